#include "fotfaste/sdk/spells.hpp"

#include <gtest/gtest.h>

#include <random>

namespace fotfaste {
namespace {

Day day(int year, int month, int of_month) {
  return to_day({year, month, of_month});
}

TEST(Spells, AreHalfOpen) {
  const Spell spell{10, 20};
  EXPECT_TRUE(covers(spell, 10));
  EXPECT_TRUE(covers(spell, 19));
  EXPECT_FALSE(covers(spell, 20));
  EXPECT_FALSE(overlaps(spell, {20, 30}));
  EXPECT_TRUE(overlaps(spell, {19, 20}));
  EXPECT_EQ(overlap_days(spell, {15, end_of_time}), 5);
  EXPECT_EQ(overlap_days(spell, {20, 30}), 0);
  EXPECT_TRUE(is_empty(clip(spell, {25, 30})));
}

TEST(Spells, LastForCivilMonths) {
  const Day start = day(2024, 8, 31);
  EXPECT_TRUE(lasts({start, day(2025, 2, 28)}, start, {6, 0}));
  EXPECT_FALSE(lasts({start, day(2025, 2, 27)}, start, {6, 0}));
  EXPECT_TRUE(lasts({start, end_of_time}, start, {6, 0}));
}

TEST(Spells, JoinAcrossGapsUpToTheStatedLength) {
  std::vector<Spell> near{{0, 10}, {24, 30}};
  join(near, {0, 14});
  EXPECT_EQ(near, (std::vector<Spell>{{0, 30}}));
  std::vector<Spell> far{{0, 10}, {25, 30}};
  join(far, {0, 14});
  EXPECT_EQ(far.size(), 2U);
  std::vector<Spell> open{{0, end_of_time}, {5, 9}};
  join(open, {1, 0});
  EXPECT_EQ(open, (std::vector<Spell>{{0, end_of_time}}));
  std::vector<Spell> none;
  join(none);
  EXPECT_TRUE(none.empty());
}

// Against days marked one by one.
TEST(Spells, AgreeWithCountingDays) {
  std::mt19937 random(7);
  for (int round = 0; round < 500; ++round) {
    std::vector<Spell> spells;
    std::vector<bool> covered(100);
    for (auto count = random() % 6; count > 0; --count) {
      const auto from = static_cast<Day>(random() % 90);
      const auto until = from + 1 + static_cast<Day>(random() % 10);
      spells.push_back({from, until});
      for (Day at = from; at < until; ++at) covered[static_cast<std::size_t>(at)] = true;
    }
    sort_spells(spells);
    const auto begin = static_cast<Day>(random() % 50);
    const Spell window{begin, begin + static_cast<Day>(random() % 50)};
    std::int64_t days = 0;
    for (Day at = window.from; at < window.until; ++at) days += covered[static_cast<std::size_t>(at)] ? 1 : 0;
    EXPECT_EQ(covered_days(spells, window), days);

    std::vector<Spell> gaps;
    uncovered(spells, window, gaps);
    std::int64_t gap_days = 0;
    for (const Spell& gap : gaps) gap_days += overlap_days(gap, window);
    EXPECT_EQ(gap_days, window.until - window.from - days);

    join(spells);
    for (std::size_t i = 1; i < spells.size(); ++i) EXPECT_GT(spells[i].from, spells[i - 1].until);
    EXPECT_EQ(covered_days(spells, window), days);
  }
}

}  // namespace
}  // namespace fotfaste
