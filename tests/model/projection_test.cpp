#include "model/projection.hpp"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <random>

#include "fotfaste/sdk/batch.hpp"
#include "fotfaste/sdk/bytes.hpp"
#include "model_builder.hpp"

namespace fotfaste::model {
namespace {

using Int8 = std::optional<std::int8_t>;
using Int32 = std::optional<std::int32_t>;

// Two batches of two and one participations, with one, none and two spells.
std::pair<MemoryFile, Directory> small_model() {
  ModelBuilder builder({2, 1});
  builder.list(Table::states, {1, 0, 2});
  builder.column<std::int32_t>("entry", {Int32(100), Int32(200), Int32(300)});
  builder.column<std::int32_t>("exit", {Int32(150), std::nullopt, Int32(350)});
  builder.column<std::int8_t>("gender", {Int8(0), Int8(1), std::nullopt});
  builder.words("cohort", {"b", std::nullopt, "a"});
  builder.words("states.state", {"jobb", "studier", "jobb"});
  builder.column<std::int8_t>("states.core_state", {Int8(0), Int8(2), Int8(0)});
  builder.column<std::int32_t>("states.from", {Int32(110), Int32(310), Int32(330)});
  builder.words("project.evidence.statement", {"beslut"});
  return builder.take();
}

std::vector<ColumnId> ids(std::initializer_list<const char*> paths) {
  std::vector<ColumnId> found;
  for (const char* path : paths) found.push_back(find_column(path).value());
  return found;
}

Declared declared(std::initializer_list<const char*> paths) {
  Declared columns;
  for (const char* path : paths) columns.add(path);
  return columns;
}

// The child does what would be caught by the memory protection; returns the signal that ended it, or 0.
template <typename Action>
int signal_of(Action action) {
  const pid_t child = fork();
  if (child == 0) {
    action();
    _exit(0);
  }
  int status = 0;
  waitpid(child, &status, 0);
  return WIFSIGNALED(status) ? WTERMSIG(status) : WEXITSTATUS(status) == 0 ? 0 : SIGSEGV;
}

TEST(Projection, GivesTheDeclaredColumnsBatchByBatch) {
  auto [file, directory] = small_model();
  const auto paths = {"entry",       "exit",        "gender", "cohort", "states.state", "states.core_state",
                      "states.from", "states.until"};
  const Projection projection(file, directory, ids(paths));
  const Declared columns = declared(paths);
  ASSERT_EQ(projection.batch_count(), 2u);
  ArrowTree tree;
  const fotfaste_batch first_raw = projection.batch(0, tree);
  const Batch first(first_raw, columns);
  ASSERT_EQ(first.size(), 2u);
  EXPECT_EQ(first[0].entry(), 100);
  EXPECT_EQ(first[0].exit(), std::optional<Day>(150));
  EXPECT_EQ(first[1].exit(), std::nullopt);
  EXPECT_EQ(first[0].gender(), Gender::woman);
  EXPECT_EQ(first[0].cohort(), "b");
  EXPECT_EQ(first[1].cohort(), "");
  ASSERT_EQ(first[0].states().size(), 1u);
  EXPECT_EQ(first[0].states()[0].label(), "jobb");
  EXPECT_EQ(first[0].states()[0].core_state(), CoreState::employed);
  EXPECT_EQ(first[0].states()[0].until(), end_of_time);
  EXPECT_TRUE(first[1].states().empty());

  ArrowTree second_tree;
  const fotfaste_batch second_raw = projection.batch(1, second_tree);
  EXPECT_EQ(second_raw.first_row, 2u);
  const Batch second(second_raw, columns);
  EXPECT_EQ(second[0].gender(), Gender::unknown);
  ASSERT_EQ(second[0].states().size(), 2u);
  EXPECT_EQ(second[0].states()[0].core_state(), CoreState::education);
  EXPECT_EQ(second[0].states()[1].from(), 330);
}

TEST(Projection, LeavesOutWhatWasNotDeclared) {
  auto [file, directory] = small_model();
  const Projection projection(file, directory, ids({"entry"}));
  const Declared columns = declared({"entry"});
  ArrowTree tree;
  const fotfaste_batch raw = projection.batch(0, tree);
  EXPECT_EQ(raw.schema->n_children, 1);
  const Batch batch(raw, columns);
  EXPECT_EQ(batch[0].entry(), 100);
  EXPECT_THROW((void)batch[0].gender(), ContractError);
  EXPECT_THROW((void)batch[0].states(), ContractError);
}

TEST(Projection, GivesProjectTables) {
  auto [file, directory] = small_model();
  const Projection projection(file, directory, ids({"project.evidence.statement"}));
  ArrowTree tree;
  ASSERT_TRUE(projection.project_table(Table::evidence, tree));
  ASSERT_EQ(tree.array()->length, 1);
  const WordColumn statement(internal::child(tree.schema(), tree.array(), "statement"));
  EXPECT_EQ(statement[0], "beslut");
  EXPECT_FALSE(projection.project_table(Table::costs, tree));
}

TEST(Projection, MemoryOfOtherColumnsIsNotThere) {
  auto [file, directory] = small_model();
  const Projection projection(file, directory, ids({"entry"}));
  ArrowTree tree;
  const fotfaste_batch raw = projection.batch(0, tree);
  const auto* entry = static_cast<const volatile char*>(raw.array->children[0]->buffers[1]);
  const auto distance =
      static_cast<std::ptrdiff_t>(directory.find(find_column("exit").value())->parts[0].data) -
      static_cast<std::ptrdiff_t>(directory.find(find_column("entry").value())->parts[0].data);
  EXPECT_EQ(signal_of([&] { (void)entry[0]; }), 0);
  EXPECT_EQ(signal_of([&] { (void)entry[distance]; }), SIGSEGV);

  const Projection::Location hidden = projection.locate(const_cast<const char*>(entry) + distance);
  EXPECT_TRUE(hidden.in_model);
  EXPECT_FALSE(hidden.mapped);
  EXPECT_EQ(path(hidden.column), "exit");
  const Projection::Location shown = projection.locate(const_cast<const char*>(entry));
  EXPECT_TRUE(shown.mapped);
  EXPECT_EQ(path(shown.column), "entry");
  EXPECT_FALSE(projection.locate(&projection).in_model);
}

TEST(Projection, NobodyCanWriteASealedModel) {
  auto [file, directory] = small_model();
  const Projection projection(file, directory, ids({"entry"}));
  ArrowTree tree;
  const fotfaste_batch raw = projection.batch(0, tree);
  auto* entry = static_cast<char*>(const_cast<void*>(raw.array->children[0]->buffers[1]));
  EXPECT_EQ(signal_of([&] { *const_cast<volatile char*>(entry) = 1; }), SIGSEGV);
  auto* page = reinterpret_cast<void*>(reinterpret_cast<std::uintptr_t>(entry) / page_size * page_size);
  EXPECT_NE(mprotect(page, page_size, PROT_READ | PROT_WRITE), 0);
  EXPECT_EQ(mmap(nullptr, page_size, PROT_READ | PROT_WRITE, MAP_SHARED, file.descriptor(), 0), MAP_FAILED);
  EXPECT_NE(ftruncate(file.descriptor(), 0), 0);
}

TEST(Directory, ReadsBackWhatItWrote) {
  const auto [file, directory] = small_model();
  EXPECT_EQ(read_directory(write_directory(directory)), directory);
}

TEST(Directory, RefusesATruncatedDirectoryAtEveryLength) {
  const auto [file, directory] = small_model();
  const std::string bytes = write_directory(directory);
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    EXPECT_THROW(read_directory(std::string_view(bytes).substr(0, size)), MalformedBytes) << size;
  }
  EXPECT_THROW(read_directory(bytes + "x"), MalformedBytes);
}

// A damaged directory is refused, or describes buffers that still lie inside the file: mapping it is safe.
TEST(Directory, ADamagedDirectoryNeverPointsOutsideTheFile) {
  const auto [file, directory] = small_model();
  const std::string bytes = write_directory(directory);
  std::mt19937 random(7);
  int refused = 0;
  for (int round = 0; round < 4000; ++round) {
    std::string damaged = bytes;
    damaged[random() % damaged.size()] = static_cast<char>(random());
    try {
      const Directory read = read_directory(damaged);
      for (const StoredColumn& stored : read.columns) {
        EXPECT_LE(stored.region.offset + stored.region.size, read.file_size);
        for (const ColumnPart& part : stored.parts) {
          EXPECT_GE(part.data, stored.region.offset);
          EXPECT_LE(part.data, stored.region.offset + stored.region.size);
        }
      }
    } catch (const MalformedBytes&) {
      ++refused;
    }
  }
  EXPECT_GT(refused, 1000);
}

}  // namespace
}  // namespace fotfaste::model
