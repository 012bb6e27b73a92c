// Two groups, the same persons twice, and several tests at once.
#include <gtest/gtest.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <functional>

#include "fotfaste/sdk/statistics/adjusted_p.hpp"
#include "fotfaste/sdk/statistics/mcnemar.hpp"
#include "fotfaste/sdk/statistics/score_difference.hpp"
#include "fotfaste/sdk/statistics/two_by_two.hpp"
#include "fotfaste/sdk/statistics/two_groups.hpp"
#include "golden.hpp"

namespace fotfaste::tests {
namespace {

using statistics::Adjustment;
using statistics::Alternative;
using statistics::Correction;
using statistics::DifferenceMethod;
using statistics::Estimate;
using statistics::Interval;
using statistics::PairedCounts;
using statistics::Share;
using Scale = Agreement::Scale;

constexpr double closed_form = 1e-12;

struct Statistic {
  const char* name;
  std::function<std::optional<Estimate>(Share, Share, double)> compute;
  double tolerance = closed_form;
  Scale scale = Scale::value;
};

std::optional<Estimate> alone(std::optional<double> value) {
  return value ? std::optional(Estimate{*value, std::nullopt}) : std::nullopt;
}

auto by(DifferenceMethod method) {
  return [method](Share a, Share b, double level) { return difference(method, a, b, level); };
}

// Estimates of two shares, and p values, which the golden file has in the column "lower".
const std::map<std::string, Statistic>& estimates() {
  static const std::map<std::string, Statistic> all{
      {"difference_newcombe",
       {"difference, Newcombe", by(DifferenceMethod::newcombe), closed_form, Scale::one}},
      {"difference_wald", {"difference, Wald", by(DifferenceMethod::wald), closed_form, Scale::one}},
      {"difference_wald_cc",
       {"difference, Wald, corrected", by(DifferenceMethod::wald_corrected), closed_form, Scale::one}},
      // Agresti and Caffo's own estimate is the difference itself, as in R's column.
      {"difference_agresti_caffo",
       {"difference, Agresti-Caffo", by(DifferenceMethod::agresti_caffo), closed_form, Scale::one}},
      {"difference_miettinen_nurminen",
       {"difference, Miettinen-Nurminen", statistics::score_difference, closed_form, Scale::one}},
      {"risk_ratio_katz", {"risk ratio, Katz", statistics::risk_ratio}},
      {"odds_ratio_woolf", {"odds ratio, Woolf", statistics::odds_ratio}},
      {"odds_ratio_haldane_anscombe", {"odds ratio, Haldane-Anscombe", statistics::odds_ratio_with_halves}},
      {"odds_ratio_fisher_conditional",
       {"odds ratio, conditional, exact limits", statistics::conditional_odds_ratio}},
      {"number_needed_to_treat",
       {"number needed", [](Share a, Share b, double) { return alone(number_needed(a, b)); }}},
      {"cohens_h",
       {"Cohen's h", [](Share a, Share b, double) { return alone(cohens_h(a, b)); }, closed_form,
        Scale::one}}};
  return all;
}

TEST(TwoGroups, AgreeWithR) {
  Agreement agreement(DOCUMENT, "Two groups");
  int rows = 0;
  for (const CsvRow& row : golden_rows("two_groups.csv")) {
    const Share first{count_in(row, "x1"), count_in(row, "n1")};
    const Share second{count_in(row, "x2"), count_in(row, "n2")};
    const double level = number_in(row, "conf");
    const std::string& name = row.at("statistic");
    const std::string what = row.at("x1") + " of " + row.at("n1") + " and " + row.at("x2") + " of " +
                             row.at("n2") + " at " + row.at("conf");
    ++rows;
    if (const auto found = estimates().find(name); found != estimates().end()) {
      const Statistic& statistic = found->second;
      const auto got = statistic.compute(first, second, level);
      const auto low = got && got->limits ? std::optional(got->limits->low) : std::nullopt;
      const auto high = got && got->limits ? std::optional(got->limits->high) : std::nullopt;
      const auto compare = [&](std::optional<double> value, const char* column) {
        agreement.compare(statistic.name, value, value_in(row, column), statistic.tolerance,
                          what + ", " + column, statistic.scale);
      };
      compare(got ? std::optional(got->value) : std::nullopt, "estimate");
      compare(low, "lower");
      compare(high, "upper");
    } else if (name.starts_with("chi_square")) {
      const bool yates = name.starts_with("chi_square_yates");
      const auto test = chi_square_test(first, second, yates ? Correction::yates : Correction::none);
      const char* statistic = yates ? "chi-square test, Yates" : "chi-square test, Pearson";
      agreement.compare(statistic, test ? std::optional(test->statistic) : std::nullopt,
                        value_in(row, "estimate"), closed_form, what);
      agreement.compare(statistic, test ? std::optional(test->p) : std::nullopt, value_in(row, "lower"),
                        closed_form, what + ", p");
    } else if (name.starts_with("fisher_two_sided")) {
      agreement.compare("Fisher's exact test, two-sided", fisher_test(first, second), value_in(row, "lower"),
                        closed_form, what);
    } else if (name.starts_with("fisher_greater")) {
      agreement.compare("Fisher's exact test, one-sided", fisher_test(first, second, Alternative::greater),
                        value_in(row, "lower"), closed_form, what);
    } else {
      ADD_FAILURE() << "nothing computes " << name;
    }
  }
  EXPECT_EQ(rows, 17 * 3 * 15);
  agreement.expect_documented();
}

TEST(PairedShares, AgreeWithR) {
  Agreement agreement(DOCUMENT, "The same persons twice, and several tests");
  for (const CsvRow& row : golden_rows("paired_change.csv")) {
    const PairedCounts counts{count_in(row, "yes_yes"), count_in(row, "yes_no"), count_in(row, "no_yes"),
                              count_in(row, "no_no")};
    const std::string what = row.at("yes_no") + " lost, " + row.at("no_yes") + " gained";
    const auto compare = [&](const char* statistic, std::optional<double> got, const char* column,
                             Scale scale = Scale::value) {
      agreement.compare(statistic, got, value_in(row, column), closed_form, what + ", " + column, scale);
    };
    const auto plain = statistics::mcnemar_test(counts);
    const auto corrected = statistics::mcnemar_test(counts, true);
    compare("McNemar test", plain ? std::optional(plain->statistic) : std::nullopt, "mcnemar_chi2");
    compare("McNemar test", plain ? std::optional(plain->p) : std::nullopt, "mcnemar_p");
    compare("McNemar test, corrected", corrected ? std::optional(corrected->statistic) : std::nullopt,
            "mcnemar_cc_chi2");
    compare("McNemar test, corrected", corrected ? std::optional(corrected->p) : std::nullopt,
            "mcnemar_cc_p");
    compare("McNemar test, exact", statistics::exact_mcnemar_test(counts), "mcnemar_exact_p");
    compare("McNemar test, mid-p", statistics::mid_p_mcnemar_test(counts), "mcnemar_midp");
    const auto change = statistics::share_change(counts);
    ASSERT_TRUE(change.has_value());
    compare("change of a share, Wald", change->change, "change");
    compare("change of a share, Wald", change->standard_error, "change_se_wald");
    compare("change of a share, Wald", change->limits.low, "change_lower", Scale::one);
    compare("change of a share, Wald", change->limits.high, "change_upper", Scale::one);
  }
  const std::map<std::string, Adjustment> adjustments{{"bonferroni", Adjustment::bonferroni},
                                                      {"holm", Adjustment::holm},
                                                      {"hochberg", Adjustment::hochberg},
                                                      {"BH", Adjustment::benjamini_hochberg},
                                                      {"BY", Adjustment::benjamini_yekutieli}};
  std::map<std::string, std::vector<CsvRow>> by_method;
  for (const CsvRow& row : golden_rows("p_adjust.csv")) by_method[row.at("method")].push_back(row);
  for (const auto& [method, rows] : by_method) {
    std::vector<double> values;
    for (const CsvRow& row : rows) values.push_back(number_in(row, "p"));
    const std::vector<double> adjusted = statistics::adjusted_p(values, adjustments.at(method));
    for (std::size_t i = 0; i < rows.size(); ++i) {
      agreement.compare("adjusted p values", adjusted[i], value_in(rows[i], "adjusted"), closed_form,
                        method + " of " + rows[i].at("p"));
    }
  }
  EXPECT_EQ(agreement.compared(), 7 * 10 + 5 * 15);
  agreement.expect_documented();
}

// Every pair of shares of two small groups.
template <typename Function>
void for_each_pair(std::int64_t n1, std::int64_t n2, Function&& function) {
  for (std::int64_t x1 = 0; x1 <= n1; ++x1) {
    for (std::int64_t x2 = 0; x2 <= n2; ++x2) function(Share{x1, n1}, Share{x2, n2});
  }
}

constexpr DifferenceMethod every_difference[] = {DifferenceMethod::newcombe, DifferenceMethod::wald,
                                                 DifferenceMethod::wald_corrected,
                                                 DifferenceMethod::agresti_caffo};

TEST(TwoGroups, ADifferenceChangesItsSignWhenTheGroupsChangePlaces) {
  for_each_pair(7, 4, [](Share a, Share b) {
    const auto expect_mirrored = [](const std::optional<Estimate>& forth,
                                    const std::optional<Estimate>& back) {
      EXPECT_DOUBLE_EQ(forth->value, -back->value);
      EXPECT_NEAR(forth->limits->low, -back->limits->high, 1e-12);
      EXPECT_NEAR(forth->limits->high, -back->limits->low, 1e-12);
    };
    for (const DifferenceMethod method : every_difference)
      expect_mirrored(difference(method, a, b), difference(method, b, a));
    expect_mirrored(score_difference(a, b), score_difference(b, a));
  });
}

TEST(TwoGroups, AnOddsRatioIsInvertedWhenTheGroupsChangePlaces) {
  for_each_pair(7, 4, [](Share a, Share b) {
    const auto forth = conditional_odds_ratio(a, b);
    const auto back = conditional_odds_ratio(b, a);
    const auto expect_inverse = [](double x, double y) {
      if (x == 0 || y == 0) {
        EXPECT_EQ(std::min(x, y), 0);
        EXPECT_TRUE(std::isinf(std::max(x, y)) || std::max(x, y) == 0);
      } else {
        EXPECT_NEAR(x * y, 1, 1e-11);
      }
    };
    // Where the count can only be one number there is no estimate, and both limits are open.
    const bool is_certain = forth->limits->low == 0 && std::isinf(forth->limits->high);
    if (!is_certain) expect_inverse(forth->value, back->value);
    expect_inverse(forth->limits->low, back->limits->high);
    const auto halves = odds_ratio_with_halves(a, b);
    EXPECT_NEAR(halves->value * odds_ratio_with_halves(b, a)->value, 1, 1e-12);
    EXPECT_NEAR(halves->limits->low * odds_ratio_with_halves(b, a)->limits->high, 1, 1e-12);
  });
}

// The score test of a difference d, with the likeliest two shares that differ by d found by trying: their
// likelihood has one peak.
double score_by_trying(Share a, Share b, double d) {
  const auto log_likelihood = [&](double second) {
    const auto part = [](double x, double n, double share) {
      return (x > 0 ? x * std::log(share) : 0) + (n - x > 0 ? (n - x) * std::log1p(-share) : 0);
    };
    return part(static_cast<double>(a.numerator), static_cast<double>(a.denominator), second + d) +
           part(static_cast<double>(b.numerator), static_cast<double>(b.denominator), second);
  };
  double low = std::max(0.0, -d);
  double high = std::min(1.0, 1 - d);
  for (int i = 0; i < 200; ++i) {
    const double left = low + (high - low) * 0.382;
    const double right = high - (high - low) * 0.382;
    (log_likelihood(left) < log_likelihood(right) ? low : high) =
        log_likelihood(left) < log_likelihood(right) ? left : right;
  }
  const double r2 = (low + high) / 2;
  const double r1 = r2 + d;
  const auto n1 = static_cast<double>(a.denominator);
  const auto n2 = static_cast<double>(b.denominator);
  const double variance = (r1 * (1 - r1) / n1 + r2 * (1 - r2) / n2) * (n1 + n2) / (n1 + n2 - 1);
  const double apart = static_cast<double>(a.numerator) / n1 - static_cast<double>(b.numerator) / n2 - d;
  return apart * apart / variance;
}

TEST(TwoGroups, AScoreLimitIsWhereTheScoreTestJustRejects) {
  const double z = statistics::two_sided_z(0.95);
  int compared = 0;
  for_each_pair(9, 6, [&](Share a, Share b) {
    const Interval limits = *score_difference(a, b)->limits;
    for (const double limit : {limits.low, limits.high}) {
      if (std::abs(limit) > 0.999) continue;
      EXPECT_NEAR(score_by_trying(a, b, limit), z * z, 1e-5)
          << a.numerator << " of 9 and " << b.numerator << " of 6 at " << limit;
      ++compared;
    }
  });
  EXPECT_GT(compared, 100);
}

// Of all the ways to choose who says yes, counted one by one.
TEST(FisherTest, CountsTheWays) {
  constexpr unsigned n1 = 5;
  constexpr unsigned n2 = 4;
  for_each_pair(n1, n2, [&](Share a, Share b) {
    const auto yes = static_cast<int>(a.numerator + b.numerator);
    std::map<int, int> ways;
    int all = 0;
    for (unsigned chosen = 0; chosen < 1U << (n1 + n2); ++chosen) {
      if (std::popcount(chosen) != yes) continue;
      ++ways[std::popcount(chosen & ((1U << n1) - 1))];
      ++all;
    }
    int greater = 0;
    int less = 0;
    int different = 0;
    const int seen = static_cast<int>(a.numerator);
    for (const auto& [count, number] : ways) {
      if (count >= seen) greater += number;
      if (count <= seen) less += number;
      if (number <= ways[seen]) different += number;
    }
    EXPECT_NEAR(*fisher_test(a, b, Alternative::greater) * all, greater, 1e-12 * all);
    EXPECT_NEAR(*fisher_test(a, b, Alternative::less) * all, less, 1e-12 * all);
    EXPECT_NEAR(*fisher_test(a, b) * all, different, 1e-12 * all);
  });
}

TEST(FisherTest, HoldsForLargeGroups) {
  // Ten million in each: far beyond what a sum of logarithms of factorials would keep exact.
  const Share a{5000, 10000000};
  const Share b{5200, 10000000};
  const double p = *fisher_test(a, b);
  EXPECT_NEAR(p, chi_square_test(a, b, Correction::yates)->p, 1e-3);
  EXPECT_EQ(p, *fisher_test(b, a));
}

TEST(TwoGroups, AreEquallyDifferentWhicheverIsFirst) {
  for_each_pair(6, 8, [](Share a, Share b) {
    EXPECT_NEAR(*fisher_test(a, b), *fisher_test(b, a), 1e-13);
    EXPECT_NEAR(*fisher_test(a, b, Alternative::greater), *fisher_test(b, a, Alternative::less), 1e-13);
    const auto forth = chi_square_test(a, b);
    ASSERT_EQ(forth.has_value(), a.numerator + b.numerator != 0 && a.numerator + b.numerator != 14);
    if (!forth) return;
    EXPECT_DOUBLE_EQ(forth->statistic, chi_square_test(b, a)->statistic);
    EXPECT_LE(chi_square_test(a, b, Correction::yates)->statistic, forth->statistic);
  });
}

TEST(TwoGroups, AreNotComparedWhenOneIsEmpty) {
  const Share nobody{0, 0};
  const Share some{1, 3};
  for (const auto& [a, b] : {std::pair(nobody, some), std::pair(some, nobody)}) {
    for (const auto& [name, statistic] : estimates())
      EXPECT_FALSE(statistic.compute(a, b, 0.95).has_value()) << name;
    EXPECT_FALSE(chi_square_test(a, b).has_value());
    EXPECT_FALSE(fisher_test(a, b).has_value());
  }
}

TEST(TwoGroups, RefuseWhatIsNoShareOrLevel) {
  for (const Share wrong : {Share{4, 3}, Share{-1, 3}}) {
    for (const auto& [name, statistic] : estimates()) {
      EXPECT_THROW(static_cast<void>(statistic.compute(wrong, {1, 3}, 0.95)), std::invalid_argument) << name;
      EXPECT_THROW(static_cast<void>(statistic.compute({1, 3}, wrong, 0.95)), std::invalid_argument) << name;
    }
    EXPECT_THROW(static_cast<void>(fisher_test({1, 3}, wrong)), std::invalid_argument);
  }
  EXPECT_THROW(static_cast<void>(statistics::risk_ratio({1, 3}, {1, 3}, 95)), std::invalid_argument);
  EXPECT_THROW(static_cast<void>(statistics::conditional_odds_ratio({1, 3}, {1, 3}, 1)),
               std::invalid_argument);
}

TEST(PairedShares, DependsOnHowManyChangedAndNotOnTheWay) {
  for (std::int64_t lost = 0; lost < 9; ++lost) {
    for (std::int64_t gained = 0; gained < 9; ++gained) {
      const PairedCounts forth{3, lost, gained, 5};
      const PairedCounts back{3, gained, lost, 5};
      EXPECT_EQ(statistics::exact_mcnemar_test(forth), statistics::exact_mcnemar_test(back));
      EXPECT_LE(statistics::mid_p_mcnemar_test(forth), statistics::exact_mcnemar_test(forth));
      EXPECT_DOUBLE_EQ(statistics::share_change(forth)->change, -statistics::share_change(back)->change);
      ASSERT_EQ(statistics::mcnemar_test(forth).has_value(), lost + gained > 0);
      if (lost + gained > 0) {
        EXPECT_EQ(statistics::mcnemar_test(forth)->p, statistics::mcnemar_test(back)->p);
      }
    }
  }
  EXPECT_FALSE(statistics::share_change({}).has_value());
  EXPECT_THROW(static_cast<void>(statistics::mcnemar_test({1, -1, 2, 3})), std::invalid_argument);
  EXPECT_THROW(static_cast<void>(statistics::share_change({1, 1, 2, 3}, 0)), std::invalid_argument);
}

TEST(AdjustedP, FollowTheirTestsAndKeepTheirOrder) {
  const std::vector<double> values{0.04, 0.001, 0.2, 0.04, 0.03};
  const std::vector<double> others{0.2, 0.03, 0.04, 0.04, 0.001};
  const std::size_t place[] = {2, 4, 0, 3, 1};
  for (const Adjustment adjustment : {Adjustment::bonferroni, Adjustment::holm, Adjustment::hochberg,
                                      Adjustment::benjamini_hochberg, Adjustment::benjamini_yekutieli}) {
    const auto adjusted = statistics::adjusted_p(values, adjustment);
    const auto moved = statistics::adjusted_p(others, adjustment);
    for (std::size_t i = 0; i < values.size(); ++i) {
      EXPECT_EQ(adjusted[i], moved[place[i]]);
      EXPECT_GE(adjusted[i], values[i]);
      for (std::size_t j = 0; j < values.size(); ++j) {
        if (values[i] <= values[j]) {
          EXPECT_LE(adjusted[i], adjusted[j]);
        }
      }
    }
    EXPECT_EQ(statistics::adjusted_p(std::vector<double>{0.04}, adjustment), std::vector<double>{0.04});
    EXPECT_TRUE(statistics::adjusted_p({}, adjustment).empty());
    EXPECT_THROW(static_cast<void>(statistics::adjusted_p(std::vector<double>{1.1}, adjustment)),
                 std::invalid_argument);
  }
}

}  // namespace
}  // namespace fotfaste::tests
