// What the plugin progression makes of ratings once they are in their waves, against counting by hand.
#include <gtest/gtest.h>

#include <cmath>

#include "rated_people.hpp"

namespace fotfaste::tests {
namespace {

class ProgressionTablesTest : public ProgressionTest {
 protected:
  // A run of all this.
  Evaluation& run(const std::string& toml, const std::vector<Person>& people, const InstrumentTables& tables,
                  const std::string& as_of = "2026-01-01") {
    run_.emplace(plugin_, toml, as_of);
    tables.lend_to(run_->project());
    static_cast<void>(run_->table("level", people));
    return *run_;
  }
  static double number(const ResultRow& row, const std::string& column) { return std::stod(row.at(column)); }
  // "up unchanged down of n" of everybody, and the unknown where there is one.
  std::string movement(const std::string& wave, const std::string& from = "first",
                       const std::string& measure = "hope") {
    std::string text;
    ResultRow row;
    for (const char* way : {"up", "unchanged", "down"}) {
      row = run_->row("movement", {{"measure", measure},
                                   {"wave", wave},
                                   {"from", from},
                                   {"movement", way},
                                   {"stratum", "everybody"}});
      text.append(row.at("numerator")).append(" ");
    }
    return text + "of " + row.at("denominator") + ", " + row.at("unknown");
  }

