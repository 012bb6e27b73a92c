// Made-up data: the same for the same seed, as committed, and of use for any project.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

#include "csv.hpp"
#include "program.hpp"

namespace fotfaste::test {
namespace {

namespace fs = std::filesystem;

const std::vector<std::string> data_files = {"deltagare.csv", "status.csv",    "skattningar.csv",
                                             "insatser.csv",  "handelser.csv", "handledare.csv",
                                             "omgangar.csv",  "fragor.csv"};

Ended simulate(const fs::path& project, const fs::path& out, std::vector<std::string> more = {}) {
  std::vector<std::string> arguments{"simulate", project.string(), "--out", out.string()};
  arguments.insert(arguments.end(), more.begin(), more.end());
  return fotfaste(arguments);
}

TEST(Simulate, MakesTheCommittedData) {
  const TemporaryFolder folder;
  const Ended ended = simulate(karlskoga_folder(), folder.path());
  ASSERT_EQ(ended.code, 0) << ended.err;
  for (const std::string& file : data_files) {
    EXPECT_TRUE(read_file(folder / "data" / file) == read_file(karlskoga_folder() / "data" / file))
        << file
        << " differs from the committed one; run fotfaste simulate with --out configs/jobb-inom-sex-manader";
  }
}

TEST(Simulate, GivesTheSameForTheSameSeedAlone) {
  const TemporaryFolder folder;
  ASSERT_EQ(simulate(karlskoga_folder(), folder / "a", {"--seed", "7"}).code, 0);
  ASSERT_EQ(simulate(karlskoga_folder(), folder / "b", {"--seed", "7"}).code, 0);
  ASSERT_EQ(simulate(karlskoga_folder(), folder / "c", {"--seed", "8"}).code, 0);
  for (const char* file : {"deltagare.csv", "status.csv", "skattningar.csv"}) {
    EXPECT_TRUE(read_file(folder / "a/data" / file) == read_file(folder / "b/data" / file)) << file;
    EXPECT_FALSE(read_file(folder / "a/data" / file) == read_file(folder / "c/data" / file)) << file;
  }
}

TEST(Simulate, KeepsSharesWithMoreParticipants) {
  const TemporaryFolder folder;
  ASSERT_EQ(simulate(karlskoga_folder(), folder.path(), {"--participants", "600"}).code, 0);
  const std::vector<CsvRow> people = read_csv(folder / "data/deltagare.csv", ';');
  ASSERT_EQ(people.size(), 600U);
  const auto women = std::count_if(people.begin(), people.end(),
                                   [](const CsvRow& row) { return row.at("kön") == "Kvinna"; });
  EXPECT_EQ(women, 240);
  const Ended run = fotfaste({"--format", "json", "run", karlskoga_folder().string(), "--data-root",
                              folder.path().string(), "--out", (folder / "out").string()});
  ASSERT_EQ(run.code, 0) << run.err;
  const auto goals = table_of(plugin_of(read_json(folder / "out/results.json"), "goal-metrics"), "goals");
  std::map<std::string, int> reached;
  for (const auto& row : goals.at("rows"))
    reached[row.at("goal")] = row.at("numerator").is_null() ? -1 : row.at("numerator").get<int>();
  EXPECT_EQ(reached["work-within-six-months"], 400);
  EXPECT_EQ(reached["ready-or-employed"], 480);
  EXPECT_EQ(reached["good-health"], 480);
}

TEST(Simulate, IsPlausible) {
  const std::vector<CsvRow> people = read_csv(karlskoga_folder() / "data/deltagare.csv", ';');
  std::map<std::string, CsvRow> by_person;
  for (const CsvRow& row : people) {
    by_person[row.at("deltagare")] = row;
    // ISO dates compare as text. Eighteen years at entry: the birthday has been.
    const std::string eighteenth =
        std::to_string(std::stoi(row.at("född").substr(0, 4)) + 18) + row.at("född").substr(4);
    EXPECT_LE(eighteenth, row.at("start")) << row.at("deltagare");
    EXPECT_LT(row.at("start"), row.at("slut")) << row.at("deltagare");
    EXPECT_GE(row.at("start"), "2024-09-01");
    EXPECT_LE(row.at("slut"), "2027-08-31");
  }
  ASSERT_EQ(by_person.size(), 60U) << "every pseudonym is used once";
  std::map<std::string, std::vector<CsvRow>> spells;
  for (const CsvRow& row : read_csv(karlskoga_folder() / "data/status.csv", ';')) {
    spells[row.at("deltagare")].push_back(row);
  }
  EXPECT_EQ(spells.size(), 60U);
  for (auto& [person, own] : spells) {
    std::sort(own.begin(), own.end(),
              [](const CsvRow& a, const CsvRow& b) { return a.at("från") < b.at("från"); });
    for (std::size_t i = 0; i + 1 < own.size(); ++i) {
      EXPECT_FALSE(own[i].at("till").empty()) << person << ": only the last spell goes on";
      EXPECT_LE(own[i].at("till"), own[i + 1].at("från")) << person << ": spells overlap";
      EXPECT_LT(own[i].at("från"), own[i].at("till")) << person;
    }
  }
  for (const CsvRow& row : read_csv(karlskoga_folder() / "data/skattningar.csv", ';')) {
    const CsvRow& person = by_person.at(row.at("deltagare"));
    EXPECT_GE(row.at("datum"), person.at("start"));
    EXPECT_LE(row.at("datum"), person.at("slut"));
    EXPECT_NE(row.at("svar").empty(), row.at("varför inget svar").empty())
        << "an answer, or why there is none";
  }
}

// A project with every table, no mapping to speak of, and nothing said of what the data should show.
TEST(Simulate, ServesAnyProject) {
  const TemporaryFolder folder;
  std::string toml = "as_of = 2026-01-01\n[project]\nid = \"x\"\nname = \"X\"\nplanned_participants = 25\n";
  for (const char* table : {"participations", "groups", "attributes", "states", "assessments", "activities",
                            "events", "assignments", "cohorts", "recruitment", "organisations", "meetings",
                            "ties", "survey", "costs", "assumptions", "evidence", "instruments", "items"}) {
    toml += std::string("[data.") + table + "]\nfile = \"" + table + ".csv\"\n";
  }
  toml += "[[plugin]]\nid = \"longitudinal-followup\"\n";
  write_file(folder / "project.toml", toml);
  const Ended ended = simulate(folder / "project.toml", folder.path());
  ASSERT_EQ(ended.code, 0) << ended.err;
  const Ended check = fotfaste({"--format", "json", "check", (folder / "project.toml").string()});
  ASSERT_EQ(check.code, 0) << check.err;
  const auto document = nlohmann::ordered_json::parse(check.out, nullptr, false);
  ASSERT_TRUE(document.is_object()) << check.out;
  EXPECT_TRUE(document.at("findings").empty()) << document.at("findings").dump(2);
  const Ended run = fotfaste({"run", (folder / "project.toml").string(), "--out", (folder / "out").string()});
  EXPECT_EQ(run.code, 0) << run.err;
}

TEST(Simulate, FillsMonthColumns) {
  const TemporaryFolder folder;
  write_file(folder / "project.toml",
             "as_of = 2026-01-01\n[project]\nid = \"x\"\nname = \"X\"\nplanned_participants = 12\n"
             "[data.participations]\nfile = \"people.csv\"\ncolumns = { person = \"id\" }\n"
             "constants = { entry = 2024-01-01 }\n"
             "[data.states]\nfile = \"people.csv\"\ncolumns = { person = \"id\" }\n"
             "wide = { columns = \"2024-01..2025-12\", header = \"{yyyy}-{mm}\" }\n"
             "[data.states.core]\nwork = \"employed\"\nidle = \"unemployed\"\n"
             "[[plugin]]\nid = \"longitudinal-followup\"\n");
  ASSERT_EQ(simulate(folder / "project.toml", folder.path()).code, 0);
  const std::vector<CsvRow> rows = read_csv(folder / "people.csv", ',');
  ASSERT_EQ(rows.size(), 12U);
  EXPECT_EQ(rows.front().size(), 25U);
  std::set<std::string> words;
  for (const CsvRow& row : rows) words.insert(row.at("2024-12"));
  EXPECT_TRUE(words.count("work") == 1 && words.count("idle") == 1);
  EXPECT_EQ(fotfaste({"run", (folder / "project.toml").string(), "--out", (folder / "out").string()}).code,
            0);
}

TEST(Simulate, SaysWhatIsWrongWithItsSettings) {
  const TemporaryFolder folder;
  write_file(folder / "project.toml",
             "as_of = 2026-01-01\n[project]\nid = \"x\"\nname = \"X\"\n"
             "[data.participations]\nfile = \"p.csv\"\n"
             "[simulation]\nparticipants = \"many\"\nwomn = 3\nreached = { no-such-goal = 3 }\n");
  const Ended ended = simulate(folder / "project.toml", folder / "out", {"--lang", "en"});
  EXPECT_EQ(ended.code, 2);
  EXPECT_NE(ended.err.find("participants"), std::string::npos) << ended.err;
  EXPECT_NE(ended.err.find("women"), std::string::npos) << "a suggestion is missing: " << ended.err;
  EXPECT_NE(ended.err.find("no-such-goal"), std::string::npos) << ended.err;
  EXPECT_FALSE(fs::exists(folder / "out/p.csv"));
}

TEST(Simulate, WritesNothingOutsideItsFolder) {
  const TemporaryFolder folder;
  write_file(folder / "project/project.toml",
             "as_of = 2026-01-01\n[project]\nid = \"x\"\nname = \"X\"\n"
             "[data.participations]\nfile = \"../outside/p.csv\"\n");
  const Ended ended = simulate(folder / "project/project.toml", folder / "project/out");
  ASSERT_EQ(ended.code, 0) << ended.err;
  EXPECT_FALSE(fs::exists(folder / "outside"));
  EXPECT_FALSE(fs::exists(folder / "project/outside"));
  EXPECT_TRUE(fs::exists(folder / "project/out/p.csv"));
}

TEST(Simulate, SaysWhenItCannotWrite) {
  const TemporaryFolder folder;
  write_file(folder / "file", "in the way");
  const Ended ended = simulate(karlskoga_folder(), folder / "file", {"--lang", "en"});
  EXPECT_EQ(ended.code, 2);
  EXPECT_NE(ended.err.find("--out"), std::string::npos) << ended.err;
}

}  // namespace
}  // namespace fotfaste::test
