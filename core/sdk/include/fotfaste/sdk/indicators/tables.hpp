// The result tables that every export of indicators has, as docs/exports-indicators.md describes them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "fotfaste/sdk/description.hpp"
#include "fotfaste/sdk/exports/definitions.hpp"
#include "fotfaste/sdk/indicators/figures.hpp"
#include "fotfaste/sdk/indicators/rules.hpp"
#include "fotfaste/sdk/indicators/standing.hpp"
#include "fotfaste/sdk/results.hpp"

namespace fotfaste::indicators {

inline Label label_of(const Words& words) {
  return {words.sv, words.en};
}

// What stands in the table definitions of an indicator.
inline exports::ExportDefinition definition_of(const Indicator& indicator) {
  const bool all = indicator.incomplete_too;
  return {.indicator = indicator.code,
          .kind = indicator.measured,
          .basis = indicator.basis,
          .source = indicator.source,
          .wording = label_of(indicator.wording),
          .population = label_of(indicator.population),
          .window = label_of(indicator.window),
          .completeness = all ? Label{"alla poster, även ofullständiga", "all records, incomplete ones too"}
                              : Label{"fullständiga poster", "complete records"},
          .note = label_of(indicator.note)};
}

// Table indicators: the figures.
class IndicatorsTable {
 public:
  static constexpr const char* id = "indicators";

  static void describe(Description& description) {
    description.table(id, Kind::count, "Indikatorer", "Indicators")
        .description(
            "Antal deltagarposter för varje indikator, period och kön. Fingeravtrycket är detsamma när "
            "det är samma poster i samma data.",
            "Participation records by indicator, period and gender. The digest is the same when the records "
            "of the same data are.")
        .column("indicator", Type::text, Role::dimension, "Indikator", "Indicator")
        .column("period", Type::text, Role::dimension, "Period", "Period")
        .column("gender", Type::text, Role::dimension, "Kön", "Gender")
        .column("value", Type::integer, Role::count, "Antal", "Number")
        .column("cumulative", Type::integer, Role::attribute, "Till och med perioden", "Through the period")
        .column("reference", Type::integer, Role::attribute, "Av", "Of")
        .column("unknown", Type::integer, Role::unknown, "Okända", "Unknown")
        .column("supplied", Type::integer, Role::attribute, "Därav från projektet", "Of which supplied")
        .column("digest", Type::text, Role::attribute, "Fingeravtryck", "Digest");
  }

  static void report(Results& results, const Figures& figures) {
    const Scheme& scheme = figures.scheme();
    const Periods periods(scheme.half_years);
    for (std::size_t indicator = 0; indicator < scheme.indicators.size(); ++indicator) {
      label(results, id, scheme.indicators[indicator]);
      for (std::size_t period = 0; period < figures.period_count(); ++period) {
        for (const std::size_t gender : genders(scheme)) {
          add(results, figures, indicator, periods.text(figures.period(period)), gender,
              figures.at(indicator, period, gender), figures.until(indicator, period, gender));
        }
      }
      if (figures.period_count() == 0) continue;
      for (const std::size_t gender : genders(scheme)) {
        const Figure& all = figures.until(indicator, figures.period_count() - 1, gender);
        add(results, figures, indicator, "total", gender, all, all);
      }
    }
    label_genders(results, id, "gender");
    label_total(results, id);
  }

  static void label(Results& results, const char* table, const Indicator& indicator) {
    results.label(table, "indicator", indicator.code, label_of(indicator.wording));
  }
  static void label_total(Results& results, const char* table) {
    results.label(table, "period", "total", {"hela tiden", "the whole time"});
  }
  static void label_genders(Results& results, const char* table, const char* column) {
    results.label(table, column, "woman", {"kvinnor", "women"});
    results.label(table, column, "man", {"män", "men"});
    results.label(table, column, "other", {"icke-binära", "non-binary"});
    results.label(table, column, "unknown", {"kön inte känt", "gender not known"});
    results.label(table, column, "all", {"alla", "all"});
  }
  // Rows that are reported, in the order of the form.
  static std::vector<std::size_t> genders(const Scheme& scheme) {
    if (scheme.non_binary) return {0, 1, 2, everybody_row};
    return {0, 1, everybody_row};
  }

 private:
  static void add(Results& results, const Figures& figures, std::size_t indicator, const std::string& period,
                  std::size_t gender, const Figure& figure, const Figure& until) {
    const Indicator& one = figures.scheme().indicators[indicator];
    const bool collected = figures.is_collected(indicator);
    const auto number = [collected](std::int64_t value) {
      return collected ? std::optional<std::int64_t>(value) : std::nullopt;
    };
    std::optional<std::int64_t> reference, unknown;
    if (one.measured == Measured::result) reference = figure.reference;
    if (one.measured != Measured::entity) unknown = figure.unknown;
    std::optional<std::string> digest;
    if (figure.counted > 0) digest = figure.digest.text();
    results.add(id, one.code, period, gender_word(gender), number(figure.value()), number(until.value()),
                reference, unknown, number(figure.supplied), digest);
  }
};

// Table form: the same figures as the funder's form has them, a row for each indicator and period.
class FormTable {
 public:
  static constexpr const char* id = "form";

