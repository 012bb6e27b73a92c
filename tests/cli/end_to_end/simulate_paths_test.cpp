// Made-up data in which so many do what project.toml says, held against the files that are written.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

#include "csv.hpp"
#include "program.hpp"

namespace fotfaste::test {
namespace {

constexpr const char* head = R"(as_of = 2026-01-01
[project]
id = "x"
name = "X"
[data.participations]
file = "people.csv"
columns = { person = "id", entry = "entry", exit = "exit", exit_reason = "reason", labour_status = "status", site = "site", unemployed_since = "since", birth_date = "born" }
groups = { A = "A", B = "B", C = "C" }
[data.states]
file = "states.csv"
columns = { person = "id", state = "state", from = "from", until = "until", known_until = "known", hours_per_week = "hours", employer = "employer", source = "source" }
[data.events]
file = "events.csv"
columns = { person = "id", kind = "kind", date = "date" }
[data.assignments]
file = "assignments.csv"
columns = { person = "id", role = "role", who = "who", from = "from" }
[data.activities]
file = "activities.csv"
columns = { person = "id", type = "type", from = "from", attended = "attended" }
[[plugin]]
id = "longitudinal-followup"
[[simulation.cohort]]
participants = 40
entry_from = 2023-01-02
entry_until = 2024-03-29
)";

class SimulatePaths : public testing::Test {
 protected:
  // Tables of [simulation] come after its plain keys.
  Ended simulate(const std::string& keys, const std::string& tables = "",
                 std::vector<std::string> more = {}) {
    write_file(folder_ / "project.toml", std::string("") + head + tables + "[simulation]\n" + keys);
    std::vector<std::string> arguments = {
        "--lang", "en", "simulate", (folder_ / "project.toml").string(), "--out", folder_.path().string()};
    arguments.insert(arguments.end(), more.begin(), more.end());
    const Ended ended = fotfaste(arguments);
    if (ended.code != 0) return ended;
    people_ = read_csv(folder_ / "people.csv", ',');
    spells_.clear();
    for (const CsvRow& row : read_csv(folder_ / "states.csv", ',')) spells_[row.at("id")].push_back(row);
    return ended;
  }

  // The state of a person on an ISO day, or nothing when nobody knows.
  [[nodiscard]] std::string state_on(const std::string& person, const std::string& day) const {
    for (const CsvRow& spell : spells_.at(person)) {
      const std::string& until = spell.at("until");
      const std::string& known = spell.at("known");
      if (spell.at("from") <= day && (until.empty() || day < until) && (known.empty() || day < known)) {
        return spell.at("state") == "unknown" ? "" : spell.at("state");
      }
    }
    return "";
  }

  [[nodiscard]] std::size_t count(const std::string& column, const std::string& value) const {
    return static_cast<std::size_t>(std::count_if(
        people_.begin(), people_.end(), [&](const CsvRow& row) { return row.at(column) == value; }));
  }

  void expect_clean() {
    const Ended check = fotfaste({"--format", "json", "check", (folder_ / "project.toml").string()});
    const auto document = nlohmann::ordered_json::parse(check.out, nullptr, false);
    ASSERT_TRUE(document.is_object()) << check.out;
    EXPECT_TRUE(document.at("findings").empty()) << document.at("findings").dump(2);
  }

  TemporaryFolder folder_;
  std::vector<CsvRow> people_;
  std::map<std::string, std::vector<CsvRow>> spells_;
};

// The same day of the month a year later; 29 February becomes 28.
std::string a_year_after(const std::string& day) {
  const std::string rest = day.substr(4) == "-02-29" ? "-02-28" : day.substr(4);
  return std::to_string(std::stoi(day.substr(0, 4)) + 1) + rest;
}

constexpr const char* paths = R"([[simulation.path]]
participants = 7
at = { exit = "employed", "exit+12m" = "education" }
[[simulation.path]]
participants = 5
exit_reason = "dropout"
at = { exit = "sick", "exit+12m" = "unknown" }
[[simulation.path]]
participants = 3
exited = false
labour_status = "inactive_other"
during = { state = "employed", hours = 20, employer = "Kommunen" }
)";

