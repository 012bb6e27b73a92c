// Spoiled data: every planted fault is found where it was planted, nothing else is, and what was not set
// aside gives the results of the clean data.
#include <gtest/gtest.h>

#include <algorithm>
#include <regex>
#include <set>
#include <sstream>

#include "csv.hpp"
#include "program.hpp"

namespace fotfaste::test {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

// Code, file, row, column; row and column 0 for the whole.
using Spot = std::tuple<std::string, std::string, int, int>;

std::string text_of(const Spot& spot) {
  const auto& [code, file, row, column] = spot;
  return code + " " + file + ":" + std::to_string(row) + ":" + std::to_string(column);
}

// project.toml is found by any path.
std::string short_name(const std::string& file) {
  return fs::path(file).filename() == "project.toml" ? "project.toml" : file;
}

std::multiset<Spot> planted_in(const fs::path& folder) {
  const auto number = [](const std::string& text) { return text.empty() ? 0 : std::stoi(text); };
  std::multiset<Spot> spots;
  for (const CsvRow& row : read_csv(folder / "expected-findings.csv", ',')) {
    spots.insert({row.at("code"), row.at("file"), number(row.at("row")), number(row.at("column"))});
  }
  return spots;
}

std::multiset<Spot> found_in(const Json& findings) {
  std::multiset<Spot> spots;
  for (const Json& finding : findings) {
    EXPECT_EQ(finding.at("count"), finding.at("places").size()) << finding.at("code") << ": places were cut";
    for (const Json& place : finding.at("places")) {
      spots.insert({finding.at("code"), short_name(place.at("file")), place.value("row", 0),
                    place.value("column", 0)});
    }
  }
  return spots;
}

// The lines of a set-aside file: rows stand as in the original, where a quotation mark may be left open.
std::vector<std::string> lines_of(const std::string& text) {
  std::istringstream stream(text);
  std::vector<std::string> lines;
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

class DirtyData : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = new TemporaryFolder;
    fs::copy_file(karlskoga_folder() / "project.toml", folder_->path() / "project.toml");
    fs::copy(karlskoga_folder() / "data", folder_->path() / "data", fs::copy_options::recursive);
    simulated_ =
        fotfaste({"simulate", folder_->path().string(), "--out", folder_->path().string(), "--dirty"});
    check_ = fotfaste({"--format", "json", "check", folder_->path().string()});
    run_ = fotfaste(
        {"--format", "json", "run", folder_->path().string(), "--out", (folder_->path() / "out").string()});
    document_ = Json::parse(check_.out, nullptr, false);
  }
  static void TearDownTestSuite() { delete folder_; }
  void SetUp() override {
    ASSERT_EQ(simulated_.code, 0) << simulated_.err;
    ASSERT_TRUE(document_.is_object()) << check_.out << check_.err;
  }

  static inline TemporaryFolder* folder_ = nullptr;
  static inline Ended simulated_;
  static inline Ended check_;
  static inline Ended run_;
  static inline Json document_;
};

TEST_F(DirtyData, HasEveryKindOfFault) {
  std::set<std::string> codes;
  for (const Spot& spot : planted_in(folder_->path())) codes.insert(std::get<0>(spot));
  // All but those that end a run, and those that take more rows than a test should have: see dirt.hpp.
  const std::set<std::string> left_out = {"D001", "D002", "D025", "D028", "D030", "D031", "D032", "D040"};
  for (int number = 1; number <= 32; ++number) {
    const std::string code = std::string(number < 10 ? "D00" : "D0") + std::to_string(number);
    EXPECT_NE(codes.count(code), left_out.count(code)) << code;
  }
}

TEST_F(DirtyData, IsFoundWhereItWasPlantedAndNowhereElse) {
  const std::multiset<Spot> planted = planted_in(folder_->path());
  const std::multiset<Spot> found = found_in(document_.at("findings"));
  ASSERT_FALSE(planted.empty());
  std::vector<Spot> missed;
  std::set_difference(planted.begin(), planted.end(), found.begin(), found.end(), std::back_inserter(missed));
  for (const Spot& spot : missed) ADD_FAILURE() << "not found: " << text_of(spot);
  std::vector<Spot> invented;
  std::set_difference(found.begin(), found.end(), planted.begin(), planted.end(),
                      std::back_inserter(invented));
  for (const Spot& spot : invented) ADD_FAILURE() << "found, and not planted: " << text_of(spot);
}

TEST_F(DirtyData, AddsUpForEveryFile) {
  for (const Json& file : document_.at("files")) {
    EXPECT_EQ(file.at("rows").get<int>(), file.at("used").get<int>() + file.at("set_aside").get<int>())
        << file.at("file");
  }
}

// The rows whose findings are errors. A state that is mapped to none of the model's (D023) is an error to put
// right, but its row is used, with the state unknown.
std::map<std::string, std::set<int>> rows_with_errors(const Json& findings) {
  std::map<std::string, std::set<int>> rows;
  for (const Json& finding : findings) {
    if (finding.at("severity") != "error" || finding.at("code") == "D023") continue;
    for (const Json& place : finding.at("places")) {
      if (place.value("row", 0) > 1 && short_name(place.at("file")) != "project.toml") {
        rows[place.at("file")].insert(place.at("row").get<int>());
      }
    }
  }
  return rows;
}

