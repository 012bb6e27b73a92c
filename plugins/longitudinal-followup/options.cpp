#include "options.hpp"

#include <algorithm>
#include <string_view>

#include "fotfaste/sdk/criteria/reading.hpp"

namespace followup {
namespace {

using fotfaste::Level;
using fotfaste::Parameters;
using fotfaste::ParameterType;
namespace criteria = fotfaste::criteria;

constexpr std::int64_t most_months = 1200;

Level level_of(const Parameters& table) {
  const Parameters item = table.find("level");
  return item ? static_cast<Level>(criteria::one_of(item, {"core", "label"})) : Level::core;
}

template <typename Choice>
Choice choice_of(const Parameters& table, std::string_view name,
                 std::initializer_list<std::string_view> words, Choice otherwise) {
  const Parameters item = table.find(name);
  return item ? static_cast<Choice>(criteria::one_of(item, words)) : otherwise;
}

std::vector<PointOption> points_of(const Parameters& list) {
  if (!list)
    return {{"exit", *fotfaste::parse_point("exit")}, {"exit+6m", *fotfaste::parse_point("exit+6m")}};
  std::vector<PointOption> points;
  for (const Parameters item : list.items()) {
    const fotfaste::Point point = criteria::point_of(item);
    for (const PointOption& before : points) {
      if (before.point != point) continue;
      criteria::throw_contradiction(item, {"Punkten står två gånger.", "The point stands twice."},
                                    {"Ta bort den ena.", "Remove one of them."});
    }
    points.push_back({std::string(item.as_text()), point});
  }
  return points;
}

CurveOption curve_of(const Parameters& table) {
  const Level level = level_of(table);
  const Parameters state = table.find("state");
  if (!state) {
    criteria::throw_missing(table, {"Lägg till state, till exempel state = \"employed\".",
                                    "Add state, for example state = \"employed\"."});
  }
  CurveOption curve{
      .id = std::string(table.text("id")),
      .label = std::nullopt,
      .level = level,
      .states = criteria::StateSet(level, state),
      .lasts = table.duration_or("lasts", {}),
      .gap_at_most = table.duration_or("gap_at_most", {}),
      .anchor = criteria::anchor_of(table, "anchor", fotfaste::Anchor::entry),
      .unit = choice_of(table, "unit", {"day", "month"}, CurveOption::Unit::day),
      .observed_until = choice_of(table, "observed_until", {"last-possible-start", "last-known-state"},
                                  CurveOption::ObservedUntil::last_possible_start)};
  if (table.has("label")) curve.label = table.label("label");
  return curve;
}

}  // namespace

void describe_parameters(fotfaste::Description& description) {
  description
      .parameter("points", ParameterType::point,
                 "Uppföljningspunkter: en ankardag och ett avstånd, som \"exit+6m\".",
                 "Follow-up points: an anchor and an offset, as \"exit+6m\".")
      .repeated()
      .default_value("[\"exit\", \"exit+6m\"]");
  description
      .parameter("by", ParameterType::column,
                 "Kolumner att dela upp på, var för sig; \"gender*cohort\" korsar två.",
                 "Columns to break down by, each by itself; \"gender*cohort\" crosses two.")
      .repeated();
  description
      .parameter("level", ParameterType::choice,
                 "Modellens gemensamma tillstånd (core) eller projektets egna ord (label).",
                 "The model's common states (core) or the project's own words (label).")
      .choices({"core", "label"})
      .default_value("core");
  description.parameter("dimension", ParameterType::text,
                        "Vilket slags tillstånd som avses, om data har flera.",
                        "Which kind of state is meant, if the data have several.");
  description.parameter("population", ParameterType::criterion, "Vilka som räknas. Annars alla i programmet.",
                        "Who is counted. Otherwise everybody in the programme.");
  description
      .parameter("anchor", ParameterType::choice, "Dagen som månaderna räknas från.",
                 "The day that months are counted from.")
      .choices({"entry", "exit"})
      .default_value("entry");
  description
      .parameter("months", ParameterType::integer, "Antal månader; den första har nummer 0.",
                 "How many months; the first has number 0.")
      .range(1, static_cast<double>(most_months))
      .default_value("24");
  auto& curves =
      description
          .parameter("curves", ParameterType::table, "Kurvor över tiden till ett tillstånd som varar.",
                     "Curves of the time to a state that lasts.")
          .repeated();
  curves.field("id", ParameterType::text, "Kurvans namn i resultaten.", "The curve's name in results.")
      .required();
  curves.field("label", ParameterType::label, "Vad kurvan kallas i rapporten.",
               "What a report calls the curve.");
  curves
      .field("state", ParameterType::text, "Tillståndet, eller en lista av tillstånd.",
             "The state, or a list of states.")
      .required()
      .repeated();
  curves
      .field("level", ParameterType::choice, "Gemensamma tillstånd (core) eller egna ord (label).",
             "Common states (core) or own words (label).")
      .choices({"core", "label"})
      .default_value("core");
  curves
      .field("lasts", ParameterType::duration, "Så länge måste det vara för att räknas.",
             "How long it must last to count.")
      .default_value("0d");
  curves
      .field("gap_at_most", ParameterType::duration, "Så långa uppehåll räknas inte som avbrott.",
             "Gaps up to this long are no interruption.")
      .default_value("0d");
  curves
      .field("anchor", ParameterType::choice, "Dagen som tiden räknas från.",
             "The day that time is counted from.")
      .choices({"entry", "exit"})
      .default_value("entry");
  curves
      .field("unit", ParameterType::choice, "Dagar från 0, eller månadens nummer från 1.",
             "Days from 0, or the number of the month from 1.")
      .choices({"day", "month"})
      .default_value("day");
  curves
      .field("observed_until", ParameterType::choice,
             "När den som inte nått tillståndet lämnar kurvan: den sista dag då en start hade kunnat ses "
             "vara nog länge, eller den sista dag med känt tillstånd.",
             "When somebody without the event leaves the curve: on the last day on which a start could have "
             "been seen to last, or the last day with a known state.")
      .choices({"last-possible-start", "last-known-state"})
      .default_value("last-possible-start");
}

Options parse_options(const fotfaste::Settings& settings) {
  const Parameters parameters = settings.parameters();
  Options options;
  options.points = points_of(parameters.find("points"));
  options.level = level_of(parameters);
  options.dimension = parameters.text_or("dimension", "");
  options.anchor = criteria::anchor_of(parameters, "anchor", fotfaste::Anchor::entry);
  const std::int64_t months = parameters.integer_or("months", 24);
  if (months < 1 || months > most_months) {
    criteria::throw_contradiction(
        parameters.find("months"),
        {"Så många månader går inte att räkna.", "So many months cannot be counted."},
        {"Skriv ett tal från 1 till 1200.", "Write a number from 1 to 1200."});
  }
  options.months = static_cast<std::size_t>(months);
  for (const Parameters table : parameters.find("curves").items()) {
    CurveOption curve = curve_of(table);
    const bool repeated = std::any_of(options.curves.begin(), options.curves.end(),
                                      [&curve](const CurveOption& before) { return before.id == curve.id; });
    if (repeated) {
      criteria::throw_contradiction(table.find("id"),
                                    {"Två kurvor heter " + criteria::quote(curve.id) + ".",
                                     "Two curves are called " + criteria::quote(curve.id) + "."},
                                    {"Ge dem olika namn.", "Give them different names."});
    }
    options.curves.push_back(std::move(curve));
  }
  return options;
}

}  // namespace followup
