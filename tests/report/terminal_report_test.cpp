#include "report/terminal_report.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "example_results.hpp"
#include "golden.hpp"
#include "report/display_text.hpp"
#include "report/json_text.hpp"
#include "report/palette.hpp"

namespace fotfaste::report {
namespace {

using Json = nlohmann::ordered_json;
using model::Language;

std::string report_of(const Json& document, Language language = Language::swedish, std::size_t width = 100) {
  return terminal_report(document, {language, false, width});
}

std::size_t widest_line(const std::string& text) {
  std::size_t widest = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = text.find('\n', at);
    widest = std::max(widest, display_width(text.substr(at, end - at)));
    at = end + 1;
  }
  return widest;
}

struct Look {
  Language language;
  std::size_t width;
};

class TerminalReportLook : public testing::TestWithParam<Look> {};

TEST_P(TerminalReportLook, EqualsTheGoldenFile) {
  const auto [language, width] = GetParam();
  const std::string text = report_of(example::document(), language, width);
  EXPECT_LE(widest_line(text), width);
  const std::string name = language == Language::swedish ? "sv" : "en";
  expect_golden("terminal-" + name + "-" + std::to_string(width) + ".txt", text);
}

INSTANTIATE_TEST_SUITE_P(Widths, TerminalReportLook,
                         testing::Values(Look{Language::swedish, 40}, Look{Language::swedish, 60},
                                         Look{Language::swedish, 80}, Look{Language::swedish, 120},
                                         Look{Language::english, 60}, Look{Language::english, 80},
                                         Look{Language::english, 120}));

TEST(TerminalReport, IsMadeFromTheWrittenDocumentAlone) {
  const Json document = example::document();
  EXPECT_EQ(report_of(Json::parse(json_text(document))), report_of(document));
}

TEST(TerminalReport, NeverGoesBeyondTheWidth) {
  const Json document = example::document();
  for (std::size_t width = 40; width <= 160; width += 3) {
    EXPECT_LE(widest_line(report_of(document, Language::swedish, width)), width);
  }
}

// Without UTF-8 there are bars and rules all the same, of the same length.
TEST(TerminalReport, DrawsWithWhatTheTerminalHas) {
  const Json document = example::document();
  const auto without = [](std::string text, const std::vector<std::string>& marks, char stand_in) {
    for (const std::string& mark : marks) {
      for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, at + 1))
        text.replace(at, mark.size(), 1, stand_in);
    }
    return text;
  };
  const std::string rich = terminal_report(document, {Language::swedish, false, 120, false});
  const std::string plain = terminal_report(document, {Language::swedish, false, 120, true});
  EXPECT_NE(rich.find("█████░░░░░"), std::string::npos);
  EXPECT_NE(plain.find("#####....."), std::string::npos);
  for (const char* const mark : {"█", "░", "─"}) EXPECT_EQ(plain.find(mark), std::string::npos) << mark;
  EXPECT_EQ(without(without(without(rich, {"█"}, '#'), {"░"}, '.'), {"─"}, '-'), plain);
}

TEST(TerminalReport, DrawsNoBarWhereTooFewAreCounted) {
  const std::string text = report_of(example::document(), Language::swedish, 120);
  for (std::size_t at = text.find("(för få)"); at != std::string::npos; at = text.find("(för få)", at + 1)) {
    const std::size_t line = text.rfind('\n', at) + 1;
    EXPECT_EQ(text.substr(line, at - line).find("█"), std::string::npos);
  }
  EXPECT_NE(text.find("(för få)"), std::string::npos);
}

TEST(Bars, AreEmptyAndFullForNothingAndEverythingAlone) {
  const Palette palette(false, true);
  EXPECT_EQ(palette.bar(0), "..........");
  EXPECT_EQ(palette.bar(0.001), "#.........");
  EXPECT_EQ(palette.bar(0.5), "#####.....");
  EXPECT_EQ(palette.bar(0.999), "#########.");
  EXPECT_EQ(palette.bar(1), "##########");
  EXPECT_EQ(palette.bar(-3), palette.bar(0));
  EXPECT_EQ(palette.bar(7), palette.bar(1));
  std::ptrdiff_t last = 0;
  for (int share = 0; share <= 1000; ++share) {
    const std::string bar = palette.bar(share / 1000.0);
    const auto filled = std::count(bar.begin(), bar.end(), '#');
    EXPECT_GE(filled, last);
    last = filled;
  }
}

