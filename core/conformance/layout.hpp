// From a Dataset to the structures that a plugin is lent, in every form that the interface allows.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <set>
#include <vector>

#include "conformance/dataset.hpp"
#include "fotfaste/model.h"

namespace fotfaste::conformance {

enum class Validity : std::uint8_t {
  where_needed,  // no buffer for a column in which nothing is null
  always,        // a buffer of ones even there
};

enum class Memory : std::uint8_t {
  plain,    // writable; ends where it ends
  guarded,  // each buffer in pages of its own, its last 64 bytes before a page that nobody may touch
  sealed,   // read-only for good, as in a run: a write ends the process
};

struct Layout {
  Validity validity = Validity::where_needed;
  bool known_null_count = true;  // else null_count is -1
  // What stands under nulls: zeros, or values that would matter if they were read (drawn from seed).
  bool junk_under_nulls = false;
  std::uint64_t seed = 0;
  Memory memory = Memory::plain;
};

// The words of each column of labels over a whole run: batches of a run share them.
using Words = std::map<model::ColumnId, std::vector<std::string>>;
Words words_of(const Dataset& data);

// Of the declared columns those that hold any value: what a batch of this run has children for.
std::set<model::ColumnId> present_columns(const Dataset& data, const std::set<model::ColumnId>& declared);

// Structures and buffers of one batch, or one project table. Moving keeps every address.
class LaidOut {
 public:
  [[nodiscard]] const fotfaste_batch& batch() const;
  [[nodiscard]] const ArrowSchema* schema() const;
  [[nodiscard]] const ArrowArray* array() const;

  struct Storage;
  explicit LaidOut(std::shared_ptr<Storage> storage) : storage_(std::move(storage)) {}

 private:
  std::shared_ptr<Storage> storage_;
};

// Participations first to end (not included) of run. present and words are the run's.
LaidOut lay_out(const Dataset& run, std::size_t first, std::size_t end,
                const std::set<model::ColumnId>& present, const Words& words, const Layout& layout);
// A project table; only of use when any of its columns is present.
LaidOut lay_out_table(const Dataset& run, model::Table table, const std::set<model::ColumnId>& present,
                      const Words& words, const Layout& layout);

// A run's batches, ended as batch_ends says.
std::vector<LaidOut> lay_out_run(const Dataset& run, const std::vector<std::size_t>& ends,
                                 const std::set<model::ColumnId>& declared, const Layout& layout);

}  // namespace fotfaste::conformance
