// Which rows belong to whom, and the one order that they stand in whatever order they were read in.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "intake/table_columns.hpp"

namespace fotfaste::intake {

// The rows of a table by their owner: a person, or a participation.
class OwnedRows {
 public:
  OwnedRows() = default;
  // Takes the runs from the chunks.
  OwnedRows(std::vector<Chunk>& chunks, std::uint32_t owners);

  // Appends the rows of an owner in the order in which they were read.
  void append(std::uint32_t owner, std::vector<RowRef>& refs) const;
  [[nodiscard]] std::uint64_t count(std::uint32_t owner) const;
  [[nodiscard]] bool empty() const { return runs_.empty(); }

 private:
  // chunk, first row and count of rows in one number each
  static constexpr unsigned row_bits = 20;
  std::vector<std::uint32_t> firsts_;  // by owner; one more than owners
  std::vector<std::uint64_t> runs_;
};

// The columns of a table in the order in which its rows are compared.
std::vector<model::ColumnId> comparing_order(model::Table table);

class CanonicalOrder {
 public:
  explicit CanonicalOrder(const TableColumns& columns, model::Table table);

  // Sorts each group of refs by its rows' values; rows that are equal keep their order. Group i ends where
  // ends[i] says, counted from the first ref.
  void sort_groups(std::span<RowRef> refs, std::span<const std::uint32_t> ends);
  // Whether two rows have the same values throughout.
  [[nodiscard]] bool same(RowRef a, RowRef b) const;

 private:
  struct Keyed {
    std::uint64_t key;
    RowRef ref;
  };
  struct Packed {
    const TableColumn* column;
    unsigned bits;
  };
  template <typename Less>
  void sort_each(std::span<const std::uint32_t> ends, const Less& less);
  [[nodiscard]] bool before(const Keyed& a, const Keyed& b) const;

  std::vector<Packed> packed_;              // what fits into one number, most significant first
  std::vector<const TableColumn*> others_;  // what does not
  std::vector<std::uint64_t> keys_;
  std::vector<Keyed> keyed_;
};

}  // namespace fotfaste::intake
