// A funder's scheme as a plugin:
//
//   extern const fotfaste::indicators::Scheme scheme;             // the data: indicators, fields, rules
//   using Esf2014 = fotfaste::indicators::Export<scheme>;
//   FOTFASTE_PLUGIN(Esf2014, "funder-export-esf2014", "1.0.0");
//
// A table of its own beside those is a class that is handed every record:
//
//   struct Sampling {
//     static void describe(Description& description);
//     explicit Sampling(const Settings& settings);
//     void add(const Record& record);
//     void merge(const Sampling& other);
//     void save(Writer& writer) const;
//     void restore(Reader& reader);
//     void report(Results& results) const;
//   };
//   using EsfPlus = Export<scheme, Sampling>;
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "fotfaste/sdk/exports/definitions.hpp"
#include "fotfaste/sdk/exports/rules_table.hpp"
#include "fotfaste/sdk/indicators/counts.hpp"
#include "fotfaste/sdk/indicators/figures.hpp"
#include "fotfaste/sdk/indicators/folding.hpp"
#include "fotfaste/sdk/indicators/members.hpp"
#include "fotfaste/sdk/indicators/reading.hpp"
#include "fotfaste/sdk/indicators/rules.hpp"
#include "fotfaste/sdk/indicators/scheme.hpp"
#include "fotfaste/sdk/indicators/standing.hpp"
#include "fotfaste/sdk/indicators/supplied.hpp"
#include "fotfaste/sdk/indicators/tables.hpp"
#include "fotfaste/sdk/plugin.hpp"
#include "fotfaste/sdk/population.hpp"

namespace fotfaste::indicators {

inline constexpr const char* broken_rules_code = "P301";

// A scheme without what belongs to options that are not set. all outlives this.
class Chosen {
 public:
  Chosen(const Scheme& all, const Parameters& parameters) : scheme_(all) {
    const auto is_chosen = [&](const auto& one) {
      return one.only_with == nullptr || parameters.boolean_or(one.only_with, false);
    };
    std::copy_if(all.indicators.begin(), all.indicators.end(), std::back_inserter(indicators_), is_chosen);
    std::copy_if(all.figure_rules.begin(), all.figure_rules.end(), std::back_inserter(rules_), is_chosen);
    scheme_.indicators = indicators_;
    scheme_.figure_rules = rules_;
  }
  Chosen(const Chosen&) = delete;
  Chosen& operator=(const Chosen&) = delete;

  [[nodiscard]] const Scheme& scheme() const { return scheme_; }

 private:
  Scheme scheme_;
  std::vector<Indicator> indicators_;
  std::vector<FigureRule> rules_;
};

// A participation record, as more than the indicators may be counted of it.
struct Record {
  const Facts& facts;
  bool complete;  // has every field that a complete record has
  const DueDays& due;
};

template <const Scheme& all, typename... Also>
class Export {
 public:
  static void describe(Description& description) {
    description.title(all.title.sv, all.title.en).description(all.description.sv, all.description.en);
    description.parameter("population", ParameterType::criterion,
                          "Vilka som är deltagare. Utan villkor: alla i programmet.",
                          "Who are participants. Without it: everybody in the programme.");
    FactReader::describe(description);
    Supplied::describe(description);
    description.parameter(
        "members", ParameterType::text,
        "Indikatorn vars deltagare ska listas; sätts av fotfaste trace --members.",
        "The indicator whose participants are to be listed; set by fotfaste trace --members.");
    for (const Option& option : all.options)
      description.parameter(option.name, ParameterType::boolean, option.text.sv, option.text.en)
          .default_value("false");
    IndicatorsTable::describe(description);
    FormTable::describe(description, all);
    description.table("records", Kind::count, "Deltagarposter", "Participation records")
        .description("Personer, deltaganden och poster; vad ofullständiga poster saknar.",
                     "Persons, participations and records; what incomplete records lack.")
        .column("measure", Type::text, Role::dimension, "Vad som räknas", "What is counted")
        .column("value", Type::integer, Role::count, "Antal", "Number");
    StandingTable::describe(description);
    exports::RulesTable::describe(description);
    exports::ExportDefinitions::describe(description);
    MembersTable::describe(description);
    (Also::describe(description), ...);
  }

