// Made-up participations, written as a test reads best, and the batch that a plugin gets of them.
#pragma once

#include <algorithm>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <random>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "fotfaste/sdk/calendar.hpp"
#include "fotfaste/sdk/codes.hpp"
#include "sdk/arrow_builder.hpp"

namespace fotfaste::tests {

using Word = std::optional<std::string>;

struct StateRow {
  std::string label;
  Word core;
  std::string from;
  Word until;
  Word source = std::nullopt;
  Word employer = std::nullopt;
  std::optional<int> subsidised = std::nullopt;
  std::optional<double> hours = std::nullopt;
  Word known_until = std::nullopt;
  Word dimension = std::nullopt;
  Word contract = std::nullopt;
};
struct AssessmentRow {
  Word instrument;
  std::string item;
  Word rater;
  std::string date;
  std::optional<double> value;
};
struct ActivityRow {
  std::string type;
  std::string from;
  Word until = std::nullopt;
  std::optional<double> hours = std::nullopt;
  Word kind = std::nullopt;
  std::optional<int> attended = std::nullopt;
  std::optional<double> planned_hours = std::nullopt;
  Word provider = std::nullopt;
  std::optional<int> job_focused = std::nullopt;
};
struct EventRow {
  std::string kind;
  std::string date;
};
struct AssignmentRow {
  std::string role;
  std::string who;
  std::string from;
  Word until = std::nullopt;
};

struct Person {
  std::string entry = "2024-01-01";
  Word exit = std::nullopt;
  std::vector<StateRow> states = {};
  Word gender = std::nullopt;
  Word cohort = std::nullopt;
  Word site = std::nullopt;
  Word source = std::nullopt;
  Word group = std::nullopt;
  Word birth_date = std::nullopt;
  Word birth_date_precision = std::nullopt;
  Word labour_status = std::nullopt;
  Word exit_reason = std::nullopt;
  std::vector<std::string> groups = {};
  std::vector<std::pair<std::string, std::string>> attributes = {};
  std::vector<AssessmentRow> assessments = {};
  std::vector<ActivityRow> activities = {};
  std::vector<EventRow> events = {};
  std::vector<AssignmentRow> assignments = {};
  std::optional<std::uint64_t> number = std::nullopt;  // of the person; those without are numbered in order
  Word unemployed_since = std::nullopt;
  std::optional<int> isced = std::nullopt;
  std::map<std::string, bool> flags = {};  // by the model's name: "homeless"
  Word entry_precision = std::nullopt;
  Word exit_precision = std::nullopt;
};

// A state at core level whose label is its code.
inline StateRow in(const std::string& core, const std::string& from, Word until = std::nullopt) {
  return {core, core, from, std::move(until)};
}

// The batch with the declared columns. A seed other than 0 gives the words of dictionaries other indices.
class PeopleBatch {
 public:
  PeopleBatch(std::span<const Person> people, const std::set<std::string>& declared, std::uint32_t seed = 0)
      : declared_(declared), random_(seed), relabel_(seed != 0), built_(build(people)) {}
  [[nodiscard]] const fotfaste_batch* get() { return &built_->get(); }

 private:
  using Days = std::vector<std::optional<std::int32_t>>;

  static std::optional<std::int32_t> day(const Word& text) {
    if (!text) return std::nullopt;
    return parse_day(*text).value();
  }

  // The columns of one table, of which only declared ones with a value are kept.
  struct TableBuilder {
    PeopleBatch& owner;
    std::string prefix;
    std::vector<Column> columns = {};

