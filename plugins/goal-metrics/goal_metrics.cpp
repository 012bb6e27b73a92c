// The plugin: how each declared goal stands.
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "fotfaste/sdk/count_grid.hpp"
#include "fotfaste/sdk/counts.hpp"
#include "fotfaste/sdk/plugin.hpp"
#include "goal.hpp"

namespace goals {

using fotfaste::Answer;

constexpr const char* table_id = "goals";

// What became of a participation for one goal. Somebody who has reached it before everybody alike can be
// judged is pending, and early too.
enum Slot : std::size_t { reached, not_reached, unknown, pending, early, slot_count };

// A goal and what was counted for it.
class GoalCount {
 public:
  explicit GoalCount(Goal goal) : goal_(std::move(goal)), counts_(slot_count) {}

  void declare(fotfaste::Needs& needs) const {
    goal_.population.declare(needs);
    if (goal_.kind != GoalKind::measured) return;
    goal_.breakdown.declare(needs);
    if (!goal_.outcome) return;
    goal_.outcome->declare(needs);
    goal_.outcome->declare_follow_up(goal_.id, needs);
  }
  void bind(const fotfaste::Batch& batch) {
    goal_.population.bind(batch);
    if (goal_.kind != GoalKind::measured) return;
    goal_.breakdown.bind(batch);
    if (goal_.outcome) goal_.outcome->bind(batch);
  }
  void count(const fotfaste::Participation& participation, fotfaste::Day as_of) {
    if (goal_.kind != GoalKind::measured || !goal_.population.includes(participation)) return;
    const auto strata = goal_.breakdown.strata_of(participation);
    if (!goal_.outcome) return add(strata, reached);
    const fotfaste::Outcome outcome = goal_.outcome->evaluate(participation);
    if (!fotfaste::is_observable(outcome, as_of)) {
      add(strata, pending);
      if (outcome.answer == Answer::yes) add(strata, early);
      return;
    }
    add(strata, outcome.answer == Answer::yes  ? reached
                : outcome.answer == Answer::no ? not_reached
                                               : unknown);
  }

  void merge(const GoalCount& other) {
    goal_.population.merge(other.goal_.population);
    if (goal_.outcome) goal_.outcome->merge(*other.goal_.outcome);
    const auto strata = goal_.breakdown.merge(other.goal_.breakdown);
    counts_.merge(other.counts_, strata, one_item);
  }
  void save(fotfaste::Writer& writer) const {
    goal_.population.save(writer);
    if (goal_.outcome) goal_.outcome->save(writer);
    goal_.breakdown.save(writer);
    counts_.save(writer, goal_.breakdown.order(), one_item);
  }
  void restore(fotfaste::Reader& reader) {
    goal_.population.restore(reader);
    if (goal_.outcome) goal_.outcome->restore(reader);
    goal_.breakdown.restore(reader);
    counts_.restore(reader, goal_.breakdown.size(), 1);
  }

  void report(fotfaste::Results& results, const fotfaste::Settings& settings) const {
    for (const std::uint32_t stratum : goal_.breakdown.order())
      report_stratum(results, stratum, settings.as_of());
    if (goal_.text) results.label(table_id, "goal", goal_.id, *goal_.text);
    if (goal_.evidence && goal_.evidence->statement) {
      results.label(table_id, "statement", goal_.evidence->statement->sv, *goal_.evidence->statement);
    }
    if (goal_.kind != GoalKind::measured) return;
    goal_.population.report_left_out(settings, {"målet " + goal_.id, "the goal " + goal_.id});
    if (goal_.outcome) goal_.outcome->report_unseen(settings);
  }

 private:
  static constexpr std::uint32_t one_item[] = {0};

  void add(std::span<const std::uint32_t> strata, Slot slot) {
    for (const std::uint32_t stratum : strata) ++counts_.stratum(stratum, 1)[slot];
  }

  void report_stratum(fotfaste::Results& results, std::uint32_t stratum, fotfaste::Day as_of) const {
    const auto counted = [&](Slot slot) { return counts_.get(stratum, 0, slot); };
    std::optional<std::int64_t> numerator, denominator, left_unknown, as_not_reached, not_observable, already;
    if (goal_.kind == GoalKind::measured) {
      std::int64_t judged = counted(reached);
      fotfaste::add_counts(judged, counted(not_reached));
      if (goal_.unknown_is_not_reached) fotfaste::add_counts(judged, counted(unknown));
      numerator = counted(reached);
      denominator = judged;
      left_unknown = goal_.unknown_is_not_reached ? 0 : counted(unknown);
      as_not_reached = goal_.unknown_is_not_reached ? counted(unknown) : 0;
      not_observable = counted(pending);
      already = counted(early);
    }
    std::optional<int> attested;
    std::optional<fotfaste::DayCell> decided;
    std::optional<std::string> document, statement;
    if (goal_.evidence) {
      const Evidence& evidence = *goal_.evidence;
      attested = evidence.attested(as_of);
      if (evidence.decided) decided = fotfaste::DayCell{*evidence.decided};
      if (!evidence.document.empty()) document = evidence.document;
      if (evidence.statement) statement = evidence.statement->sv;
    }
    const Target& target = goal_.target;
    const bool stated = target.low || target.high;
    results.add(table_id, goal_.id, goal_.breakdown.cell(stratum), goal_.level, word(goal_.kind), numerator,
                denominator, left_unknown, as_not_reached, not_observable, already, target.planned,
                target.low, target.high,
                stated ? std::optional<std::string_view>(target.scale) : std::nullopt, target.tolerance,
                goal_.undecided_above, attested, decided, document, statement);
  }

