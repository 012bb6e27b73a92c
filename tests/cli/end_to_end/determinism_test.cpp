// results.json has the same bytes however and wherever a run is made.
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <sstream>

#include "program.hpp"

namespace fotfaste::test {
namespace {

namespace fs = std::filesystem;

class Determinism : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = new TemporaryFolder;
    copy_karlskoga(folder_->path() / "project");
    reference_ = run("reference");
  }
  static void TearDownTestSuite() { delete folder_; }
  void SetUp() override { ASSERT_GT(reference_.size(), 1000U) << "the first run left no results"; }

  // The results of a run, or what it said when it failed.
  static std::string run(const std::string& name, std::vector<std::string> more = {},
                         const Surroundings& around = {}, const std::string& project = "") {
    const fs::path out = folder_->path() / name;
    std::vector<std::string> arguments{
        "run", project.empty() ? (folder_->path() / "project").string() : project, "--out", out.string()};
    arguments.insert(arguments.end(), more.begin(), more.end());
    const Ended ended = fotfaste(arguments, around);
    EXPECT_EQ(ended.code, 0) << ended.err;
    return ended.code == 0 ? read_file(out / "results.json") : ended.err;
  }

  static inline TemporaryFolder* folder_ = nullptr;
  static inline std::string reference_;
};

TEST_F(Determinism, OverTwoRuns) {
  EXPECT_TRUE(run("again") == reference_);
}

TEST_F(Determinism, OverShards) {
  for (const char* shards : {"1", "2", "7", "60"}) {
    EXPECT_TRUE(run(std::string("shards") + shards, {"--shards", shards}) == reference_)
        << shards << " shards";
  }
}

TEST_F(Determinism, OverJobs) {
  for (const char* jobs : {"1", "5"}) {
    EXPECT_TRUE(run(std::string("jobs") + jobs, {"--jobs", jobs, "--shards", "3"}) == reference_)
        << jobs << " jobs";
  }
}

TEST_F(Determinism, WithAndWithoutIsolation) {
  nlohmann::ordered_json isolated = nlohmann::ordered_json::parse(reference_);
  nlohmann::ordered_json together = nlohmann::ordered_json::parse(run("together", {"--no-isolation"}));
  EXPECT_EQ(isolated["run"]["isolation"], true);
  EXPECT_EQ(together["run"]["isolation"], false);
  for (auto* results : {&isolated, &together}) {
    (*results)["run"].erase("isolation");
    (*results)["run"].erase("sandbox");
  }
  EXPECT_TRUE(isolated == together);
}

TEST_F(Determinism, OverLocalesAndTimeZones) {
  const std::vector<std::map<std::string, std::string>> places = {
      {{"LANG", "sv_SE.UTF-8"}, {"LC_ALL", "sv_SE.UTF-8"}, {"TZ", "Europe/Stockholm"}},
      {{"LANG", "de_DE.UTF-8"},
       {"LC_ALL", "de_DE.UTF-8"},
       {"LC_NUMERIC", "de_DE.UTF-8"},
       {"TZ", "Pacific/Kiritimati"}},
      {{"LANG", "C"}, {"LC_ALL", "C"}, {"TZ", "America/Adak"}},
      {{"LANG", ""}, {"LC_ALL", "no such locale"}, {"TZ", "nonsense"}, {"LANGUAGE", "tr"}},
  };
  int number = 0;
  for (const auto& environment : places) {
    EXPECT_TRUE(run("place" + std::to_string(++number), {}, {environment, {}}) == reference_)
        << environment.at("LC_ALL") << " " << environment.at("TZ");
  }
}

TEST_F(Determinism, FromAnotherFolder) {
  EXPECT_TRUE(run("relative", {}, {{}, folder_->path()}, "project") == reference_);
  EXPECT_TRUE(run("inside", {}, {{}, folder_->path() / "project"}, "project.toml") == reference_);
  EXPECT_TRUE(run("data", {}, {{}, folder_->path() / "project/data"}, "..") == reference_);
}

TEST_F(Determinism, OverLanguages) {
  EXPECT_TRUE(run("english", {"--lang", "en"}) == reference_);
}

void shuffle_rows(const fs::path& file, std::mt19937& random) {
  std::istringstream lines(read_file(file));
  std::string header;
  std::getline(lines, header);
  std::vector<std::string> rows;
  for (std::string line; std::getline(lines, line);) rows.push_back(line);
  std::shuffle(rows.begin(), rows.end(), random);
  std::string text = header + "\n";
  for (const std::string& row : rows) text += row + "\n";
  write_file(file, text);
}

// Another order of rows is another file, so its checksum alone may differ.
std::string without_checksums(const std::string& text) {
  nlohmann::ordered_json results = nlohmann::ordered_json::parse(text, nullptr, false);
  if (!results.is_object()) return text;
  for (auto& input : results["run"]["inputs"]) input.erase("sha256");
  return results.dump();
}

TEST_F(Determinism, OverTheOrderOfRows) {
  std::mt19937 random(17);  // NOLINT: the same order every time
  for (const char* shards : {"1", "5"}) {
    const fs::path project = folder_->path() / (std::string("shuffled") + shards);
    copy_karlskoga(project);
    for (const fs::directory_entry& file : fs::directory_iterator(project / "data"))
      shuffle_rows(file.path(), random);
    ASSERT_FALSE(read_file(project / "data/status.csv") ==
                 read_file(folder_->path() / "project/data/status.csv"));
    const std::string shuffled =
        run(std::string("of-shuffled") + shards, {"--shards", shards}, {}, project.string());
    EXPECT_TRUE(without_checksums(shuffled) == without_checksums(reference_)) << shards << " shards";
  }
}

}  // namespace
}  // namespace fotfaste::test
