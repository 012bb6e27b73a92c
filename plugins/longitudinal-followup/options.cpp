#include "options.hpp"

#include <algorithm>
#include <string_view>

#include "fotfaste/sdk/criteria/reading.hpp"

namespace followup {
namespace {

using fotfaste::Level;
using fotfaste::Parameters;
using fotfaste::ParameterType;
using fotfaste::Window;
namespace criteria = fotfaste::criteria;

constexpr std::int64_t most_months = 1200;
constexpr std::int64_t most_counted = 1000000;

std::string quoted(std::string_view text) {
  return criteria::quote(text);
}

Window window_of(const Parameters& item) {
  if (!item) return {};
  const std::string_view written = item.as_text();
  if (const auto window = fotfaste::parse_window(written)) return *window;
  throw fotfaste::ParameterError(
      {quoted(written) + " är inget fönster i dagar.", quoted(written) + " is no window in days."},
      {"Skriv till exempel \"-14d..+30d\".", "Write for example \"-14d..+30d\"."}, item.raw(),
      criteria::unknown_word_code);
}

std::vector<PointOption> points_of(const Parameters& list,
                                   std::initializer_list<std::string_view> otherwise) {
  std::vector<PointOption> points;
  if (!list) {
    for (const std::string_view text : otherwise)
      points.push_back({std::string(text), *fotfaste::parse_point(text), {}});
  }
  for (const Parameters item : list.items()) {
    const fotfaste::Point point = criteria::point_of(item);
    for (const PointOption& before : points) {
      if (before.point != point) continue;
      criteria::throw_contradiction(item, {"Punkten står två gånger.", "The point stands twice."},
                                    {"Ta bort den ena.", "Remove one of them."});
    }
    points.push_back({std::string(item.as_text()), point, {}});
  }
  return points;
}

// The window of all points, unless a point has one of its own.
void set_windows(const Parameters& parameters, Options& options) {
  const Window usual = window_of(parameters.find("window"));
  std::vector<PointOption*> all{&options.at_exit};
  for (PointOption& point : options.points) all.push_back(&point);
  for (PointOption& point : options.branch_points) all.push_back(&point);
  for (PointOption* point : all) point->window = usual;
  for (const Parameters table : parameters.find("windows").items()) {
    const Parameters at = table.find("at");
    const fotfaste::Point wanted = criteria::point_of(at);
    const Window window = window_of(table.find("window"));
    bool found = false;
    for (PointOption* point : all) {
      if (point->point != wanted) continue;
      point->window = window;
      found = true;
    }
    if (found) continue;
    criteria::throw_contradiction(at,
                                  {quoted(at.as_text()) + " finns inte bland uppföljningspunkterna.",
                                   quoted(at.as_text()) + " is not among the follow-up points."},
                                  {"Lägg till punkten i points, eller ta bort fönstret.",
                                   "Add the point to points, or remove the window."});
  }
}

std::size_t count_of(const Parameters& table, std::string_view name, std::int64_t otherwise,
                     std::int64_t most) {
  const std::int64_t count = table.integer_or(name, otherwise);
  if (count >= 1 && count <= most) return static_cast<std::size_t>(count);
  const std::string limit = std::to_string(most);
  criteria::throw_contradiction(
      table.find(name), {"Så många går inte att räkna.", "So many cannot be counted."},
      {"Skriv ett tal från 1 till " + limit + ".", "Write a number from 1 to " + limit + "."});
}

std::vector<LeavingOption> leaving_of(const Parameters& list, Level level) {
  std::vector<LeavingOption> all;
  for (const Parameters table : list.items()) {
    const Parameters state = table.find("state");
    LeavingOption one{std::string(table.text("id")), std::nullopt, criteria::StateSet(level, state),
                      table.duration_or("gap_at_most", {})};
    if (const Parameters first = table.find("first"))
      one.ever = criteria::one_of(first, {"after_anchor", "ever"}) == 1;
    if (table.has("label")) one.label = table.label("label");
    for (const LeavingOption& before : all) {
      if (before.id != one.id) continue;
      criteria::throw_contradiction(
          table.find("id"), {"Två heter " + quoted(one.id) + ".", "Two are called " + quoted(one.id) + "."},
          {"Ge dem olika namn.", "Give them different names."});
    }
    all.push_back(std::move(one));
  }
  return all;
}

void describe_points(fotfaste::Description& description) {
  description
      .parameter("points", ParameterType::point,
                 "Uppföljningspunkter: en ankardag och ett avstånd, som \"exit+6m\".",
                 "Follow-up points: an anchor and an offset, as \"exit+6m\".")
      .repeated()
      .default_value("[\"exit\", \"exit+6m\"]");
  description.parameter(
      "window", ParameterType::text,
      "Hur långt från punkten en iakttagelse, som ett telefonsamtal, får ligga: \"-14d..+30d\".",
      "How far from the point an observation, as a phone call, may lie: \"-14d..+30d\".");
  auto& windows = description
                      .parameter("windows", ParameterType::table, "Ett eget fönster för en punkt.",
                                 "A window of its own for a point.")
                      .repeated();
  windows.field("at", ParameterType::point, "Punkten.", "The point.").required();
  windows
      .field("window", ParameterType::text, "Fönstret, som \"-14d..+30d\".", "The window, as \"-14d..+30d\".")
      .required();
  description
      .parameter(
          "branches_at", ParameterType::point,
          "Punkter där de som arbetar delas upp efter om de har arbete där de haft praktik, och övriga "
          "efter om de fortfarande deltar.",
          "Points at which those in work are told apart by whether it is where they had a placement, and "
          "the others by whether they still take part.")
      .repeated();
  auto& attempted = description.parameter("attempted", ParameterType::table,
                                          "Händelsen som visar att någon har sökts för uppföljning.",
                                          "The event that shows that somebody was tried to be reached.");
  attempted.field("event", ParameterType::text, "Händelsen, eller en lista.", "The event, or a list.")
      .required()
      .repeated();
  description.parameter("due_within", ParameterType::duration,
                        "Ger listan över dem vars uppföljning är försenad eller infaller inom denna tid.",
                        "Gives the list of those whose follow-up is late or due within this time.");
}

void describe_flows(fotfaste::Description& description) {
  auto& leaving = description
                      .parameter("leaving", ParameterType::table,
                                 "Tillstånd som lämnas: visar nästa kända tillstånd och månaderna dit.",
                                 "States that are left: shows the next known state and the months to it.")
                      .repeated();
  leaving.field("id", ParameterType::text, "Namnet i resultaten.", "The name in results.").required();
  leaving.field("label", ParameterType::label, "Vad det kallas i rapporten.", "What a report calls it.");
  leaving
      .field("state", ParameterType::text, "Tillståndet, eller en lista av tillstånd, på nivån level.",
             "The state, or a list of states, at the level of level.")
      .required()
      .repeated();
  leaving
      .field("gap_at_most", ParameterType::duration, "Så långa uppehåll räknas inte som att det lämnats.",
             "Gaps up to this long do not count as leaving.")
      .default_value("0d");
  leaving
      .field("first", ParameterType::choice,
             "Vilken gång som räknas: den första som slutar efter ankardagen, eller den första som är känd "
             "(ever), "
             "som skolan före start.",
             "Which time counts: the first that ends after the anchor, or the first that is known (ever), as "
             "school before entry.")
      .choices({"after_anchor", "ever"})
      .default_value("after_anchor");
  auto& sequences = description.parameter(
      "sequences", ParameterType::table,
      "Ger de vanligaste vägarna månad för månad, och hur spridda tillstånden är varje månad.",
      "Gives the most frequent sequences of months, and how mixed the states are each month.");
  sequences
      .field("top", ParameterType::integer, "Hur många vägar som visas.", "How many sequences are shown.")
      .range(1, static_cast<double>(most_counted))
      .default_value("10");
  sequences
      .field("smallest", ParameterType::integer, "Vägar med färre än så slås ihop.",
             "Sequences of fewer than this are put together.")
      .range(1, static_cast<double>(most_counted))
      .default_value("5");
  description.parameter("re_entry_within", ParameterType::duration,
                        "Ger andelen avslut som följs av en ny start inom denna tid, som \"12m\".",
                        "Gives the share of exits followed by a new entry within this time, as \"12m\".");
}

}  // namespace

void describe_parameters(fotfaste::Description& description) {
  describe_points(description);
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
  describe_outcome_parameters(description);
  describe_curve_parameters(description);
  description
      .parameter("at_risk_at_least", ParameterType::integer,
                 "En kurva ritas inte längre än så många ännu följs.",
                 "A curve is drawn no further than so many are still followed.")
      .range(1, static_cast<double>(most_counted))
      .default_value("5");
  describe_flows(description);
}

Options parse_options(const fotfaste::Settings& settings) {
  const Parameters parameters = settings.parameters();
  Options options;
  options.points = points_of(parameters.find("points"), {"exit", "exit+6m"});
  options.at_exit = {"exit", {fotfaste::Anchor::exit, {}}, {}};
  options.branch_points = points_of(parameters.find("branches_at"), {});
  set_windows(parameters, options);
  if (const Parameters level = parameters.find("level"))
    options.level = static_cast<Level>(criteria::one_of(level, {"core", "label"}));
  options.dimension = parameters.text_or("dimension", "");
  options.anchor = criteria::anchor_of(parameters, "anchor", fotfaste::Anchor::entry);
  options.months = count_of(parameters, "months", 24, most_months);
  options.outcome = outcome_of(parameters);
  if (const Parameters attempted = parameters.find("attempted")) {
    const Parameters event = attempted.find("event");
    options.attempts.emplace("events.kind", criteria::some_texts(event), event.raw());
  }
  if (const Parameters within = parameters.find("due_within")) options.due_within = within.as_duration();
  options.curves = curves_of(parameters.find("curves"));
  options.at_risk_at_least =
      static_cast<std::int64_t>(count_of(parameters, "at_risk_at_least", 5, most_counted));
  options.leaving = leaving_of(parameters.find("leaving"), options.level);
  if (const Parameters table = parameters.find("sequences")) {
    options.sequences.emplace();
    options.sequences->top = count_of(table, "top", 10, most_counted);
    options.sequences->smallest = static_cast<std::int64_t>(count_of(table, "smallest", 5, most_counted));
  }
  if (const Parameters within = parameters.find("re_entry_within")) {
    options.re_entry_within = within.as_duration();
    if (*options.re_entry_within == fotfaste::Duration{}) {
      criteria::throw_contradiction(within, {"Tiden är noll.", "The time is nil."},
                                    {"Skriv till exempel \"12m\".", "Write for example \"12m\"."});
    }
  }
  return options;
}

}  // namespace followup
