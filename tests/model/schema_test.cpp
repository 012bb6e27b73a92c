#include "model/schema.hpp"

#include <gtest/gtest.h>

#include <set>

#include "fotfaste/sdk/codes.hpp"

namespace fotfaste::model {
namespace {

TEST(Schema, EveryColumnIsFoundByItsPath) {
  for (ColumnId id = 0; id < columns().size(); ++id) {
    EXPECT_EQ(find_column(path(id)), std::optional<ColumnId>(id)) << path(id);
  }
}

TEST(Schema, PathsAreUnique) {
  std::set<std::string> seen;
  for (ColumnId id = 0; id < columns().size(); ++id) EXPECT_TRUE(seen.insert(path(id)).second) << path(id);
}

TEST(Schema, ColumnsOfATableStandTogether) {
  std::size_t sum = 0;
  for (std::size_t table = 0; table < table_count; ++table) {
    for (const Column& column : columns_of(static_cast<Table>(table))) {
      EXPECT_EQ(static_cast<std::size_t>(column.table), table);
      ++sum;
    }
  }
  EXPECT_EQ(sum, columns().size());
}

TEST(Schema, UnknownPathsAreNotFound) {
  for (const char* wrong : {"", ".", "states", "states.", "project.entry", "project.states.from",
                            "evidence.statement", "entry.x"}) {
    EXPECT_FALSE(find_column(wrong)) << wrong;
  }
}

// The constants of fotfaste/model.h are indices into these lists, for ever.
TEST(Schema, CodeListsEqualThePublishedOnes) {
  const auto code = [](const char* column_path, int index) {
    return column(find_column(column_path).value()).codes[static_cast<std::size_t>(index)];
  };
  EXPECT_EQ(code("group", FOTFASTE_GROUP_COMPARISON), "comparison");
  EXPECT_EQ(code("gender", FOTFASTE_GENDER_WOMAN), "woman");
  EXPECT_EQ(code("states.source", FOTFASTE_SOURCE_SELF_REPORT), "self_report");
  EXPECT_EQ(code("activities.kind", FOTFASTE_ACTIVITY_GROUP), "group");
  EXPECT_EQ(code("assignments.role", FOTFASTE_ROLE_MENTOR), "mentor");
  EXPECT_EQ(code("assessments.reason_missing", FOTFASTE_MISSING_PROTECTED), "protected");
  EXPECT_EQ(code("entry_precision", FOTFASTE_PRECISION_YEAR), "year");
  const auto same = [](const char* column_path, auto last) {
    const auto codes = column(find_column(column_path).value()).codes;
    ASSERT_EQ(codes.size(), static_cast<std::size_t>(last) + 1) << column_path;
    for (std::size_t i = 0; i < codes.size(); ++i)
      EXPECT_EQ(codes[i], word(static_cast<decltype(last)>(i))) << column_path;
  };
  same("group", Group::comparison);
  same("gender", Gender::unknown);
  same("exit_reason", ExitReason::unknown);
  same("labour_status", LabourStatus::unknown);
  same("states.core_state", CoreState::unknown);
}

}  // namespace
}  // namespace fotfaste::model
