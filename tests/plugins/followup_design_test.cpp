// What longitudinal-followup says of its points and curves before there are any data.
#include <gtest/gtest.h>

#include <string>

#include "plugins/recorded_design.hpp"

namespace fotfaste::tests {
namespace {

CompiledPlugin& plugin() {
  static CompiledPlugin compiled(LONGITUDINAL_FOLLOWUP);
  return compiled;
}

std::vector<RecordedPurpose> design(const std::string& toml) {
  return design_of(plugin(), toml, 60);
}

TEST(FollowUpDesign, EveryPointAndCurveIsAPurpose) {
  const auto purposes = design(
      "points = [\"exit\", \"exit+28d\", \"entry+1y\"]\n"
      "[[curves]]\nid = \"work\"\nlabel.sv = \"Tid till arbete\"\nstate = \"employed\"\n");
  ASSERT_EQ(purposes.size(), 4u);
  EXPECT_EQ(purposes[0].id, "exit");
  EXPECT_EQ(purposes[0].title.sv, "Läget vid avslut");
  EXPECT_EQ(purposes[1].title.en, "The state 28 days after exit");
  EXPECT_EQ(purposes[2].title.sv, "Läget 12 månader efter start");
  EXPECT_EQ(purposes[3].title.sv, "Tid till arbete");
  EXPECT_FALSE(purposes[0].describes);
  EXPECT_TRUE(purposes[3].describes) << "a curve has no one share to hold against another";
  for (const RecordedPurpose& purpose : purposes) {
    EXPECT_EQ(purpose.planned, 60);
    EXPECT_TRUE(purpose.columns.contains("states.core_state"));
    EXPECT_FALSE(purpose.limits.empty());
  }
  EXPECT_EQ(purposes[2].line, 1u);
}

TEST(FollowUpDesign, AsksOfFollowUpHowItIsGotWhenAndHowOften) {
  const auto purposes = design("points = [\"exit\", \"exit+6m\"]");
  EXPECT_TRUE(purposes.at(0).questions.empty()) << "nobody has to be followed to the exit";
  EXPECT_EQ(purposes.at(1).ids(false), "source window attempts");
}

TEST(FollowUpDesign, AsksOnceForAllPointsAndSaysWhichTheyAre) {
  const auto purposes = design(
      "points = [\"exit\", \"exit+28d\", \"exit+6m\", \"exit+12m\"]\n"
      "windows = [{ at = \"exit+6m\", window = \"0d..+30d\" }, { at = \"exit+12m\", window = \"0d..+30d\" "
      "}]\n");
  EXPECT_EQ(purposes.at(1).ids(false), "source window attempts");
  EXPECT_EQ(purposes.at(2).ids(true), "window");
  EXPECT_EQ(purposes.at(2).ids(false), "");
  EXPECT_TRUE(purposes.at(3).questions.empty());
  const auto asked = [&](std::size_t purpose, const char* id) {
    const std::string& text = purposes.at(purpose).questions.at(id).question.sv;
    return text.substr(text.find("?") + 1);
  };
  EXPECT_EQ(asked(1, "source"), " Gäller exit+28d, exit+6m, exit+12m.");
  EXPECT_EQ(asked(1, "attempts"), " Gäller exit+28d, exit+6m, exit+12m.");
  EXPECT_EQ(asked(1, "window"), "");
  EXPECT_EQ(asked(2, "window"), " Gäller exit+6m, exit+12m.");
}

TEST(FollowUpDesign, ParametersAnswer) {
  const auto purposes = design(
      "points = [\"exit+6m\", \"exit+12m\"]\n"
      "windows = [{ at = \"exit+12m\", window = \"0d..+30d\" }]\n"
      "attempted = { event = \"Samtal\" }\n"
      "agreed = [\"source\"]\n");
  EXPECT_EQ(purposes.at(0).ids(true), "source attempts");
  EXPECT_EQ(purposes.at(1).ids(true), "window") << "its window is its own, the rest was asked before";
  EXPECT_EQ(purposes.at(1).questions.at("window").reading.sv, "Inom 0d..+30d.");
  EXPECT_TRUE(purposes.at(0).columns.contains("events.kind"));
  const auto general = design("points = [\"exit+6m\"]\nwindow = \"-7d..+7d\"\n");
  EXPECT_EQ(general.at(0).ids(true), "window");
}

TEST(FollowUpDesign, EveryOptionIsAValidLineThatAnswersTheQuestion) {
  const std::string toml = "points = [\"exit+6m\"]\n";
  const RecordedPurpose before = design(toml).at(0);
  std::size_t tried = 0;
  for (const auto& [id, question] : before.questions) {
    for (const RecordedOption& option : question.options) {
      const auto after = design(toml + option.toml + "\n");
      EXPECT_TRUE(after.at(0).questions.at(id).answered) << option.toml;
      ++tried;
    }
  }
  EXPECT_EQ(tried, 5u);
}

TEST(FollowUpDesign, WhoIsCountedIsNotPlannedForWhenNobodySaysHowMany) {
  EXPECT_EQ(design("population = { gender = \"woman\" }").at(0).planned, std::nullopt);
}

TEST(FollowUpDesign, ACurveWithThePointsNameDoesNotStandTwice) {
  EXPECT_EQ(design("points = [\"exit\"]\n[[curves]]\nid = \"exit\"\nstate = \"employed\"\n").size(), 1u);
}

}  // namespace
}  // namespace fotfaste::tests
