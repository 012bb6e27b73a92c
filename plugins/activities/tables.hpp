// The tables of the plugin. Each file of tables describes them, counts a participation for them, and reports
// what was counted.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fotfaste/sdk/breakdown.hpp"
#include "fotfaste/sdk/description.hpp"
#include "fotfaste/sdk/results.hpp"
#include "fotfaste/sdk/settings.hpp"
#include "ledger.hpp"
#include "options.hpp"
#include "records.hpp"

namespace activities {

struct Reporting {
  fotfaste::Results& results;
  const Options& options;
  const LedgerView& counts;
  const fotfaste::Breakdown& breakdown;
  const std::vector<std::uint32_t>& strata;  // in the order of the report
  fotfaste::Settings settings;
  fotfaste::Day as_of;

  [[nodiscard]] std::int64_t persons(std::uint32_t stratum) const {
    return counts.count(Series::persons, stratum, {}, 0);
  }
  [[nodiscard]] std::int64_t step(Series series, std::uint32_t stratum, std::string_view word,
                                  Step step) const {
    return counts.count(series, stratum, word, static_cast<std::int64_t>(step));
  }
  [[nodiscard]] fotfaste::StratumCell cell(std::uint32_t stratum) const { return breakdown.cell(stratum); }
};

// uptake, attendance, hours, individual-and-group, breadth, outside
void describe_uptake(fotfaste::Description& description);
void count_uptake(const Person& person, Ledger& ledger);
void report_uptake(const Reporting& reporting);

// components, combinations
void describe_components(fotfaste::Description& description);
void count_components(const Person& person, const Options& options, Ledger& ledger);
void report_components(const Reporting& reporting);

// days, parallel, long-gaps
void describe_days(fotfaste::Description& description);
void count_days(const Person& person, const Options& options, Ledger& ledger);
void report_days(const Reporting& reporting);

// full-time, full-time-weeks
void describe_full_time(fotfaste::Description& description);
void count_full_time(const Person& person, const Options& options, Ledger& ledger);
void report_full_time(const Reporting& reporting);

// placed, days-to
void describe_placements(fotfaste::Description& description);
void count_placements(const Person& person, const Options& options, Ledger& ledger);
void report_placements(const Reporting& reporting);

// employers, placement-employers, network
void describe_employers(fotfaste::Description& description);
void report_employers(const Reporting& reporting);

// support, changes
void describe_support(fotfaste::Description& description);
void count_support(const Person& person, const Options& options, Ledger& ledger);
void report_support(const Reporting& reporting);

// completion, factor-coverage, factor-activities
void describe_content(fotfaste::Description& description);
void count_content(const Person& person, const Options& options, Ledger& ledger);
void report_content(const Reporting& reporting);

// adaptation, contacts-after-employment. Criteria are bound to the batch.
void describe_care(fotfaste::Description& description);
void count_care(const Person& person, Options& options, Ledger& ledger);
void report_care(const Reporting& reporting);

// What is wrong or noteworthy.
enum class Noted : std::int64_t {
  records,
  attended_not_stated,
  held_not_stated,
  planned_not_stated,
  placements,
  employer_not_stated,
  without_entry
};
void count_noted(const Person& person, Ledger& ledger);
void report_noted(const Reporting& reporting);

// The columns of a table of steps after its dimensions: who did, who could be judged, and those apart.
fotfaste::Table& add_step_columns(fotfaste::Table& table, const char* sv_yes, const char* en_yes);
// The cells of those columns.
struct StepCells {
  std::int64_t yes, judged, unknown, not_due, early, apart;
};
StepCells step_cells(const Reporting& reporting, Series series, std::uint32_t stratum, std::string_view word);

// What happened within a time from an anchor, or at any time until the person left.
Step step_by(std::optional<fotfaste::Day> day, fotfaste::Day last_day, fotfaste::Day as_of);
Step step_until_exit(bool has_happened, bool has_left);

constexpr double seconds_per_hour = 3600;
inline double hours_of(std::int64_t seconds) {
  return static_cast<double>(seconds) / seconds_per_hour;
}

}  // namespace activities
