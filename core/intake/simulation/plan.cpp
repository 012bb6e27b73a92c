#include "intake/simulation/plan.hpp"

#include <algorithm>

#include "intake/simulation/criteria.hpp"
#include "intake/simulation/path_settings.hpp"

namespace fotfaste::intake::simulation {
namespace {

using model::Project;

// The first day of the project's constant for this column, where every row has the same.
std::optional<Day> constant_day(const Project& project, std::string_view column) {
  const std::optional<model::ColumnId> id = model::find_column(model::Table::participations, column);
  for (const model::Source& source : project.sources) {
    const auto found = source.constants.find(*id);
    if (found != source.constants.end()) return parse_day(found->second);
  }
  return std::nullopt;
}

std::optional<Day> first_wide_month(const Project& project) {
  for (const model::Source& source : project.sources) {
    if (source.wide) return source.wide->first_month;
  }
  return std::nullopt;
}

std::optional<Day> last_wide_day(const Project& project) {
  for (const model::Source& source : project.sources) {
    if (source.wide) return add_months(source.wide->last_month, 1);
  }
  return std::nullopt;
}

Day last_day_of(const Project& project) {
  if (project.as_of) return *project.as_of;
  if (const std::optional<Day> day = last_wide_day(project)) return *day;
  if (project.card.end) return *project.card.end;
  return to_day({2026, 1, 1});
}

Day first_day_of(const Project& project, Day as_of) {
  if (const std::optional<Day> day = constant_day(project, "entry")) return *day;
  if (project.card.start) return *project.card.start;
  if (const std::optional<Day> day = first_wide_month(project)) return *day;
  return add_months(as_of, -36);
}

std::uint64_t scale(std::uint64_t count, std::uint64_t from, std::uint64_t to) {
  return from == 0 ? 0 : (count * to + from / 2) / from;
}

// Makes the numbers add up to total: the last ones give way, and the first one takes what is left.
template <typename Item>
void fit(std::vector<Item>& items, std::uint64_t total) {
  if (items.empty()) return;
  std::uint64_t left = total;
  for (Item& item : items) {
    item.participants = std::min(item.participants, left);
    left -= item.participants;
  }
  items.front().participants += left;
}

template <typename Item>
void scale_all(std::vector<Item>& items, std::uint64_t from, std::uint64_t to) {
  for (Item& item : items) item.participants = scale(item.participants, from, to);
  fit(items, to);
}

std::vector<PlannedCohort> default_cohorts(const Project& project, const Plan& plan) {
  const Day first = first_day_of(project, plan.as_of);
  if (constant_day(project, "entry")) return {{"1", first, first, plan.participants}};
  // Late entrants leave no time to see what became of them: the last year has none, where the period allows.
  const Day end = std::min(project.card.end.value_or(plan.as_of), plan.as_of);
  const Day last = std::max(add_months(end, -12) - 1, first + (end - first) / 3);
  std::vector<PlannedCohort> cohorts;
  for (int i = 0; i < 3; ++i) {
    const Day from = first + (last - first) * i / 3;
    const Day until = std::max(from, std::min(from + 40, first + (last - first) * (i + 1) / 3 - 1));
    cohorts.push_back({std::to_string(i + 1), from, until, plan.participants / 3});
  }
  fit(cohorts, plan.participants);
  return cohorts;
}

std::optional<Range> read_range(Settings& settings, std::string_view key, int least, int most) {
  Settings table = settings.table(key);
  if (table.written() == nullptr) return std::nullopt;
  Range range;
  range.least = static_cast<int>(table.integer("least", least, most).value_or(least));
  range.most = static_cast<int>(table.integer("most", range.least, most).value_or(range.least));
  table.refuse_others();
  return range;
}

std::vector<PlannedCohort> read_cohorts(Settings& settings) {
  std::vector<PlannedCohort> cohorts;
  for (Settings& table : settings.tables("cohort")) {
    PlannedCohort cohort;
    cohort.name = table.text("name").value_or(std::to_string(cohorts.size() + 1));
    cohort.participants =
        static_cast<std::uint64_t>(table.integer("participants", 0, 10'000'000).value_or(0));
    const std::optional<Day> from = table.day("entry_from");
    const std::optional<Day> until = table.day("entry_until");
    table.refuse_others();
    if (!from) {
      table.refuse("entry_from", {"omgången saknar entry_from, första dagen som någon börjar",
                                  "the cohort lacks entry_from, the first day that somebody enters"});
      continue;
    }
    cohort.entry_from = *from;
    cohort.entry_until = std::max(until.value_or(*from), *from);
    cohorts.push_back(std::move(cohort));
  }
  return cohorts;
}

// The items of a questionnaire that has a file of its own.
void add_described(const model::Instrument& described, PlannedInstrument& planned) {
  const auto add_once = [](std::vector<std::string>& list, const std::string& word) {
    if (!word.empty() && std::find(list.begin(), list.end(), word) == list.end()) list.push_back(word);
  };
  const bool all_items = planned.items.empty();
  const bool all_raters = planned.raters.empty();
  for (const model::InstrumentItem& item : described.items) {
    if (all_items) add_once(planned.items, item.id);
    if (all_raters) add_once(planned.raters, item.rater);
    PlannedItem& made = planned.described[item.id];
    add_once(made.raters, item.rater);
    made.lowest = static_cast<int>(item.lowest.value_or(planned.lowest));
    made.highest = static_cast<int>(item.highest.value_or(planned.highest));
    made.lower_is_better = item.direction == "lower";
  }
}

std::vector<PlannedInstrument> read_instruments(Settings& settings, const Project& project) {
  std::vector<PlannedInstrument> instruments;
  const auto complete = [&](PlannedInstrument& instrument) {
    for (const model::Instrument& described : project.instruments) {
      if (described.id == instrument.name) add_described(described, instrument);
    }
    if (instrument.raters.empty()) instrument.raters = {"participant", "caseworker"};
  };
  for (Settings& table : settings.tables("instrument")) {
    PlannedInstrument instrument;
    instrument.name = table.text("name").value_or("");
    instrument.items = table.texts("items");
    instrument.raters = table.texts("raters");
    instrument.at_entry = table.boolean("at_entry").value_or(true);
    instrument.every_months = static_cast<int>(table.integer("every_months", 0, 120).value_or(3));
    instrument.at_exit = table.boolean("at_exit").value_or(true);
    instrument.lowest = static_cast<int>(table.integer("lowest", -1000, 1000).value_or(1));
    instrument.highest = static_cast<int>(table.integer("highest", instrument.lowest, 1000).value_or(5));
    instrument.start = read_range(table, "start", 0, 100).value_or(instrument.start);
    instrument.rise = static_cast<int>(table.integer("rise", -100, 100).value_or(instrument.rise));
    instrument.alike = static_cast<int>(table.integer("alike", 0, 100).value_or(instrument.alike));
    complete(instrument);
    if (const auto occasions = table.integer("occasions", 0, 1'000'000'000)) {
      instrument.occasions = static_cast<std::uint64_t>(*occasions);
      if (*instrument.occasions % instrument.raters.size() != 0) {
        table.refuse("occasions", {"occasions ska gå att dela lika på skattarna",
                                   "occasions must divide evenly between the raters"});
      }
    }
    table.refuse_others();
    instruments.push_back(std::move(instrument));
  }
  if (!instruments.empty()) return instruments;
  for (const model::Instrument& described : project.instruments) {
    PlannedInstrument instrument;
    instrument.name = described.id;
    complete(instrument);
    instruments.push_back(std::move(instrument));
  }
  return instruments;
}

// Every item that a goal asks for is asked at exit; without any instrument at all, a small one is made up.
void complete_instruments(Plan& plan) {
  for (const RatingGoal& goal : plan.ratings) {
    for (const RatingNeed& need : goal.needs) {
      const auto holds = [&need](const PlannedInstrument& instrument) {
        return instrument.name == need.instrument &&
               std::find(instrument.items.begin(), instrument.items.end(), need.item) !=
                   instrument.items.end();
      };
      if (std::any_of(plan.instruments.begin(), plan.instruments.end(), holds)) continue;
      const std::string rater = need.rater.empty() ? "participant" : need.rater;
      PlannedInstrument asked;
      asked.name = need.instrument;
      asked.items = {need.item};
      asked.raters = {rater};
      asked.at_entry = false;
      asked.every_months = 0;
      plan.instruments.push_back(std::move(asked));
    }
  }
  if (plan.instruments.empty()) {
    PlannedInstrument small;
    small.name = "progression";
    small.items = {"hope", "daily_life", "job_search"};
    small.raters = {"participant", "caseworker"};
    plan.instruments.push_back(std::move(small));
  }
}

// Whatever the project asks for and [simulation] does not mention.
void complete_background(const Project& project, Plan& plan) {
  const std::uint64_t half = plan.participants / 2;
  const std::vector<Quota> yes_or_no = {{"ja", half}, {"nej", plan.participants - half}};
  for (const model::Source& source : project.sources) {
    for (const auto& [header, name] : source.attributes) plan.attributes.try_emplace(name, yes_or_no);
    for (const auto& [header, name] : source.groups) plan.groups.try_emplace(name, plan.participants / 3);
    if (source.table == model::Table::attributes && plan.attributes.empty()) {
      plan.attributes["Gymnasieexamen"] = yes_or_no;
    }
    if (source.table == model::Table::groups && plan.groups.empty()) plan.groups["Målgrupp"] = half;
  }
}

std::vector<Quota> read_labour_status(Settings& settings) {
  std::vector<Quota> quotas = settings.quotas("labour_status");
  for (const Quota& quota : quotas) {
    if (find_labour_status(quota.word)) continue;
    settings.refuse(
        "labour_status",
        {"\"" + quota.word + "\" är ingen sysselsättning, som unemployed eller inactive_education",
         "\"" + quota.word + "\" is no labour status, such as unemployed or inactive_education"});
  }
  return quotas;
}

void read_people(Settings& settings, const Project& project, Plan& plan) {
  plan.cohorts = read_cohorts(settings);
  if (plan.cohorts.empty()) plan.cohorts = default_cohorts(project, plan);
  plan.sources = settings.quotas("sources");
  plan.sites = settings.quotas("sites");
  Settings attributes = settings.table("attributes");
  for (const std::string& name : attributes.keys()) plan.attributes[name] = attributes.quotas(name);
  for (const Quota& quota : settings.quotas("groups")) plan.groups[quota.word] = quota.participants;
  complete_background(project, plan);
  plan.everybody_in_a_group = settings.boolean("everybody_in_a_group").value_or(false);
  plan.labour_status = read_labour_status(settings);
  plan.unemployed_months = read_range(settings, "unemployed_months", 0, 600);
  plan.left_school = read_range(settings, "left_school_months", 0, 600);
  plan.paths = read_paths(settings, plan.participants);
  plan.follow_up = read_follow_up(settings);
  const auto most = static_cast<std::int64_t>(plan.participants);
  plan.returning = static_cast<std::uint64_t>(settings.integer("returning", 0, most).value_or(0));
  plan.mentored = static_cast<std::uint64_t>(settings.integer("mentored", 0, most).value_or(most));

  Settings age = settings.table("age");
  plan.youngest = static_cast<int>(age.integer("least", 0, 100).value_or(plan.youngest));
  plan.oldest = static_cast<int>(
      age.integer("most", plan.youngest, 100).value_or(std::max(plan.oldest, plan.youngest)));
  age.refuse_others();
  Settings months = settings.table("months_in_project");
  plan.shortest_months = static_cast<int>(months.integer("least", 1, 120).value_or(plan.shortest_months));
  plan.longest_months = static_cast<int>(months.integer("most", plan.shortest_months, 120)
                                             .value_or(std::max(plan.longest_months, plan.shortest_months)));
  months.refuse_others();
  plan.last_exit = settings.day("exit_until");
}

void read_words(Settings& settings, Plan& plan) {
  plan.caseworkers = settings.texts("caseworkers");
  plan.mentors = settings.texts("mentors");
  plan.employers = settings.texts("employers");
  plan.individual_activities = settings.texts("individual_activities");
  plan.group_activities = settings.texts("group_activities");
  plan.placement_activity = settings.text("placement_activity").value_or("");
  plan.events = settings.words("events");
  plan.kept = settings.texts("kept");
  const auto complete = [](std::vector<std::string>& words, std::vector<std::string> defaults) {
    if (words.empty()) words = std::move(defaults);
  };
  complete(plan.caseworkers, {"H1", "H2", "H3"});
  complete(plan.employers, {"Arbetsgivare 1", "Arbetsgivare 2", "Arbetsgivare 3", "Arbetsgivare 4"});
  complete(plan.individual_activities, {"Coachning", "Praktik"});
  complete(plan.group_activities, {"Kurs"});
  const std::string usual = "Praktik";
  const auto& individual = plan.individual_activities;
  if (plan.placement_activity.empty() &&
      std::find(individual.begin(), individual.end(), usual) != individual.end()) {
    plan.placement_activity = usual;
  }
  const auto first = std::find_if(individual.begin(), individual.end(),
                                  [&](const std::string& type) { return type != plan.placement_activity; });
  plan.repeated_activity =
      settings.text("repeated_activity").value_or(first == individual.end() ? std::string() : *first);
  plan.events.try_emplace("plan_agreed", "Plan");
  plan.events.try_emplace("employer_contacted", "Arbetsgivarkontakt");
}

// Everybody follows a path in the scaled plan if everybody does in the written one.
void scale_paths(std::vector<PlannedPath>& paths, std::uint64_t from, std::uint64_t to) {
  std::uint64_t sum = 0;
  for (const PlannedPath& path : paths) sum += path.participants;
  for (PlannedPath& path : paths) path.participants = scale(path.participants, from, to);
  fit(paths, scale(sum, from, to));
}

// The numbers of [simulation] are written for so many participants; more or fewer are asked for.
void scale_plan(Plan& plan, std::uint64_t from, std::uint64_t to) {
  plan.participants = to;
  plan.women = scale(plan.women, from, to);
  scale_all(plan.cohorts, from, to);
  scale_all(plan.sources, from, to);
  scale_all(plan.sites, from, to);
  for (auto& [name, quotas] : plan.attributes) scale_all(quotas, from, to);
  for (auto& [name, count] : plan.groups) count = scale(count, from, to);
  scale_all(plan.labour_status, from, to);
  scale_paths(plan.paths, from, to);
  plan.returning = scale(plan.returning, from, to);
  plan.mentored = scale(plan.mentored, from, to);
  plan.work.reached = scale(plan.work.reached, from, to);
  for (RatingGoal& goal : plan.ratings) goal.reached = scale(goal.reached, from, to);
  for (auto& [type, count] : plan.activity_goals) count = scale(count, from, to);
  for (PlannedInstrument& instrument : plan.instruments) {
    if (!instrument.occasions) continue;
    const std::uint64_t raters = instrument.raters.size();
    instrument.occasions = scale(*instrument.occasions / raters, from, to) * raters;
  }
  plan.dropouts = scale(plan.dropouts, from, to);
  plan.not_reached = scale(plan.not_reached, from, to);
}

}  // namespace

std::optional<LabourStatus> find_labour_status(std::string_view text) {
  for (int i = 0; i <= static_cast<int>(LabourStatus::unknown); ++i) {
    if (word(static_cast<LabourStatus>(i)) == text) return static_cast<LabourStatus>(i);
  }
  return std::nullopt;
}

Plan read_plan(const Project& project, std::optional<std::uint64_t> seed,
               std::optional<std::uint64_t> participants, std::vector<model::Finding>& findings) {
  const model::Value* table =
      project.simulation.type == model::ValueType::table ? &project.simulation : nullptr;
  Settings settings(project, table, findings);
  Plan plan;
  plan.as_of = last_day_of(project);
  plan.seed = seed.value_or(static_cast<std::uint64_t>(settings.integer("seed", 0, INT64_MAX).value_or(1)));
  const std::int64_t by_default =
      std::clamp<std::int64_t>(project.card.planned_participants.value_or(60), 1, 10'000'000);
  const auto written =
      static_cast<std::uint64_t>(settings.integer("participants", 1, 10'000'000).value_or(by_default));
  plan.participants = written;
  plan.women = static_cast<std::uint64_t>(settings.integer("women", 0, static_cast<std::int64_t>(written))
                                              .value_or(static_cast<std::int64_t>(written / 2)));
  read_people(settings, project, plan);
  read_words(settings, plan);
  plan.instruments = read_instruments(settings, project);

  const auto of_all = [&](double share) {
    return static_cast<std::uint64_t>(static_cast<double>(written) * std::clamp(share, 0.0, 1.0) + 0.5);
  };
  plan.not_reached = of_all(settings.number("not_reached_at_follow_up").value_or(0.1));
  plan.dropouts = of_all(settings.number("dropouts").value_or(0.07));
  plan.work.reached = of_all(0.5);
  for (const Quota& reached : settings.quotas("reached")) {
    if (!apply_goal(project, reached, plan)) {
      settings.refuse("reached",
                      {"reached nämner målet \"" + reached.word + "\", som inte kan simuleras",
                       "reached names the goal \"" + reached.word + "\", which cannot be simulated"});
    }
  }
  settings.refuse_others();
  complete_instruments(plan);
  scale_plan(plan, written, participants.value_or(written));
  return plan;
}

}  // namespace fotfaste::intake::simulation
