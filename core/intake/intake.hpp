// From files to a model in sealed memory. The one way in: everything that a project.toml maps goes through
// here, and every row is either used or set aside with a reason.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "model/directory.hpp"
#include "model/finding.hpp"
#include "model/memory_file.hpp"
#include "model/project.hpp"

namespace fotfaste::intake {

struct Options {
  std::int32_t as_of = 0;
  std::uint64_t shards = 1;  // at least this many batches, where there are as many persons
  unsigned threads = 2;
  // Where set-aside rows are written, one file for each input file that has any; empty: nowhere.
  std::filesystem::path set_aside;
};

// What came of one file. rows == used + set_aside, always.
struct FileReport {
  std::string file;  // as written in project.toml
  model::Table table = model::Table::participations;
  std::string sha256;
  std::string encoding;    // "utf-8", "utf-8 with byte order mark", "windows-1252"
  std::string delimiter;   // ",", ";", "tab", "|"
  std::uint64_t rows = 0;  // data rows, the header not counted
  std::uint64_t used = 0;
  std::uint64_t set_aside = 0;
  std::string set_aside_file;  // empty when there is none
};

struct Report {
  std::vector<FileReport> files;
  std::vector<model::Finding> findings;  // by file, code and place
  bool unreadable = false;               // a file that is needed could not be read at all
  bool refused_for_privacy = false;      // the data hold personal identity numbers and no key was given
};

// Reads all sources of the project into file, and seals it. Throws only for faults of the machine (memory,
// disk); everything that is wrong with the data is a finding. Starts threads of its own.
model::Directory read_data(const model::Project& project, const Options& options, model::MemoryFile& file,
                           Report& report);

// The same in a process of its own, so that nothing of a participant is ever in the memory that workers are
// forked from. The report is kept outside this process's memory too until it is asked for.
class SeparateIntake {
 public:
  // Runs to the end of the intake. Throws std::runtime_error when the process dies.
  SeparateIntake(const model::Project& project, const Options& options);
  SeparateIntake(const SeparateIntake&) = delete;
  SeparateIntake& operator=(const SeparateIntake&) = delete;
  ~SeparateIntake();

  [[nodiscard]] const model::MemoryFile& file() const;
  [[nodiscard]] const model::Directory& directory() const;
  [[nodiscard]] std::uint64_t errors() const;  // findings of severity error
  [[nodiscard]] bool unreadable() const;
  [[nodiscard]] bool refused_for_privacy() const;
  // Brings the report into this process. Fork no worker afterwards.
  [[nodiscard]] Report report() const;

 private:
  struct Data;
  Data* data_;
};

}  // namespace fotfaste::intake
