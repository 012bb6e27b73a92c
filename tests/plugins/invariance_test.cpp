// However participations are ordered, split and merged on the way, the report is the same to the byte.
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "explanations.hpp"
#include "plugin_driver.hpp"
#include "plugin_settings.hpp"
#include "project_tables.hpp"

namespace fotfaste::tests {
namespace {

constexpr const char* follow_up = R"(
points = ["exit", "exit+28d", "entry+6m"]
by = ["gender", "cohort", "gender*cohort", "attributes.program", "age_group"]
level = "label"
months = 18
population = { not = { cohort = "4" } }
[[curves]]
id = "job"
state = "employed"
lasts = "3m"
gap_at_most = "14d"
[[curves]]
id = "own-word"
state = ["s1", "s2", "nowhere"]
level = "label"
unit = "month"
anchor = "exit"
)";

constexpr const char* whole_follow_up = R"(
points = ["exit+6m", "entry", "exit", "exit+12m", "entry+6m"]
by = ["gender", "attributes.program*cohort"]
window = "-14d..+30d"
windows = [{ at = "exit", window = "-7d..0d" }]
branches_at = ["entry+6m"]
attempted = { event = ["Kontakt", "Brev"] }
due_within = "60d"
rating = { assessment = "hope", within = "60d" }
months = 12
sequences = { top = 5, smallest = 2 }
re_entry_within = "6m"
at_risk_at_least = 2
[[leaving]]
id = "school"
state = ["education", "placement"]
gap_at_most = "10d"
[[curves]]
id = "kept"
kind = "retention"
state = "employed"
employer = "same"
subsidised = "excluded"
gap_at_most = "14d"
competing = "education"
[[curves]]
id = "contact"
event = "Kontakt"
unit = "month"
[[curves]]
id = "own-word"
state = ["s1", "s2"]
level = "label"
lasts = "30d"
hours_at_least = 20
competing = ["s3", "nowhere"]
)";

constexpr const char* goals = R"(
[[goal]]
id = "work"
by = ["gender", "attributes.program"]
target = { count = 40 }
outcome = { spell = "employed", starts_within = "6m", lasts = "3m", gap_at_most = "14d", employer = "same", subsidised = "excluded" }
[[goal]]
id = "mixed"
by = ["cohort"]
unknown = "not_reached"
population = { age = { at_least = 18 } }
outcome.count = [ { assessment = "hope", at_least = 3 }, { activity = "Praktik", days_at_least = 20 }, { event = "Plan" }, { spell = ["s1", "s4"], level = "label", on = "exit+28d" } ]
outcome.at_least = 2
[[goal]]
id = "all"
target = { count = 300 }
by = ["site", "cohort"]
group = [ { by = "cohort", is = "2", target = { share = 0.2 } }, { by = "site", is = "X", target = { count = 3 } } ]
[[goal]]
id = "readings"
target = { share = 0.3 }
alternatives = "standard"
outcome = { spell = "employed", starts_within = "6m", of = "cohort", lasts = "2m", gap_at_most = "14d" }
words = [ { at_least = 0.1, text = "bra" } ]
words_declared = 2024-07-01
[[goal.alternative]]
id = "own"
population = { age = { at_least = 20 } }
outcome = { lasts = "1m", spell = "s1", level = "label", starts_within = "12m" }
[[goal]]
id = "parts"
parts = true
target = { share = 0.5 }
outcome.any = [ { assessment = "hope", at_least = 3 }, { activity = "Kurs" }, { gender = "woman" } ]
[[own_goals]]
id = "answers"
instrument = "mål"
by = ["gender"]
[[own_goals]]
id = "events"
set = "Plan"
reached = "Kontakt"
[[checklist]]
id = "list"
[[checklist.point]]
id = "a"
status = "done"
)";

constexpr const char* ratings = R"(
by = ["gender", "gender*cohort"]
missing_norms = "computed"
activities = ["Praktik", "Nothing"]
later = { spell = "employed", on = "entry+6m" }
dialogue_sheets = true
)";

constexpr const char* occasions = R"(
raters = ["caseworker", "participant"]
waves = "occasion"
same_occasion = "30d"
smallest_step = 2
population = { not = { cohort = "4" } }
)";

constexpr const char* month_files = R"(
person_rows = true
round_hours = "none"
reported_until = "2024-06"
protected = { attribute = "program", is = "IMA" }
)";

constexpr const char* coordination = R"(
unit = "both"
name = "P"
voided = { attribute = "program", is = "IMS" }
activities = ["Praktik", "Kurs", "Nothing"]
)";

constexpr const char* state_grant = R"(
points = ["exit", "entry+6m", "exit+6m"]
age_limits = [20, 25]
population = { not = { cohort = "4" } }
)";

