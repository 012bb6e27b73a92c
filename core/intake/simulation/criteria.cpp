#include "intake/simulation/criteria.hpp"

#include <algorithm>
#include <optional>
#include <string_view>

namespace fotfaste::intake::simulation {
namespace {

using model::Value;
using model::ValueType;

std::string text_of(const Value& table, std::string_view key) {
  const Value* found = table.find(key);
  return found != nullptr && found->type == ValueType::text ? found->text : std::string();
}

const Value* find_goal(const model::Project& project, std::string_view id) {
  for (const model::PluginRequest& plugin : project.plugins) {
    const Value* goals = plugin.parameters.find("goal");
    if (goals == nullptr) continue;
    for (const Value& goal : goals->items) {
      if (text_of(goal, "id") == id) return &goal;
    }
  }
  return nullptr;
}

std::optional<RatingNeed> rating_need(const Value& criterion) {
  const std::string path = text_of(criterion, "assessment");
  const Value* at_least = criterion.find("at_least");
  if (path.empty() || at_least == nullptr) return std::nullopt;
  const std::size_t dot = path.find('.');
  RatingNeed need;
  if (dot != std::string::npos) need.instrument = path.substr(0, dot);
  need.item = dot == std::string::npos ? path : path.substr(dot + 1);
  need.rater = text_of(criterion, "rater");
  need.at_least = at_least->number;
  return need;
}

bool is_employed_at_exit(const Value& criterion) {
  return !text_of(criterion, "spell").empty() && text_of(criterion, "on") == "exit";
}

std::optional<RatingGoal> rating_goal(const Value& outcome) {
  RatingGoal goal;
  if (const std::optional<RatingNeed> need = rating_need(outcome)) {
    goal.needs.push_back(*need);
    return goal;
  }
  const Value* parts = outcome.find("all");
  goal.all = parts != nullptr;
  if (parts == nullptr) parts = outcome.find("any");
  if (parts == nullptr) return std::nullopt;
  for (const Value& part : parts->items) {
    if (const std::optional<RatingNeed> need = rating_need(part)) {
      goal.needs.push_back(*need);
    } else if (!goal.all && is_employed_at_exit(part)) {
      goal.or_employed = true;
    } else {
      return std::nullopt;
    }
  }
  if (goal.needs.empty()) return std::nullopt;
  return goal;
}

std::optional<WorkGoal> work_goal(const Value& outcome) {
  if (text_of(outcome, "spell").empty() || outcome.find("starts_within") == nullptr) return std::nullopt;
  WorkGoal goal;
  goal.within = parse_duration(text_of(outcome, "starts_within")).value_or(goal.within);
  goal.lasts = parse_duration(text_of(outcome, "lasts")).value_or(Duration{0, 1});
  const std::optional<Duration> gap = parse_duration(text_of(outcome, "gap_at_most"));
  if (gap) goal.gap_days = gap->days + gap->months * 30;
  return goal;
}

}  // namespace

bool apply_goal(const model::Project& project, const Quota& reached, Plan& plan) {
  const Value* goal = find_goal(project, reached.word);
  const Value* outcome = goal == nullptr ? nullptr : goal->find("outcome");
  if (outcome == nullptr) return false;
  const std::uint64_t count = std::min(reached.participants, plan.participants);
  if (std::optional<WorkGoal> work = work_goal(*outcome)) {
    work->reached = count;
    plan.work = *work;
    return true;
  }
  if (std::optional<RatingGoal> ratings = rating_goal(*outcome)) {
    ratings->reached = count;
    plan.ratings.push_back(std::move(*ratings));
    return true;
  }
  if (const std::string activity = text_of(*outcome, "activity"); !activity.empty()) {
    plan.activity_goals[activity] = count;
    return true;
  }
  if (text_of(*outcome, "gender") == "woman") {
    plan.women = count;
    return true;
  }
  return false;
}

}  // namespace fotfaste::intake::simulation
