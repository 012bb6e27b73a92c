#include <cmath>

#include "report/sections.hpp"

namespace fotfaste::report {
namespace {

// By the role; by the name that the contract gives it where no column has the role.
std::optional<double> cell(const TableView& table, const Json& row, const char* role, const char* name) {
  const std::string column = table.column_with(role);
  return as_number(member(row, column.empty() ? name : column));
}

}  // namespace

Share::Share(const TableView& table, const Json& row)
    : numerator(cell(table, row, "numerator", "numerator")),
      denominator(cell(table, row, "denominator", "denominator")),
      unknown(cell(table, row, "unknown", "unknown")),
      value(as_number(member(row, "value"))),
      low(as_number(member(row, "low"))),
      high(as_number(member(row, "high"))),
      worst(as_number(member(row, "worst"))),
      best(as_number(member(row, "best"))),
      few(as_number(member(row, "few")).value_or(0) != 0) {}

std::string Share::of(const Paper& paper) const {
  if (!numerator) return {};
  const std::string k = count_text(numerator, paper, true);
  return denominator ? k + paper.say(" av ", " of ") + count_text(denominator, paper, true) : k;
}

std::string Share::value_text(const Paper& paper) const {
  if (few) return paper.say("för få", "too few");
  return value ? percent(*value, 0, paper.language) : std::string();
}

std::string Share::interval_text(const Paper& paper) const {
  return low && high ? percent_range(*low, *high, paper.language) : std::string();
}

std::string Share::bounds_text(const Paper& paper) const {
  if (unknown.value_or(0) == 0 || !worst || !best) return {};
  return percent_range(*worst, *best, paper.language);
}

std::string count_text(const std::optional<double>& count, const Paper& paper, bool zero) {
  if (!count || (*count == 0 && !zero)) return {};
  if (std::abs(*count) < 9e15 && *count == std::floor(*count)) {
    return whole_number(static_cast<std::int64_t>(*count), paper.language);
  }
  return decimal_number(*count, 1, paper.language);
}

}  // namespace fotfaste::report
