#include "csv.hpp"

#include <sstream>

#include "program.hpp"

namespace fotfaste::test {

std::vector<std::string> split_line(const std::string& line, char delimiter) {
  std::vector<std::string> fields(1);
  bool quoted = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    if (c == '"') {
      const bool doubled = quoted && i + 1 < line.size() && line[i + 1] == '"';
      if (doubled) {
        fields.back() += '"';
        ++i;
      } else {
        quoted = !quoted;
      }
    } else if (c == delimiter && !quoted) {
      fields.emplace_back();
    } else if (c != '\r') {
      fields.back() += c;
    }
  }
  return fields;
}

std::vector<CsvRow> read_csv(const std::filesystem::path& file, char delimiter) {
  std::istringstream lines(read_file(file));
  std::string line;
  std::getline(lines, line);
  const std::vector<std::string> headers = split_line(line, delimiter);
  std::vector<CsvRow> rows;
  while (std::getline(lines, line)) {
    const std::vector<std::string> fields = split_line(line, delimiter);
    CsvRow row;
    for (std::size_t i = 0; i < headers.size() && i < fields.size(); ++i) row[headers[i]] = fields[i];
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace fotfaste::test
