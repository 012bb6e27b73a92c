#include "host/explain_message.hpp"

#include "host/message_parts.hpp"
#include "host/row_checks.hpp"

namespace fotfaste::host {

std::string write_explained_table(std::uint32_t table) {
  Writer writer;
  writer.number(table);
  return writer.take();
}

std::uint32_t read_explained_table(std::string_view bytes) {
  return read_all(bytes, [](Reader& reader) { return reader.number<std::uint32_t>(); });
}

void write_explanation(std::string& bytes, const fotfaste_explanation& explanation, std::uint64_t first_row) {
  std::string dimensions;
  write_row(dimensions, explanation.table, explanation.dimensions, explanation.dimension_count);
  Writer writer;
  writer.number(first_row + explanation.row);
  writer.number(explanation.part);
  writer.number(explanation.column);
  writer.text({explanation.reason.sv.data, explanation.reason.sv.size});
  writer.text({explanation.reason.en.data, explanation.reason.en.size});
  writer.text(dimensions);
  bytes = writer.take();
}

ExplanationMessage read_explanation(std::string_view bytes) {
  return read_all(bytes, [](Reader& reader) {
    ExplanationMessage message;
    message.row = reader.number<std::uint64_t>();
    message.part = reader.number<std::uint32_t>();
    message.column = reader.number<std::uint32_t>();
    message.reason = read_text(reader);
    Row row = read_row(reader.text());
    message.table = row.table;
    message.dimensions = std::move(row.cells);
    if (message.part < FOTFASTE_EXPLAINED_NUMERATOR || message.part > FOTFASTE_EXPLAINED_OUTSIDE)
      throw InvalidOutput("an explanation is of a part that does not exist");
    if (message.reason.sv.empty() || message.reason.en.empty())
      throw InvalidOutput("an explanation lacks its reason in one of the languages");
    return message;
  });
}

void check_explanation(const ExplanationMessage& explanation, const model::TableDescription& table) {
  const auto refuse = [&](const char* what) { throw InvalidOutput(table.id + ": " + what); };
  std::size_t dimension = 0;
  for (const model::ColumnDescription& column : table.columns) {
    if (column.role != FOTFASTE_ROLE_DIMENSION) continue;
    if (dimension == explanation.dimensions.size()) refuse("an explanation has too few dimensions");
    const model::Cell& cell = explanation.dimensions[dimension];
    const std::uint32_t type = type_of(cell);
    if (type != 0 && type != column.type) refuse("a dimension of an explanation is not of its column's type");
    if (dimension == 0 && type != FOTFASTE_TYPE_TEXT) refuse("an explanation does not name its figure");
    ++dimension;
  }
  if (dimension != explanation.dimensions.size()) refuse("an explanation has too many dimensions");
  if (explanation.column >= table.columns.size() ||
      (explanation.column > 0 && table.columns[explanation.column].role != FOTFASTE_ROLE_EXCLUDED)) {
    refuse("an explanation names a column that does not have the role excluded");
  }
  if (explanation.part == FOTFASTE_EXPLAINED_EXCLUDED && explanation.column == 0)
    refuse("an explanation does not say in which column the participation is excluded");
}

}  // namespace fotfaste::host
