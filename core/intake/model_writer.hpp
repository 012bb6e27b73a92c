// Writes rows into the memory file, column by column and batch by batch, and notes in the directory where.
#pragma once

#include <functional>
#include <vector>

#include "intake/person_index.hpp"
#include "intake/row_order.hpp"
#include "intake/table_columns.hpp"
#include "model/directory.hpp"
#include "model/memory_file.hpp"

namespace fotfaste::intake {

// The rows of one batch of a table in their final order; for nested tables, ends are the positions at which
// the rows of each participation of the batch end.
struct BatchRows {
  std::vector<RowRef> refs;
  std::vector<std::uint32_t> ends;
};

class ModelWriter {
 public:
  ModelWriter(model::MemoryFile& file, model::Directory& directory, unsigned threads)
      : file_(file), directory_(directory), threads_(threads) {}

  // Divides participations into batches. first_of_person has the number of each person's first participation,
  // and the count of all at the end.
  void divide(const std::vector<std::uint32_t>& first_of_person, std::uint64_t shards);

  // rows in the model's order.
  void write_participations(const TableColumns& columns, const std::vector<RowRef>& rows);
  void write_persons(const std::vector<std::uint32_t>& first_of_person, const PersonIndex& persons);

  // Both are called on several threads at once, for participations [first, last) by their numbers.
  struct NestedSource {
    // Where the rows of each participation end, counted from the first of them.
    std::function<void(std::size_t first, std::size_t last, std::vector<std::uint32_t>& ends)> count;
    // The rows too, those of a participation in any order that depends on nothing but the input.
    std::function<void(std::size_t first, std::size_t last, BatchRows& rows)> fill;
  };
  void write_nested(model::Table table, const TableColumns& columns, const NestedSource& nested);

  void write_project_table(model::Table table, const TableColumns& columns, const std::vector<RowRef>& rows);

 private:
  struct ColumnWriter;
  std::vector<ColumnWriter> make_columns(const TableColumns& columns, const std::vector<std::uint64_t>& rows);
  void keep(std::vector<ColumnWriter>& writers);
  void write_rows(std::vector<ColumnWriter>& writers, std::size_t part, std::size_t row,
                  std::span<const RowRef> refs);

  model::MemoryFile& file_;
  model::Directory& directory_;
  unsigned threads_;
};

}  // namespace fotfaste::intake