  static void needs(const Settings& settings, Needs& needs) {
    const Export plugin(settings);
    plugin.reader_.declare(needs);
    plugin.population_.declare(needs);
    bool due_at_exit = false;
    for (const Indicator& one : plugin.scheme().indicators) {
      if (one.due == Due::six_months) {
        needs.follow_up(one.code, "exit", {6, static_cast<int>(plugin.reader_.window().after)});
      }
      due_at_exit |= one.due == Due::window_closed;
    }
    if (due_at_exit) needs.follow_up("upon-leaving", "exit", {0, static_cast<int>(leaving_days)});
  }

  explicit Export(const Settings& settings)
      : settings_(settings),
        chosen_(all, settings.parameters()),
        reader_(settings.parameters(), settings.as_of()),
        population_(settings.parameters().find("population"), settings.as_of()),
        supplied_(settings.parameters().find("supplied"), scheme()),
        members_(indicator_asked_for(settings.parameters().find("members"))),
        cells_(scheme().indicators.size()),
        standings_(scheme().indicators.size() * standing_count, 0),
        missing_(scheme().fields.size(), 0),
        broken_(scheme().record_rules.size(), 0),
        also_(Also(settings)...) {}
  Export(const Export&) = delete;
  Export& operator=(const Export&) = delete;

  void consume(const Batch& batch) {
    reader_.bind(batch);
    population_.bind(batch);
    for (const Participation participation : batch) {
      if ((participation.row() & stop_mask) == 0) settings_.stop_if_cancelled();
      if (population_.includes(participation)) folding_.add(participation);
    }
    folding_.finish([this](Folded folded) { count(reader_.read(folded)); });
  }

  void merge(const Export& other) {
    reader_.merge(other.reader_);
    population_.merge(other.population_);
    members_.merge(other.members_);
    cells_.merge(other.cells_);
    const auto add = [](std::vector<std::int64_t>& own, const std::vector<std::int64_t>& more) {
      for (std::size_t i = 0; i < own.size(); ++i) add_counts(own[i], more[i]);
    };
    add(standings_, other.standings_);
    add(missing_, other.missing_);
    add(broken_, other.broken_);
    for (std::size_t i = 0; i < totals_.size(); ++i) add_counts(totals_[i], other.totals_[i]);
    (std::get<Also>(also_).merge(std::get<Also>(other.also_)), ...);
  }

  void save(Writer& writer) const {
    reader_.save(writer);
    population_.save(writer);
    members_.save(writer);
    cells_.save(writer);
    for (const auto* counts : {&standings_, &missing_, &broken_}) {
      for (const std::int64_t count : *counts) writer.number(count);
    }
    for (const std::int64_t count : totals_) writer.number(count);
    (std::get<Also>(also_).save(writer), ...);
  }

  void restore(Reader& reader) {
    reader_.restore(reader);
    population_.restore(reader);
    members_.restore(reader);
    cells_.restore(reader);
    for (auto* counts : {&standings_, &missing_, &broken_}) {
      for (std::int64_t& count : *counts) add_counts(count, read_count(reader));
    }
    for (std::int64_t& count : totals_) add_counts(count, read_count(reader));
    (std::get<Also>(also_).restore(reader), ...);
  }

  void report(Results& results) const {
    const Figures figures(scheme(), cells_, supplied_, settings_.as_of());
    IndicatorsTable::report(results, figures);
    FormTable::report(results, figures);
    report_records(results);
    report_standings(results);
    report_rules(results, figures);
    exports::ExportDefinitions definitions(results);
    for (const Indicator& one : scheme().indicators) definitions.add(definition_of(one));
    members_.report(results, scheme());
    (std::get<Also>(also_).report(results), ...);
    population_.report_left_out(settings_, {"exporten", "the export"});
    reader_.report_unseen(settings_);
  }

