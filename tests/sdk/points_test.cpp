#include "fotfaste/sdk/points.hpp"

#include <gtest/gtest.h>

#include "fotfaste/sdk/window.hpp"

namespace fotfaste {
namespace {

TEST(Points, AreAnAnchorAndAnOffset) {
  EXPECT_EQ(parse_point("exit"), (Point{Anchor::exit, {}}));
  EXPECT_EQ(parse_point("exit+28d"), (Point{Anchor::exit, {0, 28}}));
  EXPECT_EQ(parse_point("entry+12m"), (Point{Anchor::entry, {12, 0}}));
  EXPECT_EQ(parse_point("entry+2y"), (Point{Anchor::entry, {24, 0}}));
}

TEST(Points, AreNothingElse) {
  for (const char* text : {"", "exits", "exit+", "exit+6", "exit+m", "+6m", "exit-6m", "exit+6m+1d",
                           "exit +6m", "Exit", "exit+6w"}) {
    EXPECT_EQ(parse_point(text), std::nullopt) << text;
  }
}

TEST(Points, AreDueOnceTheirDayIsOver) {
  EXPECT_TRUE(is_due(9, 10));
  EXPECT_FALSE(is_due(10, 10));
}

TEST(Windows, AreDaysBeforeAndAfter) {
  EXPECT_EQ(parse_window("-14d..+30d"), (Window{14, 30}));
  EXPECT_EQ(parse_window("0d..+30d"), (Window{0, 30}));
  EXPECT_EQ(parse_window("-14d..0d"), (Window{14, 0}));
  EXPECT_EQ(parse_window("-0d..+0d"), (Window{0, 0}));
}

TEST(Windows, AreNothingElse) {
  for (const char* text :
       {"", "..", "14d..30d", "-14d", "-14d..30d", "+14d..+30d", "-14d..-3d", "-14d...+30d", "-1m..+30d",
        "-14d..+1m", "-14..+30", "-0m..+0d", "--14d..+30d", "-14d..+30d "}) {
    EXPECT_EQ(parse_window(text), std::nullopt) << text;
  }
}

}  // namespace
}  // namespace fotfaste
