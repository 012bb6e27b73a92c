// results.json: the one result of a run, from which every report is made. docs/results.schema.json is its
// schema. The same run on the same inputs gives the same bytes.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "model/finding.hpp"
#include "model/project.hpp"
#include "model/results.hpp"

namespace fotfaste::report {

struct InputFile {
  std::string file;
  std::string sha256;
  std::string table;
  std::string encoding;
  std::uint64_t rows = 0;
  std::uint64_t used = 0;
  std::uint64_t set_aside = 0;
};

struct RunDescription {
  std::int32_t as_of = 0;
  std::string project_sha256;
  std::vector<InputFile> inputs;
  std::vector<std::string> sandbox;
  bool isolation = true;
  std::uint64_t participations = 0;
  std::uint64_t persons = 0;
};

nlohmann::ordered_json results_document(const model::Project& project, const RunDescription& run,
                                        const std::vector<model::PluginResult>& plugins,
                                        const std::vector<model::Finding>& findings);

// The document as text: two spaces an indent, numbers in the shortest form that reads back to the same
// double.
std::string write_json(const nlohmann::ordered_json& document);

}  // namespace fotfaste::report
