#include "host/message_parts.hpp"

namespace fotfaste::host {
namespace {

model::Stratum read_stratum(Reader& reader) {
  const auto count = reader.number<std::uint32_t>();
  if (count > most_strata) throw InvalidOutput("a row is broken down by more columns than any may be");
  model::Stratum stratum;
  for (std::uint32_t i = 0; i < count; ++i) {
    std::string name = read_name(reader);
    stratum.labels.emplace_back(std::move(name), read_string(reader, longest_text, "the value of a stratum"));
  }
  return stratum;
}

model::Cell read_cell(Reader& reader) {
  switch (reader.number<std::uint32_t>()) {
    case 0:
      return std::monostate{};
    case FOTFASTE_TYPE_INTEGER:
      return reader.number<std::int64_t>();
    case FOTFASTE_TYPE_NUMBER:
      return reader.number<double>();
    case FOTFASTE_TYPE_TEXT:
      return read_string(reader, longest_text, "a text in a row");
    case FOTFASTE_TYPE_DATE: {
      const auto day = reader.number<std::int64_t>();
      // The years 0 to 9999, which is what can be written as a date.
      constexpr std::int64_t first_day = -719528;
      constexpr std::int64_t last_day = 2932896;
      if (day < first_day || day > last_day) throw InvalidOutput("a date in a row is impossible");
      return model::DateCell{static_cast<std::int32_t>(day)};
    }
    case FOTFASTE_TYPE_STRATUM:
      return read_stratum(reader);
    default:
      throw InvalidOutput("a cell is of no known type");
  }
}

void append_number(std::string& bytes, const void* number, std::size_t size) {
  bytes.append(static_cast<const char*>(number), size);
}
template <typename Number>
void append(std::string& bytes, Number number) {
  append_number(bytes, &number, sizeof number);
}
void append(std::string& bytes, const fotfaste_text& text) {
  append(bytes, text.size);
  if (text.size > 0) bytes.append(text.data, text.size);
}

bool is_readable(const fotfaste_text& text) {
  return text.size == 0 || text.data != nullptr;
}

}  // namespace

const char* fault(const fotfaste_cell& cell) {
  if (cell.type == FOTFASTE_TYPE_TEXT) {
    if (!is_readable(cell.text)) return "a text in a row is a null pointer";
    if (cell.text.size > longest_text) return "a text in a row is too long";
  }
  if (cell.type == FOTFASTE_TYPE_STRATUM) {
    if (cell.label_count > most_strata) return "a row is broken down by more columns than any may be";
    if (cell.label_count > 0 && cell.labels == nullptr) return "a stratum is a null pointer";
    for (std::uint32_t i = 0; i < 2 * cell.label_count; ++i) {
      if (!is_readable(cell.labels[i])) return "a text in a stratum is a null pointer";
      if (cell.labels[i].size > longest_text) return "a text in a stratum is too long";
    }
  }
  return nullptr;
}

void write_row(std::string& bytes, std::uint32_t table, const fotfaste_cell* cells, std::uint64_t count) {
  append(bytes, table);
  append(bytes, count);
  for (std::uint64_t i = 0; i < count; ++i) {
    const fotfaste_cell& cell = cells[i];
    append(bytes, cell.type);
    switch (cell.type) {
      case FOTFASTE_TYPE_INTEGER:
      case FOTFASTE_TYPE_DATE:
        append(bytes, cell.integer);
        break;
      case FOTFASTE_TYPE_NUMBER:
        append(bytes, cell.number);
        break;
      case FOTFASTE_TYPE_TEXT:
        append(bytes, cell.text);
        break;
      case FOTFASTE_TYPE_STRATUM:
        append(bytes, cell.label_count);
        for (std::uint64_t label = 0; label < 2ull * cell.label_count; ++label)
          append(bytes, cell.labels[label]);
        break;
      default:
        break;
    }
  }
}

Row read_row(std::string_view bytes) {
  return read_all(bytes, [](Reader& reader) {
    Row row;
    row.table = reader.number<std::uint32_t>();
    const std::uint64_t count = reader.count(sizeof(std::uint32_t));
    if (count > most_described) throw InvalidOutput("a row has more cells than any may have");
    row.cells.reserve(count);
    for (std::uint64_t i = 0; i < count; ++i) row.cells.push_back(read_cell(reader));
    return row;
  });
}

}  // namespace fotfaste::host