TEST_F(DirtyData, SetsAsideExactlyTheRowsWithErrors) {
  const auto errors = rows_with_errors(document_.at("findings"));
  for (const Json& file : document_.at("files")) {
    const std::string name = file.at("file");
    const bool unusable = file.at("used") == 0 && file.at("rows") > 0;
    const std::size_t expected = unusable                  ? file.at("rows").get<std::size_t>()
                                 : errors.count(name) == 0 ? 0
                                                           : errors.at(name).size();
    EXPECT_EQ(file.at("set_aside").get<std::size_t>(), expected) << name;

    const fs::path aside =
        folder_->path() / "out/set-aside" / (fs::path(name).stem().string() + "-set-aside.csv");
    ASSERT_EQ(fs::exists(aside), expected > 0) << name;
    if (expected == 0) continue;
    const std::vector<std::string> lines = lines_of(read_file(aside));
    ASSERT_EQ(lines.size(), expected + 1) << name;
    EXPECT_TRUE(lines.front().ends_with(";kod;orsak")) << lines.front();
    const std::regex reasoned(".*;D[0-9]{3}( D[0-9]{3})*;.*[a-z].*");
    for (std::size_t i = 1; i < lines.size(); ++i) {
      EXPECT_TRUE(std::regex_match(lines[i], reasoned))
          << name << ": no code and reason at the end of " << lines[i];
    }
  }
}

// What the two files that cannot be used take away: without cohorts the reading of the work goal from the
// cohort's start knows of nobody, and without events there is neither curve nor goal of the first contact.
Json without_lost_files(Json tables) {
  for (Json& table : tables) {
    Json rows = Json::array();
    for (const Json& row : table.at("rows")) {
      const bool lost = row.value("question", "") == "start" ||
                        row.value("curve", "") == "time-to-employer-contact" ||
                        (row.contains("goal") && row.at("goal") == "employer-contact");
      if (!lost) rows.push_back(row);
    }
    EXPECT_FALSE(rows.empty() && !table.at("rows").empty()) << table.at("id");
    table["rows"] = rows;
    // Of verdicts those are named that occur.
    if (table.contains("labels")) table["labels"].erase("verdict");
  }
  return tables;
}

TEST_F(DirtyData, GivesTheGoalsOfTheCleanData) {
  ASSERT_EQ(run_.code, 0) << run_.err;
  const TemporaryFolder clean;
  ASSERT_EQ(fotfaste({"run", karlskoga_folder().string(), "--out", clean.path().string()}).code, 0);
  const Json dirty_results = read_json(folder_->path() / "out/results.json");
  const Json clean_results = read_json(clean / "results.json");
  for (const char* plugin : {"goal-metrics", "longitudinal-followup"}) {
    const Json dirty_plugin = plugin_of(dirty_results, plugin);
    const Json clean_plugin = plugin_of(clean_results, plugin);
    ASSERT_FALSE(clean_plugin.is_null());
    EXPECT_TRUE(without_lost_files(dirty_plugin.at("tables")) ==
                without_lost_files(clean_plugin.at("tables")))
        << plugin;
  }
  EXPECT_EQ(dirty_results.at("flow").at("participations"), 60);
  // Whom the lost file would have told of, nobody takes for having missed the goal.
  const Json dirty_goals = table_of(plugin_of(dirty_results, "goal-metrics"), "sensitivity");
  std::size_t lost = 0;
  for (const Json& row : dirty_goals.at("rows")) {
    if (row.at("question") != "start") continue;
    EXPECT_EQ(row.at("unknown"), 60) << row;
    EXPECT_EQ(row.at("counted_as_not_reached"), 0) << row;
    ++lost;
  }
  EXPECT_EQ(lost, 1U);
  const std::string findings = plugin_of(dirty_results, "goal-metrics").at("findings").dump();
  EXPECT_NE(findings.find("P136"), std::string::npos) << findings;
}

TEST_F(DirtyData, IsStoppedByStrictAndToldByFailOn) {
  const std::string out = (folder_->path() / "strict").string();
  EXPECT_EQ(fotfaste({"run", folder_->path().string(), "--out", out, "--strict"}).code, 1);
  EXPECT_FALSE(fs::exists(fs::path(out) / "results.json"));
  EXPECT_EQ(fotfaste({"run", folder_->path().string(), "--out", out, "--fail-on", "error"}).code, 1);
}

TEST_F(DirtyData, ShowsRowsButNothingSensitive) {
  const Ended human = fotfaste({"--lang", "en", "check", folder_->path().string()});
  EXPECT_NE(human.out.find("error["), std::string::npos) << human.out;
  // Birth dates are sensitive: none of the file's may be shown, in whatever style it stands there.
  int birth_dates = 0;
  for (const CsvRow& row : read_csv(folder_->path() / "data/deltagare.csv", ';')) {
    const auto born = row.find("född");
    if (born == row.end() || born->second.size() < 8) continue;
    ++birth_dates;
    EXPECT_EQ(human.out.find(born->second), std::string::npos) << "a birth date is shown";
  }
  EXPECT_GT(birth_dates, 50);
}

TEST_F(DirtyData, ExplainsEveryCodeThatItReports) {
  std::set<std::string> codes;
  for (const Json& finding : document_.at("findings")) codes.insert(finding.at("code").get<std::string>());
  for (const std::string& code : codes) {
    const Ended swedish = fotfaste({"explain", code});
    const Ended english = fotfaste({"--lang", "en", "explain", code});
    EXPECT_EQ(swedish.code, 0) << code;
    EXPECT_GT(swedish.out.size(), 100U) << code;
    EXPECT_NE(swedish.out, english.out) << code;
  }
}

}  // namespace
}  // namespace fotfaste::test
