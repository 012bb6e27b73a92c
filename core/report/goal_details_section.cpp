// What goes with the goals: their parts, other readings, pace, forecast, participants' own goals, checklists.
#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "report/display_text.hpp"
#include "report/sections.hpp"
#include "report/text_table.hpp"

namespace fotfaste::report {
namespace {

using model::Language;

std::optional<double> number_in(const Json& row, const char* column) {
  return as_number(member(row, column));
}

// The goal and, where the row is about a group, the group.
std::string goal_and_group(const Paper& paper, const TableView& table, const Json& row) {
  std::string text = member(row, "goal").is_null() ? paper.say("Hela projektet", "The whole project")
                                                   : table.text(row, "goal");
  if (!is_everybody(member(row, "stratum"))) text.append(": ").append(table.text(row, "stratum"));
  return text;
}

std::string signed_count(const std::optional<double>& count, const Paper& paper) {
  if (!count || *count == 0) return {};
  const std::string text = count_text(std::abs(*count), paper);
  return (*count > 0 ? "+" : "−") + text;
}

// "2,4"; nothing for nothing.
std::string rate(const std::optional<double>& value, const Paper& paper) {
  return value ? decimal_number(*value, 1, paper.language) : std::string();
}

// "23 av 60", "23".
std::string of_all(const std::optional<double>& some, const std::optional<double>& all, const Paper& paper) {
  if (!some) return {};
  const std::string text = count_text(some, paper, true);
  return all ? text + paper.say(" av ", " of ") + count_text(all, paper, true) : text;
}

// As coarse as the model deserves: tenths, and beyond one in twenty no closer than that.
std::string chance(double probability, const Paper& paper) {
  constexpr double rare = 0.05;
  if (probability < rare) return paper.say("mindre än 1 på 20", "less than 1 in 20");
  if (probability > 1 - rare) return paper.say("mer än 19 på 20", "more than 19 in 20");
  const std::string tenths = std::to_string(std::lround(std::clamp(probability * 10, 1.0, 9.0)));
  return paper.say("ungefär ", "about ") + tenths + paper.say(" på 10", " in 10");
}

std::string outcome_range(const Paper& paper, const Json& row) {
  const auto low = number_in(row, "low");
  const auto high = number_in(row, "high");
  if (!low || !high) return {};
  if (member(row, "scale") != "count") return percent_range(*low, *high, paper.language);
  const std::string from = count_text(low, paper, true);
  return *low == *high ? from : from + "–" + count_text(high, paper, true);
}

std::string target_of(const Paper& paper, const Json& row) {
  return target_range(paper, number_in(row, "target_low"), number_in(row, "target_high"),
                      member(row, "scale") == "count");
}

}  // namespace

void write_goal_parts(Paper& paper, const TableView& table) {
  if (table.rows().empty()) return;
  paper.heading(table.title());
  for (const std::string& goal : values_of(table.rows(), "goal")) {
    paper.subheading(table.label("goal", goal));
    TextTable text({{paper.say("Del", "Part"), Align::left, 18},
                    {paper.say("Utfall", "Outcome"), Align::right, 0},
                    {paper.say("Andel", "Share"), Align::right, 0},
                    {paper.say("95 % intervall", "95 % interval"), Align::right, 0},
                    {paper.say("Okända", "Unknown"), Align::right, 0}});
    for (const Json& row : table.rows()) {
      if (member(row, "goal") != goal) continue;
      const Share share(table, row);
      paper.few_used = paper.few_used || share.few;
      text.add({table.text(row, "part"), share.of(paper), share.value_text(paper), share.interval_text(paper),
                count_text(share.unknown, paper)});
    }
    paper.text.append(text.text(paper.width, 2, paper.palette));
  }
}

void write_sensitivity(Paper& paper, const TableView& table) {
  if (table.rows().empty()) return;
  paper.heading(table.title());
  for (const std::string& goal : values_of(table.rows(), "goal")) {
    paper.subheading(table.label("goal", goal));
    TextTable text({{paper.say("Läsning", "Reading"), Align::left, 18},
                    {paper.say("Utfall", "Outcome"), Align::right, 0},
                    {paper.say("Andel", "Share"), Align::right, 0},
                    {paper.say("95 % intervall", "95 % interval"), Align::right, 0},
                    {paper.say("Okända", "Unknown"), Align::right, 0},
                    {paper.say("Skillnad", "Difference"), Align::right, 0},
                    {paper.say("Bedömning", "Verdict"), Align::left, 9}});
    std::optional<double> least;
    std::optional<double> most;
    for (const Json& row : table.rows()) {
      if (member(row, "goal") != goal) continue;
      const Share share(table, row);
      paper.few_used = paper.few_used || share.few;
      text.add({table.text(row, "alternative"), share.of(paper), share.value_text(paper),
                share.interval_text(paper), count_text(share.unknown, paper),
                signed_count(number_in(row, "difference"), paper), table.text(row, "verdict")});
      if (!share.numerator) continue;
      const double reached = *share.numerator + number_in(row, "early").value_or(0);
      least = std::min(least.value_or(reached), reached);
      most = std::max(most.value_or(reached), reached);
    }
    paper.text.append(text.text(paper.width, 2, paper.palette));
    if (!least || *least == *most) continue;
    paper.note(paper.say("Beroende på läsning har mellan ", "Depending on the reading between ") +
               count_text(least, paper, true) + paper.say(" och ", " and ") + count_text(most, paper, true) +
               paper.say(" nått målet.", " have reached the goal."));
  }
}

void write_pace(Paper& paper, const TableView& table) {
  // With less than a month left there is no pace to change.
  const bool goes_on = std::any_of(table.rows().begin(), table.rows().end(), [](const Json& row) {
    return number_in(row, "months_left").value_or(0) >= 1;
  });
  if (!goes_on) return;
  TextTable text({{paper.say("Mål", "Goal"), Align::left, 18},
                  {paper.say("Har börjat", "Entered"), Align::right, 0},
                  {paper.say("per månad", "a month"), Align::right, 0},
                  {paper.say("måste börja per månad", "must enter a month"), Align::right, 6},
                  {paper.say("senast", "at the latest"), Align::left, 0},
                  {paper.say("Har nått målet", "Reached"), Align::right, 6},
                  {paper.say("måste nå per månad", "must reach a month"), Align::right, 6}});
  for (const Json& row : table.rows()) {
    const bool of_interest = !number_in(row, "planned") && !number_in(row, "target");
    if (of_interest && !member(row, "goal").is_null()) continue;
    text.add({goal_and_group(paper, table, row),
              of_all(number_in(row, "entered"), number_in(row, "planned"), paper),
              rate(number_in(row, "entries_a_month"), paper), rate(number_in(row, "entries_needed"), paper),
              table.text(row, "last_entry"),
              of_all(number_in(row, "reached"), number_in(row, "target"), paper),
              rate(number_in(row, "reached_needed"), paper)});
  }
  paper.heading(table.title());
  paper.text.append(text.text(paper.width, 2, paper.palette));
}

void write_forecast(Paper& paper, const TableView& table) {
  TextTable text({{paper.say("Mål", "Goal"), Align::left, 18},
                  {paper.say("Hittills", "So far"), Align::right, 0},
                  {paper.say("Återstår", "Remaining"), Align::right, 0},
                  {paper.say("Målnivå", "Target"), Align::left, 9},
                  {paper.say("Troligt slututfall", "Likely in the end"), Align::right, 9},
                  {paper.say("Chans att målet nås", "Chance of reaching it"), Align::left, 12}});
  std::vector<std::string> remarks;
  for (const Json& row : table.rows()) {
    const Json& basis = member(row, "basis");
    if (basis == "decided") continue;
    const auto probability = number_in(row, "probability");
    const bool computed = basis == "forecast" && probability;
    const double remaining = number_in(row, "in_time").value_or(0) + number_in(row, "to_come").value_or(0);
    const std::string name = goal_and_group(paper, table, row);
    text.add({name, of_all(number_in(row, "reached"), number_in(row, "judged"), paper),
              count_text(remaining, paper, true), target_of(paper, row), outcome_range(paper, row),
              computed ? chance(*probability, paper) : table.text(row, "basis")});
    if (const std::string late = count_text(number_in(row, "too_late"), paper); !late.empty()) {
      remarks.push_back(cut(name, 60) + ": " + late +
                        paper.say(" hinner inte följas upp före projektets slut.",
                                  " cannot be followed up before the project ends."));
    }
    const auto at_pace = number_in(row, "probability_at_pace");
    const bool differs = number_in(row, "at_pace") != number_in(row, "to_come");
    if (computed && at_pace && differs) {
      remarks.push_back(
          cut(name, 60) + ": " + paper.say("med takten hittills börjar ", "at the pace so far ") +
          count_text(number_in(row, "at_pace"), paper, true) + paper.say(" av ", " of ") +
          count_text(number_in(row, "to_come"), paper, true) +
          paper.say(" planerade i tid, och chansen är ", " planned enter in time, and the chance is ") +
          chance(*at_pace, paper) + ".");
    }
  }
  if (text.empty()) return;
  paper.heading(table.title());
  paper.text.append(text.text(paper.width, 2, paper.palette));
  paper.text.push_back('\n');
  for (const std::string& remark : remarks) paper.note(remark);
  paper.note(
      paper.say("Prognosen gäller bara om de som återstår liknar dem som redan kunnat bedömas. Slututfallet "
                "hamnar inom intervallet i 9 fall av 10.",
                "The forecast holds only if those who remain are like those already judged. The outcome ends "
                "within the range in 9 cases of 10."));
}

void write_own_goals(Paper& paper, const TableView& table) {
  if (table.rows().empty()) return;
  paper.heading(table.title());
  TextTable text({{table.label("own_goals"), Align::left, 12},
                  {table.label("reached"), Align::left, 10},
                  {paper.say("Deltagare", "Participants"), Align::right, 0},
                  {paper.say("Andel", "Share"), Align::right, 0},
                  {paper.say("95 % intervall", "95 % interval"), Align::right, 0},
                  {table.label("unknown"), Align::right, 6},
                  {table.label("without_goals"), Align::right, 6},
                  {table.label("going_on"), Align::right, 6}});
  for (const Json& row : table.rows()) {
    if (!is_everybody(member(row, "stratum"))) continue;
    const Share share(table, row);
    paper.few_used = paper.few_used || share.few;
    const auto goals = number_in(row, "goals");
    const std::string reached =
        goals ? count_text(goals, paper, true) + paper.say(" mål", *goals == 1 ? " goal" : " goals")
              : table.text(row, "reached");
    text.add({table.text(row, "own_goals"), reached, share.of(paper), share.value_text(paper),
              share.interval_text(paper), count_text(share.unknown, paper),
              count_text(number_in(row, "without_goals"), paper),
              count_text(number_in(row, "going_on"), paper)});
  }
  paper.text.append(text.text(paper.width, 2, paper.palette));
}

void write_coverage(Paper& paper, const TableView& table) {
  if (table.rows().empty()) return;
  paper.heading(table.title());
  for (const Json& row : table.rows()) {
    std::string line = table.text(row, "checklist") + ": ";
    line.append(of_all(number_in(row, "done"), number_in(row, "points"), paper));
    line.append(paper.say(" klara, varav ", " done, of which "))
        .append(count_text(number_in(row, "documented"), paper, true));
    line.append(paper.say(" med underlag; ", " with a document; "));
    line.append(count_text(number_in(row, "partly"), paper, true))
        .append(paper.say(" delvis, ", " partly, "));
    line.append(count_text(number_in(row, "not_done"), paper, true)).append(paper.say(" inte.", " not."));
    if (const auto target = number_in(row, "target")) {
      const bool reached = number_in(row, "reached").value_or(0) == 1;
      line.append(paper.say(" Målet är ", " The target is ")).append(count_text(target, paper, true));
      line.append(reached ? paper.say(" och är nått.", " and is reached.")
                          : paper.say(" och är inte nått.", " and is not reached."));
    }
    paper.note(line);
  }
}

void write_checklist(Paper& paper, const TableView& table) {
  for (const std::string& list : values_of(table.rows(), "checklist")) {
    paper.subheading(table.label("checklist", list));
    TextTable text({{table.label("point"), Align::left, 18},
                    {table.label("status"), Align::left, 0},
                    {table.label("method"), Align::left, 12},
                    {table.label("n"), Align::right, 0},
                    {table.label("document"), Align::left, 12},
                    {table.label("date"), Align::left, 0},
                    {table.label("remaining"), Align::left, 12}});
    for (const Json& row : table.rows()) {
      if (member(row, "checklist") != list) continue;
      const Json& status = member(row, "status");
      const Tone tone = status == "done" ? Tone::good : status == "partly" ? Tone::doubtful : Tone::bad;
      text.add({table.text(row, "point"), TextCell(table.text(row, "status"), tone),
                table.text(row, "method"), count_text(number_in(row, "n"), paper, true),
                table.text(row, "document"), table.text(row, "date"), table.text(row, "remaining")});
    }
    paper.text.append(text.text(paper.width, 2, paper.palette));
  }
}

}  // namespace fotfaste::report