TEST_F(SimulatePaths, SoManyAreInTheStatesAtThePoints) {
  ASSERT_EQ(simulate("participants = 40\n", paths).code, 0);
  std::map<std::string, int> followed;
  for (const CsvRow& person : people_) {
    const std::string& id = person.at("id");
    const std::string& exit = person.at("exit");
    if (exit.empty()) {
      const CsvRow& last = spells_.at(id).back();
      const bool as_planned = last.at("state") == "employed" && last.at("hours") == "20" &&
                              last.at("employer") == "Kommunen" && last.at("until").empty() &&
                              last.at("from") == person.at("entry") &&
                              person.at("status") == "inactive_other";
      if (as_planned) ++followed["still there"];
      continue;
    }
    const std::string later = a_year_after(exit);
    EXPECT_LT(exit, "2026-01-01");
    if (person.at("reason") == "dropout" && state_on(id, exit) == "sick" && later < "2026-01-01" &&
        state_on(id, later).empty()) {
      ++followed["dropped out"];
    }
    if (state_on(id, exit) == "employed" && state_on(id, later) == "education") ++followed["to studies"];
  }
  EXPECT_EQ(followed["still there"], 3);
  EXPECT_GE(followed["dropped out"], 5);
  EXPECT_GE(followed["to studies"], 7);
  expect_clean();
}

TEST_F(SimulatePaths, ScaleWithTheParticipants) {
  const std::string everybody =
      "[[simulation.path]]\nparticipants = 30\nat = { exit = \"employed\" }\n"
      "[[simulation.path]]\nparticipants = 10\nat = { exit = \"sick\" }\n";
  ASSERT_EQ(simulate("participants = 40\n", everybody, {"--participants", "100"}).code, 0);
  ASSERT_EQ(people_.size(), 100U);
  std::map<std::string, int> at_exit;
  for (const CsvRow& person : people_) ++at_exit[state_on(person.at("id"), person.at("exit"))];
  EXPECT_EQ(at_exit["employed"], 75);
  EXPECT_EQ(at_exit["sick"], 25);
}

TEST_F(SimulatePaths, SayWhenTooFewHaveTimeForThem) {
  const Ended ended = simulate(
      "participants = 40\n", "[[simulation.path]]\nparticipants = 9\nat = { \"exit+4y\" = \"employed\" }\n");
  EXPECT_EQ(ended.code, 2);
  EXPECT_NE(ended.err.find("0 of 9"), std::string::npos) << ended.err;
  EXPECT_NE(ended.err.find("project.toml:"), std::string::npos) << ended.err;
  EXPECT_FALSE(std::filesystem::exists(folder_ / "people.csv"));
}

TEST_F(SimulatePaths, SayWhatIsWrongWithThem) {
  const Ended ended =
      simulate("participants = 10\nlabour_status = { jobless = 3 }\nfollow_up = { points = [\"leaving\"] }\n",
               "[[simulation.path]]\nparticipants = 8\nat = { exit = \"working\", leaving = \"employed\" }\n"
               "exit_reason = \"tired\"\nduring = { state = \"busy\", hour = 3 }\n"
               "[[simulation.path]]\nparticipants = 8\n");
  EXPECT_EQ(ended.code, 2);
  for (const char* wrong : {"working", "leaving", "tired", "busy", "jobless", "\"hour\"", "16 > 10"}) {
    EXPECT_NE(ended.err.find(wrong), std::string::npos) << wrong << " is missing in " << ended.err;
  }
}

TEST_F(SimulatePaths, AnswersAreKnownOfOneDay) {
  ASSERT_EQ(
      simulate("participants = 40\ndropouts = 0.0\nfollow_up = { points = [\"exit+12m\"], event = \"Call\", "
               "days_before = 14, days_after = 30, observations = true }\n",
               "[[simulation.path]]\nparticipants = 20\nat = { exit = \"sick\", \"exit+12m\" = "
               "\"employed\" }\n[[simulation.path]]\nparticipants = 20\nat = { exit = \"sick\", "
               "\"exit+12m\" = \"unknown\" }\n")
          .code,
      0);
  std::map<std::string, std::vector<std::string>> calls;
  for (const CsvRow& row : read_csv(folder_ / "events.csv", ',')) {
    if (row.at("kind") == "Call") calls[row.at("id")].push_back(row.at("date"));
  }
  int answered = 0;
  for (const CsvRow& person : people_) {
    const std::string& id = person.at("id");
    EXPECT_FALSE(calls[id].empty()) << "everybody is called";
    const CsvRow& last = spells_.at(id).back();
    if (last.at("state") != "employed") continue;
    ++answered;
    EXPECT_EQ(last.at("source"), "self_report");
    EXPECT_EQ(last.at("from"), calls[id].back()) << "the last call was answered";
    EXPECT_EQ(state_on(id, last.at("from")), "employed");
    EXPECT_TRUE(last.at("until").empty());
    EXPECT_EQ(state_on(id, last.at("known")), "") << "the day after is not known";
  }
  EXPECT_EQ(answered, 20);
  expect_clean();
}

