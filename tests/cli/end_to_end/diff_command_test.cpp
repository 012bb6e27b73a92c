// diff, and --since: two runs of a project between which one thing was changed.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "program.hpp"

namespace fotfaste::test {
namespace {

using Json = nlohmann::ordered_json;

// A project of its own and runs of it.
class Runs {
 public:
  Runs() { copy_karlskoga(project()); }

  [[nodiscard]] std::filesystem::path project() const { return folder_ / "project"; }
  [[nodiscard]] std::string run_folder(const std::string& name) const { return (folder_ / name).string(); }

  std::string run(const std::string& name, std::vector<std::string> more = {}) const {
    std::vector<std::string> arguments = {"run", project().string(), "--out", run_folder(name)};
    arguments.insert(arguments.end(), more.begin(), more.end());
    const Ended ended = fotfaste(arguments);
    EXPECT_EQ(ended.code, 0) << ended.err;
    return run_folder(name);
  }

  void replace(const std::string& file, const std::string& before, const std::string& after) const {
    std::string content = read_file(project() / file);
    const std::size_t at = content.find(before);
    ASSERT_NE(at, std::string::npos) << before;
    write_file(project() / file, content.replace(at, before.size(), after));
  }

 private:
  TemporaryFolder folder_;
};

Json difference(const std::string& before, const std::string& after) {
  const Ended ended = fotfaste({"diff", before, after, "--format", "json"});
  EXPECT_EQ(ended.code, 0) << ended.err;
  return Json::parse(ended.out);
}

std::set<std::string> words_of(const Json& list, const char* key) {
  std::set<std::string> words;
  for (const Json& one : list) words.insert(one[key].get<std::string>());
  return words;
}

std::string text_of(const std::string& before, const std::string& after,
                    const std::vector<std::string>& more = {}) {
  std::vector<std::string> arguments = {"diff", before, after};
  arguments.insert(arguments.end(), more.begin(), more.end());
  const Ended ended = fotfaste(arguments, {{{"COLUMNS", "200"}}, {}});
  EXPECT_EQ(ended.code, 0) << ended.err;
  return ended.out;
}

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

TEST(DiffCommand, SaysNothingOfTheSameRunTwice) {
  const Runs runs;
  const std::string first = runs.run("first");
  const std::string again = runs.run("again", {"--shards", "3"});
  EXPECT_EQ(difference(first, again)["equal"], true);
  EXPECT_TRUE(has(text_of(first, again), "Inget har ändrats."));
  EXPECT_TRUE(has(text_of(first, again, {"--lang", "en"}), "Nothing has changed."));
}

TEST(DiffCommand, ALaterDayIsNoOtherDefinition) {
  const Runs runs;
  const std::string before = runs.run("before", {"--as-of", "2026-01-31"});
  const std::string after = runs.run("after");
  const Json found = difference(before, after);
  EXPECT_EQ(words_of(found["definitions"], "what"), std::set<std::string>{"report_day"});
  EXPECT_TRUE(found["data"]["inputs"].empty());
  EXPECT_FALSE(found["goals"].empty());
  EXPECT_FALSE(found["rows"].empty());
  for (const Json& row : found["rows"]) EXPECT_TRUE(row["causes"].empty()) << row;
  // Every share's difference is that of the two results.
  const Json goals_before = table_of(plugin_of(read_json(before + "/results.json"), "goal-metrics"), "goals");
  const Json goals_after = table_of(plugin_of(read_json(after + "/results.json"), "goal-metrics"), "goals");
  const auto value = [](const Json& table, const Json& place) {
    for (const Json& row : table["rows"]) {
      if (row["goal"] == place["goal"] && row["stratum"] == place["stratum"]) return row["value"];
    }
    return Json();
  };
  int compared = 0;
  for (const Json& goal : found["goals"]) {
    if (!goal["difference"].is_number()) continue;
    ++compared;
    const Json earlier = value(goals_before, goal["row"]);
    const Json later = value(goals_after, goal["row"]);
    EXPECT_DOUBLE_EQ(goal["difference"].get<double>(), later.get<double>() - earlier.get<double>());
  }
  EXPECT_GT(compared, 0);
  const std::string text = text_of(before, after);
  EXPECT_TRUE(has(text, "Läget den 2027-08-31, jämfört med läget den 2026-01-31.")) << text;
  EXPECT_TRUE(has(text, "Om två intervall överlappar")) << text;
  EXPECT_TRUE(has(text_of(after, before), "Varning: den körning som jämförs med är den senare"));
}

TEST(DiffCommand, AChangedParameterMarksItsPluginsFigures) {
  const Runs runs;
  const std::string before = runs.run("before");
  runs.replace("project.toml", "points = [\"exit\", \"exit+6m\", \"exit+12m\", \"entry+6m\"]",
               "points = [\"exit\", \"exit+6m\", \"entry+6m\"]");
  const std::string after = runs.run("after");
  const Json found = difference(before, after);
  EXPECT_TRUE(words_of(found["definitions"], "what").contains("project_file"));
  EXPECT_TRUE(found["data"]["inputs"].empty());
  ASSERT_FALSE(found["rows"].empty());
  for (const Json& row : found["rows"]) {
    if (row["plugin"] != "longitudinal-followup") continue;
    EXPECT_FALSE(row["causes"].empty()) << row;
  }
}

TEST(DiffCommand, ACorrectedRowIsAChangeOfTheData) {
  const Runs runs;
  const std::string before = runs.run("before");
  std::string file = read_file(runs.project() / "data" / "deltagare.csv");
  const std::size_t at = file.find(";Kvinna;");
  ASSERT_NE(at, std::string::npos);
  write_file(runs.project() / "data" / "deltagare.csv", file.replace(at, 8, ";Man;"));
  const std::string after = runs.run("after");
  const Json found = difference(before, after);
  EXPECT_TRUE(found["definitions"].empty()) << found["definitions"];
  ASSERT_EQ(found["data"]["inputs"].size(), 1U);
  EXPECT_EQ(found["data"]["inputs"][0]["file"], "data/deltagare.csv");
  for (const Json& row : found["rows"]) EXPECT_TRUE(row["causes"].empty()) << row;
  const auto women = std::find_if(found["goals"].begin(), found["goals"].end(), [](const Json& goal) {
    return goal["row"]["goal"] == "share-women" && goal["row"]["stratum"].empty();
  });
  ASSERT_NE(women, found["goals"].end());
  EXPECT_EQ((*women)["before"]["numerator"].get<int>() - 1, (*women)["after"]["numerator"].get<int>());
  EXPECT_TRUE(has(text_of(before, after), "lika många rader, men inte samma innehåll"));
}

TEST(DiffCommand, APluginThatIsGoneIsADefinition) {
  const Runs runs;
  const std::string before = runs.run("before");
  // The plugin's part of the file goes up to the next one.
  std::string content = read_file(runs.project() / "project.toml");
  const std::size_t id = content.find("id = \"progression\"");
  ASSERT_NE(id, std::string::npos);
  const std::size_t start = content.rfind("[[plugin]]", id);
  const std::size_t end = content.find("[[plugin]]", id);
  content.erase(start, end == std::string::npos ? end : end - start);
  write_file(runs.project() / "project.toml", content);
  const std::string after = runs.run("after");
  const Json found = difference(before, after);
  const auto gone =
      std::find_if(found["definitions"].begin(), found["definitions"].end(),
                   [](const Json& one) { return one["what"] == "plugin" && one["change"] == "removed"; });
  ASSERT_NE(gone, found["definitions"].end());
  EXPECT_EQ((*gone)["plugin"], "progression");
  for (const Json& row : found["rows"]) EXPECT_EQ(row["plugin"], "progression") << row;
}

TEST(DiffCommand, TheReportTellsWhatChangedSince) {
  const Runs runs;
  const std::string before = runs.run("before", {"--as-of", "2026-01-31"});
  // The folder of the earlier run may be the one that this run writes to.
  const std::string same = runs.run("same", {"--as-of", "2026-01-31"});
  const std::string after = runs.run("same", {"--report", "--since", same});
  const std::string page = read_file(after + "/report.html");
  EXPECT_TRUE(has(page, "Ändrat sedan förra gången"));
  EXPECT_TRUE(has(page, "Jämfört med läget den 2026-01-31."));
  const Ended ended = fotfaste({"report", after, "--since", before, "--out", runs.run_folder("page.html")});
  ASSERT_EQ(ended.code, 0) << ended.err;
  EXPECT_EQ(page, read_file(runs.run_folder("page.html")));
}

TEST(DiffCommand, RefusesWhatItCannotRead) {
  const TemporaryFolder folder;
  const std::string whole = read_file(karlskoga_folder() / "expected" / "results.json");
  write_file(folder / "results.json", whole);
  write_file(folder / "half.json", whole.substr(0, whole.size() / 2));
  std::string other = whole;
  other.replace(other.find("\"schema\": 1"), 11, "\"schema\": 9");
  write_file(folder / "other.json", other);
  const std::string good = folder.path().string();
  for (const char* name : {"half.json", "other.json", "nowhere.json"}) {
    const std::string bad = (folder / name).string();
    EXPECT_EQ(fotfaste({"diff", good, bad}).code, 3) << name;
    EXPECT_EQ(fotfaste({"diff", bad, good}).code, 3) << name;
    EXPECT_EQ(fotfaste({"report", good, "--since", bad}).code, 3) << name;
    EXPECT_FALSE(std::filesystem::exists(folder / "report.html")) << name;
  }
  EXPECT_EQ(fotfaste({"diff", good}).code, 2);
  EXPECT_EQ(fotfaste({"diff", good, good, "--format", "sarif"}).code, 2);
  EXPECT_EQ(
      fotfaste({"run", karlskoga_folder().string(), "--out", (folder / "run").string(), "--since", good})
          .code,
      2);
  EXPECT_FALSE(std::filesystem::exists(folder / "run"));
  EXPECT_EQ(fotfaste({"diff", good, good, "--quiet"}).out, "");
}

}  // namespace
}  // namespace fotfaste::test
