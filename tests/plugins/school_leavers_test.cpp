// The follow-up plugin on 712 school leavers over 72 months, against what R computed of them.
#include <gtest/gtest.h>

#include <cmath>

#include "csv_file.hpp"
#include "plugin_driver.hpp"

namespace fotfaste::tests {
namespace {

constexpr const char* parameters = R"(
level = "label"
anchor = "entry"
months = 72
points = ["entry"]
by = ["attributes.gcse5eq"]
sequences = { top = 10, smallest = 1 }
at_risk_at_least = 1
[[curves]]
id = "first-job"
state = "employment"
level = "label"
lasts = "6m"
unit = "month"
[[curves]]
id = "first-job-kept"
kind = "retention"
state = "employment"
level = "label"
unit = "month"
competing = ["school", "FE", "HE", "training"]
)";

Day month_begins(const std::string& month) {
  return add_months(to_day({1993, 7, 1}), std::stoi(month) - 1);
}

// Everybody with spells as the data set has them; empty when it is not there.
std::vector<Person> school_leavers() {
  const auto people = read_csv(std::string(SHARED) + "/data/mvad/mvad.csv");
  const auto spells = read_csv(std::string(SHARED) + "/data/mvad/mvad_spells.csv");
  if (!people || !spells) return {};
  std::vector<Person> all;
  std::map<std::string, std::size_t> number;
  for (const CsvRow& row : *people) {
    number[row.at("id")] = all.size();
    all.push_back({.entry = "1993-07-01", .attributes = {{"gcse5eq", row.at("gcse5eq")}}});
  }
  for (const CsvRow& row : *spells) {
    StateRow spell{row.at("state"), "other", format_day(month_begins(row.at("start_month"))), std::nullopt};
    spell.until = format_day(month_begins(std::to_string(std::stoi(row.at("end_month")) + 1)));
    all[number.at(row.at("id"))].states.push_back(spell);
  }
  return all;
}

std::vector<CsvRow> golden_rows(const std::string& file) {
  return read_csv(std::string(GOLDEN) + "/" + file).value_or(std::vector<CsvRow>());
}

// Of the golden values beside the data.
std::vector<CsvRow> shared_golden_rows(const std::string& file) {
  return read_csv(std::string(SHARED) + "/golden/" + file).value_or(std::vector<CsvRow>());
}

void expect_near(const std::string& got, const std::string& golden, const std::string& what) {
  if (golden.empty()) {
    EXPECT_EQ(got, "null") << what;
    return;
  }
  ASSERT_NE(got, "null") << what;
  EXPECT_NEAR(std::stod(got), std::stod(golden), 1e-12) << what;
}

class SchoolLeaversTest : public testing::Test {
 protected:
  void SetUp() override {
    people_ = school_leavers();
    if (people_.empty())
      GTEST_SKIP() << "the shared data set folder is not there; FOTFASTE_SHARED says where it is";
    const auto state = evaluation_.create();
    evaluation_.consume(state, people_);
    static_cast<void>(evaluation_.report(state));
  }
  CompiledPlugin plugin_{LONGITUDINAL_FOLLOWUP};
  Evaluation evaluation_{plugin_, parameters, "1999-07-01"};
  std::vector<Person> people_;
};

TEST_F(SchoolLeaversTest, TheDistributionOfEachMonthEqualsTraMineRs) {
  std::map<std::string, ResultRow> rows;
  for (const ResultRow& row : evaluation_.rows("state-by-month")) {
    if (row.at("stratum") == "everybody")
      rows[row.at("state") + " t=" + std::to_string(std::stoi(row.at("month")) + 1)] = row;
  }
  EXPECT_EQ(rows.size(), 432U);
  int compared = 0;
  for (const CsvRow& golden : golden_rows("sequence_aggregate.csv")) {
    if (golden.at("statistic") != "state_share" || golden.at("key").find("weighted") != std::string::npos)
      continue;
    ASSERT_TRUE(rows.contains(golden.at("key"))) << golden.at("key");
    const ResultRow& row = rows.at(golden.at("key"));
    EXPECT_EQ(row.at("denominator"), "712");
    EXPECT_NEAR(std::stod(row.at("numerator")) / 712, std::stod(golden.at("value")), 1e-12)
        << golden.at("key");
    ++compared;
  }
  EXPECT_EQ(compared, 432);
}

TEST_F(SchoolLeaversTest, TransitionsEqualTraMineRs) {
  int compared = 0;
  for (const CsvRow& golden : golden_rows("sequence_aggregate.csv")) {
    const std::string& key = golden.at("key");
    const std::size_t arrow = key.find(" -> ");
    if (arrow == std::string::npos || key.find("weighted") != std::string::npos) continue;
    const ResultRow row = evaluation_.row(
        "transitions",
        {{"from", key.substr(0, arrow)}, {"to", key.substr(arrow + 4)}, {"stratum", "everybody"}});
    if (golden.at("statistic") == "transition_pairs") {
      EXPECT_EQ(row.at("numerator"), golden.at("value")) << key;
    } else {
      EXPECT_NEAR(std::stod(row.at("numerator")) / std::stod(row.at("denominator")),
                  std::stod(golden.at("value")), 1e-12)
          << key;
    }
    ++compared;
  }
  EXPECT_EQ(compared, 72);
}

TEST_F(SchoolLeaversTest, TheTimeToTheFirstLastingJobEqualsSurvfits) {
  const std::map<std::string, std::string> strata{{"all", "everybody"},
                                                  {"gcse5eq=no", "attributes.gcse5eq=no"},
                                                  {"gcse5eq=yes", "attributes.gcse5eq=yes"}};
  std::size_t compared = 0;
  for (const CsvRow& golden : golden_rows("km_curves.csv")) {
    if (golden.at("case") != "first_job" && golden.at("case") != "first_job_by_gcse") continue;
    const std::string what = golden.at("stratum") + " " + golden.at("time");
    const ResultRow row = evaluation_.row(
        "time-to-event", {{"stratum", strata.at(golden.at("stratum"))}, {"time", golden.at("time")}});
    EXPECT_EQ(row.at("at_risk"), golden.at("n_risk")) << what;
    EXPECT_EQ(row.at("events"), golden.at("n_event")) << what;
    EXPECT_EQ(row.at("censored"), golden.at("n_censor")) << what;
    expect_near(row.at("value"), golden.at("surv"), what);
    expect_near(row.at("low"), golden.at("lower_loglog"), what);
    expect_near(row.at("high"), golden.at("upper_loglog"), what);
    ++compared;
  }
  EXPECT_EQ(compared, evaluation_.rows("time-to-event").size());
  EXPECT_EQ(compared, 169U);
}

TEST_F(SchoolLeaversTest, HowLongTheFirstJobLastsEqualsSurvfits) {
  std::size_t compared = 0;
  for (const CsvRow& golden : golden_rows("km_curves.csv")) {
    if (golden.at("case") != "retention") continue;
    const std::string& what = golden.at("time");
    const ResultRow row = evaluation_.row("retention", {{"stratum", "everybody"}, {"time", what}});
    EXPECT_EQ(row.at("at_risk"), golden.at("n_risk")) << what;
    EXPECT_EQ(row.at("events"), golden.at("n_event")) << what;
    EXPECT_EQ(row.at("censored"), golden.at("n_censor")) << what;
    expect_near(row.at("value"), golden.at("surv"), what);
    expect_near(row.at("low"), golden.at("lower_loglog"), what);
    expect_near(row.at("high"), golden.at("upper_loglog"), what);
    ++compared;
  }
  EXPECT_EQ(compared, 67U);
}

TEST_F(SchoolLeaversTest, WhatEndedTheFirstJobEqualsCuminc) {
  int compared = 0;
  for (const CsvRow& golden : shared_golden_rows("cumulative_incidence.csv")) {
    if (golden.at("case") != "retention" || golden.at("statistic") != "cumulative_incidence") continue;
    const std::string& key = golden.at("key");  // "1 2 t=12": all, the second cause, month 12
    if (!key.starts_with("1 1 t=") && !key.starts_with("1 2 t=")) continue;
    const ResultRow row =
        evaluation_.row("cumulative-incidence", {{"stratum", "everybody"},
                                                 {"cause", key[2] == '1' ? "event" : "competing"},
                                                 {"time", key.substr(6)}});
    expect_near(row.at("value"), golden.at("value"), key);
    ++compared;
  }
  EXPECT_EQ(compared, 14);
}

TEST_F(SchoolLeaversTest, MediansEqualSurvfits) {
  const std::map<std::string, std::string> curves{{"first_job", "first-job"},
                                                  {"retention", "first-job-kept"}};
  int compared = 0;
  for (const CsvRow& golden : golden_rows("km_quantiles.csv")) {
    if (!curves.contains(golden.at("case")) || golden.at("conf") != "0.95" ||
        golden.at("conf_type") != "loglog" || golden.at("probability") != "0.5") {
      continue;
    }
    const ResultRow row =
        evaluation_.row("curve-summary", {{"stratum", "everybody"}, {"curve", curves.at(golden.at("case"))}});
    expect_near(row.at("value"), golden.at("quantile"), golden.at("case"));
    expect_near(row.at("low"), golden.at("lower"), golden.at("case"));
    expect_near(row.at("high"), golden.at("upper"), golden.at("case"));
    ++compared;
  }
  EXPECT_EQ(compared, 2);
}

TEST_F(SchoolLeaversTest, TheMostFrequentSequencesEqualTraMineRs) {
  int compared = 0;
  for (const CsvRow& golden : shared_golden_rows("sequence_aggregate.csv")) {
    if (golden.at("case") != "mvad" || golden.at("statistic") != "most_frequent_sequence_count") continue;
    const ResultRow row =
        evaluation_.row("sequences", {{"stratum", "everybody"}, {"sequence", golden.at("key")}});
    EXPECT_EQ(row.at("numerator"), golden.at("value")) << golden.at("key");
    EXPECT_EQ(row.at("denominator"), "712");
    ++compared;
  }
  EXPECT_EQ(compared, 10);
}

TEST_F(SchoolLeaversTest, TheEntropyOfEachMonthEqualsTraMineRs) {
  int compared = 0;
  for (const CsvRow& golden : shared_golden_rows("sequence_aggregate.csv")) {
    if (golden.at("case") != "mvad" || golden.at("statistic") != "cross_section_entropy") continue;
    const std::string month = std::to_string(std::stoi(golden.at("key").substr(2)) - 1);
    const ResultRow row = evaluation_.row("sequence-entropy", {{"stratum", "everybody"}, {"month", month}});
    expect_near(row.at("value"), golden.at("value"), golden.at("key"));
    ++compared;
  }
  EXPECT_EQ(compared, 72);
}

}  // namespace
}  // namespace fotfaste::tests
