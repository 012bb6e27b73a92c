#include "options.hpp"

#include <algorithm>

#include "fotfaste/sdk/criteria/reading.hpp"

namespace state_grant {
namespace {

using fotfaste::Parameters;
using fotfaste::ParameterType;
namespace criteria = fotfaste::criteria;

std::vector<PointOption> points_of(const Parameters& item) {
  std::vector<PointOption> points;
  for (const std::string_view text : criteria::some_texts(item)) {
    const auto point = fotfaste::parse_point(text);
    if (!point) {
      throw fotfaste::ParameterError(
          {criteria::quote(text) + " är ingen punkt.", criteria::quote(text) + " is not a point."},
          {"Skriv till exempel \"exit\" eller \"exit+6m\".", "Write for example \"exit\" or \"exit+6m\"."},
          item.raw(), criteria::unknown_word_code);
    }
    for (const PointOption& before : points) {
      if (before.text != text) continue;
      criteria::throw_contradiction(
          item, {criteria::quote(text) + " står två gånger.", criteria::quote(text) + " stands twice."},
          {"Ta bort den ena.", "Remove one of them."});
    }
    points.push_back({std::string(text), *point});
  }
  return points;
}

std::vector<int> limits_of(const Parameters& item) {
  std::vector<int> limits;
  for (const Parameters limit : item.items()) {
    const std::int64_t age = limit.as_integer();
    if (age < 1 || age > 120 || (!limits.empty() && age <= limits.back())) {
      criteria::throw_contradiction(
          limit, {"Åldrarna ska stiga, mellan 1 och 120.", "Ages rise, between 1 and 120."},
          {"Skriv till exempel age_limits = [18, 20, 25, 30].",
           "Write for example age_limits = [18, 20, 25, 30]."});
    }
    limits.push_back(static_cast<int>(age));
  }
  return limits;
}

TextOption text_of(const Parameters& item) {
  TextOption text = {item.label("question"), {}};
  const Parameters answer = item.find("answer");
  if (answer && !answer.as_label().sv.empty()) text.answer = answer.as_label();
  return text;
}

}  // namespace

void describe_parameters(fotfaste::Description& description) {
  description.parameter("population", ParameterType::criterion,
                        "Vilka som redovisas. Om inget anges: alla i programmet.",
                        "Who is reported. Unless stated, everybody in the programme.");
  description
      .parameter("points", ParameterType::point,
                 "De dagar då det redovisas hur många som är i arbete och i studier.",
                 "The days on which it is reported how many are in work and in studies.")
      .repeated();
  description
      .parameter("age_limits", ParameterType::integer,
                 "Den lägsta åldern i varje åldersgrupp utom den första, stigande.",
                 "The lowest age of each age group but the first, rising.")
      .repeated();
  fotfaste::Parameter& text =
      description
          .parameter("text", ParameterType::table, "En fråga i redovisningen som besvaras med text.",
                     "A question of the report that is answered with text.")
          .repeated();
  text.field("question", ParameterType::label, "Frågan.", "The question.").required();
  text.field("answer", ParameterType::label, "Svaret. Inga namn på personer.",
             "The answer. No names of persons.");
}

Options parse_options(const fotfaste::Settings& settings) {
  const Parameters parameters = settings.parameters();
  Options options;
  const Parameters points = parameters.find("points");
  options.points = points ? points_of(points)
                          : std::vector<PointOption>{{"exit", {fotfaste::Anchor::exit, {}}},
                                                     {"exit+6m", {fotfaste::Anchor::exit, {6, 0}}}};
  const Parameters limits = parameters.find("age_limits");
  options.age_limits = limits ? limits_of(limits) : std::vector<int>{18, 20, 25, 30, 55};
  if (const Parameters texts = parameters.find("text")) {
    for (const Parameters item : texts.items()) options.texts.push_back(text_of(item));
  }
  return options;
}

}  // namespace state_grant
