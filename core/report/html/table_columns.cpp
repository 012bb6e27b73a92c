#include "report/html/table_columns.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <unordered_map>

namespace fotfaste::report {
namespace {

constexpr std::size_t widest_pivot = 24;
constexpr std::size_t long_table = 100;

std::string name_of(const Json& column) {
  const Json& name = member(column, "name");
  return name.is_string() ? name.get<std::string>() : std::string();
}

std::string role_of(const Json& column) {
  const Json& role = member(column, "role");
  std::string text = role.is_string() ? role.get<std::string>() : std::string();
  return text.empty() ? "attribute" : text;
}

struct Facts {
  bool held = false;     // not null in some row
  bool nonzero = false;  // something else than null and 0
  bool constant = true;
};

Facts facts_of(const Json& rows, const std::string& column) {
  Facts facts;
  const Json* first = nullptr;
  for (const Json& row : rows) {
    const Json& cell = member(row, column);
    facts.held |= !cell.is_null();
    facts.nonzero |= !cell.is_null() && cell != 0;
    if (first == nullptr) first = &cell;
    facts.constant &= cell == *first;
  }
  return facts;
}

bool bounds_differ(const Json& rows) {
  return std::any_of(rows.begin(), rows.end(),
                     [](const Json& row) { return member(row, "worst") != member(row, "best"); });
}

// What the picture reads although it may be the same for all rows.
bool is_read_by_picture(std::string_view name) {
  return name == "unit" || name == "better" || name == "verdict";
}

// Evidence stands in a list of its own, how an interval is made in the method section, and what only an
// evaluator reads in results.json.
bool is_said_elsewhere(std::string_view name, std::string_view kind) {
  if (name == "method") return kind != "records";
  constexpr std::array<std::string_view, 12> technical = {
      "sd",          "effect_size",        "correlation",     "weighted_kappa",
      "icc",         "standard_gap",       "standard_gap_sd", "sd_source",
      "reliability", "reliability_source", "smallest_change", "source"};
  if ((kind == "mean" || kind == "distribution") &&
      std::find(technical.begin(), technical.end(), name) != technical.end()) {
    return true;
  }
  constexpr std::array<std::string_view, 9> evidence = {"attested",        "decided",   "document",
                                                        "document_sha256", "statement", "threshold",
                                                        "declared",        "reviewer",  "kind"};
  return kind == "goals" && std::find(evidence.begin(), evidence.end(), name) != evidence.end();
}

int rank(const PageColumn& column) {
  constexpr std::array<std::string_view, 12> order = {"numerator",   "denominator", "count",   "value",
                                                      "low",         "high",        "unknown", "target_low",
                                                      "target_high", "scale",       "pending", "early"};
  if (column.name == "verdict") return 9;
  if (column.name == "before" || column.name == "after") return 2;
  if (column.name == "few") return 100;
  if (column.name == "worst" || column.name == "best") return 50;
  const auto found = std::find(order.begin(), order.end(), column.role);
  return found == order.end() ? 60 : static_cast<int>(found - order.begin());
}

// The same for all rows of the page that a group of rows makes; nulls aside.
using Groups = std::unordered_map<std::string, std::vector<const Json*>>;

bool is_constant_within(const Groups& groups, const std::string& column) {
  return std::all_of(groups.begin(), groups.end(), [&](const auto& group) {
    const Json* first = nullptr;
    for (const Json* row : group.second) {
      const Json& cell = member(*row, column);
      if (cell.is_null()) continue;
      if (first == nullptr) first = &cell;
      if (cell != *first) return false;
    }
    return true;
  });
}

bool is_null_where_others_are_not(const Groups& groups, const std::string& column) {
  return std::any_of(groups.begin(), groups.end(), [&](const auto& group) {
    const auto nulls = std::count_if(group.second.begin(), group.second.end(),
                                     [&](const Json* row) { return member(*row, column).is_null(); });
    return nulls > 0 && static_cast<std::size_t>(nulls) < group.second.size();
  });
}

}  // namespace

PageColumns page_columns(const TableView& table) {
  const Json& rows = table.rows();
  const std::string kind = table.kind();
  PageColumns columns;
  for (const Json& column : table.columns()) {
    const std::string name = name_of(column);
    const std::string role = role_of(column);
    if (name.empty() || name == "stratum" || role == "person") continue;
    const Facts facts = facts_of(rows, name);
    if (role == "dimension") {
      columns.dimensions.push_back({name, role});
      continue;
    }
    if (!facts.held || is_said_elsewhere(name, kind)) continue;
    if (name == "few" && !facts.nonzero) continue;
    if ((name == "worst" || name == "best") && !bounds_differ(rows)) continue;
    if (role == "excluded" && !facts.nonzero) continue;
    if (role == "undecided_above") continue;
    if (role == "attribute" && facts.constant && rows.size() > 3 && member(column, "type") == "text" &&
        !is_read_by_picture(name)) {
      continue;
    }
    columns.others.push_back({name, role});
  }
  std::stable_sort(columns.others.begin(), columns.others.end(),
                   [](const PageColumn& a, const PageColumn& b) { return rank(a) < rank(b); });
  // A dimension with one value is said above the table; two are left for the rows and the picture.
  if (rows.size() < 2) return columns;
  for (std::size_t i = 0;
       i < columns.dimensions.size() && columns.dimensions.size() > (kind == "curve" ? 1U : 2U);) {
    const std::string& name = columns.dimensions[i].name;
    const Json& value = member(rows[0], name);
    const bool writable =
        value.is_null() || value.is_number() ||
        (value.is_string() && value.get_ref<const std::string&>().find(';') == std::string::npos);
    if (!writable || !facts_of(rows, name).constant) {
      ++i;
      continue;
    }
    columns.given.emplace_back(name, value);
    columns.dimensions.erase(columns.dimensions.begin() + static_cast<std::ptrdiff_t>(i));
  }
  return columns;
}

bool find_pivot(const TableView& table, const PageColumns& columns, Pivot& pivot) {
  const std::string kind = table.kind();
  const std::string denominator = table.column_with("denominator");
  if (kind != "matrix" && kind != "distribution" && kind != "proportion") return false;
  const bool everybody = std::any_of(table.rows().begin(), table.rows().end(),
                                     [](const Json& row) { return is_everybody(member(row, "stratum")); });
  if (kind == "proportion" && everybody) return false;
  if (columns.dimensions.size() < 2 || denominator.empty() || table.column_with("numerator").empty())
    return false;
  pivot = Pivot();
  pivot.across = columns.dimensions.back().name;
  Groups groups;
  for (const Json& row : table.rows()) {
    const Json& value = member(row, pivot.across);
    if (!value.is_string() && !value.is_number()) return false;
    if (std::find(pivot.values.begin(), pivot.values.end(), value) == pivot.values.end()) {
      pivot.values.push_back(value);
      if (pivot.values.size() > widest_pivot) return false;
    }
    std::string key = member(row, "stratum").dump(-1, ' ', false, Json::error_handler_t::replace);
    for (std::size_t i = 0; i + 1 < columns.dimensions.size(); ++i) {
      key.append("\n").append(
          member(row, columns.dimensions[i].name).dump(-1, ' ', false, Json::error_handler_t::replace));
    }
    groups[key].push_back(&row);
  }
  for (const auto& [key, rows] : groups) {
    for (const Json* row : rows) {
      const auto same = std::count_if(rows.begin(), rows.end(), [&](const Json* other) {
        return member(*other, pivot.across) == member(*row, pivot.across);
      });
      if (same > 1) return false;
    }
  }
  if (!is_constant_within(groups, denominator)) return false;
  if (std::all_of(pivot.values.begin(), pivot.values.end(),
                  [](const Json& value) { return value.is_number(); })) {
    std::sort(pivot.values.begin(), pivot.values.end(),
              [](const Json& a, const Json& b) { return a.get<double>() < b.get<double>(); });
  }
  for (const PageColumn& column : columns.others) {
    const bool is_share = column.role == "numerator" || column.role == "value" || column.role == "low" ||
                          column.role == "high" || column.name == "worst" || column.name == "best";
    if (column.name == denominator) {
      pivot.after.push_back(column);
    } else if (!is_share && is_constant_within(groups, column.name) &&
               !is_null_where_others_are_not(groups, column.name)) {
      pivot.after.push_back(column);
    }
  }
  return true;
}

namespace {

template <typename Condition>
Json with_rows(const Json& table, Condition condition) {
  Json part = Json::object();
  for (auto it = table.begin(); it != table.end(); ++it) {
    if (it.key() != "rows") part[it.key()] = *it;
  }
  Json rows = Json::array();
  for (const Json& row : elements(member(table, "rows"))) {
    if (condition(row)) rows.push_back(row);
  }
  part["rows"] = std::move(rows);
  return part;
}

}  // namespace

std::vector<TablePart> parts_of(const Json& table, const TableView& view) {
  std::vector<TablePart> parts;
  const std::string kind = view.kind();
  if (kind == "curve" && view.has("curve")) {
    const std::vector<std::string> curves = values_of(view.rows(), "curve");
    const bool all = std::all_of(view.rows().begin(), view.rows().end(),
                                 [](const Json& row) { return member(row, "curve").is_string(); });
    if (!all || curves.size() > 12) return parts;
    for (const std::string& curve : curves) {
      parts.push_back({with_rows(table, [&](const Json& row) { return member(row, "curve") == curve; }),
                       parts.empty() ? std::string() : std::to_string(parts.size() + 1),
                       view.label("curve", curve)});
    }
  }
  if (kind == "proportion" && view.rows().size() > long_table && page_columns(view).dimensions.size() > 1) {
    const auto of_all = [](const Json& row) { return is_everybody(member(row, "stratum")); };
    const auto count = std::count_if(view.rows().begin(), view.rows().end(), of_all);
    if (count == 0 || static_cast<std::size_t>(count) == view.rows().size()) return parts;
    parts.push_back({with_rows(table, of_all), {}, {}});
    parts.push_back({with_rows(table, [&](const Json& row) { return !of_all(row); }), "groups", {}, true});
  }
  return parts;
}

}  // namespace fotfaste::report
