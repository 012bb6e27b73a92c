#include <algorithm>
#include <set>

#include "report/display_text.hpp"
#include "report/sections.hpp"
#include "report/text_table.hpp"

namespace fotfaste::report {
namespace {

using model::Language;

const Json& cell_with(const TableView& table, const Json& row, const char* role) {
  return member(row, table.column_with(role));
}

Tone tone_of(const Json& verdict) {
  if (verdict == "reached" || verdict == "likely_reached") return Tone::good;
  if (verdict == "not_reached") return Tone::bad;
  if (verdict == "no_target") return Tone::faint;
  return Tone::doubtful;
}

TextCell verdict_cell(const TableView& table, const Json& row) {
  return {table.text(row, "verdict"), tone_of(member(row, "verdict"))};
}

std::string target_text(const Paper& paper, const TableView& table, const Json& row) {
  return target_range(paper, as_number(cell_with(table, row, "target_low")),
                      as_number(cell_with(table, row, "target_high")),
                      cell_with(table, row, "scale") == "count");
}

// A goal that is counted, rather than one that somebody states or that nobody measures.
bool is_counted(const TableView& table, const Json& row) {
  return Share(table, row).denominator.has_value();
}

bool is_of_everybody(const Json& row) {
  return is_everybody(member(row, "stratum"));
}

// What is to be shown, and the document that shows it.
std::string evidence_text(const Paper& paper, const TableView& table, const Json& row) {
  if (member(row, "kind") == "none") return paper.say("inget mått angivet", "no measure given");
  const std::string statement = table.text(row, "statement");
  const std::string document = table.text(row, "document");
  if (statement.empty() && document.empty()) return paper.say("inget underlag ännu", "no evidence yet");
  if (statement.empty() || document.empty()) return statement + document;
  return statement + " (" + document + ")";
}

std::string date_of(const TableView& table, const Json& row) {
  for (const Json& column : table.columns()) {
    if (member(column, "type") == "date")
      return table.text(row, as_text(member(column, "name"), Language::swedish));
  }
  return {};
}

void write_counted(Paper& paper, const TableView& table) {
  TextTable text({{paper.say("Mål", "Goal"), Align::left, 18},
                  {paper.say("Utfall", "Outcome"), Align::right, 0},
                  {paper.say("Andel", "Share"), Align::right, 0},
                  {"", Align::left, 0, true},
                  {paper.say("95 % intervall", "95 % interval"), Align::right, 0},
                  {paper.say("Okända", "Unknown"), Align::right, 0},
                  {paper.say("Målnivå", "Target"), Align::left, 9},
                  {paper.say("Bedömning", "Verdict"), Align::left, 9}});
  for (const Json& row : table.rows()) {
    if (!is_of_everybody(row) || !is_counted(table, row)) continue;
    const Share share(table, row);
    text.add({table.text(row, "goal"), share.of(paper),
              share.value ? percent(*share.value, 0, paper.language) : std::string(), paper.bar(share),
              share.interval_text(paper), count_text(share.unknown, paper), target_text(paper, table, row),
              verdict_cell(table, row)});
  }
  paper.text.append(text.text(paper.width, 2, paper.palette));
}

void write_evidence(Paper& paper, const TableView& table) {
  TextTable text({{paper.say("Mål som inte räknas fram", "Goals that are not counted"), Align::left, 18},
                  {paper.say("Underlag", "Evidence"), Align::left, 18},
                  {paper.say("Datum", "Date"), Align::left, 0},
                  {paper.say("Bedömning", "Verdict"), Align::left, 9}});
  for (const Json& row : table.rows()) {
    if (!is_of_everybody(row) || is_counted(table, row)) continue;
    text.add({table.text(row, "goal"), evidence_text(paper, table, row), date_of(table, row),
              verdict_cell(table, row)});
  }
  if (text.empty()) return;
  paper.text.push_back('\n');
  paper.text.append(text.text(paper.width, 2, paper.palette));
}

// Those planned who are not among the data.
std::optional<double> yet_to_come(const TableView& table, const Json& row, const Share& share,
                                  const std::optional<double>& pending) {
  if (table.has("to_come")) return as_number(member(row, "to_come"));
  const auto planned = as_number(member(row, "planned"));
  if (!planned) return std::nullopt;
  const double here = share.denominator.value_or(0) + share.unknown.value_or(0) + pending.value_or(0);
  return std::max(0.0, *planned - here);
}

// What must be said about a single goal and has no room in the table.
void write_remarks(Paper& paper, const TableView& table) {
  for (const Json& row : table.rows()) {
    if (!is_of_everybody(row) || !is_counted(table, row)) continue;
    const Share share(table, row);
    std::string remark;
    const auto sentence = [&](std::string_view text) {
      remark.append(remark.empty() ? "" : " ").append(text);
    };
    if (const std::string bounds = share.bounds_text(paper); !bounds.empty()) {
      sentence(paper.say("Med de okända ligger andelen någonstans i ",
                         "With the unknown the share is somewhere in ") +
               bounds + ".");
    }
    std::optional<double> pending = as_number(cell_with(table, row, "pending"));
    if (!pending) pending = as_number(member(row, "not_observable"));
    if (const std::string count = count_text(pending, paper); !count.empty()) {
      sentence(count + paper.say(" har sitt utfall kvar.", " are still to come."));
    }
    if (const std::string count = count_text(as_number(cell_with(table, row, "early")), paper);
        !count.empty()) {
      sentence(count + paper.say(" av dem har redan nått målet.", " of them have met the goal already."));
    }
    if (const std::string count = count_text(as_number(member(row, "counted_as_not_reached")), paper);
        !count.empty()) {
      sentence(count + paper.say(" okända räknas som att målet inte nåddes.",
                                 " unknown are counted as not having reached it."));
    }
    if (const std::string count = count_text(yet_to_come(table, row, share, pending), paper);
        !count.empty()) {
      sentence(count + paper.say(" planerade har inte börjat.", " planned have not started."));
    }
    if (const std::string grade = table.text(row, "word"); !grade.empty()) {
      const auto fulfilment = as_number(member(row, "fulfilment"));
      sentence(
          paper.say("Enligt den gräns som lades fast i förväg: ", "By the limit laid down beforehand: ") +
          grade +
          (fulfilment ? " (" + percent(*fulfilment, 0, paper.language) +
                            paper.say(" av målvärdet).", " of the target).")
                      : "."));
    }
    if (share.few) {
      sentence(paper.say("Underlaget är litet (n = ", "The basis is small (n = ") +
               count_text(share.denominator, paper, true) +
               paper.say("): tolka med försiktighet.", "): interpret with care."));
    }
    if (!remark.empty()) paper.note(cut(table.text(row, "goal"), 60) + ": " + remark);
  }
}

// What was required of a goal by evidence, since when, and who has looked.
void write_requirements(Paper& paper, const TableView& table) {
  for (const Json& row : table.rows()) {
    const std::string threshold = table.text(row, "threshold");
    const std::string reviewer = table.text(row, "reviewer");
    if (threshold.empty() && reviewer.empty()) continue;
    std::string line = cut(table.text(row, "goal"), 60) + ":";
    if (!threshold.empty()) {
      const std::string declared = table.text(row, "declared");
      line.append(paper.say(" Krav", " Required"));
      if (!declared.empty()) line.append(paper.say(" från den ", " since ")).append(declared);
      line.append(": ").append(threshold).append(threshold.ends_with('.') ? "" : ".");
    }
    if (!reviewer.empty())
      line.append(paper.say(" Granskat av ", " Reviewed by ")).append(reviewer).append(".");
    paper.note(line);
  }
}

// The cut-offs that the verdicts rest on, for the verdicts that occur.
void write_cut_offs(Paper& paper, const TableView& table) {
  std::set<std::string> verdicts;
  std::set<double> shares;
  for (const Json& row : table.rows()) {
    verdicts.insert(as_text(member(row, "verdict"), Language::english));
    if (member(row, "verdict") == "no_target") continue;
    if (const auto share = as_number(cell_with(table, row, "undecided_above"))) shares.insert(*share);
  }
  std::string above;
  for (const double share : shares)
    above.append(above.empty() ? "" : "/").append(percent(share, 0, paper.language));
  if (verdicts.contains("reached")) {
    paper.note(
        paper.say("Uppnått: målnivån nås även om alla okända och alla kvarvarande utfall går emot den.",
                  "Reached: the target is met even if all unknown and all still to come go against it."));
  }
  if (!above.empty()) {
    std::string sentence = paper.say(
        "Troligen uppnått: målnivån nås om det går för de okända och kvarvarande som för de kända, och de är "
        "högst ",
        "Likely reached: the target is met if the unknown and those still to come do as those known, and "
        "they "
        "are at most ");
    paper.note(sentence.append(above).append(paper.say(" av alla.", " of all.")));
  }
  if (verdicts.contains("undecided")) {
    paper.note(
        paper.say("Kan inte avgöras: de okända eller kvarvarande kan ännu vända bedömningen, eller så saknas "
                  "underlag.",
                  "Cannot be decided: the unknown or those still to come can turn the verdict, or evidence "
                  "is missing."));
  }
  if (verdicts.contains("not_reached")) {
    paper.note(
        paper.say("Inte uppnått: målnivån nås inte ens om alla okända och kvarvarande utfall räknas för den.",
                  "Not reached: the target is missed even if all unknown and all still to come count for "
                  "it."));
  }
}

}  // namespace

void write_goals(Paper& paper, const TableView& table) {
  paper.heading(table.title());
  if (table.rows().empty()) {
    return paper.note(
        paper.say("Inga mål är angivna i project.toml.", "No goals are given in project.toml."));
  }
  write_counted(paper, table);
  write_breakdowns(paper, table, table.rows(), "goal");
  write_evidence(paper, table);
  paper.text.push_back('\n');
  write_remarks(paper, table);
  write_requirements(paper, table);
  if (!paper.text.ends_with("\n\n")) paper.text.push_back('\n');
  write_cut_offs(paper, table);
}

}  // namespace fotfaste::report
