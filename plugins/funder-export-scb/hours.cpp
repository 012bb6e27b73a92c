#include "hours.hpp"

#include <algorithm>
#include <cmath>

namespace scb {

using fotfaste::Day;

void Hours::declare(fotfaste::Needs& needs) {
  needs.columns({"activities.from", "activities.until", "activities.hours", "activities.attended", "exit"},
                fotfaste::Required::no);
}

const std::map<Month, MonthHours>& Hours::read(const fotfaste::Batch& batch,
                                               const fotfaste::Participation& participation) {
  months_.clear();
  const fotfaste::ActivityColumns& columns = batch.activities;
  const Day last = std::min(participation.exit().value_or(as_of_ - 1), as_of_ - 1);
  const std::size_t end = columns.rows.end(participation.row());
  for (std::size_t row = columns.rows.begin(participation.row()); row < end; ++row) {
    if (columns.attended.value_or(row, 1) == 0) continue;
    const Day from = columns.from.value_or(row, fotfaste::no_day);
    if (from == fotfaste::no_day || from >= as_of_) continue;
    // What has no end goes on as long as the participation; what ends as it begins took one day.
    const Day until = std::max(columns.until.value_or(row, last + 1), from + 1);
    MonthHours& first = months_[month_of(from)];
    const auto hours = columns.hours[row];
    if (!hours) {
      ++first.without_hours;
    } else if (!(*hours >= 0 && *hours <= 24.0 * (until - from))) {
      ++first.impossible;
    } else {
      const auto seconds = std::llround(*hours * static_cast<double>(seconds_per_hour));
      if (split_ == Split::days) {
        add({from, until}, seconds);
      } else {
        first.seconds += seconds;
      }
    }
  }
  return months_;
}

void Hours::add(const fotfaste::Spell& days, std::int64_t seconds) {
  // At most 24 hours a day over the years of the model: the product below stays far from overflow.
  const std::int64_t length = std::int64_t{days.until} - days.from;
  std::int64_t given = 0;
  const Month last = month_of(std::min(days.until, as_of_) - 1);
  for (Month month = month_of(days.from); month <= last; ++month) {
    const std::int64_t passed = std::min<std::int64_t>(length, first_day(month + 1) - days.from);
    const std::int64_t share = seconds * passed / length;
    months_[month].seconds += share - given;
    given = share;
  }
}

std::int64_t rounded(std::int64_t seconds, Rounding rounding) {
  switch (rounding) {
    case Rounding::nearest:
      return (seconds + seconds_per_hour / 2) / seconds_per_hour * seconds_per_hour;
    case Rounding::up:
      return (seconds + seconds_per_hour - 1) / seconds_per_hour * seconds_per_hour;
    case Rounding::down:
      return seconds / seconds_per_hour * seconds_per_hour;
    default:
      return seconds;
  }
}

}  // namespace scb
