#include "report/person_list.hpp"

#include <limits>

#include "fotfaste/sdk/calendar.hpp"
#include "report/sections.hpp"
#include "report/table_document.hpp"
#include "report/table_view.hpp"
#include "report/version.hpp"

namespace fotfaste::report {
namespace {

std::string field(std::string_view content) {
  constexpr std::string_view computed = "=+-@\t\r";
  std::string text;
  if (!content.empty() && computed.find(content.front()) != std::string_view::npos) text.push_back('\'');
  text.append(content);
  if (text.find_first_of(";\"\r\n") == std::string::npos) return text;
  std::string quoted = "\"";
  for (const char character : text) {
    if (character == '"') quoted.push_back('"');
    quoted.push_back(character);
  }
  return quoted.append("\"");
}

}  // namespace

Json person_list_document(const model::Project& project, std::int32_t as_of,
                          const model::TableResult& table) {
  Json document = Json::object();
  document["fotfaste"] = version;
  document["project"] = {{"id", project.card.id}, {"name", project.card.name}};
  document["as_of"] = format_day(as_of);
  document["table"] = table_document(project, table);
  return document;
}

std::string person_list_text(const Json& document, const TerminalStyle& style) {
  Paper paper(style, 0);
  write_any_table(paper, TableView(member(document, "table"), style.language),
                  std::numeric_limits<std::size_t>::max());
  return paper.text;
}

std::string person_list_csv(const Json& document, model::Language language) {
  const TableView table(member(document, "table"), language);
  std::vector<std::string> names;
  std::string text = "\xEF\xBB\xBF";
  for (const Json& column : table.columns()) {
    names.push_back(as_text(member(column, "name"), language));
    text.append(names.size() > 1 ? ";" : "").append(field(table.label(names.back())));
  }
  text.append("\r\n");
  for (const Json& row : table.rows()) {
    for (std::size_t i = 0; i < names.size(); ++i) {
      text.append(i > 0 ? ";" : "").append(field(table.text(row, names[i])));
    }
    text.append("\r\n");
  }
  return text;
}

}  // namespace fotfaste::report
