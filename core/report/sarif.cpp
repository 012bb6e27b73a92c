#include "report/sarif.hpp"

#include <map>

#include "model/finding_catalogue.hpp"
#include "report/findings_document.hpp"
#include "report/version.hpp"

namespace fotfaste::report {
namespace {

using Json = nlohmann::ordered_json;
using model::Finding;
using model::Language;

// A file's path as a relative reference of RFC 3986.
std::string reference(std::string_view path) {
  constexpr char digits[] = "0123456789ABCDEF";
  constexpr std::string_view plain = "-._~/";
  std::string text;
  for (const char c : path) {
    const auto byte = static_cast<unsigned char>(c);
    const bool letter =
        (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9');
    if (letter || plain.find(c) != std::string_view::npos) {
      text.push_back(c);
    } else {
      text.append("%").append(1, digits[byte >> 4]).append(1, digits[byte & 15]);
    }
  }
  return text;
}

Json message(std::string text) {
  Json document = Json::object();
  document["text"] = std::move(text);
  return document;
}

Json location(const Finding& finding, const model::Place& place) {
  Json physical = Json::object();
  physical["artifactLocation"]["uri"] = reference(place.file);
  if (place.row > 0) {
    Json region = Json::object();
    region["startLine"] = place.row;
    if (finding.code.starts_with('C') && place.column > 0) {
      region["startColumn"] = place.column;
      if (place.caret_length > 0) region["endColumn"] = place.column + place.caret_length;
    }
    physical["region"] = std::move(region);
  }
  Json document = Json::object();
  document["physicalLocation"] = std::move(physical);
  return document;
}

Json rule_document(const Finding& finding, Language language) {
  Json document = Json::object();
  document["id"] = finding.code;
  const model::Rule* rule = model::find_rule(finding.code);
  if (rule == nullptr) return document;
  const auto in = [&](const model::RuleText& text) {
    return message(std::string(language == Language::swedish ? text.sv : text.en));
  };
  document["shortDescription"] = in(rule->title);
  document["fullDescription"] = in(rule->rule);
  document["help"] = in(rule->help);
  document["defaultConfiguration"]["level"] = word(rule->severity);
  return document;
}

Json result_document(const Finding& finding, const model::Place* place, std::size_t rule, Language language) {
  std::string text = finding.message.in(language);
  if (place != nullptr && !place->column_name.empty())
    text.append(" (").append(place->column_name).append(")");
  if (place != nullptr && !place->note.empty()) text.append(": ").append(place->note.in(language));
  Json document = Json::object();
  document["ruleId"] = finding.code;
  document["ruleIndex"] = rule;
  document["level"] = word(finding.severity);
  document["message"] = message(std::move(text));
  document["locations"] = Json::array();
  if (place != nullptr) document["locations"].push_back(location(finding, *place));
  document["properties"]["count"] = finding.count;
  document["properties"]["total"] = finding.total;
  return document;
}

}  // namespace

Json sarif_document(std::span<const Finding> findings, Language language) {
  Json rules = Json::array();
  Json results = Json::array();
  std::map<std::string, std::size_t> numbers;
  for (const Finding& finding : findings) {
    const auto [known, is_new] = numbers.emplace(finding.code, rules.size());
    if (is_new) rules.push_back(rule_document(finding, language));
    if (finding.places.empty()) results.push_back(result_document(finding, nullptr, known->second, language));
    for (const model::Place& place : finding.places) {
      results.push_back(result_document(finding, &place, known->second, language));
    }
  }
  Json driver = Json::object();
  driver["name"] = "fotfaste";
  driver["version"] = version;
  driver["language"] = language == Language::swedish ? "sv" : "en";
  driver["rules"] = std::move(rules);
  Json run = Json::object();
  run["tool"]["driver"] = std::move(driver);
  run["columnKind"] = "unicodeCodePoints";
  run["results"] = std::move(results);
  Json document = Json::object();
  document["$schema"] = "https://json.schemastore.org/sarif-2.1.0.json";
  document["version"] = "2.1.0";
  document["runs"] = Json::array({std::move(run)});
  return document;
}

}  // namespace fotfaste::report
