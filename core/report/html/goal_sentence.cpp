// What is said about a goal. The words follow from the verdict, and the verdict from the counts and cut-offs
// that the method section states (core/host/verdict.hpp): nothing here weighs anything anew.
#include "report/display_text.hpp"
#include "report/html/page.hpp"
#include "report/number_text.hpp"
#include "report/share.hpp"

namespace fotfaste::report {
namespace {

const Json& cell_with(const TableView& table, const Json& row, const char* role) {
  return member(row, table.column_with(role));
}

class Sentences {
 public:
  Sentences(const Page& page, const TableView& table, const Json& row)
      : page_(page),
        table_(table),
        row_(row),
        share_(table, row),
        verdict_(as_text(member(row, "verdict"), model::Language::english)) {}

  std::string all() {
    if (share_.denominator) {
      counted();
    } else {
      by_evidence();
    }
    return std::move(text_);
  }

 private:
  void say(std::string_view sv, std::string_view en) { add(page_.say(sv, en)); }
  void add(const std::string& sentence) {
    if (sentence.empty()) return;
    if (!text_.empty()) text_.push_back(' ');
    text_.append(sentence);
  }

  void verdict() {
    const std::string target = target_range(page_, as_number(cell_with(table_, row_, "target_low")),
                                            as_number(cell_with(table_, row_, "target_high")),
                                            cell_with(table_, row_, "scale") == "count");
    if (verdict_ == "no_target" || target.empty()) {
      return say("Inget målvärde är angivet. Därför görs ingen bedömning.",
                 "No target is stated, so there is no verdict.");
    }
    add(page_.say("Målet är ", "The target is ") + target + ".");
    const bool open =
        share_.unknown.value_or(0) > 0 || as_number(cell_with(table_, row_, "pending")).value_or(0) > 0;
    if (verdict_ == "reached" && !open) say("Det är uppnått.", "It is reached.");
    if (verdict_ == "reached" && open) {
      say("Det är uppnått, hur det än går för dem vars utfall inte är känt.",
          "It is reached, however those turn out whose outcome is not known.");
    }
    if (verdict_ == "likely_reached") {
      say("Det är troligen uppnått, men de okända kan ännu ändra det.",
          "It is likely reached, but the unknown can still change that.");
    }
    if (verdict_ == "undecided") {
      say("Det kan inte avgöras om det är uppnått: de vars utfall inte är känt kan ännu vända bedömningen.",
          "It cannot be decided whether it is reached: those whose outcome is not known can still turn the "
          "verdict.");
    }
    if (verdict_ == "not_reached" && !open) say("Det är inte uppnått.", "It is not reached.");
    if (verdict_ == "not_reached" && open) {
      say("Det är inte uppnått, hur det än går för dem vars utfall inte är känt.",
          "It is not reached, however those turn out whose outcome is not known.");
    }
  }

  void counted() {
    if (share_.denominator == 0.0) {
      say("Ingen deltagare kan bedömas ännu.", "No participant can be judged yet.");
    } else {
      // A goal without a target describes: there is nothing that could be reached.
      std::string count = share_.of(page_) + page_.say(" deltagare", " participants");
      if (verdict_ != "no_target") count.append(page_.say(" nådde målet", " reached the goal"));
      if (!share_.few && share_.value) {
        count.append(" (").append(percent(*share_.value, 0, page_.language));
        const std::string interval = share_.interval_text(page_);
        if (!interval.empty()) count.append(page_.say(", osäkerhet ", ", uncertainty ")).append(interval);
        count.append(")");
      }
      add(count + ".");
    }
    verdict();
    const std::string unknown = count_text(share_.unknown, page_);
    if (!unknown.empty())
      add(unknown + page_.say(" är okända.", share_.unknown == 1.0 ? " is unknown." : " are unknown."));
    const std::string pending = count_text(as_number(cell_with(table_, row_, "pending")), page_);
    if (!pending.empty()) add(pending + page_.say(" kan ännu inte bedömas.", " cannot be judged yet."));
    const std::string to_come = count_text(as_number(member(row_, "to_come")), page_);
    if (!to_come.empty()) add(to_come + page_.say(" kan ännu tillkomma.", " may still come."));
    if (share_.few && share_.denominator != 0.0) {
      add(page_.say("Underlaget är för litet för att säga något säkert: färre än ",
                    "The basis is too small to say anything certain: fewer than ") +
          std::to_string(page_.few_below) + ".");
    }
  }

  void by_evidence() {
    if (member(row_, "kind") == "none") {
      return say("Inget mått är angivet för målet, så det går inte att bedöma.",
                 "No measure is given for the goal, so it cannot be judged.");
    }
    if (verdict_ == "reached")
      say("Målet är uppnått. Det visas med underlag.", "The goal is reached. Evidence shows it.");
    if (verdict_ == "not_reached") {
      say("Målet är inte uppnått, enligt det underlag som finns.",
          "The goal is not reached, by the evidence there is.");
    }
    if (verdict_ != "reached" && verdict_ != "not_reached") {
      say("Målet ska visas med underlag, och det underlaget saknas ännu.",
          "The goal is to be shown by evidence, and that evidence is not there yet.");
    }
    const std::string document = table_.text(row_, "document");
    if (!document.empty()) add(page_.say("Underlag: ", "Evidence: ") + cut(document, 200) + ".");
  }

  const Page& page_;
  const TableView& table_;
  const Json& row_;
  Share share_;
  std::string verdict_;
  std::string text_;
};

}  // namespace

std::string goal_sentence(const Page& page, const TableView& table, const Json& row) {
  return Sentences(page, table, row).all();
}

}  // namespace fotfaste::report
