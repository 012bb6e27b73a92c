#include "report/findings_text.hpp"

#include <gtest/gtest.h>

#include "example_results.hpp"
#include "report/display_text.hpp"
#include "report/findings_document.hpp"
#include "report/json_text.hpp"
#include "report/sarif.hpp"

namespace fotfaste::report {
namespace {

using model::Finding;
using model::Language;

std::string in_english(const Finding& finding, std::size_t width = 100) {
  return findings_text(std::vector<Finding>{finding}, {Language::english, false, width, 3});
}

std::string in_swedish(const Finding& finding) {
  return findings_text(std::vector<Finding>{finding}, {Language::swedish, false, 100, 3});
}

TEST(FindingsText, HasTheOneFormat) {
  EXPECT_EQ(in_english(example::finding_with_excerpt()),
            "error[D014]: employment ends before it starts\n"
            "  --> data/status.csv:212:4 (till)\n"
            "    |\n"
            "212 | p0041,employed,2025-06-01,2025-03-01\n"
            "    |                           ^^^^^^^^^^ before 2025-06-01\n"
            "    = and 2 more\n"
            "    = 3 of 214 rows (1.4 %)\n"
            "    = help: swap the dates, or leave the end empty for a spell that goes on\n"
            "\n");
}

TEST(FindingsText, SpeaksSwedish) {
  const std::string text = in_swedish(example::finding_with_excerpt());
  EXPECT_TRUE(text.starts_with("fel[D014]: anställning slutar innan den börjar\n"));
  EXPECT_NE(text.find("= 3 av 214 rader (1,4 %)"), std::string::npos);
  EXPECT_NE(text.find("= hjälp: byt plats"), std::string::npos);
  EXPECT_NE(text.find("^^^^^^^^^^ före 2025-06-01"), std::string::npos);
}

TEST(FindingsText, PutsCaretsUnderSwedishLetters) {
  Finding finding = example::finding_with_excerpt();
  finding.places[0].excerpt = "på,åäö,Örebrø";
  finding.places[0].caret = 3;
  finding.places[0].caret_length = 3;
  const std::string text = in_english(finding);
  EXPECT_NE(text.find("212 | på,åäö,Örebrø\n    |    ^^^ before"), std::string::npos) << text;
}

TEST(FindingsText, PutsCaretsUnderMaskedText) {
  Finding finding = example::finding_with_excerpt();
  finding.places[0].excerpt = "••••••••-••••,Kvinna";
  finding.places[0].caret = 0;
  finding.places[0].caret_length = 13;
  const std::string text = in_english(finding);
  EXPECT_NE(text.find("    | ^^^^^^^^^^^^^ before"), std::string::npos) << text;
}

TEST(FindingsText, PutsCaretsUnderWideCharacters) {
  Finding finding = example::finding_with_excerpt();
  finding.places[0].excerpt = "日本,x";
  finding.places[0].caret = 3;
  finding.places[0].caret_length = 1;
  EXPECT_NE(in_english(finding).find("\n    |      ^ before"), std::string::npos);
}

TEST(FindingsText, ShowsTheTroubleInALongRow) {
  Finding finding = example::finding_with_excerpt();
  finding.places[0].excerpt = std::string(5000, 'a') + "TROUBLE" + std::string(5000, 'b');
  finding.places[0].caret = 5000;
  finding.places[0].caret_length = 7;
  const std::string text = in_english(finding, 80);
  std::size_t row = text.find("212 | ");
  std::size_t carets = text.find("    | ", row);
  ASSERT_NE(carets, std::string::npos);
  EXPECT_EQ(display_width(text.substr(row, text.find("TROUBLE") - row)),
            display_width(text.substr(carets, text.find('^') - carets)));
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = text.find('\n', at);
    EXPECT_LE(display_width(text.substr(at, end - at)), 80u);
    at = end + 1;
  }
}

TEST(FindingsText, SurvivesCaretsOutsideTheRow) {
  Finding finding = example::finding_with_excerpt();
  finding.places[0].excerpt = "abc";
  finding.places[0].caret = 500;
  finding.places[0].caret_length = 4'000'000'000u;
  EXPECT_NE(in_english(finding).find("212 | abc\n    |    ^ before"), std::string::npos)
      << in_english(finding);
  finding.places[0].caret = 1;
  EXPECT_NE(in_english(finding).find("    |  ^^ before"), std::string::npos);
}

TEST(FindingsText, NeutralisesHostileText) {
  Finding finding = example::finding_with_excerpt();
  finding.message = {"\x1b[2J\u202e", "\x1b[2J\u202e"};
  finding.places[0].file = "a\x1b]0;x\x07.csv";
  finding.places[0].column_name = std::string(10'000, 'k');
  finding.places[0].excerpt = "p1,\x1b[31m,\r\n\xff,x";
  finding.places[0].note = {"\x9b", "\x9b"};
  finding.help = {"\b\b\b", "\b\b\b"};
  const std::string text = in_english(finding);
  for (const char c : text) EXPECT_TRUE(c == '\n' || static_cast<unsigned char>(c) >= 0x20);
  EXPECT_EQ(text.find("\u202e"), std::string::npos);
  EXPECT_LT(text.size(), 2000u);
}

TEST(FindingsText, ShowsThreePlacesAndCountsTheRest) {
  Finding finding = example::finding_with_excerpt();
  finding.places.assign(10, finding.places[0]);
  finding.count = 15;
  const std::string text = in_english(finding);
  std::size_t arrows = 0;
  for (std::size_t at = text.find("-->"); at != std::string::npos; at = text.find("-->", at + 1)) ++arrows;
  EXPECT_EQ(arrows, 3u);
  EXPECT_NE(text.find("= and 12 more"), std::string::npos);
}

TEST(FindingsText, ColoursOnlyWhenAsked) {
  const std::vector<Finding> findings = example::findings();
  EXPECT_EQ(findings_text(findings, {Language::swedish, false, 100, 3}).find('\x1b'), std::string::npos);
  EXPECT_NE(findings_text(findings, {Language::swedish, true, 100, 3}).find("\x1b[1;31mfel[D007]"),
            std::string::npos);
}

TEST(FindingsText, SumsUp) {
  EXPECT_EQ(findings_summary(example::findings(), Language::swedish), "2 fel, 1 notering");
  EXPECT_EQ(findings_summary(example::findings(), Language::english), "2 errors, 1 note");
  EXPECT_EQ(findings_summary({}, Language::english), "nothing to remark on");
}

TEST(FindingsDocument, KeepsExcerptsOnlyWhenAsked) {
  const std::vector<Finding> findings = {example::finding_with_excerpt()};
  EXPECT_EQ(findings_document(findings, Excerpts::keep)[0]["places"][0]["caret"], 26);
  EXPECT_FALSE(findings_document(findings, Excerpts::leave_out)[0]["places"][0].contains("excerpt"));
}

TEST(Sarif, HasARuleACodeAndAResultAPlace) {
  std::vector<Finding> findings = example::findings();
  findings.push_back(findings[1]);
  const auto document = sarif_document(findings, Language::english);
  EXPECT_EQ(document["version"], "2.1.0");
  const auto& run = document["runs"][0];
  EXPECT_EQ(run["tool"]["driver"]["rules"].size(), 3u);
  ASSERT_EQ(run["results"].size(), 4u);
  const auto& result = run["results"][1];
  EXPECT_EQ(result["ruleId"], "D014");
  EXPECT_EQ(run["tool"]["driver"]["rules"][result["ruleIndex"].get<std::size_t>()]["id"], "D014");
  EXPECT_EQ(result["level"], "error");
  EXPECT_EQ(result["locations"][0]["physicalLocation"]["region"]["startLine"], 212);
  EXPECT_FALSE(result["locations"][0]["physicalLocation"]["region"].contains("startColumn"))
      << "a column of a data file is not a character";
  EXPECT_TRUE(run["results"][2]["locations"].empty());
}

TEST(Sarif, PointsToTheCharacterInProjectToml) {
  Finding finding = example::finding_with_excerpt();
  finding.code = "C001";
  finding.places[0].file = "mål projekt/project.toml";
  const auto location =
      sarif_document(std::vector<Finding>{finding},
                     Language::swedish)["runs"][0]["results"][0]["locations"][0]["physicalLocation"];
  EXPECT_EQ(location["artifactLocation"]["uri"], "m%C3%A5l%20projekt/project.toml");
  EXPECT_EQ(location["region"]["startColumn"], 4);
  EXPECT_EQ(location["region"]["endColumn"], 14);
}

}  // namespace
}  // namespace fotfaste::report
