// The hours of a participation by month: those of the activities that the participant attended.
//
// Hours are counted in whole seconds, so that sums are exact. Over days they are split so that the parts of
// an activity add up to its hours.
#pragma once

#include <cstdint>
#include <map>

#include "fotfaste/sdk/batch.hpp"
#include "fotfaste/sdk/needs.hpp"
#include "fotfaste/sdk/spells.hpp"
#include "month.hpp"
#include "options.hpp"

namespace scb {

inline constexpr std::int64_t seconds_per_hour = 3600;

struct MonthHours {
  std::int64_t seconds = 0;
  std::int64_t without_hours = 0;  // activities attended whose hours are not known
  std::int64_t impossible = 0;     // activities whose hours cannot be; they are not counted
};

class Hours {
 public:
  Hours(Split split, fotfaste::Day as_of) : split_(split), as_of_(as_of) {}

  static void declare(fotfaste::Needs& needs);
  // The months in which something was attended, of a participation of the batch. Valid until the next call.
  const std::map<Month, MonthHours>& read(const fotfaste::Batch& batch,
                                          const fotfaste::Participation& participation);

 private:
  void add(const fotfaste::Spell& days, std::int64_t seconds);

  Split split_;
  fotfaste::Day as_of_;
  std::map<Month, MonthHours> months_;
};

// In seconds.
std::int64_t rounded(std::int64_t seconds, Rounding rounding);

}  // namespace scb
