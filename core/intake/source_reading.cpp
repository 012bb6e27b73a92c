#include "intake/source_reading.hpp"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

#include "intake/parallel.hpp"

namespace fotfaste::intake {
namespace {

// Blocks of a megabyte stay in the nearer caches; small files are divided too, so that all threads help.
constexpr std::size_t smallest_block = 4096;
constexpr std::size_t largest_block = std::size_t{1} << 20;

std::size_t block_size(const std::filesystem::path& path, unsigned threads) {
  std::error_code error;
  const std::uintmax_t size = std::filesystem::file_size(path, error);
  if (error) return largest_block;
  return std::clamp<std::size_t>(static_cast<std::size_t>(size) / (8U * std::max(threads, 1U)),
                                 smallest_block, largest_block);
}

}  // namespace

SourceReading open_source(const model::Source& source, unsigned threads) {
  SourceReading reading;
  reading.source = &source;
  const auto trouble = [&reading](Code code, bool whole_file) {
    reading.troubles.push_back({code, whole_row, whole_file, nullptr, {}});
  };
  FileForm form;
  form.delimiter = source.delimiter;
  if (source.encoding)
    form.encoding =
        *source.encoding == word(Encoding::windows_1252) ? Encoding::windows_1252 : Encoding::utf8;
  form.block_size = block_size(source.opened, threads);
  try {
    if (std::filesystem::is_directory(source.opened)) {
      trouble(Code::unreadable, true);
      return reading;
    }
    reading.file = std::make_unique<DelimitedFile>(source.opened, form);
  } catch (const std::system_error&) {
    trouble(Code::unreadable, true);
    return reading;
  }
  if (reading.file->is_utf16()) {
    trouble(Code::unreadable, true);
    reading.file.reset();
    return reading;
  }
  if (reading.file->header().empty()) {
    trouble(Code::empty_file, true);
    return reading;
  }
  if (reading.file->encoding() == Encoding::windows_1252) trouble(Code::windows_1252, true);
  reading.layout = lay_out(source, *reading.file);
  reading.troubles.insert(reading.troubles.end(), reading.layout.troubles.begin(),
                          reading.layout.troubles.end());
  return reading;
}

std::vector<Chunk> read_blocks(SourceReading& reading, ReadingSetting setting, std::uint32_t number,
                               unsigned threads) {
  if (reading.file == nullptr || reading.file->header().empty()) return {};
  setting.source = reading.source;
  setting.file = reading.file.get();
  setting.layout = &reading.layout;
  reading.setting = setting;
  const std::size_t count = reading.file->block_count();
  std::vector<Chunk> chunks(count);
  std::vector<TroubleLog> logs(count);
  for (unsigned reader = 0; reader < std::max(threads, 1U); ++reader) {
    reading.readers.push_back(std::make_unique<BlockReader>(reading.setting, number, reader));
  }
  for_each_index(count, threads, [&](std::size_t block, unsigned worker) {
    chunks[block] = reading.readers[worker]->read(block, logs[block]);
  });
  for (std::size_t block = 0; block < count; ++block) {
    const std::uint64_t first = reading.first_records.back();
    chunks[block].first_record = first;
    reading.log.append(logs[block], first);
    logs[block] = {};
    reading.first_records.push_back(first + chunks[block].records);
  }
  reading.rows = reading.first_records.back();
  for (const auto& reader : reading.readers) reading.rows -= reader->blank_records();
  if (reading.rows == 0) reading.troubles.push_back({Code::no_rows, whole_row, false, nullptr, {}});
  std::erase_if(chunks, [](const Chunk& chunk) { return chunk.rows == 0; });
  return chunks;
}

}  // namespace fotfaste::intake
