#include "report/html/html_report.hpp"

#include "report/html/cell_text.hpp"
#include "report/html/page.hpp"
#include "report/page/page_assets.hpp"

namespace fotfaste::report {
namespace {

std::string project_name(const Page& page) {
  const Json& project = member(member(page.results, "run"), "project");
  std::string name = as_text(member(project, "name"), page.language);
  if (name.empty()) name = as_text(member(project, "id"), page.language);
  return name.empty() ? page.say("Projekt utan namn", "Project without name") : name;
}

// Nothing but the page's own script and style, and no request to anywhere.
std::string policy() {
  std::string text = "default-src 'none'; script-src '";
  text.append(page_script_hash).append("'; style-src '").append(page_style_hash).append("' '");
  text.append(page_picture_style_hash).append("'; img-src data:; base-uri 'none'; form-action 'none'");
  return text;
}

void write_head(Page& page) {
  Html& html = page.html;
  html.open("head").line();
  html.empty("meta", {{"charset", "utf-8"}}).line();
  html.empty("meta", {{"http-equiv", "Content-Security-Policy"}, {"content", policy()}}).line();
  html.empty("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}}).line();
  html.empty("meta",
             {{"name", "generator"},
              {"content",
               std::string("fotfaste ").append(as_text(member(page.results, "fotfaste"), page.language))}})
      .line();
  html.element("title", project_name(page) + page.say(": rapport", ": report")).line();
  html.page_style().line();
  html.close().line();
}

void write_title(Page& page) {
  const Json& run = member(page.results, "run");
  const Json& project = member(run, "project");
  Html& html = page.html;
  html.open("header").line();
  const std::string owner = as_text(member(project, "owner"), page.language);
  if (!owner.empty()) html.element("p", owner).line();
  html.element("h1", project_name(page)).line();
  std::string line = page.say("Läget den ", "As of ") + as_text(member(run, "as_of"), page.language);
  const std::string start = as_text(member(project, "start"), page.language);
  const std::string end = as_text(member(project, "end"), page.language);
  if (!start.empty() && !end.empty()) {
    line.append(page.say(". Projektet pågår ", ". The project runs "))
        .append(start)
        .append(page.say(" till ", " to "))
        .append(end);
  }
  const std::string id = as_text(member(project, "id"), page.language);
  if (!id.empty()) line.append(page.say(". Diarienummer eller beteckning: ", ". Reference: ")).append(id);
  const std::string fund = as_text(member(project, "fund"), page.language);
  if (!fund.empty()) line.append(page.say(". Finansiering: ", ". Funding: ")).append(fund);
  html.element("p", line + ".").line();
  html.close().line();
}

// The address of an element of the page; what an address cannot hold is written by its bytes.
std::string address_of(std::string_view id) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string address = "#";
  for (const char c : id) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       c == '-' || c == '.' || c == '_';
    if (plain) {
      address.push_back(c);
    } else {
      address.push_back('%');
      address.push_back(digits[byte >> 4U]);
      address.push_back(digits[byte & 0xFU]);
    }
  }
  return address;
}

void write_contents(Page& page, bool has_since) {
  Html& html = page.html;
  const std::string title = page.say("Innehåll", "Contents");
  html.open("nav", {{"aria-label", title}}).open("ol").line();
  const auto entry = [&](const std::string& id, std::string_view text) {
    html.open("li").element("a", {{"href", address_of(id)}}, text).close().line();
  };
  entry("summary", page.say("Sammanfattning", "Summary"));
  entry("goals", page.say("Målen", "The goals"));
  if (has_since) entry("since", page.say("Ändrat sedan förra gången", "Changed since last time"));
  entry("flow", page.say("Från uppgifter till uppföljning", "From data to follow-up"));
  for (const Json& plugin : elements(member(page.results, "plugins"))) {
    entry(element_id(raw_text(member(plugin, "id"))), plugin_heading(page, plugin));
  }
  entry("findings", page.say("Iakttagelser i uppgifterna", "Findings in the data"));
  entry("method", page.say("Metod", "Method"));
  entry("accessibility", page.say("Tillgänglighet", "Accessibility"));
  html.close().close().line();
}

}  // namespace

std::string html_report(const Json& results, model::Language language, const Json* earlier) {
  Page page(results, language);
  Html& html = page.html;
  html.doctype().open("html", {{"lang", page.say("sv", "en")}});
  html.attribute("data-few-below", std::to_string(page.few_below)).line();
  write_head(page);
  html.open("body").line();
  html.element("a", {{"class", "skip"}, {"href", "#content"}},
               page.say("Hoppa till innehållet", "Skip to the content"))
      .line();
  write_title(page);
  write_contents(page, earlier != nullptr);
  html.open("main", {{"id", "content"}}).line();
  write_summary(page);
  write_goals_section(page);
  if (earlier != nullptr) write_since_section(page, *earlier);
  write_flow_section(page);
  for (const Json& plugin : elements(member(results, "plugins"))) write_plugin_section(page, plugin);
  write_findings_section(page);
  write_method_section(page);
  write_accessibility_section(page);
  html.close().line();
  html.open("footer").element("p", page.say("Gjord av Fotfäste ", "Made by Fotfäste ") +
                                       as_text(member(results, "fotfaste"), language) +
                                       page.say(" ur results.json. Inga enskilda personer redovisas.",
                                                " from results.json. No single person is reported."));
  html.close().line();
  html.page_script().line();
  html.close().close().line();
  return html.str();
}

}  // namespace fotfaste::report
