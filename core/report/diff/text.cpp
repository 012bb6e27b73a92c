#include "report/diff/text.hpp"

#include <algorithm>

#include "report/diff/words.hpp"
#include "report/sections.hpp"
#include "report/text_table.hpp"

namespace fotfaste::report {
namespace {

constexpr std::size_t narrowest = 40;
constexpr std::size_t most = 15;
constexpr std::size_t most_of_a_table = 3;

void write_opening(Paper& paper, const Difference& difference) {
  const Json& project = member(member(*difference.after, "run"), "project");
  std::string name = as_text(member(project, "name"), paper.language);
  if (name.empty()) name = as_text(member(project, "id"), paper.language);
  for (const std::string& line : wrapped(name, paper.width))
    paper.text.append(paper.palette.paint(Tone::strong, line)).push_back('\n');
  const auto day = [&](const Json* results) {
    return as_text(member(member(*results, "run"), "as_of"), paper.language);
  };
  const std::string line = paper.say("Läget den ", "As of ") + day(difference.after) +
                           paper.say(", jämfört med läget den ", ", compared with ") +
                           day(difference.before) + ".";
  paper.text.append(paragraph("", "", line, paper.width));
  for (const Doubt doubt : difference.doubts)
    paper.text.append(paragraph("", "", doubt_sentence(paper, difference, doubt), paper.width));
}

void write_goals(Paper& paper, const Difference& difference) {
  if (difference.goals.empty()) return;
  paper.heading(paper.say("Målen", "The goals"));
  for (const GoalChange& goal : difference.goals) {
    const TableView view(goal.table->latest(), paper.language);
    paper.note(goal_name(paper, view, goal.latest()) + ": " + goal_change_sentence(paper, difference, goal));
  }
  if (const std::string same = same_goals_sentence(paper, difference); !same.empty()) paper.note(same);
}

void write_data(Paper& paper, const Difference& difference) {
  if (difference.inputs.empty() && difference.flow.empty()) return;
  paper.heading(paper.say("Uppgifterna", "The data"));
  TextTable table({{paper.say("Antal", "Number"), Align::left, 14},
                   {paper.say("Förra gången", "Last time"), Align::right, 0},
                   {paper.say("Nu", "Now"), Align::right, 0},
                   {paper.say("Skillnad", "Difference"), Align::right, 0}});
  for (const CountChange& change : difference.flow) {
    table.add({flow_label(paper, change), count_text(change.before, paper, true),
               count_text(change.after, paper, true),
               change.before && change.after ? signed_number(paper, *change.after - *change.before, 0)
                                             : std::string()});
  }
  paper.text.append(table.text(paper.width, 2, paper.palette));
  if (!table.empty() && !difference.inputs.empty()) paper.text.push_back('\n');
  for (const InputChange& change : difference.inputs) paper.note(input_sentence(paper, difference, change));
}

void write_table(Paper& paper, const std::vector<const RowChange*>& rows, const std::string& title,
                 bool shares) {
  if (rows.empty()) return;
  paper.heading(title);
  TextTable table({{paper.say("Siffra", "Figure"), Align::left, 20},
                   {paper.say("Förra gången", "Last time"), Align::right, 0},
                   {paper.say("Nu", "Now"), Align::right, 0},
                   {shares ? paper.say("Skillnad, procentenheter", "Difference, percentage points")
                           : paper.say("Skillnad", "Difference"),
                    Align::right, 0}});
  bool marked = false;
  for (const RowChange* row : rows) {
    const bool mark = !causes_of(*row).empty();
    marked = marked || mark;
    const TableView view(row->table->latest(), paper.language);
    table.add({cut(view.title(), 90) + ": " + row_subject(paper, *row) + (mark ? " *" : ""),
               row_value(paper, *row, row->before), row_value(paper, *row, row->after),
               row_difference(paper, *row)});
  }
  paper.text.append(table.text(paper.width, 2, paper.palette));
  if (marked)
    paper.note(paper.say("* Kan bero på annat än uppgifterna: se Vad som räknas, och hur.",
                         "* Other than the data may lie behind it: see What is counted, and how."));
}

Largest every_row(const Difference& difference) {
  Largest all;
  for (const RowChange& row : difference.rows) (row.is_share ? all.shares : all.others).push_back(&row);
  return all;
}

void write_figures(Paper& paper, const Difference& difference, Extent extent) {
  if (difference.rows.empty()) return;
  const bool all = extent == Extent::all;
  const Largest shown = all ? every_row(difference) : largest_changes(difference, most_of_a_table, most);
  write_table(paper, shown.shares,
              all ? paper.say("Andelar som ändrats", "Shares that changed")
                  : paper.say("Andelar som ändrats mest", "Shares that changed the most"),
              true);
  write_table(paper, shown.others,
              all ? paper.say("Andra siffror som ändrats", "Other figures that changed")
                  : paper.say("Andra siffror som ändrats mest", "Other figures that changed the most"),
              false);
  if (all) return;
  paper.text.push_back('\n');
  const std::string sentence = new_and_gone_sentence(paper, difference);
  if (!sentence.empty()) paper.note(sentence);
  if (shown.left_out == 0) return;
  paper.note(
      paper.say(
          "Här visas alla deltagare tillsammans, högst tre rader av varje tabell. Rader som inte visas: ",
          "All participants together are shown here, at most three rows of each table. Rows not shown: ") +
      std::to_string(shown.left_out) + paper.say(". De visas med --all.", ". They are shown with --all."));
}

}  // namespace

std::string difference_text(const Difference& difference, const TerminalStyle& style, Extent extent) {
  TerminalStyle fitted = style;
  fitted.width = std::max(style.width, narrowest);
  Paper paper(fitted, 0);
  write_opening(paper, difference);
  if (difference.empty()) {
    paper.text.append(
        paragraph("", "", paper.say("Inget har ändrats.", "Nothing has changed."), paper.width));
    return std::move(paper.text);
  }
  if (!difference.definitions.empty()) {
    paper.heading(paper.say("Vad som räknas, och hur", "What is counted, and how"));
    for (const DefinitionChange& change : difference.definitions)
      paper.note(definition_sentence(paper, change));
  }
  write_data(paper, difference);
  if (!difference.findings.empty()) {
    paper.heading(paper.say("Iakttagelser i uppgifterna", "Findings in the data"));
    for (const FindingChange& change : difference.findings) paper.note(finding_sentence(paper, change));
  }
  write_goals(paper, difference);
  write_figures(paper, difference, extent);
  if (!difference.goals.empty() || !difference.rows.empty()) {
    paper.text.push_back('\n');
    paper.text.append(paragraph("  ", "  ", caution(paper), paper.width));
  }
  return std::move(paper.text);
}

}  // namespace fotfaste::report
