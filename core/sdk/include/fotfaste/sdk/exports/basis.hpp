// What a funder's rule or definition rests on.
#pragma once

#include <cstdint>
#include <string_view>

#include "fotfaste/sdk/label.hpp"
#include "fotfaste/sdk/results.hpp"

namespace fotfaste::exports {

// How far a rule or a definition is known: read in the funder's own text, read in another's account of it,
// concluded from such, or remembered and not yet held against the text.
enum class Basis : std::uint8_t { verified, second_hand, derived, from_memory };

constexpr std::string_view word(Basis basis) {
  constexpr std::string_view words[] = {"verified", "second_hand", "derived", "from_memory"};
  return words[static_cast<int>(basis)];
}

inline Label label_of(Basis basis) {
  switch (basis) {
    case Basis::verified:
      return {"läst i källan", "read in the source"};
    case Basis::second_hand:
      return {"läst i en annan myndighets återgivning", "read in another authority's rendering"};
    case Basis::derived:
      return {"följer av det som lästs", "follows from what was read"};
    default:
      return {"ska stämmas av mot lagtexten", "to be confirmed against the legal text"};
  }
}

// Of a table with the column "basis".
inline void label_basis(Results& results, std::string_view table) {
  for (const Basis basis : {Basis::verified, Basis::second_hand, Basis::derived, Basis::from_memory}) {
    results.label(table, "basis", word(basis), label_of(basis));
  }
}

}  // namespace fotfaste::exports
