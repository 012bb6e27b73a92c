// From a plugin's tables to the files of an export: what export.cpp does once it knows that it may.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "cli/export_folder.hpp"
#include "cli/preparation.hpp"
#include "model/pseudonyms.hpp"
#include "report/csv.hpp"
#include "report/export_document.hpp"

namespace fotfaste::cli {

struct ExportOptions : ProjectOptions {
  std::vector<std::string> plugins;
  std::string out;
  std::string keys;
  std::string since;
  std::string delimiter = ";";
  bool force = false;
};

// A table about single people, with the number of the person of each row.
struct PersonTable {
  nlohmann::ordered_json document;  // with pseudonyms
  std::string column;
  std::vector<std::optional<std::uint64_t>> persons;
};

// One plugin's export, and its files as they come to be.
struct MadeExport {
  report::Export made;
  std::vector<PersonTable> person_tables;
  std::vector<report::WrittenFile> files;
  std::unique_ptr<ExportFolder> folder;
};

// Whether the plugin lists single people when it is asked to.
bool takes_person_rows(const host::PreparedPlugin& plugin);
inline constexpr const char* person_rows_parameter = "person_rows";
inline constexpr const char* manifest_name = "manifest.json";

// From the result of a plugin that is among those of the preparation.
MadeExport make_export(const Preparation& preparation, const std::vector<report::InputFile>& inputs,
                       const model::PluginResult& plugin, const model::Pseudonyms& pseudonyms,
                       std::uint64_t persons);

// Writes all of them into folders in out, or none. False when the key file has faults; they have been shown.
// Throws Refusal for folders that cannot be used, and when identities cannot be put in safely.
bool write_exports(const Context& context, const ExportOptions& options, const Preparation& preparation,
                   const intake::SeparateIntake& intake, const std::filesystem::path& out,
                   std::vector<MadeExport>& exports, const report::CsvStyle& style);

}  // namespace fotfaste::cli