class People {
 public:
  explicit People(std::uint32_t seed) : random_(seed) {}

  std::vector<Person> some(std::size_t count) {
    std::vector<Person> people;
    for (std::size_t i = 0; i < count; ++i) {
      people.push_back(one());
      people.back().number = i;
    }
    return people;
  }

 private:
  int below(int limit) { return static_cast<int>(random_() % static_cast<unsigned>(limit)); }
  bool chance(int percent) { return below(100) < percent; }
  std::string day(int from, int days) { return format_day(to_day({2024, 1, 1}) + from + below(days)); }
  Word maybe(std::string word) { return chance(85) ? Word(std::move(word)) : std::nullopt; }
  template <std::size_t size>
  std::string pick(const char* const (&words)[size]) {
    return words[below(static_cast<int>(size))];
  }

  Person one() {
    Person person{.entry = day(0, 300)};
    if (chance(70)) person.exit = format_day(*parse_day(person.entry) + 30 + below(300));
    person.gender = maybe(pick({"woman", "man", "other"}));
    person.cohort = maybe(std::to_string(1 + below(4)));
    person.group = maybe(pick({"programme", "programme", "programme", "comparison"}));
    person.birth_date = maybe(format_day(to_day({1990, 1, 1}) + below(7000)));
    if (chance(60)) person.attributes = {{"program", pick({"IMA", "IMS"})}, {"annat", "x"}};
    int from = -100;
    for (int spells = below(7); spells > 0; --spells) {
      from += below(80) - 10;  // sometimes into the one before
      const int until = from + 1 + below(250);
      StateRow row{pick({"s0", "s1", "s2", "s3", "s4"}),
                   maybe(pick({"employed", "education", "unemployed", "unknown", "placement"})),
                   format_day(to_day({2024, 1, 1}) + from), std::nullopt};
      if (chance(80)) row.until = format_day(to_day({2024, 1, 1}) + until);
      row.source = maybe(pick({"register", "payslip", "self_report"}));
      row.employer = maybe(pick({"A", "B", "C"}));
      if (chance(70)) row.hours = 5.0 * below(9);
      if (chance(70)) row.subsidised = below(2);
      if (chance(20)) row.known_until = format_day(to_day({2024, 1, 1}) + from + 1 + below(300));
      person.states.push_back(row);
      from = until;
    }
    for (int answers = below(24); answers > 0; --answers) {
      person.assessments.push_back({maybe(pick({"mål", "steps"})), pick({"hope", "health", "pain"}),
                                    maybe(pick({"participant", "caseworker"})), day(0, 500),
                                    chance(80) ? std::optional<double>(1 + below(5)) : std::nullopt});
    }
    for (int activities = below(3); activities > 0; --activities) {
      const std::string begin = day(0, 500);
      person.activities.push_back(
          {pick({"Praktik", "Kurs"}), begin, format_day(*parse_day(begin) + 1 + below(30))});
      if (chance(80)) person.activities.back().hours = 0.25 * below(200);
    }
    if (chance(40)) person.events.push_back({pick({"Plan", "Kontakt"}), day(0, 500)});
    for (int calls = below(3); calls > 0; --calls)
      person.events.push_back({pick({"Kontakt", "Brev"}), day(0, 900)});
    for (int observed = below(4); observed > 0; --observed) {
      StateRow row{pick({"s0", "s1", "s2"}), maybe(pick({"employed", "education", "unemployed"})),
                   day(0, 700), std::nullopt};
      row.source = maybe(pick({"caseworker", "self_report", "other"}));
      row.known_until = format_day(*parse_day(row.from) + 1);
      person.states.push_back(row);
    }
    for (int workers = below(3); workers > 0; --workers)
      person.assignments.push_back({pick({"caseworker", "mentor"}), pick({"H1", "H2", "H3"}), day(0, 400)});
    person.source = maybe(pick({"A", "B", "Å"}));
    if (chance(40)) person.groups.push_back("KAA");
    if (chance(40)) person.groups.push_back("stat");
    return person;
  }

  std::mt19937 random_;
};

// The plugin's file, its parameters, and a seed.
using Case = std::tuple<const char*, const char*, std::uint32_t>;

class InvarianceTest : public testing::TestWithParam<Case> {
 protected:
  void SetUp() override {
    cohorts_.add("cohorts",
                 {{"name", {"1", "2", "3"}}, {"start", {"2024-01-01", "2024-03-01", "2024-05-15"}}});
    tables_ = cohorts_.tables();
    tables_.insert(tables_.end(), questionnaires_.tables().begin(), questionnaires_.tables().end());
    evaluation_.project().tables = tables_.data();
    evaluation_.project().table_count = tables_.size();
    evaluation_.project().end = to_day({2025, 9, 30});
    evaluation_.project().planned_participants = 500;
  }

