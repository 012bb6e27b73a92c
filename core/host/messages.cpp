#include "host/messages.hpp"

#include <cstring>

#include "host/message_parts.hpp"

namespace fotfaste::host {

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
