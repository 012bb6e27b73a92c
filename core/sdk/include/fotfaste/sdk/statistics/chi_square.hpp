// The chi-square distribution with any number of degrees of freedom. Needs Boost.Math.
#pragma once

#include <boost/math/special_functions/gamma.hpp>

namespace fotfaste::statistics {

struct ChiSquareTest {
  double statistic;
  int degrees_of_freedom;
  double p;
};

// statistic is not negative; degrees_of_freedom is at least 1.
inline ChiSquareTest as_chi_square(double statistic, int degrees_of_freedom) {
  return {statistic, degrees_of_freedom, boost::math::gamma_q(degrees_of_freedom / 2.0, statistic / 2)};
}

}  // namespace fotfaste::statistics
