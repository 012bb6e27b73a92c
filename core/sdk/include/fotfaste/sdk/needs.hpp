// What a plugin says that it needs: the columns it reads and how long it must follow people.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

#include "fotfaste/result.h"
#include "fotfaste/sdk/calendar.hpp"
#include "fotfaste/sdk/column.hpp"
#include "fotfaste/sdk/errors.hpp"
#include "fotfaste/sdk/label.hpp"

namespace fotfaste {

// Without a required column the plugin has nothing to say, and a run ends as not applicable.
enum class Required : std::int32_t { no = 0, yes = 1 };

class Needs {
 public:
  // Tells sink, when there is one, and writes down in declared. Both outlive this.
  Needs(const fotfaste_needs_sink* sink, Declared& declared) : sink_(sink), declared_(declared) {}
  Needs(const Needs&) = delete;
  Needs& operator=(const Needs&) = delete;

  // "entry", "states.core_state", "project.evidence.statement".
  void column(std::string_view path, Required required = Required::yes) {
    if (!declared_.contains(path)) declared_.add(path);
    if (sink_ == nullptr) return;
    check(sink_->add_column(sink_, std::string(path).c_str(), static_cast<std::int32_t>(required)));
  }
  void columns(std::initializer_list<std::string_view> paths, Required required = Required::yes) {
    for (const std::string_view path : paths) column(path, required);
  }
  // The outcome of a participation can be told this long after its anchor ("entry", "exit" or "cohort"), not
  // before.
  // purpose is what needs it: a goal's id, a follow-up point.
  void follow_up(std::string_view purpose, std::string_view anchor, Duration duration) {
    if (sink_ == nullptr) return;
    check(sink_->add_follow_up(sink_, lend(purpose), std::string(anchor).c_str(), duration.months,
                               duration.days));
  }

 private:
  static void check(std::int32_t status) {
    if (status != FOTFASTE_OK) throw SinkRefused(status);
  }

  const fotfaste_needs_sink* sink_;
  Declared& declared_;
};

}  // namespace fotfaste
