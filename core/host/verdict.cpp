#include "host/verdict.hpp"

#include <algorithm>

#include "fotfaste/descriptor.h"
#include "host/proportion_columns.hpp"

namespace fotfaste::host {
namespace {

constexpr std::string_view reached = "reached";
constexpr std::string_view likely_reached = "likely_reached";
constexpr std::string_view undecided = "undecided";
constexpr std::string_view not_reached = "not_reached";
constexpr std::string_view no_target = "no_target";

bool is_inside(double value, const GoalParts& parts) {
  return (!parts.target_low || value >= *parts.target_low) &&
         (!parts.target_high || value <= *parts.target_high);
}

std::string_view verdict_on_share(const GoalParts& parts) {
  const std::int64_t open = parts.unknown + parts.pending;
  const std::int64_t everybody = parts.denominator + open;
  if (everybody == 0) return undecided;
  const double worst = static_cast<double>(parts.numerator) / static_cast<double>(everybody);
  const double best = static_cast<double>(parts.numerator + open) / static_cast<double>(everybody);
  if (is_inside(worst, parts) && is_inside(best, parts)) return reached;
  const bool too_low = parts.target_low && best < *parts.target_low;
  const bool too_high = parts.target_high && worst > *parts.target_high;
  if (too_low || too_high) return not_reached;
  if (parts.denominator == 0) return undecided;
  const double value = static_cast<double>(parts.numerator) / static_cast<double>(parts.denominator);
  const double open_share = static_cast<double>(open) / static_cast<double>(everybody);
  return is_inside(value, parts) && open_share <= parts.undecided_above ? likely_reached : undecided;
}

std::string_view verdict_on_count(const GoalParts& parts) {
  const std::int64_t open = parts.unknown + parts.pending + parts.to_come.value_or(0);
  const std::int64_t now = parts.numerator + parts.early;
  const auto most = static_cast<double>(std::max(now, parts.numerator + open));
  const bool no_most = !parts.to_come;
  const bool stays_inside = no_most ? !parts.target_high : is_inside(most, parts);
  if (is_inside(static_cast<double>(now), parts) && stays_inside) return reached;
  const bool too_low = parts.target_low && !no_most && most < *parts.target_low;
  const bool too_high = parts.target_high && static_cast<double>(now) > *parts.target_high;
  if (too_low || too_high) return not_reached;
  if (no_most || parts.denominator == 0) return undecided;
  const double share = static_cast<double>(parts.numerator) / static_cast<double>(parts.denominator);
  const double expected = std::max(static_cast<double>(now),
                                   static_cast<double>(parts.numerator) + share * static_cast<double>(open));
  const double open_share = static_cast<double>(open) / static_cast<double>(parts.denominator + open);
  return is_inside(expected, parts) && open_share <= parts.undecided_above ? likely_reached : undecided;
}

// Reads the cells of one row by role or by name.
class GoalRow {
 public:
  GoalRow(const model::TableDescription& table, const std::vector<model::Cell>& row)
      : table_(table), row_(row) {}

  template <typename Type>
  [[nodiscard]] const Type* of_role(std::uint32_t role) const {
    const int column = column_of_role(table_, role);
    return column < 0 ? nullptr : std::get_if<Type>(&row_[static_cast<std::size_t>(column)]);
  }
  template <typename Type>
  [[nodiscard]] const Type* named(std::string_view name) const {
    for (std::size_t i = 0; i < table_.columns.size(); ++i) {
      if (table_.columns[i].name == name) return std::get_if<Type>(&row_[i]);
    }
    return nullptr;
  }
  [[nodiscard]] bool has(std::string_view name) const {
    return std::any_of(table_.columns.begin(), table_.columns.end(),
                       [name](const model::ColumnDescription& column) { return column.name == name; });
  }
  [[nodiscard]] std::int64_t count(std::uint32_t role) const {
    const auto* value = of_role<std::int64_t>(role);
    return value == nullptr ? 0 : *value;
  }
  [[nodiscard]] std::optional<double> number(std::uint32_t role) const {
    if (const auto* value = of_role<double>(role)) return *value;
    if (const auto* value = of_role<std::int64_t>(role)) return static_cast<double>(*value);
    return std::nullopt;
  }

 private:
  const model::TableDescription& table_;
  const std::vector<model::Cell>& row_;
};

std::optional<std::int64_t> to_come(const GoalRow& row, const GoalParts& parts) {
  if (row.has("to_come")) {
    const auto* stated = row.named<std::int64_t>("to_come");
    return stated == nullptr ? std::nullopt : std::optional<std::int64_t>(*stated);
  }
  const auto* planned = row.named<std::int64_t>("planned");
  const std::int64_t here = parts.denominator + parts.unknown + parts.pending;
  return planned == nullptr ? 0 : std::max<std::int64_t>(0, *planned - here);
}

GoalParts read_parts(const model::TableDescription& table, const std::vector<model::Cell>& cells) {
  const GoalRow row(table, cells);
  GoalParts parts;
  const auto* scale = row.of_role<std::string>(FOTFASTE_ROLE_SCALE);
  parts.in_counts = scale != nullptr && *scale == "count";
  const auto* kind = row.named<std::string>("kind");
  parts.by_evidence = kind != nullptr && *kind == "evidence";
  parts.target_low = row.number(FOTFASTE_ROLE_TARGET_LOW);
  parts.target_high = row.number(FOTFASTE_ROLE_TARGET_HIGH);
  if (const auto* attested = row.of_role<std::int64_t>(FOTFASTE_ROLE_ATTESTED)) parts.attested = *attested;
  parts.numerator = row.count(FOTFASTE_ROLE_NUMERATOR);
  parts.denominator = row.count(FOTFASTE_ROLE_DENOMINATOR);
  parts.unknown = row.count(FOTFASTE_ROLE_UNKNOWN);
  parts.pending = row.count(FOTFASTE_ROLE_PENDING);
  parts.early = row.count(FOTFASTE_ROLE_EARLY);
  parts.to_come = to_come(row, parts);
  parts.undecided_above = row.number(FOTFASTE_ROLE_UNDECIDED_ABOVE).value_or(0);
  return parts;
}

}  // namespace

std::string_view verdict(const GoalParts& parts) {
  if (parts.attested) return *parts.attested == 1 ? reached : not_reached;
  if (!parts.target_low && !parts.target_high) return parts.by_evidence ? undecided : no_target;
  return parts.in_counts ? verdict_on_count(parts) : verdict_on_share(parts);
}

void add_verdicts(model::TableResult& table) {
  if (table.description.kind != FOTFASTE_KIND_GOALS) return;
  for (std::vector<model::Cell>& row : table.rows) {
    row.emplace_back(std::string(verdict(read_parts(table.description, row))));
  }
  add_column(table, "verdict", FOTFASTE_TYPE_TEXT, FOTFASTE_ROLE_ATTRIBUTE, {"bedömning", "verdict"});
}

}  // namespace fotfaste::host