  std::optional<Evaluation> run_;
  const InstrumentTables hope_{{{"steps", "hope"}}};
};

TEST_F(ProgressionTablesTest, LevelsAreMeansOfThoseWhoAnswered) {
  const std::vector<Person> people = {rated_every_quarter({1, 2}), rated_every_quarter({2, 5}),
                                      rated_every_quarter({3}), rated_every_quarter({{}, 4})};
  run("", people, hope_);
  const ResultRow first = run_->row("level", {{"wave", "0"}});
  EXPECT_EQ(first.at("n"), "3");
  EXPECT_EQ(first.at("value"), "2");
  EXPECT_EQ(first.at("sd"), "1");
  // 2 -+ 4.302652729749464 / sqrt(3), Student's t with two degrees of freedom.
  EXPECT_NEAR(number(first, "low"), 2 - 4.302652729749464 / std::sqrt(3.0), 1e-12);
  EXPECT_NEAR(number(first, "high"), 2 + 4.302652729749464 / std::sqrt(3.0), 1e-12);
  EXPECT_EQ(run_->row("level", {{"wave", "1"}}).at("n"), "3");
}

TEST_F(ProgressionTablesTest, OneAloneHasAMeanAndNoInterval) {
  run("", {rated_every_quarter({4})}, hope_);
  const ResultRow row = run_->row("level", {{"wave", "0"}});
  EXPECT_EQ(row.at("value"), "4");
  EXPECT_EQ(row.at("sd"), "null");
  EXPECT_EQ(row.at("low"), "null");
  EXPECT_TRUE(run_->rows("change").empty());
}

TEST_F(ProgressionTablesTest, ChangesAreOfThoseWhoAnsweredBothTimes) {
  const std::vector<Person> people = {rated_every_quarter({1, 2, 4}), rated_every_quarter({2, {}, 3}),
                                      rated_every_quarter({{}, 3, 5}), rated_every_quarter({3})};
  run("", people, hope_);
  const auto change = [&](const char* from, const char* wave) {
    const ResultRow row = run_->row("change", {{"from", from}, {"wave", wave}});
    return row.at("n") + ": " + row.at("before") + " -> " + row.at("after");
  };
  EXPECT_EQ(change("first", "1"), "1: 1 -> 2");
  EXPECT_EQ(change("first", "2"), "3: 2 -> 4");  // 1 -> 4, 2 -> 3, and 3 -> 5 from the second wave
  EXPECT_EQ(change("previous", "1"), "1: 1 -> 2");
  EXPECT_EQ(change("previous", "2"), "2: 2.5 -> 4.5");  // a wave without a rating is not passed over
  EXPECT_EQ(change("first", "null"), "3: 2 -> 4");
  const ResultRow row = run_->row("change", {{"from", "first"}, {"wave", "2"}});
  EXPECT_EQ(row.at("value"), "2");
  EXPECT_EQ(row.at("sd"), "1");
  EXPECT_EQ(row.at("effect_size"), "2");
  EXPECT_EQ(row.at("better"), "higher");
}

TEST_F(ProgressionTablesTest, MovementIsTowardsTheBetterAndTellsOfThoseNotRatedAgain) {
  const std::vector<Person> people = {rated_every_quarter({1, 2}), rated_every_quarter({2, 2}),
                                      rated_every_quarter({3, 1}), rated_every_quarter({3, 2}),
                                      rated_every_quarter({4})};
  run("", people, hope_);
  EXPECT_EQ(movement("1"), "1 1 2 of 4, 1");
  EXPECT_EQ(movement("null"), "1 1 2 of 4, 1");
  EXPECT_EQ(movement("1", "previous"), "1 1 2 of 4, 1");
  const InstrumentTables lower({{.instrument = "steps", .item = "hope", .direction = "lower"}});
  run("", people, lower);
  EXPECT_EQ(movement("1"), "2 1 1 of 4, 1");
  EXPECT_EQ(run_->row("change", {{"from", "first"}, {"wave", "1"}}).at("better"), "lower");
  run("smallest_step = 2", people, lower);
  EXPECT_EQ(movement("1"), "1 3 0 of 4, 1");
}

TEST_F(ProgressionTablesTest, OnlyThoseStillThereAreExpectedAndOnlyOnceTheTimeHasPassed) {
  std::vector<Person> people = {rated_every_quarter({1, 2}), rated_every_quarter({1}),
                                rated_every_quarter({1})};
  people[1].exit = "2024-03-31";
  run("", people, hope_);
  EXPECT_EQ(movement("1"), "1 0 0 of 1, 1");
  people[1].exit = "2024-04-01";
  run("", people, hope_);
  EXPECT_EQ(movement("1"), "1 0 0 of 1, 2");
  // The second wave closes in the middle between 1 April and 1 July.
  run("", people, hope_, "2024-05-16");
  EXPECT_EQ(movement("1"), "1 0 0 of 1, 0");
  run("", people, hope_, "2024-05-17");
  EXPECT_EQ(movement("1"), "1 0 0 of 1, 2");
  // Nobody expects an occasion.
  run("waves = \"occasion\"", people, hope_);
  EXPECT_EQ(movement("2"), "1 0 0 of 1, null");
}

TEST_F(ProgressionTablesTest, SubScalesTurnItemsAndFollowTheirRuleForMissingAnswers) {
  const auto of = [&](const char* rule) {
    const InstrumentTables tables(
        {{.instrument = "steps", .item = "a", .sub_scale = "s", .missing_rule = rule},
         {.instrument = "steps", .item = "b", .sub_scale = "s", .direction = "lower", .missing_rule = rule},
         {.instrument = "steps", .item = "c", .sub_scale = "s", .missing_rule = rule}});
    std::string text;
    const std::vector<RatedRow> all = {{"2024-01-01", "participant", "a", 1},
                                       {"2024-01-01", "participant", "b", 1},
                                       {"2024-01-01", "participant", "c", 3}};
    for (std::size_t answered = 3; answered > 0; --answered) {
      run("", {rated("2024-01-01", {all.begin(), all.begin() + static_cast<std::ptrdiff_t>(answered)})},
          tables);
      for (const ResultRow& row : run_->rows("level")) {
        if (row.at("kind") == "sub-scale") text.append(row.at("value"));
      }
      text.append(";");
    }
    return text;
  };
  // 1, 5 (1 turned on a scale from 1 to 5) and 3.
  EXPECT_EQ(of("drop"), "3;;;");
  EXPECT_EQ(of("half_rule"), "3;3;;");
  EXPECT_EQ(of("mean_of_rest"), "3;3;1;");
}

TEST_F(ProgressionTablesTest, SubScalesThatCannotBeTurnedAreLeftOutAndToldOf) {
  const InstrumentTables tables(
      {{.instrument = "steps", .item = "a", .sub_scale = "s"},
       {.instrument = "steps", .item = "b", .sub_scale = "s", .highest = {}, .direction = "lower"},
       {.instrument = "steps", .item = "alone", .sub_scale = "single"}});
  run("", {rated("2024-01-01", {{"2024-01-01", "participant", "a", 1}})}, tables);
  for (const ResultRow& row : run_->rows("level")) EXPECT_EQ(row.at("kind"), "item");
  ASSERT_EQ(told("P203").size(), 1U);
  EXPECT_NE(told("P203")[0].message_en.find("steps.s"), std::string::npos);
}

TEST_F(ProgressionTablesTest, CountsAnswersThatAreMissingInARatedForm) {
  const std::vector<ItemRow> both = {{"steps", "hope"}, {"steps", "health"}};
  const InstrumentTables tables(both);
  run("",
      {rated_every_quarter({1}), rated("2024-01-01", {{"2024-01-01", "participant", "health", 2},
                                                      {"2024-01-01", "participant", "hope", 2}})},
      tables);
  EXPECT_EQ(run_->row("level", {{"measure", "hope"}}).at("missing"), "0");
  EXPECT_EQ(run_->row("level", {{"measure", "health"}}).at("missing"), "1");
}

TEST_F(ProgressionTablesTest, ItemsWithoutADescriptionAreCountedAndToldOf) {
  run("", {rated_every_quarter({1, 3}, "participant", "own")}, hope_);
  EXPECT_EQ(movement("1", "first", "own"), "1 0 0 of 1, 0");
  EXPECT_EQ(run_->row("level", {{"measure", "own"}, {"wave", "0"}}).at("missing"), "null");
  ASSERT_EQ(told("P202").size(), 1U);
  EXPECT_NE(told("P202")[0].message_en.find("steps.own"), std::string::npos);
  EXPECT_TRUE(told("P205").empty());
  const std::vector<ItemRow> undirected = {{.instrument = "steps", .item = "hope", .direction = {}}};
  run("", {rated_every_quarter({1, 3})}, InstrumentTables(undirected));
  EXPECT_EQ(told("P205").size(), 1U);
}

TEST_F(ProgressionTablesTest, ReportsItemsInTheOrderOfTheQuestionnaireAndSubScalesAfterThem) {
  const InstrumentTables tables({{.instrument = "steps", .item = "a", .sub_scale = "s", .number = 3},
                                 {.instrument = "steps", .item = "b", .title = "Blick framåt", .number = 1},
                                 {.instrument = "steps", .item = "c", .sub_scale = "s", .number = 2}});
  run("",
      {rated("2024-01-01", {{"2024-01-01", "participant", "a", 1},
                            {"2024-01-01", "participant", "b", 1},
                            {"2024-01-01", "participant", "c", 1}})},
      tables);
  std::string order;
  for (const ResultRow& row : run_->rows("level")) order.append(row.at("measure"));
  EXPECT_EQ(order, "bcas");
  EXPECT_EQ(run_->labels.at("level.measure b"), "Blick framåt / Blick framåt");
  EXPECT_EQ(run_->labels.at("level.rater participant"), "deltagaren / the participant");
}

TEST_F(ProgressionTablesTest, RatersAreComparedOnTheSameOccasionAndNeverAveraged) {
  std::vector<Person> people;
  const int own[] = {1, 2, 3, 4, 5};
  const int other[] = {2, 2, 4, 4, 4};
  for (std::size_t i = 0; i < 5; ++i) {
    people.push_back(rated("2024-01-01", {{"2024-01-01", "participant", "hope", own[i]},
                                          {"2024-01-04", "caseworker", "hope", other[i]}}));
  }
  people.push_back(rated(
      "2024-01-01", {{"2024-01-01", "participant", "hope", 5}, {"2024-04-04", "caseworker", "hope", 1}}));
  run("raters = [\"participant\", \"caseworker\"]", people, hope_);
  ASSERT_EQ(run_->rows("rater-gap").size(), 1U);
  const ResultRow row = run_->row("rater-gap", {{"rater", "participant"}, {"other_rater", "caseworker"}});
  EXPECT_EQ(row.at("n"), "5");
  EXPECT_EQ(row.at("mean"), "3");
  EXPECT_NEAR(number(row, "other_mean"), 3.2, 1e-15);
  EXPECT_NEAR(number(row, "value"), -0.2, 1e-15);
  EXPECT_EQ(row.at("equal"), "2");
  // Quadratic weights: observed disagreement 3 of 5 squares, expected 75 of 25.
  EXPECT_NEAR(number(row, "weighted_kappa"), 1 - (3.0 / 5) / (75.0 / 25), 1e-12);
  EXPECT_GT(number(row, "icc"), 0.7);
  run("raters = [\"caseworker\", \"participant\"]", people, hope_);
  EXPECT_NEAR(number(run_->row("rater-gap", {{"rater", "caseworker"}}), "value"), 0.2, 1e-15);
  for (const ResultRow& level : run_->rows("level")) EXPECT_NE(level.at("rater"), "everybody");
}

TEST_F(ProgressionTablesTest, RatersWithDifferentScalesAreComparedInStandardDeviationsOnly) {
  const InstrumentTables tables(
      {{.instrument = "steps", .item = "hope", .rater = "participant"},
       {.instrument = "steps", .item = "hope", .rater = "caseworker", .highest = 10}});
  std::vector<Person> people;
  for (const int value : {1, 2, 3}) {
    people.push_back(rated("2024-01-01", {{"2024-01-01", "participant", "hope", value},
                                          {"2024-01-01", "caseworker", "hope", 2.0 * value}}));
  }
  run("", people, tables);
  const ResultRow row = run_->row("rater-gap", {{"wave", "0"}});
  EXPECT_EQ(row.at("value"), "null");
  EXPECT_EQ(row.at("weighted_kappa"), "null");
  EXPECT_EQ(row.at("icc"), "null");
  EXPECT_NEAR(number(row, "standard_gap"), 0, 1e-12);
  EXPECT_NEAR(number(row, "correlation"), 1, 1e-12);
}

TEST_F(ProgressionTablesTest, AlphaIsOfCompleteAnswersTurned) {
  // Two items that always move together, one of them the other way round: alpha is 1.
  const InstrumentTables tables(
      {{.instrument = "steps", .item = "a", .sub_scale = "s"},
       {.instrument = "steps", .item = "b", .sub_scale = "s", .direction = "lower"}});
  std::vector<Person> people;
  for (const int value : {1, 3, 5, 2}) {
    people.push_back(rated("2024-01-01", {{"2024-01-01", "participant", "a", value},
                                          {"2024-01-01", "participant", "b", 6.0 - value}}));
  }
  people.push_back(rated("2024-01-01", {{"2024-01-01", "participant", "a", 4}}));
  run("", people, tables);
  const ResultRow row = run_->row("reliability", {{"statistic", "alpha"}});
  EXPECT_EQ(row.at("n"), "4");
  EXPECT_EQ(row.at("items"), "2");
  EXPECT_NEAR(number(row, "value"), 1, 1e-12);
}

TEST_F(ProgressionTablesTest, ReliableChangeIsUnknownUnlessSomebodySaysTheError) {
  const std::vector<Person> people = {rated_every_quarter({1, 4}), rated_every_quarter({2, 3}),
                                      rated_every_quarter({5, 2}), rated_every_quarter({3})};
  const auto count = [&](const char* name) {
    const ResultRow row = run_->row("reliable-change", {{"wave", "null"}, {"class", name}});
    return row.at("numerator") + " of " + row.at("denominator") + ", " + row.at("unknown");
  };
  run("", people, hope_);
  EXPECT_EQ(count("unknown"), "null of null, 3");
  EXPECT_EQ(told("P206").size(), 1U);

  // sqrt(2) 0.8 sqrt(1 - 0.75) 1.96 is 1.109: three points are beyond it, and one is not.
  const InstrumentTables stated({{"steps", "hope"}}, {{"hope", 0.8, 0.75}});
  run("", people, stated);
  EXPECT_EQ(count("improved"), "1 of 3, 1");
  EXPECT_EQ(count("unchanged"), "1 of 3, 1");
  EXPECT_EQ(count("deteriorated"), "1 of 3, 1");
  const ResultRow row = run_->row("reliable-change", {{"wave", "null"}, {"class", "improved"}});
  EXPECT_NEAR(number(row, "smallest_change"), 1.96 * std::sqrt(2.0) * 0.8 * 0.5, 1e-12);
  EXPECT_EQ(row.at("sd_source"), "norm");
  EXPECT_EQ(row.at("source"), "Manual");
  EXPECT_TRUE(told("P206").empty());

  // A reliability alone is not enough, until the standard deviation may come from the data.
  const InstrumentTables half({{"steps", "hope"}}, {{"hope", {}, 0.75}});
  run("", people, half);
  EXPECT_EQ(count("unknown"), "null of null, 3");
  run("missing_norms = \"computed\"", people, half);
  const ResultRow computed = run_->row("reliable-change", {{"wave", "null"}, {"class", "improved"}});
  EXPECT_EQ(computed.at("sd_source"), "data");
  EXPECT_EQ(computed.at("reliability_source"), "norm");
  EXPECT_NEAR(number(computed, "sd"), std::sqrt(35.0 / 12), 1e-12);  // of 1, 2, 5 and 3
  // Of a single item no reliability can be computed.
  run("missing_norms = \"computed\"", people, hope_);
  EXPECT_EQ(count("unknown"), "null of null, 3");
}

TEST_F(ProgressionTablesTest, ANormForTheRaterGoesBeforeOneForAll) {
  const InstrumentTables tables(
      {{"steps", "hope"}},
      {{"hope", 1, 0.5}, {.measure = "hope", .sd = 2, .reliability = 0.5, .rater = "caseworker"}});
  run("", {rated_every_quarter({1, 4}), rated_every_quarter({1, 4}, "caseworker")}, tables);
  EXPECT_EQ(
      run_->row("reliable-change", {{"wave", "1"}, {"class", "improved"}, {"rater", "participant"}}).at("sd"),
      "1");
  EXPECT_EQ(
      run_->row("reliable-change", {{"wave", "1"}, {"class", "improved"}, {"rater", "caseworker"}}).at("sd"),
      "2");
}

TEST_F(ProgressionTablesTest, WavesWithoutActivityStandApart) {
  std::vector<Person> people = {rated_every_quarter({1, 3, 4}), rated_every_quarter({2, 2}),
                                rated_every_quarter({3, 2})};
  people[0].activities = {{"Praktik", "2024-03-31", "2024-04-01"}};  // its last day is in the first wave
  people[1].activities = {{"Praktik", "2024-04-01", "2024-05-01"},
                          {.type = "Kurs", .from = "2024-02-01", .attended = 0}};
  const auto change = [&](const char* activity, const char* wave) {
    const ResultRow row = run_->row("waves-without-activity", {{"activity", activity}, {"wave", wave}});
    return row.at("n") + ": " + row.at("before") + " -> " + row.at("after");
  };
  run("", people, hope_);
  EXPECT_EQ(change("some", "1"), "1: 1 -> 3");
  EXPECT_EQ(change("none", "1"), "2: 2.5 -> 2");
  EXPECT_EQ(change("none", "2"), "1: 3 -> 4");
  EXPECT_EQ(run_->rows("waves-without-activity").size(), 3U);
  run("activities = [\"Kurs\", \"Coachning\"]", people, hope_);
  EXPECT_TRUE(run_->rows("waves-without-activity").empty()) << "nobody attended any";
  EXPECT_EQ(told("P120").size(), 1U) << "Coachning is nowhere";
  people[0].activities = {};
  people[1].activities = {};
  run("", people, hope_);
  EXPECT_TRUE(run_->rows("waves-without-activity").empty()) << "without activities it cannot be told";
}

TEST_F(ProgressionTablesTest, ShowsWhatMovedAmongThoseWhoLaterReachedTheOutcome) {
  std::vector<Person> people = {rated_every_quarter({1, 3}), rated_every_quarter({2, 1}),
                                rated_every_quarter({3, 4}), rated_every_quarter({4}),
                                rated_every_quarter({1, 2}), rated_every_quarter({1, 2})};
  for (Person& person : people) person.exit = "2024-12-01";
  people[0].states = {in("employed", "2024-12-15")};
  people[1].states = {in("employed", "2024-12-15")};
  people[2].states = {in("unemployed", "2024-01-01")};
  people[3].states = {in("employed", "2024-12-15")};
  people[5].exit = "2025-12-15";  // not observable yet
  const auto share = [&](const char* later, const char* movement) {
    const ResultRow row = run_->row("movers", {{"later", later}, {"movement", movement}});
    return row.at("numerator") + " of " + row.at("denominator") + ", once " + row.at("unknown") + ", " +
           row.at("outcome_unknown") + " unknown, " + row.at("not_observable") + " pending";
  };
  run("later = { spell = \"employed\", on = \"exit+28d\" }", people, hope_);
  EXPECT_EQ(share("reached", "up"), "1 of 2, once 1, 1 unknown, 1 pending");
  EXPECT_EQ(share("reached", "down"), "1 of 2, once 1, 1 unknown, 1 pending");
  EXPECT_EQ(share("not-reached", "up"), "1 of 1, once 0, 1 unknown, 1 pending");
  run("", people, hope_);
  EXPECT_TRUE(run_->rows("movers").empty());
}

TEST_F(ProgressionTablesTest, SpreadsAnswersAtExit) {
  std::vector<Person> people;
  for (const char* day : {"2024-11-03", "2024-12-29", "2024-11-02", "2024-12-30"}) {
    people.push_back(rated("2024-01-01", {{day, "participant", "hope", 4}}));
  }
  people.push_back(rated("2024-01-01", {{"2024-12-01", "participant", "hope", 5}}));
  people.push_back({.entry = "2024-01-01"});
  for (Person& person : people) person.exit = "2024-12-01";
  people.push_back(rated("2024-01-01", {{"2024-12-01", "participant", "hope", 1}}));  // still there
  const auto share = [&](const char* answer) {
    const ResultRow row = run_->row("exit-ratings", {{"answer", answer}});
    return row.at("numerator") + " of " + row.at("denominator") + ", " + row.at("unknown");
  };
  run("", people, hope_);
  EXPECT_EQ(share("4"), "2 of 3, 3");
  EXPECT_EQ(share("5"), "1 of 3, 3");
  EXPECT_EQ(run_->rows("exit-ratings").size(), 2U);
  run("exit_reach = \"29d\"", people, hope_);
  EXPECT_EQ(share("4"), "4 of 5, 1");
}

TEST_F(ProgressionTablesTest, SummarisesAnswersAtExitThatNobodyCouldReadAListOf) {
  const auto leaving_with = [](const std::vector<double>& answers) {
    std::vector<Person> people;
    for (const double answer : answers) {
      people.push_back(rated("2024-01-01", {{"2024-12-01", "participant", "earnings", answer}}));
    }
    people.push_back({.entry = "2024-01-01"});
    for (Person& person : people) person.exit = "2024-12-01";
    return people;
  };
  const auto rows = [&](const std::vector<double>& answers, const InstrumentTables& tables) {
    run("", leaving_with(answers), tables);
    return std::to_string(run_->rows("exit-ratings").size()) + " listed, " +
           std::to_string(run_->rows("exit-summary").size()) + " summarised";
  };
  const InstrumentTables none{{{"steps", "other"}}};
  EXPECT_EQ(rows({0, 20}, none), "2 listed, 0 summarised");
  EXPECT_EQ(rows({0, 21}, none), "0 listed, 1 summarised");
  EXPECT_EQ(rows({1, 2.5}, none), "0 listed, 1 summarised");
  // The scale decides where there is one, however few the answers.
  const InstrumentTables wide({{.instrument = "steps", .item = "earnings", .lowest = 0, .highest = 100}});
  EXPECT_EQ(rows({40, 41}, wide), "0 listed, 1 summarised");
  const InstrumentTables narrow({{.instrument = "steps", .item = "earnings", .lowest = 0, .highest = 20}});
  EXPECT_EQ(rows({3, 20}, narrow), "2 listed, 0 summarised");

  // R: summary(c(0, 10, 10, 40, 250)), quantile(..., type = 7).
  run("", leaving_with({250, 10, 0, 40, 10}), none);
  ResultRow row = run_->row("exit-summary", {{"stratum", "everybody"}});
  EXPECT_EQ(row.at("n") + ", " + row.at("unknown") + ", " + row.at("value"), "5, 1, 62");
  EXPECT_EQ(row.at("lowest") + " " + row.at("first_quartile") + " " + row.at("median") + " " +
                row.at("third_quartile") + " " + row.at("highest"),
            "0 10 10 40 250");
  run("", leaving_with({0, 100, 200, 300}), none);
  row = run_->row("exit-summary", {{"stratum", "everybody"}});
  EXPECT_EQ(row.at("first_quartile") + " " + row.at("median") + " " + row.at("third_quartile"), "75 150 225");
}

TEST_F(ProgressionTablesTest, FillsTheSheetOfOneWhoWasAskedForAndOfNobodyElse) {
  std::vector<Person> people = {rated_every_quarter({1, 3}), rated_every_quarter({2, 5}, "caseworker")};
  run("dialogue_sheets = true", people, hope_);
  EXPECT_TRUE(run_->rows("sheet").empty());
  run("dialogue_sheets = true\nsheet_person = 1", people, hope_);
  ASSERT_EQ(run_->rows("sheet").size(), 2U);
  const ResultRow row = run_->row("sheet", {{"wave", "1"}});
  EXPECT_EQ(row.at("person"), "1");
  EXPECT_EQ(row.at("rater"), "caseworker");
  EXPECT_EQ(row.at("date"), "2024-04-01");
  EXPECT_EQ(row.at("value"), "5");
  EXPECT_EQ(row.at("highest"), "5");
  EXPECT_TRUE(run_->rows("level").empty()) << "and nothing about the others";
  EXPECT_TRUE(told("P206").empty());
  run("dialogue_sheets = true\nsheet_person = 7", people, hope_);
  EXPECT_TRUE(run_->rows("sheet").empty());
}

// A state made of the column "person" counts as one of persons, which is never handed to others.
TEST_F(ProgressionTablesTest, OnlyAStateWithASheetIsMadeOfPersons) {
  const auto reads_persons = [&](const std::string& toml) {
    return Evaluation(plugin_, toml, "2026-01-01").declared().contains("person");
  };
  EXPECT_FALSE(reads_persons(""));
  EXPECT_FALSE(reads_persons("dialogue_sheets = true"));
  EXPECT_TRUE(reads_persons("dialogue_sheets = true\nsheet_person = 1"));
}

TEST_F(ProgressionTablesTest, BreaksFiguresDown) {
  std::vector<Person> people = {rated_every_quarter({1, 3}), rated_every_quarter({2, 1})};
  people[0].gender = "woman";
  people[1].gender = "man";
  run("by = [\"gender\"]", people, hope_);
  EXPECT_EQ(run_->row("change", {{"stratum", "gender=woman"}, {"wave", "null"}}).at("value"), "2");
  EXPECT_EQ(run_->row("change", {{"stratum", "gender=man"}, {"wave", "null"}}).at("value"), "-1");
  EXPECT_EQ(run_->row("change", {{"stratum", "everybody"}, {"wave", "null"}}).at("value"), "0.5");
  EXPECT_EQ(run_->row("rating-flow", {{"stratum", "gender=man"}, {"step", "rated-twice"}, {"of", "enrolled"}})
                .at("denominator"),
            "1");
}

TEST_F(ProgressionTablesTest, NobodyRatedGivesNoRowsAndNoFault) {
  run("later = { spell = \"employed\", on = \"exit\" }", {{.entry = "2024-01-01"}}, hope_);
  for (const char* table : {"rating-flow", "level", "change", "movement", "rater-gap", "reliability",
                            "reliable-change", "waves-without-activity", "movers", "exit-ratings", "sheet"}) {
    EXPECT_TRUE(run_->rows(table).empty()) << table;
  }
  EXPECT_TRUE(told("P206").empty());
}

}  // namespace
}  // namespace fotfaste::tests
