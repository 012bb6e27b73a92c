#include "curve_options.hpp"

#include <algorithm>
#include <string_view>

#include "fotfaste/sdk/criteria/reading.hpp"

namespace followup {
namespace {

using fotfaste::Level;
using fotfaste::Parameters;
using fotfaste::ParameterType;
namespace criteria = fotfaste::criteria;

constexpr std::int32_t usual_days = 90;
constexpr std::int32_t usual_months = 3;
constexpr std::int32_t longest_step = 10000;

template <typename Choice>
Choice choice_of(const Parameters& table, std::string_view name,
                 std::initializer_list<std::string_view> words, Choice otherwise) {
  const Parameters item = table.find(name);
  return item ? static_cast<Choice>(criteria::one_of(item, words)) : otherwise;
}

// What the curve is about: a state or an event.
void read_subject(const Parameters& table, CurveOption& curve) {
  const Parameters state = table.find("state");
  const Parameters event = table.find("event");
  const bool retention = choice_of(table, "kind", {"time-to-event", "retention"}, 0) == 1;
  if (!state && (!event || retention)) {
    criteria::throw_missing(table, {"Lägg till state, till exempel state = \"employed\".",
                                    "Add state, for example state = \"employed\"."});
  }
  if (state && event) {
    criteria::throw_contradiction(
        event, {"En kurva gäller antingen state eller event.", "A curve is about either state or event."},
        {"Ta bort det ena.", "Remove one of them."});
  }
  if (state) {
    curve.kind = retention ? CurveOption::Kind::retention : CurveOption::Kind::time_to_state;
    curve.states.emplace(curve.level, state);
  } else {
    curve.kind = CurveOption::Kind::time_to_event;
    curve.events.emplace("events.kind", criteria::some_texts(event), event.raw());
  }
}

void refuse_what_cannot_hold(const Parameters& table, const CurveOption& curve) {
  if (curve.lasts != fotfaste::Duration{} && curve.kind != CurveOption::Kind::time_to_state) {
    criteria::throw_contradiction(
        table.find("lasts"),
        {"lasts hör till tiden till ett tillstånd.", "lasts belongs to the time to a state."},
        {"Ta bort lasts: hur länge arbetet varar visar kurvan själv, och en händelse varar inte.",
         "Remove lasts: how long the job lasts is what the curve shows, and an event does not last."});
  }
}

CurveOption curve_of(const Parameters& table) {
  CurveOption curve;
  curve.id = table.text("id");
  if (table.has("label")) curve.label = table.label("label");
  curve.level = choice_of(table, "level", {"core", "label"}, Level::core);
  read_subject(table, curve);
  curve.qualities = criteria::qualities_of(table);
  curve.same_employer = criteria::same_employer_of(table);
  curve.lasts = table.duration_or("lasts", {});
  curve.gap_at_most = table.duration_or("gap_at_most", {});
  if (const Parameters competing = table.find("competing")) curve.competing.emplace(curve.level, competing);
  curve.anchor = criteria::anchor_of(table, "anchor", fotfaste::Anchor::entry);
  curve.unit = choice_of(table, "unit", {"day", "month"}, CurveOption::Unit::day);
  curve.observed_until = choice_of(table, "observed_until", {"last-possible-start", "last-known-state"},
                                   CurveOption::ObservedUntil::last_possible_start);
  const bool days = curve.unit == CurveOption::Unit::day;
  const std::int64_t every = table.integer_or("at_risk_every", days ? usual_days : usual_months);
  if (every < 1 || every > longest_step) {
    criteria::throw_contradiction(table.find("at_risk_every"),
                                  {"Det steget går inte att räkna med.", "That step cannot be counted in."},
                                  {"Skriv ett tal från 1 till 10000.", "Write a number from 1 to 10000."});
  }
  curve.at_risk_every = static_cast<std::int32_t>(every);
  refuse_what_cannot_hold(table, curve);
  return curve;
}

}  // namespace

void describe_curve_parameters(fotfaste::Description& description) {
  auto& curves =
      description
          .parameter("curves", ParameterType::table,
                     "Kurvor över tiden till ett tillstånd som varar, tiden till en händelse, eller "
                     "hur länge ett arbete varar.",
                     "Curves of the time to a state that lasts, the time to an event, or how long a "
                     "job lasts.")
          .repeated();
  curves.field("id", ParameterType::text, "Kurvans namn i resultaten.", "The curve's name in results.")
      .required();
  curves.field("label", ParameterType::label, "Vad kurvan kallas i rapporten.",
               "What a report calls the curve.");
  curves
      .field("kind", ParameterType::choice,
             "Tiden till (time-to-event), eller hur länge det första arbetet efter ankardagen varar "
             "(retention).",
             "The time to it (time-to-event), or how long the first job after the anchor lasts (retention).")
      .choices({"time-to-event", "retention"})
      .default_value("time-to-event");
  curves
      .field("state", ParameterType::text, "Tillståndet, eller en lista av tillstånd.",
             "The state, or a list of states.")
      .repeated();
  curves
      .field("event", ParameterType::text, "I stället för state: händelsen, eller en lista av händelser.",
             "Instead of state: the event, or a list of events.")
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
      .field("employer", ParameterType::choice, "Om hela tiden måste vara hos samma arbetsgivare (same).",
             "Whether the whole time must be with one employer (same).")
      .choices({"any", "same"})
      .default_value("any");
  curves
      .field("subsidised", ParameterType::choice,
             "Om arbete med lönestöd räknas, inte räknas eller ensamt räknas.",
             "Whether subsidised work counts, is excluded, or alone counts.")
      .choices({"counts", "excluded", "only"})
      .default_value("counts");
  curves
      .field("hours_at_least", ParameterType::number, "Minst så många timmar i veckan.",
             "At least so many hours a week.")
      .range(0, 168);
  curves
      .field("competing", ParameterType::text,
             "Tillstånd som kan komma före, som studier: visas i tabellen över kumulativ incidens.",
             "States that may come first, as studies: shown in the table of cumulative incidence.")
      .repeated();
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
  curves
      .field("at_risk_every", ParameterType::integer,
             "Hur tätt antalet som ännu följs skrivs ut; annars var 90:e dag eller var tredje månad. Glesare "
             "där "
             "det annars blev fler än 200 rader.",
             "How often the number at risk is written; otherwise every 90 days or every third month. Less "
             "often where there would be more than 200 rows.")
      .range(1, longest_step);
}

std::vector<CurveOption> curves_of(const Parameters& list) {
  std::vector<CurveOption> curves;
  for (const Parameters table : list.items()) {
    CurveOption curve = curve_of(table);
    const bool repeated = std::any_of(curves.begin(), curves.end(),
                                      [&curve](const CurveOption& before) { return before.id == curve.id; });
    if (repeated) {
      criteria::throw_contradiction(table.find("id"),
                                    {"Två kurvor heter " + criteria::quote(curve.id) + ".",
                                     "Two curves are called " + criteria::quote(curve.id) + "."},
                                    {"Ge dem olika namn.", "Give them different names."});
    }
    curves.push_back(std::move(curve));
  }
  return curves;
}

}  // namespace followup
