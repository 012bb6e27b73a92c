// What is checked: a plugin's file, and the cases that it is tried with.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "model/directory.hpp"
#include "model/memory_file.hpp"
#include "model/project.hpp"
#include "model/value.hpp"

namespace fotfaste::conformance {

// Settings and data. What is read of the data is what the plugin declares, and that in the check's process
// alone.
struct Case {
  std::string name;  // for people: the project's id, or "generated"
  std::int32_t as_of = 0;
  model::Project project;
  model::Value parameters;  // a table, as an evaluator wrote it; defaults are not filled in
  // The project's data; without, data are generated for the columns that the plugin declares. Both outlive
  // this.
  const model::MemoryFile* file = nullptr;
  const model::Directory* directory = nullptr;
};

// Defaults throughout, and generated data.
Case generated_case();

struct Subject {
  std::filesystem::path file;  // absolute
  std::vector<Case> cases;     // at least one
};

}  // namespace fotfaste::conformance
