#include <array>

#include "report/html/page.hpp"
#include "report/share.hpp"

namespace fotfaste::report {
namespace {

std::vector<const Json*> all_findings(const Json& results) {
  std::vector<const Json*> findings;
  const auto add = [&](const Json& list) {
    for (const Json& finding : elements(list)) findings.push_back(&finding);
  };
  add(member(results, "findings"));
  for (const Json& plugin : elements(member(results, "plugins"))) add(member(plugin, "findings"));
  return findings;
}

void write_finding(Page& page, const Json& finding) {
  const auto say = [&](const char* name) { return as_text(member(finding, name), page.language); };
  Html& html = page.html;
  html.open("li").element("strong", say("code")).text(" ").text(say("message"));
  const auto total = as_number(member(finding, "total"));
  std::string where;
  if (total.value_or(0) > 0) {
    where = count_text(as_number(member(finding, "count")), page, true) + page.say(" av ", " of ") +
            count_text(total, page);
    const std::string unit = say("unit");
    if (!unit.empty()) where.append(" ").append(unit);
  } else if (as_number(member(finding, "count")).value_or(0) > 0) {
    where = count_text(as_number(member(finding, "count")), page);
  }
  const Json& places = elements(member(finding, "places"));
  if (!places.empty()) {
    where.append(where.empty() ? "" : ", ").append(as_text(member(places[0], "file"), page.language));
  }
  if (!where.empty()) html.text(" (").text(where).text(")");
  const std::string help = say("help");
  if (!help.empty()) html.empty("br").element("small", help);
  html.close().line();
}

void write_files(Page& page) {
  std::vector<std::vector<std::string>> rows;
  for (const Json& input : elements(member(member(page.results, "run"), "inputs"))) {
    const auto count = [&](const char* name) {
      return count_text(as_number(member(input, name)), page, true);
    };
    rows.push_back({as_text(member(input, "file"), page.language),
                    as_text(member(input, "table"), page.language), count("rows"), count("used"),
                    count("set_aside")});
  }
  if (rows.empty()) return;
  page.html.element("h3", page.say("Rader i uppgifterna", "Rows of the data")).line();
  write_plain_table(
      page, page.say("Rader per fil: rader = använda + åsidosatta", "Rows by file: rows = used + set aside"),
      {page.say("Fil", "File"), page.say("Tabell", "Table"), page.say("Rader", "Rows"),
       page.say("Använda", "Used"), page.say("Åsidosatta", "Set aside")},
      rows, 2);
}

}  // namespace

void write_findings_section(Page& page) {
  struct Words {
    const char* severity;
    const char *sv, *en;
  };
  constexpr std::array<Words, 3> severities = {
      {{"error", "Fel", "Errors"}, {"warning", "Varningar", "Warnings"}, {"note", "Noteringar", "Notes"}}};
  Html& html = page.html;
  html.open("section", {{"id", "findings"}, {"aria-labelledby", "findings-heading"}});
  html.element("h2", {{"id", "findings-heading"}},
               page.say("Iakttagelser i uppgifterna", "Findings in the data"))
      .line();
  const std::vector<const Json*> findings = all_findings(page.results);
  if (findings.empty()) page.paragraph(page.say("Inget att anmärka på.", "Nothing to remark on."));
  for (const Words& words : severities) {
    bool first = true;
    for (const Json* finding : findings) {
      if (member(*finding, "severity") != words.severity) continue;
      if (first) html.element("h3", page.say(words.sv, words.en)).line().open("ul").line();
      first = false;
      write_finding(page, *finding);
    }
    if (!first) html.close().line();
  }
  write_files(page);
  html.close().line();
}

}  // namespace fotfaste::report
