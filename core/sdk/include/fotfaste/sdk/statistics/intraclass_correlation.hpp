// How much of the differences in ratings lies between the people rated, and not between or within the raters.
// Needs Boost.Math.
#pragma once

#include <boost/math/distributions/fisher_f.hpp>
#include <cmath>
#include <cstdint>
#include <optional>

#include "fotfaste/sdk/statistics/joint_moments.hpp"
#include "fotfaste/sdk/statistics/proportion.hpp"
#include "fotfaste/sdk/statistics/standard_normal.hpp"

namespace fotfaste::statistics {

// The test of no differences between people: F with its degrees of freedom and its upper p.
struct VarianceRatio {
  double f;
  double freedom;  // of the numerator
  double error_freedom;
  double p;
};

struct IntraclassCorrelation {
  std::optional<double> value;     // none where it would be 0 of 0, or of less
  std::optional<Interval> limits;  // none where the error is 0, people do not differ, or they are too few
};

// Of one rating (single) or of the mean over all raters (average).
struct IntraclassForms {
  IntraclassCorrelation single;
  IntraclassCorrelation average;
};

// The names in brackets are those of P. E. Shrout and J. L. Fleiss, Psychological Bulletin 86, 1979.
struct IntraclassCorrelations {
  std::int64_t persons;
  std::int64_t raters;
  double mean_square_persons;
  double mean_square_raters;
  double mean_square_error;     // what persons and raters do not explain
  double mean_square_within;    // what persons do not explain
  IntraclassForms one_way;      // ICC(1,1), ICC(1,k): each person has raters of their own
  IntraclassForms agreement;    // ICC(2,1), ICC(2,k): raters are a sample, and being stricter is an error
  IntraclassForms consistency;  // ICC(3,1), ICC(3,k): these raters alone, and being stricter is none
  std::optional<VarianceRatio> one_way_test;  // none where the error is 0
  std::optional<VarianceRatio> two_way_test;  // of agreement and consistency
};

// ratings: one row a person, one column a rater. 0 < level < 1, std::invalid_argument otherwise. Nothing when
// there are fewer than two raters or persons, or when nothing varies. Limits as in Shrout and Fleiss, and for
// the mean over raters of agreement by the formula of Spearman and Brown.
inline std::optional<IntraclassCorrelations> intraclass_correlations(const JointMoments& ratings,
                                                                     double level = 0.95) {
  require_level(level);
  if (ratings.columns() < 2 || ratings.rows() < 2) return std::nullopt;
  const Covariances v = ratings.covariances();
  const auto n = static_cast<double>(v.rows);
  const auto k = static_cast<double>(v.columns());
  double variances = 0;
  double all = 0;
  double grand_mean = 0;
  for (std::size_t i = 0; i < v.columns(); ++i) {
    variances += v.at(i, i);
    for (std::size_t j = 0; j < v.columns(); ++j) all += v.at(i, j);
    grand_mean += v.means[i] / k;
  }
  double raters = 0;  // sum of squares of the raters' means
  for (const double mean : v.means) raters += (mean - grand_mean) * (mean - grand_mean);
  IntraclassCorrelations result = {};
  result.persons = v.rows;
  result.raters = static_cast<std::int64_t>(v.columns());
  // What is smaller than rounding of what it is the difference of, is 0.
  const auto beyond_rounding = [](double difference, double of) {
    return difference > 1e-14 * of ? difference : 0;
  };
  result.mean_square_persons = beyond_rounding(all, variances) / k;
  if (raters <= 1e-28 * grand_mean * grand_mean) raters = 0;
  result.mean_square_raters = n * raters / (k - 1);
  const double error = beyond_rounding(variances - all / k, variances);
  result.mean_square_error = error / (k - 1);
  result.mean_square_within = ((n - 1) * error + n * raters) / (n * (k - 1));
  const double persons = result.mean_square_persons;
  const double rater = result.mean_square_raters;
  const double two_way = result.mean_square_error;
  const double one_way = result.mean_square_within;
  if (persons + one_way == 0) return std::nullopt;

  const double tail = (1 - level) / 2;
  const auto upper_quantile = [tail](double freedom, double error_freedom) {
    return boost::math::quantile(
        boost::math::complement(boost::math::fisher_f(freedom, error_freedom), tail));
  };
  const auto test = [](double f, double freedom, double error_freedom) {
    const boost::math::fisher_f distribution(freedom, error_freedom);
    return VarianceRatio{f, freedom, error_freedom,
                         boost::math::cdf(boost::math::complement(distribution, f))};
  };
  const auto share = [](double of, double all_of) {
    return all_of > 0 ? std::optional(of / all_of) : std::nullopt;
  };
  // ICC(1) and ICC(3), which differ in what counts as error, with limits through those of F.
  const auto forms = [&](double error_square, const std::optional<VarianceRatio>& ratio) {
    IntraclassForms both = {{share(persons - error_square, persons + (k - 1) * error_square), std::nullopt},
                            {share(persons - error_square, persons), std::nullopt}};
    if (!ratio || ratio->f == 0) return both;
    const double low = ratio->f / upper_quantile(ratio->freedom, ratio->error_freedom);
    const double high = ratio->f * upper_quantile(ratio->error_freedom, ratio->freedom);
    both.single.limits = Interval{(low - 1) / (low + k - 1), (high - 1) / (high + k - 1)};
    both.average.limits = Interval{1 - 1 / low, 1 - 1 / high};
    return both;
  };
  if (one_way > 0) result.one_way_test = test(persons / one_way, n - 1, n * (k - 1));
  if (two_way > 0) result.two_way_test = test(persons / two_way, n - 1, (n - 1) * (k - 1));
  result.one_way = forms(one_way, result.one_way_test);
  result.consistency = forms(two_way, result.two_way_test);

  const double apart = persons - two_way;
  result.agreement.single.value = share(apart, persons + (k - 1) * two_way + k * (rater - two_way) / n);
  result.agreement.average.value = share(apart, persons + (rater - two_way) / n);
  if (two_way > 0 && persons > 0) {
    const double single = *result.agreement.single.value;
    // Degrees of freedom of a sum of mean squares, after F. E. Satterthwaite, Biometrics Bulletin 2, 1946.
    const double rater_ratio = rater / two_way;
    const double own = n * (1 + (k - 1) * single) - k * single;
    const double sum = k * single * rater_ratio + own;
    const double freedom = (k - 1) * (n - 1) * sum * sum /
                           ((n - 1) * k * k * single * single * rater_ratio * rater_ratio + own * own);
    const double rest = k * rater + (k * n - k - n) * two_way;
    const double above = upper_quantile(n - 1, freedom);
    const double below = upper_quantile(freedom, n - 1);
    const double low = n * (persons - above * two_way) / (above * rest + n * persons);
    const double high = n * (below * persons - two_way) / (rest + n * below * persons);
    // With next to no degrees of freedom the limits lie beside the value, and mean nothing.
    if (low <= single && single <= high) {
      result.agreement.single.limits = Interval{low, high};
      // A mean over raters has no lower limit when that of one rating lies below all that is possible.
      const auto of_mean = [k](double of_one) { return k * of_one / (1 + (k - 1) * of_one); };
      if (1 + (k - 1) * low > 0) result.agreement.average.limits = Interval{of_mean(low), of_mean(high)};
    }
  }
  return result;
}

}  // namespace fotfaste::statistics
