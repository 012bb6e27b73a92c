// What progression says of its figures before there are any data.
#include <gtest/gtest.h>

#include <string>

#include "plugins/recorded_design.hpp"

namespace fotfaste::tests {
namespace {

std::vector<RecordedPurpose> design(const std::string& toml) {
  static CompiledPlugin compiled(PROGRESSION);
  return design_of(compiled, toml, 60);
}

TEST(ProgressionDesign, MovementIsAPurposeAndMoversAreWhenAnOutcomeIsDeclared) {
  EXPECT_EQ(design("").size(), 1U);
  const auto purposes = design("later = { spell = \"employed\", on = \"exit+6m\" }\n");
  ASSERT_EQ(purposes.size(), 2U);
  EXPECT_EQ(purposes[0].id, "movement");
  EXPECT_EQ(purposes[0].planned, 60);
  EXPECT_FALSE(purposes[0].describes);
  EXPECT_TRUE(purposes[0].columns.contains("assessments.value"));
  EXPECT_FALSE(purposes[0].columns.contains("states.core_state"));
  EXPECT_EQ(purposes[1].id, "movers");
  EXPECT_TRUE(purposes[1].describes);
  EXPECT_TRUE(purposes[1].columns.contains("states.core_state"));
  for (const RecordedPurpose& purpose : purposes) EXPECT_FALSE(purpose.limits.empty());
}

TEST(ProgressionDesign, ParametersAnswer) {
  EXPECT_EQ(design("").at(0).ids(false), "raters tolerance step error");
  EXPECT_EQ(design("raters = [\"participant\"]\nsmallest_step = 1\n").at(0).ids(true), "raters step");
  EXPECT_EQ(design("agreed = [\"tolerance\"]\nmissing_norms = \"unknown\"\n").at(0).ids(true),
            "tolerance error");
  EXPECT_EQ(design("waves = \"occasion\"\n").at(0).ids(false), "raters step error");
}

TEST(ProgressionDesign, EveryOptionIsAValidLineThatAnswersTheQuestion) {
  const RecordedPurpose before = design("").at(0);
  std::size_t tried = 0;
  for (const auto& [id, question] : before.questions) {
    for (const RecordedOption& option : question.options) {
      EXPECT_TRUE(design(option.toml + "\n").at(0).questions.at(id).answered) << option.toml;
      ++tried;
    }
  }
  EXPECT_EQ(tried, 8U);
}

TEST(ProgressionDesign, WhoIsCountedIsNotPlannedForWhenNobodySaysHowMany) {
  EXPECT_EQ(design("population = { gender = \"woman\" }").at(0).planned, std::nullopt);
}

}  // namespace
}  // namespace fotfaste::tests
