// A goal and what was counted for it: its groups, its parts, and the same goal read in other ways.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <utility>
#include <vector>

#include "fotfaste/sdk/count_grid.hpp"
#include "fotfaste/sdk/explain.hpp"
#include "goal.hpp"
#include "standing.hpp"

namespace goals {

class GoalCount {
 public:
  explicit GoalCount(Goal goal) : goal_(std::move(goal)), counts_(slot_count) {}

  void declare(fotfaste::Needs& needs) const;
  // To be called for each batch.
  void bind(const fotfaste::Batch& batch);
  void count(const fotfaste::Participation& participation);
  // Says where each participation of the batch stands in the rows of the table goals. Counts nothing.
  void explain(const fotfaste::Batch& batch, fotfaste::Explanations& explanations);

  void merge(const GoalCount& other);
  void save(fotfaste::Writer& writer) const;
  // Of a newly made count.
  void restore(fotfaste::Reader& reader);

  [[nodiscard]] const Goal& goal() const { return goal_; }
  [[nodiscard]] bool is_measured() const { return goal_.kind == GoalKind::measured; }
  // Of everybody.
  [[nodiscard]] Standings standings() const { return standings(fotfaste::Breakdown::everybody); }

  struct Row {
    fotfaste::StratumCell stratum;
    Standings standings;
    const Target* target;  // null: the row has none of its own
    bool is_everybody = false;
  };
  // Everybody first, then the groups in their order, then groups with a target that nobody is in.
  [[nodiscard]] std::vector<Row> rows() const;
  // The word that the goal's fulfilment may be called by; null when there is none. fulfilment is the outcome
  // over the target.
  [[nodiscard]] const GradeWord* grade(double fulfilment) const;
  // Words for how well the goal is met must have been laid down by then; nothing when nobody can be judged.
  [[nodiscard]] std::optional<fotfaste::Day> first_known() const;
  // Tells the evaluator what the figures leave out and what cannot be used.
  void report(const fotfaste::Settings& settings) const;

 private:
  static constexpr std::uint32_t one_item[] = {0};
  static constexpr fotfaste::Day never = std::numeric_limits<fotfaste::Day>::max();

  [[nodiscard]] Standings standings(std::uint32_t stratum) const;
  [[nodiscard]] bool words_came_first() const;

  Goal goal_;
  fotfaste::CountGrid counts_;         // one item; slots as in standing.hpp
  fotfaste::Day first_known_ = never;  // the first day on which somebody's outcome was known
};

}  // namespace goals
