#include "pace.hpp"

#include <algorithm>
#include <cmath>

namespace goals {
namespace {

using fotfaste::Day;
using fotfaste::statistics::BetaBinomial;

constexpr std::array<std::string_view, 6> basis_words = {"forecast",     "decided",    "out_of_reach",
                                                         "too_few_left", "few_judged", "no_end"};

// Nobody plans for more; the distribution of so many takes a moment.
constexpr std::int64_t most_to_come = 10'000'000;

// The final outcome in the target's scale, when x of those still to be judged reach the goal.
struct Final {
  bool in_counts;
  std::int64_t known;   // have reached it, whatever comes
  std::int64_t judged;  // in the end

  [[nodiscard]] std::optional<double> outcome(std::int64_t x) const {
    const auto reached = static_cast<double>(known + x);
    if (in_counts) return reached;
    return judged == 0 ? std::nullopt : std::optional<double>(reached / static_cast<double>(judged));
  }
};

struct Range {
  std::int64_t first;
  std::int64_t last;  // below first: none
};

// The x in [least, most] whose outcome is inside the target. The outcome grows with x, so they are in a row.
Range inside(const Final& final, const Target& target, std::int64_t least, std::int64_t most) {
  const auto reaches = [&](std::int64_t x) {
    const auto value = final.outcome(x);
    return value && (!target.low || *value >= *target.low);
  };
  const auto exceeds = [&](std::int64_t x) {
    const auto value = final.outcome(x);
    return value && target.high && *value > *target.high;
  };
  const auto first_with = [&](auto holds) {
    std::int64_t low = least;
    std::int64_t high = most + 1;
    while (low < high) {
      const std::int64_t middle = low + (high - low) / 2;
      if (holds(middle)) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  };
  if (!final.outcome(least)) return {0, -1};
  return {first_with(reaches), first_with(exceeds) - 1};
}

struct Reach {
  Final final;
  std::int64_t least;  // of those still to be judged have reached it already
  std::int64_t most;
};

Reach reach_of(const Outlook& outlook, std::int64_t to_come) {
  const Standings& now = outlook.standings;
  const std::int64_t judged = now.judged(outlook.unknown_is_not_reached);
  const std::int64_t most = now[Slot::in_time] + to_come;
  std::int64_t known = now[Slot::reached];
  // Who has reached it counts at once where the target is a number.
  if (outlook.target.in_counts()) known += now[Slot::early] - now[Slot::early_in_time];
  return {{outlook.target.in_counts(), known, judged + most}, now[Slot::early_in_time], most};
}

BetaBinomial distribution(const Outlook& outlook, const Reach& reach) {
  const std::int64_t judged = outlook.standings.judged(outlook.unknown_is_not_reached);
  BetaBinomial still_to_reach =
      BetaBinomial::predictive(outlook.standings[Slot::reached], judged, reach.most, outlook.prior);
  still_to_reach.condition_at_least(reach.least);
  return still_to_reach;
}

// 0 or 1 where it is settled, else nothing.
std::optional<double> settled(const Outlook& outlook, const Reach& reach) {
  const Range range = inside(reach.final, outlook.target, reach.least, reach.most);
  if (range.first > range.last) return 0.0;
  if (range.first == reach.least && range.last == reach.most) return 1.0;
  return std::nullopt;
}

std::optional<double> probability(const Outlook& outlook, std::int64_t to_come, bool enough) {
  const Reach reach = reach_of(outlook, to_come);
  if (const auto sure = settled(outlook, reach)) return sure;
  if (!enough) return std::nullopt;
  const Range range = inside(reach.final, outlook.target, reach.least, reach.most);
  return distribution(outlook, reach).between(range.first, range.last);
}

// Whether it could be reached if everybody entered or planned could be judged before the end.
bool reachable_with_time(const Outlook& outlook) {
  Outlook all = outlook;
  const Standings& now = outlook.standings;
  all.standings.counts()[static_cast<std::size_t>(Slot::in_time)] = now[Slot::pending];
  all.standings.counts()[static_cast<std::size_t>(Slot::early_in_time)] = now[Slot::early];
  const std::int64_t planned = std::max<std::int64_t>(0, outlook.planned.value_or(0) - now.everybody());
  return settled(all, reach_of(all, planned)) != 0.0;
}

}  // namespace

std::optional<std::int64_t> Period::days_passed() const {
  if (!start) return std::nullopt;
  const Day until = end ? std::min(as_of, *end + 1) : as_of;
  return std::max<std::int64_t>(0, std::int64_t{until} - *start);
}

std::int64_t Period::days_until(Day last) const {
  return std::max<std::int64_t>(0, std::int64_t{last} + 1 - as_of);
}

Pace pace_of(const Period& period, std::int64_t entered, std::optional<std::int64_t> planned,
             std::optional<Day> last_entry, std::int64_t reached, std::optional<double> target_count) {
  Pace pace;
  const auto passed = period.days_passed();
  if (passed && *passed > 0) {
    pace.entries_a_month = static_cast<double>(entered) / months_of(*passed);
    pace.reached_a_month = static_cast<double>(reached) / months_of(*passed);
  }
  if (!period.end) return pace;
  const std::int64_t left = period.days_until(*period.end);
  const std::int64_t to_enter =
      period.days_until(last_entry ? std::min(*last_entry, *period.end) : *period.end);
  pace.months_left = months_of(left);
  pace.months_to_enter = months_of(to_enter);
  const auto needed = [](double missing, std::int64_t days) -> std::optional<double> {
    if (missing <= 0) return 0.0;
    return days > 0 ? std::optional<double>(missing / months_of(days)) : std::nullopt;
  };
  if (planned) pace.entries_needed = needed(static_cast<double>(*planned - entered), to_enter);
  if (target_count) pace.reached_needed = needed(*target_count - static_cast<double>(reached), left);
  return pace;
}

std::string_view word(Basis basis) {
  return basis_words[static_cast<std::size_t>(basis)];
}

std::vector<std::pair<std::string_view, fotfaste::Label>> bases() {
  return {{"forecast", {"beräknad", "computed"}},
          {"decided", {"avgjort", "decided"}},
          {"out_of_reach", {"kan inte längre nås", "out of reach"}},
          {"too_few_left",
           {"för få hinner följas upp före projektets slut",
            "too few can be followed up before the project ends"}},
          {"few_judged", {"för få har kunnat bedömas", "too few have been judged"}},
          {"no_end", {"projektets sista dag är inte angiven", "the project's last day is not stated"}}};
}

Forecast forecast_of(const Outlook& outlook, const Period& period) {
  const Standings& now = outlook.standings;
  Forecast forecast;
  forecast.judged = now.judged(outlook.unknown_is_not_reached);
  forecast.reached = now[Slot::reached];
  if (!period.end) return forecast;
  forecast.in_time = now[Slot::in_time];
  forecast.still_here = now[Slot::still_here];
  forecast.too_late = now[Slot::pending] - now[Slot::in_time];
  const Day last = std::min(outlook.last_entry.value_or(*period.end), *period.end);
  const std::int64_t days_left = outlook.can_exit_in_time ? period.days_until(last) : 0;
  const std::int64_t missing = std::max<std::int64_t>(0, outlook.planned.value_or(0) - now.everybody());
  if (days_left > 0) {
    forecast.to_come = std::min(missing, most_to_come);
    if (const auto passed = period.days_passed(); passed && *passed > 0) {
      const double at_pace = static_cast<double>(now.everybody()) / static_cast<double>(*passed) *
                             static_cast<double>(days_left);
      forecast.at_pace = std::min(forecast.to_come, static_cast<std::int64_t>(std::min(at_pace, 1e9)));
    }
  }
  const bool enough = forecast.judged >= outlook.least_judged;
  const Reach reach = reach_of(outlook, forecast.to_come);
  const auto sure = settled(outlook, reach);
  forecast.basis = Basis::forecast;
  if (sure) {
    forecast.basis = *sure == 1.0                   ? Basis::decided
                     : reachable_with_time(outlook) ? Basis::too_few_left
                     : reach.least == reach.most    ? Basis::decided
                                                    : Basis::out_of_reach;
  } else if (!enough) {
    forecast.basis = Basis::few_judged;
  }
  forecast.probability = probability(outlook, forecast.to_come, enough);
  if (period.days_passed()) forecast.probability_at_pace = probability(outlook, forecast.at_pace, enough);
  if (enough) {
    const BetaBinomial still_to_reach = distribution(outlook, reach);
    forecast.low = reach.final.outcome(still_to_reach.quantile(0.05));
    forecast.high = reach.final.outcome(still_to_reach.quantile(0.95));
  }
  return forecast;
}

}  // namespace goals
