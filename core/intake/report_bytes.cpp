#include "intake/report_bytes.hpp"

#include "fotfaste/sdk/bytes.hpp"

namespace fotfaste::intake {
namespace {

void write_text(Writer& writer, const model::Text& text) {
  writer.text(text.sv);
  writer.text(text.en);
}

model::Text read_text(Reader& reader) {
  model::Text text;
  text.sv = reader.text();
  text.en = reader.text();
  return text;
}

void write_place(Writer& writer, const model::Place& place) {
  writer.text(place.file);
  writer.number(place.row);
  writer.number(place.column);
  writer.text(place.column_name);
  writer.text(place.excerpt);
  writer.number(place.caret);
  writer.number(place.caret_length);
  write_text(writer, place.note);
}

model::Place read_place(Reader& reader) {
  model::Place place;
  place.file = reader.text();
  place.row = reader.number<std::uint64_t>();
  place.column = reader.number<std::uint64_t>();
  place.column_name = reader.text();
  place.excerpt = reader.text();
  place.caret = reader.number<std::uint32_t>();
  place.caret_length = reader.number<std::uint32_t>();
  place.note = read_text(reader);
  return place;
}

void write_finding(Writer& writer, const model::Finding& finding) {
  writer.text(finding.code);
  writer.number(static_cast<std::uint8_t>(finding.severity));
  write_text(writer, finding.message);
  write_text(writer, finding.help);
  writer.number(static_cast<std::uint64_t>(finding.places.size()));
  for (const model::Place& place : finding.places) write_place(writer, place);
  writer.number(finding.count);
  writer.number(finding.total);
  write_text(writer, finding.unit);
  writer.text(finding.plugin);
}

model::Finding read_finding(Reader& reader) {
  model::Finding finding;
  finding.code = reader.text();
  const auto severity = reader.number<std::uint8_t>();
  if (severity > static_cast<std::uint8_t>(model::Severity::error))
    throw MalformedBytes("a finding has no such severity");
  finding.severity = static_cast<model::Severity>(severity);
  finding.message = read_text(reader);
  finding.help = read_text(reader);
  const std::uint64_t places = reader.count(1);
  for (std::uint64_t i = 0; i < places; ++i) finding.places.push_back(read_place(reader));
  finding.count = reader.number<std::uint64_t>();
  finding.total = reader.number<std::uint64_t>();
  finding.unit = read_text(reader);
  finding.plugin = reader.text();
  return finding;
}

void write_file(Writer& writer, const FileReport& file) {
  writer.text(file.file);
  writer.number(static_cast<std::uint8_t>(file.table));
  writer.text(file.sha256);
  writer.text(file.encoding);
  writer.text(file.delimiter);
  writer.number(file.rows);
  writer.number(file.used);
  writer.number(file.set_aside);
  writer.text(file.set_aside_file);
}

FileReport read_file(Reader& reader) {
  FileReport file;
  file.file = reader.text();
  const auto table = reader.number<std::uint8_t>();
  if (table >= model::table_count) throw MalformedBytes("a file is of no table");
  file.table = static_cast<model::Table>(table);
  file.sha256 = reader.text();
  file.encoding = reader.text();
  file.delimiter = reader.text();
  file.rows = reader.number<std::uint64_t>();
  file.used = reader.number<std::uint64_t>();
  file.set_aside = reader.number<std::uint64_t>();
  file.set_aside_file = reader.text();
  return file;
}

}  // namespace

std::string write_report(const Report& report) {
  Writer writer;
  writer.number(static_cast<std::uint64_t>(report.files.size()));
  for (const FileReport& file : report.files) write_file(writer, file);
  writer.number(static_cast<std::uint64_t>(report.findings.size()));
  for (const model::Finding& finding : report.findings) write_finding(writer, finding);
  writer.number(static_cast<std::uint8_t>(report.unreadable));
  writer.number(static_cast<std::uint8_t>(report.refused_for_privacy));
  return writer.take();
}

Report read_report(std::string_view bytes) {
  Reader reader(bytes);
  Report report;
  const std::uint64_t files = reader.count(1);
  for (std::uint64_t i = 0; i < files; ++i) report.files.push_back(read_file(reader));
  const std::uint64_t findings = reader.count(1);
  for (std::uint64_t i = 0; i < findings; ++i) report.findings.push_back(read_finding(reader));
  report.unreadable = reader.number<std::uint8_t>() != 0;
  report.refused_for_privacy = reader.number<std::uint8_t>() != 0;
  reader.expect_end();
  return report;
}

}  // namespace fotfaste::intake
