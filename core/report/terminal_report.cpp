#include "report/terminal_report.hpp"

#include <algorithm>
#include <array>

#include "report/code_words.hpp"
#include "report/display_text.hpp"
#include "report/sections.hpp"

namespace fotfaste::report {

void Paper::heading(std::string_view title) {
  text.append("\n").append(palette.paint(Tone::strong, cut(title, width))).append("\n\n");
}

void Paper::subheading(std::string_view title) {
  if (!text.ends_with("\n\n")) text.push_back('\n');
  text.append("  ").append(palette.paint(Tone::strong, cut(title, width - 2))).push_back('\n');
}

void Paper::note(std::string_view sentence) {
  text.append(paragraph("  ", "    ", sentence, width));
}

namespace {

using model::Language;

constexpr std::size_t narrowest = 40;

std::string number(const Paper& paper, const Json& value) {
  return count_text(as_number(value), paper, true);
}

void write_title(Paper& paper, const Json& results) {
  const Json& run = member(results, "run");
  const Json& project = member(run, "project");
  const std::string name = as_text(member(project, "name"), paper.language);
  const std::string id = as_text(member(project, "id"), paper.language);
  const std::string title = name.empty() ? id : id.empty() ? name : name + " (" + id + ")";
  for (const std::string& line : wrapped(title, paper.width)) {
    paper.text.append(paper.palette.paint(Tone::strong, line)).push_back('\n');
  }
  const Json& flow = member(results, "flow");
  std::string line = as_text(member(project, "owner"), paper.language);
  if (!line.empty()) line.append(". ");
  line.append(paper.say("Läget den ", "As of ")).append(as_text(member(run, "as_of"), paper.language));
  line.append(": ").append(number(paper, member(flow, "participations")));
  line.append(paper.say(" deltaganden, ", " participations, "));
  line.append(number(paper, member(flow, "persons"))).append(paper.say(" personer.", " persons."));
  paper.text.append(paragraph("", "", line, paper.width));
}

void write_table(Paper& paper, const TableView& table) {
  if (table.kind() == "goals") return write_goals(paper, table);
  const std::string id = table.id();
  if (id == "state-at-point") return write_state_at_point(paper, table);
  if (id == "state-by-month") return write_state_by_month(paper, table);
  if (id == "time-to-event") return write_time_to_event(paper, table);
  if (table.kind() == "matrix" || id == "transitions") return write_matrix(paper, table);
  write_any_table(paper, table);
}

// Goals go before everything else, whichever plugin they come from.
void write_tables(Paper& paper, const Json& results, bool goals) {
  for (const Json& plugin : elements(member(results, "plugins"))) {
    for (const Json& table : elements(member(plugin, "tables"))) {
      const TableView view(table, paper.language);
      if ((view.kind() == "goals") == goals) write_table(paper, view);
    }
  }
}

void write_failures(Paper& paper, const Json& results) {
  bool first = true;
  for (const Json& plugin : elements(member(results, "plugins"))) {
    const Json& outcome = member(plugin, "outcome");
    if (!outcome.is_string() || outcome == "ok") continue;
    if (first) paper.heading(paper.say("Insticksprogram utan resultat", "Plugins without results"));
    first = false;
    const auto words = value_label("outcome", outcome.get_ref<const std::string&>());
    std::string line = as_text(member(plugin, "id"), paper.language) + ": ";
    line.append(words ? words->in(paper.language) : as_text(outcome, paper.language)).append(".");
    const std::string reason = as_text(member(plugin, "reason"), paper.language);
    if (!reason.empty()) line.append(" ").append(reason);
    paper.note(line);
  }
}

void write_flow(Paper& paper, const Json& results) {
  const Json& inputs = elements(member(member(results, "run"), "inputs"));
  if (inputs.empty()) return;
  paper.heading(paper.say("Uppgifterna", "The data"));
  for (const Json& input : inputs) {
    std::string line = as_text(member(input, "file"), paper.language) + ": ";
    line.append(number(paper, member(input, "rows"))).append(paper.say(" rader = ", " rows = "));
    line.append(number(paper, member(input, "used"))).append(paper.say(" använda + ", " used + "));
    line.append(number(paper, member(input, "set_aside"))).append(paper.say(" åsidosatta", " set aside"));
    paper.note(line);
  }
}

void write_findings(Paper& paper, const Json& results) {
  struct Words {
    const char* severity;
    const char *sv, *sv_several, *en, *en_several;
  };
  constexpr std::array<Words, 3> severities = {{{"error", "fel", "fel", "error", "errors"},
                                                {"warning", "varning", "varningar", "warning", "warnings"},
                                                {"note", "notering", "noteringar", "note", "notes"}}};
  std::vector<const Json*> all = {&elements(member(results, "findings"))};
  for (const Json& plugin : elements(member(results, "plugins")))
    all.push_back(&elements(member(plugin, "findings")));
  std::string line;
  for (const Words& words : severities) {
    std::size_t count = 0;
    for (const Json* findings : all) {
      count +=
          static_cast<std::size_t>(std::count_if(findings->begin(), findings->end(), [&](const Json& one) {
            return member(one, "severity") == words.severity;
          }));
    }
    if (count == 0) continue;
    line.append(line.empty() ? "" : ", ").append(std::to_string(count)).append(" ");
    line.append(count == 1 ? paper.say(words.sv, words.en) : paper.say(words.sv_several, words.en_several));
  }
  if (line.empty()) return paper.note(paper.say("Inget att anmärka på.", "Nothing to remark on."));
  paper.note(paper.say("Iakttagelser: ", "Findings: ") + line + ". " +
             paper.say("Kommandot fotfaste check visar dem med rad och kolumn.",
                       "The command fotfaste check shows them with row and column."));
}

}  // namespace

std::string terminal_report(const Json& results, const TerminalStyle& style) {
  TerminalStyle fitted = style;
  fitted.width = std::max(style.width, narrowest);
  const auto few = as_number(member(member(results, "run"), "few_below"));
  Paper paper(fitted, static_cast<std::int64_t>(few.value_or(20)));
  write_title(paper, results);
  write_tables(paper, results, true);
  write_tables(paper, results, false);
  if (paper.few_used) {
    const std::string below = std::to_string(paper.few_below);
    paper.text.push_back('\n');
    paper.note(paper.say(
        "För få = för få för att säga: färre än " + below + " i underlaget. Tolka med försiktighet.",
        "Too few = too few to say: fewer than " + below + " in the basis. Interpret with care."));
  }
  write_failures(paper, results);
  write_flow(paper, results);
  write_findings(paper, results);
  return std::move(paper.text);
}

}  // namespace fotfaste::report