 private:
  static constexpr std::size_t stop_mask = 4095;
  enum Total : std::size_t { persons, participations, re_entries, complete, incomplete, total_count };

  [[nodiscard]] std::optional<std::size_t> indicator_asked_for(const Parameters& parameter) const {
    if (!parameter) return std::nullopt;
    for (std::size_t i = 0; i < scheme().indicators.size(); ++i) {
      if (parameter.as_text() == scheme().indicators[i].code) return i;
    }
    throw ParameterError({"Indikatorn finns inte.", "There is no such indicator."},
                         {"Tabellen definitions visar alla.", "The table definitions shows them all."},
                         parameter.raw(), "P312");
  }

  void count(const Facts& facts) {
    ++totals_[persons];
    totals_[participations] += facts.participations;
    if (facts.participations > 1) ++totals_[re_entries];
    const bool is_complete = count_missing(facts);
    ++totals_[is_complete ? complete : incomplete];
    for (std::size_t i = 0; i < scheme().record_rules.size(); ++i) {
      if (scheme().record_rules[i].broken(facts)) ++broken_[i];
    }
    const DueDays due = due_days(facts, reader_.window().after);
    (std::get<Also>(also_).add(Record{facts, is_complete, due}), ...);
    const Periods periods(scheme().half_years);
    const Day as_of = settings_.as_of();
    PeriodCells& entered = cells_.at(periods.of(facts.entry));
    PeriodCells* left = facts.exit && *facts.exit < as_of ? &cells_.at(periods.of(*facts.exit)) : nullptr;
    const SetDigest digest = SetDigest::of(facts);
    const std::size_t first_cell =
        cell_index(scheme().indicators.size(), 0, static_cast<std::size_t>(facts.gender));
    for (std::size_t i = 0; i < scheme().indicators.size(); ++i) {
      const Indicator& indicator = scheme().indicators[i];
      if (indicator.measured == Measured::entity) continue;
      const Standing standing = standing_of(indicator, facts, is_complete, due, as_of);
      ++standings_[i * standing_count + static_cast<std::size_t>(standing)];
      members_.add(i, facts, standing);
      const std::size_t cell = first_cell + i;
      switch (indicator.counted_in) {
        case CountedIn::entry:
          entered[cell].add(standing, digest);
          break;
        case CountedIn::exit:
          if (left != nullptr) (*left)[cell].add(standing, digest);
          break;
        case CountedIn::later_years: {
          const Period last = periods.of(left != nullptr ? *facts.exit : as_of - 1);
          for (Period period = periods.of(facts.entry) + 1; period <= last; ++period)
            cells_.at(period)[cell].add(standing, digest);
          break;
        }
      }
    }
  }

  // Whether the record has every field that a complete one has.
  bool count_missing(const Facts& facts) {
    bool has_all = true;
    for (std::size_t i = 0; i < scheme().fields.size(); ++i) {
      const Field& field = scheme().fields[i];
      if (facts.entry >= field.valid_until || field.known(facts)) continue;
      ++missing_[i];
      has_all = false;
    }
    return has_all;
  }

  void report_records(Results& results) const {
    const std::array<std::pair<const char*, Label>, total_count> names = {
        {{"persons", {"personer", "persons"}},
         {"participations", {"deltaganden", "participations"}},
         {"re_entries", {"personer som kommit tillbaka", "persons who came back"}},
         {"complete", {"fullständiga poster", "complete records"}},
         {"incomplete", {"ofullständiga poster", "incomplete records"}}}};
    for (std::size_t i = 0; i < names.size(); ++i) {
      results.add("records", names[i].first, totals_[i]);
      results.label("records", "measure", names[i].first, names[i].second);
    }
    for (std::size_t i = 0; i < scheme().fields.size(); ++i) {
      const std::string name = std::string("missing.").append(scheme().fields[i].name);
      results.add("records", name, missing_[i]);
      results.label("records", "measure", name,
                    {std::string("saknar ").append(scheme().fields[i].title.sv),
                     std::string("without ").append(scheme().fields[i].title.en)});
    }
  }

