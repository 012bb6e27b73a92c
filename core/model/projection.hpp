// A part of a model as a worker sees it: the columns that its plugin declared, mapped read-only, as Arrow C
// Data structures. Everything else of the model is address space without memory behind it.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "fotfaste/model.h"
#include "model/directory.hpp"
#include "model/memory_file.hpp"

namespace fotfaste::model {

// Trees of Arrow structures over one batch or project table. Borrowed structures point into it.
class ArrowTree {
 public:
  ArrowTree() = default;
  ArrowTree(ArrowTree&&) = default;
  ArrowTree& operator=(ArrowTree&&) = default;
  [[nodiscard]] const ArrowSchema* schema() const { return schema_; }
  [[nodiscard]] const ArrowArray* array() const { return array_; }

 private:
  friend class Projection;
  struct Storage;
  std::shared_ptr<Storage> storage_;
  const ArrowSchema* schema_ = nullptr;
  const ArrowArray* array_ = nullptr;
};

class Projection {
 public:
  // Maps the given columns that the model holds; a nested column brings its list's offsets. Reserves address
  // space for the whole file, so that a stray pointer meets an empty page and locate() can name the column
  // it was aimed at. The file may be closed afterwards. Throws std::system_error.
  Projection(const MemoryFile& file, const Directory& directory, std::span<const ColumnId> columns);
  Projection(const Projection&) = delete;
  Projection& operator=(const Projection&) = delete;
  ~Projection();

  [[nodiscard]] std::size_t batch_count() const { return directory_.batches.size(); }
  // The structures of one batch; batch.schema and batch.array point into tree.
  [[nodiscard]] fotfaste_batch batch(std::size_t index, ArrowTree& tree) const;
  // A project table, or nothing when none of its columns is mapped.
  [[nodiscard]] bool project_table(Table table, ArrowTree& tree) const;

  // What an address of a fault belongs to. Safe to call in a signal handler.
  struct Location {
    bool in_model = false;
    bool mapped = false;       // declared, so the fault was a write
    ColumnId column = 0xffff;  // 0xffff: no column
  };
  [[nodiscard]] Location locate(const void* address) const noexcept;

 private:
  struct Extent {
    Region region;
    ColumnId column;
    bool mapped;
  };
  [[nodiscard]] bool is_mapped(ColumnId column) const;
  [[nodiscard]] const void* address(std::uint64_t position) const { return base_ + position; }
  std::size_t add_table(ArrowTree::Storage& storage, Table table, std::size_t part, std::uint64_t rows,
                        std::vector<ArrowSchema*>& schemas, std::vector<ArrowArray*>& arrays) const;

  Directory directory_;
  std::vector<Extent> extents_;
  std::byte* base_ = nullptr;
};

}  // namespace fotfaste::model
