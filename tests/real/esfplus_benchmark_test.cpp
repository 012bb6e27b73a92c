// The ESF+ export on the benchmark's generated participants, held to a plain reading of the benchmark's
// questions Q1 (counts at entry), Q2 (within 28 days) and Q3 (six months after), and of what the fund's rules
// change in them: records that lack something are in the total alone, and of several events within the 28
// days the last counts.
#include <cstdint>
#include <fstream>
#include <optional>

#include "fotfaste/sdk/calendar.hpp"
#include "real_data.hpp"

namespace fotfaste::test {
namespace {

namespace fs = std::filesystem;

using Row = std::map<std::string, std::string>;
// By indicator, then gender as the export has it.
using Counts = std::map<std::string, std::map<std::string, std::int64_t>>;

constexpr Day last_day = to_day({2026, 1, 1});

struct State {
  Day from;
  Day until;
  std::string state;
};

struct Participant {
  std::string line;  // of participants.csv
  Row row;
  std::vector<State> states;
  std::vector<std::string> state_lines;
  [[nodiscard]] bool complete() const { return !row.at("birth_date").empty() && !row.at("isced").empty(); }
  [[nodiscard]] Day day(const char* column) const { return parse_day(row.at(column)).value(); }
  [[nodiscard]] bool inactive() const { return row.at("entry_status").starts_with("inactive"); }
  [[nodiscard]] bool workless() const { return row.at("entry_status") != "employed"; }
};

std::vector<std::string> lines_of(const fs::path& file) {
  std::ifstream in(file);
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}
std::map<std::string, Participant> read_people(const fs::path& folder) {
  std::map<std::string, Participant> people;
  const std::vector<std::string> lines = lines_of(folder / "participants.csv");
  const std::vector<std::string> names = split_line(lines.at(0), ',');
  for (std::size_t i = 1; i < lines.size(); ++i) {
    const std::vector<std::string> fields = split_line(lines[i], ',');
    Participant one;
    one.line = lines[i];
    for (std::size_t k = 0; k < names.size(); ++k) one.row[names[k]] = fields.at(k);
    people[fields.at(0)] = one;
  }
  const std::vector<std::string> states = lines_of(folder / "statuses.csv");
  for (std::size_t i = 1; i < states.size(); ++i) {
    const std::vector<std::string> fields = split_line(states[i], ',');
    Participant& one = people.at(fields.at(0));
    one.state_lines.push_back(states[i]);
    one.states.push_back(
        {parse_day(fields.at(2)).value(), parse_day(fields.at(3)).value_or(last_day), fields.at(1)});
  }
  return people;
}

void count(Counts& counts, const std::string& code, const Participant& one, bool is_counted) {
  const std::map<std::string, std::string> genders = {
      {"female", "woman"}, {"male", "man"}, {"non_binary", "other"}};
  for (const std::string& gender : {genders.at(one.row.at("gender")), std::string("all")})
    counts[code][gender] += is_counted ? 1 : 0;
}

// Q1, of these records.
void count_entry(Counts& counts, const Participant& one) {
  const auto is = [&](const char* column, const char* value) { return one.row.at(column) == value; };
  const std::optional<Day> birth = parse_day(one.row.at("birth_date"));
  const int age = birth ? completed_years(*birth, one.day("entry_date")) : -1;
  const int isced = one.row.at("isced").empty() ? -1 : std::stoi(one.row.at("isced"));
  const bool long_term = is("entry_status", "long_term_unemployed");
  count(counts, "EECO02", one, long_term || is("entry_status", "unemployed"));
  count(counts, "EECO03", one, long_term);
  count(counts, "EECO04", one, one.inactive());
  count(counts, "EECO05", one, is("entry_status", "employed"));
  count(counts, "EECO06", one, age >= 0 && age < 18);
  count(counts, "EECO07", one, age >= 18 && age <= 29);
  count(counts, "EECO08", one, age >= 55);
  count(counts, "EECO09", one, isced >= 0 && isced <= 2);
  count(counts, "EECO10", one, isced == 3 || isced == 4);
  count(counts, "EECO11", one, isced >= 5);
  count(counts, "EECO12", one, is("disability", "1"));
  count(counts, "EECO13", one, is("country_group", "third_country"));
  count(counts, "EECO14", one, is("country_group", "foreign_background"));
  count(counts, "EECO17", one, is("rural", "1"));
}

// Q2 by the last event, Q3 of those not at work at entry; any_work is Q2 as the benchmark asks it.
void count_results(Counts& counts, std::int64_t& any_work, const Participant& one) {
  if (one.row.at("exit_date").empty()) return;
  const Day exit = one.day("exit_date");
  if (exit + 28 <= last_day) {
    std::string last;
    Day begun = no_day;
    bool worked = false;
    for (const State& state : one.states) {
      if (state.from >= exit + 28 || state.until <= exit || state.state == "unknown") continue;
      worked |= state.state == "employed";
      if (state.state == "education" || state.from <= begun) continue;
      begun = state.from;
      last = state.state;
    }
    if (one.inactive()) count(counts, "EECR01", one, last == "job_search" || last == "unemployed");
    if (one.workless()) count(counts, "EECR04", one, last == "employed");
    if (one.workless() && worked) ++any_work;
  }
  const Day later = add_months(exit, 6);
  if (later >= last_day || !one.workless()) return;
  bool works = false;
  for (const State& state : one.states)
    works |= state.from <= later && later < state.until && state.state == "employed";
  count(counts, "EECR05", one, works);
}

class EsfPlusBenchmark : public RealData {
 protected:
  static constexpr int participants = 3000;

