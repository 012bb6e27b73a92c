#include "host/verdict.hpp"

#include <gtest/gtest.h>

#include "fotfaste/descriptor.h"
#include "host/finish_table.hpp"

namespace fotfaste::host {
namespace {

GoalParts share(double low, std::int64_t numerator, std::int64_t denominator, std::int64_t unknown,
                std::int64_t pending, double undecided_above = 0.2) {
  GoalParts parts;
  parts.target_low = low;
  parts.numerator = numerator;
  parts.denominator = denominator;
  parts.unknown = unknown;
  parts.pending = pending;
  parts.undecided_above = undecided_above;
  return parts;
}

GoalParts count(double low, std::int64_t numerator, std::int64_t denominator, std::int64_t unknown,
                std::int64_t pending, std::int64_t early = 0, std::optional<std::int64_t> to_come = 0) {
  GoalParts parts = share(low, numerator, denominator, unknown, pending);
  parts.in_counts = true;
  parts.early = early;
  parts.to_come = to_come;
  return parts;
}

TEST(VerdictOnAShare, FollowsFromTheBounds) {
  EXPECT_EQ(verdict(share(0.8, 8, 10, 0, 0)), "reached");
  EXPECT_EQ(verdict(share(0.8, 7, 10, 0, 0)), "not_reached");
  EXPECT_EQ(verdict(share(0.8, 9, 10, 1, 0)), "reached");        // 9/11 at worst
  EXPECT_EQ(verdict(share(0.8, 8, 9, 1, 1)), "likely_reached");  // 8/11 at worst, 8/9 of those known
  EXPECT_EQ(verdict(share(0.8, 8, 9, 3, 3)), "undecided");       // too many open
  EXPECT_EQ(verdict(share(0.8, 7, 9, 1, 0)), "undecided");       // 0.8 at best: may still be reached
  EXPECT_EQ(verdict(share(0.8, 5, 9, 1, 1)), "not_reached");     // 7/11 at best
  EXPECT_EQ(verdict(share(0.8, 0, 0, 0, 0)), "undecided");
  EXPECT_EQ(verdict(share(0.8, 0, 0, 0, 9)), "undecided");
}

TEST(VerdictOnAShare, KnowsUpperLimitsAndBands) {
  GoalParts parts = share(0.35, 24, 60, 0, 0);
  parts.target_high = 0.45;
  EXPECT_EQ(verdict(parts), "reached");
  parts.numerator = 30;
  EXPECT_EQ(verdict(parts), "not_reached");
  parts.numerator = 10;
  EXPECT_EQ(verdict(parts), "not_reached");
  parts.target_low.reset();
  EXPECT_EQ(verdict(parts), "reached");
}

TEST(VerdictOnAShare, IsExactAtTheLimit) {
  for (std::int64_t all = 1; all <= 200; ++all) {
    for (std::int64_t some = 0; some <= all; ++some) {
      EXPECT_EQ(verdict(share(static_cast<double>(some) / static_cast<double>(all), some, all, 0, 0)),
                "reached");
    }
  }
}

TEST(VerdictOnACount, FollowsFromWhatIsAndWhatMayCome) {
  EXPECT_EQ(verdict(count(40, 40, 60, 0, 0)), "reached");
  EXPECT_EQ(verdict(count(40, 35, 50, 0, 10, 5)), "reached");         // those early count
  EXPECT_EQ(verdict(count(40, 30, 60, 5, 4)), "not_reached");         // 39 at most
  EXPECT_EQ(verdict(count(40, 30, 50, 5, 5)), "undecided");           // 40 at most
  EXPECT_EQ(verdict(count(40, 10, 20, 0, 0, 0, 40)), "undecided");    // forty are still to come
  EXPECT_EQ(verdict(count(40, 10, 31, 0, 0, 0, 29)), "not_reached");  // 29 are
  EXPECT_EQ(verdict(count(40, 39, 60, 0, 1)), "undecided");           // 39.65 if the last is like the others
}

TEST(VerdictOnACount, IsLikelyWhenTheOpenAreFewAndLikeTheKnown) {
  EXPECT_EQ(verdict(count(40, 33, 48, 0, 12)), "likely_reached");       // 41.25 expected, 20 % open
  EXPECT_EQ(verdict(count(40, 32, 47, 0, 13)), "undecided");            // 40.85 expected, 22 % open
  EXPECT_EQ(verdict(count(40, 32, 50, 0, 10)), "undecided");            // 38.4 expected
  EXPECT_EQ(verdict(count(40, 36, 50, 3, 2, 0, 5)), "likely_reached");  // the unknown and those to come too
  EXPECT_EQ(verdict(count(40, 0, 0, 0, 60)), "undecided");
}

TEST(VerdictOnACount, IsNeverOutOfReachWhenNobodyKnowsHowManyCome) {
  EXPECT_EQ(verdict(count(60, 50, 50, 0, 0)), "not_reached");
  EXPECT_EQ(verdict(count(60, 50, 50, 0, 0, 0, std::nullopt)), "undecided");
  EXPECT_EQ(verdict(count(60, 60, 60, 0, 0, 0, std::nullopt)), "reached");
  GoalParts parts = count(0, 5, 60, 0, 0, 0, std::nullopt);
  parts.target_low.reset();
  parts.target_high = 5;
  EXPECT_EQ(verdict(parts), "undecided");
}

TEST(VerdictOnACount, KnowsUpperLimits) {
  GoalParts parts = count(0, 5, 60, 0, 0);
  parts.target_low.reset();
  parts.target_high = 5;
  EXPECT_EQ(verdict(parts), "reached");
  parts.pending = 1;
  EXPECT_EQ(verdict(parts), "undecided");
  parts.numerator = 6;
  EXPECT_EQ(verdict(parts), "not_reached");
}

TEST(VerdictByEvidence, IsWhatWasAttested) {
  GoalParts parts;
  parts.by_evidence = true;
  EXPECT_EQ(verdict(parts), "undecided");
  parts.attested = 1;
  EXPECT_EQ(verdict(parts), "reached");
  parts.attested = 0;
  EXPECT_EQ(verdict(parts), "not_reached");
}

TEST(Verdict, NeedsATarget) {
  EXPECT_EQ(verdict(GoalParts{}), "no_target");
}

// More answers of yes among those open never turn a verdict from reached to not reached, or the reverse.
TEST(Verdict, ThatIsFinalStaysWhateverComes) {
  for (std::int64_t numerator = 0; numerator <= 6; ++numerator) {
    for (std::int64_t open = 0; open <= 5; ++open) {
      for (int tenths = 0; tenths <= 10; ++tenths) {
        for (const bool in_counts : {false, true}) {
          GoalParts before = share(in_counts ? tenths : tenths / 10.0, numerator, 6, open, 0);
          before.in_counts = in_counts;
          const std::string_view said = verdict(before);
          if (said != "reached" && said != "not_reached") continue;
          for (std::int64_t yes = 0; yes <= open; ++yes) {
            GoalParts after = before;
            after.unknown = 0;
            after.numerator += yes;
            after.denominator += open;
            EXPECT_EQ(verdict(after), said);
          }
        }
      }
    }
  }
}

TEST(GoalTables, GetTheirVerdictLast) {
  model::TableResult table;
  table.description.kind = FOTFASTE_KIND_GOALS;
  const auto add = [&](const char* name, std::uint32_t type, std::uint32_t role) {
    table.description.columns.push_back({name, type, role, "", {}});
  };
  add("goal", FOTFASTE_TYPE_TEXT, FOTFASTE_ROLE_DIMENSION);
  add("kind", FOTFASTE_TYPE_TEXT, FOTFASTE_ROLE_ATTRIBUTE);
  add("n", FOTFASTE_TYPE_INTEGER, FOTFASTE_ROLE_NUMERATOR);
  add("all", FOTFASTE_TYPE_INTEGER, FOTFASTE_ROLE_DENOMINATOR);
  add("low_end", FOTFASTE_TYPE_NUMBER, FOTFASTE_ROLE_TARGET_LOW);
  add("high_end", FOTFASTE_TYPE_NUMBER, FOTFASTE_ROLE_TARGET_HIGH);
  add("scale", FOTFASTE_TYPE_TEXT, FOTFASTE_ROLE_SCALE);
  add("attested", FOTFASTE_TYPE_INTEGER, FOTFASTE_ROLE_ATTESTED);
  add("planned", FOTFASTE_TYPE_INTEGER, FOTFASTE_ROLE_ATTRIBUTE);
  const model::Cell null;
  table.rows = {
      {std::string("a"), std::string("share"), std::int64_t{8}, std::int64_t{10}, 0.8, null,
       std::string("share"), null, null},
      {std::string("b"), std::string("evidence"), null, null, null, null, null, std::int64_t{1}, null},
      {std::string("c"), std::string("evidence"), null, null, null, null, null, null, null},
      {std::string("d"), std::string("share"), std::int64_t{8}, std::int64_t{10}, null, null,
       std::string("share"), null, null},
      {std::string("e"), std::string("count"), std::int64_t{8}, std::int64_t{10}, 40.0, null,
       std::string("count"), null, std::int64_t{60}},
  };
  finish_table(table, 20);
  EXPECT_EQ(table.description.columns.back().name, "verdict");
  const char* const expected[] = {"reached", "reached", "undecided", "no_target", "undecided"};
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    EXPECT_EQ(table.rows[i].size(), table.description.columns.size());
    EXPECT_EQ(std::get<std::string>(table.rows[i].back()), expected[i]) << i;
  }
}

}  // namespace
}  // namespace fotfaste::host
