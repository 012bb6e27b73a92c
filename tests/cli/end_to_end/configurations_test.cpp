// The projects under configs/, each from its project.toml: made-up data that can be made again, a check
// without remarks, and results that are kept beside it.
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <iterator>
#include <ostream>

#include "csv.hpp"
#include "program.hpp"

namespace fotfaste::test {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

struct Configuration {
  const char* folder;  // under configs/
  const char* data;    // its data, and where the results of a run on them are kept
  const char* results;
  int participants;
  bool is_default = true;  // the data that project.toml names
};

void PrintTo(const Configuration& configuration, std::ostream* out) {
  *out << configuration.folder << " with " << configuration.data;
}

constexpr Configuration configurations[] = {
    {"fasetten", "data", "results.json", 250},
    {"framtidsjobb-avesta", "data", "results.json", 10},
    {"framtidsjobb-avesta", "data/8", "results-8.json", 20, false},
    {"framtidsjobb-avesta", "data/20", "results-20.json", 50, false},
    {"framtidsjobb-avesta", "data/40", "results-40.json", 100, false},
    {"jobb-inom-sex-manader", "data", "results.json", 60},
    {"steget-vidare", "data", "results.json", 16},
    {"vaga-valja-vag", "data", "results.json", 48},
};

fs::path data_of(const Configuration& configuration) {
  return configuration_folder(configuration.folder) / configuration.data;
}

Ended run(const Configuration& configuration, const fs::path& out, const char* language = "sv") {
  std::vector<std::string> arguments = {
      "--lang", language, "run", configuration_folder(configuration.folder).string(), "--out", out.string()};
  if (!configuration.is_default) {
    arguments.insert(arguments.end(), {"--data-root", data_of(configuration).string()});
  }
  return fotfaste(arguments);
}

class Configurations : public testing::TestWithParam<Configuration> {};

TEST_P(Configurations, DataAreThoseThatSimulateMakes) {
  const TemporaryFolder folder;
  const Ended ended =
      fotfaste({"simulate", configuration_folder(GetParam().folder).string(), "--participants",
                std::to_string(GetParam().participants), "--out", folder.path().string()});
  ASSERT_EQ(ended.code, 0) << ended.err;
  // Data of another size are written where project.toml has the default ones.
  const fs::path made = folder / "data";
  std::size_t files = 0;
  for (const fs::directory_entry& entry : fs::directory_iterator(data_of(GetParam()))) {
    if (entry.is_directory()) continue;
    const fs::path name = entry.path().filename();
    EXPECT_TRUE(read_file(made / name) == read_file(entry.path()))
        << name << " differs from what fotfaste simulate makes";
    ++files;
  }
  EXPECT_EQ(files,
            static_cast<std::size_t>(std::distance(fs::directory_iterator(made), fs::directory_iterator())));
  EXPECT_GT(files, 0U);
}

TEST_P(Configurations, CheckHasNothingToRemark) {
  std::vector<std::string> arguments = {"--format", "json", "check",
                                        configuration_folder(GetParam().folder).string()};
  if (!GetParam().is_default) {
    arguments.insert(arguments.end(), {"--data-root", data_of(GetParam()).string()});
  }
  const Ended ended = fotfaste(arguments);
  ASSERT_EQ(ended.code, 0) << ended.err;
  const Json document = Json::parse(ended.out, nullptr, false);
  ASSERT_TRUE(document.is_object()) << ended.out;
  EXPECT_TRUE(document.at("findings").empty()) << document.at("findings").dump(2);
}

TEST_P(Configurations, ResultsAreThoseThatAreKept) {
  const TemporaryFolder folder;
  const Ended ended = run(GetParam(), folder.path());
  ASSERT_EQ(ended.code, 0) << ended.err;
  const fs::path kept = configuration_folder(GetParam().folder) / "expected" / GetParam().results;
  const Json results = read_json(folder / "results.json");
  EXPECT_TRUE(without_build(read_json(kept)).dump(2) == without_build(results).dump(2))
      << "The results differ from " << kept.filename() << " in " << GetParam().folder
      << "/expected; compare the two, and if the new ones are right, replace the file with the "
         "results.json of a run.";
  EXPECT_EQ(results.at("flow").at("persons"), GetParam().participants);
  for (const Json& input : results.at("run").at("inputs")) {
    EXPECT_EQ(input.at("set_aside"), 0) << input.at("file");
    EXPECT_GT(input.at("rows"), 0) << input.at("file");
  }
  for (const Json& plugin : results.at("plugins")) EXPECT_EQ(plugin.at("outcome"), "ok") << plugin.at("id");
}

INSTANTIATE_TEST_SUITE_P(All, Configurations, testing::ValuesIn(configurations));

Json goal_row(const Json& results, const std::string& id) {
  for (const Json& plugin : results.at("plugins")) {
    for (const Json& table : plugin.at("tables")) {
      if (table.at("id") != "goals") continue;
      for (const Json& row : table.at("rows")) {
        if (row.at("goal") == id && (!row.contains("stratum") || row.at("stratum").empty())) return row;
      }
    }
  }
  ADD_FAILURE() << "no goal " << id;
  return Json::object();
}

// Of those who were in work or studies when they left and who were reached a year later, counted by hand from
// the files: the state that covers the day of leaving, and the answer in a call about a year later.
struct Remained {
  int still = 0;
  int reached = 0;
  int were = 0;
};

// ISO dates compare as text.
std::string state_between(const std::vector<CsvRow>& spells, const std::string& first,
                          const std::string& last) {
  for (const CsvRow& spell : spells) {
    const std::string& known = spell.at("känd till");
    const bool covers = spell.at("från") <= last && (spell.at("till").empty() || first < spell.at("till")) &&
                        (known.empty() || first < known);
    if (covers && spell.at("status") != "Okänt") return spell.at("status");
  }
  return "";
}

std::string a_year_after(const std::string& day, int days) {
  namespace ch = std::chrono;
  const ch::year_month_day date(ch::year(std::stoi(day.substr(0, 4)) + 1),
                                ch::month(static_cast<unsigned>(std::stoi(day.substr(5, 2)))),
                                ch::day(static_cast<unsigned>(std::stoi(day.substr(8, 2)))));
  const ch::sys_days a_year =
      date.ok() ? ch::sys_days(date) : ch::sys_days(date.year() / date.month() / ch::last);
  const ch::year_month_day then(a_year + ch::days(days));
  char text[16];
  std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(then.year()),
                static_cast<unsigned>(then.month()), static_cast<unsigned>(then.day()));
  return text;
}

