#include "model/directory.hpp"

#include <algorithm>

#include "fotfaste/sdk/bytes.hpp"

namespace fotfaste::model {
namespace {

void write_region(Writer& writer, const Region& region) {
  writer.number(region.offset);
  writer.number(region.size);
}

Region read_region(Reader& reader, std::uint64_t file_size) {
  Region region;
  region.offset = reader.number<std::uint64_t>();
  region.size = reader.number<std::uint64_t>();
  if (region.offset % page_size != 0 || region.size % page_size != 0 || region.offset > file_size ||
      region.size > file_size - region.offset) {
    throw MalformedBytes("a region lies outside the memory file");
  }
  return region;
}

// A buffer of count items of width bytes, inside the region and aligned.
void check_buffer(const Region& region, std::uint64_t position, std::uint64_t count, std::uint64_t width) {
  const bool inside = position >= region.offset && position - region.offset <= region.size &&
                      count <= (region.size - (position - region.offset)) / width;
  if (!inside || position % buffer_alignment != 0) throw MalformedBytes("a buffer lies outside its region");
}

std::uint64_t rows_of(const Directory& directory, Table table, std::size_t part) {
  if (table == Table::participations) return directory.batches[part].rows;
  if (is_project_table(table)) return directory.project_rows[static_cast<std::size_t>(table)];
  const StoredList* list = directory.find(table);
  if (list == nullptr) throw MalformedBytes("a nested column has no list");
  return list->rows[part];
}

void check_column(const Directory& directory, const StoredColumn& stored) {
  const Column& definition = column(stored.column);
  const std::size_t parts = is_project_table(definition.table) ? 1 : directory.batches.size();
  if (stored.parts.size() != parts) throw MalformedBytes("a column has the wrong number of parts");
  const auto expected = [&]() -> std::uint8_t {
    switch (definition.form) {
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
        return stored.width == 1 || stored.width == 2 ? stored.width : std::uint8_t{4};
    }
    return 0;
  };
  if (stored.width != expected()) throw MalformedBytes("a column has the wrong width");
  for (std::size_t part = 0; part < parts; ++part) {
    const std::uint64_t rows = rows_of(directory, definition.table, part);
    check_buffer(stored.region, stored.parts[part].data, rows, stored.width);
    if (stored.parts[part].validity != 0) {
      check_buffer(stored.region, stored.parts[part].validity, (rows + 7) / 8, 1);
    }
    if (stored.parts[part].null_count > rows) throw MalformedBytes("a column has more nulls than rows");
  }
  if (definition.form == Form::label) {
    check_buffer(stored.region, stored.word_offsets, stored.word_count + 1, 4);
    check_buffer(stored.region, stored.word_text, 0, 1);
  }
}

}  // namespace

const StoredColumn* Directory::find(ColumnId wanted) const {
  const auto found =
      std::lower_bound(columns.begin(), columns.end(), wanted,
                       [](const StoredColumn& stored, ColumnId id) { return stored.column < id; });
  return found != columns.end() && found->column == wanted ? &*found : nullptr;
}

const StoredList* Directory::find(Table table) const {
  for (const StoredList& list : lists) {
    if (list.table == table) return &list;
  }
  return nullptr;
}

std::string write_directory(const Directory& directory) {
  Writer writer;
  writer.number(directory.file_size);
  writer.number(directory.participations);
  writer.number(directory.persons);
  writer.number(static_cast<std::uint64_t>(directory.batches.size()));
  for (const BatchExtent& batch : directory.batches) {
    writer.number(batch.first_row);
    writer.number(batch.rows);
  }
  for (const std::uint64_t rows : directory.project_rows) writer.number(rows);
  writer.number(static_cast<std::uint64_t>(directory.lists.size()));
  for (const StoredList& list : directory.lists) {
    writer.number(static_cast<std::uint8_t>(list.table));
    write_region(writer, list.region);
    for (const std::uint64_t position : list.offsets) writer.number(position);
    for (const std::uint64_t rows : list.rows) writer.number(rows);
  }
  writer.number(static_cast<std::uint64_t>(directory.columns.size()));
  for (const StoredColumn& stored : directory.columns) {
    writer.number(stored.column);
    writer.number(stored.width);
    write_region(writer, stored.region);
    writer.number(stored.word_offsets);
    writer.number(stored.word_text);
    writer.number(stored.word_count);
    writer.number(static_cast<std::uint64_t>(stored.parts.size()));
    for (const ColumnPart& part : stored.parts) {
      writer.number(part.data);
      writer.number(part.validity);
      writer.number(part.null_count);
    }
  }
  write_region(writer, directory.pseudonyms);
  writer.number(directory.pseudonym_offsets);
  writer.number(directory.pseudonym_text);
  return writer.take();
}

Directory read_directory(std::string_view bytes) {
  Reader reader(bytes);
  Directory directory;
  directory.file_size = reader.number<std::uint64_t>();
  directory.participations = reader.number<std::uint64_t>();
  directory.persons = reader.number<std::uint64_t>();
  directory.batches.resize(reader.count(2 * sizeof(std::uint64_t)));
  std::uint64_t next_row = 0;
  for (BatchExtent& batch : directory.batches) {
    batch.first_row = reader.number<std::uint64_t>();
    batch.rows = reader.number<std::uint64_t>();
    if (batch.first_row != next_row || batch.rows > largest_batch)
      throw MalformedBytes("batches do not follow one another");
    next_row += batch.rows;
  }
  if (next_row != directory.participations) throw MalformedBytes("batches do not add up");
  for (std::uint64_t& rows : directory.project_rows) rows = reader.number<std::uint64_t>();
  directory.lists.resize(reader.count(1));
  for (StoredList& list : directory.lists) {
    const auto table = reader.number<std::uint8_t>();
    if (table >= table_count || !is_nested(static_cast<Table>(table)))
      throw MalformedBytes("a list is no nested table");
    list.table = static_cast<Table>(table);
    list.region = read_region(reader, directory.file_size);
    for (const BatchExtent& batch : directory.batches) {
      list.offsets.push_back(reader.number<std::uint64_t>());
      check_buffer(list.region, list.offsets.back(), batch.rows + 1, 4);
    }
    for (std::size_t i = 0; i < directory.batches.size(); ++i)
      list.rows.push_back(reader.number<std::uint64_t>());
  }
  directory.columns.resize(reader.count(1));
  for (StoredColumn& stored : directory.columns) {
    stored.column = reader.number<ColumnId>();
    if (stored.column >= columns().size()) throw MalformedBytes("a column is not in the schema");
    stored.width = reader.number<std::uint8_t>();
    stored.region = read_region(reader, directory.file_size);
    stored.word_offsets = reader.number<std::uint64_t>();
    stored.word_text = reader.number<std::uint64_t>();
    stored.word_count = reader.number<std::uint64_t>();
    stored.parts.resize(reader.count(3 * sizeof(std::uint64_t)));
    for (ColumnPart& part : stored.parts) {
      part.data = reader.number<std::uint64_t>();
      part.validity = reader.number<std::uint64_t>();
      part.null_count = reader.number<std::uint64_t>();
    }
    check_column(directory, stored);
  }
  if (!std::is_sorted(directory.columns.begin(), directory.columns.end(),
                      [](const StoredColumn& a, const StoredColumn& b) { return a.column < b.column; })) {
    throw MalformedBytes("columns are not in order");
  }
  directory.pseudonyms = read_region(reader, directory.file_size);
  directory.pseudonym_offsets = reader.number<std::uint64_t>();
  directory.pseudonym_text = reader.number<std::uint64_t>();
  reader.expect_end();
  return directory;
}

}  // namespace fotfaste::model
