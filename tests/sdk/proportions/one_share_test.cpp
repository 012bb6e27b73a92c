// Intervals, exact tests and sample sizes of one share.
#include <gtest/gtest.h>

#include "fotfaste/sdk/statistics/binomial.hpp"
#include "fotfaste/sdk/statistics/finite_population.hpp"
#include "fotfaste/sdk/statistics/proportion_intervals.hpp"
#include "golden.hpp"

namespace fotfaste::tests {
namespace {

using statistics::Alternative;
using statistics::Interval;
using statistics::IntervalMethod;
using Scale = Agreement::Scale;

constexpr double closed_form = 1e-12;

std::string share_text(const CsvRow& row) {
  return row.at("x") + " of " + row.at("n");
}

struct Method {
  const char* statistic;
  IntervalMethod method;
  double tolerance = closed_form;
  Scale scale = Scale::value;
};

const std::map<std::string, Method>& methods() {
  static const std::map<std::string, Method> all{
      {"wald", {"Wald interval", IntervalMethod::wald, closed_form, Scale::one}},
      {"wald_cc", {"Wald interval, corrected", IntervalMethod::wald_corrected, closed_form, Scale::one}},
      {"wilson", {"Wilson interval", IntervalMethod::wilson}},
      {"wilson_cc", {"Wilson interval, corrected", IntervalMethod::wilson_corrected}},
      {"clopper_pearson", {"Clopper-Pearson interval", IntervalMethod::clopper_pearson}},
      // R's uniroot stops within 1e-15 of the limit, which is much of a limit near 0.
      {"mid_p", {"mid-p interval", IntervalMethod::mid_p, 1e-9}},
      {"jeffreys", {"Jeffreys interval", IntervalMethod::jeffreys}},
      {"jeffreys_equal_tail", {"Jeffreys interval, equal tails", IntervalMethod::jeffreys_equal_tails}},
      {"agresti_coull", {"Agresti-Coull interval", IntervalMethod::agresti_coull, closed_form, Scale::one}},
      {"logit", {"logit interval", IntervalMethod::logit}}};
  return all;
}

TEST(ProportionIntervals, AgreeWithR) {
  Agreement agreement(DOCUMENT, "Intervals of one share");
  for (const CsvRow& row : golden_rows("proportion_intervals.csv")) {
    const auto found = methods().find(row.at("method"));
    if (found == methods().end()) continue;
    const Method& method = found->second;
    const auto interval = statistics::proportion_interval(method.method, count_in(row, "x"),
                                                          count_in(row, "n"), number_in(row, "conf"));
    const std::string what = share_text(row) + " at " + row.at("conf");
    // Of Wilson's limit at k = 0, which is 0, rounding leaves 1e-17 in R.
    const bool is_zero = method.method == IntervalMethod::wilson && row.at("x") == "0";
    agreement.compare(method.statistic, interval ? std::optional(interval->low) : std::nullopt,
                      is_zero ? 0 : value_in(row, "lower"), method.tolerance, what + ", low", method.scale);
    agreement.compare(method.statistic, interval ? std::optional(interval->high) : std::nullopt,
                      value_in(row, "upper"), method.tolerance, what + ", high", method.scale);
  }
  EXPECT_EQ(agreement.compared(), 2 * 10 * 4 * 293);
  agreement.expect_documented();
}

TEST(BinomialTests, AgreeWithR) {
  Agreement agreement(DOCUMENT, "One share against a given share");
  const std::vector<CsvRow> rows = golden_rows("proportion_tests.csv");
  for (const CsvRow& row : rows) {
    const std::int64_t k = count_in(row, "x");
    const std::int64_t n = count_in(row, "n");
    const double known = number_in(row, "p0");
    const std::string what = share_text(row) + " against " + row.at("p0");
    const auto compare = [&](const char* statistic, std::optional<double> got, const char* column) {
      agreement.compare(statistic, got, value_in(row, column), closed_form, what + ", " + column);
    };
    compare("exact binomial test, one-sided", binomial_test(k, n, known, Alternative::greater),
            "p_exact_greater");
    compare("exact binomial test, one-sided", binomial_test(k, n, known, Alternative::less), "p_exact_less");
    compare("exact binomial test, two-sided", statistics::binomial_test(k, n, known), "p_exact_two_sided");
    compare("exact one-sided limits", statistics::exact_lower_limit(k, n), "lower95_one_sided");
    compare("exact one-sided limits", statistics::exact_upper_limit(k, n), "upper95_one_sided");
    const auto score = statistics::score_test(k, n, known);
    ASSERT_TRUE(score.has_value());
    agreement.compare("score test, z", score->z, value_in(row, "z_score"), closed_form, what, Scale::one);
    compare("score test, p", score->p_greater, "p_score_greater");
    compare("score test, p", score->p_different, "p_score_two_sided");
    compare("mid-p test", mid_p_test(k, n, known, Alternative::greater), "p_midp_greater");
  }
  EXPECT_EQ(rows.size(), 910U);
  agreement.expect_documented();
}

TEST(FinitePopulation, AgreesWithR) {
  Agreement agreement(DOCUMENT, "Samples and those not reached");
  for (const CsvRow& row : golden_rows("finite_population.csv")) {
    const auto sampled = statistics::sampled_share(count_in(row, "x"), count_in(row, "n"),
                                                   count_in(row, "population"), number_in(row, "conf"));
    ASSERT_TRUE(sampled.has_value());
    const std::string what = share_text(row) + " out of " + row.at("population");
    const auto compare = [&](double got, const char* column, Scale scale) {
      agreement.compare("share in a finite population", got, value_in(row, column), closed_form, what, scale);
    };
    compare(sampled->share, "estimate", Scale::value);
    compare(sampled->standard_error, "se", Scale::value);
    compare(sampled->limits.low, "lower", Scale::one);
    compare(sampled->limits.high, "upper", Scale::one);
  }
  for (const CsvRow& row : golden_rows("sample_size.csv")) {
    const auto population = row.at("population") == "Inf" ? std::optional<std::int64_t>()
                                                          : std::optional(count_in(row, "population"));
    const auto size = statistics::sample_size(number_in(row, "margin"), population, number_in(row, "p"),
                                              number_in(row, "conf"));
    const std::string what = row.at("margin") + " of " + row.at("population");
    agreement.compare("sample size for a margin", size.of_infinite, value_in(row, "n_infinite"), closed_form,
                      what);
    agreement.compare("sample size for a margin", size.needed, value_in(row, "n_finite"), closed_form, what);
    EXPECT_EQ(size.persons, count_in(row, "n_rounded_up")) << what;
  }
  for (const CsvRow& row : golden_rows("missing_followup_bounds.csv")) {
    const std::int64_t answered = count_in(row, "answered");
    const auto bounds = statistics::bounds(count_in(row, "x"), answered, count_in(row, "invited") - answered);
    ASSERT_TRUE(bounds.has_value());
    const std::string what = row.at("x") + " of " + row.at("answered") + " of " + row.at("invited");
    agreement.compare("bounds by those not reached", bounds->low, value_in(row, "worst_case"), closed_form,
                      what);
    agreement.compare("bounds by those not reached", bounds->high, value_in(row, "best_case"), closed_form,
                      what);
  }
  EXPECT_EQ(agreement.compared(), 4 * 10 + 2 * 84 + 2 * 5);
  agreement.expect_documented();
}

constexpr IntervalMethod every_method[] = {IntervalMethod::wald,
                                           IntervalMethod::wald_corrected,
                                           IntervalMethod::wilson,
                                           IntervalMethod::wilson_corrected,
                                           IntervalMethod::clopper_pearson,
                                           IntervalMethod::mid_p,
                                           IntervalMethod::jeffreys,
                                           IntervalMethod::jeffreys_equal_tails,
                                           IntervalMethod::agresti_coull,
                                           IntervalMethod::logit};

// Counting those who did not is the same as counting those who did.
TEST(ProportionIntervals, AreMirroredWhenYesAndNoChangePlaces) {
  for (const IntervalMethod method : every_method) {
    for (std::int64_t k = 0; k <= 17; ++k) {
      const auto of_yes = proportion_interval(method, k, 17, 0.9);
      const auto of_no = proportion_interval(method, 17 - k, 17, 0.9);
      ASSERT_EQ(of_yes.has_value(), of_no.has_value());
      if (!of_yes) continue;
      EXPECT_NEAR(of_yes->low, 1 - of_no->high, 1e-13) << static_cast<int>(method) << ": " << k;
      EXPECT_NEAR(of_yes->high, 1 - of_no->low, 1e-13) << static_cast<int>(method) << ": " << k;
    }
  }
}

TEST(ProportionIntervals, GrowWithTheLevelAndHoldTheShare) {
  for (const IntervalMethod method : every_method) {
    for (std::int64_t k = 1; k < 12; ++k) {
      const auto narrow = proportion_interval(method, k, 12, 0.8);
      const auto wide = proportion_interval(method, k, 12, 0.99);
      const double share = static_cast<double>(k) / 12;
      EXPECT_LT(wide->low, narrow->low);
      EXPECT_GT(wide->high, narrow->high);
      EXPECT_LT(narrow->low, share);
      EXPECT_GT(narrow->high, share);
    }
  }
}

// The chance that an interval of n holds the true share, added up over what can be counted.
double coverage(IntervalMethod method, std::int64_t n, double share) {
  double sum = 0;
  double probability = std::pow(1 - share, static_cast<double>(n));
  for (std::int64_t k = 0; k <= n; ++k) {
    const auto interval = proportion_interval(method, k, n, 0.95);
    if (interval->low <= share && share <= interval->high) sum += probability;
    probability *= static_cast<double>(n - k) / static_cast<double>(k + 1) * share / (1 - share);
  }
  return sum;
}

TEST(ProportionIntervals, ClopperPearsonsIsNeverTooSureAndWilsonsIsRightOnAverage) {
  double wilson = 0;
  double wald = 0;
  for (int i = 1; i < 200; ++i) {
    const double share = i / 200.0;
    EXPECT_GE(coverage(IntervalMethod::clopper_pearson, 20, share), 0.95 - 1e-12) << share;
    wilson += coverage(IntervalMethod::wilson, 20, share) / 199;
    wald += coverage(IntervalMethod::wald, 20, share) / 199;
  }
  EXPECT_NEAR(wilson, 0.95, 0.01);
  EXPECT_LT(wald, 0.87);
}

TEST(ProportionIntervals, RefuseWhatIsNoShareOrLevel) {
  for (const IntervalMethod method : every_method) {
    EXPECT_FALSE(proportion_interval(method, 0, 0).has_value());
    EXPECT_THROW(static_cast<void>(proportion_interval(method, 3, 2)), std::invalid_argument);
    EXPECT_THROW(static_cast<void>(proportion_interval(method, -1, 2)), std::invalid_argument);
    for (const double level : {0.0, 1.0, 95.0, -0.5, std::nan("")})
      EXPECT_THROW(static_cast<void>(proportion_interval(method, 1, 2, level)), std::invalid_argument);
  }
  EXPECT_FALSE(proportion_interval(IntervalMethod::logit, 0, 5).has_value());
}

// A limit is the share that the test on its side just rejects.
TEST(BinomialTests, RejectExactlyWhatLiesOutsideTheLimits) {
  for (std::int64_t k = 1; k < 25; ++k) {
    const double low = *statistics::exact_lower_limit(k, 25, 0.9);
    const double high = *statistics::exact_upper_limit(k, 25, 0.9);
    EXPECT_NEAR(*binomial_test(k, 25, low, Alternative::greater), 0.1, 1e-13);
    EXPECT_NEAR(*binomial_test(k, 25, high, Alternative::less), 0.1, 1e-13);
  }
}

TEST(BinomialTests, OfYesAndOfNoAreOne) {
  for (std::int64_t k = 0; k <= 23; ++k) {
    const double p = *statistics::binomial_test(k, 23, 0.3);
    EXPECT_NEAR(p, *statistics::binomial_test(23 - k, 23, 0.7), 1e-13) << k;
    EXPECT_NEAR(*mid_p_test(k, 23, 0.3, Alternative::greater),
                *mid_p_test(23 - k, 23, 0.7, Alternative::less), 1e-13);
    EXPECT_NEAR(*mid_p_test(k, 23, 0.3, Alternative::greater) + *mid_p_test(k, 23, 0.3, Alternative::less), 1,
                1e-13);
    EXPECT_LE(*mid_p_test(k, 23, 0.3, Alternative::greater),
              *binomial_test(k, 23, 0.3, Alternative::greater));
    EXPECT_LE(p, 1);
  }
  EXPECT_NEAR(*statistics::mid_p_test(2, 2, 0.5), 0.25, 1e-15);
}

TEST(BinomialTests, RefuseWhatCannotBeTested) {
  EXPECT_FALSE(statistics::binomial_test(0, 0, 0.5).has_value());
  EXPECT_FALSE(statistics::mid_p_test(0, 0, 0.5).has_value());
  EXPECT_FALSE(statistics::score_test(0, 0, 0.5).has_value());
  EXPECT_FALSE(statistics::exact_lower_limit(0, 0).has_value());
  for (const double known : {0.0, 1.0, -0.2, std::nan("")})
    EXPECT_THROW(static_cast<void>(statistics::binomial_test(1, 2, known)), std::invalid_argument);
  EXPECT_THROW(static_cast<void>(statistics::score_test(3, 2, 0.5)), std::invalid_argument);
}

TEST(SampleSize, IsEnoughAndOneFewerIsNot) {
  // The margin of Wald's interval around a half, in a population of 300.
  const auto size = statistics::sample_size(0.05, 300);
  const auto margin = [](double n) { return 1.96 * std::sqrt(0.25 / n * (300 - n) / 299); };
  EXPECT_LE(margin(static_cast<double>(size.persons)), 0.05);
  EXPECT_GT(margin(static_cast<double>(size.persons - 1)), 0.05);
  EXPECT_EQ(statistics::sample_size(0.05, 1).persons, 1);
}

TEST(SampleSize, RefusesWhatHasNoAnswer) {
  EXPECT_THROW(static_cast<void>(statistics::sample_size(0, 300)), std::invalid_argument);
  EXPECT_THROW(static_cast<void>(statistics::sample_size(0.05, 0)), std::invalid_argument);
  EXPECT_THROW(static_cast<void>(statistics::sample_size(0.05, 300, 1)), std::invalid_argument);
  EXPECT_THROW(static_cast<void>(statistics::sample_size(1e-12, std::nullopt)), std::invalid_argument);
  EXPECT_THROW(static_cast<void>(statistics::sampled_share(3, 5, 4)), std::invalid_argument);
  EXPECT_FALSE(statistics::sampled_share(1, 1, 4).has_value());
  EXPECT_EQ(statistics::sampled_share(3, 5, 5)->standard_error, 0);
}

}  // namespace
}  // namespace fotfaste::tests
