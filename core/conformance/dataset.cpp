#include "conformance/dataset.hpp"

#include <map>
#include <string_view>

namespace fotfaste::conformance {
namespace {

using model::Table;

std::string_view text_at(const ArrowArray& words, std::int64_t index) {
  const auto* offsets = static_cast<const std::int32_t*>(words.buffers[1]);
  return {static_cast<const char*>(words.buffers[2]) + offsets[index],
          static_cast<std::size_t>(offsets[index + 1] - offsets[index])};
}

std::int64_t integer_at(const char* format, const void* data, std::int64_t row) {
  switch (format[0]) {
    case 'c':
      return static_cast<const std::int8_t*>(data)[row];
    case 's':
      return static_cast<const std::int16_t*>(data)[row];
    case 'i':
    case 't':
      return static_cast<const std::int32_t*>(data)[row];
    default:
      return static_cast<const std::int64_t*>(data)[row];
  }
}

Datum datum_at(const model::Column& column, const ArrowSchema& schema, const ArrowArray& array,
               std::int64_t row) {
  const auto* validity = static_cast<const std::uint8_t*>(array.buffers[0]);
  if (validity != nullptr && (validity[row / 8] >> (row % 8) & 1) == 0) return {};
  if (column.form == model::Form::number) return static_cast<const double*>(array.buffers[1])[row];
  const std::int64_t value = integer_at(schema.format, array.buffers[1], row);
  if (column.form == model::Form::label) return std::string(text_at(*array.dictionary, value));
  return value;
}

// The rows of a struct array as rows of the table.
std::vector<Row> rows_of(Table table, const ArrowSchema& schema, const ArrowArray& array) {
  std::vector<Row> rows(static_cast<std::size_t>(array.length), Row(model::columns_of(table).size()));
  for (std::int64_t child = 0; child < array.n_children; ++child) {
    const auto id = model::find_column(table, schema.children[child]->name);
    if (!id) continue;
    const auto place = static_cast<std::size_t>(*id - model::first_column(table));
    for (std::int64_t row = 0; row < array.length; ++row) {
      rows[static_cast<std::size_t>(row)][place] =
          datum_at(model::column(*id), *schema.children[child], *array.children[child], row);
    }
  }
  return rows;
}

void append_batch(Dataset& data, const fotfaste_batch& batch) {
  const std::size_t first = data.participations.size();
  for (Row& row : rows_of(Table::participations, *batch.schema, *batch.array)) {
    data.participations.emplace_back().values = std::move(row);
  }
  for (std::int64_t child = 0; child < batch.array->n_children; ++child) {
    const auto table = model::find_table(batch.schema->children[child]->name);
    const ArrowArray& list = *batch.array->children[child];
    if (!table || batch.schema->children[child]->format != std::string_view("+l")) continue;
    std::vector<Row> rows = rows_of(*table, *batch.schema->children[child]->children[0], *list.children[0]);
    const auto* offsets = static_cast<const std::int32_t*>(list.buffers[1]);
    for (std::int64_t row = 0; row < list.length; ++row) {
      for (std::int32_t item = offsets[row]; item < offsets[row + 1]; ++item) {
        data.participations[first + static_cast<std::size_t>(row)].rows(*table).push_back(
            std::move(rows[static_cast<std::size_t>(item)]));
      }
    }
  }
}

}  // namespace

std::int64_t person_of(const Participation& participation) {
  const auto* number = std::get_if<std::int64_t>(&participation.values[0]);
  return number == nullptr ? -1 : *number;
}

Dataset read_dataset(const model::MemoryFile& file, const model::Directory& directory,
                     std::span<const model::ColumnId> columns) {
  // Whom a row belongs to is needed to keep the rows of a person together, whatever the plugin reads.
  std::vector<model::ColumnId> mapped(columns.begin(), columns.end());
  mapped.push_back(model::first_column(Table::participations));
  const model::Projection projection(file, directory, mapped);
  Dataset data;
  for (std::size_t i = 0; i < projection.batch_count(); ++i) {
    model::ArrowTree tree;
    append_batch(data, projection.batch(i, tree));
  }
  for (std::size_t i = 0; i < model::table_count; ++i) {
    const auto table = static_cast<Table>(i);
    model::ArrowTree tree;
    if (!model::is_project_table(table) || !projection.project_table(table, tree)) continue;
    data.rows(table) = rows_of(table, *tree.schema(), *tree.array());
  }
  return data;
}

}  // namespace fotfaste::conformance
