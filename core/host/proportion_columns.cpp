#include "host/proportion_columns.hpp"

#include <optional>

#include "fotfaste/descriptor.h"
#include "fotfaste/sdk/statistics/proportion.hpp"

namespace fotfaste::host {
namespace {

model::Cell share(const std::optional<double>& value) {
  return value ? model::Cell(*value) : model::Cell();
}

std::optional<std::int64_t> count(const std::vector<model::Cell>& row, int column) {
  if (column < 0) return std::nullopt;
  const auto* value = std::get_if<std::int64_t>(&row[static_cast<std::size_t>(column)]);
  return value == nullptr ? std::nullopt : std::optional<std::int64_t>(*value);
}

}  // namespace

int column_of_role(const model::TableDescription& table, std::uint32_t role) {
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    if (table.columns[i].role == role) return static_cast<int>(i);
  }
  return -1;
}

void add_column(model::TableResult& table, std::string_view name, std::uint32_t type, std::uint32_t role,
                model::Text label) {
  table.description.columns.push_back({std::string(name), type, role, "", std::move(label)});
}

void add_proportion_columns(model::TableResult& table, std::int64_t few_below) {
  const int numerator_column = column_of_role(table.description, FOTFASTE_ROLE_NUMERATOR);
  const int denominator_column = column_of_role(table.description, FOTFASTE_ROLE_DENOMINATOR);
  const int unknown_column = column_of_role(table.description, FOTFASTE_ROLE_UNKNOWN);
  if (numerator_column < 0 || denominator_column < 0) return;
  const bool has_unknown = unknown_column >= 0;

  add_column(table, "value", FOTFASTE_TYPE_NUMBER, FOTFASTE_ROLE_VALUE, {"andel", "share"});
  add_column(table, "low", FOTFASTE_TYPE_NUMBER, FOTFASTE_ROLE_LOW, {"lägst (95 %)", "low (95 %)"});
  add_column(table, "high", FOTFASTE_TYPE_NUMBER, FOTFASTE_ROLE_HIGH, {"högst (95 %)", "high (95 %)"});
  add_column(table, "method", FOTFASTE_TYPE_TEXT, FOTFASTE_ROLE_ATTRIBUTE,
             {"intervallets metod", "interval method"});
  if (has_unknown) {
    add_column(table, "worst", FOTFASTE_TYPE_NUMBER, FOTFASTE_ROLE_ATTRIBUTE,
               {"om alla okända räknas som nej", "if all unknown count as no"});
    add_column(table, "best", FOTFASTE_TYPE_NUMBER, FOTFASTE_ROLE_ATTRIBUTE,
               {"om alla okända räknas som ja", "if all unknown count as yes"});
  }
  add_column(table, "few", FOTFASTE_TYPE_INTEGER, FOTFASTE_ROLE_ATTRIBUTE,
             {"för få för att säga något säkert", "too few to say anything certain"});

  for (std::vector<model::Cell>& row : table.rows) {
    const auto numerator = count(row, numerator_column);
    const auto denominator = count(row, denominator_column);
    const auto unknown = count(row, unknown_column);
    const bool known = numerator && denominator;
    const auto interval = known ? statistics::wilson(*numerator, *denominator) : std::nullopt;
    if (interval) {
      row.emplace_back(static_cast<double>(*numerator) / static_cast<double>(*denominator));
      row.emplace_back(interval->low);
      row.emplace_back(interval->high);
      row.emplace_back("wilson-95");
    } else {
      row.resize(row.size() + 4);
    }
    if (has_unknown) {
      const auto bounds =
          known && unknown ? statistics::bounds(*numerator, *denominator, *unknown) : std::nullopt;
      row.push_back(share(bounds ? std::optional<double>(bounds->low) : std::nullopt));
      row.push_back(share(bounds ? std::optional<double>(bounds->high) : std::nullopt));
    }
    const bool few = denominator && *denominator > 0 && *denominator < few_below;
    row.emplace_back(std::int64_t{few ? 1 : 0});
  }
}

}  // namespace fotfaste::host
