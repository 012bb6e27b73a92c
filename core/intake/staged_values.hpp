// Reading staged columns by their storage.
#pragma once

#include <cstdint>
#include <limits>
#include <type_traits>

#include "intake/table_columns.hpp"

namespace fotfaste::intake {

// Calls use with the values of a column of a chunk that stores any, as their own type.
template <typename Use>
void with_values(const ChunkColumn& column, Use&& use) {
  switch (column.storage) {
    case Storage::nothing:
      break;
    case Storage::int8:
    case Storage::hundredths8:
      use(reinterpret_cast<const std::int8_t*>(column.data));
      break;
    case Storage::int16:
    case Storage::hundredths16:
      use(reinterpret_cast<const std::int16_t*>(column.data));
      break;
    case Storage::int32:
    case Storage::hundredths32:
      use(reinterpret_cast<const std::int32_t*>(column.data));
      break;
    case Storage::int64:
      use(reinterpret_cast<const std::int64_t*>(column.data));
      break;
    case Storage::float64:
      use(reinterpret_cast<const double*>(column.data));
      break;
  }
}

template <typename Number>
bool is_null(Number value) {
  if constexpr (std::is_floating_point_v<Number>) {
    return value != value;
  } else {
    return value == std::numeric_limits<Number>::min();
  }
}

// The value of a row, null_key for null. Not for doubles.
template <typename Number>
std::int64_t value_at(const Number* values, std::uint32_t row) {
  if constexpr (std::is_floating_point_v<Number>) {
    return null_key;
  } else {
    return is_null(values[row]) ? null_key : static_cast<std::int64_t>(values[row]);
  }
}

// Calls use(begin, end) for the longest stretches of refs of one chunk.
template <typename Use>
void for_each_stretch(const RowRef* refs, std::size_t count, Use&& use) {
  for (std::size_t begin = 0; begin < count;) {
    const std::size_t chunk = chunk_of(refs[begin]);
    std::size_t end = begin + 1;
    while (end < count && chunk_of(refs[end]) == chunk) ++end;
    use(begin, end);
    begin = end;
  }
}

}  // namespace fotfaste::intake
