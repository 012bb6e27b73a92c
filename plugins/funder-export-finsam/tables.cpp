#include "tables.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <tuple>

#include "fotfaste/sdk/codes.hpp"
#include "rules.hpp"
#include "support.hpp"

namespace finsam {
namespace {

using fotfaste::Results;
using fotfaste::Role;
using fotfaste::Type;

constexpr const char* activities_table = "activities";
constexpr const char* outcome_table = "direct-outcome";
constexpr const char* support_table = "support";
constexpr const char* reasons_table = "exit-reasons";
constexpr const char* supplied_table = "supplied";
// All activities together; no activity has an empty name.
constexpr const char* all_activities = "";

struct Sums {
  std::int64_t entries = 0, exits = 0, voided = 0;
  std::int64_t direct = 0, not_direct = 0, unknown = 0, not_due = 0;
  std::int64_t supplied_entries = 0, supplied_exits = 0, supplied_direct = 0, supplied_not_direct = 0;

  void add(const Sums& other) {
    for (const auto member : {&Sums::entries, &Sums::exits, &Sums::voided, &Sums::direct, &Sums::not_direct,
                              &Sums::unknown, &Sums::not_due, &Sums::supplied_entries, &Sums::supplied_exits,
                              &Sums::supplied_direct, &Sums::supplied_not_direct}) {
      this->*member += other.*member;
    }
  }
};

// By activity and year: each gender and everybody.
class Grid {
 public:
  using Years = std::map<int, std::array<Sums, gender_count>>;

  Grid(const Figures& figures, const Options& options) {
    for (const auto& [figure, count] : figures.all()) {
      Sums sums;
      switch (figure.measure) {
        case Measure::entries:
          sums.entries = count;
          break;
        case Measure::exits:
          sums.exits = count;
          break;
        case Measure::voided:
          sums.voided = count;
          break;
        case Measure::direct:
          sums.direct = count;
          break;
        case Measure::not_direct:
          sums.not_direct = count;
          break;
        case Measure::direct_unknown:
          sums.unknown = count;
          break;
        case Measure::direct_not_due:
          sums.not_due = count;
          break;
        default:
          continue;
      }
      add(figure.activity, figure.year, figure.gender, sums);
    }
    for (const Supplied& one : options.supplied) {
      Sums sums;
      if (one.indicator == SuppliedIndicator::entries) sums.supplied_entries = one.value;
      if (one.indicator == SuppliedIndicator::exits) sums.supplied_exits = one.value;
      if (one.indicator == SuppliedIndicator::work_or_studies) sums.supplied_direct = one.value;
      if (one.indicator == SuppliedIndicator::other_outcome) sums.supplied_not_direct = one.value;
      add(one.activity, one.year, one.gender, sums);
    }
  }

  [[nodiscard]] const std::map<std::string, Years>& activities() const { return activities_; }
  [[nodiscard]] bool is_met(std::size_t gender) const { return met_[gender]; }
  [[nodiscard]] int first_year() const { return first_year_; }
  [[nodiscard]] int last_year() const { return last_year_; }

 private:
  void add(const std::string& activity, int year, std::size_t gender, const Sums& sums) {
    for (const std::string& one : {activity, std::string(all_activities)}) {
      auto& genders = activities_[one][year];
      genders[gender].add(sums);
      if (gender != everybody) genders[everybody].add(sums);
    }
    met_[gender] = true;
    first_year_ = std::min(first_year_, year);
    last_year_ = std::max(last_year_, year);
  }