  ProjectTables cohorts_;
  // "hope" and "pain" are a sub-scale; "health" has no description.
  InstrumentTables questionnaires_{
      {{.instrument = "steps", .item = "hope", .sub_scale = "s"},
       {.instrument = "steps", .item = "pain", .sub_scale = "s", .direction = "lower"}},
      {{"hope", 1, 0.8}}};
  std::vector<fotfaste_project_table> tables_;
  CompiledPlugin plugin_{std::get<0>(GetParam())};
  Evaluation evaluation_{plugin_, std::get<1>(GetParam()), "2025-04-01"};
  std::uint32_t seed_ = std::get<2>(GetParam());
  std::vector<Person> people_ = People(seed_).some(400);

  std::string whole() {
    const auto state = evaluation_.create();
    evaluation_.consume(state, people_);
    return evaluation_.report(state);
  }
  // A state of each of some shards, of any size, that of nobody among them.
  std::vector<Evaluation::State> shards(std::mt19937& random) {
    std::vector<Evaluation::State> states;
    std::size_t begin = 0;
    for (int left = 1 + static_cast<int>(random() % 8); left > 0; --left) {
      const std::size_t size = left == 1 ? people_.size() - begin : random() % (people_.size() - begin + 1);
      states.push_back(evaluation_.create());
      evaluation_.consume(states.back(), std::span(people_).subspan(begin, size),
                          static_cast<std::uint32_t>(random()) | 1U);
      begin += size;
    }
    return states;
  }
};

TEST_P(InvarianceTest, TheOrderOfRowsMakesNoDifference) {
  const std::string expected = whole();
  EXPECT_GT(std::count(expected.begin(), expected.end(), '\n'), 5);
  std::mt19937 random(seed_);
  std::shuffle(people_.begin(), people_.end(), random);
  EXPECT_EQ(whole(), expected);
}

// Of plugins that explain nothing there is nothing to see here.
TEST_P(InvarianceTest, WhatIsExplainedAgreesWithWhatIsReported) {
  const int rows = expect_explained(plugin_, evaluation_, people_, 61);
  const bool explains = plugin_.factory->get_extension(FOTFASTE_EXTENSION_EXPLAIN) != nullptr;
  EXPECT_EQ(rows > 10, explains) << rows;
}

TEST_P(InvarianceTest, TheIndicesOfDictionariesMakeNoDifference) {
  const std::string expected = whole();
  const auto state = evaluation_.create();
  evaluation_.consume(state, people_, seed_ + 1);
  EXPECT_EQ(evaluation_.report(state), expected);
}

TEST_P(InvarianceTest, BatchesMakeNoDifference) {
  const std::string expected = whole();
  const auto state = evaluation_.create();
  for (std::size_t begin = 0; begin < people_.size(); begin += 37) {
    const std::size_t size = std::min<std::size_t>(37, people_.size() - begin);
    evaluation_.consume(state, std::span(people_).subspan(begin, size), static_cast<std::uint32_t>(begin));
  }
  EXPECT_EQ(evaluation_.report(state), expected);
}

TEST_P(InvarianceTest, ShardsMergedInAnyTreeGiveTheWhole) {
  const std::string expected = whole();
  std::mt19937 random(seed_);
  for (int round = 0; round < 5; ++round) {
    std::vector<Evaluation::State> states = shards(random);
    while (states.size() > 1) {
      std::shuffle(states.begin(), states.end(), random);
      const Evaluation::State last = std::move(states.back());
      states.pop_back();
      if (random() % 2 == 0) {
        evaluation_.merge(states.back(), last);
      } else {
        evaluation_.add_serialized(states.back(), evaluation_.serialize(last));
      }
    }
    EXPECT_EQ(evaluation_.report(states.front()), expected);
  }
}

TEST_P(InvarianceTest, EqualStatesHaveEqualBytes) {
  const auto state = evaluation_.create();
  evaluation_.consume(state, people_);
  const std::string bytes = evaluation_.serialize(state);
  std::mt19937 random(seed_);
  const auto merged = evaluation_.create();
  for (const auto& shard : shards(random)) evaluation_.add_serialized(merged, evaluation_.serialize(shard));
  EXPECT_EQ(evaluation_.serialize(merged), bytes);
}

TEST_P(InvarianceTest, AnEmptyStateAddsNothing) {
  const auto state = evaluation_.create();
  evaluation_.consume(state, people_);
  const std::string bytes = evaluation_.serialize(state);
  const auto empty = evaluation_.create();
  evaluation_.merge(state, empty);
  EXPECT_EQ(evaluation_.serialize(state), bytes);
  evaluation_.merge(empty, state);
  EXPECT_EQ(evaluation_.serialize(empty), bytes);
}

