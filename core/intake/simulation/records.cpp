#include "intake/simulation/records.hpp"

#include <algorithm>

namespace fotfaste::intake::simulation {
namespace {

using model::Table;

constexpr std::uint64_t record_part = 3;
constexpr std::uint64_t mentor_part = 10;
constexpr std::uint64_t job_support_part = 13;

std::string yes_no(bool value) {
  return value ? "1" : "0";
}

void add_participation(const Person& person, const std::string& cohort, const std::string& site, Day entry,
                       Day exit, ExitReason exit_reason, Records& records) {
  RecordBuilder(records, Table::participations, &person)
      .set("person", person.pseudonym)
      .set("group", "programme")
      .set("cohort", cohort)
      .set("site", site)
      .set("source", person.source)
      .day("entry", entry)
      .set("entry_precision", "day")
      .day("exit", exit)
      .set("exit_reason", exit == no_day ? std::string_view() : word(exit_reason))
      .set("gender", word(person.gender))
      .day("birth_date", person.birth)
      .set("birth_date_precision", "day")
      .set("labour_status", word(person.status))
      .day("unemployed_since", person.unemployed_since)
      .number("isced", person.isced)
      .set("foreign_background", yes_no(person.foreign_background))
      .set("third_country_national", yes_no(person.third_country_national))
      .set("minority", yes_no(person.minority))
      .set("disability", yes_no(person.disability))
      .set("homeless", yes_no(person.homeless))
      .set("rural", yes_no(person.rural))
      .set("jobless_household", yes_no(person.jobless_household))
      .set("dependent_children", yes_no(person.dependent_children))
      .set("single_adult", yes_no(person.single_adult))
      .set("other_disadvantaged", yes_no(person.other_disadvantaged));
}

void add_participations(const Person& person, Records& records) {
  add_participation(person, person.cohort, person.site, person.entry, person.exit, person.exit_reason,
                    records);
  if (const std::optional<Return>& again = person.comes_back) {
    add_participation(person, again->cohort, again->site, again->entry, again->exit, ExitReason::completed,
                      records);
  }
  for (const std::string& group : person.groups) {
    RecordBuilder(records, Table::groups, &person).set("name", group);
  }
  for (const auto& [name, value] : person.attributes) {
    RecordBuilder(records, Table::attributes, &person).set("name", name).set("value", value);
  }
}

void add_states(const Plan& plan, const Vocabulary& vocabulary, const Person& person, Records& records) {
  Random random = person.random(plan, record_part);
  const std::vector<std::string> contracts =
      vocabulary.words(Table::states, "contract", {"Tillsvidare", "Visstid"});
  const std::vector<std::string> dimensions = vocabulary.words(Table::states, "dimension", {""});
  for (const Spell& spell : person.spells) {
    const std::optional<std::string> label = vocabulary.state_label(spell.state, random);
    const std::string contract = random.pick(contracts);
    const bool seen = random.percent(70);
    if (!label) continue;
    const bool work = spell.state == CoreState::employed;
    RecordBuilder record(records, Table::states, &person);
    record.set("dimension", dimensions.front())
        .set("state", *label)
        .set("core_state", word(spell.state))
        .day("from", spell.from)
        .day("until", spell.until)
        .set("employer", spell.employer)
        .day("known_until", spell.known_until)
        .set("source", seen && !spell.is_answer ? "caseworker" : "self_report");
    if (spell.hours > 0) record.number("hours_per_week", spell.hours);
    if (work) record.set("contract", contract).set("subsidised", yes_no(spell.subsidised));
  }
}

int days_in_project(const Plan& plan, const Person& person) {
  return (person.exit == no_day ? plan.as_of : person.exit) - person.entry;
}

// Most have a mentor within six weeks.
Day mentor_from(const Plan& plan, const Person& person) {
  Random random = person.random(plan, mentor_part);
  return workday(person.entry + random.between(0, std::clamp(days_in_project(plan, person) - 5, 0, 40)));
}

// Contacts with most of those who found work, for half a year: the project's own, and others' after the exit.
template <typename Add>
void add_job_support(const Plan& plan, const Person& person, Add add) {
  Random random = person.random(plan, job_support_part);
  if (!random.percent(75)) return;
  for (const Spell& spell : person.spells) {
    if (spell.state != CoreState::employed || spell.is_answer || spell.from < person.entry) continue;
    Day until = spell.from + 182;
    if (spell.until != no_day) until = std::min(until, spell.until);
    for (Day day = spell.from + random.between(5, 20); day < until; day += random.between(25, 45)) {
      const bool outside = person.exit != no_day && workday(day) > person.exit;
      add(outside ? "job_support_outside" : "job_support", day);
    }
    return;
  }
}

void add_events(const Plan& plan, const Person& person, Records& records) {
  Random random = person.random(plan, record_part + 1);
  const auto add = [&](const char* event, Day day) {
    const auto found = plan.events.find(event);
    day = workday(day);
    if (found == plan.events.end() || day >= plan.as_of) return;
    RecordBuilder(records, Table::events, &person).set("kind", found->second).day("date", day);
  };
  const Day agreed = person.entry + random.between(7, 28);
  add("employer_contacted", person.entry + random.between(5, 35));
  add("plan_agreed", agreed);
  if (random.percent(40)) add("plan_revised", agreed + random.between(30, 90));
  for (const Spell& spell : person.spells) {
    if (spell.state == CoreState::employed && !spell.is_answer)
      add("job_offered", spell.from - random.between(5, 20));
  }
  if (!person.mentor.empty()) add("mentor_given", mentor_from(plan, person));
  add_job_support(plan, person, add);
  for (const Day day : person.attempts) {
    RecordBuilder(records, Table::events, &person).set("kind", plan.follow_up->event).day("date", day);
  }
}

void add_assignments(const Plan& plan, const Person& person, Records& records) {
  Random random = person.random(plan, record_part + 2);
  const auto give = [&](const char* role, const std::string& who, Day from, Day until) {
    if (from >= plan.as_of) return;
    RecordBuilder(records, Table::assignments, &person)
        .set("role", role)
        .set("who", who)
        .day("from", from)
        .day("until", until > plan.as_of ? no_day : until);
  };
  const auto add = [&](const std::string& who, Day from, Day until) { give("caseworker", who, from, until); };
  const int days = days_in_project(plan, person);
  if (!person.mentor.empty()) give("mentor", person.mentor, mentor_from(plan, person), person.exit);
  if (plan.caseworkers.size() < 2 || days < 60 || !random.percent(15)) {
    add(person.caseworker, person.entry, person.exit);
    return;
  }
  const Day change = person.entry + random.between(30, days - 20);
  std::string next = random.pick(plan.caseworkers);
  if (next == person.caseworker) {
    next = plan.caseworkers.front() == next ? plan.caseworkers.back() : plan.caseworkers.front();
  }
  add(person.caseworker, person.entry, change);
  add(next, change, person.exit);
}

}  // namespace

RecordBuilder::RecordBuilder(Records& records, Table table, const Person* person)
    : table_(table), record_(of(records, table).emplace_back()) {
  record_.person = person;
}

RecordBuilder& RecordBuilder::set(std::string_view column, std::string value) {
  if (!value.empty()) record_.values[model::find_column(table_, column).value()] = std::move(value);
  return *this;
}

RecordBuilder& RecordBuilder::day(std::string_view column, Day value) {
  return value == no_day ? *this : set(column, format_day(value));
}

RecordBuilder& RecordBuilder::number(std::string_view column, std::int64_t value) {
  return set(column, std::to_string(value));
}

void add_participants(const Plan& plan, const Vocabulary& vocabulary, const std::vector<Person>& people,
                      Records& records) {
  for (const Person& person : people) {
    add_participations(person, records);
    add_states(plan, vocabulary, person, records);
    add_events(plan, person, records);
    add_assignments(plan, person, records);
  }
}

}  // namespace fotfaste::intake::simulation
