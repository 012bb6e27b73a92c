// Which ratings are of which wave, and who is counted.
#include <gtest/gtest.h>

#include <algorithm>

#include "rated_people.hpp"

namespace fotfaste::tests {
namespace {

class ProgressionWavesTest : public ProgressionTest {
 protected:
  // "wave:mean wave:mean" of the item hope as everybody rates it.
  std::string levels(const std::string& toml, const std::vector<Person>& people,
                     const std::string& as_of = "2026-01-01") {
    Evaluation run(plugin_, toml, as_of);
    tables_.lend_to(run.project());
    std::string text;
    for (const ResultRow& row : run.table("level", people)) {
      if (row.at("stratum") != "everybody" || row.at("measure") != "hope") continue;
      text.append(text.empty() ? "" : " ").append(row.at("wave")).append(":").append(row.at("value"));
    }
    return text;
  }
  InstrumentTables tables_{{{"steps", "hope"}}};
};

TEST_F(ProgressionWavesTest, EachRatingIsOfTheNearestWave) {
  // Waves on 1 January, 1 April, 1 July 2024; the middle between the first two is 45.5 days in.
  EXPECT_EQ(levels("", {rated("2024-01-01", {{"2024-01-01", "participant", "hope", 1}})}), "0:1");
  EXPECT_EQ(levels("", {rated("2024-01-01", {{"2024-02-15", "participant", "hope", 1}})}), "0:1");
  EXPECT_EQ(levels("", {rated("2024-01-01", {{"2024-02-16", "participant", "hope", 1}})}), "1:1");
  EXPECT_EQ(levels("", {rated("2024-01-01", {{"2024-07-20", "participant", "hope", 1}})}), "2:1");
  EXPECT_EQ(levels("every = \"6m\"", {rated("2024-01-01", {{"2024-05-30", "participant", "hope", 1}})}),
            "1:1");
  // 31 August, 30 November, 28 February.
  EXPECT_EQ(levels("tolerance = \"0d\"", {rated("2024-08-31", {{"2025-02-28", "participant", "hope", 1}})}),
            "2:1");
  // Before entry, as long as entry is near.
  EXPECT_EQ(levels("", {rated("2024-01-01", {{"2023-12-10", "participant", "hope", 1}})}), "0:1");
  EXPECT_EQ(levels("", {rated("2024-01-01", {{"2023-10-10", "participant", "hope", 1}})}), "");
}

TEST_F(ProgressionWavesTest, RatingsOutsideTheToleranceAreToldOfAndLeftOut) {
  const std::vector<Person> people = {rated("2024-01-01", {{"2024-01-15", "participant", "hope", 1},
                                                           {"2024-01-16", "participant", "hope", 5}}),
                                      rated("2024-01-01", {{"2024-02-10", "participant", "hope", 4}})};
  EXPECT_EQ(levels("tolerance = \"14d\"", people), "0:1");
  ASSERT_EQ(told("P201").size(), 1U);
  EXPECT_EQ(told("P201")[0].count, 2U);
  EXPECT_EQ(told("P201")[0].total, 2U);
}

TEST_F(ProgressionWavesTest, OfSeveralTheNearestCountsAndTheLaterOfTwoAsNear) {
  const auto of = [](std::vector<RatedRow> rows) { return std::vector<Person>{rated("2024-01-01", rows)}; };
  EXPECT_EQ(
      levels("", of({{"2024-03-28", "participant", "hope", 1}, {"2024-04-03", "participant", "hope", 5}})),
      "1:5");
  EXPECT_EQ(
      levels("", of({{"2024-03-30", "participant", "hope", 1}, {"2024-04-05", "participant", "hope", 5}})),
      "1:1");
  EXPECT_EQ(
      levels("", of({{"2024-03-29", "participant", "hope", 1}, {"2024-04-04", "participant", "hope", 5}})),
      "1:5");
  // Two that differ on one day say nothing; two that agree say it once.
  EXPECT_EQ(
      levels("", of({{"2024-04-01", "participant", "hope", 1}, {"2024-04-01", "participant", "hope", 5}})),
      "");
  EXPECT_EQ(
      levels("", of({{"2024-04-01", "participant", "hope", 5}, {"2024-04-01", "participant", "hope", 5}})),
      "1:5");
}

TEST_F(ProgressionWavesTest, OccasionsAreNumberedInTheOrderOfTheirDays) {
  const std::vector<Person> people = {rated("2024-01-01", {{"2024-05-01", "participant", "hope", 2},
                                                           {"2024-05-10", "caseworker", "hope", 3},
                                                           {"2024-05-16", "participant", "hope", 4},
                                                           {"2025-05-01", "participant", "hope", 5}})};
  // 1 May and the 14 days after it are one occasion; the first answer of an occasion counts.
  EXPECT_EQ(levels("waves = \"occasion\"\nraters = [\"participant\"]", people), "1:2 2:4 3:5");
  EXPECT_EQ(levels("waves = \"occasion\"\nraters = [\"participant\"]\nsame_occasion = \"15d\"", people),
            "1:2 2:5");
  EXPECT_EQ(levels("waves = \"occasion\"\nraters = [\"caseworker\"]", people), "1:3");
  EXPECT_EQ(levels("waves = \"occasion\"", people), "1:3 1:2 2:4 3:5");  // the caseworker's first
}

TEST_F(ProgressionWavesTest, NothingIsKnownFromAsOfOn) {
  const std::vector<Person> people = {rated(
      "2024-01-01", {{"2024-01-01", "participant", "hope", 1}, {"2024-04-01", "participant", "hope", 5}})};
  EXPECT_EQ(levels("", people, "2024-04-01"), "0:1");
  EXPECT_EQ(levels("", people, "2024-04-02"), "0:1 1:5");
}

TEST_F(ProgressionWavesTest, OnlyWhatWasAskedForIsCounted) {
  std::vector<Person> people = {rated("2024-01-01", {{"2024-01-01", "participant", "hope", 1}})};
  people[0].assessments.push_back({"other", "hope", "participant", "2024-01-01", 5});
  EXPECT_EQ(levels("instruments = [\"steps\"]", people), "0:1");
  EXPECT_EQ(levels("instruments = [\"steps\", \"nothing\"]", people), "0:1");
  ASSERT_EQ(told("P204").size(), 1U);
  EXPECT_NE(told("P204")[0].message_en.find("nothing"), std::string::npos);
  people[0].gender = "woman";
  EXPECT_EQ(levels("population = { gender = \"man\" }", people), "");
}

TEST_F(ProgressionWavesTest, CountsThoseEnrolledRatedAndRatedTwice) {
  std::vector<Person> people(10);
  for (std::size_t i = 0; i < 6; ++i) {
    people[i] = rated("2024-01-01", {{"2024-01-01", "participant", "hope", 3}});
  }
  for (std::size_t i = 0; i < 4; ++i) {
    people[i].assessments.push_back({"steps", "hope", "participant", "2024-04-01", 3});
  }
  // Twice in one wave is once; an answer that was refused is none.
  people[4].assessments.push_back({"steps", "hope", "participant", "2024-01-05", 3});
  people[5].assessments.push_back({"steps", "hope", "participant", "2024-04-01", std::nullopt});
  Evaluation run(plugin_, "", "2026-01-01");
  tables_.lend_to(run.project());
  static_cast<void>(run.table("rating-flow", people));
  const auto share = [&](const char* step, const char* of) {
    const ResultRow row = run.row("rating-flow", {{"step", step}, {"of", of}, {"rater", "participant"}});
    return row.at("numerator") + " of " + row.at("denominator");
  };
  EXPECT_EQ(share("rated", "enrolled"), "6 of 10");
  EXPECT_EQ(share("rated-twice", "enrolled"), "4 of 10");
  EXPECT_EQ(share("rated-twice", "rated"), "4 of 6");
}

TEST_F(ProgressionWavesTest, RefusesParametersThatContradictEachOther) {
  EXPECT_EQ(wrong("every = \"3m\"\ntolerance = \"60d\""), "2:13 P113 ");
  EXPECT_EQ(wrong("every = \"3m\"\ntolerance = \"46d\""), "fine");
  EXPECT_EQ(wrong("every = \"6d\""), "1:9 P113 ");
  EXPECT_EQ(wrong("waves = \"occasion\"\nevery = \"3m\"\ntolerance = \"60d\""), "fine");
  EXPECT_EQ(wrong("raters = [\"a\", \"a\"]"), "1:10 P113 ");
  EXPECT_EQ(wrong("instruments = [\"\"]"), "1:15 P112 ");
  EXPECT_EQ(wrong("waves = \"times\""), "1:9 P111 ");
  EXPECT_EQ(wrong("later = { spel = \"employed\" }"), "1:18 P110 ");
  EXPECT_EQ(wrong("by = [\"gendre\"]"), "1:7 P111 ");
  EXPECT_EQ(wrong("sheet_person = 0"), "1:16 P113 ");
  EXPECT_EQ(wrong("sheet_person = 0\ndialogue_sheets = true"), "fine");
}

TEST_F(ProgressionWavesTest, FollowsPeopleToTheSecondRatingAndToTheLaterOutcome) {
  Evaluation run(plugin_, "every = \"6m\"\nlater = { spell = \"employed\", on = \"exit+6m\" }", "2026-01-01");
  EXPECT_EQ(run.status, FOTFASTE_OK);
  EXPECT_TRUE(run.declared().contains("states.from"));
  EXPECT_FALSE(run.declared().contains("person"));
  const auto& needs = run.needs.needs;
  for (const char* wanted : {"follow-up movement entry 6m0d", "follow-up movers exit 6m0d"}) {
    EXPECT_NE(std::find(needs.begin(), needs.end(), wanted), needs.end()) << wanted;
  }
}

}  // namespace
}  // namespace fotfaste::tests
