#include "report/export_document.hpp"

#include <algorithm>
#include <set>

#include "report/table_view.hpp"
#include "report/text_document.hpp"
#include "report/version.hpp"

namespace fotfaste::report {
namespace {

constexpr int schema_version = 1;

std::string plain(const Json& cell) {
  return cell.is_string() ? cell.get<std::string>() : std::string();
}

// What a value of a column is called, in both languages; the value itself without a label.
model::Text label_of(const Json& table, std::string_view column, const std::string& value) {
  if (value.empty()) return {};
  const Json& label = member(member(member(table, "labels"), column), value);
  if (!label.is_object()) return {value, value};
  model::Text text{text_in(label, model::Language::swedish), text_in(label, model::Language::english)};
  return text.empty() ? model::Text{value, value} : text;
}

Json optional_number(const std::optional<double>& value) {
  return value ? Json(*value) : Json();
}

std::string_view word(PersonRows rows) {
  switch (rows) {
    case PersonRows::pseudonyms:
      return "pseudonyms";
    case PersonRows::identity_numbers:
      return "identity_numbers";
    case PersonRows::none:
      break;
  }
  return "none";
}

Json violation_document(const Violation& violation) {
  Json document = Json::object();
  document["code"] = violation.code;
  document["severity"] = violation.is_error ? "error" : "warning";
  document["wording"] = text_document(violation.wording);
  document["period"] = violation.period.empty() ? Json() : text_document(violation.period);
  document["stratum"] = violation.stratum.empty() ? Json() : text_document(violation.stratum);
  document["left"] = optional_number(violation.left);
  document["right"] = optional_number(violation.right);
  document["count"] = violation.count ? Json(*violation.count) : Json();
  return document;
}

// What export.json and manifest.json begin with.
Json beginning(const Export& made) {
  Json document = Json::object();
  document["fotfaste"] = version;
  document["schema"] = schema_version;
  document["project"] = {{"id", made.project.id}, {"name", made.project.name}};
  document["plugin"] = {
      {"id", made.plugin}, {"version", made.plugin_version}, {"sha256", made.plugin_sha256}};
  document["as_of"] = made.as_of;
  document["forced"] = made.forced;
  document["violated"] = codes_of_errors(made.violations);
  document["person_rows"] = word(made.person_rows);
  return document;
}

void add_months(Json& document, const Export& made) {
  Json months = Json::object();
  for (const auto& [month, digest] : made.months) months[month] = digest;
  document["months"] = std::move(months);
  if (!made.since) {
    document["since"] = nullptr;
    return;
  }
  document["since"] = {
      {"first_changed", made.since->first_changed.empty() ? Json() : Json(made.since->first_changed)},
      {"send_again", made.since->again},
      {"send_first_time", made.since->first}};
}

}  // namespace

std::vector<Violation> violations_of(const Json& rules) {
  std::vector<Violation> violations;
  for (const Json& row : elements(member(rules, "rows"))) {
    if (member(row, "outcome") != "violated") continue;
    Violation violation;
    violation.code = plain(member(row, "code"));
    // A severity that is not known is taken as the stricter one.
    violation.is_error = member(row, "severity") != "warning";
    violation.wording = label_of(rules, "code", violation.code);
    violation.period = label_of(rules, "period", plain(member(row, "period")));
    violation.stratum = label_of(rules, "stratum", plain(member(row, "stratum")));
    violation.left = as_number(member(row, "left"));
    violation.right = as_number(member(row, "right"));
    const Json& count = member(row, "count");
    if (count.is_number_integer()) violation.count = count.get<std::int64_t>();
    violations.push_back(std::move(violation));
  }
  std::stable_partition(violations.begin(), violations.end(), [](const auto& one) { return one.is_error; });
  return violations;
}

std::vector<std::string> codes_of_errors(const std::vector<Violation>& violations) {
  std::set<std::string> codes;
  for (const Violation& violation : violations) {
    if (violation.is_error) codes.insert(violation.code);
  }
  return {codes.begin(), codes.end()};
}

const Json* Export::table(std::string_view id) const {
  for (const Json& one : tables) {
    if (member(one, "id") == id) return &one;
  }
  return nullptr;
}

Json export_document(const Export& made) {
  Json document = beginning(made);
  document["title"] = text_document(made.title);
  Json violations = Json::array();
  for (const Violation& violation : made.violations) violations.push_back(violation_document(violation));
  document["violations"] = std::move(violations);
  Json files = Json::array();
  for (const PersonFile& file : made.person_files) {
    files.push_back({{"table", file.table}, {"file", file.file}, {"count", file.rows}});
  }
  document["person_files"] = std::move(files);
  add_months(document, made);
  document["tables"] = made.tables;
  return document;
}

Json manifest_document(const Export& made, const std::vector<WrittenFile>& files) {
  Json document = beginning(made);
  Json inputs = Json::array();
  for (const InputFile& input : made.inputs) {
    inputs.push_back({{"file", input.file},
                      {"sha256", input.sha256},
                      {"rows", input.rows},
                      {"used", input.used},
                      {"set_aside", input.set_aside}});
  }
  document["inputs"] = std::move(inputs);
  Json list = Json::array();
  for (const WrittenFile& file : files) {
    Json one = {{"name", file.name}, {"sha256", file.sha256.empty() ? Json() : Json(file.sha256)}};
    for (const PersonFile& about : made.person_files) {
      if (about.file == file.name) one["sha256_with_pseudonyms"] = about.sha256;
    }
    list.push_back(std::move(one));
  }
  document["files"] = std::move(list);
  add_months(document, made);
  return document;
}

Json with_words(const Json& table) {
  const Json& columns = elements(member(table, "columns"));
  for (const Json& column : columns) {
    if (member(column, "name") == "wording") return table;
  }
  Json result = table;
  Json labels = member(table, "labels");
  Json widened = Json::array();
  std::vector<std::pair<std::string, std::string>> added;
  for (const Json& column : columns) {
    widened.push_back(column);
    const std::string name = plain(member(column, "name"));
    if ((name != "indicator" && name != "code") || member(member(table, "labels"), name).empty()) continue;
    Json words = column;
    std::string in_words = name;
    in_words.append("_in_words");
    words["name"] = in_words;
    words["label"] = {{"sv", text_in(member(column, "label"), model::Language::swedish) + ", i ord"},
                      {"en", text_in(member(column, "label"), model::Language::english) + ", in words"}};
    widened.push_back(std::move(words));
    labels[in_words] = labels[name];
    labels.erase(name);
    added.emplace_back(name, in_words);
  }
  if (added.empty()) return table;
  result["columns"] = std::move(widened);
  result["labels"] = std::move(labels);
  for (Json& row : result["rows"]) {
    for (const auto& [name, in_words] : added) row[in_words] = member(row, name);
  }
  return result;
}

std::optional<MonthDigests> months_of_manifest(const Json& manifest, const std::string& plugin,
                                               const std::string& project) {
  if (member(member(manifest, "plugin"), "id") != plugin) return std::nullopt;
  if (member(member(manifest, "project"), "id") != project) return std::nullopt;
  const Json& months = member(manifest, "months");
  if (!months.is_object()) return std::nullopt;
  MonthDigests digests;
  for (auto it = months.begin(); it != months.end(); ++it) {
    if (!it->is_string()) return std::nullopt;
    digests[it.key()] = it->get<std::string>();
  }
  return digests;
}

}  // namespace fotfaste::report