    [[nodiscard]] bool wanted(const std::string& name) const {
      return owner.declared_.contains(prefix + name);
    }
    template <typename Value>
    static bool any(const std::vector<std::optional<Value>>& values) {
      return std::any_of(values.begin(), values.end(), [](const auto& value) { return value.has_value(); });
    }
    void days_of(const std::string& name, const Days& values) {
      if (wanted(name) && any(values)) columns.push_back(days(name, values));
    }
    template <typename Number>
    void numbers_of(const char* format, const std::string& name,
                    const std::vector<std::optional<Number>>& values) {
      if (wanted(name) && any(values)) columns.push_back(numbers<Number>(format, name, values));
    }
    void codes_of(const std::string& name, const std::vector<Word>& values,
                  const std::vector<std::string>& codes) {
      if (!wanted(name) || !any(values)) return;
      columns.push_back(words("c", name, indices(values, codes), codes));
    }
    void words_of(const std::string& name, const std::vector<Word>& values) {
      if (!wanted(name) || !any(values)) return;
      std::vector<std::string> dictionary;
      for (const Word& value : values) {
        if (value && std::find(dictionary.begin(), dictionary.end(), *value) == dictionary.end())
          dictionary.push_back(*value);
      }
      if (owner.relabel_) std::shuffle(dictionary.begin(), dictionary.end(), owner.random_);
      const char* format = owner.relabel_ ? "s" : "i";
      columns.push_back(words(format, name, indices(values, dictionary), dictionary));
    }
    static Days indices(const std::vector<Word>& values, const std::vector<std::string>& dictionary) {
      Days indices;
      for (const Word& value : values) {
        if (!value) {
          indices.emplace_back(std::nullopt);
          continue;
        }
        const auto found = std::find(dictionary.begin(), dictionary.end(), *value);
        if (found == dictionary.end()) throw std::invalid_argument("no such code: " + *value);
        indices.emplace_back(static_cast<std::int32_t>(found - dictionary.begin()));
      }
      return indices;
    }
  };

  // Values of each element of a list, one after the other.
  template <typename Result, typename Row, typename Function>
  static std::vector<Result> each(const std::vector<Row>& rows, Function&& function) {
    std::vector<Result> values;
    for (const Row& row : rows) values.push_back(function(row));
    return values;
  }
  template <typename Row, typename Member>
  static std::vector<Row> flatten(std::span<const Person> people, Member member,
                                  std::vector<std::int32_t>& counts) {
    std::vector<Row> rows;
    counts.clear();
    for (const Person& person : people) {
      const auto& own = person.*member;
      rows.insert(rows.end(), own.begin(), own.end());
      counts.push_back(static_cast<std::int32_t>(own.size()));
    }
    return rows;
  }

  template <typename Code>
  static std::vector<std::string> codes(Code last) {
    std::vector<std::string> all;
    for (int i = 0; i <= static_cast<int>(last); ++i) all.emplace_back(word(static_cast<Code>(i)));
    return all;
  }

  std::unique_ptr<BuiltBatch> build(std::span<const Person> span) {
    const std::vector<Person> people(span.begin(), span.end());
    TableBuilder root{*this, ""};
    const auto text = [&](auto member) {
      return each<Word>(people, [&](const Person& person) -> Word { return person.*member; });
    };
    const auto date = [&](auto member) {
      return each<std::optional<std::int32_t>>(people,
                                               [&](const Person& person) { return day(person.*member); });
    };
    root.codes_of("group", text(&Person::group), codes(Group::comparison));
    root.words_of("cohort", text(&Person::cohort));
    root.words_of("site", text(&Person::site));
    root.words_of("source", text(&Person::source));
    if (root.wanted("person")) {
      // Persons are numbered as they stand, unless a test numbers them.
      std::vector<std::optional<std::uint64_t>> persons;
      for (const Person& person : people) persons.emplace_back(person.number.value_or(persons.size()));
      root.columns.push_back(numbers<std::uint64_t>("L", "person", persons));
    }
    root.days_of("entry", date(&Person::entry));
    root.codes_of("entry_precision", text(&Person::entry_precision), {"day", "month", "year"});
    root.days_of("exit", date(&Person::exit));
    root.codes_of("exit_precision", text(&Person::exit_precision), {"day", "month", "year"});
    root.codes_of("exit_reason", text(&Person::exit_reason), codes(ExitReason::unknown));
    root.codes_of("gender", text(&Person::gender), codes(Gender::unknown));
    root.days_of("birth_date", date(&Person::birth_date));
    root.codes_of("birth_date_precision", text(&Person::birth_date_precision), {"day", "month", "year"});
    root.codes_of("labour_status", text(&Person::labour_status), codes(LabourStatus::unknown));
    root.codes_of("entry_precision", text(&Person::entry_precision), {"day", "month", "year"});
    root.codes_of("exit_precision", text(&Person::exit_precision), {"day", "month", "year"});
    root.days_of("unemployed_since", date(&Person::unemployed_since));
    add_background(root, people);
    add_states(root, people);
    add_assessments(root, people);
    add_activities(root, people);
    add_rest(root, people);
    return std::make_unique<BuiltBatch>(people.size(), std::move(root.columns));
  }

