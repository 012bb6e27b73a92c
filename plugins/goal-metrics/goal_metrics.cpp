// The plugin: how each declared goal stands.
#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>
#include <vector>

#include "checklist.hpp"
#include "codes.hpp"
#include "design.hpp"
#include "fotfaste/sdk/counts.hpp"
#include "fotfaste/sdk/plugin.hpp"
#include "fotfaste/sdk/population.hpp"
#include "goal.hpp"
#include "goal_count.hpp"
#include "goal_tables.hpp"
#include "own_goals.hpp"

namespace goals {

class GoalMetrics {
 public:
  static void describe(fotfaste::Description& description) {
    description.title("Projektets mål", "The project's goals")
        .description(
            "Hur varje mål i projektet står sig: hur många som nått det, av hur många, med osäkerhet, takt "
            "och "
            "prognos.",
            "How each goal of the project stands: how many have reached it, of how many, with the "
            "uncertainty, pace and forecast.")
        .state_revision(3);
    describe_goals(description);
    describe_own_goals(description);
    describe_checklists(description);
    describe_forecast(description);
    describe_goal_tables(description);
    describe_own_goals_tables(description);
    describe_checklist_tables(description);
  }

  static void needs(const fotfaste::Settings& settings, fotfaste::Needs& needs) {
    needs.column("entry");
    needs.column("group", fotfaste::Required::no);
    const GoalMetrics plugin(settings);
    for (const GoalCount& goal : plugin.goals_) goal.declare(needs);
    for (const OwnGoals& own : plugin.own_goals_) own.declare(needs);
    if (!plugin.checklists_.empty()) declare_evidence(needs);
  }

  static void design(const fotfaste::Settings& settings, fotfaste::Design& design) {
    describe_design(settings, design);
  }

  explicit GoalMetrics(const fotfaste::Settings& settings)
      : settings_(settings),
        rules_(forecast_rules_of(settings.parameters())),
        own_goals_(parse_own_goals(settings)),
        checklists_(parse_checklists(settings)) {
    for (Goal& goal : parse_goals(settings)) goals_.emplace_back(std::move(goal));
  }

  void consume(const fotfaste::Batch& batch) {
    for (GoalCount& goal : goals_) goal.bind(batch);
    for (OwnGoals& own : own_goals_) own.bind(batch);
    for (const fotfaste::Participation participation : batch) {
      if ((participation.row() & stop_mask) == 0) settings_.stop_if_cancelled();
      const bool counted = participation.group() == fotfaste::Group::programme &&
                           fotfaste::has_entered(participation, settings_.as_of());
      if (counted) ++participations_;
      for (GoalCount& goal : goals_) goal.count(participation);
      for (OwnGoals& own : own_goals_) own.count(participation);
    }
  }
  static constexpr std::array explained = {goals_table};
  void explain(const fotfaste::Batch& batch, fotfaste::Explanations& explanations) {
    for (GoalCount& goal : goals_) goal.explain(batch, explanations);
  }
  void merge(const GoalMetrics& other) {
    fotfaste::add_counts(participations_, other.participations_);
    for (std::size_t i = 0; i < goals_.size(); ++i) goals_[i].merge(other.goals_[i]);
    for (std::size_t i = 0; i < own_goals_.size(); ++i) own_goals_[i].merge(other.own_goals_[i]);
  }
  void save(fotfaste::Writer& writer) const {
    writer.number(participations_);
    for (const GoalCount& goal : goals_) goal.save(writer);
    for (const OwnGoals& own : own_goals_) own.save(writer);
  }
  void restore(fotfaste::Reader& reader) {
    participations_ = fotfaste::read_count(reader);
    for (GoalCount& goal : goals_) goal.restore(reader);
    for (OwnGoals& own : own_goals_) own.restore(reader);
  }
  void report(fotfaste::Results& results) const {
    report_goals(goals_, participations_, rules_, results, settings_);
    for (const OwnGoals& own : own_goals_) own.report(results, settings_);
    report_checklists(checklists_, results, settings_);
    if (!states_a_target()) {
      settings_.report(
          fotfaste::Severity::note, no_target_code,
          {"Projektet har inget mål med ett målvärde.", "The project has no goal with a target."},
          {"Utfallet redovisas utan bedömning. Finns målvärden i ansökan, skriv dem i target.",
           "The outcome is reported without a verdict. If the application states targets, write "
           "them in target."});
    }
  }

 private:
  [[nodiscard]] bool states_a_target() const {
    return std::any_of(goals_.begin(), goals_.end(),
                       [](const GoalCount& count) {
                         const Goal& goal = count.goal();
                         return goal.target.is_stated() || !goal.group_targets.empty() ||
                                (goal.evidence && goal.evidence->threshold);
                       }) ||
           std::any_of(checklists_.begin(), checklists_.end(),
                       [](const Checklist& list) { return list.target.has_value(); });
  }

  // Asks whether to stop once in so many participations, which take well under 10 ms.
  static constexpr std::size_t stop_mask = 511;

  fotfaste::Settings settings_;
  ForecastRules rules_;
  std::vector<GoalCount> goals_;
  std::vector<OwnGoals> own_goals_;
  std::vector<Checklist> checklists_;
  std::int64_t participations_ = 0;
};

}  // namespace goals

FOTFASTE_PLUGIN(goals::GoalMetrics, "goal-metrics", "1.1.0");
