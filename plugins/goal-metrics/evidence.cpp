#include "evidence.hpp"

#include <algorithm>
#include <tuple>

#include "codes.hpp"
#include "fotfaste/sdk/criteria/reading.hpp"
#include "fotfaste/sdk/project_table.hpp"

namespace goals {
namespace {

using fotfaste::Day;
using fotfaste::format_day;
using fotfaste::Parameters;
using fotfaste::ParameterType;
namespace criteria = fotfaste::criteria;

std::string checksum_of(const Parameters& item) {
  std::string checksum(item.as_text());
  bool fits = checksum.size() == 64;
  for (char& c : checksum) {
    if (c >= 'A' && c <= 'F') c = static_cast<char>(c - 'A' + 'a');
    fits = fits && ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
  }
  if (fits) return checksum;
  criteria::throw_contradiction(
      item, {"Det här är ingen SHA-256-summa.", "This is no SHA-256 checksum."},
      {"Skriv de 64 tecknen som sha256sum ger.", "Write the 64 characters that sha256sum gives."});
}

void complete_from_table(Evidence& evidence, std::string_view name, const fotfaste::Settings& settings) {
  const fotfaste::ProjectTable table(settings.raw()->project, "evidence");
  const auto goal = table.words("goal");
  const auto date = table.days("date");
  const auto document = table.words("document");
  std::optional<std::size_t> best;
  const auto order = [&](std::size_t row) {
    const bool complete = date.has(row) && !document[row].empty();
    return std::tuple(!complete, date.value_or(row, fotfaste::end_of_time), document[row], row);
  };
  for (std::size_t row = 0; row < table.size(); ++row) {
    if (goal[row] == name && (!best || order(row) < order(*best))) best = row;
  }
  if (!best) return;
  const std::string statement(table.words("statement")[*best]);
  if (!evidence.statement && !statement.empty()) evidence.statement = fotfaste::Label{statement, statement};
  if (!evidence.decided) evidence.decided = date[*best];
  const auto complete = [&](std::string& text, const char* column) {
    if (text.empty()) text = table.words(column)[*best];
  };
  complete(evidence.document, "document");
  complete(evidence.document_sha256, "document_sha256");
  complete(evidence.reviewer, "reviewer");
}

}  // namespace

std::optional<int> Evidence::attested(Day as_of) const {
  if (decided && *decided > as_of) return std::nullopt;
  if (rejected) return 0;
  const bool shown = decided && !document.empty() && !was_declared_afterwards();
  return shown ? std::optional<int>(1) : std::nullopt;
}

void describe_evidence(fotfaste::Parameter& evidence) {
  evidence.field("statement", ParameterType::label, "Vad som ska visas.", "What is to be shown.");
  evidence.field("threshold", ParameterType::label, "Vad som i förväg krävdes.",
                 "What was required beforehand.");
  evidence.field("declared", ParameterType::date, "Dagen då kravet lades fast. Den ska ligga före beslutet.",
                 "The day on which the requirement was laid down. It must come before the decision.");
  evidence.field("decided", ParameterType::date, "Dagen då det beslutades.", "The day of the decision.");
  evidence.field("document", ParameterType::text, "Underlaget: en fil eller en beteckning.",
                 "The document: a file or a reference.");
  evidence.field("document_sha256", ParameterType::text, "Underlagets kontrollsumma (SHA-256).",
                 "The document's checksum (SHA-256).");
  evidence.field("reviewer", ParameterType::text, "Vilken roll som granskat underlaget.",
                 "The role of who reviewed it.");
  evidence
      .field("decision", ParameterType::choice, "Om det visats eller avslagits.",
             "Whether it was shown or turned down.")
      .choices({"attested", "rejected"})
      .default_value("attested");
}

void declare_evidence(fotfaste::Needs& needs) {
  needs.columns(
      {"project.evidence.goal", "project.evidence.statement", "project.evidence.date",
       "project.evidence.document", "project.evidence.document_sha256", "project.evidence.reviewer"},
      fotfaste::Required::no);
}

Evidence evidence_of(const Parameters& table, std::string_view name, const fotfaste::Settings& settings) {
  Evidence evidence;
  evidence.at = table.raw();
  if (table.has("statement")) evidence.statement = table.label("statement");
  if (table.has("threshold")) evidence.threshold = table.label("threshold");
  evidence.declared = table.day("declared");
  evidence.decided = table.day("decided");
  evidence.document = table.text_or("document", "");
  if (const Parameters checksum = table.find("document_sha256"))
    evidence.document_sha256 = checksum_of(checksum);
  evidence.reviewer = table.text_or("reviewer", "");
  if (const Parameters decision = table.find("decision"))
    evidence.rejected = criteria::one_of(decision, {"attested", "rejected"}) == 1;
  complete_from_table(evidence, name, settings);
  return evidence;
}

void report_evidence(const Evidence& evidence, const fotfaste::Label& purpose,
                     const fotfaste::Settings& settings) {
  if (!evidence.decided || *evidence.decided > settings.as_of()) return;
  if (evidence.was_declared_afterwards()) {
    settings.report(
        fotfaste::Severity::warning, declared_afterwards_code,
        {"Kravet för " + purpose.sv + " lades fast den " + format_day(*evidence.declared) +
             ", och beslutet är från den " + format_day(*evidence.decided) + ".",
         "What " + purpose.en + " requires was laid down on " + format_day(*evidence.declared) +
             ", and the decision is of " + format_day(*evidence.decided) + "."},
        {"Ett krav som kommer efter beslutet visar inget, så målet räknas inte som visat. Rätta declared om "
         "dagen är fel.",
         "A requirement that comes after the decision shows nothing, so the goal does not count as shown. "
         "Correct declared if the day is wrong."},
        evidence.at);
  } else if (evidence.threshold && !evidence.declared) {
    settings.report(
        fotfaste::Severity::note, declared_undated_code,
        {"Det står inte när kravet för " + purpose.sv + " lades fast.",
         "It is not said when the requirement of " + purpose.en + " was laid down."},
        {"Skriv dagen i declared, så syns det att kravet kom före beslutet.",
         "Write the day in declared, so that the requirement is seen to come before the decision."},
        evidence.at);
  }
}

}  // namespace goals
