// Paired change against R (stats::t.test, wilcox.test, binom.test), and what must hold for any pairs.
#include <gtest/gtest.h>

#include <random>

#include "fotfaste/sdk/statistics/paired_change.hpp"
#include "fotfaste/sdk/statistics/signed_rank.hpp"
#include "ratings.hpp"

namespace fotfaste::statistics {
namespace {

using tests::Agreement;
using tests::Comparison;
using tests::GoldenCase;

// The pairs (before, after) of a golden case; none when its data are not there.
ValuePairs pairs_of_case(const std::string& name) {
  if (name.starts_with("claus_2020 ")) {
    auto rows = tests::shared_rows("data/ratings_two_source/claus_2020.csv");
    if (name.ends_with("treatment PA")) {
      rows = tests::rows_where(rows, [](const auto& row) { return row.at("treatment") == "PA"; });
    }
    const std::string rating = name.substr(11, name.find(' ', 11) - 11);
    return tests::pairs_of(tests::wide(rows, "id", "time", rating), "1", "4");
  }
  if (name.starts_with("jacobson_1989 ")) {
    const std::string rating = name.substr(14, name.find(' ', 14) - 14);
    const auto rows = tests::shared_rows("data/ratings_two_source/jacobson_1989.csv");
    return tests::pairs_of(tests::wide(rows, "subject", "time", rating), "pre", "post");
  }
  if (name.starts_with("job satisfaction")) {
    return tests::column_pairs(tests::shared_rows("data/job_satisfaction/job_satisfaction.csv"), "y2008",
                               "y2014");
  }
  const std::string small = name.starts_with("sleep") ? "sleep" : "hand";
  return tests::column_pairs(tests::rows_where(tests::shared_rows("golden/small_pairs.csv"),
                                               [&small](const auto& row) { return row.at("case") == small; }),
                             "pre", "post");
}

bool higher_is_better(const std::string& name) {
  return name.find(" who ") != std::string::npos || name.find(" das ") != std::string::npos ||
         name.starts_with("sleep") || name.starts_with("hand");
}

TEST(PairedChange, EqualsR) {
  const auto golden = tests::read_golden(GOLDEN "/change.csv");
  ASSERT_TRUE(golden.has_value());
  EXPECT_EQ(golden->size(), 13U);
  if (pairs_of_case(golden->begin()->first).empty()) GTEST_SKIP() << tests::no_shared_folder;

  Agreement agreement(DOCUMENT, "Change of ratings");
  Comparison levels(agreement, "level before and after, mean change", 1e-12);
  Comparison t(agreement, "paired t", 1e-12);
  // R and Boost.Math compute tails and percentiles of t with algorithms of their own.
  Comparison t_p(agreement, "paired t: p and limits", 1e-9);
  Comparison sizes(agreement, "Cohen's d", 1e-12);
  // R's lgamma is right to a few units of the last place of values in the thousands, which cancel.
  Comparison hedges(agreement, "Hedges' correction, exact", 1e-9);
  Comparison ranks(agreement, "signed rank: V, rank-biserial", 1e-12);
  Comparison rank_p(agreement, "signed rank: p, normal", 1e-9);
  Comparison rank_exact_p(agreement, "signed rank: p, exact", 1e-9);
  Comparison sign(agreement, "sign test", 1e-9);
  Comparison shares(agreement, "shares improved, unchanged, worsened", 1e-12);
  for (const auto& [name, r] : *golden) {
    const ValuePairs pairs = pairs_of_case(name);
    const auto change = paired_change(pairs);
    ASSERT_TRUE(change && change->t) << name;
    EXPECT_EQ(static_cast<double>(change->pairs), r.at("n")) << name;
    levels.compare(change->before_mean, r.at("pre_mean"), name);
    levels.compare(change->before_deviation, r.at("pre_sd"), name);
    levels.compare(change->after_mean, r.at("post_mean"), name);
    levels.compare(change->after_deviation, r.at("post_sd"), name);
    levels.compare(change->change_mean, r.at("mean_change"), name);
    levels.compare(change->change_deviation, r.at("sd_change"), name);
    levels.compare(change->correlation, r.at("correlation"), name);
    t.compare(change->t, r.at("paired_t"), name);
    EXPECT_EQ(static_cast<double>(change->pairs - 1), r.at("paired_t_df")) << name;
    t_p.compare(change->p, r.at("paired_t_p"), name);
    t_p.compare(change->limits->low, r.at("mean_change_lower95"), name);
    t_p.compare(change->limits->high, r.at("mean_change_upper95"), name);

    const EffectSizes effect = effect_sizes(*change);
    sizes.compare(effect.dz, r.at("cohens_dz"), name);
    sizes.compare(effect.dz_hedges_approximate, r.at("cohens_dz_hedges_approx"), name);
    sizes.compare(effect.average, r.at("cohens_d_average"), name);
    sizes.compare(effect.repeated_measures, r.at("cohens_d_repeated"), name);
    sizes.compare(effect.glass, r.at("glass_delta_pre_sd"), name);
    hedges.compare(effect.dz_hedges_exact, r.at("cohens_dz_hedges_exact"), name);

    const SignedRanks signed_rank = signed_ranks(pairs);
    EXPECT_EQ(static_cast<double>(signed_rank.changed), r.at("wilcoxon_nonzero")) << name;
    ranks.compare(signed_rank.statistic(), r.at("wilcoxon_V"), name);
    ranks.compare(rank_biserial(signed_rank), r.at("matched_rank_biserial"), name);
    rank_p.compare(signed_rank_p(signed_rank, ContinuityCorrection::half),
                   r.at("wilcoxon_p_normal_corrected"), name);
    rank_p.compare(signed_rank_p(signed_rank, ContinuityCorrection::none), r.at("wilcoxon_p_normal"), name);
    rank_exact_p.compare(signed_rank_exact_p(signed_rank), r.at("wilcoxon_p_exact_permutation"), name);

    const Movement moved = movement(pairs);
    EXPECT_EQ(static_cast<double>(moved.up), r.at("sign_test_positive")) << name;
    sign.compare(sign_test(moved), r.at("sign_test_p"), name);
    const auto n = static_cast<double>(pairs.size());
    const bool higher = higher_is_better(name);
    shares.compare(static_cast<double>(higher ? moved.up : moved.down) / n, r.at("share_improved"), name);
    shares.compare(static_cast<double>(moved.unchanged) / n, r.at("share_unchanged"), name);
    shares.compare(static_cast<double>(higher ? moved.down : moved.up) / n, r.at("share_worsened"), name);
  }
  agreement.expect_documented();
}

TEST(PairedChange, SaysNothingOfNobodyAndLittleOfOne) {
  EXPECT_FALSE(paired_change({}).has_value());
  ValuePairs one;
  one.add(2, 3);
  const auto change = paired_change(one);
  ASSERT_TRUE(change.has_value());
  EXPECT_EQ(change->change_mean, 1.0);
  EXPECT_FALSE(change->change_deviation || change->correlation || change->t || change->p || change->limits);
  const EffectSizes sizes = effect_sizes(*change);
  EXPECT_FALSE(sizes.dz || sizes.average || sizes.glass || sizes.repeated_measures);
}

TEST(PairedChange, HasNoTestWhereEverybodyChangesByTheSame) {
  ValuePairs pairs;
  // In binary the four changes are three different numbers.
  for (const double before : {0.1, 0.2, 0.7, 1.1}) pairs.add(before, before + 0.1);
  const auto change = paired_change(pairs);
  EXPECT_NEAR(change->change_mean, 0.1, 1e-15);
  EXPECT_EQ(change->change_deviation, 0.0);
  EXPECT_FALSE(change->t || change->p || change->limits);
  EXPECT_FALSE(effect_sizes(*change).dz.has_value());
  EXPECT_TRUE(effect_sizes(*change).glass.has_value());
}

TEST(PairedChange, HasNoCorrelationWithALevelThatDoesNotVary) {
  ValuePairs pairs;
  for (const double after : {1.0, 2.0, 4.0}) pairs.add(0.1, after);
  const auto change = paired_change(pairs);
  EXPECT_EQ(change->before_deviation, 0.0);
  EXPECT_FALSE(change->correlation.has_value());
  EXPECT_TRUE(change->t.has_value());
  EXPECT_FALSE(effect_sizes(*change).glass.has_value());
  EXPECT_FALSE(effect_sizes(*change).repeated_measures.has_value());
  EXPECT_TRUE(effect_sizes(*change).average.has_value());
}

TEST(PairedChange, WidensItsLimitsWithTheLevel) {
  ValuePairs pairs;
  for (const double after : {1.0, 2.0, 4.0, 4.0}) pairs.add(1, after);
  const auto narrow = paired_change(pairs, 0.8);
  const auto wide = paired_change(pairs, 0.99);
  EXPECT_LT(wide->limits->low, narrow->limits->low);
  EXPECT_GT(wide->limits->high, narrow->limits->high);
  EXPECT_EQ(wide->p, narrow->p);
}

TEST(PairedChange, RefusesALevelThatIsNone) {
  ValuePairs pairs;
  pairs.add(1, 2);
  for (const double level : {0.0, 1.0, 95.0, -0.95, std::nan("")}) {
    EXPECT_THROW(paired_change(pairs, level), std::invalid_argument) << level;
  }
}

// 1 to 5, as a rating is.
ValuePairs random_pairs(std::mt19937& random, int size) {
  std::uniform_int_distribution<int> rating(1, 5);
  ValuePairs pairs;
  for (int i = 0; i < size; ++i) {
    const int before = rating(random);
    pairs.add(before, rating(random));
  }
  return pairs;
}

ValuePairs turned(const ValuePairs& pairs) {
  ValuePairs result;
  pairs.for_each(
      [&result](double first, double second, std::int64_t count) { result.add(second, first, count); });
  return result;
}

TEST(PairedChange, TurnsItsSignWhenTimeIsTurned) {
  std::mt19937 random(1);
  for (int round = 0; round < 200; ++round) {
    const ValuePairs pairs = random_pairs(random, 3 + round % 30);
    const auto forth = paired_change(pairs);
    const auto back = paired_change(turned(pairs));
    EXPECT_EQ(forth->change_mean, -back->change_mean);
    EXPECT_EQ(forth->p, back->p);
    const SignedRanks up = signed_ranks(pairs);
    const SignedRanks down = signed_ranks(turned(pairs));
    EXPECT_EQ(signed_rank_exact_p(up), signed_rank_exact_p(down));
    EXPECT_EQ(signed_rank_p(up, ContinuityCorrection::half), signed_rank_p(down, ContinuityCorrection::half));
    if (up.changed > 0) {
      EXPECT_EQ(*rank_biserial(up), -*rank_biserial(down));
    }
    EXPECT_EQ(sign_test(movement(pairs)), sign_test(movement(turned(pairs))));
  }
}

// All ways of giving signs, counted one by one.
double counted_exact_p(const SignedRanks& ranks) {
  std::vector<std::int64_t> twice;
  for (const RankGroup& group : ranks.groups) {
    for (std::int64_t i = 0; i < group.size; ++i) twice.push_back(group.twice_rank);
  }
  const std::int64_t all = ranks.changed * (ranks.changed + 1);
  const std::int64_t out = std::abs(2 * ranks.twice_positive_sum - all);
  std::int64_t as_far = 0;
  for (std::uint32_t signs = 0; signs < 1U << twice.size(); ++signs) {
    std::int64_t sum = 0;
    for (std::size_t i = 0; i < twice.size(); ++i) sum += (signs >> i & 1) != 0 ? twice[i] : 0;
    if (std::abs(2 * sum - all) >= out) ++as_far;
  }
  return static_cast<double>(as_far) / static_cast<double>(1U << twice.size());
}

TEST(SignedRank, ExactPIsTheShareOfAllSigns) {
  std::mt19937 random(2);
  for (int round = 0; round < 100; ++round) {
    const SignedRanks ranks = signed_ranks(random_pairs(random, 2 + round % 11));
    if (ranks.changed == 0) continue;
    EXPECT_NEAR(*signed_rank_exact_p(ranks), counted_exact_p(ranks), 1e-14);
  }
}

TEST(SignedRank, LeavesOutWhoDidNotChangeAndSharesRanks) {
  ValuePairs pairs;
  pairs.add(3, 3, 10);
  pairs.add(1, 2, 2);  // ranks 1, 2, 3 shared: 2 each
  pairs.add(2, 1);
  pairs.add(1, 4);  // rank 4
  const SignedRanks ranks = signed_ranks(pairs);
  EXPECT_EQ(ranks.changed, 4);
  EXPECT_EQ(ranks.statistic(), 8.0);
  EXPECT_EQ(rank_biserial(ranks), 0.6);
}

TEST(SignedRank, TakesChangesForEqualThatOnlyRoundingTellsApart) {
  ValuePairs pairs;
  pairs.add(0.1, 0.2);
  pairs.add(0.3, 0.2);
  pairs.add(0.7, 0.8);
  EXPECT_EQ(signed_ranks(pairs).groups.size(), 1U);
  ValuePairs thirds;
  thirds.add(0.1 + 0.2, 0.3);
  EXPECT_EQ(signed_ranks(thirds).changed, 0);
  EXPECT_EQ(movement(thirds).unchanged, 1);
}

TEST(SignedRank, SaysNothingWhenNobodyMoved) {
  ValuePairs pairs;
  pairs.add(3, 3, 5);
  const SignedRanks ranks = signed_ranks(pairs);
  EXPECT_FALSE(rank_biserial(ranks) || signed_rank_exact_p(ranks) ||
               signed_rank_p(ranks, ContinuityCorrection::none));
  EXPECT_FALSE(sign_test(movement(pairs)).has_value());
}

}  // namespace
}  // namespace fotfaste::statistics