TEST_F(SimulatePaths, PeopleComeBack) {
  ASSERT_EQ(simulate("participants = 40\nreturning = 6\nsites = { North = 20, South = 20 }\n").code, 0);
  EXPECT_EQ(people_.size(), 46U);
  std::map<std::string, std::vector<CsvRow>> rows;
  for (const CsvRow& row : people_) rows[row.at("id")].push_back(row);
  EXPECT_EQ(rows.size(), 40U);
  for (const auto& [id, own] : rows) {
    if (own.size() == 1) continue;
    ASSERT_EQ(own.size(), 2U);
    EXPECT_LT(own[0].at("exit"), own[1].at("entry")) << "the first time is over";
    EXPECT_EQ(own[0].at("born"), own[1].at("born"));
  }
  expect_clean();
}

TEST_F(SimulatePaths, NumbersOfBackgroundAndSupport) {
  ASSERT_EQ(
      simulate(
          "participants = 40\nexit_until = 2024-06-30\nage = { least = 15, most = 24 }\n"
          "labour_status = { unemployed = 25, inactive_education = 8, inactive_other = 7 }\n"
          "unemployed_months = { least = 12, most = 20 }\n"
          "groups = { A = 20, B = 15, C = 12 }\neverybody_in_a_group = true\n"
          "mentors = [\"M1\", \"M2\"]\nmentored = 28\nevents = { mentor_given = \"Mentor\" }\n"
          "individual_activities = [\"Talk\"]\ngroup_activities = [\"Course\"]\nrepeated_activity = \"\"\n")
          .code,
      0);
  EXPECT_EQ(count("status", "unemployed"), 25U);
  EXPECT_EQ(count("status", "inactive_education"), 8U);
  EXPECT_EQ(count("status", "inactive_other"), 7U);
  EXPECT_EQ(count("A", "ja"), 20U);
  EXPECT_EQ(count("B", "ja"), 15U);
  EXPECT_EQ(count("C", "ja"), 12U);
  for (const CsvRow& row : people_) {
    EXPECT_TRUE(row.at("A") == "ja" || row.at("B") == "ja" || row.at("C") == "ja") << row.at("id");
    EXPECT_LE(row.at("exit"), "2024-06-30");
    EXPECT_EQ(row.at("since").empty(), row.at("status") != "unemployed");
    if (row.at("since").empty()) continue;
    EXPECT_LT(row.at("since").substr(0, 4), row.at("entry").substr(0, 4));
  }
  std::set<std::string> mentored;
  for (const CsvRow& row : read_csv(folder_ / "assignments.csv", ',')) {
    if (row.at("role") == "mentor") mentored.insert(row.at("id"));
  }
  EXPECT_EQ(mentored.size(), 28U);
  for (const CsvRow& row : people_) {
    if (row.at("status") != "unemployed") continue;
    EXPECT_EQ(mentored.count(row.at("id")), 1U) << "the unemployed first";
  }
  std::map<std::string, int> talks;
  for (const CsvRow& row : read_csv(folder_ / "activities.csv", ','))
    if (row.at("type") == "Talk") ++talks[row.at("id")];
  for (const auto& [id, times] : talks) EXPECT_EQ(times, 1) << id;
  expect_clean();
}

TEST_F(SimulatePaths, StatesGoBackToSchool) {
  ASSERT_EQ(simulate("participants = 40\nleft_school_months = { least = 12, most = 36 }\n"
                     "labour_status = { unemployed = 30, inactive_education = 10 }\n")
                .code,
            0);
  for (const CsvRow& person : people_) {
    const std::vector<CsvRow>& spells = spells_.at(person.at("id"));
    EXPECT_EQ(spells.front().at("state"), "education");
    const bool at_school = person.at("status") == "inactive_education";
    EXPECT_EQ(spells.front().at("until") == person.at("entry"), at_school) << person.at("id");
    if (at_school) continue;
    EXPECT_LE(a_year_after(spells.front().at("until")), person.at("entry"));
  }
  expect_clean();
}

}  // namespace
}  // namespace fotfaste::test
