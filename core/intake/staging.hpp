// Values on their way from a file to the model: one chunk for each block of a file, its columns as narrow as
// its values allow. The words of label columns are numbers of the dictionary of the reader that read it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "model/schema.hpp"

namespace fotfaste::intake {

// In the columns below: no value.
inline constexpr std::int32_t no_value = INT32_MIN;

// Memory that goes back to the system as soon as it is given up.
class Pages {
 public:
  Pages() = default;
  explicit Pages(std::size_t size);
  Pages(Pages&& other) noexcept;
  Pages& operator=(Pages&& other) noexcept;
  Pages(const Pages&) = delete;
  Pages& operator=(const Pages&) = delete;
  ~Pages();
  [[nodiscard]] std::byte* data() const { return data_; }

 private:
  std::byte* data_ = nullptr;
  std::size_t size_ = 0;
};

enum class Storage : std::uint8_t {
  nothing,  // every row is null
  int8,
  int16,
  int32,
  int64,         // money
  hundredths8,   // whole numbers, to be divided by 1: value is the number itself
  hundredths16,  // number * 100
  hundredths32,  // number * 100
  float64,
};

// A column of a chunk. The smallest number of an integer type, or NaN, stands for null.
struct StagedColumn {
  Storage storage = Storage::nothing;
  std::size_t position = 0;  // in the pages of the chunk
  std::uint32_t nulls = 0;
  std::int64_t least = 0;  // of the values, for the integer types; hundredths8 and so on in hundredths
  std::int64_t most = 0;
};

// Rows that follow one another and belong to one owner: a person, or for participations the row itself.
struct Run {
  std::uint32_t owner = 0;
  std::uint32_t first = 0;  // the run ends where the next one begins
};

struct Chunk {
  std::uint32_t source = 0;  // which file of the table
  std::uint32_t reader = 0;  // whose dictionaries
  std::size_t block = 0;
  std::uint32_t rows = 0;
  std::uint32_t records = 0;       // of the block, with those that were set aside
  std::uint64_t first_record = 0;  // number of the block's first record in the file
  Pages pages;
  std::vector<StagedColumn> columns;  // as the source's layout numbers them
  std::vector<Run> runs;
  std::vector<std::uint32_t> record_of_row;  // empty: row i is record i
  // Of participations: the pseudonyms, one after the other.
  std::vector<char> names;
  std::vector<std::uint32_t> name_ends;

  [[nodiscard]] std::uint64_t record(std::uint32_t row) const {
    return first_record + (record_of_row.empty() ? row : record_of_row[row]);
  }
};

// Gathers one column of a chunk.
class ColumnBuilder {
 public:
  void begin(model::Form form);
  // Makes room for rows below this number.
  void reserve(std::size_t rows);
  void set(std::size_t row, std::int32_t value) { integers_[row] = value; }
  void set_money(std::size_t row, std::int64_t value);
  // Once a number is not hundredths, the whole column is kept as doubles.
  void set_number(std::size_t row, double value);
  [[nodiscard]] bool keeps_doubles() const { return doubles_used_; }
  // The values themselves, up to what was reserved; not for amounts and doubles.
  [[nodiscard]] std::int32_t* integers() { return integers_.data(); }
  [[nodiscard]] std::int32_t get(std::size_t row) const { return integers_[row]; }

  // Of a number column that has a value here.
  [[nodiscard]] double number(std::size_t row) const {
    return doubles_used_ ? doubles_[row] : static_cast<double>(integers_[row]) / 100.0;
  }

  // Bytes that finish() will write for so many rows.
  [[nodiscard]] std::size_t measure(std::size_t rows);
  // Call measure first.
  StagedColumn finish(std::size_t rows, std::byte* pages, std::size_t position);

 private:
  void start_doubles();

  model::Form form_ = model::Form::label;
  bool doubles_used_ = false;
  StagedColumn made_;
  std::vector<std::int32_t> integers_;
  std::vector<double> doubles_;
  std::vector<std::int64_t> amounts_;
};

}  // namespace fotfaste::intake
