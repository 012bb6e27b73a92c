// Yes and no, and fixed codes, of a table of the project.
#include <gtest/gtest.h>

#include <array>

#include "fotfaste/sdk/codes.hpp"
#include "fotfaste/sdk/project_column.hpp"
#include "sdk/arrow_builder.hpp"

namespace fotfaste::tests {
namespace {

using Reasons = CodeColumn<ReasonMissing, ReasonMissing::not_asked, ReasonMissing::protected_>;

TEST(ProjectColumn, ReadsEachFormAndNothingWhereNothingIs) {
  std::vector<Column> columns;
  columns.push_back(numbers<std::int8_t>("c", "attended", {1, std::nullopt, 0}));
  columns.push_back(words("c", "reason_missing", {std::nullopt, 1, 4},
                          {"not_asked", "refused", "not_reached", "not_applicable", "protected"}));
  BuiltBatch built(3, std::move(columns));
  const std::array<fotfaste_project_table, 1> tables = {
      {{lend(std::string_view("survey")), built.get().schema, built.get().array}}};
  fotfaste_project project = {};
  project.tables = tables.data();
  project.table_count = tables.size();
  fotfaste_settings raw = {};
  raw.project = &project;
  const Settings settings(&raw);

  const NumberColumn<std::int8_t> attended(project_column(settings, "survey", "attended"));
  EXPECT_EQ(attended[0], 1);
  EXPECT_EQ(attended[1], std::nullopt);
  EXPECT_EQ(attended[2], 0);
  const Reasons reason(project_column(settings, "survey", "reason_missing"));
  EXPECT_FALSE(reason.has(0));
  EXPECT_EQ(reason[1], ReasonMissing::refused);
  EXPECT_EQ(reason[2], ReasonMissing::protected_);

  EXPECT_FALSE(NumberColumn<std::int8_t>(project_column(settings, "survey", "nothing")).has(0));
  EXPECT_FALSE(NumberColumn<std::int8_t>(project_column(settings, "meetings", "attended")).has(0));
  EXPECT_THROW(NumberColumn<double>(project_column(settings, "survey", "attended")), ContractError);
}

}  // namespace
}  // namespace fotfaste::tests