TEST(TerminalReport, PutsGoalsFirstAndFailuresLater) {
  const std::string text = report_of(example::document());
  const std::size_t goals = text.find("Projektets mål");
  const std::size_t follow_up = text.find("Tillstånd vid uppföljningspunkterna");
  const std::size_t failures = text.find("Insticksprogram utan resultat");
  const std::size_t data = text.find("data/deltagare.csv: 62 rader = 60 använda + 2 åsidosatta");
  EXPECT_LT(goals, follow_up);
  EXPECT_LT(follow_up, failures);
  EXPECT_LT(failures, data);
  EXPECT_NE(data, std::string::npos);
}

TEST(TerminalReport, SaysWhenTheBasisIsSmall) {
  EXPECT_NE(report_of(example::document(), Language::swedish, 120)
                .find("Underlaget är litet (n = 4): tolka med försiktighet."),
            std::string::npos);
}

TEST(TerminalReport, SaysEveryVerdictInWords) {
  const std::string text = report_of(example::document(), Language::swedish, 120);
  for (const char* const word :
       {"uppnått", "troligen uppnått", "kan inte avgöras", "inte uppnått", "inget mål angivet"}) {
    EXPECT_NE(text.find(word), std::string::npos) << word;
  }
}

TEST(TerminalReport, ShowsNoCurveBelowFiveAtRisk) {
  const std::string text = report_of(example::document(), Language::english, 120);
  const std::size_t women = text.find("women", text.find("Time to work"));
  const std::string line = text.substr(women, text.find('\n', women) - women);
  EXPECT_NE(line.find("–"), std::string::npos) << line;
  EXPECT_EQ(line.find("17 %"), std::string::npos) << line;
}

TEST(TerminalReport, NeutralisesHostileText) {
  Json document = example::document();
  const std::string hostile = "\x1b[2J\x1b]0;x\x07\u202e" + std::string(10'000, 'x') + "\r\n\xff";
  document["run"]["project"]["name"] = hostile;
  document["run"]["inputs"][0]["file"] = hostile;
  document["plugins"][3]["id"] = hostile;
  for (Json& plugin : document["plugins"]) {
    plugin["reason"] = {{"sv", hostile}, {"en", hostile}};
    for (Json& table : plugin["tables"]) {
      table["title"] = {{"sv", hostile}, {"en", hostile}};
      for (auto& [column, labels] : table["labels"].items()) {
        for (auto& [value, label] : labels.items()) label = {{"sv", hostile}, {"en", hostile}};
      }
    }
  }
  const std::string text = report_of(document, Language::swedish, 80);
  for (const char c : text) ASSERT_TRUE(c == '\n' || static_cast<unsigned char>(c) >= 0x20);
  EXPECT_EQ(text.find("\u202e"), std::string::npos);
  EXPECT_LE(widest_line(text), 80u);
}

// A document of another version, or a damaged one: whatever is missing or of another type reads as no data.
TEST(TerminalReport, SurvivesAnyDocument) {
  const Json whole = example::document();
  std::mt19937 random(3);
  const std::vector<Json> replacements = {
      nullptr, 5, -1.5, "text", true, Json::array(), Json::object(), Json::array({1, "a", nullptr})};
  const Json flat = whole.flatten();
  std::vector<std::string> paths;
  for (const auto& [path, value] : flat.items()) paths.push_back(path);
  for (int i = 0; i < 150; ++i) {
    Json document = whole;
    std::string path = paths[random() % paths.size()];
    for (std::size_t up = random() % 4; up > 0 && path.find('/', 1) != std::string::npos; --up) {
      path.erase(path.rfind('/'));
    }
    document[Json::json_pointer(path)] = replacements[random() % replacements.size()];
    EXPECT_FALSE(report_of(document).empty()) << path;
  }
  for (const Json& document : replacements) EXPECT_FALSE(report_of(document).empty());
}

}  // namespace
}  // namespace fotfaste::report
