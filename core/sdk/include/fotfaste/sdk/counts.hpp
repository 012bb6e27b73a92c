// Counts that come from bytes: never negative, and added without overflow.
#pragma once

#include <cstdint>
#include <limits>

#include "fotfaste/sdk/bytes.hpp"

namespace fotfaste {

// Both are not negative. Throws MalformedBytes rather than overflow: only bytes from elsewhere hold such
// counts.
inline void add_counts(std::int64_t& sum, std::int64_t more) {
  if (more > std::numeric_limits<std::int64_t>::max() - sum) throw MalformedBytes("counts grow too large");
  sum += more;
}

inline std::int64_t read_count(Reader& reader) {
  const auto count = reader.number<std::int64_t>();
  if (count < 0) throw MalformedBytes("a count is negative");
  return count;
}

}  // namespace fotfaste
