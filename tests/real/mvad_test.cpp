// A real data set that nobody here made, 712 school leavers over 72 months, against values that TraMineR and
// survival computed in R. Both come from the shared data set folder; without it these tests are skipped.
#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>
#include <set>

#include "csv.hpp"
#include "program.hpp"

namespace fotfaste::test {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

constexpr double tolerance = 1e-12;
constexpr int participants = 712;

fs::path shared_folder() {
  const char* const given = std::getenv("FOTFASTE_SHARED");
  return given != nullptr && *given != '\0' ? fs::path(given) : fs::path(FOTFASTE_SHARED_DEFAULT);
}

class Mvad : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    if (!has_data()) return;
    folder_ = new TemporaryFolder;
    ended_ = fotfaste({"run", (source_folder() / "configs/mvad").string(), "--data-root",
                       (shared_folder() / "data/mvad").string(), "--out", folder_->path().string()});
    if (ended_.code == 0) results_ = read_json(folder_->path() / "results.json");
  }
  static void TearDownTestSuite() { delete folder_; }
  static bool has_data() {
    return fs::exists(shared_folder() / "data/mvad/mvad.csv") &&
           fs::exists(shared_folder() / "golden/km_curves.csv");
  }
  void SetUp() override {
    if (!has_data()) {
      GTEST_SKIP()
          << "The shared data set folder is not there: set FOTFASTE_SHARED to compare with real data.";
    }
    ASSERT_EQ(ended_.code, 0) << ended_.err;
    ASSERT_TRUE(results_.is_object());
  }

  // The rows of a table that are about everybody, or about one value of an attribute.
  static std::vector<Json> rows(const std::string& table, const std::string& of = "") {
    const Json found = table_of(plugin_of(results_, "longitudinal-followup"), table);
    EXPECT_FALSE(found.is_null()) << table;
    std::vector<Json> result;
    if (found.is_null()) return result;
    for (const Json& row : found.at("rows")) {
      const Json& stratum = row.at("stratum");
      const bool wanted = of.empty() ? stratum.empty() : stratum.size() == 1 && stratum.begin().value() == of;
      if (wanted) result.push_back(row);
    }
    return result;
  }
  static std::vector<CsvRow> golden(const std::string& file) {
    return read_csv(shared_folder() / "golden" / file, ',');
  }

  static inline TemporaryFolder* folder_ = nullptr;
  static inline Ended ended_;
  static inline Json results_;
};

TEST_F(Mvad, ReadsEverybody) {
  EXPECT_EQ(results_.at("flow").at("participations"), participants);
  EXPECT_EQ(results_.at("flow").at("set_aside"), 0);
}

TEST_F(Mvad, SharesStatesOverEachMonth) {
  std::map<std::pair<int, std::string>, Json> got;
  for (const Json& row : rows("state-by-month")) got[{row.at("month"), row.at("state")}] = row;
  int compared = 0;
  for (const CsvRow& expected : golden("sequence_aggregate.csv")) {
    if (expected.at("case") != "mvad" || expected.at("statistic") != "state_share") continue;
    const std::string& key = expected.at("key");  // "employment t=1"
    const std::size_t place = key.find(" t=");
    const int month = std::stoi(key.substr(place + 3)) - 1;
    const std::string state = key.substr(0, place);
    const double share = std::stod(expected.at("value"));
    const auto row = got.find({month, state});
    if (row == got.end()) {
      // A state that nobody is in needs no row.
      EXPECT_EQ(share, 0) << key;
    } else {
      EXPECT_EQ(row->second.at("numerator"), std::lround(share * participants)) << key;
      EXPECT_EQ(row->second.at("denominator"), participants) << key;
      EXPECT_NEAR(row->second.at("value"), share, tolerance) << key;
    }
    ++compared;
  }
  EXPECT_EQ(compared, 72 * 6);
}

TEST_F(Mvad, CountsTransitions) {
  std::map<std::string, Json> got;
  for (const Json& row : rows("transitions")) {
    got[row.at("from").get<std::string>() + " -> " + row.at("to").get<std::string>()] = row;
  }
  int compared = 0;
  for (const CsvRow& expected : golden("sequence_aggregate.csv")) {
    if (expected.at("case") != "mvad") continue;
    const bool pairs = expected.at("statistic") == "transition_pairs";
    const bool rate = expected.at("statistic") == "transition_rate";
    if (!pairs && !rate) continue;
    const std::string& key = expected.at("key");
    const double value = std::stod(expected.at("value"));
    ++compared;
    const auto row = got.find(key);
    if (row == got.end()) {
      EXPECT_EQ(value, 0) << key;
    } else if (pairs) {
      EXPECT_EQ(row->second.at("numerator").get<double>(), value) << key;
    } else {
      EXPECT_NEAR(row->second.at("value"), value, tolerance) << key;
    }
  }
  EXPECT_EQ(compared, 2 * 36);
}

void expect_curve(const std::vector<Json>& got, const std::vector<CsvRow>& golden, const std::string& name,
                  const std::string& stratum) {
  std::map<int, Json> by_time;
  for (const Json& row : got) {
    if (row.at("curve") == "first-job") by_time[row.at("time")] = row;
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
  expect_curve(rows("time-to-event"), golden("km_curves.csv"), "first_job", "all");
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
    expect_curve(rows("time-to-event", value), curves, "first_job_by_gcse", stratum);
  }
}

}  // namespace
}  // namespace fotfaste::test
