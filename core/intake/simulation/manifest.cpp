#include "intake/simulation/manifest.hpp"

namespace fotfaste::intake::simulation {
namespace {

// The number of the last column with this header, from 1.
std::size_t number_of(const Sheet& sheet, const std::string& header) {
  for (std::size_t i = sheet.columns.size(); i > 0; --i) {
    if (sheet.columns[i - 1].header == header) return i;
  }
  return 0;
}

}  // namespace

std::string manifest(const model::Project& project, const std::vector<Sheet>& sheets) {
  std::string text = "code,file,row,column\n";
  const auto number = [](std::size_t value) { return value == 0 ? std::string() : std::to_string(value); };
  const auto add = [&](const std::string& code, const std::string& file, std::size_t row,
                       std::size_t column) {
    text.append(code).append(",").append(file).append(",").append(number(row)).append(",");
    text.append(number(column)).append("\n");
  };
  for (const Sheet& sheet : sheets) {
    const std::string file = sheet.file.generic_string();
    for (const Planted& planted : sheet.planted) {
      if (planted.line != 0) {
        add(planted.code, project.file.filename().string(), planted.line, planted.character);
      } else {
        add(planted.code, file, planted.row, number_of(sheet, planted.header));
      }
    }
    // The header is row 1.
    for (std::size_t i = 0; i < sheet.rows.size(); ++i) {
      for (const Planted& planted : sheet.rows[i].planted) {
        add(planted.code, file, i + 2, number_of(sheet, planted.header));
      }
    }
  }
  return text;
}

}  // namespace fotfaste::intake::simulation
