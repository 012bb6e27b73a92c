// Views over batches built by hand: the same content in every form that the profile allows reads the same,
// and what is outside the profile or was not declared throws.
#include "fotfaste/sdk/batch.hpp"

#include <gtest/gtest.h>

#include <functional>
#include <string>
#include <vector>

#include "sdk/arrow_builder.hpp"

namespace fotfaste {
namespace {

using namespace tests;

Declared declare(std::initializer_list<const char*> columns) {
  Declared declared;
  for (const char* column : columns) declared.add(column);
  return declared;
}

std::vector<Column> one(Column column) {
  std::vector<Column> columns;
  columns.push_back(std::move(column));
  return columns;
}

const std::vector<std::string> genders = {"woman", "man", "other", "unknown"};

TEST(Batch, OfNoParticipationsIsEmpty) {
  BuiltBatch built(0, {});
  const Declared declared = declare({"entry"});
  const Batch batch(built.get(), declared);
  EXPECT_EQ(batch.size(), 0u);
  EXPECT_FALSE(batch.begin() != batch.end());
}

TEST(Batch, ReadsNullsHoweverTheyAreTold) {
  // More than a byte of rows, so that the bitmap has a second.
  std::vector<std::optional<std::int32_t>> exits(11);
  for (std::size_t i = 0; i < exits.size(); i += 2) exits[i] = static_cast<std::int32_t>(100 + i);
  for (const Nulls nulls : {Nulls::counted, Nulls::uncounted}) {
    for (const std::int32_t junk : {0, 77, INT32_MIN, INT32_MAX}) {
      BuiltBatch built(exits.size(), one(days("exit", exits, nulls, junk)));
      const Declared declared = declare({"exit"});
      const Batch batch(built.get(), declared);
      for (const Participation participation : batch)
        EXPECT_EQ(participation.exit(), exits[participation.row()]);
    }
  }
}

TEST(Batch, WithoutNullsReadsTheSameWithABitmapAndWithout) {
  const std::vector<std::optional<std::int32_t>> exits = {1, 2, 3, 4, 5, 6, 7, 8, 9};
  for (const Nulls nulls : {Nulls::counted, Nulls::bitmap, Nulls::uncounted}) {
    BuiltBatch built(exits.size(), one(days("exit", exits, nulls)));
    const Declared declared = declare({"exit"});
    const Batch batch(built.get(), declared);
    for (const Participation participation : batch)
      EXPECT_EQ(participation.exit(), exits[participation.row()]);
  }
}

TEST(Batch, ReadsDictionariesOfEveryWidth) {
  const std::vector<std::string> dictionary = {"höst 2024", "", "vår 2025"};
  for (const char* format : {"c", "s", "i"}) {
    for (const std::int32_t junk : {77, -1, 0}) {
      BuiltBatch built(
          4, one(words(format, "cohort", {2, std::nullopt, 0, 1}, dictionary, Nulls::counted, junk)));
      const Declared declared = declare({"cohort"});
      const Batch batch(built.get(), declared);
      EXPECT_EQ(batch[0].cohort(), "vår 2025");
      EXPECT_EQ(batch[1].cohort(), "");
      EXPECT_EQ(batch[2].cohort(), "höst 2024");
      EXPECT_EQ(batch[3].cohort(), "");
      EXPECT_EQ(batch.participations.cohort.index(1), WordColumn::none);
      EXPECT_EQ(batch.participations.cohort.index(3), 1);
      EXPECT_EQ(batch.participations.cohort.find("vår 2025"), 2);
      EXPECT_EQ(batch.participations.cohort.find("vår"), WordColumn::none);
    }
  }
}

TEST(Batch, IndicesOutsideTheDictionaryHaveNoWord) {
  BuiltBatch built(2, one(words("c", "cohort", {5, -3}, {"a", "b"})));
  const Declared declared = declare({"cohort"});
  const Batch batch(built.get(), declared);
  EXPECT_EQ(batch[0].cohort(), "");
  EXPECT_EQ(batch[1].cohort(), "");
}

TEST(Batch, CodesBeyondTheKnownAreOtherwise) {
  std::vector<std::string> longer = genders;
  longer.push_back("a gender published later");
  BuiltBatch built(5, one(words("c", "gender", {0, 3, 4, std::nullopt, 1}, longer)));
  const Declared declared = declare({"gender"});
  const Batch batch(built.get(), declared);
  EXPECT_EQ(batch[0].gender(), Gender::woman);
  EXPECT_EQ(batch[1].gender(), Gender::unknown);
  EXPECT_EQ(batch[2].gender(), Gender::unknown);
  EXPECT_EQ(batch[3].gender(), Gender::unknown);
  EXPECT_EQ(batch[4].gender(), Gender::man);
}

TEST(Batch, NestedRowsBelongToTheirParticipation) {
  const Day start = to_day({2025, 1, 1});
  std::vector<Column> columns;
  columns.push_back(words("c", "state", {0, 1, 0}, {"arbete", "studier"}));
  columns.push_back(days("from", {start, start + 10, start + 20}));
  columns.push_back(days("until", {start + 10, std::nullopt, start + 25}));
  columns.push_back(numbers<std::int8_t>("c", "subsidised", {std::int8_t{1}, std::nullopt, std::int8_t{0}}));
  BuiltBatch built(3, one(lists("states", {2, 0, 1}, std::move(columns))));
  const Declared declared =
      declare({"states.state", "states.from", "states.until", "states.subsidised", "states.employer"});
  const Batch batch(built.get(), declared);

  ASSERT_EQ(batch[0].states().size(), 2u);
  EXPECT_TRUE(batch[1].states().empty());
  ASSERT_EQ(batch[2].states().size(), 1u);
  EXPECT_EQ(batch[0].states()[0].label(), "arbete");
  EXPECT_EQ(batch[0].states()[0].until(), start + 10);
  EXPECT_EQ(batch[0].states()[0].subsidised(), true);
  EXPECT_EQ(batch[0].states()[1].label(), "studier");
  EXPECT_EQ(batch[0].states()[1].until(), end_of_time);
  EXPECT_EQ(batch[0].states()[1].subsidised(), std::nullopt);
  EXPECT_EQ(batch[2].states()[0].from(), start + 20);
  EXPECT_EQ(batch[2].states()[0].subsidised(), false);
  EXPECT_EQ(batch[2].states()[0].employer(), "") << "declared, and empty throughout";
  EXPECT_EQ(batch.states.rows.nested_rows(), 3u);

  std::size_t seen = 0;
  for (const Participation participation : batch) {
    for (const State state : participation.states()) EXPECT_EQ(state.row(), seen++);
  }
  EXPECT_EQ(seen, 3u);
}

TEST(Batch, AColumnThatIsDeclaredAndNotThereIsNullThroughout) {
  BuiltBatch built(1, {});
  const Declared declared = declare({"entry", "exit", "gender", "isced", "states.from", "assessments.value"});
  const Batch batch(built.get(), declared);
  EXPECT_EQ(batch[0].entry(), no_day);
  EXPECT_EQ(batch[0].exit(), std::nullopt);
  EXPECT_EQ(batch[0].gender(), Gender::unknown);
  EXPECT_EQ(batch[0].isced(), std::nullopt);
  EXPECT_TRUE(batch[0].states().empty());
  EXPECT_TRUE(batch[0].assessments().empty());
}

// Every way to read a column, by its path.
const std::vector<std::pair<const char*, std::function<void(const Participation&)>>> readings = {
    {"person", [](const Participation& p) { (void)p.person(); }},
    {"group", [](const Participation& p) { (void)p.group(); }},
    {"cohort", [](const Participation& p) { (void)p.cohort(); }},
    {"site", [](const Participation& p) { (void)p.site(); }},
    {"source", [](const Participation& p) { (void)p.source(); }},
    {"entry", [](const Participation& p) { (void)p.entry(); }},
    {"exit", [](const Participation& p) { (void)p.exit(); }},
    {"exit_reason", [](const Participation& p) { (void)p.exit_reason(); }},
    {"gender", [](const Participation& p) { (void)p.gender(); }},
    {"birth_date", [](const Participation& p) { (void)p.birth_date(); }},
    {"birth_date_precision", [](const Participation& p) { (void)p.birth_date_precision(); }},
    {"labour_status", [](const Participation& p) { (void)p.labour_status(); }},
    {"unemployed_since", [](const Participation& p) { (void)p.unemployed_since(); }},
    {"isced", [](const Participation& p) { (void)p.isced(); }},
    {"groups", [](const Participation& p) { (void)p.groups(); }},
    {"attributes", [](const Participation& p) { (void)p.attributes(); }},
    {"states", [](const Participation& p) { (void)p.states(); }},
    {"assessments", [](const Participation& p) { (void)p.assessments(); }},
    {"activities", [](const Participation& p) { (void)p.activities(); }},
    {"events", [](const Participation& p) { (void)p.events(); }},
    {"assignments", [](const Participation& p) { (void)p.assignments(); }},
};

TEST(Undeclared, EveryColumnThrowsItsName) {
  BuiltBatch built(1, {});
  const Declared declared;
  const Batch batch(built.get(), declared);
  for (const auto& [path, read] : readings) {
    try {
      read(batch[0]);
      ADD_FAILURE() << path << " was read";
    } catch (const ContractError& error) {
      EXPECT_NE(std::string(error.what()).find(std::string(" ") + path + ","), std::string::npos)
          << error.what();
    }
  }
}

TEST(Undeclared, ThrowsEvenWhenTheColumnIsThere) {
  std::vector<Column> state_columns;
  state_columns.push_back(days("from", {5}));
  state_columns.push_back(days("until", {6}));
  std::vector<Column> columns;
  columns.push_back(days("exit", {100}));
  columns.push_back(lists("states", {1}, std::move(state_columns)));
  BuiltBatch built(1, std::move(columns));
  const Declared declared = declare({"states.from"});
  const Batch batch(built.get(), declared);
  EXPECT_THROW((void)batch[0].exit(), ContractError);
  EXPECT_EQ(batch[0].states()[0].from(), 5);
  EXPECT_THROW((void)batch[0].states()[0].until(), ContractError);
  EXPECT_THROW((void)batch[0].states()[0].known_until(), ContractError);
}

// A batch that follows the profile until spoil has been at it.
void expect_refused(const char* what, const std::function<void(BuiltBatch&)>& spoil) {
  std::vector<Column> state_columns;
  state_columns.push_back(days("from", {1, 2, 3}));
  std::vector<Column> columns;
  columns.push_back(days("exit", {100, std::nullopt}));
  columns.push_back(words("s", "cohort", {0, 1}, {"a", "b"}));
  columns.push_back(lists("states", {1, 2}, std::move(state_columns)));
  BuiltBatch built(2, std::move(columns));
  const Declared declared = declare({"exit", "cohort", "states.from"});
  EXPECT_NO_THROW(Batch(built.get(), declared));
  spoil(built);
  EXPECT_THROW(Batch(built.get(), declared), ContractError) << what;
}

TEST(OutsideTheProfile, IsRefused) {
  expect_refused("no schema", [](BuiltBatch& b) { b.get().schema = nullptr; });
  expect_refused("no array", [](BuiltBatch& b) { b.get().array = nullptr; });
  expect_refused("not a struct", [](BuiltBatch& b) { b.root().schema.format = "i"; });
  expect_refused("negative length", [](BuiltBatch& b) { b.root().array.length = -1; });
  expect_refused("offset", [](BuiltBatch& b) { b.root().array.offset = 1; });
  expect_refused("fewer children than the schema says", [](BuiltBatch& b) { b.root().array.n_children = 1; });
  expect_refused("column of another length", [](BuiltBatch& b) { b.root().child(0).array.length = 3; });
  expect_refused("column with an offset", [](BuiltBatch& b) { b.root().child(0).array.offset = 1; });
  expect_refused("column of another type", [](BuiltBatch& b) { b.root().child(0).schema.format = "l"; });
  expect_refused("column without buffers", [](BuiltBatch& b) { b.root().child(0).array.buffers = nullptr; });
  expect_refused("column without values",
                 [](BuiltBatch& b) { b.root().child(0).array.buffers[1] = nullptr; });
  expect_refused("too many buffers", [](BuiltBatch& b) { b.root().child(0).array.n_buffers = 3; });
  expect_refused("nulls without a bitmap",
                 [](BuiltBatch& b) { b.root().child(0).array.buffers[0] = nullptr; });
  expect_refused("code without dictionary",
                 [](BuiltBatch& b) { b.root().child(1).array.dictionary = nullptr; });
  expect_refused("code without words' schema",
                 [](BuiltBatch& b) { b.root().child(1).schema.dictionary = nullptr; });
  expect_refused("code of a strange width", [](BuiltBatch& b) { b.root().child(1).schema.format = "l"; });
  expect_refused("words of another type",
                 [](BuiltBatch& b) { b.root().child(1).dictionary().schema.format = "U"; });
  expect_refused("words without text",
                 [](BuiltBatch& b) { b.root().child(1).dictionary().array.n_buffers = 2; });
  expect_refused("list with long offsets", [](BuiltBatch& b) { b.root().child(2).schema.format = "+L"; });
  expect_refused("list of nothing", [](BuiltBatch& b) { b.root().child(2).array.n_children = 0; });
  expect_refused("list of numbers", [](BuiltBatch& b) { b.root().child(2).child(0).schema.format = "i"; });
  expect_refused("list that ends outside",
                 [](BuiltBatch& b) { b.root().child(2).child(0).array.length = 2; });
}

TEST(Batch, AnUndeclaredStartOfTheCohortIsShut) {
  std::vector<Column> columns;
  columns.push_back(words("c", "cohort", {0}, {"1"}));
  BuiltBatch built(1, std::move(columns));
  Declared declared;
  declared.add("cohort");
  const Batch shut(built.get(), declared);
  EXPECT_THROW(static_cast<void>(shut[0].cohort_start()), ContractError);
  declared.add("project.cohorts.name");
  declared.add("project.cohorts.start");
  const Batch open(built.get(), declared);
  EXPECT_EQ(open[0].cohort_start(), std::nullopt);
}

}  // namespace
}  // namespace fotfaste
