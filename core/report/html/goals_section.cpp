#include "report/html/cell_text.hpp"
#include "report/html/page.hpp"

namespace fotfaste::report {
namespace {

bool is_by_evidence(const Json& row) {
  for (const char* name : {"document", "statement", "threshold", "reviewer"}) {
    if (!member(row, name).is_null()) return true;
  }
  return false;
}

// Texts of goals by evidence are too long for a table.
void write_evidence(Page& page, const TableView& table) {
  Html& html = page.html;
  bool first = true;
  for (const Json& row : table.rows()) {
    if (!is_by_evidence(row) || !is_everybody(member(row, "stratum"))) continue;
    if (first) {
      html.element("h3", page.say("Mål som visas med underlag", "Goals that are shown by evidence")).line();
      html.open("dl").line();
    }
    first = false;
    html.element("dt", table.text(row, table.column_with("dimension"))).open("dd");
    bool separate = false;
    for (const char* name :
         {"statement", "threshold", "declared", "document", "document_sha256", "decided", "reviewer"}) {
      const std::string text = table.text(row, name);
      if (text.empty()) continue;
      if (separate) html.empty("br");
      separate = true;
      html.text(table.label(name) + ": " + text);
    }
    html.close().line();
  }
  if (!first) html.close().line();
}

}  // namespace

void write_goals_section(Page& page) {
  Html& html = page.html;
  html.open("section", {{"id", "goals"}, {"aria-labelledby", "goals-heading"}});
  html.element("h2", {{"id", "goals-heading"}}, page.say("Målen", "The goals")).line();
  bool any = false;
  for (const Json& plugin : elements(member(page.results, "plugins"))) {
    for (const Json& table : elements(member(plugin, "tables"))) {
      if (!is_goal_list(table) || !has_rows(table)) continue;
      any = true;
      write_figure(page, plugin, table);
      write_evidence(page, TableView(table, page.language));
    }
  }
  if (!any) page.paragraph(page.say("Inga mål är angivna.", "No goals are given."));
  html.close().line();
}

}  // namespace fotfaste::report