Remained remained(const fs::path& data) {
  std::map<std::string, std::vector<CsvRow>> spells;
  for (const CsvRow& row : read_csv(data / "status.csv", ';')) spells[row.at("deltagare")].push_back(row);
  const auto occupied = [](const std::string& state) { return state == "Anställning" || state == "Studier"; };
  Remained count;
  for (const CsvRow& row : read_csv(data / "deltagare.csv", ';')) {
    const std::vector<CsvRow>& own = spells[row.at("deltagare")];
    const std::string& exit = row.at("slut");
    if (exit.empty() || row.at("avslutsorsak") == "Avbrott" || !occupied(state_between(own, exit, exit)))
      continue;
    ++count.were;
    const std::string later = state_between(own, a_year_after(exit, -14), a_year_after(exit, 30));
    if (!later.empty()) ++count.reached;
    if (occupied(later)) ++count.still;
  }
  return count;
}

// The latest wave, of those who finished.
Json remained_row(const Json& results) {
  const Json table = table_of(plugin_of(results, "longitudinal-followup"), "remained");
  for (const Json& row : table.at("rows")) {
    if (row.at("point") == "exit+12m" && row.at("ending") == "finished" && row.at("stratum").empty())
      return row;
  }
  ADD_FAILURE() << "nobody remained";
  return Json::object();
}

// The first line under the heading that holds the words; empty without.
std::string line_with(const std::string& report, const std::string& heading, const std::string& words) {
  const std::size_t at = report.find(words, report.find("\n" + heading + "\n"));
  if (at == std::string::npos) return "";
  const std::size_t begin = report.rfind('\n', at) + 1;
  return report.substr(begin, report.find('\n', at) - begin);
}

// "Three of four" is said of as many as were reached: with few, in words that warn of it.
TEST(Avesta, ThreeOfFourRemainedWhateverTheirNumber) {
  for (const Configuration& configuration : configurations) {
    if (std::string(configuration.folder) != "framtidsjobb-avesta") continue;
    const int n = configuration.participants * 4 / 10;
    const Remained count = remained(data_of(configuration));
    EXPECT_EQ(count.reached, n);
    EXPECT_EQ(count.still, 3 * n / 4);
    EXPECT_GT(count.were, count.reached) << "somebody should not have been reached";

    const TemporaryFolder folder;
    const Ended ended = run(configuration, folder.path());
    ASSERT_EQ(ended.code, 0) << ended.err;
    const Json row = remained_row(read_json(folder / "results.json"));
    EXPECT_EQ(row.at("numerator"), count.still);
    EXPECT_EQ(row.at("denominator"), count.reached);
    EXPECT_EQ(row.at("unknown"), count.were - count.reached);
    EXPECT_NE(line_with(ended.out, "Kvar i arbete eller studier",
                        std::to_string(count.still) + " av " + std::to_string(n)),
              "")
        << ended.out;
  }
}

