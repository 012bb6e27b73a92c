#include "intake/project_data.hpp"

#include <algorithm>
#include <string>
#include <system_error>
#include <vector>

#include "intake/project_mapping.hpp"
#include "model/nearest.hpp"
#include "model/words.hpp"

namespace fotfaste::intake {
namespace {

using model::ValueType;

const std::vector<std::string> source_keys = {"file",      "columns",    "codes",  "constants",
                                              "core",      "attributes", "groups", "missing",
                                              "delimiter", "encoding",   "wide"};

// Where a file is looked for. Under a data root the path is taken without its leading "..", and is cut from
// the left until a file is there, so that the folder may be given at any height: data/status.csv is found as
// ROOT/data/status.csv or ROOT/status.csv. Without any, the longest is where it should have been.
std::filesystem::path locate(const std::filesystem::path& file, const std::filesystem::path& folder,
                             const std::optional<std::filesystem::path>& data_root) {
  if (file.is_absolute()) return file;
  if (!data_root) return folder / file;
  std::vector<std::filesystem::path> parts;
  for (const std::filesystem::path& part : file.lexically_normal()) {
    if (part != "..") parts.push_back(part);
  }
  std::filesystem::path longest;
  for (std::size_t first = 0; first < parts.size(); ++first) {
    std::filesystem::path candidate = *data_root;
    for (std::size_t i = first; i < parts.size(); ++i) candidate /= parts[i];
    if (longest.empty()) longest = candidate;
    std::error_code ignored;
    if (std::filesystem::is_regular_file(candidate, ignored)) return candidate;
  }
  return longest;
}

class SourceReader {
 public:
  SourceReader(model::Source& source, ProjectFindings& findings) : source_(source), findings_(findings) {}

  void read(const Node& node, const std::filesystem::path& folder,
            const std::optional<std::filesystem::path>& data_root) {
    source_.line = node.mark.line;
    for (const Node& item : node.items) {
      if (std::find(source_keys.begin(), source_keys.end(), item.key) == source_keys.end()) {
        findings_.unknown_key(item, source_keys);
      }
    }
    read_file(node, folder, data_root);
    if (const Node* delimiter = node.find("delimiter")) read_delimiter(*delimiter);
    if (const Node* encoding = node.find("encoding")) read_encoding(*encoding);
    if (const Node* missing = node.find("missing")) read_missing(*missing);
    read_mapping(node, source_, findings_);
  }

 private:
  void read_file(const Node& node, const std::filesystem::path& folder,
                 const std::optional<std::filesystem::path>& data_root) {
    const Node* file = node.find("file");
    const std::string table(model::name(source_.table));
    if (file == nullptr || (file->is(ValueType::text) && file->text.empty())) {
      findings_.add("C005", file == nullptr ? node.mark : file->mark,
                    {"[data." + table + "] saknar file", "[data." + table + "] has no file"}, {},
                    {"lägg till en rad, till exempel: file = \"data/" + table + ".csv\"",
                     "add a line, for example: file = \"data/" + table + ".csv\""});
      return;
    }
    if (!findings_.expect(*file, ValueType::text)) return;
    source_.file = file->text;
    source_.opened = locate(source_.file, folder, data_root);
    if (source_.file.is_absolute()) findings_.add("C021", file->mark);
    look_for(*file);
  }

  void look_for(const Node& file) {
    std::error_code ignored;
    const std::filesystem::file_status status = std::filesystem::status(source_.opened, ignored);
    if (std::filesystem::is_regular_file(status) || status.type() == std::filesystem::file_type::fifo) return;
    const std::string where = source_.opened.lexically_normal().string();
    if (std::filesystem::is_directory(status)) {
      findings_.add("C013", file.mark, {"datafilen är en mapp", "the data file is a folder"}, {where, where});
      return;
    }
    findings_.add("C013", file.mark, {}, {"söktes här: " + where, "looked for here: " + where});
  }

  void read_delimiter(const Node& node) {
    if (!findings_.expect(node, ValueType::text)) return;
    if (node.text == "tab" || node.text == "\t") {
      source_.delimiter = '\t';
    } else if (node.text == "," || node.text == ";" || node.text == "|") {
      source_.delimiter = node.text.front();
    } else {
      findings_.add("C023", node.mark, {},
                    {"välj \",\", \";\", \"|\" eller \"tab\"", "choose \",\", \";\", \"|\" or \"tab\""});
    }
  }

  void read_encoding(const Node& node) {
    if (!findings_.expect(node, ValueType::text)) return;
    for (const std::string known : {"utf-8", "windows-1252"}) {
      if (model::folded(node.text) != model::folded(known)) continue;
      source_.encoding = known;
      return;
    }
    findings_.add("C023", node.mark, {},
                  {"välj \"utf-8\" eller \"windows-1252\"", "choose \"utf-8\" or \"windows-1252\""});
  }

  void read_missing(const Node& node) {
    if (!findings_.expect(node, ValueType::list)) return;
    source_.missing.clear();
    for (const Node& item : node.items) {
      if (findings_.expect(item, ValueType::text)) source_.missing.push_back(item.text);
    }
    // An empty field is never a value, whatever else stands for none.
    if (std::find(source_.missing.begin(), source_.missing.end(), "") == source_.missing.end()) {
      source_.missing.emplace_back();
    }
  }

  model::Source& source_;
  ProjectFindings& findings_;
};

std::vector<std::string> table_names() {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < model::table_count; ++i)
    names.emplace_back(model::name(static_cast<model::Table>(i)));
  return names;
}

}  // namespace

void read_sources(const Node& root, const std::optional<std::filesystem::path>& data_root,
                  model::Project& project, ProjectFindings& findings) {
  const std::filesystem::path folder = project.file.parent_path();
  const auto read_one = [&](const Node& node, model::Table table) {
    if (!findings.expect(node, ValueType::table)) return;
    model::Source source;
    source.table = table;
    SourceReader(source, findings).read(node, folder, data_root);
    if (!source.file.empty()) project.sources.push_back(std::move(source));
  };

  const Node* data = root.find("data");
  if (data == nullptr || !findings.expect(*data, ValueType::table)) {
    if (data == nullptr) findings.add("C012", {});
    return;
  }
  for (const Node& node : data->items) {
    const std::optional<model::Table> table = model::find_table(node.key);
    if (!table) {
      findings.add("C015", node.key_mark,
                   {"det finns ingen tabell \"" + node.key + "\"", "there is no table \"" + node.key + "\""},
                   did_you_mean(model::nearest(node.key, table_names())));
    } else if (node.is(ValueType::list)) {
      for (const Node& item : node.items) read_one(item, *table);
    } else {
      read_one(node, *table);
    }
  }
  const Node* participations = data->find(model::name(model::Table::participations));
  const bool empty =
      participations != nullptr && participations->is(ValueType::list) && participations->items.empty();
  if (participations == nullptr || empty) findings.add("C012", data->mark);
}

}  // namespace fotfaste::intake
