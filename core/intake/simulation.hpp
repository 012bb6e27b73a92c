// Made-up data in a project's own file layout, to try a project.toml before there are any real data, to
// teach with, and to test. The same project, seed and number give the same bytes on every machine.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "model/finding.hpp"
#include "model/project.hpp"

namespace fotfaste::intake {

struct SimulationOptions {
  std::filesystem::path out;  // files are written below it, as project.toml names them
  std::optional<std::uint64_t> seed;
  std::optional<std::uint64_t> participants;
  // Plant every kind of data finding, and say where in expected-findings.csv beside the files.
  bool dirty = false;
};

struct SimulatedFile {
  std::string file;  // below the folder that was asked for
  std::uint64_t rows = 0;
};

struct SimulationReport {
  std::vector<SimulatedFile> files;
  std::uint64_t participants = 0;
  std::uint64_t planted = 0;  // findings
  // What is wrong with [simulation]. With an error among them nothing has been written.
  std::vector<model::Finding> findings;
};

// Throws std::filesystem::filesystem_error when a file cannot be written.
SimulationReport simulate(const model::Project& project, const SimulationOptions& options);

}  // namespace fotfaste::intake
