#include "fotfaste/sdk/indicators/rules.hpp"

#include <gtest/gtest.h>

#include "fotfaste/sdk/calendar.hpp"
#include "small_scheme.hpp"

namespace fotfaste::tests {
namespace {

using indicators::CellCounts;
using indicators::everybody_row;
using indicators::FigureRule;
using indicators::Figures;
using indicators::Judged;
using indicators::Relation;
using indicators::RuleBook;

// What a rule says of supplied figures; the last day known is in the second half of 2024.
class RulesTest : public testing::Test {
 protected:
  Judged judge(const FigureRule& rule, const std::string& toml) {
    const SmallSupplied supplied(toml);
    const Day as_of = parse_day("2025-01-01").value();
    const Figures figures(small_scheme, CellCounts(small_indicators.size()), supplied.supplied, as_of);
    return RuleBook(figures, as_of).judge(rule);
  }
  static std::string one_each() {
    return supply("A", "2024-06", "woman", 1) + supply("B", "2024-06", "woman", 1);
  }
};

TEST_F(RulesTest, AtMostIsHeldToRunningTotals) {
  const FigureRule rule = {.code = "r", .left = "A", .relation = Relation::at_most, .right = "B"};
  EXPECT_TRUE(judge(rule, one_each()).breaches.empty());
  EXPECT_TRUE(judge(rule, one_each()).applicable);
  // One more on the left in the next period, and one that the right had before.
  EXPECT_TRUE(
      judge(rule, one_each() + supply("B", "2023-12", "woman", 1) + supply("A", "2024-12", "woman", 1))
          .breaches.empty());
  const Judged judged = judge(rule, one_each() + supply("A", "2024-12", "woman", 1));
  ASSERT_EQ(judged.breaches.size(), 2U);  // women, and everybody
  EXPECT_EQ(judged.breaches[0].period, 1U);
  EXPECT_EQ(judged.breaches[0].gender, 0U);
  EXPECT_EQ(judged.breaches[0].left, 2);
  EXPECT_EQ(judged.breaches[0].right, 1);
  EXPECT_EQ(judged.breaches[1].gender, everybody_row);
}

TEST_F(RulesTest, EachGenderIsHeldToIt) {
  const FigureRule rule = {.code = "r", .left = "A", .relation = Relation::at_most, .right = "B"};
  const Judged judged = judge(rule, supply("A", "2024-12", "woman", 1) + supply("B", "2024-12", "man", 1));
  ASSERT_EQ(judged.breaches.size(), 1U);
  EXPECT_EQ(judged.breaches[0].gender, 0U);
}

TEST_F(RulesTest, EqualIsBrokenEitherWay) {
  const FigureRule rule = {.code = "r", .left = "A+9", .relation = Relation::equal, .right = "A+B"};
  EXPECT_TRUE(judge(rule, one_each()).breaches.empty());
  EXPECT_EQ(judge(rule, one_each() + supply("A+9", "2024-12", "man", 1)).breaches.size(), 2U);
  EXPECT_EQ(judge(rule, one_each() + supply("A+9", "2024-12", "man", -1)).breaches.size(), 2U);
}

TEST_F(RulesTest, WhatIsNotCollectedIsHeldToNothing) {
  const FigureRule rule = {.code = "r", .left = "A", .relation = Relation::at_most, .right = "B"};
  EXPECT_FALSE(judge(rule, supply("A", "2024-12", "woman", 1)).applicable);
  EXPECT_FALSE(judge(rule, "").applicable);
}

TEST_F(RulesTest, ARuleEndsWithItsValidity) {
  const FigureRule rule = {.code = "r",
                           .left = "A",
                           .relation = Relation::at_most,
                           .right = "B",
                           .valid_until = parse_day("2024-07-01").value()};
  EXPECT_TRUE(judge(rule, one_each() + supply("A", "2024-12", "woman", 1)).breaches.empty());
  EXPECT_EQ(judge(rule, one_each() + supply("A", "2024-06", "woman", 1)).breaches.size(), 2U);
}

TEST_F(RulesTest, NoFigureIsBelowZero) {
  const FigureRule rule = {.code = "r", .relation = Relation::never_negative};
  EXPECT_TRUE(judge(rule, one_each() + supply("A", "2024-06", "woman", -1)).breaches.empty());
  const Judged judged = judge(rule, supply("R", "2024-12", "man", -1));
  ASSERT_EQ(judged.breaches.size(), 2U);
  EXPECT_EQ(judged.breaches[0].left, -1);
}

TEST_F(RulesTest, GendersMakeUpEverybody) {
  const FigureRule rule = {.code = "r", .relation = Relation::genders_add_up};
  EXPECT_TRUE(judge(rule, one_each() + supply("A", "2024-12", "other", 1)).breaches.empty());
  const Judged judged = judge(rule, supply("A", "2024-12", "all", 2) + supply("A", "2024-12", "man", 1));
  ASSERT_EQ(judged.breaches.size(), 2U);  // of the sum A+9 as well
  EXPECT_EQ(judged.breaches[0].left, 1);
  EXPECT_EQ(judged.breaches[0].right, 3);
  // Organisations have no gender.
  EXPECT_TRUE(judge(rule, supply("E", "2024-12", "all", 2)).breaches.empty());
}

TEST_F(RulesTest, NoResultsForPeriodsThatHaveNotBegun) {
  const FigureRule rule = {.code = "r", .relation = Relation::nothing_after_end};
  EXPECT_TRUE(judge(rule, supply("R", "2024-12", "man", 1)).breaches.empty());
  EXPECT_EQ(judge(rule, supply("R", "2025-06", "man", 1)).breaches.size(), 1U);
  EXPECT_TRUE(judge(rule, supply("A", "2025-06", "man", 1)).breaches.empty());
}

TEST_F(RulesTest, ARuleThatNamesNoIndicatorIsTheAuthorsFault) {
  const FigureRule rule = {.code = "r", .left = "A", .relation = Relation::at_most, .right = "Z"};
  EXPECT_THROW(static_cast<void>(judge(rule, one_each())), ContractError);
}

}  // namespace
}  // namespace fotfaste::tests