TEST(Avesta, SaysOfFourThatTheyAreTooFewAndOfFortyTheShare) {
  const TemporaryFolder folder;
  const Ended four = run(configurations[1], folder / "4");
  const std::string few = line_with(four.out, "Kvar i arbete eller studier", "3 av 4 ");
  EXPECT_NE(few.find("för få"), std::string::npos) << few;
  EXPECT_NE(few.find("30–95 %"), std::string::npos) << few;
  EXPECT_EQ(few.find("75 %"), std::string::npos) << few;
  EXPECT_NE(four.out.find("färre än 20 i underlaget"), std::string::npos) << four.out;
  const Ended forty = run(configurations[4], folder / "40");
  const std::string enough = line_with(forty.out, "Kvar i arbete eller studier", "30 av 40 ");
  EXPECT_EQ(enough.find("för få"), std::string::npos) << enough;
  EXPECT_NE(enough.find("75 %"), std::string::npos) << enough;
  EXPECT_NE(enough.find("60–86 %"), std::string::npos) << enough;
  const Ended english = run(configurations[1], folder / "english", "en");
  EXPECT_NE(line_with(english.out, "Remained in work or studies", "3 of 4 ").find("too few"),
            std::string::npos)
      << english.out;
}

// A copy of the project in which a goal has a target, and words for how well it is met.
Ended run_with_words(const fs::path& folder, const std::string& declared) {
  const fs::path project = configuration_folder("framtidsjobb-avesta");
  fs::copy(project / "data", folder / "data", fs::copy_options::recursive);
  fs::copy(project / "instruments", folder / "instruments", fs::copy_options::recursive);
  std::string toml = read_file(project / "project.toml");
  const std::string goal("id = \"work-or-studies-at-exit\"\n");
  std::string words("target = { share = 0.5 }\nwords = [{ at_least = 1.2, text = \"mycket hög\" }]\n");
  words.append("words_declared = ").append(declared).append("\n");
  toml.insert(toml.find(goal) + goal.size(), words);
  write_file(folder / "project.toml", toml);
  return fotfaste({"run", (folder / "project.toml").string(), "--out", (folder / "out").string()});
}

// "Mycket hög måluppfyllelse" is said where a limit for it was laid down before any outcome was known.
TEST(Avesta, CallsTheOutcomeVeryHighOnlyByALimitLaidDownBeforehand) {
  const TemporaryFolder before;
  const Ended declared = run_with_words(before.path(), "2016-01-01");
  ASSERT_EQ(declared.code, 0) << declared.err;
  EXPECT_NE(declared.out.find("mycket hög"), std::string::npos) << declared.out;
  const TemporaryFolder afterwards;
  const Ended late = run_with_words(afterwards.path(), "2019-02-28");
  EXPECT_EQ(late.out.find("mycket hög"), std::string::npos) << late.out;
  EXPECT_NE(late.out.find("P133"), std::string::npos) << late.out;
}

TEST(Fasetten, TwoHundredAndFiftyOverFourMunicipalities) {
  std::map<std::string, int> by_site;
  for (const CsvRow& row : read_csv(configuration_folder("fasetten") / "data/deltagare.csv", ';')) {
    ++by_site[row.at("kommun")];
    EXPECT_GE(row.at("start"), "2021-01-04");
    EXPECT_LE(row.at("slut"), "2023-02-28");
    // Fifteen to twenty-four at entry: ISO dates compare as text.
    const auto birthday = [&](int age) {
      return std::to_string(std::stoi(row.at("född").substr(0, 4)) + age) + row.at("född").substr(4);
    };
    EXPECT_LE(birthday(15), row.at("start"));
    EXPECT_GT(birthday(25), row.at("start"));
  }
  EXPECT_EQ(by_site.size(), 4U);
  int sum = 0;
  for (const auto& [site, count] : by_site) sum += count;
  EXPECT_EQ(sum, 250);
  const TemporaryFolder folder;
  ASSERT_EQ(run(configurations[0], folder.path()).code, 0);
  const Json row = goal_row(read_json(folder / "results.json"), "participants");
  EXPECT_EQ(row.at("numerator"), 250);
  EXPECT_EQ(row.at("verdict"), "reached");
}