  std::map<std::string, Years> activities_;
  // Women, men and everybody are always shown.
  std::array<bool, gender_count> met_ = {true, true, false, false, true};
  int first_year_ = 9999;
  int last_year_ = 0;
};

// Everybody first.
constexpr std::size_t gender_order[] = {everybody, 0, 1, 2, 3};

void label_activity(Results& results, const char* table) {
  results.label(table, "activity", all_activities, {"alla insatser", "all activities"});
}
void label_dimensions(Results& results, const char* table) {
  label_activity(results, table);
  results.label(table, "gender", "all", {"alla", "everybody"});
  results.label(table, "period", "total", {"hela tiden", "in all"});
}

void add_activity_row(Results& results, const std::string& activity, const std::string& period,
                      std::size_t gender, const Sums& sums, std::int64_t ongoing) {
  results.add(activities_table, activity, period, gender_word(gender), sums.entries + sums.supplied_entries,
              sums.exits + sums.supplied_exits, ongoing, sums.voided, sums.supplied_entries,
              sums.supplied_exits);
}

void add_outcome_row(Results& results, const std::string& activity, const std::string& period,
                     std::size_t gender, const Sums& sums) {
  const std::int64_t yes = sums.direct + sums.supplied_direct;
  const std::int64_t no = sums.not_direct + sums.supplied_not_direct;
  if (yes + no + sums.unknown + sums.not_due == 0) return;
  results.add(outcome_table, activity, period, gender_word(gender), yes, yes + no, sums.unknown, sums.not_due,
              sums.supplied_direct + sums.supplied_not_direct);
}

void report_support(Results& results, const Figures& figures, const Options& options) {
  // Activity, before and after; the empty activity is all of them.
  std::map<std::tuple<std::string, std::string, std::string>, std::int64_t> cells;
  std::map<std::pair<std::string, std::string>, std::int64_t> of_before;
  for (const auto& [figure, count] : figures.all()) {
    if (figure.measure != Measure::support) continue;
    for (const std::string& activity : {figure.activity, std::string(all_activities)}) {
      cells[{activity, figure.before, figure.after}] += count;
      of_before[{activity, figure.before}] += count;
    }
  }
  for (const auto& [cell, count] : cells) {
    const auto& [activity, before, after] = cell;
    const fotfaste::StratumCell stratum =
        activity.empty() ? fotfaste::StratumCell{} : fotfaste::StratumCell{{{"activity", activity}}};
    results.add(support_table, before, after, stratum, count, of_before.at({activity, before}));
  }
  constexpr const char* sv[] = {"anställning", "eget företag",  "studier",      "arbetsmarknadsutbildning",
                                "praktik",     "arbetslös",     "söker arbete", "utan sysselsättning",
                                "sjukskriven", "föräldraledig", "annat"};
  constexpr const char* en[] = {"employed",
                                "self-employed",
                                "studies",
                                "labour-market training",
                                "placement",
                                "unemployed",
                                "looking for work",
                                "neither work nor studies",
                                "sick",
                                "on parental leave",
                                "other"};
  for (const char* column : {"before", "after"}) {
    results.label(support_table, column, unknown_support, {"okänt", "unknown"});
    if (!options.support_dimension.empty()) continue;
    for (int state = 0; state < fotfaste::core_state_count - 1; ++state) {
      results.label(support_table, column, fotfaste::word(static_cast<fotfaste::CoreState>(state)),
                    {sv[state], en[state]});
    }
  }
}

void report_reasons(Results& results, const Figures& figures) {
  std::map<std::tuple<std::string, std::string, std::string>, std::int64_t> cells;
  for (const auto& [figure, count] : figures.all()) {
    if (figure.measure != Measure::reason) continue;
    for (const std::string& activity : {figure.activity, std::string(all_activities)}) {
      for (const std::string& period : {std::to_string(figure.year), std::string("total")}) {
        cells[{activity, period, figure.before}] += count;
      }
    }
  }
  for (const auto& [cell, count] : cells) {
    results.add(reasons_table, std::get<0>(cell), std::get<1>(cell), std::get<2>(cell), count);
  }
  label_activity(results, reasons_table);
  results.label(reasons_table, "period", "total", {"hela tiden", "in all"});
  results.label(reasons_table, "exit_reason", "during",
                {"insatsen slutade under deltagandet", "the activity ended during the participation"});
}

void report_supplied(Results& results, const Options& options) {
  int number = 0;
  for (const Supplied& one : options.supplied) {
    results.add(supplied_table, ++number, word(one.indicator), one.activity, std::to_string(one.year),
                gender_word(one.gender), one.value, one.source);
  }
  results.label(supplied_table, "gender", "all", {"alla", "everybody"});
  results.label(supplied_table, "indicator", "entries", {"påbörjade", "entries"});
  results.label(supplied_table, "indicator", "exits", {"avslutade", "exits"});
  results.label(supplied_table, "indicator", "work_or_studies",
                {"avslutade direkt till arbete eller studier", "exits directly to work or studies"});
  results.label(supplied_table, "indicator", "other_outcome",
                {"avslutade till annat", "exits to other things"});
}

}  // namespace

void describe_tables(fotfaste::Description& description) {
  description
      .table(outcome_table, fotfaste::Kind::proportion, "Direkt i arbete eller studier",
             "Directly in work or studies")
      .description(
          "Av de insatser som avslutades: hur många deltagare som var i arbete och/eller studier "
          "direkt efteråt.",
          "Of the activities that ended: how many participants were in work and/or studies directly "
          "afterwards.")
      .smallest_cell(5)
      .direction(fotfaste::Direction::higher)
      .column("activity", Type::text, Role::dimension, "Insats", "Activity")
      .column("period", Type::text, Role::dimension, "År", "Year")
      .column("gender", Type::text, Role::dimension, "Kön", "Gender")
      .column("numerator", Type::integer, Role::numerator, "I arbete eller studier", "In work or studies")
      .column("denominator", Type::integer, Role::denominator, "Med känt utfall", "With a known outcome")
      .column("unknown", Type::integer, Role::unknown, "Okänt", "Unknown")
      .column("not_due", Type::integer, Role::excluded, "Dagen efter har inte kommit",
              "The day after has not come")
      .column("supplied", Type::integer, Role::attribute, "Varav egna siffror", "Of which supplied");
  description.table(activities_table, fotfaste::Kind::count, "Insatser", "Activities")
      .description(
          "Varje start och slut i varje insats räknas för sig, också upprepade och samtidiga. Pågående: vid "
          "årets slut, eller den dag som uppgifterna gäller.",
          "Each entry and exit of each activity counts by itself, repeated and simultaneous ones too. "
          "Ongoing: "
          "at the end of the year, or on the day that the data are for.")
      .smallest_cell(5)
      .column("activity", Type::text, Role::dimension, "Insats", "Activity")
      .column("period", Type::text, Role::dimension, "År", "Year")
      .column("gender", Type::text, Role::dimension, "Kön", "Gender")
      .column("entries", Type::integer, Role::value, "Påbörjade", "Entries")
      .column("exits", Type::integer, Role::value, "Avslutade", "Exits")
      .column("ongoing", Type::integer, Role::value, "Pågående", "Ongoing")
      .column("voided", Type::integer, Role::excluded, "Felregistrerade", "Wrongly registered")
      .column("supplied_entries", Type::integer, Role::attribute, "Påbörjade: varav egna siffror",
              "Entries: of which supplied")
      .column("supplied_exits", Type::integer, Role::attribute, "Avslutade: varav egna siffror",
              "Exits: of which supplied");
  description
      .table(support_table, fotfaste::Kind::matrix, "Försörjning före och efter", "Support before and after")
      .description("Av dem som hade samma försörjning före insatsen: vad de hade direkt efter den.",
                   "Of those with the same support before the activity: what they had directly after it.")
      .smallest_cell(5)
      .column("before", Type::text, Role::dimension, "Före", "Before")
      .column("after", Type::text, Role::dimension, "Efter", "After")
      .column("stratum", Type::stratum, Role::dimension, "Insats", "Activity")
      .column("numerator", Type::integer, Role::numerator, "Avslutade", "Exits")
      .column("denominator", Type::integer, Role::denominator, "Alla med samma före",
              "All with the same before");
  description.table(reasons_table, fotfaste::Kind::count, "Avslutsanledningar", "Exit reasons")
      .description(
          "Avslutade insatser efter anledning. Slutade insatsen medan deltagandet fortsatte finns ingen.",
          "Activities ended by reason. There is none when the participation went on.")
      .smallest_cell(5)
      .column("activity", Type::text, Role::dimension, "Insats", "Activity")
      .column("period", Type::text, Role::dimension, "År", "Year")
      .column("exit_reason", Type::text, Role::dimension, "Anledning", "Reason")
      .column("value", Type::integer, Role::count, "Avslutade", "Exits");
  description.table(supplied_table, fotfaste::Kind::records, "Projektets egna siffror", "Supplied figures")
      .description("Siffror för deltagare som inte finns i data, med källa.",
                   "Figures for participants who are not in the data, with their source.")
      .column("number", Type::integer, Role::dimension, "Nr", "No.")
      .column("indicator", Type::text, Role::attribute, "Vad", "What")
      .column("activity", Type::text, Role::attribute, "Insats", "Activity")
      .column("period", Type::text, Role::attribute, "År", "Year")
      .column("gender", Type::text, Role::attribute, "Kön", "Gender")
      .column("value", Type::integer, Role::value, "Antal", "Number")
      .column("source", Type::text, Role::attribute, "Källa", "Source");
}

void report_tables(Results& results, const Figures& figures, const Options& options, int last_year) {
  const Grid grid(figures, options);
  const int last = std::max(last_year, grid.last_year());
  for (const auto& [activity, years] : grid.activities()) {
    std::array<Sums, gender_count> in_all;
    for (int year = grid.first_year(); year <= last; ++year) {
      const auto found = years.find(year);
      for (const std::size_t gender : gender_order) {
        const Sums sums = found == years.end() ? Sums() : found->second[gender];
        in_all[gender].add(sums);
        if (!grid.is_met(gender)) continue;
        const Sums& all = in_all[gender];
        add_activity_row(results, activity, std::to_string(year), gender, sums,
                         all.entries + all.supplied_entries - all.exits - all.supplied_exits);
        add_outcome_row(results, activity, std::to_string(year), gender, sums);
      }
    }
    for (const std::size_t gender : gender_order) {
      if (!grid.is_met(gender)) continue;
      const Sums& all = in_all[gender];
      add_activity_row(results, activity, "total", gender, all,
                       all.entries + all.supplied_entries - all.exits - all.supplied_exits);
      add_outcome_row(results, activity, "total", gender, all);
    }
  }
  label_dimensions(results, activities_table);
  label_dimensions(results, outcome_table);
  report_support(results, figures, options);
  report_reasons(results, figures);
  report_supplied(results, options);
}

void check_sums(fotfaste::exports::ExportRules& rules, const Figures& figures, const Options& options) {
  const Grid grid(figures, options);
  const auto place = [](const std::string& activity, std::size_t gender) {
    if (gender == everybody) return activity;
    return std::string(activity).append(", ").append(gender_word(gender));
  };
  for (const auto& [activity, years] : grid.activities()) {
    if (activity == all_activities) continue;
    std::array<Sums, gender_count> until;
    for (const auto& [year, genders] : years) {
      for (const std::size_t gender : gender_order) {
        until[gender].add(genders[gender]);
        const Sums& sums = until[gender];
        const std::int64_t entries = sums.entries + sums.supplied_entries;
        const std::int64_t exits = sums.exits + sums.supplied_exits;
        if (exits > entries) {
          rules.violate_by_figure(exits_above_entries, std::to_string(year), place(activity, gender),
                                  {static_cast<double>(exits), static_cast<double>(entries)});
        }
        const Sums& own = genders[gender];
        const std::int64_t outcomes = own.supplied_direct + own.supplied_not_direct;
        if (outcomes > own.supplied_exits) {
          rules.violate_by_figure(supplied_outcomes, std::to_string(year), place(activity, gender),
                                  {static_cast<double>(outcomes), static_cast<double>(own.supplied_exits)});
        }
      }
    }
  }
}

}  // namespace finsam
