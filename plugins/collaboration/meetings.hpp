// Meetings: who was called, who came. A meeting is a kind and a day.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>

#include "fotfaste/sdk/calendar.hpp"
#include "fotfaste/sdk/needs.hpp"
#include "fotfaste/sdk/settings.hpp"

namespace collaboration {

enum class Attendance : std::uint8_t { unknown, attended, absent, contradictory };

class Meetings {
 public:
  // Kind, which is empty where it is not stated, and day.
  using Meeting = std::pair<std::string, fotfaste::Day>;
  using Called = std::map<std::string, Attendance>;

  static void declare(fotfaste::Needs& needs);
  // Meetings before the day of evaluation; those to come are nothing yet.
  explicit Meetings(const fotfaste::Settings& settings);

  [[nodiscard]] const std::map<Meeting, Called>& all() const { return meetings_; }

 private:
  std::map<Meeting, Called> meetings_;
};

}  // namespace collaboration
