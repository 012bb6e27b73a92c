// From rows of data to people who were reached at the follow-up points.
#include "report/html/cell_text.hpp"
#include "report/html/page.hpp"
#include "report/share.hpp"

namespace fotfaste::report {
namespace {

struct Step {
  std::string text;
  std::optional<double> count;
};

// "response": who entered, who exited, who was due at each point and who was reached (docs/criteria.md).
void add_response(const Page& page, std::vector<Step>& steps) {
  for (const Json& plugin : elements(member(page.results, "plugins"))) {
    for (const Json& table : elements(member(plugin, "tables"))) {
      if (member(table, "id") != "response") continue;
      const TableView view(table, page.language);
      bool first = true;
      for (const Json& row : view.rows()) {
        if (!is_everybody(member(row, "stratum"))) continue;
        if (first && member(row, "entered").is_number()) {
          steps.push_back({page.say("Har börjat", "Have entered"), as_number(member(row, "entered"))});
          steps.push_back({page.say("Har avslutat", "Have exited"), as_number(member(row, "exited"))});
        }
        first = false;
        const Share share(view, row);
        const std::string point = view.text(row, "point");
        steps.push_back({page.say("Ska ha följts upp ", "Due for follow-up ") + point, share.denominator});
        steps.push_back({page.say("Nåddes ", "Reached ") + point, share.numerator});
      }
      return;
    }
  }
}

}  // namespace

void write_flow_section(Page& page) {
  const Json& flow = member(page.results, "flow");
  const auto number = [&](const char* name) { return as_number(member(flow, name)); };
  std::vector<Step> steps = {
      {page.say("Rader om deltagande i uppgifterna", "Rows about participation in the data"), number("rows")},
      {page.say("Rader som ställts åt sidan", "Rows set aside"), number("set_aside")},
      {page.say("Deltaganden", "Participations"), number("participations")},
      {page.say("Personer", "People"), number("persons")}};
  add_response(page, steps);

  Html& html = page.html;
  const std::string title = page.say("Vilka uppgifterna gäller", "Whom the data are about");
  html.open("section", {{"id", "flow"}, {"aria-labelledby", "flow-heading"}});
  html.element("h2", {{"id", "flow-heading"}},
               page.say("Från uppgifter till uppföljning", "From data to follow-up"))
      .line();
  html.open("figure",
            {{"class", "result"}, {"id", "flow-figure"}, {"data-kind", "flow"}, {"data-picture", "flow"}})
      .line();
  html.open("figcaption").element("h3", title);
  std::string says = count_text(number("rows"), page, true) + page.say(" rader blev ", " rows became ");
  says.append(count_text(number("participations"), page, true))
      .append(page.say(" deltaganden av ", " participations of "));
  says.append(count_text(number("persons"), page, true)).append(page.say(" personer; ", " people; "));
  says.append(count_text(number("set_aside"), page, true))
      .append(page.say(" rader ställdes åt sidan.", " rows were set aside."));
  html.element("p", {{"class", "says"}}, says).close().line();
  html.open("div", {{"class", "table"}, {"role", "region"}, {"aria-label", title}, {"tabindex", "0"}});
  html.open("table").element("caption", title).open("thead").open("tr");
  html.element("th", {{"scope", "col"}, {"data-name", "step"}, {"data-role", "dimension"}},
               page.say("Steg", "Step"));
  html.element("th", {{"scope", "col"}, {"data-name", "n"}, {"data-role", "count"}},
               page.say("Antal", "Number"));
  html.close().close().line().open("tbody", {{"data-stratum", ""}}).line();
  for (const Step& step : steps) {
    const std::string shown = count_text(step.count, page, true);
    const std::string raw =
        step.count ? raw_text(Json(static_cast<std::int64_t>(*step.count))) : std::string();
    html.open("tr").element("th", {{"scope", "row"}}, step.text).open("td");
    if (raw != shown) html.attribute("data-v", raw);
    html.text(shown).close().close().line();
  }
  html.close().close().close().close().line();
  const Json& excluded = elements(member(flow, "excluded"));
  if (!excluded.empty()) {
    html.element("h3", page.say("Varför rader ställts åt sidan", "Why rows were set aside")).line();
    page.paragraph(page.say("En rad kan ha flera skäl. Skälens koder förklaras bland iakttagelserna.",
                            "A row may have several reasons. Their codes are explained among the findings."));
    html.open("ul").line();
    for (const Json& one : excluded) {
      html.element("li", as_text(member(one, "reason"), page.language) + ": " +
                             count_text(as_number(member(one, "n")), page, true) + page.say(" av ", " of ") +
                             count_text(number("rows"), page, true) + page.say(" rader", " rows"));
    }
    html.close().line();
  }
  html.close().line();
}

}  // namespace fotfaste::report
