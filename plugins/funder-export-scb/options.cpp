#include "options.hpp"

#include <algorithm>

#include "fotfaste/sdk/criteria/reading.hpp"

namespace scb {
namespace {

using fotfaste::Parameters;
using fotfaste::ParameterType;
namespace criteria = fotfaste::criteria;

std::optional<Month> month_parameter(const Parameters& table, std::string_view name) {
  const Parameters item = table.find(name);
  if (!item) return std::nullopt;
  if (const auto month = parse_month(item.as_text())) return month;
  throw fotfaste::ParameterError(
      {criteria::quote(item.as_text()) + " är ingen månad.",
       criteria::quote(item.as_text()) + " is not a month."},
      {"Skriv året och månaden, som \"2025-03\".", "Write the year and the month, as \"2025-03\"."},
      item.raw(), criteria::unknown_word_code);
}

template <typename Choice>
Choice choice_of(const Parameters& table, std::string_view name,
                 std::initializer_list<std::string_view> words, Choice otherwise) {
  const Parameters item = table.find(name);
  return item ? static_cast<Choice>(criteria::one_of(item, words)) : otherwise;
}

}  // namespace

void describe_parameters(fotfaste::Description& description) {
  description.parameter("population", ParameterType::criterion,
                        "Vilka som redovisas. Om inget anges: alla i programmet.",
                        "Who is reported. Unless stated, everybody in the programme.");
  description
      .parameter("person_rows", ParameterType::boolean,
                 "Gör rader om enskilda personer. Anges av fotfaste export, inte i project.toml.",
                 "Make rows about single persons. Set by fotfaste export, not in project.toml.")
      .default_value("false");
  description.parameter(
      "last_month", ParameterType::text,
      "Sista månaden som redovisas, som \"2025-03\". Om inget anges: den sista som är slut, "
      "och inte efter projektets sista månad.",
      "The last month reported, as \"2025-03\". Unless stated: the last that is over, and "
      "not after the project's last month.");
  description.parameter(
      "reported_until", ParameterType::text,
      "Sista månaden som redan skickats, som \"2025-02\". Om den anges prövas att ingen "
      "senare månad är försenad.",
      "The last month that has been sent, as \"2025-02\". When stated, it is tested that no "
      "later month is overdue.");
  description
      .parameter("round_hours", ParameterType::choice,
                 "Hur en persons timmar i en månad avrundas till hela: närmast (halva uppåt), uppåt, nedåt, "
                 "inte alls.",
                 "How a person's hours of a month become whole: nearest (halves up), up, down, not at all.")
      .choices({"nearest", "up", "down", "none"})
      .default_value("nearest");
  description
      .parameter(
          "split_hours", ParameterType::choice,
          "Vilken månad timmarna hör till när en insats går över flera: jämnt på insatsens dagar, eller "
          "alla i den månad då den börjar.",
          "Which month hours belong to when an activity crosses months: evenly over its days, or all in "
          "the month in which it begins.")
      .choices({"days", "first_day"})
      .default_value("days");
  description
      .parameter(
          "template", ParameterType::choice,
          "Mallen som personerna redovisas i: efter sysselsättning vid start (PO1 för den som arbetar, "
          "PO2 för andra), eller samma för alla.",
          "The template that people are reported in: by labour status at entry (PO1 for those in work, "
          "PO2 for others), or the same for all.")
      .choices({"by_status", "PO1", "PO2", "PO3"})
      .default_value("by_status");
  description.parameter(
      "legal_basis_for_minors", ParameterType::text,
      "Den rättsliga grunden för att redovisa personer under 18 år. Utan den är de inte med.",
      "The legal basis for reporting people under 18. Without it they are left out.");
  description.parameter(
      "protected", ParameterType::criterion,
      "Vilka deltaganden som gäller skyddade personuppgifter. De skrivs med platsmarkering.",
      "Which participations are of protected identities. They stand with a placeholder.");
}

Options parse_options(const fotfaste::Settings& settings) {
  const Parameters parameters = settings.parameters();
  Options options;
  options.person_rows = parameters.boolean_or("person_rows", false);
  options.rounding =
      choice_of(parameters, "round_hours", {"nearest", "up", "down", "none"}, options.rounding);
  options.split = choice_of(parameters, "split_hours", {"days", "first_day"}, options.split);
  options.form = choice_of(parameters, "template", {"by_status", "PO1", "PO2", "PO3"}, options.form);
  options.last_month = last_closed(settings.as_of());
  if (const auto end = settings.project_end()) {
    options.last_month = std::min(options.last_month, month_of(*end));
  }
  if (const auto stated = month_parameter(parameters, "last_month")) options.last_month = *stated;
  options.reported_until = month_parameter(parameters, "reported_until");
  options.legal_basis_for_minors = parameters.text_or("legal_basis_for_minors", "");
  if (const Parameters item = parameters.find("protected")) {
    options.protected_identity = fotfaste::Criterion::parse(item, settings.as_of());
  }
  return options;
}

}  // namespace scb
