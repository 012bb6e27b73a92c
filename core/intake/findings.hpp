// Makes findings of what was noted down while reading, with places that an evaluator can look up.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "intake/source_reading.hpp"
#include "model/finding.hpp"
#include "model/project.hpp"

namespace fotfaste::intake {

// All findings of one file, by code and column.
std::vector<model::Finding> make_findings(const SourceReading& reading, const model::Project& project);

// A row as it may be shown: fields that are sensitive or not part of the model, and identity numbers
// anywhere, are bullets. place.excerpt, caret and caret_length are set; field may be whole_row.
void show_row(model::Place& place, const std::vector<std::string>& fields, const std::vector<bool>& shown,
              char delimiter, std::int32_t field);

// Calls use(record, fields) for each of the given records (sorted) of the file.
template <typename Use>
void for_each_record(const SourceReading& reading, const std::vector<std::uint64_t>& records, Use&& use) {
  Record fields;
  std::size_t block = 0;
  std::size_t at = 0;
  std::uint64_t next = 0;
  std::size_t read_block = SIZE_MAX;
  for (const std::uint64_t record : records) {
    while (reading.first_records[block + 1] <= record) ++block;
    const std::string_view text = reading.file->block(block);
    if (read_block != block) {
      if (read_block != SIZE_MAX) reading.file->release(reading.file->block(read_block));
      read_block = block;
      at = 0;
      next = reading.first_records[block];
    }
    for (; next <= record; ++next) at = intake::read_record(text, at, reading.file->separators(), fields);
    use(record, fields);
  }
}

}  // namespace fotfaste::intake
