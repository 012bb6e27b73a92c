#include "report/person_list.hpp"

#include <limits>

#include "fotfaste/sdk/calendar.hpp"
#include "report/csv.hpp"
#include "report/sections.hpp"
#include "report/table_document.hpp"
#include "report/table_view.hpp"
#include "report/version.hpp"

namespace fotfaste::report {

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
  return csv_text(member(document, "table"), {language, ';'});
}

}  // namespace fotfaste::report
