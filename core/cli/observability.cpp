#include "cli/observability.hpp"

#include <algorithm>
#include <string_view>

#include "cli/evaluability.hpp"
#include "fotfaste/sdk/calendar.hpp"
#include "report/display_text.hpp"

namespace fotfaste::cli {
namespace {

// "6 månader och 14 dagar".
std::string length(const Context& context, const host::FollowUpNeed& need) {
  const auto counted = [](std::int32_t count, std::string_view one, std::string_view many) {
    return std::to_string(count).append(count == 1 ? one : many);
  };
  std::string text;
  if (need.months > 0)
    text = counted(need.months, context.say(" månad", " month"), context.say(" månader", " months"));
  if (need.days == 0) return text;
  if (!text.empty()) text.append(context.say(" och ", " and "));
  return text.append(counted(need.days, context.say(" dag", " day"), context.say(" dagar", " days")));
}

std::string whom(const Context& context, const LateFollowUp& one) {
  if (!one.last_day)
    return std::string(context.say("kan ännu inte bedömas för någon", "cannot be judged of anybody yet"));
  std::string text;
  if (one.need.anchor == "entry") {
    text = context.say("kan bedömas för dem som börjat senast ",
                       "can be judged of those who entered on or before ");
  } else if (one.need.anchor == "exit") {
    text = context.say("kan bedömas för dem som slutat senast ",
                       "can be judged of those who left on or before ");
  } else {
    text = context.say("kan bedömas för omgångar som startat senast ",
                       "can be judged of cohorts that started on or before ");
  }
  return text.append(format_day(*one.last_day));
}

std::string_view anchor(const Context& context, const host::FollowUpNeed& need) {
  if (need.anchor == "entry") return context.say("start", "entry");
  if (need.anchor == "exit") return context.say("avslut", "exit");
  return context.say("omgångens start", "the cohort's start");
}

}  // namespace

std::vector<LateFollowUp> late_follow_ups(const model::ProjectCard& card,
                                          const std::vector<host::PreparedPlugin>& plugins,
                                          std::int32_t as_of) {
  std::vector<LateFollowUp> late;
  const std::int32_t last_known = as_of - 1;
  const std::int32_t latest = card.end ? std::min(*card.end, last_known) : last_known;
  for (const host::PreparedPlugin& plugin : plugins) {
    for (const host::FollowUpNeed& need : plugin.follow_up) {
      const std::int32_t last = last_anchor(last_known, need.months, need.days);
      if (last >= latest) continue;
      const auto is_same = [&](const LateFollowUp& other) {
        return other.plugin == plugin.file.id && other.purpose == need.purpose &&
               other.need.anchor == need.anchor && other.need.months == need.months &&
               other.need.days == need.days;
      };
      if (std::any_of(late.begin(), late.end(), is_same)) continue;
      const bool nobody = card.start && last < *card.start;
      late.push_back(
          {plugin.file.id, need.purpose, need, nobody ? std::nullopt : std::optional<std::int32_t>(last)});
    }
  }
  return late;
}

std::string late_follow_up_lines(const Context& context, const std::vector<LateFollowUp>& late,
                                 std::int32_t as_of) {
  if (late.empty()) return {};
  std::string text(context.say("Uppföljning som slutar efter uppgifterna (inget är känt från och med ",
                               "Follow-up that ends after the data do (nothing is known from "));
  text.append(format_day(as_of)).append(context.say("):\n", " on):\n"));
  for (const LateFollowUp& one : late) {
    text.append("  ").append(report::neutral(one.purpose, 100));
    text.append(" (").append(report::neutral(one.plugin, 100)).append("): ");
    text.append(length(context, one.need)).append(context.say(" efter ", " after "));
    text.append(anchor(context, one.need)).append("; ");
    text.append(whom(context, one)).append("\n");
  }
  text.append(context.say("Mer om vad projektet kommer att kunna visa: fotfaste check --design\n",
                          "More about what the project will be able to show: fotfaste check --design\n"));
  return text;
}

}  // namespace fotfaste::cli
