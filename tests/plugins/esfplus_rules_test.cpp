// Every rule of the ESF+ export has figures or a record that break it and no other rule.
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "esfplus_export.hpp"

namespace fotfaste::tests {
namespace {

using Codes = std::set<std::string>;

Person with_status(const std::string& status) {
  return esfplus_person([&](Person& person) { have_status(person, status); });
}
Person older() {
  return esfplus_person([](Person& person) { person.birth_date = "1980-01-01"; });
}

struct Broken {
  std::string code;
  std::vector<Person> people;
  std::string toml;
};
void PrintTo(const Broken& one, std::ostream* out) {
  *out << one.code;
}

std::vector<Broken> each_rule() {
  const Person unemployed = older();
  const Person inactive = with_status("inactive_other");
  Person lost = inactive;
  lost.states.clear();
  // Young people, so that the age groups are full.
  const Person young = esfplus_person([](Person& person) { person.birth_date = "2000-01-01"; });
  std::vector<Broken> all = {
      {"144", {unemployed}, supplied("EECO02+04", 1)},
      {"145", {unemployed}, supplied("EECO02+05", 1)},
      {"146", {unemployed}, supplied("EECO02+04+05", 1)},
      {"147", {unemployed}, supplied("EECO06+07", 1)},
      {"148", {unemployed}, supplied("EECO10+11", 1)},
      {"T10-02", {unemployed}, supplied("EECR02", 2)},
      {"T10-03", {unemployed}, supplied("EECR03", 2)},
      {"X1", {unemployed}, supplied("EECO05", 1)},
      {"X2", {inactive}, supplied("EECO03", 1)},
      {"X3", {young}, supplied("EECO08", 1)},
      {"X4", {unemployed}, supplied("EECO09", 1)},
      {"X6-01", {unemployed}, supplied("EECR01", 1)},
      // What became of the inactive one is not known, so EECR01 is no data and the sum of rule X8 is none.
      {"X6-04", {unemployed, lost}, supplied("EECR04", 3)},
      {"X6-05", {unemployed}, supplied("EECR05", 2)},
      {"X6-06", {unemployed}, supplied("EECR06", 1)},
      {"X7", {unemployed}, supplied("EECO12", 1, "all")},
      // The inactive one looks for work afterwards.
      {"X8-sum", {unemployed, inactive}, supplied("EECR04", 2)},
      {"X9", {unemployed}, supplied("EECO12", -1)},
      {"X10", {unemployed}, supplied("EECR03", 1, "woman", "2026-06")},
      {"R1", {esfplus_person([](Person& person) { person.exit = "2023-08-31"; })}, ""},
      {"R2",
       {esfplus_person([](Person& person) {
         have_status(person, "employed");
         person.unemployed_since = "2020-01-01";
       })},
       ""},
      {"R3", {esfplus_person([](Person& person) { person.birth_date = "1922-08-31"; })}, ""},
      {"R4",
       {esfplus_person([](Person& person) {
         have_status(person, "employed");
         person.birth_date = "2008-09-02";
       })},
       ""},
      {"R5", {esfplus_person([](Person& person) { person.exit_precision = "month"; })}, ""},
      {"R6",
       {esfplus_person([](Person& person) {
         person.birth_date = "1993-01-01";
         person.birth_date_precision = "year";
       })},
       ""},
  };
  for (const char* trait : {"12", "13", "14", "15", "16", "17"}) {
    all.push_back(
        {std::string("X5-").append(trait), {unemployed}, supplied(std::string("EECO").append(trait), 2)});
  }
  return all;
}

class EsfPlusRule : public testing::TestWithParam<Broken> {};

TEST_P(EsfPlusRule, IsBrokenByItself) {
  CompiledPlugin plugin{FUNDER_EXPORT_ESFPLUS};
  EsfPlusExport exported(plugin, GetParam().people, GetParam().toml);
  EXPECT_EQ(exported.rules("violated"), Codes{GetParam().code});
  // Errors are told; warnings are only in the table.
  const auto& rules = exported.run().rows("rules");
  const bool error = std::any_of(rules.begin(), rules.end(), [](const ResultRow& row) {
    return row.at("outcome") == "violated" && row.at("severity") == "error";
  });
  std::size_t told = 0;
  for (const RecordedFinding& finding : plugin.host.findings) told += finding.code == "P301" ? 1U : 0U;
  EXPECT_EQ(told, error ? 1U : 0U);
}

INSTANTIATE_TEST_SUITE_P(All, EsfPlusRule, testing::ValuesIn(each_rule()));

class EsfPlusRules : public testing::Test {
 protected:
  CompiledPlugin plugin_{FUNDER_EXPORT_ESFPLUS};
};

TEST_F(EsfPlusRules, AreAllBrokenSomewhereAboveButTheOneThatCannotBe) {
  EsfPlusExport exported(plugin_, {older()});
  Codes all, broken;
  for (const ResultRow& row : exported.run().rows("rules")) all.insert(row.at("code"));
  for (const Broken& one : each_rule()) broken.insert(one.code);
  broken.insert("X8");  // nobody has two last events
  EXPECT_EQ(all, broken);
}

TEST_F(EsfPlusRules, AreKeptBySoundRecords) {
  EsfPlusExport exported(plugin_, {older(), with_status("inactive_other"), with_status("employed")});
  EXPECT_TRUE(exported.rules("violated").empty());
  EXPECT_TRUE(exported.rules("holds").contains("X1"));
  // Nothing is known of improvement or qualifications: nothing to hold to the rule.
  EXPECT_EQ(exported.rules("not_applicable"), (Codes{"T10-03", "X6-06"}));
}

TEST_F(EsfPlusRules, HaveNothingToHoldToWithoutRecords) {
  EsfPlusExport exported(plugin_, {});
  EXPECT_TRUE(exported.rules("violated").empty());
  EXPECT_TRUE(exported.rules("holds").empty());
}

TEST_F(EsfPlusRules, ShowWhereAndWithBothSides) {
  EsfPlusExport exported(plugin_, {older()}, supplied("EECO05", 1));
  const ResultRow row =
      exported.run().row("rules", {{"code", "X1"}, {"period", "2024-06"}, {"stratum", "woman"}});
  EXPECT_EQ(row.at("left"), "2");
  EXPECT_EQ(row.at("right"), "1");
  EXPECT_EQ(row.at("severity"), "error");
  EXPECT_EQ(row.at("basis"), "derived");
}

// Anybody at all, some of them twice.
std::vector<Person> anybody(std::mt19937& random, std::size_t count) {
  const auto below = [&](int limit) { return static_cast<int>(random() % static_cast<unsigned>(limit)); };
  const auto day = [&](const char* from, int days) { return format_day(*parse_day(from) + below(days)); };
  const char* const states[] = {"employed",   "self_employed", "education", "unemployed",
                                "job_search", "inactive",      "sick",      "unknown"};
  const char* const statuses[] = {"employed",           "self_employed",  "unemployed",
                                  "inactive_education", "inactive_other", "unknown"};
  const char* const genders[] = {"woman", "man", "other", "unknown"};
  std::vector<Person> people;
  while (people.size() < count) {
    Person person{.entry = day("2022-01-01", 900)};
    if (below(4) != 0) person.exit = format_day(*parse_day(person.entry) + 1 + below(500));
    person.gender = genders[below(10) == 0 ? 3 : below(3)];
    if (below(20) != 0) person.birth_date = day("1960-01-01", 17000);
    have_status(person, statuses[below(6)]);
    if (*person.labour_status == "unemployed" && below(8) != 0)
      person.unemployed_since = day("2020-01-01", 720);
    if (below(15) != 0) person.isced = below(9);
    for (const char* flag : {"disability", "rural", "homeless"}) {
      if (below(5) != 0) person.flags[flag] = below(2) == 0;
    }
    int from = *parse_day(person.entry) - 30;
    for (int spells = below(6); spells > 0; --spells) {
      StateRow row = in(states[below(8)], format_day(from), format_day(from + 1 + below(200)));
      if (below(3) == 0) row.contract = below(2) == 0 ? "tim" : "fast";
      person.states.push_back(row);
      from += below(180);
    }
    if (below(5) == 0) person.events.push_back({"Bevis", day("2022-01-01", 1200)});
    person.number = people.size();
    people.push_back(person);
    if (below(6) == 0) {  // comes back; what is the person's stays
      person.entry = format_day(*parse_day(person.entry) + 1 + below(300));
      person.exit = below(3) == 0 ? std::nullopt : Word(format_day(*parse_day(person.entry) + below(200)));
      person.isced = below(9);
      people.push_back(person);
    }
  }
  return people;
}

constexpr const char* everything = R"(
qualification = ["Bevis"]
six_months_window = "-14d..+30d"
members = "EECR05"
[improved]
precarious = ["tim"]
stable = ["fast"]
)";

TEST_F(EsfPlusRules, AreKeptByAnybodyAtAll) {
  for (std::uint32_t seed = 1; seed <= 5; ++seed) {
    std::mt19937 random(seed);
    EsfPlusExport exported(plugin_, anybody(random, 300), everything);
    Codes broken = exported.rules("violated");
    broken.erase("R4");  // children at work are possible among anybody
    EXPECT_TRUE(broken.empty()) << testing::PrintToString(broken);
    // Nobody is in both, and sums are those of their parts.
    EXPECT_EQ(exported.rules("holds").count("X8"), 1U);
    for (const char* gender : {"woman", "man", "other", "all"}) {
      const auto number = [&](const char* code) { return std::stoi(exported.cell(code, "total", gender)); };
      EXPECT_EQ(number("EECO02+04"), number("EECO02") + number("EECO04"));
      EXPECT_LE(number("EECR01") + number("EECR04"), number("EECO02+04"));
      EXPECT_GT(number("EECO01"), number("EECO02+04+05"));  // incomplete records are in the first alone
    }
  }
}

TEST_F(EsfPlusRules, AndFiguresAreTheSameHoweverRowsAreSplitAndOrdered) {
  for (const char* toml : {everything, "objective = \"l\""}) {
    Evaluation run(plugin_, toml, "2024-12-15");
    std::mt19937 random(9);
    std::vector<Person> people = anybody(random, 400);
    const auto whole = run.create();
    run.consume(whole, people);
    const std::string bytes = run.serialize(whole);
    const std::string expected = run.report(whole);
    for (int round = 0; round < 4; ++round) {
      std::vector<Evaluation::State> shards;
      for (std::uint64_t shard = 0; shard < 3; ++shard) {
        std::vector<Person> part;
        for (const Person& person : people) {
          if (*person.number % 3 == shard) part.push_back(person);
        }
        std::shuffle(part.begin(), part.end(), random);
        shards.push_back(run.create());
        run.consume(shards.back(), part, static_cast<std::uint32_t>(random()) | 1U);
      }
      const auto merged = run.create();
      std::shuffle(shards.begin(), shards.end(), random);
      run.merge(merged, shards[0]);
      run.add_serialized(merged, run.serialize(shards[1]));
      run.merge(merged, shards[2]);
      EXPECT_EQ(run.serialize(merged), bytes);
      EXPECT_EQ(run.report(merged), expected);
    }
    const auto other = run.create();
    run.add_serialized(other, bytes);
    for (int round = 0; round < 100; ++round) {
      std::string damaged = bytes;
      if (round % 2 == 0) {
        damaged.resize(random() % damaged.size());
      } else {
        damaged[random() % damaged.size()] ^= static_cast<char>(1 + random() % 255);
      }
      EXPECT_EQ(run.deserialize(other, damaged), FOTFASTE_INVALID_DATA);
    }
    EXPECT_EQ(run.serialize(other), bytes);
  }
}

}  // namespace
}  // namespace fotfaste::tests
