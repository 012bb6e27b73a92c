// A folder of data files that a test writes, a project that reads them, and what came of it.
#pragma once

#include <filesystem>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "fotfaste/sdk/calendar.hpp"
#include "intake/intake.hpp"
#include "model/project.hpp"

namespace fotfaste::intake {

struct Outcome {
  model::MemoryFile file = model::MemoryFile::create();
  model::Directory directory;
  Report report;

  // The bytes of the whole memory file.
  [[nodiscard]] std::string bytes() const;
  // All values as text, one participation after the other; the same for any division into batches.
  [[nodiscard]] std::string values() const;
  // The values of a project table.
  [[nodiscard]] std::string values(model::Table table) const;

  [[nodiscard]] const model::Finding* find(std::string_view code) const;
  // "D011 2:3 start" for every place of every finding that is not a note.
  [[nodiscard]] std::vector<std::string> places() const;
};

// Writes files to a folder of its own that is removed in the end.
class DataFolder {
 public:
  DataFolder();
  DataFolder(const DataFolder&) = delete;
  DataFolder& operator=(const DataFolder&) = delete;
  ~DataFolder();

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  void write(const std::string& name, std::string_view text) const;
  [[nodiscard]] std::string read(const std::string& name) const;

  // A source of this folder; columns are paths of the model ("person" for every table) and headers.
  model::Source& add(model::Table table, const std::string& file,
                     std::initializer_list<std::pair<const char*, const char*>> columns = {});
  [[nodiscard]] Outcome run() const { return run(options); }
  [[nodiscard]] Outcome run(const Options& chosen) const;

  model::Project project;
  Options options;

 private:
  std::filesystem::path path_;
};

model::ColumnId column(model::Table table, std::string_view name);
inline Day day(std::string_view text) {
  return *parse_day(text);
}

}  // namespace fotfaste::intake
