#include "report/trace.hpp"

#include <limits>

#include "report/display_text.hpp"
#include "report/number_text.hpp"
#include "report/sections.hpp"
#include "report/table_view.hpp"
#include "report/text_document.hpp"

namespace fotfaste::report {
namespace {

const Json* table_with(const std::vector<Json>& tables, std::string_view id) {
  for (const Json& table : tables) {
    if (member(table, "id") == id) return &table;
  }
  return nullptr;
}

bool is_about(const Json& row, const std::string& indicator) {
  const Json& of_row = member(row, "indicator");
  return of_row.is_string() && of_row.get_ref<const std::string&>() == indicator;
}

// The rows about the indicator, which they need not say again.
Json only(const Json& table, const std::string& indicator) {
  Json result = table;
  Json columns = Json::array();
  for (const Json& column : elements(member(table, "columns"))) {
    if (member(column, "name") != "indicator") columns.push_back(column);
  }
  result["columns"] = std::move(columns);
  Json rows = Json::array();
  for (const Json& row : elements(member(table, "rows"))) {
    if (!is_about(row, indicator)) continue;
    rows.push_back(row);
    rows.back().erase("indicator");
  }
  result["rows"] = std::move(rows);
  return result;
}

// A value in both languages.
Json both(const Json& table, const Json& row, const std::string& column) {
  const Json& cell = member(row, column);
  if (!cell.is_string())
    return text_document({as_text(cell, model::Language::swedish), as_text(cell, model::Language::english)});
  const auto& value = cell.get_ref<const std::string&>();
  const Json& label = member(member(member(table, "labels"), column), value);
  return label.is_object() ? label : text_document({value, value});
}

Json definition_document(const Json& table, const Json& row) {
  Json definition = Json::object();
  for (const Json& column : elements(member(table, "columns"))) {
    const std::string name = as_text(member(column, "name"), model::Language::english);
    if (name == "indicator" || member(row, name).is_null()) continue;
    definition[name] = {{"label", member(column, "label")}, {"text", both(table, row, name)}};
  }
  return definition;
}

Json counts_of(const Json& standing) {
  std::int64_t in = 0;
  std::int64_t out = 0;
  std::int64_t unknown = 0;
  for (const Json& row : elements(member(standing, "rows"))) {
    const Json& value = member(row, "value");
    if (!value.is_number_integer()) continue;
    const Json& where = member(row, "standing");
    std::int64_t& sum = where == "in" ? in : where == "unknown" || where == "incomplete" ? unknown : out;
    sum += value.get<std::int64_t>();
  }
  return {{"in", in}, {"out", out}, {"unknown", unknown}};
}

std::string count(const Json& counts, std::string_view name, model::Language language) {
  const Json& value = member(counts, name);
  return value.is_number_integer() ? whole_number(value.get<std::int64_t>(), language) : "0";
}

}  // namespace

std::vector<std::string> indicators_of(const std::vector<Json>& tables) {
  std::vector<std::string> indicators;
  const Json* definitions = table_with(tables, "definitions");
  if (definitions == nullptr) return indicators;
  for (const Json& row : elements(member(*definitions, "rows"))) {
    const Json& indicator = member(row, "indicator");
    if (indicator.is_string()) indicators.push_back(indicator.get<std::string>());
  }
  return indicators;
}

std::optional<Json> trace_document(const std::string& plugin, const std::string& indicator,
                                   const std::vector<Json>& tables) {
  const Json* definitions = table_with(tables, "definitions");
  if (definitions == nullptr) return std::nullopt;
  Json document = Json::object();
  for (const Json& row : elements(member(*definitions, "rows"))) {
    if (!is_about(row, indicator)) continue;
    document["plugin"] = plugin;
    document["indicator"] = indicator;
    document["definition"] = definition_document(*definitions, row);
    break;
  }
  if (document.empty()) return std::nullopt;
  const Json* standing = table_with(tables, "standing");
  const Json of_indicator = standing == nullptr ? Json() : only(*standing, indicator);
  document["counts"] = standing == nullptr ? Json() : counts_of(of_indicator);
  document["standing"] = of_indicator;
  const Json* members = table_with(tables, "members");
  document["members"] = members == nullptr ? Json() : only(*members, indicator);
  return document;
}

bool members_are_missing(const Json& document) {
  return member(document, "members").is_null();
}

std::string trace_text(const Json& document, TraceDetail detail, const TerminalStyle& style) {
  Paper paper(style, 0);
  const auto say = [&](std::string_view sv, std::string_view en) {
    return std::string(style.language == model::Language::swedish ? sv : en);
  };
  const Json& definition = member(document, "definition");
  std::string heading = as_text(member(document, "indicator"), style.language);
  const std::string wording = as_text(member(member(definition, "wording"), "text"), style.language);
  if (!wording.empty()) heading.append(": ").append(wording);
  paper.text.append(paper.palette.paint(Tone::strong, heading)).append("\n");
  const auto line = [&](const std::string& name, const std::string& text) {
    if (!text.empty())
      paper.text.append(paragraph("  ", "    ", std::string(name).append(": ").append(text), paper.width));
  };
  for (auto it = definition.begin(); it != definition.end(); ++it) {
    if (it.key() == "wording") continue;
    line(as_text(member(*it, "label"), style.language), as_text(member(*it, "text"), style.language));
  }
  line(say("Insticksprogram", "Plugin"), as_text(member(document, "plugin"), style.language));
  const Json& counts = member(document, "counts");
  if (counts.is_object()) {
    line(say("Räknas", "Counted"), count(counts, "in", style.language));
    line(say("Räknas inte", "Not counted"), count(counts, "out", style.language));
    line(say("Okänt eller ofullständigt", "Unknown or incomplete"), count(counts, "unknown", style.language));
  }
  if (detail == TraceDetail::counts) return paper.text;
  for (const std::string_view id : {"standing", "members"}) {
    const Json& table = member(document, id);
    if (!table.is_object() || elements(member(table, "rows")).empty()) continue;
    write_any_table(paper, TableView(table, style.language), std::numeric_limits<std::size_t>::max());
  }
  return paper.text;
}

}  // namespace fotfaste::report
