// What differs between the results of two runs, told apart: what is counted and how (definitions), what it is
// counted from (data), and what came of it (goals, figures). Made from two results.json alone.
//
// Results hold no people, so nothing here knows whether those counted are the same in both runs. A difference
// between two shares is a difference and nothing more: the runs share people, so intervals that do or do not
// overlap say nothing about chance, and nothing here tests it.
//
// Everything points into the two documents, which must live as long as the difference. Nothing depends on the
// order of rows, files or findings: they are matched by what they are about and listed by it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "report/table_view.hpp"

namespace fotfaste::report {

enum class Change { added, removed, changed };
std::string_view word(Change change);

// What is defined, from the whole run down to a single goal.
enum class Definition {
  program,     // version of fotfaste
  report_day,  // as_of
  few_below,
  isolation,
  sandbox,
  project_card,   // name: the key of the card
  project_file,   // the checksum of project.toml
  configuration,  // name: the path of what was configured; of the run where plugin is null
  not_recorded,   // one of the runs does not say how the plugin was configured
  plugin,
  plugin_version,
  plugin_build,    // another file of the same version
  plugin_outcome,  // ok, crashed...
  columns_read,
  table,
  table_property,   // name: kind, direction...
  column,           // name: the column
  column_property,  // name: column.property
  goal,             // name: the column of the goal's row, like target_low
  described         // a row of a table that states definitions; name: the column
};
std::string_view word(Definition definition);

// Why a figure may have changed although the data had not.
enum class Cause { program, project_file, plugin, configuration, table, goal };
std::string_view word(Cause cause);

// One table as it stands in both runs; null where a run lacks it.
struct ComparedTable {
  const Json* plugin = nullptr;  // of the later run, else of the earlier
  const Json* before = nullptr;
  const Json* after = nullptr;
  bool comparable = true;  // same dimensions in both
  std::vector<Cause> causes;
  std::vector<std::string> configured_goals;  // whose own configuration differs

  // The later one where there is one.
  [[nodiscard]] const Json& latest() const { return after != nullptr ? *after : *before; }
};

struct DefinitionChange {
  Definition definition = Definition::program;
  Change change = Change::changed;
  const Json* plugin = nullptr;
  const Json* table = nullptr;
  const Json* row = nullptr;  // of a goal or a described row
  std::string name;
  Json before, after;           // null where there is none
  std::string label_path = {};  // under which the plugin's parameter_notes name it
};

struct InputChange {
  Change change = Change::changed;
  const Json* before = nullptr;
  const Json* after = nullptr;
};

struct CountChange {
  std::string name;  // rows, set_aside, participations, persons, or the code of a reason
  bool is_reason = false;
  std::optional<double> before, after;
};

struct FindingChange {
  Change change = Change::changed;  // changed: its count or total
  const Json* plugin = nullptr;     // null: of the data or the configuration
  const Json* before = nullptr;
  const Json* after = nullptr;
};

// A row of a result table that differs, by its dimensions and stratum. The measure is the share where there
// are numerator and denominator, else the first column that differs, values and counts before the rest.
struct RowChange {
  Change change = Change::changed;
  const ComparedTable* table = nullptr;
  const Json* before = nullptr;
  const Json* after = nullptr;
  std::string key;      // dimensions and stratum, canonical: rows are listed by it
  std::string measure;  // a column
  bool is_share = false;
  bool few = false;                  // in either run: the difference is not for showing
  std::vector<std::string> columns;  // that differ

  [[nodiscard]] const Json& latest() const { return after != nullptr ? *after : *before; }
  [[nodiscard]] std::optional<double> value_before() const { return value_in(before); }
  [[nodiscard]] std::optional<double> value_after() const { return value_in(after); }
  // After less before; none for shares of few and where a run lacks the value.
  [[nodiscard]] std::optional<double> difference() const;

 private:
  [[nodiscard]] std::optional<double> value_in(const Json* row) const;
};

// A row of a list of goals where its verdict, figures or own definition differ.
struct GoalChange : RowChange {
  bool verdict_changed = false;
  bool definition_changed = false;
};

// A row of such a list, of everybody, where nothing differs.
struct SameGoal {
  const ComparedTable* table = nullptr;
  const Json* row = nullptr;
};

enum class Doubt { other_project, later_run_is_first };
std::string_view word(Doubt doubt);

// Rows point to its tables: it moves, and is not copied.
struct Difference {
  Difference() = default;
  Difference(Difference&&) = default;
  Difference& operator=(Difference&&) = default;

  const Json* before = nullptr;
  const Json* after = nullptr;
  std::vector<Doubt> doubts;  // whether it makes sense to compare the two, this way round
  std::vector<ComparedTable> tables;
  std::vector<DefinitionChange> definitions;
  std::vector<InputChange> inputs;
  std::vector<CountChange> flow;
  std::vector<FindingChange> findings;
  std::vector<GoalChange> goals;  // changed verdicts first, everybody before groups
  std::vector<SameGoal> same_goals;
  std::vector<RowChange> rows;  // table by table

  [[nodiscard]] bool empty() const {
    return definitions.empty() && inputs.empty() && flow.empty() && findings.empty() && goals.empty() &&
           rows.empty();
  }
};

// Both are what read_results accepts. Parts that a document lacks are compared as absent.
Difference compare_runs(const Json& before, const Json& after);

// The causes beside the data that may lie behind a row's change: those of its table and of its goal.
std::vector<Cause> causes_of(const RowChange& row);
std::vector<Cause> causes_of(const GoalChange& goal);

// Rows of everybody that changed the most: shares by their difference, other measures by their difference as
// part of the larger value; rows that only one run has, and shares of few, are left out. At most so many of a
// table, and of all; 0: no limit.
struct Largest {
  std::vector<const RowChange*> shares, others;
  std::size_t left_out = 0;  // rows, of groups too, that are in neither
};
Largest largest_changes(const Difference& difference, std::size_t most_of_a_table, std::size_t most);

}  // namespace fotfaste::report