  Goal goal_;
  fotfaste::CountGrid counts_;  // one item; slots as above
};

class GoalMetrics {
 public:
  static void describe(fotfaste::Description& description) {
    description.title("Projektets mål", "The project's goals")
        .description(
            "Hur varje mål i projektet står sig: hur många som nått det, av hur många, med osäkerhet.",
            "How each goal of the project stands: how many have reached it, of how many, with the "
            "uncertainty.");
    describe_parameters(description);
    using fotfaste::Role;
    using fotfaste::Type;
    description.table(table_id, fotfaste::Kind::goals, "Mål", "Goals")
        .description(
            "De som nått ett mål innan alla kan bedömas lika räknas både som ännu inte bedömbara och som "
            "redan klara.",
            "Those who reached a goal before everybody alike can be judged count both as not observable and "
            "as early.")
        .direction(fotfaste::Direction::higher)
        .smallest_cell(5)
        .column("goal", Type::text, Role::dimension, "Mål", "Goal")
        .column("stratum", Type::stratum, Role::dimension, "Grupp", "Group")
        .column("level", Type::text, Role::attribute, "Nivå", "Level")
        .column("kind", Type::text, Role::attribute, "Slag", "Kind")
        .column("numerator", Type::integer, Role::numerator, "Nådde målet", "Reached the goal")
        .column("denominator", Type::integer, Role::denominator, "Kan bedömas", "Can be judged")
        .column("unknown", Type::integer, Role::unknown, "Okända", "Unknown")
        .column("counted_as_not_reached", Type::integer, Role::excluded, "Okända som räknas som ej nådda",
                "Unknown counted as not reached")
        .column("not_observable", Type::integer, Role::pending, "Kan ännu inte bedömas",
                "Cannot be judged yet")
        .column("early", Type::integer, Role::early, "Därav redan klara", "Of these already there")
        .column("planned", Type::integer, Role::attribute, "Planerade", "Planned")
        .column("target_low", Type::number, Role::target_low, "Målvärde, lägst", "Target, lowest")
        .column("target_high", Type::number, Role::target_high, "Målvärde, högst", "Target, highest")
        .column("scale", Type::text, Role::scale, "Målvärdets slag", "Target in")
        .column("tolerance", Type::number, Role::attribute, "Tolerans", "Tolerance")
        .column("undecided_above", Type::number, Role::undecided_above, "Gräns för att avgöra",
                "Limit for deciding")
        .column("attested", Type::integer, Role::attested, "Visat med underlag", "Shown by evidence")
        .column("decided", Type::date, Role::attribute, "Beslutat", "Decided")
        .column("document", Type::text, Role::attribute, "Underlag", "Document")
        .column("statement", Type::text, Role::attribute, "Vad som ska visas", "What is to be shown");
  }

  static void needs(const fotfaste::Settings& settings, fotfaste::Needs& needs) {
    needs.column("entry");
    for (const GoalCount& goal : GoalMetrics(settings).goals_) goal.declare(needs);
  }

  explicit GoalMetrics(const fotfaste::Settings& settings) : settings_(settings) {
    for (Goal& goal : parse_goals(settings)) goals_.emplace_back(std::move(goal));
  }

  void consume(const fotfaste::Batch& batch) {
    for (GoalCount& goal : goals_) goal.bind(batch);
    for (const fotfaste::Participation participation : batch) {
      if ((participation.row() & stop_mask) == 0) settings_.stop_if_cancelled();
      for (GoalCount& goal : goals_) goal.count(participation, settings_.as_of());
    }
  }
  void merge(const GoalMetrics& other) {
    for (std::size_t i = 0; i < goals_.size(); ++i) goals_[i].merge(other.goals_[i]);
  }
  void save(fotfaste::Writer& writer) const {
    for (const GoalCount& goal : goals_) goal.save(writer);
  }
  void restore(fotfaste::Reader& reader) {
    for (GoalCount& goal : goals_) goal.restore(reader);
  }
  void report(fotfaste::Results& results) const {
    for (const GoalCount& goal : goals_) goal.report(results, settings_);
  }

 private:
  // Asks whether to stop once in so many participations, which take well under 10 ms.
  static constexpr std::size_t stop_mask = 511;

  fotfaste::Settings settings_;
  std::vector<GoalCount> goals_;
};

}  // namespace goals

FOTFASTE_PLUGIN(goals::GoalMetrics, "goal-metrics", "1.0.0");
