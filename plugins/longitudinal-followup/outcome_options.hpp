// The parameters of the three-tier outcome: what work and studies are, and what is closer to them.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>

#include "fotfaste/sdk/calendar.hpp"
#include "fotfaste/sdk/codes.hpp"
#include "fotfaste/sdk/criteria/words.hpp"
#include "fotfaste/sdk/description.hpp"
#include "fotfaste/sdk/parameters.hpp"

namespace followup {

// An item that says how close somebody is.
struct RatingOption {
  fotfaste::criteria::WordSet instruments;  // none: any
  fotfaste::criteria::WordSet items;
  fotfaste::criteria::WordSet raters;  // none: any
  bool higher_is_closer = true;
  fotfaste::Duration within{0, 28};  // how far from the day an answer may lie
  double change_at_least = 0;        // smaller ones are no change
};

struct OutcomeOption {
  static constexpr std::int8_t no_rank = -1;

  std::uint32_t work = 0;     // core states, as bits
  std::uint32_t studies = 0;  // the same; none of them work
  // By core state: 0 is the closest, no_rank what cannot be compared.
  std::array<std::int8_t, fotfaste::core_state_count> distance{};
  std::optional<RatingOption> rating;  // instead of distance
};

void describe_outcome_parameters(fotfaste::Description& description);

// Throws ParameterError at the value that is wrong.
OutcomeOption outcome_of(const fotfaste::Parameters& parameters);

}  // namespace followup
