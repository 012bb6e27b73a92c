// However the records of an ESF export are ordered, split and merged on the way, the report is the same to
// the byte; and whatever numbers people have, it is the same but for the digests of whom it holds.
#include <gtest/gtest.h>

#include <algorithm>
#include <ostream>
#include <random>
#include <set>

#include "esf_people.hpp"
#include "indicator_export.hpp"

namespace fotfaste::tests {
namespace {

constexpr const char* for_2007 = R"(
population = { not = { age = { at_most = 15 } } }
[[supplied]]
indicator = "minorities"
period = "2016"
gender = "woman"
value = 2
source = "enkät"
)";

constexpr const char* for_2014 = R"(
yei = true
qualification = ["Examen", "Nothing"]
offer = "Erbjudande"
six_months_window = "-14d..+30d"
members = "CR05"
improved = { precarious = ["Visstid"], stable = ["Tillsvidare"], full_time_hours = 38, promotion = ["Befordran"] }
[[supplied]]
indicator = "CO18"
period = "2016"
gender = "all"
value = 2
source = "urval"
)";

struct Plugin {
  const char* path;
  const char* parameters;
  bool has_members;
};

// The name of a test is not made of addresses, which differ between builds.
void PrintTo(const Plugin& plugin, std::ostream* out) {
  *out << (plugin.has_members ? "2014" : "2007");
}

class EsfInvarianceTest : public testing::TestWithParam<std::tuple<Plugin, std::uint32_t>> {
 protected:
  CompiledPlugin plugin_{std::get<0>(GetParam()).path};
  Evaluation evaluation_{plugin_, std::get<0>(GetParam()).parameters, "2018-03-01"};
  std::uint32_t seed_ = std::get<1>(GetParam());
  std::vector<Person> people_ = EsfPeople(seed_).some(300);

  std::string whole(const std::vector<Person>& people) {
    const auto state = evaluation_.create();
    evaluation_.consume(state, people);
    return evaluation_.report(state);
  }
  // A state of each of some shards; participations of one person stay together.
  std::vector<Evaluation::State> shards(std::mt19937& random) {
    std::vector<Evaluation::State> states;
    std::vector<std::vector<Person>> parts(1 + random() % 8);
    std::vector<std::size_t> part_of(300);
    for (std::size_t& part : part_of) part = random() % parts.size();
    for (const Person& person : people_) parts[part_of[*person.number]].push_back(person);
    for (std::vector<Person>& part : parts) {
      std::shuffle(part.begin(), part.end(), random);
      states.push_back(evaluation_.create());
      evaluation_.consume(states.back(), part, static_cast<std::uint32_t>(random()) | 1U);
    }
    return states;
  }
};

TEST_P(EsfInvarianceTest, TheOrderOfRowsMakesNoDifference) {
  const std::string expected = whole(people_);
  EXPECT_GT(std::count(expected.begin(), expected.end(), '\n'), 200);
  std::mt19937 random(seed_);
  std::shuffle(people_.begin(), people_.end(), random);
  EXPECT_EQ(whole(people_), expected);
}

TEST_P(EsfInvarianceTest, ShardsMergedInAnyTreeGiveTheWhole) {
  const std::string expected = whole(people_);
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

TEST_P(EsfInvarianceTest, EqualStatesHaveEqualBytes) {
  const auto state = evaluation_.create();
  evaluation_.consume(state, people_);
  const std::string bytes = evaluation_.serialize(state);
  std::mt19937 random(seed_);
  const auto merged = evaluation_.create();
  for (const auto& shard : shards(random)) evaluation_.add_serialized(merged, evaluation_.serialize(shard));
  EXPECT_EQ(evaluation_.serialize(merged), bytes);
}

TEST_P(EsfInvarianceTest, DamagedBytesAreRefusedAndLeaveTheStateAsItWas) {
  const auto state = evaluation_.create();
  evaluation_.consume(state, people_);
  const std::string bytes = evaluation_.serialize(state);
  std::mt19937 random(seed_);
  for (int round = 0; round < 100; ++round) {
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

TEST_P(EsfInvarianceTest, OtherNumbersOfPeopleChangeTheDigestsAlone) {
  const auto figures = [&](const std::vector<Person>& people) {
    static_cast<void>(whole(people));
    std::vector<ResultRow> rows = evaluation_.rows("indicators");
    std::vector<std::string> digests;
    for (ResultRow& row : rows) {
      digests.push_back(row.at("digest"));
      row.erase("digest");
    }
    for (const char* table : {"form", "records", "standing", "rules"}) {
      const std::vector<ResultRow>& more = evaluation_.rows(table);
      rows.insert(rows.end(), more.begin(), more.end());
    }
    return std::pair(rows, digests);
  };
  const auto [rows, digests] = figures(people_);
  for (Person& person : people_) person.number = 100'000 - 17 * *person.number;
  const auto [same, others] = figures(people_);
  EXPECT_EQ(same, rows);
  EXPECT_NE(others, digests);
}

TEST_P(EsfInvarianceTest, MembersAreListedForTheIndicatorAskedForAlone) {
  static_cast<void>(whole(people_));
  const bool asked = std::get<0>(GetParam()).has_members;
  std::set<std::uint64_t> entered;
  for (const Person& person : people_) {
    if (person.entry < "2018-03-01") entered.insert(*person.number);
  }
  EXPECT_GT(entered.size(), 200U);
  EXPECT_EQ(evaluation_.rows("members").size(), asked ? entered.size() : 0U);
}

INSTANTIATE_TEST_SUITE_P(Esf, EsfInvarianceTest,
                         testing::Combine(testing::Values(Plugin{FUNDER_EXPORT_ESF2007, for_2007, false},
                                                          Plugin{FUNDER_EXPORT_ESF2014, for_2014, true}),
                                          testing::Values(1U, 2U, 3U)));

}  // namespace
}  // namespace fotfaste::tests
