#include "options.hpp"

#include "fotfaste/sdk/criteria/reading.hpp"

namespace finsam {
namespace {

using fotfaste::Parameters;
using fotfaste::ParameterType;
namespace criteria = fotfaste::criteria;

int year_of(const Parameters& item) {
  const std::string_view text = item.as_text();
  const auto day = fotfaste::parse_day(std::string(text).append("-01-01"));
  if (text.size() == 4 && day) return fotfaste::to_civil(*day).year;
  throw fotfaste::ParameterError(
      {criteria::quote(text) + " är inget år.", criteria::quote(text) + " is not a year."},
      {"Skriv året, som \"2025\".", "Write the year, as \"2025\"."}, item.raw(), criteria::unknown_word_code);
}

Supplied supplied_of(const Parameters& item) {
  Supplied one = {};
  one.indicator = static_cast<SuppliedIndicator>(
      criteria::one_of(item.find("indicator"), {"entries", "exits", "work_or_studies", "other_outcome"}));
  one.activity = item.text("activity");
  one.year = year_of(item.find("period"));
  const Parameters gender = item.find("gender");
  one.gender = gender ? criteria::one_of(gender, {"woman", "man", "other", "unknown", "all"}) : everybody;
  one.value = item.integer("value");
  one.source = item.text("source");
  if (one.source.empty()) {
    criteria::throw_contradiction(item.find("source"), {"Källan är tom.", "The source is empty."},
                                  {"Skriv varifrån siffran kommer.", "Write where the figure comes from."});
  }
  return one;
}

}  // namespace

void describe_parameters(fotfaste::Description& description) {
  description.parameter("population", ParameterType::criterion,
                        "Vilka som räknas. Om inget anges: alla i programmet.",
                        "Who is counted. Unless stated, everybody in the programme.");
  description
      .parameter("unit", ParameterType::choice,
                 "Vad som är en insats: de insatser som finns i data, projektet självt, eller båda.",
                 "What is an activity: those recorded in the data, the project itself, or both.")
      .choices({"activities", "participation", "both"})
      .default_value("activities");
  description.parameter("name", ParameterType::text,
                        "Vad projektet självt heter som insats. Om inget anges: projektets namn.",
                        "What the project itself is called as an activity. Unless stated, its name.");
  description
      .parameter("activities", ParameterType::text, "De slag av insatser som räknas. Om inget anges: alla.",
                 "The types of activity that count. Unless stated, all.")
      .repeated();
  description.parameter("support", ParameterType::text,
                        "Det område bland status som är försörjning. Om inget anges: de gemensamma orden för "
                        "sysselsättning.",
                        "The dimension of states that is support. Unless stated, the common states.");
  description
      .parameter(
          "support_before", ParameterType::choice,
          "Vilken dag försörjningen före gäller: dagen före insatsens första, eller den första.",
          "Which day the support before is that of: the day before the activity's first, or the first.")
      .choices({"day_before", "entry_day"})
      .default_value("day_before");
  description.parameter("voided", ParameterType::criterion,
                        "Vilka deltaganden som är felregistrerade. De räknas bara som felregistrerade.",
                        "Which participations are wrongly registered. They count as such and nothing else.");
  fotfaste::Parameter& supplied =
      description
          .parameter(
              "supplied", ParameterType::table,
              "Siffror för deltagare som inte finns i data, som anonyma. De läggs till och visas för "
              "sig.",
              "Figures for participants who are not in the data, as anonymous ones. They are added and "
              "shown apart.")
          .repeated();
  supplied
      .field("indicator", ParameterType::choice,
             "Påbörjade, avslutade, avslutade direkt till arbete eller studier, avslutade till annat.",
             "Entries, exits, exits directly to work or studies, exits to other things.")
      .choices({"entries", "exits", "work_or_studies", "other_outcome"})
      .required();
  supplied.field("activity", ParameterType::text, "Insatsens slag.", "Type of the activity.").required();
  supplied.field("period", ParameterType::text, "Året, som \"2025\".", "The year, as \"2025\".").required();
  supplied
      .field("gender", ParameterType::choice, "Kön. Om inget anges: inte uppdelat.",
             "Gender. Unless stated, not broken down.")
      .choices({"woman", "man", "other", "unknown", "all"});
  supplied.field("value", ParameterType::integer, "Antal.", "Number.").range(0, 1e9).required();
  supplied.field("source", ParameterType::text, "Varifrån siffran kommer.", "Where the figure comes from.")
      .required();
}

Options parse_options(const fotfaste::Settings& settings) {
  const Parameters parameters = settings.parameters();
  Options options;
  if (const Parameters unit = parameters.find("unit"))
    options.unit = static_cast<Unit>(criteria::one_of(unit, {"activities", "participation", "both"}));
  options.participation_name = parameters.text_or("name", settings.project_name());
  if (options.participation_name.empty()) options.participation_name = "projektet";
  if (const Parameters types = parameters.find("activities"))
    options.types = {"activities.type", criteria::some_texts(types), types.raw()};
  options.support_dimension = parameters.text_or("support", "");
  if (const Parameters before = parameters.find("support_before"))
    options.before = static_cast<Before>(criteria::one_of(before, {"day_before", "entry_day"}));
  if (const Parameters voided = parameters.find("voided"))
    options.voided = fotfaste::Criterion::parse(voided, settings.as_of());
  if (const Parameters supplied = parameters.find("supplied")) {
    for (const Parameters item : supplied.items()) options.supplied.push_back(supplied_of(item));
  }
  return options;
}

}  // namespace finsam
