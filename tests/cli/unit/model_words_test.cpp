// docs/model.md as the program reads it: words for every table, column and code of the model.
#include "cli/model_words.hpp"

#include <gtest/gtest.h>

namespace fotfaste::cli {
namespace {

TEST(ModelWords, AreThereForEveryTableColumnAndCode) {
  const ModelWords& words = model_words();
  for (model::ColumnId id = 0; id < model::columns().size(); ++id) {
    const model::Column& column = model::column(id);
    ASSERT_TRUE(words.titles.contains(column.table)) << model::name(column.table);
    EXPECT_FALSE(words.titles.at(column.table).sv.empty());
    EXPECT_FALSE(words.titles.at(column.table).en.empty());
    ASSERT_TRUE(words.descriptions.contains(column.table)) << model::name(column.table);
    EXPECT_NE(words.descriptions.at(column.table).sv, words.descriptions.at(column.table).en);
    EXPECT_EQ(words.descriptions.at(column.table).en.find('*'), std::string::npos);
    ASSERT_TRUE(words.columns.contains(id)) << model::path(id);
    EXPECT_FALSE(words.columns.at(id).sv.empty()) << model::path(id);
    EXPECT_FALSE(words.columns.at(id).en.empty()) << model::path(id);
    for (const std::string_view code : column.codes) {
      ASSERT_TRUE(words.codes.contains(id)) << model::path(id);
      ASSERT_TRUE(words.codes.at(id).contains(code)) << model::path(id) << " " << code;
      EXPECT_FALSE(words.codes.at(id).find(code)->second.sv.empty());
    }
  }
  EXPECT_EQ(words.titles.at(model::Table::states).sv, "Status");
  EXPECT_EQ(words.columns.at(*model::find_column("gender")).sv, "kön");
  EXPECT_EQ(words.codes.at(*model::find_column("gender")).at("woman").sv, "kvinna");
  // The same code of another column means something else.
  EXPECT_NE(words.codes.at(*model::find_column("exit_reason")).at("education").sv,
            words.codes.at(*model::find_column("states.core_state")).at("education").sv);
}

TEST(ModelWords, TakeNothingFromWhatIsNoTable) {
  const ModelWords words = read_model_words(
      "| `gender` | kod | kön | gender |\n### nothing: Inget / Nothing\n| `gender` | kod | kön | gender |\n"
      "### states: Status\n\nSvenska\n| `gender |\n|---|\n| `no_such` | a | b | c |\n\n## Slut\n| `gender` | "
      "a | b | c |");
  EXPECT_TRUE(words.columns.empty());
  EXPECT_TRUE(words.codes.empty());
  EXPECT_EQ(words.descriptions.at(model::Table::states).en, "Svenska");
}

}  // namespace
}  // namespace fotfaste::cli