  static void add_background(TableBuilder& root, std::span<const Person> span) {
    using Small = std::optional<std::int8_t>;
    const std::vector<Person> people(span.begin(), span.end());
    root.numbers_of<std::int8_t>("c", "isced", each<Small>(people, [](const Person& person) {
                                   return person.isced ? Small(static_cast<std::int8_t>(*person.isced))
                                                       : std::nullopt;
                                 }));
    std::set<std::string> names;
    for (const Person& person : people) {
      for (const auto& [name, value] : person.flags) names.insert(name);
    }
    for (const std::string& name : names) {
      root.numbers_of<std::int8_t>("c", name, each<Small>(people, [&](const Person& person) {
                                     const auto found = person.flags.find(name);
                                     return found == person.flags.end() ? Small()
                                                                        : Small(found->second ? 1 : 0);
                                   }));
    }
  }

  static void finish(TableBuilder& root, TableBuilder& table, const char* name,
                     const std::vector<std::int32_t>& counts) {
    if (!table.columns.empty()) root.columns.push_back(lists(name, counts, std::move(table.columns)));
  }

  void add_states(TableBuilder& root, std::span<const Person> people) {
    std::vector<std::int32_t> counts;
    const auto rows = flatten<StateRow>(people, &Person::states, counts);
    TableBuilder table{*this, "states."};
    const auto text = [&](auto member) {
      return each<Word>(rows, [&](const StateRow& row) -> Word { return row.*member; });
    };
    const auto date = [&](auto member) {
      return each<std::optional<std::int32_t>>(rows, [&](const StateRow& row) { return day(row.*member); });
    };
    table.words_of("dimension", text(&StateRow::dimension));
    table.words_of("state", text(&StateRow::label));
    table.codes_of("core_state", text(&StateRow::core), codes(CoreState::unknown));
    table.days_of("from", date(&StateRow::from));
    table.days_of("until", date(&StateRow::until));
    table.words_of("contract", text(&StateRow::contract));
    table.words_of("employer", text(&StateRow::employer));
    table.codes_of("source", text(&StateRow::source),
                   {"register", "payslip", "caseworker", "self_report", "other"});
    table.days_of("known_until", date(&StateRow::known_until));
    table.numbers_of<double>(
        "g", "hours_per_week",
        each<std::optional<double>>(rows, [](const StateRow& row) { return row.hours; }));
    table.numbers_of<std::int8_t>(
        "c", "subsidised", each<std::optional<std::int8_t>>(rows, [](const StateRow& row) {
          return row.subsidised ? std::optional(static_cast<std::int8_t>(*row.subsidised)) : std::nullopt;
        }));
    finish(root, table, "states", counts);
  }

  void add_assessments(TableBuilder& root, std::span<const Person> people) {
    std::vector<std::int32_t> counts;
    const auto rows = flatten<AssessmentRow>(people, &Person::assessments, counts);
    TableBuilder table{*this, "assessments."};
    const auto text = [&](auto member) {
      return each<Word>(rows, [&](const AssessmentRow& row) -> Word { return row.*member; });
    };
    table.words_of("instrument", text(&AssessmentRow::instrument));
    table.words_of("item", text(&AssessmentRow::item));
    table.words_of("rater", text(&AssessmentRow::rater));
    table.days_of("date", each<std::optional<std::int32_t>>(
                              rows, [](const AssessmentRow& row) { return day(row.date); }));
    table.numbers_of<double>(
        "g", "value", each<std::optional<double>>(rows, [](const AssessmentRow& row) { return row.value; }));
    finish(root, table, "assessments", counts);
  }

