#include "report/export_notes.hpp"

#include <algorithm>
#include <cmath>

#include "report/display_text.hpp"
#include "report/number_text.hpp"
#include "report/table_view.hpp"
#include "report/version.hpp"

namespace fotfaste::report {
namespace {

std::string number(double value, model::Language language) {
  constexpr double exact_integers = 9e15;
  if (std::trunc(value) == value && std::abs(value) < exact_integers)
    return whole_number(static_cast<std::int64_t>(value), language);
  return decimal_number(value, 2, language);
}

class Notes {
 public:
  Notes(const Export& made, model::Language language) : made_(made), language_(language) {}

  std::vector<WorkbookNotes> write() {
    facts();
    violations();
    persons();
    months();
    confirmations();
    definitions();
    return std::move(notes_);
  }

 private:
  [[nodiscard]] std::string say(std::string_view sv, std::string_view en) const {
    return std::string(language_ == model::Language::swedish ? sv : en);
  }

  void facts() {
    WorkbookNotes part;
    part.lines = {{say("Projekt", "Project"), made_.project.name},
                  {say("Diarienummer", "Project number"), made_.project.id},
                  {say("Projektägare", "Project owner"), made_.project.owner},
                  {say("Läget den", "As of"), made_.as_of},
                  {say("Gjord med", "Made with"), std::string("Fotfäste ")
                                                      .append(version)
                                                      .append(", ")
                                                      .append(made_.plugin)
                                                      .append(" ")
                                                      .append(made_.plugin_version)}};
    notes_.push_back(std::move(part));
  }

  void violations() {
    WorkbookNotes broken{say("FRAMTVINGAD: exporten bryter mot mottagarens regler",
                             "FORCED: the export breaks the funder's rules"),
                         {},
                         true};
    WorkbookNotes warnings{say("Varningar", "Warnings"), {}, false};
    for (const Violation& violation : made_.violations) {
      WorkbookNotes& part = violation.is_error ? broken : warnings;
      part.lines.emplace_back(violation.code, violation_text(violation, language_));
    }
    if (!broken.lines.empty()) notes_.push_back(std::move(broken));
    if (!warnings.lines.empty()) notes_.push_back(std::move(warnings));
  }

  void persons() {
    if (made_.person_files.empty()) return;
    WorkbookNotes part{say("Uppgifter om enskilda", "Data about single people"), {}, false};
    const bool joined = made_.person_rows == PersonRows::identity_numbers;
    for (const PersonFile& file : made_.person_files) {
      part.lines.emplace_back(
          file.file, joined ? say("Innehåller personnummer. Finns inte i denna arbetsbok.",
                                  "Holds personal identity numbers. Not in this workbook.")
                            : say("Innehåller pseudonymer, inte personnummer. Finns inte i denna arbetsbok.",
                                  "Holds pseudonyms, not personal identity numbers. Not in this workbook."));
    }
    notes_.push_back(std::move(part));
  }

  static std::string listed(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words) text.append(text.empty() ? "" : ", ").append(word);
    return text;
  }

  void months() {
    if (!made_.since) return;
    WorkbookNotes part{say("Månader", "Months"), {}, false};
    part.lines.emplace_back(say("Ska skickas om", "To be sent again"),
                            made_.since->again.empty() ? say("inga: inget som har redovisats är ändrat",
                                                             "none: nothing that was reported has changed")
                                                       : listed(made_.since->again));
    if (!made_.since->first.empty()) {
      part.lines.emplace_back(say("Skickas för första gången", "Sent for the first time"),
                              listed(made_.since->first));
    }
    notes_.push_back(std::move(part));
  }

  void confirmations() {
    const std::vector<std::string> codes = unconfirmed(made_);
    if (codes.empty()) return;
    notes_.push_back({say("Ska stämmas av mot lagtexten", "To be confirmed against the legal text"),
                      {{say("Gäller", "Concerns"), listed(codes)}},
                      false});
  }

  void definitions() {
    const Json* table = made_.table("definitions");
    if (table == nullptr) return;
    const TableView view(*table, language_);
    WorkbookNotes part{say("Vad siffrorna betyder", "What the figures mean"), {}, false};
    for (const Json& row : view.rows()) {
      std::string text = view.text(row, "wording");
      for (const char* column : {"population", "window", "completeness", "note", "source", "basis"}) {
        const std::string value = view.text(row, column);
        if (value.empty()) continue;
        text.append(text.empty() ? "" : " | ").append(view.label(column)).append(": ").append(value);
      }
      part.lines.emplace_back(as_text(member(row, "indicator"), language_), std::move(text));
    }
    if (!part.lines.empty()) notes_.push_back(std::move(part));
  }

  const Export& made_;
  model::Language language_;
  std::vector<WorkbookNotes> notes_;
};

}  // namespace

WorkbookOptions export_notes(const Export& made, model::Language language) {
  return {language, made.title.in(language), made.as_of, Notes(made, language).write()};
}

std::string violation_text(const Violation& violation, model::Language language) {
  const auto say = [&](std::string_view sv, std::string_view en) {
    return std::string(language == model::Language::swedish ? sv : en);
  };
  std::string text = neutral(violation.wording.in(language));
  std::string place = neutral(violation.period.in(language));
  if (!violation.stratum.empty()) {
    place.append(place.empty() ? "" : ", ").append(neutral(violation.stratum.in(language)));
  }
  std::string sides;
  if (violation.left && violation.right) {
    sides = number(*violation.left, language)
                .append(say(" mot ", " against "))
                .append(number(*violation.right, language));
  }
  if (violation.count) {
    sides.append(sides.empty() ? "" : ", ")
        .append(whole_number(*violation.count, language))
        .append(say(" poster", *violation.count == 1 ? " record" : " records"));
    if (*violation.count == 1 && language == model::Language::swedish) sides.resize(sides.size() - 2);
  }
  if (place.empty() && sides.empty()) return text;
  if (text.ends_with('.')) text.pop_back();
  if (!place.empty()) text.append(" (").append(place).append(")");
  if (!sides.empty()) text.append(": ").append(sides);
  return text;
}

std::vector<std::string> unconfirmed(const Export& made) {
  std::vector<std::string> codes;
  const auto add = [&](std::string_view id, std::string_view column) {
    const Json* table = made.table(id);
    if (table == nullptr) return;
    for (const Json& row : elements(member(*table, "rows"))) {
      const Json& code = member(row, column);
      if (member(row, "basis") != "from_memory" || !code.is_string()) continue;
      const auto& text = code.get_ref<const std::string&>();
      if (std::find(codes.begin(), codes.end(), text) == codes.end()) codes.push_back(text);
    }
  };
  add("definitions", "indicator");
  add("rules", "code");
  return codes;
}

}  // namespace fotfaste::report
