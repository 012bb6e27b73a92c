#include "intake/table_columns.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <map>
#include <utility>

#include "intake/parallel.hpp"
#include "intake/staged_values.hpp"

namespace fotfaste::intake {
namespace {

using model::ColumnId;
using model::Form;

bool is_hundredths(Storage storage) {
  return storage == Storage::hundredths8 || storage == Storage::hundredths16 ||
         storage == Storage::hundredths32;
}

// Words of one dictionary, and which of them occur.
struct WordList {
  const std::vector<std::string>* words = nullptr;
  std::vector<char> used;
  std::vector<std::size_t> chunks;
  std::size_t source = 0;
};

// Doubles as integers in the same order.
std::int64_t ordered(double value) {
  const auto bits = std::bit_cast<std::int64_t>(value);
  return bits < 0 ? bits ^ std::numeric_limits<std::int64_t>::max() : bits;
}

}  // namespace

std::int32_t TableRows::staged(std::uint32_t source, ColumnId column) const {
  if (source < sources.size()) return sources[source]->layout.staged_column(column);
  for (std::size_t i = 0; i < made_columns.size(); ++i) {
    if (made_columns[i].column == column) return static_cast<std::int32_t>(i);
  }
  return not_staged;
}

TableColumns::TableColumns(const TableRows& rows, const std::vector<RowRef>& dropped, unsigned threads) {
  ColumnId id = model::first_column(rows.table);
  for (const model::Column& definition : model::columns_of(rows.table)) {
    TableColumn& column = columns_.emplace_back();
    column.id = id++;
    column.form = definition.form;
    column.least = std::numeric_limits<std::int64_t>::max();
    column.most = std::numeric_limits<std::int64_t>::min();
    for (const Chunk& chunk : rows.chunks) {
      const std::int32_t staged = rows.staged(chunk.source, column.id);
      ChunkColumn& part = column.chunks.emplace_back();
      column.has_nulls = column.has_nulls || staged == not_staged;
      if (staged == not_staged) continue;
      const StagedColumn& held = chunk.columns[static_cast<std::size_t>(staged)];
      column.has_nulls = column.has_nulls || held.nulls > 0;
      column.values += chunk.rows - held.nulls;
      if (held.storage == Storage::nothing) continue;
      part.data = chunk.pages.data() + held.position;
      part.storage = held.storage;
      column.has_doubles =
          column.has_doubles || held.storage == Storage::float64 || held.storage == Storage::int64;
      column.least = std::min(column.least, held.least);
      column.most = std::max(column.most, held.most);
    }
  }
  for (TableColumn& column : columns_) {
    if (column.form == Form::label && column.values > 0) merge_words(column, rows, dropped, threads);
  }
}

void TableColumns::merge_words(TableColumn& column, const TableRows& rows, const std::vector<RowRef>& dropped,
                               unsigned threads) {
  std::map<std::pair<std::uint32_t, std::uint32_t>, WordList> by_reader;
  for (std::size_t i = 0; i < rows.chunks.size(); ++i) {
    const Chunk& chunk = rows.chunks[i];
    const std::int32_t staged = rows.staged(chunk.source, column.id);
    if (staged == not_staged) continue;
    WordList& list = by_reader[{chunk.source, chunk.reader}];
    const auto index = static_cast<std::size_t>(staged);
    list.source = chunk.source;
    list.words = chunk.source < rows.sources.size()
                     ? &rows.sources[chunk.source]->readers[chunk.reader]->dictionaries()[index].words()
                     : &rows.made_words[index];
    list.chunks.push_back(i);
  }
  std::vector<WordList*> lists;
  for (auto& [reader, list] : by_reader) lists.push_back(&list);
  for_each_index(lists.size(), threads, [&](std::size_t i, unsigned) {
    WordList& list = *lists[i];
    // Words of rows that were set aside are not words of the model.
    const bool all_used = dropped.empty() && list.source < rows.sources.size() &&
                          rows.sources[list.source]->log.rejections().empty();
    list.used.assign(list.words->size(), all_used ? 1 : 0);
    if (all_used) return;
    for (const std::size_t chunk : list.chunks) {
      with_values(column.chunks[chunk], [&](const auto* values) {
        for (std::uint32_t row = 0; row < rows.chunks[chunk].rows; ++row) {
          const std::int64_t word = value_at(values, row);
          if (word == null_key) continue;
          if (!dropped.empty() && std::binary_search(dropped.begin(), dropped.end(), make_ref(chunk, row)))
            continue;
          list.used[static_cast<std::size_t>(word)] = 1;
        }
      });
    }
  });
  for (const WordList* list : lists) {
    for (std::size_t i = 0; i < list->used.size(); ++i) {
      if (list->used[i] != 0) column.words.push_back((*list->words)[i]);
    }
  }
  std::sort(column.words.begin(), column.words.end());
  column.words.erase(std::unique(column.words.begin(), column.words.end()), column.words.end());
  column.least = 0;
  column.most = static_cast<std::int64_t>(column.words.size());
  for (const WordList* list : lists) {
    std::vector<std::int32_t>& numbers = numbers_.emplace_back();
    for (const std::string& word : *list->words) {
      const auto found = std::lower_bound(column.words.begin(), column.words.end(), word);
      const bool known = found != column.words.end() && *found == word;
      numbers.push_back(known ? static_cast<std::int32_t>(found - column.words.begin()) : no_value);
    }
    for (const std::size_t chunk : list->chunks) column.chunks[chunk].numbers = numbers.data();
  }
}

void TableColumns::add_to_keys(const TableColumn& column, const RowRef* refs, std::size_t count,
                               unsigned bits, std::uint64_t* keys) {
  // A column of 64 bits stands alone.
  const auto shifted = [bits](std::uint64_t key) { return bits == 64 ? 0 : key << bits; };
  const std::uint64_t before_least = static_cast<std::uint64_t>(column.least) - 1;
  for_each_stretch(refs, count, [&](std::size_t begin, std::size_t end) {
    const ChunkColumn& part = column.chunks[chunk_of(refs[begin])];
    if (part.storage == Storage::nothing) {
      for (std::size_t i = begin; i < end; ++i) keys[i] = shifted(keys[i]);
      return;
    }
    with_values(part, [&](const auto* values) {
      if constexpr (!std::is_floating_point_v<std::remove_cvref_t<decltype(*values)>>) {
        const auto add = [&](const auto& meaning) {
          for (std::size_t i = begin; i < end; ++i) {
            const auto value = values[row_of(refs[i])];
            const std::uint64_t added =
                is_null(value) ? 0 : static_cast<std::uint64_t>(meaning(value)) - before_least;
            keys[i] = shifted(keys[i]) | added;
          }
        };
        const std::int64_t factor = part.storage == Storage::hundredths8 ? 100 : 1;
        if (part.numbers != nullptr) {
          add([numbers = part.numbers](std::int64_t value) { return std::int64_t{numbers[value]}; });
        } else {
          add([factor](std::int64_t value) { return value * factor; });
        }
      }
    });
  });
}

std::optional<double> TableColumns::number(const TableColumn& column, RowRef ref) {
  const ChunkColumn& part = column.chunks[chunk_of(ref)];
  std::optional<double> number;
  with_values(part, [&](const auto* values) {
    if constexpr (std::is_floating_point_v<std::remove_cvref_t<decltype(*values)>>) {
      if (!std::isnan(values[row_of(ref)])) number = values[row_of(ref)];
    } else {
      const std::int64_t value = value_at(values, row_of(ref));
      const double divisor = part.storage == Storage::hundredths8 ? 1.0 : 100.0;
      if (value != null_key) number = static_cast<double>(value) / divisor;
    }
  });
  return number;
}

void TableColumns::load(const TableColumn& column, const RowRef* refs, std::size_t count,
                        std::int64_t* keys) {
  for_each_stretch(refs, count, [&](std::size_t begin, std::size_t end) {
    const ChunkColumn& part = column.chunks[chunk_of(refs[begin])];
    if (part.storage == Storage::nothing) {
      std::fill(keys + begin, keys + end, null_key);
      return;
    }
    with_values(part, [&](const auto* values) {
      const auto convert = [&](auto&& meaning) {
        for (std::size_t i = begin; i < end; ++i) {
          const std::int64_t value = value_at(values, row_of(refs[i]));
          keys[i] = value == null_key ? null_key : meaning(value);
        }
      };
      if constexpr (std::is_floating_point_v<std::remove_cvref_t<decltype(*values)>>) {
        for (std::size_t i = begin; i < end; ++i) {
          const double value = values[row_of(refs[i])];
          keys[i] = std::isnan(value) ? null_key : ordered(value);
        }
      } else if (part.numbers != nullptr) {
        convert([&part](std::int64_t value) { return std::int64_t{part.numbers[value]}; });
      } else if (!is_hundredths(part.storage)) {
        convert([](std::int64_t value) { return value; });
      } else {
        const std::int64_t factor = part.storage == Storage::hundredths8 ? 100 : 1;
        if (column.has_doubles) {
          convert(
              [factor](std::int64_t value) { return ordered(static_cast<double>(value * factor) / 100.0); });
        } else {
          convert([factor](std::int64_t value) { return value * factor; });
        }
      }
    });
  });
}

}  // namespace fotfaste::intake
