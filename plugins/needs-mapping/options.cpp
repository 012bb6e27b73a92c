#include "options.hpp"

#include "fotfaste/sdk/criteria/reading.hpp"
#include "mapping.hpp"
#include "plan_changes.hpp"

namespace needs_mapping {

using fotfaste::Parameters;
using fotfaste::ParameterType;

void describe_parameters(fotfaste::Description& description) {
  describe_domains(description);
  describe_distance_parameter(description);
  describe_needs_parameter(description);
  PlanChanges::describe_parameter(description);
  Mapping::describe_parameter(description);
  describe_anonymous_parameter(description);
  description
      .parameter(
          "by", ParameterType::column,
          "Kolumner att dela upp på, var för sig; \"gender*cohort\" korsar två. Känsliga frågor delas "
          "inte upp på dem.",
          "Columns to break down by, each by itself; \"gender*cohort\" crosses two. Sensitive items are "
          "not broken down by them.")
      .repeated();
  description.parameter("population", ParameterType::criterion, "Vilka som räknas. Annars alla i programmet.",
                        "Who is counted. Otherwise everybody in the programme.");
  description
      .parameter("sensitive", ParameterType::boolean,
                 "Räkna de känsliga frågorna. De räknas inte om det inte begärs.",
                 "Count the sensitive items. They are not counted unless asked for.")
      .default_value("false");
  description
      .parameter("sensitive_smallest", ParameterType::integer,
                 "Minsta grupp som en känslig fråga redovisas för.",
                 "The smallest group that a sensitive item is reported for.")
      .range(10, 1e6)
      .default_value("10");
  description
      .parameter("sensitive_by", ParameterType::choice, "Vad känsliga frågor delas upp på; aldrig på plats.",
                 "What sensitive items are broken down by; never by place.")
      .choices({"gender", "age_group", "cohort"})
      .repeated();
  description
      .parameter(
          "agreed", ParameterType::choice,
          "Definitionsfrågor där läsningen är den som avses; fotfaste check --design visar dem.",
          "Definition questions for which the reading is the one that is meant; fotfaste check --design "
          "shows them.")
      .choices({"occasion", "order", "cut-offs", "done"})
      .repeated();
}

Options parse_options(const fotfaste::Settings& settings) {
  const Parameters parameters = settings.parameters();
  Options options;
  options.sensitive = parameters.boolean_or("sensitive", false);
  options.smallest = parameters.integer_or("sensitive_smallest", 10);
  if (const Parameters columns = parameters.find("sensitive_by")) {
    for (const Parameters column : columns.items())
      fotfaste::criteria::one_of(column, {"gender", "age_group", "cohort"});
  }
  options.domains = parse_domains(settings, options.sensitive);
  const Names& sensitive = options.domains.sensitive;
  options.names = options.domains.all;
  refuse_names(parameters.find("population"), sensitive);
  refuse_columns(parameters.find("by"), sensitive);
  add_names(parameters.find("population"), options.names);
  options.distance = parse_distance(settings, sensitive, options.names);
  options.needs = parse_needs(settings, sensitive, options.names);
  options.anonymous = parse_anonymous(settings);
  return options;
}

}  // namespace needs_mapping
