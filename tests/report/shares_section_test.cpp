// Tables of shares without a section of their own: k of n with interval, too few in words, groups across.
#include <gtest/gtest.h>

#include <algorithm>

#include "report/display_text.hpp"
#include "report/terminal_report.hpp"

namespace fotfaste::report {
namespace {

using Json = nlohmann::ordered_json;

Json column(const char* name, const char* type, const char* role, const char* label) {
  return {{"name", name}, {"type", type}, {"role", role}, {"label", {{"sv", label}, {"en", name}}}};
}

// dimensions stand before the group, beside after the share.
Json table(const std::vector<Json>& dimensions, const std::vector<Json>& beside, Json rows) {
  Json columns = dimensions;
  columns.push_back(column("stratum", "stratum", "dimension", "Grupp"));
  for (const char* role : {"numerator", "denominator", "unknown"})
    columns.push_back(column(role, "integer", role, "onämnt"));
  for (const Json& one : beside) columns.push_back(one);
  for (const char* name : {"value", "low", "high"}) columns.push_back(column(name, "number", name, "onämnt"));
  for (const char* name : {"worst", "best", "few"})
    columns.push_back(column(name, "number", "attribute", "onämnt"));
  return {{"id", "some-shares"},
          {"kind", "proportion"},
          {"title", {{"sv", "Några andelar"}, {"en", "Some shares"}}},
          {"columns", std::move(columns)},
          {"labels", {{"point", {{"exit", {{"sv", "vid avslut"}, {"en", "at exit"}}}}}}},
          {"rows", std::move(rows)}};
}

Json row(int k, int n, int unknown, bool few, Json more, Json stratum = Json::object()) {
  more.update({{"stratum", std::move(stratum)},
               {"numerator", k},
               {"denominator", n},
               {"unknown", unknown},
               {"value", static_cast<double>(k) / n},
               {"low", 0.301},
               {"high", 0.954},
               {"worst", 0.5},
               {"best", 0.83},
               {"few", few ? 1 : 0}});
  return more;
}

std::string report(Json of_plugin, std::size_t width = 100,
                   model::Language language = model::Language::swedish) {
  const Json results = {
      {"run", {{"project", {{"id", "x"}, {"name", "X"}}}, {"as_of", "2026-01-01"}, {"few_below", 20}}},
      {"flow", {{"participations", 1}, {"persons", 1}}},
      {"plugins", {{{"id", "any"}, {"outcome", "ok"}, {"tables", {std::move(of_plugin)}}}}},
      {"findings", Json::array()}};
  return terminal_report(results, {language, false, width});
}

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

const Json point = column("point", "text", "dimension", "Punkt");
const Json ending = column("ending", "text", "dimension", "Hur det slutade");

TEST(SharesSection, SaysOfFewThatTheyAreTooFew) {
  const std::string few = report(table({point}, {}, {row(3, 4, 2, true, {{"point", "exit"}})}));
  EXPECT_TRUE(contains(few, "Några andelar")) << few;
  EXPECT_TRUE(contains(few, "vid avslut  3 av 4  för få    30–95 %  50–83 %       2")) << few;
  EXPECT_FALSE(contains(few, "75 %")) << few;
  EXPECT_TRUE(contains(few, "färre än 20 i underlaget")) << few;
  const std::string enough = report(table({point}, {}, {row(30, 40, 0, false, {{"point", "exit"}})}));
  EXPECT_TRUE(contains(enough, "vid avslut  30 av 40   75 %  ████████░░    30–95 %\n")) << enough;
  EXPECT_FALSE(contains(enough, "för få")) << enough;
  const std::string english =
      report(table({point}, {}, {row(3, 4, 0, true, {{"point", "exit"}})}), 100, model::Language::english);
  EXPECT_TRUE(contains(english, "at exit   3 of 4  too few")) << english;
}

TEST(SharesSection, PutsGroupsAcrossUnderEverybody) {
  const std::string text = report(table({point}, {},
                                        {row(30, 40, 0, false, {{"point", "exit"}}),
                                         row(10, 21, 0, false, {{"point", "exit"}}, {{"gender", "woman"}}),
                                         row(20, 22, 0, false, {{"point", "exit"}}, {{"gender", "man"}})}));
  EXPECT_TRUE(contains(text, "30 av 40")) << text;
  EXPECT_TRUE(contains(text, "vid avslut      10 av 21 (48 %)  20 av 22 (91 %)") ||
              contains(text, "vid avslut  10 av 21 (48 %)  20 av 22 (91 %)"))
      << text;
}

TEST(SharesSection, GivesEachOfTheFirstDimensionAPartOfItsOwn) {
  const std::string text =
      report(table({point, ending}, {},
                   {row(30, 40, 0, false, {{"point", "exit"}, {"ending", "finished"}}),
                    row(1, 30, 0, false, {{"point", "exit"}, {"ending", "dropped out"}}),
                    row(20, 40, 0, false, {{"point", "later"}, {"ending", "finished"}})}));
  const std::size_t first = text.find("  vid avslut\n");
  const std::size_t second = text.find("  later\n");
  ASSERT_NE(first, std::string::npos) << text;
  ASSERT_NE(second, std::string::npos) << text;
  EXPECT_LT(text.find("30 av 40"), second);
  EXPECT_LT(text.find("1 av 30"), second);
  EXPECT_GT(text.find("20 av 40"), second);
}

TEST(SharesSection, PutsWhatStandsBesideUnderneathWhereThereIsNoRoom) {
  std::vector<Json> beside;
  Json more = {{"point", "exit"}, {"ending", "finished"}, {"nobody", 0}};
  beside.push_back(column("nobody", "integer", "excluded", "Ingen alls"));
  for (const char* name : {"deltagandet", "avslutningen", "uppföljningen"}) {
    beside.push_back(column(name, "integer", "excluded", name));
    more[name] = 7;
  }
  const Json shares = table({point, ending}, beside, {row(30, 40, 3, false, more)});
  const std::string wide = report(shares, 120);
  EXPECT_TRUE(contains(wide, "            7")) << wide;
  EXPECT_FALSE(contains(wide, "Ingen alls")) << "what concerns nobody leaves no column: " << wide;
  const std::string narrow = report(shares, 66);
  EXPECT_TRUE(contains(narrow, "finished  30 av 40")) << narrow;
  EXPECT_TRUE(contains(narrow, "finished            7")) << narrow;
  for (std::size_t width = 40; width <= 130; width += 3) {
    const std::string text = report(shares, width);
    std::size_t widest = 0;
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = text.find('\n', at);
      widest = std::max(widest, display_width(text.substr(at, end - at)));
      at = end + 1;
    }
    EXPECT_LE(widest, width);
  }
}

TEST(SharesSection, LeavesOtherTablesAlone) {
  EXPECT_FALSE(contains(report(table({point}, {}, Json::array())), "Några andelar"));
  const Json third = column("third", "text", "dimension", "Tredje");
  const std::string three =
      report(table({point, ending, third}, {},
                   {row(30, 40, 0, false, {{"point", "exit"}, {"ending", "finished"}, {"third", "else"}})}));
  EXPECT_TRUE(contains(three, "Några andelar")) << three;
  EXPECT_FALSE(contains(three, "30 av 40")) << "a row of the plain table: " << three;
  const std::string few =
      report(table({point, ending, third}, {},
                   {row(3, 4, 0, true, {{"point", "exit"}, {"ending", "finished"}, {"third", "else"}})}));
  EXPECT_TRUE(contains(few, "för få")) << few;
  EXPECT_FALSE(contains(few, "75 %")) << few;
}

}  // namespace
}  // namespace fotfaste::report
