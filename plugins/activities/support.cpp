// Caseworkers and mentors: who has one, how soon, and how often it changes.
#include <algorithm>
#include <set>
#include <string_view>
#include <tuple>

#include "tables.hpp"

namespace activities {
namespace {

using fotfaste::AssignmentRole;
using fotfaste::Day;
using fotfaste::Role;
using fotfaste::Spell;
using fotfaste::Type;

struct RoleWords {
  AssignmentRole role;
  const char* code;
  const char* sv;
  const char* en;
  std::optional<fotfaste::Duration> Options::*within;
};
constexpr RoleWords roles[] = {
    {AssignmentRole::caseworker, "caseworker", "handledare", "caseworker", &Options::caseworker_within},
    {AssignmentRole::mentor, "mentor", "mentor", "mentor", &Options::mentor_within}};

struct Word {
  const char* code;
  const char* sv;
  const char* en;
};
constexpr Word measures[] = {{"had", "har haft", "had one"},
                             {"in-time", "fick i tid", "got one in time"},
                             {"changed", "har bytt, av dem som haft", "changed, of those who had one"}};

std::string key_of(const char* role, const char* measure) {
  return std::string(role).append(" ").append(measure);
}

struct Assigned : Spell {
  std::string_view who;  // empty where it is not stated
};

// Those of the role that fall on a day of the participation, in order.
std::vector<Assigned> assigned_in(AssignmentRole role, const Person& person) {
  std::vector<Assigned> found;
  const fotfaste::AssignmentColumns& columns = person.batch.assignments;
  const std::size_t row = person.participation.row();
  const std::size_t end = columns.rows.end(row);
  for (std::size_t i = columns.rows.begin(row); i < end; ++i) {
    if (!columns.role.has(i) || columns.role[i] != role) continue;
    const Day from = columns.from.value_or(i, fotfaste::no_day);
    if (from == fotfaste::no_day || from >= person.as_of) continue;
    const Spell spell{from, std::max(columns.until.value_or(i, fotfaste::end_of_time), from + 1)};
    if (fotfaste::overlaps(spell, person.window())) found.push_back({spell, columns.who[i]});
  }
  std::sort(found.begin(), found.end(), [](const Assigned& a, const Assigned& b) {
    return std::tie(a.from, a.until, a.who) < std::tie(b.from, b.until, b.who);
  });
  return found;
}

// How often the one after is somebody else than the one before; -1 when that is not stated.
std::int64_t changes_of(const std::vector<Assigned>& assigned) {
  std::int64_t changes = 0;
  for (std::size_t i = 1; i < assigned.size(); ++i) {
    if (assigned[i].who.empty() || assigned[i - 1].who.empty()) return -1;
    changes += assigned[i].who == assigned[i - 1].who ? 0 : 1;
  }
  return changes;
}

bool is_reported(const Reporting& reporting, const RoleWords& role) {
  const bool any =
      !reporting.counts.values(Series::days_to, fotfaste::Breakdown::everybody, role.code).empty();
  return any || (reporting.options.*role.within).has_value();
}

}  // namespace

void describe_support(fotfaste::Description& description) {
  add_step_columns(
      description
          .table("support", fotfaste::Kind::proportion, "Handledare och mentorer", "Caseworkers and mentors")
          .description("Andelen som haft en handledare eller mentor, som fick den i tid, och som bytt. Utan "
                       "tidsgräns bedöms "
                       "den som lämnat projektet; med tidsgräns alla vars tid har gått ut. Byte gäller dem "
                       "som haft någon.",
                       "The share who had a caseworker or mentor, who got one in time, and who changed. "
                       "Without a time limit "
                       "those who have left are judged; with one everybody whose time is up. Changes are of "
                       "those who had "
                       "one.")
          .additive()
          .smallest_cell(5)
          .column("role", Type::text, Role::dimension, "Roll", "Role")
          .column("measure", Type::text, Role::dimension, "Mått", "Measure"),
      "Ja", "Yes");
  description
      .table("changes", fotfaste::Kind::distribution, "Byten av handledare och mentor",
             "Changes of caseworker and mentor")
      .description(
          "Antal byten för dem som lämnat projektet och haft en handledare eller mentor: hur ofta nästa, i "
          "ordning "
          "efter första dag, är någon annan. Två samtidigt räknas som ett byte. Okänt när det inte står vem "
          "det var.",
          "Number of changes for those who have left and had a caseworker or mentor: how often the next, in "
          "order of "
          "the first day, is somebody else. Two at once count as a change. Unknown where it does not say who "
          "it was.")
      .additive()
      .smallest_cell(5)
      .column("role", Type::text, Role::dimension, "Roll", "Role")
      .column("number", Type::integer, Role::dimension, "Byten", "Changes")
      .column("stratum", Type::stratum, Role::dimension, "Grupp", "Group")
      .column("numerator", Type::integer, Role::numerator, "Deltagare", "Participants")
      .column("denominator", Type::integer, Role::denominator, "Där det är känt", "Where it is known")
      .column("unknown", Type::integer, Role::unknown, "Okända", "Unknown");
}

void count_support(const Person& person, const Options& options, Ledger& ledger) {
  const bool left = person.records.has_left();
  for (const RoleWords& role : roles) {
    const std::vector<Assigned> assigned = assigned_in(role.role, person);
    const auto add = [&](const Word& measure, Step step) {
      ledger.add(Series::support, person.strata, key_of(role.code, measure.code),
                 static_cast<std::int64_t>(step));
    };
    add(measures[0], step_until_exit(!assigned.empty(), left));
    const auto first = assigned.empty() ? std::nullopt : std::optional<Day>(assigned.front().from);
    if (const auto& within = options.*role.within) {
      add(measures[1], step_by(first, fotfaste::add(person.window().from, *within) - 1, person.as_of));
    }
    if (!first) {
      add(measures[2], left ? Step::apart : Step::not_due);
      continue;
    }
    ledger.add(Series::days_to, person.strata, role.code,
               std::max<std::int64_t>(0, std::int64_t{*first} - person.window().from));
    const std::int64_t changes = changes_of(assigned);
    add(measures[2],
        changes < 0 ? (left ? Step::unknown : Step::not_due) : step_until_exit(changes > 0, left));
    if (left) ledger.add(Series::changes, person.strata, role.code, changes);
  }
}

void report_support(const Reporting& reporting) {
  for (const RoleWords& role : roles) {
    if (!is_reported(reporting, role)) continue;
    for (const Word& measure : measures) {
      const bool in_time = measure.code == measures[1].code;
      if (in_time && !(reporting.options.*role.within)) continue;
      for (const std::uint32_t stratum : reporting.strata) {
        const StepCells cells =
            step_cells(reporting, Series::support, stratum, key_of(role.code, measure.code));
        reporting.results.add("support", role.code, measure.code, reporting.cell(stratum), cells.yes,
                              cells.judged, cells.unknown, cells.not_due, cells.early, cells.apart);
      }
      reporting.results.label("support", "measure", measure.code, {measure.sv, measure.en});
    }
    reporting.results.label("support", "role", role.code, {role.sv, role.en});
    const Values& all = reporting.counts.values(Series::changes, fotfaste::Breakdown::everybody, role.code);
    std::set<std::int64_t> numbers;
    for (const auto& [number, count] : all) numbers.insert(number);
    // Who never changed and who did once stand there even where nobody is.
    if (!all.empty()) numbers.insert({0, 1});
    numbers.erase(-1);
    for (const std::int64_t number : numbers) {
      for (const std::uint32_t stratum : reporting.strata) {
        const Values& values = reporting.counts.values(Series::changes, stratum, role.code);
        const std::int64_t unknown = reporting.counts.count(Series::changes, stratum, role.code, -1);
        reporting.results.add("changes", role.code, number, reporting.cell(stratum),
                              reporting.counts.count(Series::changes, stratum, role.code, number),
                              size_of(values) - unknown, unknown);
      }
    }
    reporting.results.label("changes", "role", role.code, {role.sv, role.en});
  }
}

}  // namespace activities
