// The root of a monotone function, to the last digits. Needs Boost.Math.
#pragma once

#include <boost/math/tools/toms748_solve.hpp>
#include <cstdint>
#include <stdexcept>

namespace fotfaste::statistics::internal {

// Where a monotone function that has one sign at low and the other at high becomes 0, by G. Alefeld, F. A.
// Potra and Y. Shi's algorithm 748 (ACM TOMS 21, 1995). An end at which it is 0 already is the answer.
template <typename Function>
double monotone_root(Function&& function, double low, double high) {
  const double at_low = function(low);
  const double at_high = function(high);
  if (at_low == 0) return low;
  if (at_high == 0) return high;
  if ((at_low > 0) == (at_high > 0)) throw std::invalid_argument("there is no root between these ends");
  std::uintmax_t iterations = 300;
  const auto bracket = boost::math::tools::toms748_solve(
      function, low, high, at_low, at_high, boost::math::tools::eps_tolerance<double>(), iterations);
  return bracket.first + (bracket.second - bracket.first) / 2;
}

}  // namespace fotfaste::statistics::internal
