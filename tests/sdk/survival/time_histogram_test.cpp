#include "fotfaste/sdk/statistics/time_histogram.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <string>

#include "fotfaste/sdk/statistics/kaplan_meier.hpp"

namespace fotfaste::statistics {
namespace {

template <typename State>
std::string bytes(const State& state) {
  Writer writer;
  state.save(writer);
  return writer.take();
}

template <typename State>
State restored(const std::string& bytes) {
  State state;
  Reader reader(bytes);
  state.restore(reader);
  reader.expect_end();
  return state;
}

TEST(TimeHistogram, KeepsLateTimesApartAndInOrder) {
  TimeHistogram histogram;
  histogram.add_event(3000000);
  histogram.add_censored(3);
  histogram.add_event(20000, 17000);
  const std::string saved = bytes(histogram);
  TimeHistogram twice = histogram;
  Reader reader(saved);
  twice.restore(reader);
  std::string text;
  twice.for_each([&text](std::int32_t time, const TimeCounts& counts) {
    text.append(std::to_string(time))
        .append(" ")
        .append(std::to_string(counts.events + counts.censored - counts.entered))
        .append(";");
  });
  EXPECT_EQ(text, "3 2;17000 -2;20000 2;3000000 2;");
}

TEST(TimeHistogram, PartsMergeToTheWholeInAnyOrder) {
  TimeHistogram whole;
  TimeHistogram first;
  TimeHistogram second;
  for (int i = 0; i < 200; ++i) {
    const int time = 1 + i * 37 % 90;
    TimeHistogram& part = i % 3 == 0 ? first : second;
    for (TimeHistogram* histogram : {&whole, &part}) {
      i % 5 == 0 ? histogram->add_censored(time, time / 3) : histogram->add_event(time);
    }
  }
  TimeHistogram one = first;
  one.merge(second);
  TimeHistogram other = second;
  other.merge(first);
  EXPECT_EQ(bytes(one), bytes(whole));
  EXPECT_EQ(bytes(other), bytes(whole));
  EXPECT_EQ(bytes(restored<TimeHistogram>(bytes(whole))), bytes(whole));
}

void write_time(Writer& writer, std::int32_t time, std::int64_t events, std::int64_t entered) {
  writer.number(time);
  writer.number(events);
  writer.number(std::int64_t{0});
  writer.number(entered);
}

TEST(TimeHistogram, RefusesTimesOutOfOrder) {
  Writer writer;
  writer.number(std::uint64_t{2});
  for (int i = 0; i < 2; ++i) write_time(writer, 5, 1, 0);
  EXPECT_THROW(restored<TimeHistogram>(writer.bytes()), MalformedBytes);
}

TEST(TimeHistogram, RefusesEntriesWithoutAnExit) {
  for (const std::int32_t exit : {2, 3}) {
    Writer writer;
    writer.number(std::uint64_t{exit == 3 ? 1U : 2U});
    if (exit == 2) write_time(writer, 2, 1, 0);
    write_time(writer, 3, exit == 3 ? 1 : 0, 1);
    EXPECT_THROW(restored<TimeHistogram>(writer.bytes()), MalformedBytes);
  }
}

TEST(TimeHistogram, RefusesAnEntryThatIsNotBeforeItsExit) {
  TimeHistogram histogram;
  EXPECT_THROW(histogram.add_event(4, 4), std::invalid_argument);
  EXPECT_THROW(histogram.add_censored(4, -1), std::invalid_argument);
  EXPECT_EQ(bytes(histogram), bytes(TimeHistogram()));
}

TEST(WeightedTimes, PartsMergeToTheWholeInAnyOrder) {
  WeightedTimes whole;
  WeightedTimes first;
  WeightedTimes second;
  for (int i = 0; i < 200; ++i) {
    const int time = 1 + i * 37 % 90;
    const double weight = 0.1 + i % 7 * 0.3;
    WeightedTimes& part = i % 3 == 0 ? first : second;
    for (WeightedTimes* times : {&whole, &part}) {
      i % 5 == 0 ? times->add_censored(time, weight, time / 3) : times->add_event(time, weight);
    }
  }
  WeightedTimes one = first;
  one.merge(second);
  WeightedTimes other = second;
  other.merge(restored<WeightedTimes>(bytes(first)));
  EXPECT_EQ(bytes(one), bytes(whole));
  EXPECT_EQ(bytes(other), bytes(whole));
}

TEST(WeightedTimes, AWeightOfZeroLeavesThePersonOut) {
  WeightedTimes times;
  times.add_event(3, 0);
  times.add_censored(4, 0, 1);
  EXPECT_TRUE(kaplan_meier(times).empty());
}

TEST(WeightedTimes, RefusesWhatIsNoWeight) {
  WeightedTimes times;
  for (const double weight : {-1.0, std::nan(""), std::numeric_limits<double>::infinity()}) {
    EXPECT_THROW(times.add_event(3, weight), std::invalid_argument);
    EXPECT_THROW(times.add_censored(3, weight), std::invalid_argument);
  }
  EXPECT_THROW(times.add_event(3, 1, 3), std::invalid_argument);
}

TEST(WeightedTimes, RefusesNegativeSums) {
  Writer writer;
  writer.number(std::uint64_t{1});
  writer.number(std::int32_t{4});
  ExactSum negative;
  negative.add(-1);
  for (int i = 0; i < 5; ++i) (i == 0 ? negative : ExactSum()).save(writer);
  EXPECT_THROW(restored<WeightedTimes>(writer.bytes()), MalformedBytes);
}

}  // namespace
}  // namespace fotfaste::statistics
