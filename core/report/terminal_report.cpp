#include "report/terminal_report.hpp"

#include <algorithm>
#include <array>

#include "report/code_words.hpp"
#include "report/display_text.hpp"
#include "report/ratings_section.hpp"
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

using Section = void (*)(Paper&, const TableView&);

// Sections for the tables that go with the goals.
constexpr std::array<std::pair<std::string_view, Section>, 7> goal_sections = {
    {{"goal-parts", write_goal_parts},
     {"sensitivity", write_sensitivity},
     {"pace", write_pace},
     {"forecast", write_forecast},
     {"own-goals", write_own_goals},
     {"coverage", write_coverage},
     {"checklist", write_checklist}}};

constexpr std::array<std::pair<std::string_view, Section>, 16> other_sections = {
    {{"state-at-point", write_at_points},
     {"outcome-at-point", write_at_points},
     {"branch-at-point", write_at_points},
     {"work-studies-or-closer", write_over_points},
     {"remained", write_remained},
     {"response", write_response},
     {"state-by-month", write_state_by_month},
     {"time-to-event", write_time_to_event},
     {"retention", write_retention},
     {"cumulative-incidence", write_cumulative_incidence},
     {"at-risk", write_at_risk},
     {"curve-summary", write_curve_summary},
     {"next-state", write_next_state},
     {"months-to-next-state", write_months_to_next_state},
     {"sequences", write_sequences},
     {"sequence-entropy", write_sequence_entropy}}};

template <std::size_t size>
Section section_in(const std::array<std::pair<std::string_view, Section>, size>& sections,
                   std::string_view id) {
  for (const auto& [name, section] : sections) {
    if (name == id) return section;
  }
  return nullptr;
}

bool is_about_goals(const TableView& table) {
  return table.kind() == "goals" || table.id() == "own-goals-total" ||
         section_in(goal_sections, table.id()) != nullptr;
}

void write_table(Paper& paper, const TableView& table) {
  const std::string id = table.id();
  if (const Section section = section_in(goal_sections, id)) return section(paper, table);
  if (table.kind() == "goals") return write_goals(paper, table);
  if (table.rows().empty()) return;
  if (const Section section = section_in(other_sections, id)) return section(paper, table);
  if (write_ratings(paper, table)) return;
  if (table.kind() == "matrix" || id == "transitions") return write_matrix(paper, table);
  if (write_shares(paper, table)) return;
  write_any_table(paper, table);
}

// Goals go before everything else, whichever plugin they come from.
void write_tables(Paper& paper, const Json& results, bool goals) {
  for (const Json& plugin : elements(member(results, "plugins"))) {
    for (const Json& table : elements(member(plugin, "tables"))) {
      const TableView view(table, paper.language);
      if (is_about_goals(view) == goals) write_table(paper, view);
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
    const Json& file = member(input, "file");
    const auto times = std::count_if(inputs.begin(), inputs.end(),
                                     [&](const Json& other) { return member(other, "file") == file; });
    std::string line = as_text(file, paper.language);
    // A file that holds two tables is read twice.
    if (times > 1) line.append(" [").append(as_text(member(input, "table"), paper.language)).append("]");
    line.append(": ").append(number(paper, member(input, "rows"))).append(paper.say(" rader = ", " rows = "));
    line.append(number(paper, member(input, "used"))).append(paper.say(" använda + ", " used + "));
    line.append(number(paper, member(input, "set_aside"))).append(paper.say(" åsidosatta", " set aside"));
    paper.note(line);
  }
}

std::vector<const Json*> all_findings(const Json& results) {
  std::vector<const Json*> findings;
  const auto add = [&](const Json& list) {
    for (const Json& finding : elements(list)) findings.push_back(&finding);
  };
  add(member(results, "findings"));
  for (const Json& plugin : elements(member(results, "plugins"))) add(member(plugin, "findings"));
  return findings;
}

std::string finding_line(const Paper& paper, const Json& finding, std::string_view severity) {
  std::string line(severity);
  line.append("[").append(as_text(member(finding, "code"), paper.language)).append("]: ");
  line.append(as_text(member(finding, "message"), paper.language));
  const Json& places = elements(member(finding, "places"));
  if (!places.empty()) line.append(", ").append(as_text(member(places[0], "file"), paper.language));
  const auto total = as_number(member(finding, "total"));
  if (total.value_or(0) > 0) {
    line.append(" (").append(number(paper, member(finding, "count"))).append(paper.say(" av ", " of "));
    line.append(count_text(total, paper)).append(")");
  }
  return line;
}

// One line a finding, errors first; the first ones where there are many.
void write_findings(Paper& paper, const Json& results) {
  constexpr std::size_t most = 12;
  struct Words {
    const char* severity;
    const char *sv, *en;
  };
  constexpr std::array<Words, 3> severities = {
      {{"error", "fel", "error"}, {"warning", "varning", "warning"}, {"note", "notering", "note"}}};
  const std::vector<const Json*> findings = all_findings(results);
  paper.heading(paper.say("Iakttagelser", "Findings"));
  if (findings.empty()) return paper.note(paper.say("Inget att anmärka på.", "Nothing to remark on."));
  std::size_t shown = 0;
  for (const Words& words : severities) {
    for (const Json* finding : findings) {
      if (member(*finding, "severity") != words.severity || shown == most) continue;
      ++shown;
      paper.note(finding_line(paper, *finding, paper.say(words.sv, words.en)));
    }
  }
  if (findings.size() > shown) {
    paper.note(paper.say("… och ", "… and ") + std::to_string(findings.size() - shown) +
               paper.say(" till.", " more."));
  }
  paper.note(paper.say("Kommandot fotfaste check visar dem med rad och kolumn.",
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
