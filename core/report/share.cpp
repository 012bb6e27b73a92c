#include "report/share.hpp"

#include <cmath>

#include "report/number_text.hpp"

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

std::string Share::of(const Speech& speech) const {
  if (!numerator) return {};
  const std::string k = count_text(numerator, speech, true);
  return denominator ? k + speech.say(" av ", " of ") + count_text(denominator, speech, true) : k;
}

std::string Share::value_text(const Speech& speech) const {
  if (few) return speech.say("för få", "too few");
  return value ? percent(*value, 0, speech.language) : std::string();
}

std::string Share::interval_text(const Speech& speech) const {
  return low && high ? percent_range(*low, *high, speech.language) : std::string();
}

std::string Share::bounds_text(const Speech& speech) const {
  if (unknown.value_or(0) == 0 || !worst || !best) return {};
  return percent_range(*worst, *best, speech.language);
}

std::string count_text(const std::optional<double>& count, const Speech& speech, bool zero) {
  if (!count || (*count == 0 && !zero)) return {};
  if (std::abs(*count) < 9e15 && *count == std::floor(*count)) {
    return whole_number(static_cast<std::int64_t>(*count), speech.language);
  }
  return decimal_number(*count, 1, speech.language);
}

std::string target_range(const Speech& speech, const std::optional<double>& low,
                         const std::optional<double>& high, bool count) {
  const auto one = [&](double value) {
    return count ? count_text(value, speech, true) : percent(value, 0, speech.language);
  };
  if (low && high) {
    if (*low == *high) return one(*low);
    return count ? one(*low) + "–" + one(*high) : percent_range(*low, *high, speech.language);
  }
  if (low) return speech.say("minst ", "at least ") + one(*low);
  if (high) return speech.say("högst ", "at most ") + one(*high);
  return {};
}

}  // namespace fotfaste::report