  void add_activities(TableBuilder& root, std::span<const Person> people) {
    std::vector<std::int32_t> counts;
    const auto rows = flatten<ActivityRow>(people, &Person::activities, counts);
    TableBuilder table{*this, "activities."};
    const auto text = [&](auto member) {
      return each<Word>(rows, [&](const ActivityRow& row) -> Word { return row.*member; });
    };
    const auto date = [&](auto member) {
      return each<std::optional<std::int32_t>>(rows,
                                               [&](const ActivityRow& row) { return day(row.*member); });
    };
    table.words_of("type", text(&ActivityRow::type));
    table.codes_of("kind", text(&ActivityRow::kind), {"individual", "group"});
    table.days_of("from", date(&ActivityRow::from));
    table.days_of("until", date(&ActivityRow::until));
    table.numbers_of<double>(
        "g", "hours", each<std::optional<double>>(rows, [](const ActivityRow& row) { return row.hours; }));
    table.numbers_of<double>(
        "g", "planned_hours",
        each<std::optional<double>>(rows, [](const ActivityRow& row) { return row.planned_hours; }));
    table.words_of("provider", text(&ActivityRow::provider));
    for (const auto& [name, member] : {std::pair{"attended", &ActivityRow::attended},
                                       std::pair{"job_focused", &ActivityRow::job_focused}}) {
      table.numbers_of<std::int8_t>(
          "c", name, each<std::optional<std::int8_t>>(rows, [member = member](const ActivityRow& row) {
            return row.*member ? std::optional(static_cast<std::int8_t>(*(row.*member))) : std::nullopt;
          }));
    }
    finish(root, table, "activities", counts);
  }

  void add_rest(TableBuilder& root, std::span<const Person> people) {
    std::vector<std::int32_t> counts;
    const auto events = flatten<EventRow>(people, &Person::events, counts);
    TableBuilder event_table{*this, "events."};
    event_table.words_of("kind", each<Word>(events, [](const EventRow& row) -> Word { return row.kind; }));
    event_table.days_of(
        "date", each<std::optional<std::int32_t>>(events, [](const EventRow& row) { return day(row.date); }));
    finish(root, event_table, "events", counts);

    const auto assignments = flatten<AssignmentRow>(people, &Person::assignments, counts);
    TableBuilder assignment_table{*this, "assignments."};
    assignment_table.codes_of(
        "role", each<Word>(assignments, [](const AssignmentRow& row) -> Word { return row.role; }),
        {"caseworker", "mentor"});
    assignment_table.words_of(
        "who", each<Word>(assignments, [](const AssignmentRow& row) -> Word { return row.who; }));
    assignment_table.days_of(
        "from", each<std::optional<std::int32_t>>(assignments,
                                                  [](const AssignmentRow& row) { return day(row.from); }));
    assignment_table.days_of(
        "until", each<std::optional<std::int32_t>>(assignments,
                                                   [](const AssignmentRow& row) { return day(row.until); }));
    finish(root, assignment_table, "assignments", counts);

    const auto groups = flatten<std::string>(people, &Person::groups, counts);
    TableBuilder group_table{*this, "groups."};
    group_table.words_of("name", each<Word>(groups, [](const std::string& name) -> Word { return name; }));
    finish(root, group_table, "groups", counts);

    const auto attributes = flatten<std::pair<std::string, std::string>>(people, &Person::attributes, counts);
    TableBuilder attribute_table{*this, "attributes."};
    attribute_table.words_of("name",
                             each<Word>(attributes, [](const auto& pair) -> Word { return pair.first; }));
    attribute_table.words_of("value",
                             each<Word>(attributes, [](const auto& pair) -> Word { return pair.second; }));
    finish(root, attribute_table, "attributes", counts);
  }

  const std::set<std::string>& declared_;
  std::mt19937 random_;
  bool relabel_;
  std::unique_ptr<BuiltBatch> built_;
};

}  // namespace fotfaste::tests
