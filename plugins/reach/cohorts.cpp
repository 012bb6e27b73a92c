#include "cohorts.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <tuple>

#include "fotfaste/sdk/project_table.hpp"

namespace reach {
namespace {

struct Cohort {
  std::string name;
  std::optional<fotfaste::Day> start;
  std::optional<fotfaste::Day> end;
  std::optional<std::int64_t> planned;
  std::int64_t entered = 0;
};

// As many whole people; nothing for what is no number of them.
std::optional<std::int64_t> people(const std::optional<double>& number) {
  constexpr double most = 1e9;
  return number && *number >= 0 && *number <= most ? std::optional<std::int64_t>(std::llround(*number))
                                                   : std::nullopt;
}

// Undated ones after those with a start, the unknown last.
auto place_of(const Cohort& cohort) {
  return std::tuple(cohort.name == no_value, !cohort.start, cohort.start.value_or(0), cohort.name);
}

std::optional<fotfaste::DayCell> cell(const std::optional<fotfaste::Day>& day) {
  return day ? std::optional(fotfaste::DayCell{*day}) : std::nullopt;
}

// Of rows with one name the first in order of what they say, so that nothing hangs on the rows' order.
void add_planned(std::vector<Cohort>& cohorts, const fotfaste::Settings& settings) {
  const fotfaste::ProjectTable table(settings.raw()->project, "cohorts");
  const fotfaste::WordColumn names = table.words("name");
  const fotfaste::DayColumn starts = table.days("start");
  const fotfaste::DayColumn ends = table.days("end");
  const fotfaste::NumberColumn<double> planned = table.numbers("planned_participants");
  for (std::size_t row = 0; row < table.size(); ++row) {
    if (names.index(row) == fotfaste::WordColumn::none) continue;
    cohorts.push_back({std::string(names[row]), starts[row], ends[row], people(planned[row])});
  }
  const auto key = [](const Cohort& one) { return std::tie(one.name, one.start, one.end, one.planned); };
  std::sort(cohorts.begin(), cohorts.end(), [&](const auto& a, const auto& b) { return key(a) < key(b); });
  const auto is_same = [](const Cohort& a, const Cohort& b) { return a.name == b.name; };
  cohorts.erase(std::unique(cohorts.begin(), cohorts.end(), is_same), cohorts.end());
}

}  // namespace

void describe_cohorts(fotfaste::Description& description) {
  using fotfaste::Role;
  using fotfaste::Type;
  description.table(cohorts_id, fotfaste::Kind::count, "Omgångar mot plan", "Cohorts against plan")
      .description(
          "Hur många deltaganden som börjat i varje omgång, mot det antal som tabellen över omgångar "
          "planerar. Takten mot planen för hela projektet finns bland målen.",
          "How many participations began in each cohort, against the number that the table of cohorts plans. "
          "The pace against the plan of the whole project is among the goals.")
      .additive()
      .column("cohort", Type::text, Role::dimension, "Omgång", "Cohort")
      .column("entered", Type::integer, Role::count, "Har börjat", "Have entered")
      .column("planned", Type::integer, Role::attribute, "Planerat", "Planned")
      .column("start", Type::date, Role::attribute, "Första dag", "First day")
      .column("end", Type::date, Role::attribute, "Sista dag", "Last day");
}

void declare_cohorts(fotfaste::Needs& needs) {
  needs.columns({"project.cohorts.name", "project.cohorts.start", "project.cohorts.end",
                 "project.cohorts.planned_participants"},
                fotfaste::Required::no);
}

void report_cohorts(const Reporting& reporting, const CountsByValue& entered) {
  std::vector<Cohort> cohorts;
  add_planned(cohorts, reporting.settings);
  for (const auto& [name, count] : entered) {
    const auto found = std::find_if(cohorts.begin(), cohorts.end(),
                                    [&, wanted = name](const Cohort& one) { return one.name == wanted; });
    if (found == cohorts.end()) {
      cohorts.push_back({name, {}, {}, {}, count});
    } else {
      found->entered = count;
    }
  }
  std::sort(cohorts.begin(), cohorts.end(),
            [](const Cohort& a, const Cohort& b) { return place_of(a) < place_of(b); });
  // A project without cohorts has nothing to say here.
  if (cohorts.size() == 1 && cohorts.front().name == no_value) return;
  for (const Cohort& one : cohorts) {
    reporting.results.add(cohorts_id, one.name, one.entered, one.planned, cell(one.start), cell(one.end));
    if (one.name == no_value)
      reporting.results.label(cohorts_id, "cohort", no_value, {"inte känd", "not known"});
  }
}

}  // namespace reach
