// The vocabulary's logic and its reading of text. What each criterion means of a participation is tested in
// tests/plugins, with the plugins that use it.
#include "fotfaste/sdk/criteria.hpp"

#include <gtest/gtest.h>

#include "plugins/toml_parameters.hpp"

namespace fotfaste {
namespace {

TEST(Answers, FollowKleene) {
  EXPECT_EQ(both(Answer::yes, Answer::unknown), Answer::unknown);
  EXPECT_EQ(both(Answer::no, Answer::unknown), Answer::no);
  EXPECT_EQ(either(Answer::yes, Answer::unknown), Answer::yes);
  EXPECT_EQ(either(Answer::no, Answer::unknown), Answer::unknown);
  EXPECT_EQ(negate(Answer::unknown), Answer::unknown);
  EXPECT_EQ(negate(Answer::yes), Answer::no);
}

TEST(DidYouMean, FindsTheNearestWordOrNone) {
  using criteria::nearest;
  constexpr std::string_view words[] = {"employed", "education", "unemployed", "sick"};
  EXPECT_EQ(nearest("employd", words), "employed");
  EXPECT_EQ(nearest("eductaion", words), "education");
  EXPECT_EQ(nearest("sikc", words), "sick");
  EXPECT_EQ(nearest("trädgård", words), std::nullopt);
  EXPECT_EQ(criteria::edit_distance("", "abc"), 3U);
  EXPECT_EQ(criteria::edit_distance("ab", "ba"), 1U);
  EXPECT_EQ(criteria::edit_distance("same", "same"), 0U);
}

TEST(Criteria, RefuseNestingWithoutEnd) {
  std::string text = "{ exited = true }";
  for (int i = 0; i < 40; ++i) text = std::string("{ not = ").append(text).append(" }");
  const tests::TomlParameters parameters(std::string("outcome = ").append(text));
  EXPECT_THROW(static_cast<void>(Criterion::parse(Parameters(parameters.get()).find("outcome"), 0)),
               ParameterError);
}

TEST(Criteria, AreTables) {
  const tests::TomlParameters parameters("outcome = \"employed\"");
  EXPECT_THROW(static_cast<void>(Criterion::parse(Parameters(parameters.get()).find("outcome"), 0)),
               ParameterError);
}

TEST(Criteria, KnowWhetherTheyAskForAGroup) {
  const tests::TomlParameters parameters(
      "a = { any = [{ exited = true }, { not = { group = \"comparison\" } }] }\nb = { exited = true }");
  EXPECT_TRUE(Criterion::parse(Parameters(parameters.get()).find("a"), 0).asks_for_group());
  EXPECT_FALSE(Criterion::parse(Parameters(parameters.get()).find("b"), 0).asks_for_group());
}

}  // namespace
}  // namespace fotfaste
