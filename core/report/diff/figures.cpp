#include "report/diff/figures.hpp"

#include <algorithm>
#include <cmath>

#include "report/diff/definitions.hpp"
#include "report/diff/matching.hpp"
#include "report/html/page.hpp"

namespace fotfaste::report {
namespace {

// A curve is not drawn where fewer are followed.
constexpr double least_at_risk = 5;

bool is_dimension(const Json& column) {
  return member(column, "role") == "dimension" || member(column, "type") == "stratum";
}

// How one table's rows are matched and measured.
class TableRows {
 public:
  explicit TableRows(const ComparedTable& table)
      : table_(table), view_(table.latest(), model::Language::english) {
    for (const Json& column : view_.columns()) {
      const std::string name = plain_text(column, "name");
      if (is_dimension(column)) {
        dimensions_.push_back(name);
      } else if (in_both(name)) {
        (is_goals() && states_goal(column) ? stated_ : figures_).push_back(name);
      }
    }
    std::sort(dimensions_.begin(), dimensions_.end());
    numerator_ = view_.column_with("numerator");
    share_ = !numerator_.empty() && !view_.column_with("denominator").empty();
    value_ = view_.column_with("value");
    if (share_ && value_.empty() && view_.has("value")) value_ = "value";
  }

  [[nodiscard]] bool is_goals() const { return is_goal_list(table_.latest()); }
  [[nodiscard]] const std::vector<std::string>& stated() const { return stated_; }
  [[nodiscard]] const std::vector<std::string>& figures() const { return figures_; }

  [[nodiscard]] std::vector<KeyedPair> pairs() const {
    return paired(keyed(table_.before), keyed(table_.after));
  }

  [[nodiscard]] RowChange row_change(const KeyedPair& keyed_pair) const {
    const auto& [before, after] = keyed_pair.pair;
    RowChange row;
    row.change = before == nullptr ? Change::added : after == nullptr ? Change::removed : Change::changed;
    row.table = &table_;
    row.before = before;
    row.after = after;
    row.key = keyed_pair.key;
    if (before != nullptr && after != nullptr) {
      for (const std::string& name : figures_) {
        if (!same(member(*before, name), member(*after, name))) row.columns.push_back(name);
      }
    }
    const bool is_curve = view_.kind() == "curve";
    const auto is_few = [&](const Json* one) {
      if (one == nullptr) return false;
      if (as_number(member(*one, "few")).value_or(0) != 0) return true;
      return is_curve && as_number(member(*one, view_.column_with("count"))).value_or(0) < least_at_risk;
    };
    row.is_share = (share_ || is_curve) && !value_.empty();
    row.few = is_few(before) || is_few(after);
    row.measure = row.is_share ? value_ : measure_of(row);
    return row;
  }

 private:
  // A column that only one run has is a change of the table, said once.
  [[nodiscard]] bool in_both(const std::string& name) const {
    const auto has = [&](const Json* table) {
      return table == nullptr || TableView(*table, model::Language::english).has(name);
    };
    return has(table_.before) && has(table_.after);
  }

  [[nodiscard]] Keyed keyed(const Json* table) const {
    Keyed rows;
    if (table == nullptr) return rows;
    const Json& list = elements(member(*table, "rows"));
    rows.reserve(list.size());
    for (const Json& row : list) {
      std::string key;
      for (const std::string& name : dimensions_) key.append(canonical(member(row, name))).push_back(';');
      rows.emplace_back(std::move(key), &row);
    }
    return rows;
  }

  // The first column that differs, values before counts before the rest; without one, the first of them.
  [[nodiscard]] std::string measure_of(const RowChange& row) const {
    std::string first;
    for (const char* role : {"value", "count", "numerator", ""}) {
      for (const Json& column : view_.columns()) {
        const std::string name = plain_text(column, "name");
        if (*role != '\0' && member(column, "role") != role) continue;
        if (std::find(figures_.begin(), figures_.end(), name) == figures_.end()) continue;
        if (first.empty()) first = name;
        if (std::find(row.columns.begin(), row.columns.end(), name) != row.columns.end()) return name;
      }
    }
    return first;
  }

