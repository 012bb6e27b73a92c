#include "report/display_text.hpp"

#include <gtest/gtest.h>

#include <random>

#include "report/text_table.hpp"
#include "report/utf8.hpp"

namespace fotfaste::report {
namespace {

bool holds_hidden(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    if (!point.valid || is_hidden(point.value)) return true;
    at += point.size;
  }
  return false;
}

TEST(Neutral, LeavesNothingThatActs) {
  EXPECT_EQ(neutral("a\x1b[31mb"), "a\uFFFD[31mb");
  EXPECT_EQ(neutral("a\tb\nc\r"), "a b c ");
  EXPECT_EQ(neutral("\u202eabc\u200f\u2066"), "\uFFFDabc\uFFFD\uFFFD");
  EXPECT_EQ(neutral("\xc2\x9b"), "\uFFFD") << "the C1 form of ESC [";
  EXPECT_EQ(neutral("Malmö åäö ÅÄÖ – “”"), "Malmö åäö ÅÄÖ – “”");
  EXPECT_EQ(neutral("\xff\xfe"), "\uFFFD\uFFFD");
}

TEST(Neutral, HoldsForAnyBytes) {
  std::mt19937 random(7);
  for (int i = 0; i < 2000; ++i) {
    std::string bytes;
    for (int n = static_cast<int>(random() % 60); n > 0; --n) bytes.push_back(static_cast<char>(random()));
    const std::string text = neutral(bytes);
    ASSERT_FALSE(holds_hidden(text));
    ASSERT_EQ(neutral(text), text);
  }
}

TEST(Neutral, CutsWhatIsTooLong) {
  EXPECT_EQ(character_count(neutral(std::string(10'000, 'x'))), 2001u);
  EXPECT_EQ(neutral("abc", 3), "abc");
  EXPECT_EQ(neutral("abcd", 3), "abc…");
}

TEST(DisplayWidth, CountsWhatIsSeen) {
  EXPECT_EQ(display_width("åäö"), 3u);
  EXPECT_EQ(display_width("a\u0301"), 1u) << "a combining accent takes no room";
  EXPECT_EQ(display_width("日本"), 4u);
  EXPECT_EQ(padded("åäö", 5), "åäö  ");
  EXPECT_EQ(padded("日本", 5, Align::right), " 日本");
}

TEST(Cut, NeverGoesBeyondTheWidth) {
  EXPECT_EQ(cut("blåbär", 6), "blåbär");
  EXPECT_EQ(cut("blåbär", 4), "blå…");
  EXPECT_EQ(cut("日本語", 4), "日…");
  EXPECT_EQ(cut("abc", 0), "");
}

TEST(Wrapped, KeepsEveryWordAndTheWidth) {
  std::mt19937 random(11);
  const std::vector<std::string> words = {"mål", "deltagare", "i", "sysselsättningsåtgärd", "日本語", "åtta"};
  for (int i = 0; i < 500; ++i) {
    std::string text;
    for (int n = 1 + static_cast<int>(random() % 12); n > 0; --n) {
      text.append(text.empty() ? "" : " ").append(words[random() % words.size()]);
    }
    const std::size_t width = 6 + random() % 40;
    std::string joined;
    for (const std::string& line : wrapped(text, width)) {
      ASSERT_LE(display_width(line), width) << text;
      for (const char c : line) {
        if (c != ' ') joined.push_back(c);
      }
    }
    std::erase(text, ' ');
    ASSERT_EQ(joined, text);
  }
}

TEST(Wrapped, GivesALineForNothing) {
  EXPECT_EQ(wrapped("", 10), std::vector<std::string>{""});
}

TEST(TextTable, AlignsByWhatIsSeen) {
  TextTable table({{"Ö", Align::left, 0}, {"n", Align::right, 0}});
  table.add({TextCell("åäö"), TextCell("1")});
  table.add({TextCell("a"), TextCell("100")});
  EXPECT_EQ(table.text(80, 0, Palette(false)),
            "Ö      n\n"
            "───  ───\n"
            "åäö    1\n"
            "a    100\n");
}

// A section once had nine columns and rows of eight cells, and every run that showed it crashed.
TEST(TextTable, RefusesARowWithoutACellForEveryColumn) {
  TextTable table({{"a", Align::left, 0}, {"b", Align::left, 0}});
  EXPECT_THROW(table.add({TextCell("1")}), std::logic_error);
  EXPECT_THROW(table.add({TextCell("1"), TextCell("2"), TextCell("3")}), std::logic_error);
}

TEST(TextTable, LeavesEmptyColumnsOut) {
  TextTable table({{"a", Align::left, 0}, {"b", Align::left, 0}, {"c", Align::left, 0}});
  table.add({TextCell("1"), TextCell(""), TextCell("3")});
  EXPECT_EQ(table.text(80, 0, Palette(false)).find('b'), std::string::npos);
}

TEST(TextTable, DropsSpareColumnsBeforeItBecomesParagraphs) {
  TextTable table({{"Andel", Align::left, 0}, {"", Align::left, 0, true}, {"n", Align::right, 0}});
  table.add({TextCell("48 %"), TextCell("#####....."), TextCell("12345")});
  EXPECT_NE(table.text(24, 0, Palette(false)).find("48 %   #####.....  12345"), std::string::npos);
  EXPECT_EQ(table.text(12, 0, Palette(false)).find('#'), std::string::npos);
  EXPECT_TRUE(table.fits(12, 0));
  EXPECT_FALSE(table.fits(11, 0));
}

TEST(TextTable, PutsAColumnWithoutTitleToTheOneBeforeInParagraphs) {
  TextTable table({{"Mål", Align::left, 0},
                   {"Andel", Align::left, 0},
                   {"", Align::left, 0, true},
                   {"n", Align::left, 0}});
  table.add(
      {TextCell("Ett långt namn utan plats"), TextCell("48 %"), TextCell("#####....."), TextCell("12")});
  EXPECT_NE(table.text(30, 0, Palette(false)).find("Andel: 48 % #####.....; n:"), std::string::npos)
      << table.text(30, 0, Palette(false));
}

TEST(TextTable, IsNeverWiderThanTheTerminal) {
  TextTable table({{"Mål", Align::left, 10}, {"Utfall", Align::right, 0}, {"Bedömning", Align::left, 9}});
  table.add({TextCell("fyrtio deltagare kommer i arbete inom sex månader"), TextCell("23 av 60"),
             TextCell("kan inte avgöras")});
  for (std::size_t width = 24; width < 120; ++width) {
    const std::string text = table.text(width, 2, Palette(false));
    std::size_t at = 0;
    while (at < text.size()) {
      const std::size_t end = text.find('\n', at);
      ASSERT_LE(display_width(text.substr(at, end - at)), width) << text;
      at = end + 1;
    }
  }
}

}  // namespace
}  // namespace fotfaste::report
