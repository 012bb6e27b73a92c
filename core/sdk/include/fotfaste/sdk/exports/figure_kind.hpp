// What a figure of a funder's export is about.
#pragma once

#include <cstdint>
#include <string_view>

#include "fotfaste/sdk/label.hpp"

namespace fotfaste::exports {

enum class FigureKind : std::uint8_t {
  output,  // of those who enter, as they were then
  result,  // of those who leave, as it went
  entity,  // of organisations: supplied, never counted from participations
  count,   // of records or the like
};

constexpr std::string_view word(FigureKind kind) {
  constexpr std::string_view words[] = {"output", "result", "entity", "count"};
  return words[static_cast<int>(kind)];
}

inline Label label_of(FigureKind kind) {
  switch (kind) {
    case FigureKind::output:
      return {"prestation", "output"};
    case FigureKind::result:
      return {"resultat", "result"};
    case FigureKind::entity:
      return {"organisation", "entity"};
    default:
      return {"antal", "count"};
  }
}

}  // namespace fotfaste::exports
