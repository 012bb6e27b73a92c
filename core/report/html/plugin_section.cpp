#include <algorithm>

#include "report/code_words.hpp"
#include "report/html/cell_text.hpp"
#include "report/html/page.hpp"

namespace fotfaste::report {
namespace {

// The rules that are broken before the others, in their own order.
Json violations_first(const Json& table) {
  Json sorted = table;
  if (!sorted.is_object() || !elements(member(table, "rows")).is_array() || !sorted.contains("rows"))
    return sorted;
  auto& rows = sorted["rows"].get_ref<Json::array_t&>();
  std::stable_partition(rows.begin(), rows.end(),
                        [](const Json& row) { return member(row, "outcome") == "violated"; });
  return sorted;
}

void write_outcome(Page& page, const Json& plugin) {
  const Json& outcome = member(plugin, "outcome");
  if (!outcome.is_string() || outcome == "ok") return;
  const auto words = value_label("outcome", outcome.get_ref<const std::string&>());
  std::string sentence = page.say("Inga resultat: ", "No results: ");
  sentence.append(words ? words->in(page.language) : as_text(outcome, page.language)).append(".");
  const std::string reason = as_text(member(plugin, "reason"), page.language);
  if (!reason.empty()) sentence.append(" ").append(reason);
  page.paragraph(sentence);
}

// Titles with commas between; nothing for none.
void write_titles(Page& page, const std::string& opening, const std::vector<std::string>& titles) {
  if (titles.empty()) return;
  std::string sentence = opening;
  for (std::size_t i = 0; i < titles.size(); ++i) sentence.append(i == 0 ? "" : "; ").append(titles[i]);
  page.html.element("p", {{"class", "note"}}, sentence + ".").line();
}

}  // namespace

void write_plugin_section(Page& page, const Json& plugin) {
  Html& html = page.html;
  const std::string id = element_id(raw_text(member(plugin, "id")));
  html.open("section", {{"id", id}, {"aria-labelledby", id + "-heading"}});
  html.element("h2", {{"id", id + "-heading"}}, plugin_heading(page, plugin)).line();
  write_outcome(page, plugin);
  std::vector<std::string> without;
  std::vector<std::string> in_files;
  std::vector<const Json*> last;
  std::vector<const Json*> tables;
  for (const Json& table : elements(member(plugin, "tables"))) {
    const std::string title = TableView(table, page.language).title();
    if (is_left_to_files(plugin, table)) {
      in_files.push_back(title);
    } else if (!has_rows(table)) {
      without.push_back(title);
    } else if (is_for_evaluators(table)) {
      last.push_back(&table);
    } else if (!is_goal_list(table) && !is_definitions(plugin, table)) {
      tables.push_back(&table);
    }
  }
  if (is_export(plugin)) {
    std::stable_partition(tables.begin(), tables.end(),
                          [](const Json* table) { return member(*table, "id") == "rules"; });
    std::stable_partition(tables.begin(), tables.end(),
                          [](const Json* table) { return member(*table, "id") == "form"; });
  }
  for (const Json* table : tables) {
    if (is_export(plugin) && member(*table, "id") == "rules") {
      write_figure(page, plugin, violations_first(*table));
    } else {
      write_figure(page, plugin, *table);
    }
  }
  if (!last.empty()) {
    html.open("details")
        .element("summary", page.say("Fler tabeller, för den som utvärderar", "More tables, for evaluators"))
        .line();
    for (const Json* table : last) write_figure(page, plugin, *table, Picture::none);
    html.close().line();
  }
  write_titles(page, page.say("Tabeller utan uppgifter: ", "Tables without data: "), without);
  write_titles(page,
               page.say("Tabeller som bara finns i filerna (results.json, exporter): ",
                        "Tables that are in the files only (results.json, exports): "),
               in_files);
  html.close().line();
}

}  // namespace fotfaste::report
