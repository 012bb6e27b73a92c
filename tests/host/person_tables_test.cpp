// Tables about single people never become part of a result that nobody asked for by name.
#include <gtest/gtest.h>

#include "fotfaste/descriptor.h"
#include "host/check_description.hpp"
#include "host/frames.hpp"
#include "host/host_fixture.hpp"

namespace fotfaste::host {
namespace {

TEST(PersonTables, AreKeptOutOfResults) {
  const model::PluginResult result = run_plugins({"lists-persons"}).plugins.at(0);
  ASSERT_EQ(word(result.outcome), "ok") << result.reason.en;
  ASSERT_EQ(result.tables.size(), 1u);
  EXPECT_EQ(result.tables[0].description.id, "left");
  EXPECT_EQ(result.tables[0].rows.at(0).at(0), model::Cell(std::int64_t{46}));
}

TEST(PersonTables, AreThereForTheCommandThatAsksForThem) {
  RunOptions options;
  options.keep_person_tables = true;
  for (const std::uint64_t shards : {1, 3}) {
    options.shards = shards;
    const model::PluginResult result = run_plugins({"lists-persons"}, options).plugins.at(0);
    ASSERT_EQ(result.tables.size(), 2u);
    EXPECT_EQ(result.tables[1].description.id, "people");
    ASSERT_EQ(result.tables[1].rows.size(), 46u);
    EXPECT_EQ(result.tables[1].rows[0][0], model::Cell(std::int64_t{1}));
  }
}

// Whether a state holds persons is told by the columns that it was made of.
TEST(PersonTables, HaveNoRowsOfAPluginThatNeverAskedWhoTheyAre) {
  for (const bool keep : {false, true}) {
    RunOptions options;
    options.keep_person_tables = keep;
    const model::PluginResult result = run_plugins({"lists-unseen-persons"}, options).plugins.at(0);
    EXPECT_EQ(word(result.outcome), "invalid_output");
    EXPECT_NE(result.reason.en.find("the column person was not asked for"), std::string::npos)
        << result.reason.en;
    EXPECT_TRUE(result.tables.empty());
  }
}

model::TableDescription table_with_persons(std::uint32_t kind, std::uint32_t type, int columns = 1) {
  model::TableDescription table;
  table.id = "people";
  table.kind = kind;
  table.additivity = FOTFASTE_NOT_ADDITIVE;
  table.title = table.description = {"Personer", "People"};
  for (int i = 0; i < columns; ++i) {
    table.columns.push_back({std::string("person").append(static_cast<std::size_t>(i), 'x'),
                             type,
                             FOTFASTE_ROLE_PERSON,
                             "",
                             {"Person", "Person"}});
  }
  return table;
}

void check(const model::TableDescription& table) {
  model::PluginDescription plugin;
  plugin.id = "lists-persons";
  plugin.version = "1.0.0";
  plugin.title = plugin.description = {"Listar", "Lists"};
  plugin.tables = {table};
  check_description(plugin);
}

TEST(PersonTables, AreOfKindRecordsWithOneColumnOfNumbers) {
  EXPECT_NO_THROW(check(table_with_persons(FOTFASTE_KIND_RECORDS, FOTFASTE_TYPE_INTEGER)));
  EXPECT_THROW(check(table_with_persons(FOTFASTE_KIND_COUNT, FOTFASTE_TYPE_INTEGER)), InvalidOutput);
  EXPECT_THROW(check(table_with_persons(FOTFASTE_KIND_RECORDS, FOTFASTE_TYPE_TEXT)), InvalidOutput);
  EXPECT_THROW(check(table_with_persons(FOTFASTE_KIND_RECORDS, FOTFASTE_TYPE_INTEGER, 2)), InvalidOutput);
}

}  // namespace
}  // namespace fotfaste::host