// In the middle of the project the data list those who come later: they have not entered, for any plugin.
TEST(Fasetten, CountsThoseWhoHaveEnteredByTheDay) {
  std::int64_t entered = 0;
  for (const CsvRow& row : read_csv(configuration_folder("fasetten") / "data/deltagare.csv", ';'))
    entered += row.at("start") < "2022-01-01" ? 1 : 0;
  ASSERT_GT(entered, 0);
  ASSERT_LT(entered, 250);
  const TemporaryFolder folder;
  const Ended ended = fotfaste({"run", configuration_folder("fasetten").string(), "--as-of", "2022-01-01",
                                "--out", folder.path().string()});
  ASSERT_EQ(ended.code, 0) << ended.err;
  const Json results = read_json(folder / "results.json");
  EXPECT_EQ(goal_row(results, "participants").at("numerator"), entered);
  EXPECT_NE(goal_row(results, "participants").at("verdict"), "reached");
  const auto first = [&](const char* plugin, const char* table) {
    return table_of(plugin_of(results, plugin), table).at("rows").at(0);
  };
  EXPECT_TRUE(first("goal-metrics", "pace").at("goal").is_null()) << "the whole project";
  EXPECT_EQ(first("goal-metrics", "pace").at("entered"), entered);
  EXPECT_EQ(first("longitudinal-followup", "response").at("entered"), entered);
  EXPECT_EQ(first("progression", "rating-flow").at("of"), "enrolled");
  EXPECT_EQ(first("progression", "rating-flow").at("denominator"), entered);
}

TEST(StegetVidare, HasNoTargetsAndSaysSo) {
  const TemporaryFolder folder;
  ASSERT_EQ(run(configurations[6], folder.path()).code, 0);
  const Json results = read_json(folder / "results.json");
  const std::string findings = plugin_of(results, "goal-metrics").at("findings").dump();
  EXPECT_NE(findings.find("P130"), std::string::npos) << findings;
  const Json goals = table_of(plugin_of(results, "goal-metrics"), "goals");
  for (const Json& row : goals.at("rows")) {
    if (row.at("kind") == "evidence") continue;
    EXPECT_EQ(row.at("verdict"), "no_target") << row.at("goal");
  }
}

// Two plugins that read the same words count the same people.
TEST(StegetVidare, ActivitiesAgreeWithTheGoals) {
  const TemporaryFolder folder;
  ASSERT_EQ(run(configurations[6], folder.path()).code, 0);
  const Json results = read_json(folder / "results.json");
  const Json activities = plugin_of(results, "activities");
  const auto row_of = [&](const char* table, const char* column, const char* value) {
    const Json found = table_of(activities, table);
    for (const Json& row : found.at("rows")) {
      if (row.at(column) == value && row.at("stratum").empty()) return row;
    }
    ADD_FAILURE() << "no " << value << " in " << table;
    return Json::object();
  };
  const auto expect_same = [&](const Json& row, const char* goal) {
    EXPECT_EQ(row.at("numerator"), goal_row(results, goal).at("numerator")) << goal;
    EXPECT_EQ(row.at("denominator"), goal_row(results, goal).at("denominator")) << goal;
  };
  expect_same(row_of("uptake", "activity", "Service och bemötande"), "service-course");
  expect_same(row_of("components", "component", "health"), "health-course");
  expect_same(row_of("components", "component", "all"), "all-three-parts");
}

// Six of the ten areas to map are done, three partly and one not: counted here, shown by the run.
TEST(VagaValjaVag, CoversItsTenAreas) {
  const TemporaryFolder folder;
  const Ended ended = run(configurations[7], folder.path());
  ASSERT_EQ(ended.code, 0);
  const Json goals = plugin_of(read_json(folder / "results.json"), "goal-metrics");
  std::map<std::string, int> by_status;
  const Json checklist = table_of(goals, "checklist");
  for (const Json& row : checklist.at("rows")) {
    if (row.at("checklist") == "mapping") ++by_status[row.at("status")];
  }
  EXPECT_EQ(by_status, (std::map<std::string, int>{{"done", 6}, {"not", 1}, {"partly", 3}}));
  EXPECT_NE(ended.out.find("6 av 10"), std::string::npos) << ended.out;
}

}  // namespace
}  // namespace fotfaste::test
