// One way to read a goal: whom it is about, what has to have happened, and what becomes of those who dropped
// out and of those about whom nothing is known. A goal has one that is declared, and may have others that it
// is held against.
#pragma once

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "fotfaste/sdk/criteria.hpp"
#include "fotfaste/sdk/population.hpp"
#include "fotfaste/sdk/settings.hpp"
#include "standing.hpp"

namespace goals {

// As written in project.toml. The views outlive what is made of them.
struct Wording {
  fotfaste::Parameters population;
  fotfaste::Parameters outcome;  // empty: taking part is enough
  bool unknown_is_not_reached = false;
  bool dropouts_left_out = false;
};

class GoalReading {
 public:
  // Throws ParameterError.
  GoalReading(const Wording& wording, const fotfaste::Settings& settings);

  void declare(fotfaste::Needs& needs) const;
  void declare_follow_up(std::string_view goal, fotfaste::Needs& needs) const;
  // To be called for each batch.
  void bind(const fotfaste::Batch& batch);
  // Nothing for somebody whom the goal is not about. To be called once for each participation.
  std::optional<Standing> judge(const fotfaste::Participation& participation);
  // Why the goal is not about somebody, in one sentence. Counts like judge.
  fotfaste::Label why_outside(const fotfaste::Participation& participation);

  [[nodiscard]] const Wording& wording() const { return wording_; }
  // The last day to enter whose outcome can still be judged on the project's last day; nothing when the
  // project's last day is not stated, or nothing hangs on the entry.
  [[nodiscard]] std::optional<fotfaste::Day> last_entry() const { return last_entry_; }
  // Whether somebody who leaves on the day of the evaluation can still be judged on the project's last day.
  [[nodiscard]] bool can_exit_in_time() const { return can_exit_in_time_; }

  // Counts of who could not be placed, and words that the data confirmed, are part of the state.
  void merge(const GoalReading& other);
  void save(fotfaste::Writer& writer) const;
  void restore(fotfaste::Reader& reader);
  // Tells the evaluator what the figures leave out. purpose is the goal.
  void report(const fotfaste::Settings& settings, const fotfaste::Label& purpose) const;
  // Tells the evaluator of those who are unknown because the start of their cohort is not written down.
  void report_without_start(const fotfaste::Settings& settings, const fotfaste::Label& purpose,
                            const Standings& standings) const;

 private:
  [[nodiscard]] bool is_left_out(const fotfaste::Participation& participation) const;
  void note_cohort(std::string_view name);

  // So many cohorts without a start are named, the first in the order of their names.
  static constexpr std::size_t most_cohorts = 5;

  Wording wording_;
  fotfaste::Day as_of_;
  std::optional<fotfaste::Day> end_;
  fotfaste::Population population_;
  std::optional<fotfaste::Criterion> outcome_;
  std::optional<fotfaste::Day> last_entry_;
  bool can_exit_in_time_ = false;
  bool counts_from_cohort_ = false;
  std::set<std::string, std::less<>> cohorts_without_start_;
};

}  // namespace goals
