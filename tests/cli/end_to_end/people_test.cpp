// The commands that show single people: they show those asked for, by pseudonym, and only where the project
// has decided to. The results of a run show nobody.
#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <regex>

#include "program.hpp"

namespace fotfaste::test {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

const std::vector<std::string> day = {"--as-of", "2026-06-01", "--lang", "en"};

Ended on_that_day(std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), day.begin(), day.end());
  return fotfaste(arguments);
}

Json rows_due(const std::string& within) {
  const Ended ended =
      on_that_day({"--format", "json", "due", karlskoga_folder().string(), "--within", within});
  EXPECT_EQ(ended.code, 0) << ended.err;
  return Json::parse(ended.out).at("table").at("rows");
}

TEST(Due, ListsWhoIsDueAndWhoIsLate) {
  const Json soon = rows_due("30d");
  const Json later = rows_due("90d");
  EXPECT_LT(soon.size(), later.size());
  ASSERT_FALSE(soon.empty());
  const std::regex pseudonym("p[0-9]{4}");
  std::size_t late = 0;
  for (const Json& row : soon) {
    EXPECT_TRUE(std::regex_match(row.at("person").get<std::string>(), pseudonym)) << row;
    EXPECT_LE(row.at("due").get<std::string>(), "2026-07-01") << row;
    EXPECT_NE(std::find(later.begin(), later.end(), row), later.end()) << "a longer list lacks " << row;
    const bool is_late = row.at("latest").get<std::string>() < "2026-06-01";
    EXPECT_EQ(row.at("late") == "yes", is_late) << row;
    late += is_late ? 1 : 0;
  }
  EXPECT_GT(late, 0u);
}

TEST(Due, WritesAListForASpreadsheet) {
  const TemporaryFolder folder;
  const fs::path file = folder / "list.csv";
  const Ended ended = on_that_day({"due", karlskoga_folder().string(), "--out", file.string()});
  ASSERT_EQ(ended.code, 0) << ended.err;
  const std::string list = read_file(file);
  EXPECT_EQ(list.substr(0, 3), "\xEF\xBB\xBF");
  EXPECT_EQ(static_cast<std::size_t>(std::count(list.begin(), list.end(), '\n')), rows_due("30d").size() + 1);
}

TEST(Due, IsNoPartOfAResult) {
  const TemporaryFolder folder;
  ASSERT_EQ(on_that_day({"run", karlskoga_folder().string(), "--out", folder.path().string()}).code, 0);
  const std::string results = read_file(folder / "results.json");
  EXPECT_FALSE(std::regex_search(results, std::regex("p[0-9]{4}\""))) << "a pseudonym is in the results";
  EXPECT_EQ(results.find("\"id\": \"due\""), std::string::npos)
      << "the table of single people is in the results";
  EXPECT_NE(results.find("\"id\": \"remained\""), std::string::npos) << "tables are found by their ids";
}

TEST(Due, SaysWhenNothingFollowsUp) {
  const TemporaryFolder folder;
  copy_karlskoga(folder / "project");
  const fs::path file = folder / "project" / "project.toml";
  std::string text = read_file(file);
  text.erase(text.find("[[plugin]]"));
  write_file(file, text + "\n[[plugin]]\nid = \"goal-metrics\"\n");
  const Ended ended = on_that_day({"due", (folder / "project").string()});
  EXPECT_EQ(ended.code, 2);
  EXPECT_NE(ended.err.find("longitudinal-followup"), std::string::npos) << ended.err;
}

TEST(Due, RefusesATimeThatIsNone) {
  const Ended ended = on_that_day({"due", karlskoga_folder().string(), "--within", "soon"});
  EXPECT_EQ(ended.code, 2) << ended.out << ended.err;
}

TEST(Sheet, ShowsOneParticipantWhereTheProjectPermitsIt) {
  const Ended ended = on_that_day({"sheet", karlskoga_folder().string(), "--person", "p0001"});
  ASSERT_EQ(ended.code, 0) << ended.err;
  EXPECT_NE(ended.out.find("p0001"), std::string::npos) << ended.out;
  EXPECT_EQ(ended.out.find("p0002"), std::string::npos) << ended.out;
  EXPECT_TRUE(std::regex_search(ended.out, std::regex("20[0-9]{2}-[0-9]{2}-[0-9]{2}"))) << ended.out;
}

TEST(Sheet, KnowsNobodyByAnotherName) {
  const Ended ended = on_that_day({"sheet", karlskoga_folder().string(), "--person", "p9999"});
  EXPECT_EQ(ended.code, 2);
  EXPECT_NE(ended.err.find("p9999"), std::string::npos) << ended.err;
}

TEST(Sheet, IsOffUnlessSwitchedOn) {
  const TemporaryFolder folder;
  copy_karlskoga(folder / "project");
  const fs::path file = folder / "project" / "project.toml";
  std::string text = read_file(file);
  const std::string permission = "dialogue_sheets = true";
  ASSERT_NE(text.find(permission), std::string::npos);
  text.erase(text.find(permission), permission.size());
  write_file(file, text);
  const Ended ended = on_that_day({"sheet", (folder / "project").string(), "--person", "p0001"});
  EXPECT_EQ(ended.code, 5);
  EXPECT_NE(ended.err.find("dialogue_sheets"), std::string::npos) << ended.err;
  EXPECT_EQ(ended.out, "");
}

}  // namespace
}  // namespace fotfaste::test
