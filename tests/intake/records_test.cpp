// Splitting text into records, and characters.
#include "intake/records.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <set>

#include "intake/text_encoding.hpp"
#include "intake/word_table.hpp"

namespace fotfaste::intake {
namespace {

using Rows = std::vector<std::vector<std::string>>;

Rows read_all(std::string_view text, const Separators& separators) {
  Rows rows;
  Record record;
  for (std::size_t at = 0; at < text.size();) {
    at = read_record(text, at, separators, record);
    std::vector<std::string>& row = rows.emplace_back();
    std::string scratch;
    for (const std::string_view field : record.fields) row.emplace_back(content(field, scratch));
  }
  return rows;
}

TEST(Records, SplitsFieldsAndLines) {
  EXPECT_EQ(read_all("a,b\nc,\n", {}), (Rows{{"a", "b"}, {"c", ""}}));
  EXPECT_EQ(read_all("a;b\r\nc;d", {';', '\n'}), (Rows{{"a", "b"}, {"c", "d"}}));
  EXPECT_EQ(read_all("a\tb\rc\td\r", {'\t', '\r'}), (Rows{{"a", "b"}, {"c", "d"}}));
  EXPECT_EQ(read_all("\n\na", {}), (Rows{{""}, {""}, {"a"}}));
  EXPECT_EQ(read_all("\"a\"\r", {}), (Rows{{"a"}}));
}

TEST(Records, TakesQuotationMarksInsideAFieldAsText) {
  EXPECT_EQ(read_all("5\" rör,\"a\"\n", {}), (Rows{{"5\" rör", "a"}}));
}

TEST(Records, GivesUpAQuotationThatIsTooLong) {
  const std::string text = "\"" + std::string(largest_quoted, 'a') + "\nb\"\nc\n";
  const Rows rows = read_all(text, {});
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_EQ(rows[2][0], "c");
}

TEST(Records, QuotedTextSurvivesTheRoundTrip) {
  rc::check([] {
    const auto character = rc::gen::element('a', ',', ';', '"', '\n', '\r', ' ', 'b');
    const auto rows =
        *rc::gen::nonEmpty(rc::gen::container<std::vector<std::vector<std::string>>>(rc::gen::nonEmpty(
            rc::gen::container<std::vector<std::string>>(rc::gen::container<std::string>(character)))));
    const char delimiter = *rc::gen::element(',', ';', '\t', '|');
    const std::string line_end = *rc::gen::element<std::string>("\n", "\r\n");
    std::string text;
    Rows expected;
    for (const auto& row : rows) {
      std::vector<std::string>& fields = expected.emplace_back();
      for (std::size_t i = 0; i < row.size(); ++i) {
        if (i > 0) text.push_back(delimiter);
        text.push_back('"');
        for (const char c : row[i]) text.append(c == '"' ? 2U : 1U, c);
        text.push_back('"');
        fields.emplace_back(without_outer_spaces(row[i]));
      }
      text.append(line_end);
    }
    RC_ASSERT(read_all(text, {delimiter, '\n'}) == expected);
  });
}

TEST(Records, FastAndPlainSplittingAgreeOnAnyTextWithoutQuotes) {
  rc::check([] {
    const auto text = *rc::gen::container<std::string>(rc::gen::element('a', 'b', ';', '\n', ',', ' '));
    std::vector<std::uint32_t> places;
    const std::size_t count = find_separators(text, {';', '\n'}, places);
    std::vector<std::uint32_t> expected;
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (text[i] == ';' || text[i] == '\n') expected.push_back(static_cast<std::uint32_t>(i));
    }
    places.resize(count);
    RC_ASSERT(places == expected);
  });
}

TEST(Records, AnyBytesAreReadToTheEnd) {
  rc::check([] {
    const auto text =
        *rc::gen::container<std::string>(rc::gen::element('a', '"', ',', '\n', '\r', '\xFF', '\0'));
    Record record;
    std::size_t at = 0;
    while (at < text.size()) {
      const std::size_t next = read_record(text, at, {}, record);
      RC_ASSERT(next > at);
      RC_ASSERT(next == skip_record(text, at, {}));
      at = next;
    }
    RC_ASSERT(at == text.size());
  });
}

TEST(TextEncoding, KnowsUtf8) {
  EXPECT_TRUE(is_valid_utf8("aåäö€𐍈"));
  EXPECT_FALSE(is_valid_utf8("\xC0\xAF")) << "overlong";
  EXPECT_FALSE(is_valid_utf8("\xED\xA0\x80")) << "surrogate";
  EXPECT_FALSE(is_valid_utf8("\xF4\x90\x80\x80")) << "beyond Unicode";
  EXPECT_FALSE(is_valid_utf8("a\xE2\x82")) << "cut";
  EXPECT_EQ(valid_utf8_prefix("abc\xFFz"), 3U);
}

TEST(TextEncoding, LooksAtHighBytesInAnyDivision) {
  const std::string text = "åä\xE5ö" + std::string(40, 'x') + "€\x81";
  for (std::size_t cut = 0; cut <= text.size(); ++cut) {
    std::size_t begin = 0;
    HighBytes seen = look_at_high_bytes(text, begin, cut);
    seen.add(look_at_high_bytes(text, begin, text.size()));
    EXPECT_EQ(seen.characters, 4U) << cut;
    EXPECT_EQ(seen.stray, 2U) << cut;
    EXPECT_TRUE(seen.impossible);
  }
}

TEST(TextEncoding, DecodesWindows1252) {
  EXPECT_EQ(from_windows_1252("\xE5\xE4\xF6 \x80 \x96 \x81"), "åäö € – \xEF\xBF\xBD");
  EXPECT_EQ(from_windows_1252(std::string_view("a\0b", 3)), std::string_view("a\0b", 3));
}

TEST(WordTable, FindsWhatWasPutIn) {
  rc::check([](const std::set<std::string>& words) {
    WordTable table;
    std::int32_t number = 0;
    for (const std::string& word : words) {
      RC_ASSERT(table.find(word) == WordTable::absent);
      table.insert(word, number++);
    }
    number = 0;
    for (const std::string& word : words) RC_ASSERT(table.find(word) == number++);
  });
}

TEST(WordTable, TellsTextsApartThatDifferInLengthOnly) {
  WordTable table;
  table.insert("", 0);
  table.insert(std::string(1, '\0'), 1);
  table.insert(std::string(2, '\0'), 2);
  table.insert("aaaa", 3);
  table.insert("aaaaa", 4);
  table.insert("aaaaaaaaa", 5);
  table.insert("aaaaaaaaaa", 6);
  EXPECT_EQ(table.find(""), 0);
  EXPECT_EQ(table.find(std::string(1, '\0')), 1);
  EXPECT_EQ(table.find("aaaaa"), 4);
  EXPECT_EQ(table.find("aaaaaaaaaa"), 6);
  EXPECT_EQ(table.find("aaaaaaaa"), WordTable::absent);
}

}  // namespace
}  // namespace fotfaste::intake
