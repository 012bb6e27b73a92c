// A real data set that nobody here made, 712 school leavers over 72 months, against values that TraMineR and
// survival computed in R. Both come from the shared data set folder; without it these tests are skipped.
#include <set>

#include "real_data.hpp"

namespace fotfaste::test {
namespace {

constexpr double tolerance = exact;
constexpr int participants = 712;

class Mvad : public RealData {
 protected:
  static void SetUpTestSuite() {
    if (has_data()) run_ = new ProjectRun(configuration_folder("mvad"), shared_folder() / "data/mvad");
  }
  static void TearDownTestSuite() { delete run_; }
  void SetUp() override {
    RealData::SetUp();
    if (IsSkipped()) return;
    ASSERT_EQ(run_->code, 0) << run_->messages;
  }
  static std::vector<Json> curve(const std::string& of = "") {
    return run_->rows("longitudinal-followup", "time-to-event", of);
  }
  static std::vector<Json> rows(const std::string& table) {
    return run_->rows("longitudinal-followup", table);
  }

  static inline ProjectRun* run_ = nullptr;
};

TEST_F(Mvad, ReadsEverybody) {
  expect_everybody(*run_, participants);
}

TEST_F(Mvad, DescribesSequencesAsTraMineRDoes) {
  // Six states in 72 months, their entropy, pairs and rates, and the ten most frequent sequences.
  EXPECT_EQ(expect_sequences(*run_, "mvad", participants), 72 * 6 + 72 + 2 * 36 + 10);
}

void expect_curve(const std::vector<Json>& got, const std::vector<CsvRow>& golden, const std::string& name,
                  const std::string& stratum, const std::string& curve = "first-job") {
  std::map<int, Json> by_time;
  for (const Json& row : got) {
    if (row.at("curve") == curve) by_time[row.at("time")] = row;
  }
  std::size_t compared = 0;
  for (const CsvRow& expected : golden) {
    if (expected.at("case") != name || expected.at("stratum") != stratum || expected.at("conf") != "0.95")
      continue;
    const int time = std::stoi(expected.at("time"));
    ++compared;
    ASSERT_EQ(by_time.count(time), 1U) << name << " " << stratum << " lacks the time " << time;
    const Json& row = by_time.at(time);
    EXPECT_EQ(row.at("unit"), "month");
    EXPECT_EQ(row.at("at_risk"), std::stoi(expected.at("n_risk"))) << time;
    EXPECT_EQ(row.at("events"), std::stoi(expected.at("n_event"))) << time;
    EXPECT_EQ(row.at("censored"), std::stoi(expected.at("n_censor"))) << time;
    EXPECT_NEAR(row.at("value"), std::stod(expected.at("surv")), tolerance) << time;
    if (expected.at("lower_loglog").empty() || row.at("low").is_null()) continue;
    EXPECT_NEAR(row.at("low"), std::stod(expected.at("lower_loglog")), tolerance) << time;
    EXPECT_NEAR(row.at("high"), std::stod(expected.at("upper_loglog")), tolerance) << time;
  }
  EXPECT_GT(compared, 30U) << name << " " << stratum;
  by_time.erase(0);
  EXPECT_EQ(by_time.size(), compared) << "times that the golden curve does not have";
}

TEST_F(Mvad, FollowsEverybodyToTheFirstLastingJob) {
  expect_curve(curve(), golden("km_curves.csv"), "first_job", "all");
}

TEST_F(Mvad, FollowsGroupsToTheFirstLastingJob) {
  const std::vector<CsvRow> curves = golden("km_curves.csv");
  std::set<std::string> strata;
  for (const CsvRow& row : curves) {
    if (row.at("case") == "first_job_by_gcse") strata.insert(row.at("stratum"));
  }
  ASSERT_EQ(strata.size(), 2U);
  for (const std::string& stratum : strata) {
    // "gcse5eq=no" in R.
    const std::string value = stratum.substr(stratum.find('=') + 1);
    expect_curve(curve(value), curves, "first_job_by_gcse", stratum);
  }
}

TEST_F(Mvad, FollowsTheFirstJobToItsEnd) {
  expect_curve(rows("retention"), golden("km_curves.csv"), "retention", "all", "first-job-kept");
}

TEST_F(Mvad, TellsWhatEndedTheFirstJob) {
  std::map<std::string, Json> found;
  for (const Json& row : rows("cumulative-incidence")) {
    const std::string cause = row.at("cause") == "event" ? "1" : "2";
    found["1 " + cause + " t=" + std::to_string(row.at("time").get<int>())] = row.at("value");
  }
  int compared = 0;
  for (const CsvRow& expected : golden("cumulative_incidence.csv")) {
    const std::string& key = expected.at("key");
    if (expected.at("case") != "retention" || expected.at("statistic") != "cumulative_incidence") continue;
    if (!key.starts_with("1 1 t=") && !key.starts_with("1 2 t=")) continue;
    ASSERT_EQ(found.count(key), 1U) << key;
    EXPECT_NEAR(found.at(key), std::stod(expected.at("value")), tolerance) << key;
    ++compared;
  }
  EXPECT_EQ(compared, 14);
}

TEST_F(Mvad, ReadsMediansOffTheCurves) {
  const std::map<std::string, std::string> curves = {{"first_job", "first-job"},
                                                     {"retention", "first-job-kept"}};
  int compared = 0;
  for (const CsvRow& expected : golden("km_quantiles.csv")) {
    const auto curve = curves.find(expected.at("case"));
    if (curve == curves.end() || expected.at("conf_type") != "loglog" ||
        expected.at("probability") != "0.5" || expected.at("conf") != "0.95") {
      continue;
    }
    for (const Json& row : rows("curve-summary")) {
      if (row.at("curve") != curve->second) continue;
      EXPECT_EQ(row.at("value").get<double>(), std::stod(expected.at("quantile"))) << curve->first;
      EXPECT_EQ(row.at("low").get<double>(), std::stod(expected.at("lower"))) << curve->first;
      EXPECT_EQ(row.at("high").get<double>(), std::stod(expected.at("upper"))) << curve->first;
      ++compared;
    }
  }
  EXPECT_EQ(compared, 2);
}

}  // namespace
}  // namespace fotfaste::test
