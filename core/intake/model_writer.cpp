#include "intake/model_writer.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>
#include <span>
#include <stdexcept>
#include <type_traits>

#include "intake/parallel.hpp"
#include "intake/staged_values.hpp"

namespace fotfaste::intake {
namespace {

using model::Form;
using model::Table;

// Rows are ordered and written so many at a time, while they are in the nearest cache.
constexpr std::size_t rows_at_once = 8192;

std::uint64_t aligned(std::uint64_t size) {
  return (size + model::buffer_alignment - 1) / model::buffer_alignment * model::buffer_alignment;
}

std::uint8_t width_of(const TableColumn& column) {
  switch (column.form) {
    case Form::person:
    case Form::money:
    case Form::number:
      return 8;
    case Form::date:
      return 4;
    case Form::small:
    case Form::code:
      return 1;
    case Form::label:
      break;
  }
  const std::size_t words = column.words.size();
  return words <= 128 ? 1 : words <= 32768 ? 2 : 4;
}

// Writes the values of refs, each by convert, and marks them as valid; returns how many are null.
template <typename Held, typename Number, typename Convert>
std::size_t write_stretch(const Held* values, std::span<const RowRef> refs, Number* to,
                          std::uint8_t* validity, std::size_t row, const Convert& convert) {
  // Where a column is never null, a null cannot come.
  if (validity == nullptr) {
    for (std::size_t i = 0; i < refs.size(); ++i) to[i] = convert(values[row_of(refs[i])]);
    return 0;
  }
  std::size_t nulls = 0;
  for (std::size_t i = 0; i < refs.size(); ++i) {
    const Held value = values[row_of(refs[i])];
    if (is_null(value)) {
      ++nulls;
      continue;
    }
    to[i] = convert(value);
    std::uint8_t& bits = validity[(row + i) / 8];
    bits = static_cast<std::uint8_t>(bits | 1U << (row + i) % 8);
  }
  return nulls;
}

// Writes the values of refs; returns how many are null.
template <typename Number>
std::size_t write_values(const TableColumn& column, std::span<const RowRef> refs, Number* to,
                         std::uint8_t* validity, std::size_t row) {
  std::size_t nulls = 0;
  for_each_stretch(refs.data(), refs.size(), [&](std::size_t begin, std::size_t end) {
    const ChunkColumn& part = column.chunks[chunk_of(refs[begin])];
    if (part.storage == Storage::nothing) {
      nulls += end - begin;
      return;
    }
    with_values(part, [&](const auto* values) {
      using Held = std::remove_cvref_t<decltype(*values)>;
      const auto write = [&](const auto& convert) {
        nulls += write_stretch(values, refs.subspan(begin, end - begin), to + begin, validity, row + begin,
                               convert);
      };
      if constexpr (std::is_floating_point_v<Number> && !std::is_floating_point_v<Held>) {
        const double divisor = part.storage == Storage::hundredths8 ? 1.0 : 100.0;
        write([divisor](Held value) { return static_cast<double>(value) / divisor; });
      } else if constexpr (std::is_floating_point_v<Number>) {
        write([](Held value) { return static_cast<double>(value); });
      } else if constexpr (!std::is_floating_point_v<Held>) {
        if (part.numbers == nullptr) {
          write([](Held value) { return static_cast<Number>(value); });
        } else {
          write([numbers = part.numbers](Held value) {
            return static_cast<Number>(numbers[static_cast<std::size_t>(value)]);
          });
        }
      }
    });
  });
  return nulls;
}

}  // namespace

struct ModelWriter::ColumnWriter {
  const TableColumn* column = nullptr;
  model::StoredColumn stored;
  model::Mapping mapping;
};

std::vector<ModelWriter::ColumnWriter> ModelWriter::make_columns(const TableColumns& columns,
                                                                 const std::vector<std::uint64_t>& rows) {
  std::vector<ColumnWriter> writers;
  for (const TableColumn& column : columns.all()) {
    if (column.values == 0 || column.form == Form::person) continue;
    model::StoredColumn stored;
    stored.column = column.id;
    stored.width = width_of(column);
    std::uint64_t size = 0;
    std::uint64_t text_size = 0;
    if (column.form == Form::label) {
      for (const std::string_view word : column.words) text_size += word.size();
      if (text_size > INT32_MAX) throw std::length_error("the words of a column are too long together");
      stored.word_count = column.words.size();
      stored.word_offsets = size;
      size = aligned(size + (column.words.size() + 1) * sizeof(std::int32_t));
      stored.word_text = size;
      size = aligned(size + text_size);
    }
    for (const std::uint64_t count : rows) {
      model::ColumnPart& part = stored.parts.emplace_back();
      part.data = size;
      size = aligned(size + count * stored.width);
      if (!column.has_nulls) continue;
      part.validity = size;
      size = aligned(size + (count + 7) / 8);
    }
    // A column of a batch without rows still has a place.
    stored.region = file_.append(size + model::buffer_alignment);
    const std::uint64_t base = stored.region.offset;
    for (model::ColumnPart& part : stored.parts) {
      part.data += base;
      if (column.has_nulls) part.validity += base;
    }
    model::Mapping mapping(file_, stored.region, model::Mapping::Access::write);
    if (column.form == Form::label) {
      stored.word_offsets += base;
      stored.word_text += base;
      auto* offsets = mapping.at<std::int32_t>(stored.word_offsets);
      char* text = mapping.at<char>(stored.word_text);
      std::int32_t at = 0;
      for (const std::string_view word : column.words) {
        *offsets++ = at;
        std::memcpy(text + at, word.data(), word.size());
        at += static_cast<std::int32_t>(word.size());
      }
      *offsets = at;
    }
    writers.push_back({&column, std::move(stored), std::move(mapping)});
  }
  return writers;
}

void ModelWriter::write_rows(std::vector<ColumnWriter>& writers, std::size_t part, std::size_t row,
                             std::span<const RowRef> refs) {
  for (ColumnWriter& writer : writers) {
    model::ColumnPart& held = writer.stored.parts[part];
    std::uint8_t* const validity =
        held.validity == 0 ? nullptr : writer.mapping.at<std::uint8_t>(held.validity);
    const auto write = [&]<typename Number>(Number*) {
      held.null_count +=
          write_values(*writer.column, refs, writer.mapping.at<Number>(held.data) + row, validity, row);
    };
    switch (writer.column->form) {
      case Form::number:
        write(static_cast<double*>(nullptr));
        break;
      case Form::person:
      case Form::money:
        write(static_cast<std::int64_t*>(nullptr));
        break;
      case Form::date:
      case Form::small:
      case Form::code:
      case Form::label:
        if (writer.stored.width == 1) write(static_cast<std::int8_t*>(nullptr));
        if (writer.stored.width == 2) write(static_cast<std::int16_t*>(nullptr));
        if (writer.stored.width == 4) write(static_cast<std::int32_t*>(nullptr));
        break;
    }
  }
}

void ModelWriter::keep(std::vector<ColumnWriter>& writers) {
  for (ColumnWriter& writer : writers) {
    bool has_values = false;
    for (std::size_t part = 0; part < writer.stored.parts.size(); ++part) {
      model::ColumnPart& held = writer.stored.parts[part];
      if (held.null_count == 0) held.validity = 0;
    }
    std::uint64_t nulls = 0;
    for (const model::ColumnPart& held : writer.stored.parts) nulls += held.null_count;
    std::uint64_t rows = 0;
    const Table table = model::column(writer.stored.column).table;
    if (table == Table::participations) {
      rows = directory_.participations;
    } else if (model::is_nested(table)) {
      for (const std::uint64_t count : directory_.find(table)->rows) rows += count;
    } else {
      rows = directory_.project_rows[static_cast<std::size_t>(table)];
    }
    has_values = nulls < rows;
    if (has_values) directory_.columns.push_back(std::move(writer.stored));
  }
  writers.clear();
}

void ModelWriter::divide(const std::vector<std::uint32_t>& first_of_person, std::uint64_t shards) {
  const std::size_t persons = first_of_person.size() - 1;
  const std::uint64_t rows = first_of_person.back();
  directory_.participations = rows;
  directory_.persons = persons;
  const std::uint64_t wanted =
      std::max<std::uint64_t>({1, std::min<std::uint64_t>(shards, persons),
                               (rows + model::largest_batch - 1) / model::largest_batch});
  // Evenly by rows; a person more or less where the rows of persons do not divide. Never too many.
  std::size_t person = 0;
  std::uint64_t made = 0;
  while (person < persons) {
    const std::uint64_t left = wanted > made ? wanted - made : 1;
    const std::uint64_t begin = first_of_person[person];
    const std::uint64_t target = begin + (rows - begin + left - 1) / left;
    std::size_t end = person + 1;
    while (end < persons && first_of_person[end] < target && persons - end >= left &&
           first_of_person[end + 1] - begin <= model::largest_batch) {
      ++end;
    }
    directory_.batches.push_back({begin, first_of_person[end] - begin});
    person = end;
    ++made;
  }
}

void ModelWriter::write_participations(const TableColumns& columns, const std::vector<RowRef>& rows) {
  std::vector<std::uint64_t> sizes;
  for (const model::BatchExtent& batch : directory_.batches) sizes.push_back(batch.rows);
  std::vector<ColumnWriter> writers = make_columns(columns, sizes);
  for_each_index(sizes.size(), threads_, [&](std::size_t batch, unsigned) {
    const std::span<const RowRef> refs(rows.data() + directory_.batches[batch].first_row, sizes[batch]);
    for (std::size_t row = 0; row < refs.size(); row += rows_at_once) {
      write_rows(writers, batch, row, refs.subspan(row, std::min(rows_at_once, refs.size() - row)));
    }
  });
  keep(writers);
}

void ModelWriter::write_persons(const std::vector<std::uint32_t>& first_of_person,
                                const PersonIndex& persons) {
  if (persons.count() == 0) return;
  model::StoredColumn stored;
  stored.column = model::first_column(Table::participations);
  stored.width = 8;
  std::uint64_t size = 0;
  for (const model::BatchExtent& batch : directory_.batches) {
    stored.parts.push_back({size, 0, 0});
    size = aligned(size + batch.rows * sizeof(std::uint64_t));
  }
  stored.region = file_.append(size);
  for (model::ColumnPart& part : stored.parts) part.data += stored.region.offset;
  {
    const model::Mapping mapping(file_, stored.region, model::Mapping::Access::write);
    std::size_t person = 0;
    for (std::size_t batch = 0; batch < directory_.batches.size(); ++batch) {
      auto* const numbers = mapping.at<std::uint64_t>(stored.parts[batch].data);
      for (std::uint64_t row = 0; row < directory_.batches[batch].rows; ++row) {
        while (first_of_person[person + 1] <= directory_.batches[batch].first_row + row) ++person;
        numbers[row] = person;
      }
    }
  }
  directory_.columns.push_back(std::move(stored));

  const std::uint64_t offsets_size = aligned((persons.count() + std::uint64_t{1}) * sizeof(std::int64_t));
  directory_.pseudonyms = file_.append(offsets_size + persons.text().size());
  directory_.pseudonym_offsets = directory_.pseudonyms.offset;
  directory_.pseudonym_text = directory_.pseudonyms.offset + offsets_size;
  const model::Mapping mapping(file_, directory_.pseudonyms, model::Mapping::Access::write);
  auto* const offsets = mapping.at<std::int64_t>(directory_.pseudonym_offsets);
  offsets[0] = 0;
  for (std::uint32_t person = 0; person < persons.count(); ++person) {
    offsets[person + std::size_t{1}] =
        offsets[person] + static_cast<std::int64_t>(persons.pseudonym(person).size());
  }
  std::memcpy(mapping.at<char>(directory_.pseudonym_text), persons.text().data(), persons.text().size());
}

void ModelWriter::write_nested(Table table, const TableColumns& columns, const NestedSource& nested) {
  const std::vector<model::BatchExtent>& batches = directory_.batches;
  model::StoredList list;
  list.table = table;
  std::uint64_t size = 0;
  for (const model::BatchExtent& batch : batches) {
    list.offsets.push_back(size);
    size = aligned(size + (batch.rows + 1) * sizeof(std::int32_t));
  }
  list.region = file_.append(size);
  for (std::uint64_t& offset : list.offsets) offset += list.region.offset;
  list.rows.resize(batches.size());
  const model::Mapping lists(file_, list.region, model::Mapping::Access::write);
  for_each_index(batches.size(), threads_, [&](std::size_t batch, unsigned) {
    std::vector<std::uint32_t> ends;
    nested.count(batches[batch].first_row, batches[batch].first_row + batches[batch].rows, ends);
    auto* const offsets = lists.at<std::int32_t>(list.offsets[batch]);
    offsets[0] = 0;
    for (std::size_t i = 0; i < ends.size(); ++i) offsets[i + 1] = static_cast<std::int32_t>(ends[i]);
    list.rows[batch] = ends.empty() ? 0 : ends.back();
  });
  const std::vector<std::uint64_t> sizes = list.rows;
  std::vector<ColumnWriter> writers = make_columns(columns, sizes);
  directory_.lists.push_back(std::move(list));
  const model::StoredList& kept = directory_.lists.back();
  std::vector<CanonicalOrder> orders(threads_, CanonicalOrder(columns, table));
  for_each_index(batches.size(), threads_, [&](std::size_t batch, unsigned worker) {
    const auto* const offsets = lists.at<std::int32_t>(kept.offsets[batch]);
    const std::size_t participations = batches[batch].rows;
    BatchRows rows;
    for (std::size_t first = 0; first < participations;) {
      std::size_t last = first + 1;
      while (last < participations &&
             static_cast<std::size_t>(offsets[last + 1] - offsets[first]) <= rows_at_once)
        ++last;
      rows.refs.clear();
      rows.ends.clear();
      nested.fill(batches[batch].first_row + first, batches[batch].first_row + last, rows);
      orders[worker].sort_groups(rows.refs, rows.ends);
      write_rows(writers, batch, static_cast<std::size_t>(offsets[first]), rows.refs);
      first = last;
    }
  });
  keep(writers);
}

void ModelWriter::write_project_table(Table table, const TableColumns& columns,
                                      const std::vector<RowRef>& rows) {
  directory_.project_rows[static_cast<std::size_t>(table)] = rows.size();
  std::vector<ColumnWriter> writers = make_columns(columns, {rows.size()});
  write_rows(writers, 0, 0, rows);
  keep(writers);
}

}  // namespace fotfaste::intake
