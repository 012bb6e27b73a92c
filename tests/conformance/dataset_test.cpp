#include "conformance/dataset.hpp"

#include <gtest/gtest.h>

#include <set>

#include "conformance/layout.hpp"
#include "conformance/operations.hpp"

namespace fotfaste::conformance {
namespace {

using model::Table;

// Every datum of a dataset, in order.
std::vector<Datum> all(Dataset data) {
  std::vector<Datum> datums;
  for_each_datum(data, [&](model::ColumnId, Datum& datum) { datums.push_back(datum); });
  return datums;
}

std::vector<std::int64_t> persons(const Dataset& data) {
  std::vector<std::int64_t> found;
  for (const Participation& one : data.participations) found.push_back(person_of(one));
  return found;
}

std::set<model::ColumnId> every_column() {
  std::set<model::ColumnId> ids;
  for (std::size_t i = 0; i < model::columns().size(); ++i) ids.insert(static_cast<model::ColumnId>(i));
  return ids;
}

TEST(GenerateTest, TheSameSeedGivesTheSameDataAndAnotherGivesOther) {
  EXPECT_EQ(all(generate(20, 7)), all(generate(20, 7)));
  EXPECT_NE(all(generate(20, 7)), all(generate(20, 8)));
}

TEST(GenerateTest, EveryColumnHasValuesAndWhatMayBeEmptySometimesIs) {
  Dataset data = generate(80, 1);
  std::set<model::ColumnId> values;
  std::set<model::ColumnId> nulls;
  for_each_datum(data,
                 [&](model::ColumnId id, Datum& datum) { (is_null(datum) ? nulls : values).insert(id); });
  EXPECT_EQ(values, every_column());
  for (const model::ColumnId id : nulls) EXPECT_FALSE(model::column(id).required) << model::path(id);
  EXPECT_GT(nulls.size(), values.size() / 3);
}

TEST(GenerateTest, RowsFollowPersonAndEntry) {
  const Dataset data = generate(60, 3);
  const auto entry = *model::find_column("entry");
  bool several = false;
  for (std::size_t i = 1; i < data.participations.size(); ++i) {
    const Participation& before = data.participations[i - 1];
    const Participation& one = data.participations[i];
    EXPECT_LE(person_of(before), person_of(one));
    if (person_of(before) != person_of(one)) continue;
    several = true;
    EXPECT_LE(before.values[entry], one.values[entry]);
  }
  EXPECT_TRUE(several);
}

TEST(OperationsTest, SplittingAndMergingLosesNothing) {
  const Dataset data = generate(30, 4);
  for (const std::size_t parts : {1u, 2u, 7u, 30u, 100u}) {
    const std::vector<Dataset> split_up = split(data, parts, 9);
    EXPECT_EQ(split_up.size(), std::min<std::size_t>(parts, 30));
    for (const Dataset& part : split_up) EXPECT_FALSE(part.participations.empty());
    EXPECT_EQ(all(merged(split_up)), all(data));
  }
}

TEST(OperationsTest, ShufflingKeepsPersonsTogetherAndCanBeUndone) {
  const Dataset data = generate(30, 5);
  std::map<std::int64_t, std::int64_t> back;
  Dataset changed = shuffled(data, 2, back);
  EXPECT_NE(all(changed), all(data));
  EXPECT_TRUE(std::is_sorted(changed.participations.begin(), changed.participations.end(),
                             [](const auto& a, const auto& b) { return person_of(a) < person_of(b); }));
  for (Participation& one : changed.participations) one.values[0] = back.at(person_of(one));
  EXPECT_EQ(all(merged({changed})), all(data));
}

TEST(OperationsTest, RenumberingKeepsTheOrder) {
  const Dataset data = generate(30, 5);
  std::map<std::int64_t, std::int64_t> back;
  const Dataset changed = renumbered(data, back);
  ASSERT_EQ(changed.participations.size(), data.participations.size());
  for (std::size_t i = 0; i < data.participations.size(); ++i) {
    EXPECT_EQ(back.at(persons(changed)[i]), persons(data)[i]);
  }
}

TEST(OperationsTest, BatchesHoldWholePersons) {
  const Dataset data = generate(50, 6);
  for (const std::size_t rows : {1u, 3u, 64u, 1000u}) {
    std::size_t begin = 0;
    for (const std::size_t end : batch_ends(data, rows)) {
      EXPECT_TRUE(end == data.participations.size() || end - begin >= rows);
      if (end < data.participations.size()) {
        EXPECT_NE(person_of(data.participations[end]), person_of(data.participations[end - 1]));
      }
      begin = end;
    }
    EXPECT_EQ(begin, data.participations.size());
  }
  EXPECT_TRUE(batch_ends(without_persons(data), 10).empty());
}

TEST(OperationsTest, NothingIsLeftOfAColumnThatIsMadeNull) {
  const Dataset data = generate(40, 7);
  for (const char* path : {"gender", "states.employer", "states.from", "project.costs.amount"}) {
    const model::ColumnId id = *model::find_column(path);
    EXPECT_TRUE(present_columns(data, {id}).contains(id)) << path;
    EXPECT_TRUE(present_columns(with_null(data, id), {id}).empty()) << path;
  }
}

// Reads a batch back by another road than it was laid out on.
TEST(LayoutTest, EveryLayoutHoldsTheSameValues) {
  const Dataset data = generate(40, 8);
  const auto column = *model::find_column("exit");
  for (const Memory memory : {Memory::plain, Memory::guarded, Memory::sealed}) {
    for (const bool junk : {false, true}) {
      const Layout layout{Validity::always, !junk, junk, 3, memory};
      const auto batches = lay_out_run(data, batch_ends(data, 9), {column}, layout);
      std::size_t row = 0;
      for (const LaidOut& batch : batches) {
        ASSERT_EQ(batch.array()->n_children, 1);
        const ArrowArray& array = *batch.array()->children[0];
        EXPECT_EQ(batch.batch().first_row, row);
        const auto* validity = static_cast<const std::uint8_t*>(array.buffers[0]);
        for (std::int64_t i = 0; i < array.length; ++i, ++row) {
          const Datum& datum = data.participations[row].values[column];
          const bool valid = (validity[i / 8] >> (i % 8) & 1) != 0;
          EXPECT_EQ(valid, !is_null(datum));
          if (valid) {
            EXPECT_EQ(static_cast<const std::int32_t*>(array.buffers[1])[i], std::get<std::int64_t>(datum));
          }
        }
      }
      EXPECT_EQ(row, data.participations.size());
    }
  }
}

TEST(LayoutTest, SealedMemoryCannotBeWritten) {
  const Dataset data = generate(10, 8);
  const auto column = *model::find_column("entry");
  const auto batches = lay_out_run(data, batch_ends(data, 100), {column}, {.memory = Memory::sealed});
  void* at = const_cast<void*>(batches.at(0).array()->children[0]->buffers[1]);
  EXPECT_DEATH(*static_cast<volatile char*>(at) = 1, "");
}

TEST(LayoutTest, BehindAGuardedBufferNothingCanBeRead) {
  const Dataset data = generate(10, 8);
  const auto column = *model::find_column("entry");
  const auto batches = lay_out_run(data, batch_ends(data, 100), {column}, {.memory = Memory::guarded});
  const auto* at = static_cast<const volatile char*>(batches.at(0).array()->children[0]->buffers[1]);
  EXPECT_DEATH(static_cast<void>(at[data.participations.size() * 4 + 64]), "");
}

}  // namespace
}  // namespace fotfaste::conformance
