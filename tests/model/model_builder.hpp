// Builds a small model in sealed memory by hand, column by column, for tests that need no files.
#pragma once

#include <cstdint>
#include <cstring>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "model/directory.hpp"
#include "model/memory_file.hpp"

namespace fotfaste::model {

class ModelBuilder {
 public:
  // One entry of rows_of_batches for each batch: its participations.
  explicit ModelBuilder(std::vector<std::uint64_t> rows_of_batches) : file_(MemoryFile::create()) {
    std::uint64_t first = 0;
    for (const std::uint64_t rows : rows_of_batches) {
      directory_.batches.push_back({first, rows});
      first += rows;
    }
    directory_.participations = first;
    directory_.persons = first;
  }

  // Counts of nested rows, one a participation of the whole model.
  ModelBuilder& list(Table table, const std::vector<std::uint64_t>& counts) {
    StoredList list;
    list.table = table;
    list.region = file_.append((counts.size() + 1 + directory_.batches.size()) * 4 +
                               directory_.batches.size() * buffer_alignment);
    const Mapping mapping(file_, list.region, Mapping::Access::write);
    std::uint64_t position = list.region.offset;
    for (const BatchExtent& batch : directory_.batches) {
      std::int32_t sum = 0;
      auto* offsets = mapping.at<std::int32_t>(position);
      offsets[0] = 0;
      for (std::uint64_t i = 0; i < batch.rows; ++i) {
        sum += static_cast<std::int32_t>(counts[batch.first_row + i]);
        offsets[i + 1] = sum;
      }
      list.offsets.push_back(position);
      list.rows.push_back(static_cast<std::uint64_t>(sum));
      position = aligned(position + (batch.rows + 1) * 4);
    }
    directory_.lists.push_back(list);
    return *this;
  }

  template <typename Number>
  ModelBuilder& column(const char* path, const std::vector<std::optional<Number>>& values) {
    StoredColumn stored;
    stored.column = find_column(path).value();
    stored.width = sizeof(Number);
    stored.region =
        file_.append(values.size() * (sizeof(Number) + 1) + parts_of(stored.column) * 3 * buffer_alignment);
    const Mapping mapping(file_, stored.region, Mapping::Access::write);
    write_parts(stored, mapping, stored.region.offset, values);
    insert(std::move(stored));
    return *this;
  }

  // A column of labels; words are sorted as a model's are. Nothing stands for null.
  ModelBuilder& words(const char* path, const std::vector<std::optional<std::string>>& values) {
    std::map<std::string, std::int32_t> ids;
    std::uint64_t text_size = 0;
    for (const auto& value : values) {
      if (value) ids.emplace(*value, 0);
    }
    std::int32_t next = 0;
    for (auto& [word, id] : ids) {
      id = next++;
      text_size += word.size();
    }
    StoredColumn stored;
    stored.column = find_column(path).value();
    stored.width = 1;
    stored.word_count = ids.size();
    stored.region = file_.append(values.size() * 2 + (ids.size() + 1) * 4 + text_size +
                                 (parts_of(stored.column) * 3 + 3) * buffer_alignment);
    const Mapping mapping(file_, stored.region, Mapping::Access::write);
    stored.word_offsets = stored.region.offset;
    stored.word_text = aligned(stored.word_offsets + (ids.size() + 1) * 4);
    auto* offsets = mapping.at<std::int32_t>(stored.word_offsets);
    char* text = mapping.at<char>(stored.word_text);
    std::int32_t at = 0;
    offsets[0] = 0;
    for (const auto& [word, id] : ids) {
      std::memcpy(text + at, word.data(), word.size());
      at += static_cast<std::int32_t>(word.size());
      offsets[id + 1] = at;
    }
    std::vector<std::optional<std::int8_t>> indices;
    for (const auto& value : values) {
      indices.push_back(value ? std::optional<std::int8_t>(static_cast<std::int8_t>(ids[*value]))
                              : std::nullopt);
    }
    write_parts(stored, mapping, aligned(stored.word_text + text_size), indices);
    insert(std::move(stored));
    return *this;
  }

  // Seals the memory file; the builder is used up.
  std::pair<MemoryFile, Directory> take() {
    directory_.file_size = file_.size();
    file_.seal();
    return {std::move(file_), std::move(directory_)};
  }

 private:
  static std::uint64_t aligned(std::uint64_t position) {
    return (position + buffer_alignment - 1) / buffer_alignment * buffer_alignment;
  }
  std::size_t parts_of(ColumnId id) const {
    return is_project_table(model::column(id).table) ? 1 : directory_.batches.size();
  }

  template <typename Number>
  void write_parts(StoredColumn& stored, const Mapping& mapping, std::uint64_t position,
                   const std::vector<std::optional<Number>>& values) {
    const Table table = model::column(stored.column).table;
    std::size_t next = 0;
    for (std::size_t part = 0; part < parts_of(stored.column); ++part) {
      std::uint64_t rows = values.size();
      if (table == Table::participations) rows = directory_.batches[part].rows;
      if (is_nested(table)) rows = directory_.find(table)->rows[part];
      if (is_project_table(table)) directory_.project_rows[static_cast<std::size_t>(table)] = rows;
      ColumnPart made;
      made.data = position;
      position = aligned(position + rows * sizeof(Number));
      auto* data = mapping.at<Number>(made.data);
      auto* bits = mapping.at<std::uint8_t>(position);
      for (std::uint64_t i = 0; i < rows; ++i) {
        const auto& value = values[next++];
        data[i] = value.value_or(Number{});
        if (value) {
          bits[i / 8] = static_cast<std::uint8_t>(bits[i / 8] | (1u << (i % 8)));
        } else {
          ++made.null_count;
        }
      }
      if (made.null_count > 0) made.validity = position;
      position = aligned(position + (rows + 7) / 8);
      stored.parts.push_back(made);
    }
  }

  void insert(StoredColumn stored) {
    auto at = directory_.columns.begin();
    while (at != directory_.columns.end() && at->column < stored.column) ++at;
    directory_.columns.insert(at, std::move(stored));
  }

  MemoryFile file_;
  Directory directory_;
};

}  // namespace fotfaste::model
