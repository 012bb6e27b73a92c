// The columns of a table over all its chunks: one dictionary of words for each label column, and values that
// compare alike whichever file, block and thread they came from.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "intake/source_reading.hpp"
#include "intake/staging.hpp"
#include "model/schema.hpp"

namespace fotfaste::intake {

// A row of a chunk.
using RowRef = std::uint64_t;
constexpr RowRef make_ref(std::size_t chunk, std::uint32_t row) {
  return static_cast<RowRef>(chunk) << 32 | row;
}
constexpr std::size_t chunk_of(RowRef ref) {
  return static_cast<std::size_t>(ref >> 32);
}
constexpr std::uint32_t row_of(RowRef ref) {
  return static_cast<std::uint32_t>(ref);
}

// All that was read of one table.
struct TableRows {
  model::Table table = model::Table::participations;
  std::vector<Chunk> chunks;            // in the order of the files
  std::vector<SourceReading*> sources;  // by Chunk::source
  // Chunks that were made, not read, have the number of sources as their source, and these columns and words.
  std::vector<StagedUse> made_columns;
  std::vector<std::vector<std::string>> made_words;  // by column of made_columns

  [[nodiscard]] std::int32_t staged(std::uint32_t source, model::ColumnId column) const;
};

// A column of one chunk.
struct ChunkColumn {
  const std::byte* data = nullptr;
  Storage storage = Storage::nothing;
  const std::int32_t* numbers = nullptr;  // of labels: from the chunk's number of a word to the model's
};

struct TableColumn {
  model::ColumnId id = 0;
  model::Form form = model::Form::label;
  std::vector<ChunkColumn> chunks;
  std::uint64_t values = 0;  // that are not null
  bool has_nulls = false;
  bool has_doubles = false;  // compared as doubles
  std::int64_t least = 0;    // of what load() gives, when there are values and no doubles
  std::int64_t most = 0;
  std::vector<std::string_view> words;  // of labels, in byte order
};

// What load() gives for null.
inline constexpr std::int64_t null_key = INT64_MIN;

class TableColumns {
 public:
  // Without the rows in dropped (sorted) when it comes to which words there are. rows must outlive this.
  TableColumns(const TableRows& rows, const std::vector<RowRef>& dropped, unsigned threads);

  [[nodiscard]] const std::vector<TableColumn>& all() const { return columns_; }
  [[nodiscard]] const TableColumn& operator[](model::ColumnId id) const {
    return columns_[id - columns_.front().id];
  }

  // Values for comparing: numbers of words, days, hundredths; null_key for null.
  static void load(const TableColumn& column, const RowRef* refs, std::size_t count, std::int64_t* keys);
  static std::int64_t load(const TableColumn& column, RowRef ref) {
    std::int64_t key = 0;
    load(column, &ref, 1, &key);
    return key;
  }
  // Shifts every key left by bits and adds the row's value, counted from the column's smallest as one; null
  // is zero. Not for columns with doubles.
  static void add_to_keys(const TableColumn& column, const RowRef* refs, std::size_t count, unsigned bits,
                          std::uint64_t* keys);
  // Of a number column.
  static std::optional<double> number(const TableColumn& column, RowRef ref);

 private:
  void merge_words(TableColumn& column, const TableRows& rows, const std::vector<RowRef>& dropped,
                   unsigned threads);

  std::vector<TableColumn> columns_;
  std::vector<std::vector<std::int32_t>> numbers_;  // what ChunkColumn::numbers points into
};

}  // namespace fotfaste::intake
