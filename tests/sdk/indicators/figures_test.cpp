#include "fotfaste/sdk/indicators/figures.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>

#include "fotfaste/sdk/calendar.hpp"
#include "small_scheme.hpp"

namespace fotfaste::tests {
namespace {

using indicators::CellCounts;
using indicators::everybody_row;
using indicators::Facts;
using indicators::Figures;
using indicators::Periods;
using indicators::SetDigest;
using indicators::Standing;

SetDigest digest_of(std::uint64_t person, Day entry) {
  Facts facts;
  facts.person = person;
  facts.entry = entry;
  return SetDigest::of(facts);
}

TEST(Digests, AddUpOverDisjointSetsInAnyOrder) {
  std::vector<SetDigest> records;
  for (std::uint64_t person = 0; person < 200; ++person) records.push_back(digest_of(person, 19000));
  SetDigest whole;
  for (const SetDigest& one : records) whole.add(one);
  std::mt19937 random(3);
  std::shuffle(records.begin(), records.end(), random);
  SetDigest first, second;
  for (std::size_t i = 0; i < records.size(); ++i) (i < 77 ? first : second).add(records[i]);
  EXPECT_NE(first.text(), whole.text());
  first.add(second);
  EXPECT_EQ(first.text(), whole.text());
  EXPECT_EQ(whole.text().size(), 32U);
}

TEST(Digests, TellSetsApart) {
  std::set<std::string> seen;
  for (std::uint64_t person = 0; person < 100; ++person) {
    for (Day entry = 19000; entry < 19050; ++entry) seen.insert(digest_of(person, entry).text());
  }
  EXPECT_EQ(seen.size(), 5000U);
  EXPECT_EQ(SetDigest().text(), std::string(32, '0'));
}

TEST(HalfYears, EndInJuneAndDecember) {
  const Periods half_years(true);
  const auto text = [&](const char* day) { return half_years.text(half_years.of(parse_day(day).value())); };
  EXPECT_EQ(text("2024-01-01"), "2024-06");
  EXPECT_EQ(text("2024-06-30"), "2024-06");
  EXPECT_EQ(text("2024-07-01"), "2024-12");
  EXPECT_EQ(text("2024-12-31"), "2024-12");
  EXPECT_EQ(text("2025-01-01"), "2025-06");
  for (const char* period : {"2024-06", "2024-12", "2000-06", "2099-12"}) {
    const auto parsed = half_years.parse(period);
    ASSERT_TRUE(parsed) << period;
    EXPECT_EQ(half_years.text(*parsed), period);
    EXPECT_EQ(half_years.of(half_years.first_day(*parsed)), *parsed);
  }
  for (const char* wrong :
       {"2024", "2024-07", "2024-6", "2024-13", "20x4-06", "", "1999-12", "2100-06", "2204-06"})
    EXPECT_EQ(half_years.parse(wrong), std::nullopt) << wrong;
  EXPECT_EQ(Periods(false).parse("2024"), 2024);
  EXPECT_EQ(Periods(false).parse("2024-06"), std::nullopt);
  EXPECT_EQ(Periods(false).text(2007), "2007");
}

TEST(SumsOfCodes, AreTakenApartAtAPlusBeforeALetter) {
  std::string_view sum = "EECO02+04+EECO06+CR01";
  EXPECT_EQ(indicators::take_code(sum), "EECO02+04");
  EXPECT_EQ(indicators::take_code(sum), "EECO06");
  EXPECT_EQ(indicators::take_code(sum), "CR01");
  EXPECT_TRUE(sum.empty());
}

Day as_of() {
  return parse_day("2025-01-01").value();
}

TEST(FiguresTest, RunOnOverPeriodsWithNothingInThem) {
  SmallCounts records;
  records.add(indicator_a, "2023-06", Gender::woman, Standing::in, 1)
      .add(indicator_a, "2024-06", Gender::woman, Standing::in, 2)
      .add(indicator_a, "2024-06", Gender::unknown, Standing::in, 3)
      .add(indicator_a, "2024-06", Gender::man, Standing::condition_not_met, 4)
      .add(indicator_a, "2024-06", Gender::man, Standing::unknown, 5);
  const SmallSupplied none("");
  const Figures figures(small_scheme, records.counts, none.supplied, as_of());
  ASSERT_EQ(figures.period_count(), 4U);  // through that of the last day known
  EXPECT_EQ(figures.period(0), half_year("2023-06"));
  EXPECT_EQ(figures.at(indicator_a, 1, 0).value(), 0);
  EXPECT_EQ(figures.until(indicator_a, 1, 0).value(), 1);
  EXPECT_EQ(figures.until(indicator_a, 3, 0).value(), 2);
  EXPECT_EQ(figures.at(indicator_a, 2, 1).reference, 2);
  EXPECT_EQ(figures.at(indicator_a, 2, 1).unknown, 1);
  // Everybody's figure has those whose gender is not known.
  EXPECT_EQ(figures.until(indicator_a, 3, everybody_row).value(), 3);
  SetDigest three;
  for (std::uint64_t person : {1U, 2U, 3U}) {
    Facts facts;
    facts.person = person;
    three.add(SetDigest::of(facts));
  }
  EXPECT_EQ(figures.until(indicator_a, 3, everybody_row).digest.text(), three.text());
}

TEST(FiguresTest, AreNoDataWhereNothingIsKnownOfAnybody) {
  SmallCounts records;
  records.add(indicator_a, "2024-06", Gender::woman, Standing::unknown)
      .add(indicator_b, "2024-06", Gender::woman, Standing::condition_not_met)
      .add(indicator_b, "2024-06", Gender::woman, Standing::unknown, 2)
      .add(indicator_result, "2024-06", Gender::woman, Standing::not_due);
  const SmallSupplied none("");
  const Figures figures(small_scheme, records.counts, none.supplied, as_of());
  EXPECT_FALSE(figures.is_collected(indicator_a));
  EXPECT_TRUE(figures.is_collected(indicator_b));
  // A result that nobody is due for is zero, and a background of nobody is no data.
  EXPECT_TRUE(figures.is_collected(indicator_result));
  EXPECT_FALSE(figures.is_collected(indicator_sum));
  EXPECT_FALSE(figures.is_collected(indicator_entity));
}

TEST(FiguresTest, AreNoneWithoutRecordsAndSupplies) {
  const SmallSupplied none("");
  EXPECT_EQ(Figures(small_scheme, CellCounts(small_indicators.size()), none.supplied, as_of()).period_count(),
            0U);
}

TEST(FiguresTest, AddWhatIsSuppliedAndShowItApart) {
  SmallCounts records;
  records.add(indicator_a, "2024-06", Gender::woman, Standing::in);
  const SmallSupplied supplied(supply("A", "2024-06", "woman", 4) + supply("A", "2023-12", "all", 2) +
                               supply("E", "2024-12", "all", 3));
  const Figures figures(small_scheme, records.counts, supplied.supplied, as_of());
  ASSERT_EQ(figures.period_count(), 3U);
  EXPECT_EQ(figures.at(indicator_a, 1, 0).value(), 5);
  EXPECT_EQ(figures.at(indicator_a, 1, 0).counted, 1);
  EXPECT_EQ(figures.at(indicator_a, 1, 0).supplied, 4);
  EXPECT_EQ(figures.at(indicator_a, 1, everybody_row).value(), 5);
  EXPECT_EQ(figures.at(indicator_a, 0, everybody_row).value(), 2);
  EXPECT_EQ(figures.at(indicator_a, 0, 0).value(), 0);
  EXPECT_EQ(figures.until(indicator_a, 2, everybody_row).value(), 7);
  EXPECT_TRUE(figures.is_collected(indicator_entity));
  EXPECT_EQ(figures.until(indicator_entity, 2, everybody_row).value(), 3);
  // A sum has what is supplied for its parts, and nothing of the others.
  EXPECT_EQ(figures.until(indicator_sum, 2, everybody_row).value(), 6);
  EXPECT_TRUE(figures.is_collected(indicator_sum));
  EXPECT_FALSE(figures.is_collected(indicator_b));
}

TEST(FiguresTest, GoOnToAPeriodThatIsSuppliedForTheFuture) {
  const SmallSupplied supplied(supply("R", "2026-06", "man", 1));
  const Figures figures(small_scheme, CellCounts(small_indicators.size()), supplied.supplied, as_of());
  EXPECT_EQ(figures.period_count(), 1U);
  EXPECT_EQ(figures.period(0), half_year("2026-06"));
}

TEST(SuppliedTest, RefusesACodeOrAPeriodThatDoesNotExist) {
  EXPECT_THROW(SmallSupplied(supply("C", "2024-06", "all", 1)), ParameterError);
  EXPECT_THROW(SmallSupplied(supply("A", "2024", "all", 1)), ParameterError);
  EXPECT_THROW(SmallSupplied(supply("A", "2204-06", "all", 1)), ParameterError);
}

TEST(CellCountsTest, AddUpHoweverTheyWereSplitAndWritten) {
  std::mt19937 random(5);
  SmallCounts whole;
  std::vector<SmallCounts> shards(4);
  for (std::uint64_t person = 0; person < 300; ++person) {
    const std::size_t indicator = random() % 4;
    const char* const periods[] = {"2023-12", "2024-06", "2024-12"};
    const char* period = periods[random() % 3];
    const auto gender = static_cast<Gender>(random() % 4);
    const auto standing = static_cast<Standing>(random() % indicators::standing_count);
    whole.add(indicator, period, gender, standing, person);
    shards[random() % 4].add(indicator, period, gender, standing, person);
  }
  Writer expected;
  whole.counts.save(expected);
  CellCounts merged(small_indicators.size());
  merged.merge(shards[2].counts);
  for (const std::size_t i : {3U, 0U, 1U}) {
    Writer bytes;
    shards[i].counts.save(bytes);
    Reader reader(bytes.bytes());
    merged.restore(reader);
    EXPECT_TRUE(reader.at_end());
  }
  Writer got;
  merged.save(got);
  EXPECT_EQ(got.bytes(), expected.bytes());
  Reader cut(std::string_view(expected.bytes()).substr(0, expected.bytes().size() - 1));
  CellCounts other(small_indicators.size());
  EXPECT_THROW(other.restore(cut), MalformedBytes);
}

}  // namespace
}  // namespace fotfaste::tests
