// Two raters: kappa, symmetry, correlations and the gap, against R.
#include <gtest/gtest.h>

#include <random>

#include "fotfaste/sdk/statistics/correlation.hpp"
#include "fotfaste/sdk/statistics/kappa.hpp"
#include "fotfaste/sdk/statistics/rater_gap.hpp"
#include "fotfaste/sdk/statistics/reliable_change.hpp"
#include "ratings.hpp"

namespace fotfaste::statistics {
namespace {

using tests::Agreement;
using tests::Comparison;
using tests::GoldenCase;

// The cross-table that R printed: keys are "a=1 b=2".
struct CrossTable {
  ValuePairs pairs;
  std::vector<double> scale;
};

CrossTable cross_table_of(const GoldenCase& r) {
  CrossTable table;
  for (const std::string& key : r.keys("count")) {
    const double first = std::stod(key.substr(2));
    const double second = std::stod(key.substr(key.find("b=") + 2));
    table.pairs.add(first, second, static_cast<std::int64_t>(r.at("count", key)));
    if (table.scale.empty() || table.scale.back() < first) table.scale.push_back(first);
  }
  return table;
}

TEST(Kappa, EqualsR) {
  const auto golden = tests::read_golden(GOLDEN "/kappa.csv");
  ASSERT_TRUE(golden.has_value());
  EXPECT_EQ(golden->size(), 14U);
  Agreement agreement(DOCUMENT, "Two raters");
  Comparison kappas(agreement, "kappa", 1e-12);
  Comparison errors(agreement, "kappa: standard errors, limits, z", 1e-12);
  Comparison correlations(agreement, "Pearson's r, Spearman's rho, Kendall's tau b", 1e-12);
  // The mean of differences that nearly cancel is known to a unit of the last place of a point.
  Comparison gaps(agreement, "gap, limits of agreement", 1e-12, Agreement::Scale::one);
  Comparison symmetry(agreement, "symmetry test", 1e-9);
  const std::map<std::string, KappaWeights> all_weights = {{"unweighted", KappaWeights::unweighted},
                                                           {"linear", KappaWeights::linear},
                                                           {"quadratic", KappaWeights::quadratic}};
  for (const auto& [name, r] : *golden) {
    const CrossTable table = cross_table_of(r);
    EXPECT_EQ(static_cast<double>(table.pairs.size()), r.at("n")) << name;
    for (const auto& [key, weights] : all_weights) {
      const auto found = kappa(table.pairs, table.scale, weights);
      ASSERT_TRUE(found.has_value()) << name;
      kappas.compare(found->value, r.at("kappa", key), name);
      kappas.compare(found->observed, r.at("observed_agreement", key), name);
      kappas.compare(found->expected, r.at("expected_agreement", key), name);
      errors.compare(found->standard_error, r.at("se", key), name);
      errors.compare(found->null_standard_error, r.at("se_null", key), name);
      errors.compare(found->limits.low, r.at("lower95", key), name);
      errors.compare(found->limits.high, r.at("upper95", key), name);
      errors.compare(found->z, r.at("z", key), name);
    }
    correlations.compare(pearson(table.pairs)->value, r.at("pearson_r"), name);
    correlations.compare(spearman(table.pairs), r.at("spearman_rho"), name);
    correlations.compare(kendall_tau_b(table.pairs), r.at("kendall_tau_b"), name);
    const auto gap = rater_gap(table.pairs);
    const auto n = static_cast<double>(gap->pairs);
    gaps.compare(gap->mean, r.at("mean_difference"), name);
    gaps.compare(gap->deviation, r.at("sd_difference"), name);
    gaps.compare(gap->agreement->low, r.at("loa_lower"), name);
    gaps.compare(gap->agreement->high, r.at("loa_upper"), name);
    gaps.compare(static_cast<double>(gap->equal) / n, r.at("share_equal"), name);
    gaps.compare(static_cast<double>(gap->within_one) / n, r.at("share_within_one"), name);
    gaps.compare(static_cast<double>(gap->first_higher) / n, r.at("share_a_higher"), name);

    const auto bowker = bowker_symmetry(table.pairs);
    ASSERT_TRUE(bowker.has_value()) << name;
    const double chi_squared = r.at("bowker_symmetry_chi2");
    const bool all_met = static_cast<double>(bowker->degrees_of_freedom) == r.at("bowker_symmetry_df");
    // R divides 0 by 0 where two points were never mixed up.
    EXPECT_EQ(all_met, !std::isnan(chi_squared)) << name;
    if (!all_met) continue;
    symmetry.compare(bowker->statistic, chi_squared, name);
    symmetry.compare(bowker->p, r.at("bowker_symmetry_p"), name);
  }
  agreement.expect_documented();
}

const std::vector<double> five_points = {1, 2, 3, 4, 5};

TEST(Kappa, IsOneWhenAllAgreeAndMeansNothingWhenAllSayTheSame) {
  ValuePairs pairs;
  pairs.add(1, 1, 3);
  EXPECT_FALSE(kappa(pairs, five_points, KappaWeights::quadratic).has_value());
  pairs.add(4, 4, 2);
  for (const auto weights : {KappaWeights::unweighted, KappaWeights::linear, KappaWeights::quadratic}) {
    const auto found = kappa(pairs, five_points, weights);
    EXPECT_DOUBLE_EQ(found->value, 1.0);
    EXPECT_NEAR(found->standard_error, 0, 1e-7);
  }
  EXPECT_FALSE(kappa({}, five_points, KappaWeights::linear).has_value());
  EXPECT_FALSE(kappa({}, {}, KappaWeights::linear).has_value());
}

TEST(Kappa, HasNoTestWhenOneRaterAlwaysSaysTheSame) {
  ValuePairs pairs;
  pairs.add(3, 2, 4);
  pairs.add(3, 3, 4);
  const auto found = kappa(pairs, five_points, KappaWeights::unweighted);
  ASSERT_TRUE(found.has_value());
  EXPECT_NEAR(found->value, 0, 1e-15);
}

TEST(Agreement, RefusesALevelThatIsNone) {
  ValuePairs pairs;
  pairs.add(1, 2);
  EXPECT_THROW(kappa(pairs, five_points, KappaWeights::linear, 95), std::invalid_argument);
  EXPECT_THROW(rater_gap(pairs, 1), std::invalid_argument);
  EXPECT_THROW(pearson(pairs, 0), std::invalid_argument);
}

TEST(Kappa, RefusesAValueBesideTheScale) {
  ValuePairs pairs;
  pairs.add(1, 2.5);
  EXPECT_THROW(kappa(pairs, five_points, KappaWeights::linear), std::invalid_argument);
  const std::vector<double> descending = {3, 2, 1};
  EXPECT_THROW(kappa({}, descending, KappaWeights::linear), std::invalid_argument);
}

// Weighted by squares, kappa hardly differs from the concordance, which shares its formula but for n - 1.
TEST(Kappa, QuadraticIsTheConcordanceOfEvenlySpacedPoints) {
  std::mt19937 random(3);
  std::uniform_int_distribution<int> rating(1, 5);
  for (int round = 0; round < 50; ++round) {
    ValuePairs pairs;
    for (int i = 0; i < 40; ++i) {
      const int first = rating(random);
      pairs.add(first, rating(random));
    }
    EXPECT_NEAR(kappa(pairs, five_points, KappaWeights::quadratic)->value, *concordance_correlation(pairs),
                1e-13);
  }
}

TEST(BowkerSymmetry, CountsOnlyPointsThatWereMixedUp) {
  ValuePairs pairs;
  pairs.add(2, 2, 9);
  EXPECT_FALSE(bowker_symmetry(pairs).has_value());
  pairs.add(1, 2, 6);
  pairs.add(2, 1, 2);
  const auto test = bowker_symmetry(pairs);
  EXPECT_EQ(test->degrees_of_freedom, 1);
  EXPECT_EQ(test->statistic, 2.0);
}

// One rating by the participant and one by a professional, each in standard deviations of the first occasion.
TEST(RaterGap, EqualsRForSelfAndProfessional) {
  const auto golden = tests::read_golden(GOLDEN "/self_professional_gap.csv");
  ASSERT_TRUE(golden.has_value());
  EXPECT_EQ(golden->size(), 4U);
  const auto rows = tests::shared_rows("data/ratings_two_source/claus_2020.csv");
  if (rows.empty()) GTEST_SKIP() << tests::no_shared_folder;
  Agreement agreement(DOCUMENT, "A participant and a professional");
  Comparison gaps(agreement, "standardized gap", 1e-12, Agreement::Scale::one);
  Comparison correlations(agreement, "correlation, limits, concordance", 1e-12);
  const auto standard = [&rows](const std::string& rating) {
    ValuePairs first;
    for (const auto& row : rows) {
      const auto value = tests::number(tests::field(row, rating));
      if (row.at("time") == "1" && value) first.add(*value, 0);
    }
    const PairMoments sums = moments(first);
    return Norm{sums.first_mean, std::sqrt(sums.first_squares / static_cast<double>(sums.size - 1))};
  };
  const auto in_deviations = [](const Norm& norm) {
    return [norm](double value) { return (value - norm.mean) / norm.standard_deviation; };
  };
  const Norm self = standard("bdi");
  const Norm professional = standard("hamd");
  for (const auto& [name, r] : *golden) {
    const std::string time(1, name.back());
    const ValuePairs raw = tests::column_pairs(
        tests::rows_where(rows, [&time](const auto& row) { return row.at("time") == time; }), "bdi", "hamd");
    const ValuePairs pairs = raw.rescaled(in_deviations(self), in_deviations(professional));
    const auto gap = rater_gap(pairs);
    EXPECT_EQ(static_cast<double>(gap->pairs), r.at("n")) << name;
    gaps.compare(gap->mean, r.at("mean_gap"), name);
    gaps.compare(gap->deviation, r.at("sd_gap"), name);
    const auto r_of = pearson(pairs);
    correlations.compare(r_of->value, r.at("pearson_r"), name);
    correlations.compare(r_of->limits->low, r.at("pearson_lower95"), name);
    correlations.compare(r_of->limits->high, r.at("pearson_upper95"), name);
    correlations.compare(spearman(pairs), r.at("spearman_rho"), name);
    correlations.compare(concordance_correlation(pairs), r.at("concordance_ccc"), name);
    EXPECT_NEAR(pearson(raw)->value, r_of->value, 1e-14);
  }
  agreement.expect_documented();
}

TEST(RaterGap, SaysNothingOfNobodyAndLittleOfOne) {
  EXPECT_FALSE(rater_gap({}).has_value());
  EXPECT_FALSE(concordance_correlation({}).has_value());
  ValuePairs pairs;
  pairs.add(4, 2);
  const auto gap = rater_gap(pairs);
  EXPECT_EQ(gap->mean, 2.0);
  EXPECT_EQ(gap->first_higher, 1);
  EXPECT_FALSE(gap->deviation || gap->limits || gap->agreement);
  pairs.add(5, 3);
  EXPECT_EQ(rater_gap(pairs)->deviation, 0.0);
  EXPECT_FALSE(rater_gap(pairs)->limits.has_value());
}

TEST(Concordance, PunishesARaterWhoIsAlwaysHigher) {
  ValuePairs pairs;
  for (const double value : {1, 2, 3, 4}) pairs.add(value, value + 1);
  EXPECT_DOUBLE_EQ(pearson(pairs)->value, 1.0);
  EXPECT_LT(*concordance_correlation(pairs), 0.8);
}

TEST(Correlation, NeedsTwoSidesThatVary) {
  ValuePairs pairs;
  EXPECT_FALSE(pearson(pairs) || spearman(pairs) || kendall_tau_b(pairs));
  pairs.add(1, 1);
  EXPECT_FALSE(pearson(pairs) || spearman(pairs) || kendall_tau_b(pairs));
  pairs.add(1, 2);
  EXPECT_FALSE(pearson(pairs) || spearman(pairs) || kendall_tau_b(pairs));
  pairs.add(2, 2);
  EXPECT_TRUE(pearson(pairs) && spearman(pairs) && kendall_tau_b(pairs));
  EXPECT_FALSE(pearson(pairs)->limits.has_value());
}

// Every two people compared.
TEST(Correlation, KendallCountsPairsOfPeople) {
  std::mt19937 random(4);
  std::uniform_int_distribution<int> rating(-2, 3);
  for (int round = 0; round < 50; ++round) {
    std::vector<std::pair<int, int>> people;
    ValuePairs pairs;
    for (int i = 0; i < 25; ++i) {
      const int first = rating(random);
      people.emplace_back(first, rating(random));
      pairs.add(people.back().first, people.back().second);
    }
    double surplus = 0;
    double first_untied = 0;
    double second_untied = 0;
    for (std::size_t i = 0; i < people.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) {
        const int first = people[i].first - people[j].first;
        const int second = people[i].second - people[j].second;
        first_untied += first != 0 ? 1 : 0;
        second_untied += second != 0 ? 1 : 0;
        surplus += first * second > 0 ? 1 : first * second < 0 ? -1 : 0;
      }
    }
    EXPECT_NEAR(*kendall_tau_b(pairs), surplus / std::sqrt(first_untied * second_untied), 1e-14);
  }
}

}  // namespace
}  // namespace fotfaste::statistics