  const ComparedTable& table_;
  TableView view_;
  std::vector<std::string> dimensions_, stated_, figures_;
  std::string numerator_, value_;
  bool share_ = false;
};

void compare_goals(Difference& difference, const ComparedTable& table) {
  const TableRows rows(table);
  for (const KeyedPair& pair : rows.pairs()) {
    GoalChange goal;
    static_cast<RowChange&>(goal) = rows.row_change(pair);
    if (goal.change == Change::changed) {
      for (const std::string& name : rows.stated()) {
        const Json& before = member(*goal.before, name);
        const Json& after = member(*goal.after, name);
        if (same(before, after)) continue;
        goal.definition_changed = true;
        const Change change = before.is_null()  ? Change::added
                              : after.is_null() ? Change::removed
                                                : Change::changed;
        difference.definitions.push_back(
            {Definition::goal, change, table.plugin, &table.latest(), goal.after, name, before, after});
      }
      goal.verdict_changed = !same(member(*goal.before, "verdict"), member(*goal.after, "verdict"));
    }
    const bool differs = goal.change != Change::changed || goal.definition_changed || !goal.columns.empty();
    if (differs) {
      difference.goals.push_back(std::move(goal));
    } else if (is_everybody(member(*goal.after, "stratum"))) {
      difference.same_goals.push_back({&table, goal.after});
    }
  }
}

void compare_described(Difference& difference, const ComparedTable& table) {
  const TableRows rows(table);
  for (const KeyedPair& pair : rows.pairs()) {
    const RowChange row = rows.row_change(pair);
    if (row.change != Change::changed) {
      difference.definitions.push_back({Definition::described,
                                        row.change,
                                        table.plugin,
                                        &table.latest(),
                                        &row.latest(),
                                        {},
                                        nullptr,
                                        nullptr});
    }
    for (const std::string& name : row.columns) {
      difference.definitions.push_back({Definition::described, Change::changed, table.plugin, &table.latest(),
                                        row.after, name, member(*row.before, name),
                                        member(*row.after, name)});
    }
  }
}

bool is_about_people(const Json& table) {
  const Json& columns = elements(member(table, "columns"));
  return std::any_of(columns.begin(), columns.end(),
                     [](const Json& column) { return member(column, "role") == "person"; });
}

void sort_goals(std::vector<GoalChange>& goals) {
  const auto rank = [](const GoalChange& goal) {
    const bool group = !is_everybody(member(goal.latest(), "stratum"));
    const int kind = goal.verdict_changed             ? 0
                     : goal.change != Change::changed ? 1
                     : goal.definition_changed        ? 2
                                                      : 3;
    return std::pair(group, kind);
  };
  std::stable_sort(goals.begin(), goals.end(),
                   [&](const auto& one, const auto& other) { return rank(one) < rank(other); });
}

// How much of the larger of the two values; words, like a rule kept or broken, change wholly or not at all.
double relative(const RowChange& row) {
  if (!row.value_before() || !row.value_after()) return 1;
  const double before = row.value_before().value_or(0);
  const double after = row.value_after().value_or(0);
  const double larger = std::max(std::abs(before), std::abs(after));
  return larger == 0 ? 0 : std::abs(after - before) / larger;
}

std::vector<const RowChange*> first_of(std::vector<const RowChange*> rows, bool shares,
                                       std::size_t most_of_a_table, std::size_t most) {
  const auto size = [&](const RowChange* row) {
    return shares ? std::abs(row->difference().value_or(0)) : relative(*row);
  };
  std::stable_sort(rows.begin(), rows.end(),
                   [&](const auto* one, const auto* other) { return size(one) > size(other); });
  std::vector<const RowChange*> result;
  for (const RowChange* row : rows) {
    if (most != 0 && result.size() == most) break;
    const auto of_table = std::count_if(result.begin(), result.end(),
                                        [&](const RowChange* one) { return one->table == row->table; });
    if (most_of_a_table != 0 && static_cast<std::size_t>(of_table) >= most_of_a_table) continue;
    result.push_back(row);
  }
  return result;
}

}  // namespace

std::optional<double> RowChange::value_in(const Json* row) const {
  return row == nullptr ? std::nullopt : as_number(member(*row, measure));
}

std::optional<double> RowChange::difference() const {
  const auto earlier = value_before();
  const auto later = value_after();
  if (!earlier || !later || (is_share && few)) return std::nullopt;
  return *later - *earlier;
}

void compare_figures(Difference& difference) {
  for (const ComparedTable& table : difference.tables) {
    if (!table.comparable || is_about_people(table.latest())) continue;
    if (states_definitions(*table.plugin, table.latest())) {
      compare_described(difference, table);
    } else if (is_goal_list(table.latest())) {
      compare_goals(difference, table);
    } else {
      const TableRows rows(table);
      for (const KeyedPair& pair : rows.pairs()) {
        RowChange row = rows.row_change(pair);
        if (row.change == Change::changed && row.columns.empty()) continue;
        difference.rows.push_back(std::move(row));
      }
    }
  }
  sort_goals(difference.goals);
}

std::vector<Cause> causes_of(const RowChange& row) {
  std::vector<Cause> causes = row.table->causes;
  const std::vector<std::string>& goals = row.table->configured_goals;
  if (std::find(goals.begin(), goals.end(), plain_text(row.latest(), "goal")) != goals.end())
    causes.push_back(Cause::goal);
  return causes;
}

std::vector<Cause> causes_of(const GoalChange& goal) {
  std::vector<Cause> causes = causes_of(static_cast<const RowChange&>(goal));
  const bool said = std::find(causes.begin(), causes.end(), Cause::goal) != causes.end();
  if (goal.definition_changed && !said) causes.push_back(Cause::goal);
  return causes;
}

Largest largest_changes(const Difference& difference, std::size_t most_of_a_table, std::size_t most) {
  std::vector<const RowChange*> shares;
  std::vector<const RowChange*> others;
  for (const RowChange& row : difference.rows) {
    if (row.change != Change::changed || !is_everybody(member(row.latest(), "stratum"))) continue;
    if (is_left_to_files(*row.table->plugin, row.table->latest())) continue;
    if (!row.is_share) {
      others.push_back(&row);
    } else if (row.difference()) {
      shares.push_back(&row);
    }
  }
  Largest largest;
  largest.shares = first_of(std::move(shares), true, most_of_a_table, most);
  largest.others = first_of(std::move(others), false, most_of_a_table, most);
  largest.left_out = difference.rows.size() - largest.shares.size() - largest.others.size();
  return largest;
}

}  // namespace fotfaste::report
