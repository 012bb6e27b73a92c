// Characters outside quotation marks, headers and month columns.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <utility>

#include "fotfaste/sdk/calendar.hpp"
#include "intake/bare_character.hpp"
#include "intake/header_synonyms.hpp"
#include "intake/wide_header.hpp"
#include "model/words.hpp"

namespace fotfaste::intake {
namespace {

using model::Table;

// Nothing to find in a text, or the character where it stands.
struct Bare {
  std::string_view text;
  std::uint32_t line = 0;
  std::uint32_t column = 0;
};

TEST(BareCharacter, IsFoundOutsideQuotationMarksOnly) {
  const Bare texts[] = {
      {"a = \"å\" # ä\n'ö' = \"\"\"å\"å\n\"\"å\"\"\"\"\"\nb = '''ö'ö''\n'''\n"},
      {"a = \"\\\"å\"\n\"c\" = 'å\\'\n"},
      {""},
      {"å = 1", 1, 1},
      {"a = 1\nkön = 2", 2, 2},
      {"\"å\" = ö", 1, 7},
      {"a = \"\"\"\"å\"\"\"å", 1, 13},
      {"a = '\\'å", 1, 8},
      {"a = \"broken\nå = 1", 2, 1},
  };
  for (const Bare& wanted : texts) {
    const auto found = first_bare_character(wanted.text);
    EXPECT_EQ(found.has_value(), wanted.line != 0) << wanted.text;
    if (!found) continue;
    EXPECT_EQ(found->line, wanted.line) << wanted.text;
    EXPECT_EQ(found->column, wanted.column) << wanted.text;
  }
}

TEST(HeaderSynonyms, AreUnambiguous) {
  std::map<std::pair<Table, std::u32string>, std::string_view> seen;
  for (const HeaderSynonym& synonym : header_synonyms()) {
    const auto column = model::find_column(synonym.table, synonym.column);
    ASSERT_TRUE(column.has_value()) << synonym.column;
    EXPECT_TRUE(seen.emplace(std::pair{synonym.table, model::folded(synonym.header)}, synonym.column).second)
        << synonym.header << " stands twice";
    EXPECT_EQ(column_for_header(synonym.table, synonym.header), column) << synonym.header;
  }
}

TEST(HeaderSynonyms, KnowTheModelsOwnNames) {
  for (model::ColumnId id = 0; id < model::columns().size(); ++id) {
    EXPECT_EQ(column_for_header(model::column(id).table, model::column(id).name), id) << model::path(id);
  }
}

TEST(HeaderSynonyms, FindThePersonOfNestedTables) {
  const auto person = model::find_column("person");
  EXPECT_EQ(column_for_header(Table::states, "Deltagare"), person);
  EXPECT_EQ(column_for_header(Table::assignments, "person"), person);
  EXPECT_EQ(column_for_header(Table::costs, "deltagare"), std::nullopt) << "costs are nobody's";
  EXPECT_EQ(column_for_header(Table::participations, "skostorlek"), std::nullopt);
  EXPECT_EQ(column_for_header(Table::participations, "Slut"), model::find_column("exit"));
  EXPECT_EQ(column_for_header(Table::states, "Slut"), model::find_column("states.until"));
}

TEST(WideHeader, WritesEveryToken) {
  const model::WideMapping wide{to_day({1993, 7, 1}), to_day({1999, 6, 1}),
                                "{yyyy}|{yy}|{mm}|{m}|{Mon}|{mon}|{mån}|{n}|x{"};
  EXPECT_EQ(wide_header(wide, to_day({1993, 7, 1})), "1993|93|07|7|Jul|jul|jul|1|x{");
  EXPECT_EQ(wide_header(wide, to_day({1994, 5, 1})), "1994|94|05|5|May|may|maj|11|x{");
  EXPECT_EQ(wide_header(wide, to_day({1998, 10, 1})), "1998|98|10|10|Oct|oct|okt|64|x{");
  EXPECT_EQ(wide_months(wide).size(), 72u);
  EXPECT_EQ(wide_months(wide).back(), wide.last_month);
}

TEST(WideHeader, NamesWhatIsNoToken) {
  EXPECT_EQ(unknown_token("{yy}-{week}{day}"), "{week}");
  EXPECT_EQ(unknown_token("månad {n}"), std::nullopt);
}

TEST(WideHeader, MatchesARealFile) {
  const std::filesystem::path file = std::filesystem::path(FOTFASTE_SHARED) / "data/mvad/mvad.csv";
  std::ifstream stream(file);
  if (!stream) GTEST_SKIP() << "the shared data set folder is not here: " << file;
  std::string headers;
  std::getline(stream, headers);
  const model::WideMapping wide{to_day({1993, 7, 1}), to_day({1999, 6, 1}), "{Mon}.{yy}"};
  std::string expected;
  for (const std::int32_t month : wide_months(wide))
    expected.append(",\"").append(wide_header(wide, month)).append("\"");
  EXPECT_NE(headers.find(expected), std::string::npos);
}

}  // namespace
}  // namespace fotfaste::intake
