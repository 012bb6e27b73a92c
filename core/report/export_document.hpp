// What a funder's export is made of: the rules that it breaks, export.json, manifest.json, and its tables as
// people read them. docs/exports.md describes the files.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "model/project.hpp"
#include "model/results.hpp"
#include "model/text.hpp"
#include "report/month_digests.hpp"
#include "report/results_document.hpp"

namespace fotfaste::report {

// One place where a rule of the funder is broken.
struct Violation {
  std::string code;
  bool is_error = false;
  model::Text wording;
  model::Text period;   // empty: the rule is not about one
  model::Text stratum;  // empty: everybody
  std::optional<double> left;
  std::optional<double> right;
  std::optional<std::int64_t> count;  // records concerned
};

// rules: the table of that id, in the form of results.json. Errors first, otherwise as they stand.
std::vector<Violation> violations_of(const nlohmann::ordered_json& rules);
std::vector<std::string> codes_of_errors(const std::vector<Violation>& violations);  // sorted, each once

enum class PersonRows { none, pseudonyms, identity_numbers };

struct PersonFile {
  std::string table;
  std::string file;
  std::uint64_t rows = 0;
  std::string sha256;  // of the file with pseudonyms, also where it has identity numbers
};

// One plugin's export, all but its files.
struct Export {
  model::ProjectCard project;
  std::string as_of;
  std::vector<InputFile> inputs;
  std::string plugin;
  std::string plugin_version;
  std::string plugin_sha256;
  model::Text title;
  bool forced = false;
  std::vector<Violation> violations;
  PersonRows person_rows = PersonRows::none;
  std::vector<PersonFile> person_files;
  MonthDigests months;
  std::optional<MonthComparison> since;        // when an earlier export was given
  std::vector<nlohmann::ordered_json> tables;  // in the form of results.json; none about single people

  [[nodiscard]] const nlohmann::ordered_json* table(std::string_view id) const;
};

nlohmann::ordered_json export_document(const Export& made);

struct WrittenFile {
  std::string name;
  std::string sha256;  // empty for a file with identity numbers: a digest of them could be searched for
};
nlohmann::ordered_json manifest_document(const Export& made, const std::vector<WrittenFile>& files);

// The table with a column more for each of the columns "indicator" and "code" whose values have labels: what
// the code stands for, in words. Not where the table has a column "wording", which says just that.
nlohmann::ordered_json with_words(const nlohmann::ordered_json& table);

// The months of a manifest.json. Nothing when it is not the manifest of an export of this plugin and project.
std::optional<MonthDigests> months_of_manifest(const nlohmann::ordered_json& manifest,
                                               const std::string& plugin, const std::string& project);

}  // namespace fotfaste::report