  static void describe(Description& description, const Scheme& scheme) {
    Table& table =
        description.table(id, Kind::records, "Blankett", "Form")
            .description("Siffrorna i finansiärens uppställning.", "The figures as the funder sets them out.")
            .column("period", Type::text, Role::dimension, "Period", "Period")
            .column("indicator", Type::text, Role::dimension, "Indikator", "Indicator")
            .column("wording", Type::text, Role::attribute, "Lydelse", "Wording")
            .column("women", Type::integer, Role::attribute, "Kvinnor", "Women")
            .column("men", Type::integer, Role::attribute, "Män", "Men");
    if (scheme.non_binary) table.column("other", Type::integer, Role::attribute, "Icke-binära", "Non-binary");
    table.column("total", Type::integer, Role::count, "Totalt", "Total");
  }

  static void report(Results& results, const Figures& figures) {
    const Scheme& scheme = figures.scheme();
    const Periods periods(scheme.half_years);
    for (const Indicator& one : scheme.indicators)
      results.label(id, "wording", one.code, label_of(one.wording));
    for (std::size_t period = 0; period <= figures.period_count(); ++period) {
      if (figures.period_count() == 0) break;
      const bool total = period == figures.period_count();
      const std::size_t last = figures.period_count() - 1;
      for (std::size_t indicator = 0; indicator < scheme.indicators.size(); ++indicator) {
        const char* code = scheme.indicators[indicator].code;
        const std::string text = total ? std::string("total") : periods.text(figures.period(period));
        std::vector<Cell> row = {text, code, code};
        for (const std::size_t gender : IndicatorsTable::genders(scheme)) {
          const Figure& figure =
              total ? figures.until(indicator, last, gender) : figures.at(indicator, period, gender);
          row.emplace_back(figures.is_collected(indicator) ? std::optional<std::int64_t>(figure.value())
                                                           : std::nullopt);
        }
        results.add_row(id, row);
      }
    }
    IndicatorsTable::label_total(results, id);
  }
};

// Table standing: for each indicator, how many records stand where, and the field that those unknown lack.
class StandingTable {
 public:
  static constexpr const char* id = "standing";

  static void describe(Description& description) {
    description.table(id, Kind::count, "Vilka som räknas", "Who is counted")
        .description(
            "För varje indikator: hur många poster som räknas, inte räknas eller är okända, och varför.",
            "For each indicator: how many records are counted, are not or are unknown, and why.")
        .column("indicator", Type::text, Role::dimension, "Indikator", "Indicator")
        .column("standing", Type::text, Role::dimension, "Läge", "Standing")
        .column("reason", Type::text, Role::dimension, "Uppgift", "Field")
        .column("value", Type::integer, Role::count, "Poster", "Records");
  }

  static void label_codes(Results& results, const char* table) {
    results.label(table, "standing", "in", {"räknas", "counted"});
    results.label(table, "standing", "condition_not_met", {"uppfyller inte", "does not meet it"});
    results.label(table, "standing", "unknown", {"okänt", "unknown"});
    results.label(table, "standing", "not_in_population", {"gäller inte", "not asked of"});
    results.label(table, "standing", "incomplete", {"ofullständig post", "incomplete record"});
    results.label(table, "standing", "not_left", {"deltar fortfarande", "still taking part"});
    results.label(table, "standing", "not_due", {"för tidigt att säga", "too early to tell"});
    results.label(table, "standing", "not_valid", {"indikatorn gällde inte då", "not in force then"});
  }
};

// Table members: the records of one indicator, for those who ask for it.
class MembersTable {
 public:
  static constexpr const char* id = "members";

  static void describe(Description& description) {
    description.table(id, Kind::records, "Deltagarna bakom en siffra", "The participants behind a figure")
        .description(
            "Posterna för en indikator, var och en med sitt läge. Visas bara av fotfaste trace --members.",
            "The records of an indicator, each with its standing. Shown only by fotfaste trace --members.")
        .column("person", Type::integer, Role::person, "Deltagare", "Participant")
        .column("entry", Type::date, Role::dimension, "Start", "Entry")
        .column("exit", Type::date, Role::attribute, "Slut", "Exit")
        .column("indicator", Type::text, Role::dimension, "Indikator", "Indicator")
        .column("standing", Type::text, Role::dimension, "Läge", "Standing")
        .column("reason", Type::text, Role::attribute, "Uppgift", "Field")
        .column("period", Type::text, Role::attribute, "Period", "Period")
        .column("gender", Type::text, Role::attribute, "Kön", "Gender");
  }
};

}  // namespace fotfaste::indicators
