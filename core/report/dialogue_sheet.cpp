#include "report/dialogue_sheet.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <vector>

#include "report/person_list.hpp"
#include "report/sections.hpp"
#include "report/text_table.hpp"

namespace fotfaste::report {
namespace {

// The answers that one rater gave to one questionnaire within one participation.
struct Form {
  std::vector<std::string> days;                                  // in order
  std::vector<std::string> measures;                              // as they first occur
  std::map<std::pair<std::string, std::string>, double> answers;  // by measure and day
  std::optional<double> lowest;
  std::optional<double> highest;
};

using FormKey = std::tuple<std::string, std::string, std::string>;  // entry, instrument, rater

void add_once(std::vector<std::string>& list, const std::string& text) {
  if (std::find(list.begin(), list.end(), text) == list.end()) list.push_back(text);
}

std::vector<std::pair<FormKey, Form>> forms_of(const TableView& table, model::Language language) {
  std::vector<std::pair<FormKey, Form>> forms;
  for (const Json& row : table.rows()) {
    const auto text = [&](const char* column) { return as_text(member(row, column), language); };
    const auto value = as_number(member(row, "value"));
    if (!value) continue;
    const FormKey key{text("entry"), text("instrument"), text("rater")};
    auto found = std::find_if(forms.begin(), forms.end(), [&](const auto& one) { return one.first == key; });
    if (found == forms.end()) found = forms.insert(forms.end(), {key, Form{}});
    Form& form = found->second;
    add_once(form.days, text("date"));
    add_once(form.measures, text("measure"));
    form.answers[{text("measure"), text("date")}] = *value;
    if (const auto lowest = as_number(member(row, "lowest"))) form.lowest = lowest;
    if (const auto highest = as_number(member(row, "highest"))) form.highest = highest;
  }
  for (auto& [key, form] : forms) std::sort(form.days.begin(), form.days.end());
  return forms;
}

std::string number(double value, model::Language language) {
  const bool whole = value == static_cast<double>(static_cast<std::int64_t>(value));
  return decimal_number(value, whole ? 0 : 1, language);
}

std::string movement(const std::vector<double>& answers, model::Language language) {
  if (answers.size() < 2) return {};
  const double change = answers.back() - answers.front();
  if (change == 0) return "=";
  return std::string(change > 0 ? "↑ +" : "↓ ").append(number(change, language));
}

void write_form(Paper& paper, const TableView& table, const Form& form) {
  std::vector<TextColumn> columns = {{paper.say("Fråga", "Item"), Align::left, 20}};
  for (const std::string& day : form.days) columns.push_back({day, Align::right, 0});
  columns.push_back({paper.say("Först till sist", "First to last"), Align::right, 0});
  TextTable text(std::move(columns));
  for (const std::string& measure : form.measures) {
    std::vector<TextCell> cells = {TextCell(table.label("measure", measure))};
    std::vector<double> answers;
    for (const std::string& day : form.days) {
      const auto answer = form.answers.find({measure, day});
      if (answer != form.answers.end()) answers.push_back(answer->second);
      cells.emplace_back(answer == form.answers.end() ? std::string("–")
                                                      : number(answer->second, paper.language));
    }
    cells.emplace_back(movement(answers, paper.language));
    text.add(std::move(cells));
  }
  paper.text.append(text.text(paper.width, 2, paper.palette));
  if (form.lowest && form.highest) {
    paper.note(paper.say("Skala ", "Scale ") + number(*form.lowest, paper.language) + "–" +
               number(*form.highest, paper.language) + ".");
  }
}

}  // namespace

std::string dialogue_sheet_text(const Json& document, const TerminalStyle& style) {
  const TableView table(member(document, "table"), style.language);
  for (const char* column : {"entry", "instrument", "rater", "measure", "date", "value"}) {
    if (!table.has(column)) return person_list_text(document, style);
  }
  Paper paper(style, 0);
  const Json first = table.rows().empty() ? Json() : table.rows().front();
  const std::string person = table.column_with("person");
  paper.heading(table.title() + ": " + as_text(member(first, person), style.language));
  paper.note(as_text(member(member(document, "project"), "name"), style.language) + ", " +
             as_text(member(document, "as_of"), style.language));
  const auto forms = forms_of(table, style.language);
  const bool several = !forms.empty() && std::get<0>(forms.front().first) != std::get<0>(forms.back().first);
  for (const auto& [key, form] : forms) {
    const auto& [started, instrument, rater] = key;
    std::string title = table.label("instrument", instrument);
    if (!rater.empty()) title.append(" – ").append(table.label("rater", rater));
    if (several) title.append(paper.say(" (start ", " (entry ")).append(started).append(")");
    paper.subheading(title);
    write_form(paper, table, form);
  }
  paper.text.append("\n");
  paper.note(as_text(member(member(document, "table"), "description"), style.language));
  return paper.text;
}

}  // namespace fotfaste::report
