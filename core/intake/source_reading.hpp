// One file of the project while it is being read: its layout, its readers, and what was wrong.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "intake/block_reader.hpp"
#include "intake/delimited_file.hpp"
#include "intake/source_layout.hpp"
#include "intake/staging.hpp"
#include "intake/trouble.hpp"
#include "model/project.hpp"

namespace fotfaste::intake {

struct SourceReading {
  const model::Source* source = nullptr;
  std::unique_ptr<DelimitedFile> file;  // null: it could not be read
  SourceLayout layout;
  ReadingSetting setting;
  std::vector<std::unique_ptr<BlockReader>> readers;
  std::vector<FileTrouble> troubles;            // of the file and its header
  TroubleLog log;                               // of its rows
  std::vector<std::uint64_t> first_records{0};  // by block; one more than blocks
  std::uint64_t rows = 0;                       // data rows: records that are not blank

  // The row number that a spreadsheet shows.
  [[nodiscard]] std::uint64_t row_number(std::uint64_t record) const {
    return file->header_row() + 1 + record;
  }
};

// Opens the file and lays it out; what fails is noted in troubles.
SourceReading open_source(const model::Source& source, unsigned threads);

// Reads all blocks; the chunks are numbered as part of the given source of the table, and hold at least one
// row each. setting lacks file and layout only.
std::vector<Chunk> read_blocks(SourceReading& reading, ReadingSetting setting, std::uint32_t number,
                               unsigned threads);

}  // namespace fotfaste::intake
