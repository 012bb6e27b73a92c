#include "data_folder.hpp"

#include <stdlib.h>
#include <unistd.h>

#include <cstring>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include "model/projection.hpp"

namespace fotfaste::intake {
namespace {

bool is_null(const ArrowArray& array, std::int64_t row) {
  const auto* validity = static_cast<const std::uint8_t*>(array.buffers[0]);
  return validity != nullptr && (validity[row / 8] >> (row % 8) & 1) == 0;
}

template <typename Number>
Number number_at(const ArrowArray& array, std::int64_t row) {
  return static_cast<const Number*>(array.buffers[1])[row];
}

std::int64_t index_at(const ArrowSchema& schema, const ArrowArray& array, std::int64_t row) {
  switch (schema.format[0]) {
    case 'c':
      return number_at<std::int8_t>(array, row);
    case 's':
      return number_at<std::int16_t>(array, row);
    default:
      return number_at<std::int32_t>(array, row);
  }
}

std::string text_at(const ArrowSchema& schema, const ArrowArray& array, std::int64_t row);

std::string struct_at(const ArrowSchema& schema, const ArrowArray& array, std::int64_t row) {
  std::string text;
  for (std::int64_t i = 0; i < schema.n_children; ++i) {
    const std::string value = text_at(*schema.children[i], *array.children[i], row);
    if (value.empty()) continue;
    if (!text.empty()) text += " ";
    text.append(schema.children[i]->name).append("=").append(value);
  }
  return text;
}

std::string text_at(const ArrowSchema& schema, const ArrowArray& array, std::int64_t row) {
  const std::string_view format = schema.format;
  if (format == "+l") {
    const auto* offsets = static_cast<const std::int32_t*>(array.buffers[1]);
    std::string text;
    for (std::int32_t i = offsets[row]; i < offsets[row + 1]; ++i) {
      if (!text.empty()) text += "; ";
      text += struct_at(*schema.children[0], *array.children[0], i);
    }
    return text.empty() ? "" : std::string("[").append(text).append("]");
  }
  if (is_null(array, row)) return "";
  if (schema.dictionary != nullptr) {
    const std::int64_t index = index_at(schema, array, row);
    const auto* offsets = static_cast<const std::int32_t*>(array.dictionary->buffers[1]);
    const auto* words = static_cast<const char*>(array.dictionary->buffers[2]);
    return {words + offsets[index], words + offsets[index + 1]};
  }
  if (format == "tdD") return format_day(number_at<std::int32_t>(array, row));
  if (format == "g") {
    std::string text = std::to_string(number_at<double>(array, row));
    while (text.back() == '0') text.pop_back();
    if (text.back() == '.') text.pop_back();
    return text;
  }
  if (format == "L") return std::to_string(number_at<std::uint64_t>(array, row));
  if (format == "l") return std::to_string(number_at<std::int64_t>(array, row));
  return std::to_string(number_at<std::int8_t>(array, row));
}

std::vector<model::ColumnId> all_columns() {
  std::vector<model::ColumnId> all(model::columns().size());
  for (std::size_t i = 0; i < all.size(); ++i) all[i] = static_cast<model::ColumnId>(i);
  return all;
}

}  // namespace

std::string Outcome::bytes() const {
  std::string bytes(file.size(), '\0');
  if (pread(file.descriptor(), bytes.data(), bytes.size(), 0) != static_cast<ssize_t>(bytes.size())) {
    throw std::runtime_error("the memory file cannot be read");
  }
  return bytes;
}

std::string Outcome::values() const {
  const model::Projection projection(file, directory, all_columns());
  std::string text;
  for (std::size_t i = 0; i < projection.batch_count(); ++i) {
    model::ArrowTree tree;
    const fotfaste_batch batch = projection.batch(i, tree);
    for (std::int64_t row = 0; row < batch.array->length; ++row) {
      text.append(struct_at(*batch.schema, *batch.array, row)).append("\n");
    }
  }
  return text;
}

std::string Outcome::values(model::Table table) const {
  const model::Projection projection(file, directory, all_columns());
  model::ArrowTree tree;
  if (!projection.project_table(table, tree)) return "";
  std::string text;
  for (std::int64_t row = 0; row < tree.array()->length; ++row) {
    text.append(struct_at(*tree.schema(), *tree.array(), row)).append("\n");
  }
  return text;
}

const model::Finding* Outcome::find(std::string_view code) const {
  for (const model::Finding& finding : report.findings) {
    if (finding.code == code) return &finding;
  }
  return nullptr;
}

std::vector<std::string> Outcome::places() const {
  std::vector<std::string> all;
  for (const model::Finding& finding : report.findings) {
    if (finding.severity == model::Severity::note) continue;
    for (const model::Place& place : finding.places) {
      std::string text = finding.code + " " + std::to_string(place.row) + ":" + std::to_string(place.column);
      if (!place.column_name.empty()) text += " " + place.column_name;
      all.push_back(std::move(text));
    }
  }
  return all;
}

DataFolder::DataFolder() {
  std::string pattern = (std::filesystem::temp_directory_path() / "fotfaste-intake-XXXXXX").string();
  if (mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary folder");
  path_ = pattern;
  project.file = path_ / "project.toml";
  options.set_aside = path_ / "set-aside";
}

DataFolder::~DataFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

void DataFolder::write(const std::string& name, std::string_view text) const {
  std::ofstream(path_ / name, std::ios::binary) << text;
}

std::string DataFolder::read(const std::string& name) const {
  std::ifstream stream(path_ / name, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

model::Source& DataFolder::add(model::Table table, const std::string& file,
                               std::initializer_list<std::pair<const char*, const char*>> columns) {
  model::Source& source = project.sources.emplace_back();
  source.table = table;
  source.file = file;
  source.opened = path_ / file;
  for (const auto& [name, header] : columns) source.columns.push_back({column(table, name), header, 0, 0});
  return source;
}

Outcome DataFolder::run(const Options& chosen) const {
  Outcome outcome;
  outcome.directory = read_data(project, chosen, outcome.file, outcome.report);
  return outcome;
}

model::ColumnId column(model::Table table, std::string_view name) {
  if (name == "person") return model::first_column(model::Table::participations);
  const auto found = model::find_column(table, name);
  if (!found) throw std::invalid_argument("no such column: " + std::string(name));
  return *found;
}

}  // namespace fotfaste::intake
