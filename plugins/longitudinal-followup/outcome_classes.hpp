// The three-tier outcome of a participation at a day: in work, in studies, or how far from them it is
// compared with entry.
#pragma once

#include <cmath>
#include <cstdint>
#include <optional>

#include "fotfaste/sdk/batch.hpp"
#include "fotfaste/sdk/history.hpp"
#include "fotfaste/sdk/needs.hpp"
#include "options.hpp"

namespace followup {

enum class Outcome : std::uint8_t { in_work, in_studies, closer, unchanged, further, not_compared };
inline constexpr std::size_t outcome_count = 6;

constexpr bool is_work_or_studies(Outcome outcome) {
  return outcome == Outcome::in_work || outcome == Outcome::in_studies;
}

// Rules: who is in both work and studies is in work. Of several states on a day, the closest to work is
// compared. At entry it is the state of that day, and without one the labour status at entry. A rating is
// compared instead of states where the options name one: the answer nearest to each of the two days, of two
// as near the later; answers of one day that differ cannot be compared.
class OutcomeClasses {
 public:
  // option outlives this.
  explicit OutcomeClasses(const OutcomeOption& option) : option_(&option) {}

  static void declare(const OutcomeOption& option, fotfaste::Needs& needs);
  // To be called for each batch, which outlives its use.
  void bind(const fotfaste::Batch& batch, OutcomeOption& option);
  // history has read the participation, of which nothing is remembered from before.
  void begin(const fotfaste::Participation& participation, const fotfaste::History& history);
  // On a day whose state is known: the one that the history gives.
  [[nodiscard]] Outcome on(fotfaste::Day day, std::int32_t state);

 private:
  // The core states of the day, as bits; none when nothing is known.
  [[nodiscard]] std::uint32_t states_on(fotfaste::Day day) const;
  // The least of the distances of these states; no_rank when none has one.
  [[nodiscard]] std::int8_t distance_of(std::uint32_t states) const;
  [[nodiscard]] std::int8_t distance_at_entry() const;
  [[nodiscard]] Outcome by_state(std::uint32_t states);
  [[nodiscard]] Outcome by_rating(fotfaste::Day day) const;
  [[nodiscard]] std::optional<double> rating_near(fotfaste::Day day) const;

  const OutcomeOption* option_;
  const fotfaste::StateColumns* states_ = nullptr;
  const fotfaste::AssessmentColumns* assessments_ = nullptr;
  std::optional<fotfaste::Participation> participation_;
  const fotfaste::History* history_ = nullptr;
  std::optional<std::int8_t> at_entry_;
};

}  // namespace followup
