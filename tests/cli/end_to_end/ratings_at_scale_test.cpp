// 4 000 persons with 27 000 rating occasions: made up exactly, read whole, and counted as the files say.
#include <gtest/gtest.h>

#include <map>
#include <set>
#include <tuple>

#include "csv.hpp"
#include "program.hpp"

namespace fotfaste::test {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

class RatingsAtScale : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = new TemporaryFolder;
    const std::string project = (source_folder() / "configs/steget-vidare/scale.toml").string();
    const std::string data = folder_->path().string();
    ASSERT_EQ(fotfaste({"simulate", project, "--out", data}).code, 0);
    answers_ = read_csv(folder_->path() / "skattningar.csv", ';');
    const Ended checked = fotfaste({"check", project, "--data-root", data});
    EXPECT_EQ(checked.code, 0) << checked.out << checked.err;
    const Ended ended =
        fotfaste({"run", project, "--data-root", data, "--out", (folder_->path() / "one").string()});
    ASSERT_EQ(ended.code, 0) << ended.err;
    terminal_ = ended.out;
    const Ended split = fotfaste({"run", project, "--data-root", data, "--shards", "7", "--out",
                                  (folder_->path() / "seven").string()});
    ASSERT_EQ(split.code, 0) << split.err;
    results_ = read_json(folder_->path() / "one" / "results.json");
  }
  static void TearDownTestSuite() { delete folder_; }

  static Json rows(const std::string& table) {
    return table_of(plugin_of(results_, "progression"), table).at("rows");
  }

  static inline TemporaryFolder* folder_ = nullptr;
  static inline std::vector<CsvRow> answers_;
  static inline Json results_;
  static inline std::string terminal_;
};

TEST_F(RatingsAtScale, HasExactlyTheNumbersThatWereAskedFor) {
  std::set<std::tuple<std::string, std::string, std::string>> occasions;
  for (const CsvRow& answer : answers_)
    occasions.emplace(answer.at("deltagare"), answer.at("vem skattar"), answer.at("datum"));
  EXPECT_EQ(occasions.size(), 27000U);
  EXPECT_EQ(answers_.size(), 270000U);
  EXPECT_EQ(results_.at("flow").at("persons"), 4000);
  EXPECT_EQ(results_.at("flow").at("set_aside"), 0);
}

TEST_F(RatingsAtScale, CountsThoseRatedAsTheFilesSay) {
  std::map<std::string, std::set<std::string>> days;  // of the participant's own ratings
  for (const CsvRow& answer : answers_) {
    if (answer.at("vem skattar") == "participant" && !answer.at("svar").empty())
      days[answer.at("deltagare")].insert(answer.at("datum"));
  }
  std::int64_t twice = 0;
  for (const auto& [person, own] : days) twice += own.size() >= 2 ? 1 : 0;
  bool found = false;
  for (const Json& row : rows("rating-flow")) {
    if (row.at("rater") != "participant" || !row.at("stratum").empty()) continue;
    if (row.at("step") == "rated") {
      EXPECT_EQ(row.at("numerator"), days.size());
      EXPECT_EQ(row.at("denominator"), 4000);
      found = true;
    } else {
      // The last rating may come so soon after the one before it that both are of one wave.
      EXPECT_LE(row.at("numerator"), twice);
      EXPECT_GT(row.at("numerator"), twice * 9 / 10);
    }
  }
  EXPECT_TRUE(found);
}

TEST_F(RatingsAtScale, ComputesTheMeanOfTheFirstWaveAsTheFileHasIt) {
  std::map<std::string, std::string> first;  // day of each person's first rating
  for (const CsvRow& answer : answers_) {
    std::string& day = first[answer.at("deltagare")];
    if (day.empty() || answer.at("datum") < day) day = answer.at("datum");
  }
  double sum = 0;
  std::int64_t count = 0;
  for (const CsvRow& answer : answers_) {
    if (answer.at("fråga") != "has_energy" || answer.at("vem skattar") != "caseworker") continue;
    if (answer.at("svar").empty() || answer.at("datum") != first.at(answer.at("deltagare"))) continue;
    sum += std::stod(answer.at("svar"));
    ++count;
  }
  int compared = 0;
  for (const Json& row : rows("level")) {
    if (row.at("measure") != "has_energy" || row.at("rater") != "caseworker" || row.at("wave") != 0 ||
        !row.at("stratum").empty()) {
      continue;
    }
    EXPECT_EQ(row.at("n"), count);
    EXPECT_NEAR(row.at("value").get<double>(), sum / static_cast<double>(count), 1e-12);
    ++compared;
  }
  EXPECT_EQ(compared, 1);
}

TEST_F(RatingsAtScale, IsTheSameToTheByteHoweverItIsSplit) {
  EXPECT_EQ(read_file(folder_->path() / "one" / "results.json"),
            read_file(folder_->path() / "seven" / "results.json"));
}

TEST_F(RatingsAtScale, ShowsRatersApartAndNeverSaysBecause) {
  EXPECT_NE(terminal_.find("Steget – deltagaren"), std::string::npos);
  EXPECT_NE(terminal_.find("Steget – handledaren"), std::string::npos);
  EXPECT_NE(terminal_.find("bland dem som senare nådde utfallet"), std::string::npos);
  EXPECT_EQ(terminal_.find("därför att"), std::string::npos);
}

}  // namespace
}  // namespace fotfaste::test
