#include "report/findings_document.hpp"

#include <algorithm>

#include "report/text_document.hpp"

namespace fotfaste::report {
namespace {

using Json = nlohmann::ordered_json;
using model::Severity;

Json place_document(const model::Place& place, Excerpts excerpts) {
  Json document = Json::object();
  document["file"] = place.file;
  if (place.row > 0) document["row"] = place.row;
  if (place.column > 0) document["column"] = place.column;
  if (!place.column_name.empty()) document["column_name"] = place.column_name;
  if (!place.note.empty()) document["note"] = text_document(place.note);
  if (excerpts == Excerpts::keep && !place.excerpt.empty()) {
    document["excerpt"] = place.excerpt;
    document["caret"] = place.caret;
    document["caret_length"] = place.caret_length;
  }
  return document;
}

}  // namespace

std::string_view word(Severity severity) {
  switch (severity) {
    case Severity::note:
      return "note";
    case Severity::warning:
      return "warning";
    case Severity::error:
      return "error";
  }
  return "error";
}

Json findings_document(std::span<const model::Finding> findings, Excerpts excerpts) {
  Json list = Json::array();
  for (const model::Finding& finding : findings) {
    Json document = Json::object();
    document["code"] = finding.code;
    document["severity"] = word(finding.severity);
    document["message"] = text_document(finding.message);
    document["help"] = text_document(finding.help);
    document["count"] = finding.count;
    document["total"] = finding.total;
    if (!finding.unit.empty()) document["unit"] = text_document(finding.unit);
    if (!finding.plugin.empty()) document["plugin"] = finding.plugin;
    Json places = Json::array();
    for (const model::Place& place : finding.places) places.push_back(place_document(place, excerpts));
    document["places"] = std::move(places);
    list.push_back(std::move(document));
  }
  return list;
}

Json finding_counts(std::span<const model::Finding> findings) {
  const auto count = [&](Severity severity) {
    return std::count_if(findings.begin(), findings.end(),
                         [&](const model::Finding& finding) { return finding.severity == severity; });
  };
  Json counts = Json::object();
  counts["error"] = count(Severity::error);
  counts["warning"] = count(Severity::warning);
  counts["note"] = count(Severity::note);
  return counts;
}

}  // namespace fotfaste::report
