#include "report/html/cell_text.hpp"
#include "report/html/page.hpp"
#include "report/share.hpp"

namespace fotfaste::report {
namespace {

void write_opening(Page& page) {
  const Json& flow = member(page.results, "flow");
  const auto number = [&](const char* name) { return count_text(as_number(member(flow, name)), page, true); };
  const std::string date = as_text(member(member(page.results, "run"), "as_of"), page.language);
  std::string sentence = page.say("Till och med dagen före den ", "Up to the day before ") + date;
  sentence.append(page.say(" har ", " ")).append(number("persons"));
  const bool one = member(flow, "persons") == 1;
  sentence.append(page.say(one ? " person deltagit" : " personer deltagit",
                           one ? " person has taken part" : " people have taken part"));
  if (member(flow, "persons") != member(flow, "participations")) {
    sentence.append(page.say(", sammanlagt ", ", in all ")).append(number("participations"));
    sentence.append(page.say(" gånger", " times"));
  }
  page.paragraph(sentence + ".");
}

}  // namespace

void write_summary(Page& page) {
  Html& html = page.html;
  html.open("section", {{"class", "summary"}, {"id", "summary"}, {"aria-labelledby", "summary-heading"}});
  html.element("h2", {{"id", "summary-heading"}}, page.say("Sammanfattning", "Summary")).line();
  write_opening(page);
  bool any = false;
  bool few = false;
  for (const Json& plugin : elements(member(page.results, "plugins"))) {
    for (const Json& table : elements(member(plugin, "tables"))) {
      if (!is_goal_list(table)) continue;
      const TableView view(table, page.language);
      if (has_rows(table)) page.paragraph(says(page, view));
      for (const Json& row : view.rows()) {
        if (!is_everybody(member(row, "stratum"))) continue;
        any = true;
        few |= Share(view, row).few;
        html.open("div", {{"class", "goal"}, {"data-verdict", raw_text(member(row, "verdict"))}});
        html.element("h3", view.text(row, view.column_with("dimension")));
        html.element("p", goal_sentence(page, view, row));
        html.open("p", {{"class", "verdict"}}).element("span", page.say("Bedömning:", "Verdict:"));
        html.text(" ").text(view.text(row, "verdict")).close().close().line();
      }
    }
  }
  if (!any)
    page.paragraph(page.say("Projektet har inga mål i sin projektfil.",
                            "The project has no goals in its project file."));
  if (few) {
    page.paragraph(
        page.say("För få betyder färre än ", "Too few means fewer than ") + std::to_string(page.few_below) +
        page.say(" i underlaget. Då anges antal, men ingen andel: den skulle bero för mycket på slumpen.",
                 " in the basis. Then numbers are given but no share: it would depend too much on chance."));
  }
  if (!has_comparison(page.results)) {
    html.element("p", {{"class", "note"}},
                 page.say("Siffrorna visar hur det gick för deltagarna. De visar inte hur det hade gått utan "
                          "projektet.",
                          "The figures show how it went for the participants. They do not show how it would "
                          "have gone without the project."))
        .line();
  }
  html.close().line();
}

}  // namespace fotfaste::report
