// The directory of a model in memory: where in the sealed memory file every buffer of every column stands.
// It holds sizes and positions only, nothing of a participant, so that the supervisor can pass it on.
//
// Layout of the memory file: one region a column and one for the offsets of each nested table, each region
// whole pages, so that a column can be mapped, or left out, by itself. Within a region the buffers of the
// batches follow one another, each aligned to 64 bytes. Offset 0 of the file is never a buffer.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/schema.hpp"

namespace fotfaste::model {

inline constexpr std::uint64_t largest_batch = 65536;
inline constexpr std::uint64_t buffer_alignment = 64;
inline constexpr std::uint64_t page_size = 4096;

struct Region {
  std::uint64_t offset = 0;
  std::uint64_t size = 0;  // a multiple of page_size
  friend bool operator==(const Region&, const Region&) = default;
};

// One batch's part of a column. Positions are in the memory file.
struct ColumnPart {
  std::uint64_t data = 0;
  std::uint64_t validity = 0;  // 0: nothing is null in this batch
  std::uint64_t null_count = 0;
  friend bool operator==(const ColumnPart&, const ColumnPart&) = default;
};

// A column without a value anywhere is not stored.
struct StoredColumn {
  ColumnId column = 0;
  std::uint8_t width = 0;  // bytes a value: 1, 2, 4 or 8
  Region region;
  // Of Form::label: utf8 array of the words in byte order; offsets are int32, one more than words.
  std::uint64_t word_offsets = 0;
  std::uint64_t word_text = 0;
  std::uint64_t word_count = 0;
  std::vector<ColumnPart> parts;  // one a batch; one in all for a project table
  friend bool operator==(const StoredColumn&, const StoredColumn&) = default;
};

// The offsets of a nested table: for each batch, int32 positions, one more than the batch has rows.
struct StoredList {
  Table table = Table::participations;
  Region region;
  std::vector<std::uint64_t> offsets;  // position of each batch's buffer
  std::vector<std::uint64_t> rows;     // nested rows in each batch
  friend bool operator==(const StoredList&, const StoredList&) = default;
};

struct BatchExtent {
  std::uint64_t first_row = 0;
  std::uint64_t rows = 0;
  friend bool operator==(const BatchExtent&, const BatchExtent&) = default;
};

struct Directory {
  std::uint64_t file_size = 0;
  std::uint64_t participations = 0;
  std::uint64_t persons = 0;
  std::vector<BatchExtent> batches;
  std::vector<StoredColumn> columns;                                                  // in ColumnId order
  std::vector<StoredList> lists;                                                      // in Table order
  std::vector<std::uint64_t> project_rows = std::vector<std::uint64_t>(table_count);  // by Table
  // The pseudonyms in order, utf8 with int64 offsets, one more than persons. Never mapped by a worker.
  Region pseudonyms;
  std::uint64_t pseudonym_offsets = 0;
  std::uint64_t pseudonym_text = 0;

  [[nodiscard]] const StoredColumn* find(ColumnId column) const;
  [[nodiscard]] const StoredList* find(Table table) const;
  friend bool operator==(const Directory&, const Directory&) = default;
};

// The directory as bytes, and back. read_directory checks everything that a mapping relies on and throws
// fotfaste::MalformedBytes otherwise.
std::string write_directory(const Directory& directory);
Directory read_directory(std::string_view bytes);

}  // namespace fotfaste::model
