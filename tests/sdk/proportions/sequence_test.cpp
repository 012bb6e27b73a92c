// Sequences of months: against counting by hand, and the same however persons are divided, ordered and
// numbered.
#include "fotfaste/sdk/statistics/sequence.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <random>
#include <set>

#include "fotfaste/sdk/statistics/sequence_frequencies.hpp"
#include "fotfaste/sdk/statistics/sequence_totals.hpp"

namespace fotfaste::tests {
namespace {

using statistics::measure_sequence;
using statistics::runs_of;
using statistics::SequenceCounts;
using statistics::SequenceFrequencyCounts;
using statistics::StateRun;
using statistics::Unvisited;
using statistics::WeightedSequenceFrequencies;
using statistics::WeightedSequenceTotals;

using Months = std::vector<std::uint32_t>;
using Numbers = std::vector<std::uint32_t>;

constexpr std::uint32_t states = 4;
const Numbers in_order{0, 1, 2, 3};

struct Person {
  Months months;
  double weight;
};

// Persons with up to 24 months who stay in a state more often than not.
std::vector<Person> some_people(std::size_t count) {
  std::mt19937 random(7);
  std::vector<Person> people(count);
  for (Person& person : people) {
    person.months.resize(random() % 25);
    std::uint32_t state = random() % states;
    for (std::uint32_t& month : person.months) {
      if (random() % 4 == 0) state = random() % states;
      month = state;
    }
    person.weight = 0.01 * static_cast<double>(1 + random() % 400);
  }
  return people;
}

template <typename Totals>
void add(Totals& totals, const Person& person, const Numbers& numbers = in_order) {
  Months months = person.months;
  for (std::uint32_t& month : months) month = numbers[month];
  if constexpr (requires { totals.add(runs_of(months)); }) {
    totals.add(runs_of(months));
  } else {
    totals.add(runs_of(months), person.weight);
  }
}

template <typename Totals>
std::string bytes_of(const Totals& totals, const Numbers& order = in_order) {
  Writer writer;
  totals.save(writer, order);
  return writer.take();
}

template <typename Totals>
class SequenceAccumulators : public testing::Test {};
using Accumulators = testing::Types<SequenceCounts, WeightedSequenceTotals, SequenceFrequencyCounts,
                                    WeightedSequenceFrequencies>;
TYPED_TEST_SUITE(SequenceAccumulators, Accumulators);

TYPED_TEST(SequenceAccumulators, AreTheSameBytesHoweverPersonsAreDividedAndOrdered) {
  std::vector<Person> people = some_people(200);
  TypeParam whole;
  for (const Person& person : people) add(whole, person);
  std::shuffle(people.begin(), people.end(), std::mt19937(8));
  for (const std::size_t parts : {1U, 2U, 7U, 200U}) {
    std::vector<TypeParam> shards(parts);
    for (std::size_t i = 0; i < people.size(); ++i) add(shards[i % parts], people[i]);
    TypeParam merged;
    for (std::size_t i = parts; i > 0; --i) merged.merge(shards[i - 1], in_order);
    EXPECT_EQ(bytes_of(merged), bytes_of(whole)) << parts;
  }
}

TYPED_TEST(SequenceAccumulators, AreTheSameBytesHoweverStatesAreNumbered) {
  const std::vector<Person> people = some_people(100);
  TypeParam whole;
  TypeParam renumbered;
  TypeParam merged;
  const Numbers numbers{2, 0, 3, 1};  // of the states 0, 1, 2, 3
  const Numbers back{1, 3, 0, 2};     // and the states that have the numbers 0, 1, 2, 3
  for (const Person& person : people) {
    add(whole, person);
    add(renumbered, person, numbers);
  }
  EXPECT_EQ(bytes_of(renumbered, numbers), bytes_of(whole));
  merged.merge(renumbered, back);
  EXPECT_EQ(bytes_of(merged), bytes_of(whole));
}

TYPED_TEST(SequenceAccumulators, CountOnWithWhatWasSaved) {
  const std::vector<Person> people = some_people(60);
  TypeParam whole;
  TypeParam first;
  for (const Person& person : people) add(whole, person);
  for (std::size_t i = 0; i < 30; ++i) add(first, people[i]);
  const Numbers order{3, 1, 0, 2};
  const std::string saved = bytes_of(first, order);
  TypeParam restored;
  Reader reader(saved);
  restored.restore(reader, states);
  EXPECT_TRUE(reader.at_end());
  // Restored states have the numbers of their places in the order.
  EXPECT_EQ(bytes_of(restored), saved);
  TypeParam second;
  second.merge(restored, order);
  for (std::size_t i = 30; i < people.size(); ++i) add(second, people[i]);
  EXPECT_EQ(bytes_of(second), bytes_of(whole));
}

TYPED_TEST(SequenceAccumulators, RefuseBytesThatEndTooEarly) {
  TypeParam totals;
  for (const Person& person : some_people(10)) add(totals, person);
  const std::string saved = bytes_of(totals);
  for (std::size_t size = 0; size < saved.size(); ++size) {
    TypeParam restored;
    Reader reader(std::string_view(saved).substr(0, size));
    EXPECT_THROW(restored.restore(reader, states), MalformedBytes) << size;
  }
  TypeParam restored;
  const std::string many(8, '\xff');
  Reader reader(many);
  EXPECT_THROW(restored.restore(reader, states), MalformedBytes);
}

TYPED_TEST(SequenceAccumulators, RefuseBrokenRunsAndLeaveNothingBehind) {
  TypeParam totals;
  const std::string before = bytes_of(totals);
  const auto try_to_add = [&](std::vector<StateRun> runs, double weight) {
    if constexpr (requires { totals.add(runs); }) {
      totals.add(runs);
    } else {
      totals.add(runs, weight);
    }
  };
  EXPECT_THROW(try_to_add({{0, 3}, {1, 0}}, 1), std::invalid_argument);
  EXPECT_THROW(try_to_add({{0, 3}, {0, 1}}, 1), std::invalid_argument);
  if constexpr (!requires { totals.add(std::vector<StateRun>()); }) {
    for (const double weight : {0.0, -1.0, std::nan(""), std::numeric_limits<double>::infinity()})
      EXPECT_THROW(try_to_add({{0, 3}}, weight), std::invalid_argument);
  }
  try_to_add({}, 1);
  EXPECT_EQ(bytes_of(totals), before);
}

TEST(SequenceCounts, EqualCountingByHand) {
  const std::vector<Person> people = some_people(300);
  SequenceCounts counts;
  for (const Person& person : people) add(counts, person);
  const auto count = [&](auto&& holds) { return std::count_if(people.begin(), people.end(), holds); };
  EXPECT_EQ(counts.months(), 24U);
  EXPECT_EQ(counts.persons(), count([](const Person& p) { return !p.months.empty(); }));
  std::vector<std::vector<std::int64_t>> pairs(states, std::vector<std::int64_t>(states));
  for (std::size_t month = 0; month < 24; ++month) {
    EXPECT_EQ(counts.in_month(month), count([&](const Person& p) { return p.months.size() > month; }));
    for (std::uint32_t from = 0; from < states; ++from) {
      EXPECT_EQ(counts.in_state(month, from),
                count([&](const Person& p) { return p.months.size() > month && p.months[month] == from; }));
      const auto leaving =
          count([&](const Person& p) { return p.months.size() > month + 1 && p.months[month] == from; });
      for (std::uint32_t to = 0; to < states; ++to) {
        const auto moved = count([&](const Person& p) {
          return p.months.size() > month + 1 && p.months[month] == from && p.months[month + 1] == to;
        });
        pairs[from][to] += moved;
        EXPECT_EQ(counts.pairs_at(month, from, to), moved);
        const auto rate = counts.transition_rate_at(month, from, to);
        ASSERT_EQ(rate.has_value(), leaving > 0);
        if (rate) {
          EXPECT_DOUBLE_EQ(*rate, static_cast<double>(moved) / static_cast<double>(leaving));
        }
      }
    }
  }
  for (std::uint32_t from = 0; from < states; ++from) {
    const std::int64_t all = std::accumulate(pairs[from].begin(), pairs[from].end(), std::int64_t{0});
    for (std::uint32_t to = 0; to < states; ++to) {
      EXPECT_EQ(counts.pairs(from, to), pairs[from][to]);
      EXPECT_DOUBLE_EQ(*counts.transition_rate(from, to),
                       static_cast<double>(pairs[from][to]) / static_cast<double>(all));
    }
  }
}

TEST(SequenceCounts, SayNothingOfNobody) {
  const SequenceCounts nobody;
  EXPECT_TRUE(nobody.distribution(0, states).empty());
  EXPECT_FALSE(nobody.cross_section_entropy(0, states).has_value());
  EXPECT_FALSE(nobody.modal_states(0).has_value());
  EXPECT_FALSE(nobody.time_in(0).has_value());
  EXPECT_FALSE(nobody.transition_rate(0, 1).has_value());
  SequenceCounts one;
  one.add(std::vector<StateRun>{{1, 3}});
  EXPECT_EQ(one.time_in(1)->mean, 3);
  EXPECT_EQ(one.time_in(0)->mean, 0);
  EXPECT_FALSE(one.time_in(1)->standard_deviation.has_value());
  EXPECT_FALSE(one.transition_rate(0, 1).has_value());
  EXPECT_FALSE(one.modal_states(3).has_value());
}

TEST(SequenceCounts, NameEveryStateThatIsMostFrequent) {
  SequenceCounts counts;
  for (const std::uint32_t state : {2U, 0U, 2U, 3U, 0U}) counts.add(std::vector<StateRun>{{state, 1}});
  const auto modal = counts.modal_states(0);
  EXPECT_EQ(modal->states, (Numbers{0, 2}));
  EXPECT_EQ(modal->share, 0.4);
}

TEST(WeightedSequenceTotals, WithEqualWeightsAreTheCounts) {
  SequenceCounts counts;
  WeightedSequenceTotals totals;
  for (Person person : some_people(50)) {
    person.weight = 0.3;
    add(counts, person);
    add(totals, person);
  }
  for (std::uint32_t state = 0; state < states; ++state) {
    EXPECT_NEAR(totals.time_in(state)->mean, counts.time_in(state)->mean, 1e-13);
    EXPECT_NEAR(*totals.time_in(state)->standard_deviation, *counts.time_in(state)->standard_deviation,
                1e-13);
    for (std::uint32_t to = 0; to < states; ++to)
      EXPECT_NEAR(*totals.transition_rate(state, to), *counts.transition_rate(state, to), 1e-14);
    EXPECT_NEAR(totals.distribution(5, states)[state], counts.distribution(5, states)[state], 1e-14);
  }
}

TEST(SequenceFrequencies, PutTheMostFrequentFirstAndEquallyFrequentInTheOrderOfTheirStates) {
  SequenceFrequencyCounts frequencies;
  const auto add_times = [&](const std::vector<StateRun>& runs, int times) {
    for (int i = 0; i < times; ++i) frequencies.add(runs);
  };
  add_times({{1, 5}}, 3);
  add_times({{0, 2}, {1, 3}}, 2);
  add_times({{2, 5}}, 2);
  add_times({{0, 5}}, 1);
  EXPECT_EQ(frequencies.distinct(), 4U);
  EXPECT_EQ(frequencies.amount(std::vector<StateRun>{{2, 5}}), 2);
  EXPECT_EQ(frequencies.amount(std::vector<StateRun>{{2, 4}}), 0);
  const auto top = frequencies.most_frequent(3, in_order);
  ASSERT_EQ(top.size(), 3U);
  EXPECT_EQ(top[0].runs, (std::vector<StateRun>{{1, 5}}));
  EXPECT_EQ(top[1].runs, (std::vector<StateRun>{{0, 2}, {1, 3}}));
  EXPECT_EQ(top[2].runs, (std::vector<StateRun>{{2, 5}}));
  EXPECT_EQ(frequencies.most_frequent(3, Numbers{3, 2, 1, 0})[1].runs, (std::vector<StateRun>{{2, 5}}));
  EXPECT_EQ(frequencies.most_frequent(100, in_order).size(), 4U);
  EXPECT_THROW(static_cast<void>(frequencies.most_frequent(3, Numbers{0, 0, 1})), std::invalid_argument);
  EXPECT_THROW(static_cast<void>(frequencies.most_frequent(3, Numbers{0, 1})), std::invalid_argument);
}

// Every way to strike out runs, and what is left, counted once each.
double subsequences_by_hand(const std::vector<StateRun>& runs) {
  std::set<Months> left;
  for (std::uint32_t kept = 0; kept < 1U << runs.size(); ++kept) {
    Months subsequence;
    for (std::size_t i = 0; i < runs.size(); ++i) {
      if ((kept >> i & 1) != 0) subsequence.push_back(runs[i].state);
    }
    left.insert(subsequence);
  }
  return static_cast<double>(left.size());
}

TEST(SequenceMeasures, CountEachSubsequenceOnce) {
  int compared = 0;
  for (const Person& person : some_people(150)) {
    const auto runs = runs_of(person.months);
    if (runs.empty() || runs.size() > 11) continue;
    EXPECT_EQ(measure_sequence(runs, states)->subsequences, subsequences_by_hand(runs));
    ++compared;
  }
  EXPECT_GT(compared, 100);
}

TEST(SequenceMeasures, DoNotDependOnWhichNumbersStatesHave) {
  for (const Person& person : some_people(100)) {
    Months renumbered = person.months;
    for (std::uint32_t& month : renumbered) month = Numbers{2, 0, 3, 1}[month];
    const auto measures = measure_sequence(runs_of(person.months), states);
    const auto others = measure_sequence(runs_of(renumbered), states);
    ASSERT_EQ(measures.has_value(), others.has_value());
    if (!measures) continue;
    EXPECT_EQ(measures->entropy, others->entropy);
    EXPECT_EQ(measures->turbulence, others->turbulence);
    EXPECT_EQ(measures->turbulence_with_unvisited, others->turbulence_with_unvisited);
    EXPECT_EQ(measures->complexity, others->complexity);
  }
}

TEST(SequenceMeasures, LieBetweenStandingStillAndGoingThroughAllStates) {
  const auto still = measure_sequence(std::vector<StateRun>{{1, 24}}, states);
  EXPECT_EQ(still->entropy, 0);
  EXPECT_EQ(still->turbulence, 1);
  EXPECT_EQ(still->turbulence_with_unvisited, 1);
  EXPECT_EQ(still->complexity, 0);
  EXPECT_EQ(still->subsequences, 2);
  for (const Person& person : some_people(200)) {
    const auto measures = measure_sequence(runs_of(person.months), states);
    if (!measures) continue;
    EXPECT_GE(*measures->normalized_entropy, 0);
    EXPECT_LE(*measures->normalized_entropy, 1 + 1e-15);
    EXPECT_GE(measures->turbulence, 1);
    EXPECT_LE(measures->turbulence,
              largest_turbulence(person.months.size(), states, Unvisited::ignored) + 1e-12);
    EXPECT_LE(measures->turbulence_with_unvisited,
              largest_turbulence(person.months.size(), states, Unvisited::counted) + 1e-12);
    ASSERT_EQ(measures->complexity.has_value(), measures->months > 1);
  }
}

TEST(SequenceMeasures, OfAMonthOrOfOneStateLeaveOutWhatDoesNotExist) {
  EXPECT_FALSE(measure_sequence({}, states).has_value());
  const auto month = measure_sequence(std::vector<StateRun>{{0, 1}}, states);
  EXPECT_FALSE(month->transition_share.has_value());
  EXPECT_FALSE(month->complexity.has_value());
  EXPECT_EQ(month->normalized_entropy, 0);
  const auto only_state = measure_sequence(std::vector<StateRun>{{0, 5}}, 1);
  EXPECT_FALSE(only_state->normalized_entropy.has_value());
  EXPECT_EQ(only_state->transition_share, 0);
  EXPECT_EQ(only_state->turbulence_with_unvisited, 1);
}

TEST(SequenceMeasures, RefuseWhatIsNoSequence) {
  const auto measure = [](const std::vector<StateRun>& runs) {
    static_cast<void>(measure_sequence(runs, states));
  };
  EXPECT_THROW(measure({{4, 1}}), std::invalid_argument);
  EXPECT_THROW(measure({{0, 0}}), std::invalid_argument);
  EXPECT_THROW(measure({{0, 1}, {0, 2}}), std::invalid_argument);
  std::vector<StateRun> long_life(1001);
  for (std::uint32_t i = 0; i < long_life.size(); ++i) long_life[i] = {i % 3, 1};
  EXPECT_THROW(measure(long_life), std::invalid_argument);
  long_life.pop_back();
  EXPECT_TRUE(std::isfinite(measure_sequence(long_life, states)->turbulence));
  EXPECT_THROW(static_cast<void>(largest_turbulence(0, states, Unvisited::ignored)), std::invalid_argument);
}

TEST(Entropy, IsLargestWhenAllKindsAreEqualAndTheOrderDoesNotMatter) {
  EXPECT_DOUBLE_EQ(*statistics::entropy({5, 5, 5}), std::log(3));
  EXPECT_DOUBLE_EQ(*statistics::normalized_entropy({7, 7, 7, 7}), 1);
  EXPECT_EQ(statistics::entropy({0, 9, 0}), 0);
  std::vector<double> amounts{0.1, 22, 3.7, 1e-9, 5, 0, 1234.5};
  const auto value = statistics::entropy(amounts);
  std::sort(amounts.begin(), amounts.end());
  do {
    ASSERT_EQ(statistics::entropy(amounts), value);
  } while (std::next_permutation(amounts.begin(), amounts.end()));
  EXPECT_FALSE(statistics::entropy({}).has_value());
  EXPECT_FALSE(statistics::entropy({0, 0}).has_value());
  EXPECT_FALSE(statistics::normalized_entropy({3}).has_value());
  EXPECT_THROW(static_cast<void>(statistics::entropy({1, -1})), std::invalid_argument);
}

}  // namespace
}  // namespace fotfaste::tests