TEST_P(InvarianceTest, DamagedBytesAreRefusedAndLeaveTheStateAsItWas) {
  const auto state = evaluation_.create();
  evaluation_.consume(state, people_);
  const std::string bytes = evaluation_.serialize(state);
  std::mt19937 random(seed_);
  for (int round = 0; round < 200; ++round) {
    std::string damaged = bytes;
    if (round % 2 == 0) {
      damaged.resize(random() % damaged.size());
    } else {
      damaged[random() % damaged.size()] ^= static_cast<char>(1 + random() % 255);
    }
    EXPECT_EQ(evaluation_.deserialize(state, damaged), FOTFASTE_INVALID_DATA);
  }
  EXPECT_EQ(evaluation_.serialize(state), bytes);
}

TEST_P(InvarianceTest, FindingsAreTheSameHoweverItWasSplit) {
  const auto told = [&] {
    std::string text;
    for (const RecordedFinding& finding : plugin_.host.findings) {
      text.append(finding.code)
          .append(" ")
          .append(finding.message_en)
          .append(std::to_string(finding.count))
          .append("\n");
    }
    plugin_.host.findings.clear();
    return text;
  };
  static_cast<void>(whole());
  const std::string expected = told();
  EXPECT_FALSE(expected.empty() && std::get<0>(GetParam()) == std::string_view(LONGITUDINAL_FOLLOWUP));
  std::mt19937 random(seed_);
  const auto merged = evaluation_.create();
  for (const auto& shard : shards(random)) evaluation_.merge(merged, shard);
  static_cast<void>(evaluation_.report(merged));
  EXPECT_EQ(told(), expected);
}

INSTANTIATE_TEST_SUITE_P(FollowUp, InvarianceTest,
                         testing::Combine(testing::Values(LONGITUDINAL_FOLLOWUP),
                                          testing::Values(follow_up, whole_follow_up),
                                          testing::Values(1U, 2U, 3U)));
INSTANTIATE_TEST_SUITE_P(Goals, InvarianceTest,
                         testing::Combine(testing::Values(GOAL_METRICS), testing::Values(goals),
                                          testing::Values(4U, 5U, 6U)));
INSTANTIATE_TEST_SUITE_P(Ratings, InvarianceTest,
                         testing::Combine(testing::Values(PROGRESSION), testing::Values(ratings, occasions),
                                          testing::Values(7U, 8U)));

INSTANTIATE_TEST_SUITE_P(Reach, InvarianceTest,
                         testing::Combine(testing::Values(REACH), testing::Values(reached, reached_persons),
                                          testing::Values(15U, 16U)));
INSTANTIATE_TEST_SUITE_P(Collaboration, InvarianceTest,
                         testing::Combine(testing::Values(COLLABORATION),
                                          testing::Values(judged, judged_once), testing::Values(15U, 16U)));
INSTANTIATE_TEST_SUITE_P(Needs, InvarianceTest,
                         testing::Combine(testing::Values(NEEDS_MAPPING), testing::Values(needs),
                                          testing::Values(9U, 10U)));
INSTANTIATE_TEST_SUITE_P(Activities, InvarianceTest,
                         testing::Combine(testing::Values(ACTIVITIES), testing::Values(activities, ""),
                                          testing::Values(15U, 16U)));
INSTANTIATE_TEST_SUITE_P(Comparisons, InvarianceTest,
                         testing::Combine(testing::Values(COMPARISON),
                                          testing::Values(comparisons, comparison_groups),
                                          testing::Values(15U, 16U)));
INSTANTIATE_TEST_SUITE_P(Finsam, InvarianceTest,
                         testing::Combine(testing::Values(FUNDER_EXPORT_FINSAM),
                                          testing::Values(coordination), testing::Values(11U, 12U)));
INSTANTIATE_TEST_SUITE_P(Costs, InvarianceTest,
                         testing::Combine(testing::Values(SOCIAL_COST), testing::Values(costs),
                                          testing::Values(15U, 16U)));
INSTANTIATE_TEST_SUITE_P(StateGrant, InvarianceTest,
                         testing::Combine(testing::Values(FUNDER_EXPORT_STATE_GRANT),
                                          testing::Values(state_grant), testing::Values(13U, 14U)));
INSTANTIATE_TEST_SUITE_P(MonthFiles, InvarianceTest,
                         testing::Combine(testing::Values(FUNDER_EXPORT_SCB), testing::Values(month_files),
                                          testing::Values(9U, 10U)));

}  // namespace
}  // namespace fotfaste::tests