  void report_standings(Results& results) const {
    for (std::size_t i = 0; i < scheme().indicators.size(); ++i) {
      const Indicator& indicator = scheme().indicators[i];
      if (indicator.measured == Measured::entity) continue;
      IndicatorsTable::label(results, StandingTable::id, indicator);
      for (std::size_t standing = 0; standing < standing_count; ++standing) {
        const std::int64_t number = standings_[i * standing_count + standing];
        if (number == 0) continue;
        const bool lacks = static_cast<Standing>(standing) == Standing::unknown;
        results.add(StandingTable::id, indicator.code, word(static_cast<Standing>(standing)),
                    lacks ? indicator.reads : "", number);
      }
    }
    StandingTable::label_codes(results, StandingTable::id);
  }

  void report_rules(Results& results, const Figures& figures) const {
    using exports::RulesTable;
    std::string broken;
    const auto note = [&broken](const char* code, Weight weight) {
      if (weight == Weight::error) broken.append(broken.empty() ? "" : ", ").append(code);
    };
    const auto row = [](const auto& rule, const char* outcome) {
      return exports::RulesRow{.code = rule.code,
                               .is_error = rule.weight == Weight::error,
                               .basis = rule.basis,
                               .outcome = outcome};
    };
    for (std::size_t i = 0; i < scheme().record_rules.size(); ++i) {
      const RecordRule& rule = scheme().record_rules[i];
      const char* outcome = totals_[persons] == 0 ? "not_applicable" : broken_[i] > 0 ? "violated" : "holds";
      exports::RulesRow line = row(rule, outcome);
      line.count = broken_[i];
      RulesTable::add(results, line);
      RulesTable::label(results, rule.code, label_of(rule.text));
      if (broken_[i] > 0) note(rule.code, rule.weight);
    }
    const RuleBook book(figures, settings_.as_of());
    const Periods periods(scheme().half_years);
    for (const FigureRule& rule : scheme().figure_rules) {
      const Judged judged = book.judge(rule);
      RulesTable::label(results, rule.code, label_of(rule.text));
      if (judged.breaches.empty()) {
        RulesTable::add(results, row(rule, judged.applicable ? "holds" : "not_applicable"));
        continue;
      }
      const auto side = [](std::optional<std::int64_t> value) {
        return value ? std::optional<double>(static_cast<double>(*value)) : std::nullopt;
      };
      for (const Breach& breach : judged.breaches) {
        const std::string period = periods.text(figures.period(breach.period));
        exports::RulesRow line = row(rule, "violated");
        line.period = period;
        line.stratum = gender_word(breach.gender);
        line.left = side(breach.left);
        line.right = side(breach.right);
        RulesTable::add(results, line);
      }
      note(rule.code, rule.weight);
    }
    RulesTable::label_words(results);
    IndicatorsTable::label_genders(results, RulesTable::id, "stratum");
    if (broken.empty()) return;
    settings_.report(
        Severity::warning, broken_rules_code,
        {std::string("Siffrorna bryter mot finansiärens regler: ").append(broken).append("."),
         std::string("The figures break the funder's rules: ").append(broken).append(".")},
        {"Tabellen rules visar var. fotfaste export lämnar inte ut dem utan --force.",
         "The table rules shows where. fotfaste export does not hand them out without --force."});
  }

  [[nodiscard]] const Scheme& scheme() const { return chosen_.scheme(); }

  Settings settings_;
  Chosen chosen_;
  FactReader reader_;
  Population population_;
  Supplied supplied_;
  Members members_;
  Folding folding_;
  CellCounts cells_;
  std::vector<std::int64_t> standings_;  // by indicator, then standing
  std::vector<std::int64_t> missing_;    // by field
  std::vector<std::int64_t> broken_;     // by record rule
  std::array<std::int64_t, total_count> totals_ = {};
  std::tuple<Also...> also_;
};

}  // namespace fotfaste::indicators