  void SetUp() override {
    if (std::string_view(BENCHMARK_DATA).empty() || !fs::exists(BENCHMARK_DATA)) {
      GTEST_SKIP() << "The shared data set folder is not there: its generator was not built.";
    }
    const Ended made = run_program(BENCHMARK_DATA, {std::to_string(participants), data_.path().string()});
    ASSERT_EQ(made.code, 0) << made.err;
  }
  static void expect_counts(const ProjectRun& run, const Counts& expected) {
    ASSERT_EQ(run.code, 0) << run.messages;
    std::size_t compared = 0;
    const Json table = table_of(plugin_of(run.results, "funder-export-esfplus"), "indicators");
    ASSERT_FALSE(table.is_null());
    for (const Json& row : table.at("rows")) {
      const std::string code = row.at("indicator");
      if (row.at("period") != "total" || !expected.contains(code)) continue;
      EXPECT_EQ(row.at("value"), expected.at(code).at(row.at("gender"))) << code << ", " << row.at("gender");
      ++compared;
    }
    EXPECT_EQ(compared, expected.size() * 4);
  }
  static void expect_rules_kept(const ProjectRun& run) {
    for (const Json& row : table_of(plugin_of(run.results, "funder-export-esfplus"), "rules").at("rows")) {
      EXPECT_NE(row.at("outcome"), "violated") << row.dump();
    }
  }

  TemporaryFolder data_;
};

TEST_F(EsfPlusBenchmark, CountsWhatThePlainReadingCounts) {
  Counts expected;
  std::int64_t any_work = 0;
  for (const auto& [id, one] : read_people(data_.path())) {
    count(expected, "EECO01", one, true);
    if (!one.complete()) continue;
    count_entry(expected, one);
    count_results(expected, any_work, one);
  }
  const ProjectRun run(project_folder("benchmark"), data_.path());
  expect_counts(run, expected);
  expect_rules_kept(run);
  // What the rule of the last event changes is not nothing.
  EXPECT_LT(expected.at("EECR04").at("all"), any_work);
}

TEST_F(EsfPlusBenchmark, EqualsTheQuestionAsItStandsWhereNoRecordLacksAnything) {
  Counts expected;
  const TemporaryFolder complete;
  std::ofstream people(complete / "participants.csv");
  std::ofstream states(complete / "statuses.csv");
  people << lines_of(data_ / "participants.csv").at(0) << "\n";
  states << lines_of(data_ / "statuses.csv").at(0) << "\n";
  for (const auto& [id, one] : read_people(data_.path())) {
    if (!one.complete()) continue;
    people << one.line << "\n";
    for (const std::string& line : one.state_lines) states << line << "\n";
    count(expected, "EECO01", one, true);
    count_entry(expected, one);
  }
  people.close();
  states.close();
  expect_counts(ProjectRun(project_folder("benchmark"), complete.path()), expected);
}

}  // namespace
}  // namespace fotfaste::test
