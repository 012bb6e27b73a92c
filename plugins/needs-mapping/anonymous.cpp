#include "anonymous.hpp"

#include <optional>
#include <utility>

#include "domains.hpp"
#include "fotfaste/sdk/project_table.hpp"
#include "sensitive.hpp"

namespace needs_mapping {
namespace {

using fotfaste::Parameters;
using fotfaste::ParameterType;
namespace criteria = fotfaste::criteria;

constexpr const char* table_id = "anonymous-profile";

}  // namespace

void describe_anonymous_parameter(fotfaste::Description& description) {
  auto& question = description
                       .parameter("anonymous", ParameterType::table,
                                  "En fråga som en grupp svarat på anonymt, i tabellen survey.",
                                  "An item that a group answered anonymously, in the table survey.")
                       .repeated();
  question.field("id", ParameterType::text, "Frågans namn i resultaten.", "The item's name in results.")
      .required();
  question.field("text", ParameterType::label, "Det som gäller för den som räknas, i ord.",
                 "What holds of whoever is counted, in words.");
  question.field("item", ParameterType::text, "Frågan i tabellen survey.", "The item in the table survey.")
      .required();
  question.field("respondents", ParameterType::text, "Gruppen av svarande. Annars alla.",
                 "The group of respondents. Otherwise all.");
  question.field("at_least", ParameterType::number, "Lägsta svar som räknas.",
                 "The lowest answer that counts.");
  question.field("at_most", ParameterType::number, "Högsta svar som räknas.",
                 "The highest answer that counts.");
}

void describe_anonymous_table(fotfaste::Description& description) {
  using fotfaste::Role;
  using fotfaste::Type;
  description
      .table(table_id, fotfaste::Kind::proportion, "Anonyma svar, bara i stora grupper",
             "Anonymous answers, in large groups only")
      .description(
          "Vad en grupp svarat utan att någon vet vem. Siffror visas bara om tillräckligt många svarat både "
          "ja "
          "och nej.",
          "What a group answered without anybody knowing who. Figures are shown only if enough have answered "
          "both yes and no.")
      .smallest_cell(10)
      .column("question", Type::text, Role::dimension, "Fråga", "Item")
      .column("respondents", Type::text, Role::attribute, "Svarande", "Respondents")
      .column("numerator", Type::integer, Role::numerator, "Gäller för", "Holds of")
      .column("denominator", Type::integer, Role::denominator, "Med svar", "With an answer")
      .column("unknown", Type::integer, Role::unknown, "Utan svar", "Without an answer")
      .column("withheld", Type::text, Role::attribute, "Visas inte", "Not shown");
}

std::vector<AnonymousQuestion> parse_anonymous(const fotfaste::Settings& settings) {
  std::vector<AnonymousQuestion> questions;
  std::vector<std::string> ids;
  for (const Parameters table : settings.parameters().find("anonymous").items()) {
    std::string id = new_id(table, ids);
    ids.push_back(id);
    const auto yes = criteria::range_of(table);
    if (!yes) {
      criteria::throw_missing(table, {"Skriv vilket svar som räknas: at_least = 4 eller at_most = 2.",
                                      "Say which answer counts: at_least = 4 or at_most = 2."});
    }
    const fotfaste::Label text = text_or(table, id);
    questions.push_back({std::move(id), text, std::string(table.text("item")),
                         std::string(table.text_or("respondents", "")), *yes});
  }
  return questions;
}

void declare_anonymous(const std::vector<AnonymousQuestion>& questions, fotfaste::Needs& needs) {
  if (questions.empty()) return;
  needs.columns({"project.survey.respondent_group", "project.survey.item", "project.survey.date",
                 "project.survey.value"},
                fotfaste::Required::no);
}

void report_anonymous(const std::vector<AnonymousQuestion>& questions, std::int64_t smallest,
                      fotfaste::Results& results, const fotfaste::Settings& settings) {
  if (questions.empty()) return;
  const fotfaste::ProjectTable survey(settings.raw()->project, "survey");
  const fotfaste::WordColumn groups = survey.words("respondent_group");
  const fotfaste::WordColumn items = survey.words("item");
  const fotfaste::DayColumn days = survey.days("date");
  const fotfaste::NumberColumn<double> values = survey.numbers("value");
  for (const AnonymousQuestion& question : questions) {
    std::int64_t yes = 0;
    std::int64_t no = 0;
    std::int64_t unknown = 0;
    for (std::size_t row = 0; row < survey.size(); ++row) {
      if (items[row] != question.item) continue;
      if (!question.respondents.empty() && groups[row] != question.respondents) continue;
      const auto day = days[row];
      if (day && *day >= settings.as_of()) continue;
      const auto value = values[row];
      ++(!value ? unknown : question.yes.contains(*value) ? yes : no);
    }
    const bool show = may_show(yes, no, smallest);
    const auto shown = [show](std::int64_t count) {
      return show ? std::optional(count) : std::optional<std::int64_t>();
    };
    results.add(table_id, question.id,
                question.respondents.empty() ? std::nullopt : std::optional(question.respondents), shown(yes),
                shown(yes + no), shown(unknown), show ? std::nullopt : std::optional<std::string>("too-few"));
    results.label(table_id, "question", question.id, question.text);
  }
  const std::string number = std::to_string(smallest);
  results.label(
      table_id, "withheld", "too-few",
      {"färre än " + number + " svar av något slag", "fewer than " + number + " answers of a kind"});
}

}  // namespace needs_mapping
