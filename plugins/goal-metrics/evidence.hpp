// Evidence: what somebody certifies, what was required beforehand, and the document that shows it. Goals that
// are not counted rest on it, and so do the points of a checklist.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "fotfaste/sdk/calendar.hpp"
#include "fotfaste/sdk/description.hpp"
#include "fotfaste/sdk/label.hpp"
#include "fotfaste/sdk/needs.hpp"
#include "fotfaste/sdk/parameters.hpp"
#include "fotfaste/sdk/settings.hpp"

namespace goals {

struct Evidence {
  std::optional<fotfaste::Label> statement;
  std::optional<fotfaste::Label> threshold;
  std::optional<fotfaste::Day> declared;  // when the threshold was laid down
  std::optional<fotfaste::Day> decided;
  std::string document;
  std::string document_sha256;  // 64 digits, small letters; or nothing
  std::string reviewer;
  bool rejected = false;
  const fotfaste_value* at = nullptr;

  // What was required was laid down no earlier than the day on which it was said to be met.
  [[nodiscard]] bool was_declared_afterwards() const { return declared && decided && *declared >= *decided; }
  // 1 shown and 0 turned down by this day; nothing while nobody has said, while there is no document, and
  // when what was required was laid down afterwards.
  [[nodiscard]] std::optional<int> attested(fotfaste::Day as_of) const;
};

// Adds the fields of evidence to a parameter that is a table.
void describe_evidence(fotfaste::Parameter& evidence);
// The project's table of evidence.
void declare_evidence(fotfaste::Needs& needs);

// What stands in project.toml, completed by the first row of the project's table of evidence that is about
// name: what is written in project.toml holds. Rows with both a date and a document go first, then by date
// and by document. Throws ParameterError for a checksum that is none.
Evidence evidence_of(const fotfaste::Parameters& table, std::string_view name,
                     const fotfaste::Settings& settings);

// Tells the evaluator when the requirement cannot be shown to have come first. purpose is the goal.
void report_evidence(const Evidence& evidence, const fotfaste::Label& purpose,
                     const fotfaste::Settings& settings);

}  // namespace goals
