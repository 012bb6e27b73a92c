#include "host/messages.hpp"

#include <cmath>
#include <cstring>

#include "fotfaste/sdk/bytes.hpp"
#include "host/frames.hpp"

namespace fotfaste::host {
namespace {

void write_text(Writer& writer, const model::Text& text) {
  writer.text(text.sv);
  writer.text(text.en);
}

std::string read_string(Reader& reader, std::uint64_t longest, const char* what) {
  const std::string_view text = reader.text();
  if (text.size() > longest) throw InvalidOutput(std::string(what) + " is too long");
  if (!is_utf8(text)) throw InvalidOutput(std::string(what) + " is not valid UTF-8");
  return std::string(text);
}

std::string read_name(Reader& reader) {
  return read_string(reader, longest_name, "a name");
}

model::Text read_text(Reader& reader) {
  model::Text text;
  text.sv = read_string(reader, longest_text, "a text");
  text.en = read_string(reader, longest_text, "a text");
  return text;
}

std::uint64_t read_count(Reader& reader) {
  const std::uint64_t count = reader.count(1);
  if (count > most_described) throw InvalidOutput("the description has more parts than any may have");
  return count;
}

// Reads all of bytes with function; what does not follow the form is the plugin's fault, not ours.
template <typename Function>
auto read_all(std::string_view bytes, Function function) {
  try {
    Reader reader(bytes);
    auto value = function(reader);
    reader.expect_end();
    return value;
  } catch (const MalformedBytes& error) {
    throw InvalidOutput(error.what());
  }
}

template <typename Code>
Code read_code(Reader& reader, std::uint8_t last) {
  const auto value = reader.number<std::uint8_t>();
  if (value > last) throw InvalidOutput("a message has an unknown code");
  return static_cast<Code>(value);
}

void write_parameter(Writer& writer, const model::ParameterDescription& parameter) {
  writer.text(parameter.name);
  writer.number(parameter.type);
  writer.number(parameter.flags);
  writer.text(parameter.unit);
  writer.number(static_cast<std::uint8_t>(parameter.default_value ? 1 : 0));
  writer.text(parameter.default_value.value_or(""));
  writer.number(parameter.minimum.value_or(std::nan("")));
  writer.number(parameter.maximum.value_or(std::nan("")));
  writer.number(static_cast<std::uint64_t>(parameter.choices.size()));
  for (const std::string& choice : parameter.choices) writer.text(choice);
  writer.number(static_cast<std::uint64_t>(parameter.fields.size()));
  for (const model::ParameterDescription& field : parameter.fields) write_parameter(writer, field);
  write_text(writer, parameter.description);
}

std::optional<double> read_limit(Reader& reader) {
  const auto value = reader.number<double>();
  return std::isnan(value) ? std::nullopt : std::optional<double>(value);
}

model::ParameterDescription read_parameter(Reader& reader, std::uint64_t depth) {
  if (depth > deepest_parameter) throw InvalidOutput("parameters are nested too deeply");
  model::ParameterDescription parameter;
  parameter.name = read_name(reader);
  parameter.type = reader.number<std::uint32_t>();
  parameter.flags = reader.number<std::uint32_t>();
  parameter.unit = read_name(reader);
  const bool has_default = reader.number<std::uint8_t>() != 0;
  std::string default_value = read_string(reader, longest_text, "a default");
  if (has_default) parameter.default_value = std::move(default_value);
  parameter.minimum = read_limit(reader);
  parameter.maximum = read_limit(reader);
  for (std::uint64_t left = read_count(reader); left > 0; --left)
    parameter.choices.push_back(read_name(reader));
  for (std::uint64_t left = read_count(reader); left > 0; --left) {
    parameter.fields.push_back(read_parameter(reader, depth + 1));
  }
  parameter.description = read_text(reader);
  return parameter;
}

model::ColumnDescription read_column(Reader& reader) {
  model::ColumnDescription column;
  column.name = read_name(reader);
  column.type = reader.number<std::uint32_t>();
  column.role = reader.number<std::uint32_t>();
  column.unit = read_name(reader);
  column.label = read_text(reader);
  return column;
}

model::TableDescription read_table(Reader& reader) {
  model::TableDescription table;
  table.id = read_name(reader);
  table.kind = reader.number<std::uint32_t>();
  table.additivity = reader.number<std::uint32_t>();
  table.direction = reader.number<std::uint32_t>();
  table.smallest_cell = reader.number<std::uint32_t>();
  table.title = read_text(reader);
  table.description = read_text(reader);
  for (std::uint64_t left = read_count(reader); left > 0; --left)
    table.columns.push_back(read_column(reader));
  return table;
}

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

}  // namespace

void write_violation(char (&bytes)[violation_size], const Violation& violation) {
  bytes[0] = static_cast<char>(violation.kind);
  std::memcpy(bytes + 1, &violation.subject, sizeof violation.subject);
  std::memcpy(bytes + 9, &violation.argument, sizeof violation.argument);
}

std::string write(Step step) {
  return std::string(1, static_cast<char>(step));
}

std::string write(const Final& final) {
  Writer writer;
  writer.number(static_cast<std::uint8_t>(final.conclusion));
  writer.number(final.status);
  writer.text(final.text);
  writer.number(final.frames);
  return writer.take();
}

std::string write(const LogLine& line) {
  Writer writer;
  writer.number(line.level);
  writer.text(line.text);
  return writer.take();
}

std::string write(const Progress& progress) {
  Writer writer;
  writer.number(progress.done);
  writer.number(progress.total);
  return writer.take();
}

std::string write(const PluginFinding& finding) {
  Writer writer;
  writer.number(finding.severity);
  writer.text(finding.code);
  write_text(writer, finding.message);
  write_text(writer, finding.help);
  writer.number(finding.line);
  writer.number(finding.column);
  writer.number(finding.count);
  writer.number(finding.total);
  return writer.take();
}

std::string write(const ColumnNeedMessage& need) {
  Writer writer;
  writer.text(need.column);
  writer.number(static_cast<std::uint8_t>(need.required ? 1 : 0));
  return writer.take();
}

std::string write(const FollowUpMessage& need) {
  Writer writer;
  writer.text(need.purpose);
  writer.text(need.anchor);
  writer.number(need.months);
  writer.number(need.days);
  return writer.take();
}

std::string write(const model::PluginDescription& description) {
  Writer writer;
  writer.text(description.id);
  writer.text(description.version);
  writer.number(description.flags);
  writer.number(description.state_revision);
  write_text(writer, description.title);
  write_text(writer, description.description);
  writer.number(static_cast<std::uint64_t>(description.parameters.size()));
  for (const model::ParameterDescription& parameter : description.parameters)
    write_parameter(writer, parameter);
  writer.number(static_cast<std::uint64_t>(description.tables.size()));
  for (const model::TableDescription& table : description.tables) {
    writer.text(table.id);
    writer.number(table.kind);
    writer.number(table.additivity);
    writer.number(table.direction);
    writer.number(table.smallest_cell);
    write_text(writer, table.title);
    write_text(writer, table.description);
    writer.number(static_cast<std::uint64_t>(table.columns.size()));
    for (const model::ColumnDescription& column : table.columns) {
      writer.text(column.name);
      writer.number(column.type);
      writer.number(column.role);
      writer.text(column.unit);
      write_text(writer, column.label);
    }
  }
  return writer.take();
}

std::string write(const Label& label) {
  Writer writer;
  writer.number(label.table);
  writer.number(label.label.column);
  writer.text(label.label.value);
  write_text(writer, label.label.label);
  return writer.take();
}

Step read_step(std::string_view bytes) {
  return read_all(bytes, [](Reader& reader) { return read_code<Step>(reader, last_step); });
}

Final read_final(std::string_view bytes) {
  return read_all(bytes, [](Reader& reader) {
    Final final;
    final.conclusion = read_code<Conclusion>(reader, last_conclusion);
    final.status = reader.number<std::int32_t>();
    final.text = read_string(reader, longest_text, "an error text");
    final.frames = reader.number<std::uint64_t>();
    return final;
  });
}

LogLine read_log_line(std::string_view bytes) {
  return read_all(bytes, [](Reader& reader) {
    LogLine line;
    line.level = reader.number<std::uint32_t>();
    line.text = read_string(reader, longest_log_line, "a log line");
    return line;
  });
}

Progress read_progress(std::string_view bytes) {
  return read_all(bytes, [](Reader& reader) {
    Progress progress;
    progress.done = reader.number<std::uint64_t>();
    progress.total = reader.number<std::uint64_t>();
    return progress;
  });
}

PluginFinding read_finding(std::string_view bytes) {
  return read_all(bytes, [](Reader& reader) {
    PluginFinding finding;
    finding.severity = reader.number<std::uint32_t>();
    finding.code = read_name(reader);
    finding.message = read_text(reader);
    finding.help = read_text(reader);
    finding.line = reader.number<std::uint32_t>();
    finding.column = reader.number<std::uint32_t>();
    finding.count = reader.number<std::uint64_t>();
    finding.total = reader.number<std::uint64_t>();
    return finding;
  });
}

ColumnNeedMessage read_column_need(std::string_view bytes) {
  return read_all(bytes, [](Reader& reader) {
    ColumnNeedMessage need;
    need.column = read_name(reader);
    need.required = reader.number<std::uint8_t>() != 0;
    return need;
  });
}

FollowUpMessage read_follow_up(std::string_view bytes) {
  return read_all(bytes, [](Reader& reader) {
    FollowUpMessage need;
    need.purpose = read_name(reader);
    need.anchor = read_name(reader);
    need.months = reader.number<std::int32_t>();
    need.days = reader.number<std::int32_t>();
    return need;
  });
}

model::PluginDescription read_description(std::string_view bytes) {
  return read_all(bytes, [](Reader& reader) {
    model::PluginDescription description;
    description.id = read_name(reader);
    description.version = read_name(reader);
    description.flags = reader.number<std::uint32_t>();
    description.state_revision = reader.number<std::uint32_t>();
    description.title = read_text(reader);
    description.description = read_text(reader);
    for (std::uint64_t left = read_count(reader); left > 0; --left) {
      description.parameters.push_back(read_parameter(reader, 1));
    }
    for (std::uint64_t left = read_count(reader); left > 0; --left)
      description.tables.push_back(read_table(reader));
    return description;
  });
}

Label read_label(std::string_view bytes) {
  return read_all(bytes, [](Reader& reader) {
    Label label;
    label.table = reader.number<std::uint32_t>();
    label.label.column = reader.number<std::uint32_t>();
    label.label.value = read_string(reader, longest_text, "a label's value");
    label.label.label = read_text(reader);
    return label;
  });
}

Violation read_violation(std::string_view bytes) {
  return read_all(bytes, [](Reader& reader) {
    Violation violation;
    violation.kind = read_code<ViolationKind>(reader, last_violation_kind);
    violation.subject = reader.number<std::uint64_t>();
    violation.argument = reader.number<std::uint64_t>();
    return violation;
  });
}

FaultKind read_fault(std::string_view bytes) {
  return read_all(bytes, [](Reader& reader) { return read_code<FaultKind>(reader, 1); });
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

bool is_utf8(std::string_view bytes) {
  for (std::size_t i = 0; i < bytes.size();) {
    const auto at = [&](std::size_t index) { return static_cast<unsigned char>(bytes[index]); };
    const unsigned first = at(i);
    if (first == 0) return false;
    if (first < 0x80) {
      ++i;
      continue;
    }
    const std::size_t length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
    if (first < 0xc2 || first > 0xf4 || bytes.size() - i < length) return false;
    unsigned value = first & (0xffu >> (length + 1));
    for (std::size_t next = 1; next < length; ++next) {
      if ((at(i + next) & 0xc0) != 0x80) return false;
      value = value << 6 | (at(i + next) & 0x3fu);
    }
    constexpr unsigned least[] = {0, 0, 0x80, 0x800, 0x10000};
    if (value < least[length] || value > 0x10ffff || (value >= 0xd800 && value < 0xe000)) return false;
    i += length;
  }
  return true;
}

}  // namespace fotfaste::host
