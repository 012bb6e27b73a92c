#include "options.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <string_view>
#include <tuple>

#include "fotfaste/sdk/codes.hpp"
#include "fotfaste/sdk/criteria/reading.hpp"
#include "fotfaste/sdk/project_table.hpp"

namespace activities {
namespace {

using fotfaste::Parameter;
using fotfaste::Parameters;
using fotfaste::ParameterType;
namespace criteria = fotfaste::criteria;

constexpr const char* type_column = "activities.type";
constexpr const char* event_column = "events.kind";

// All but unknown.
constexpr int state_count = fotfaste::core_state_count - 1;

WordSet words_of(const Parameters& table, std::string_view key, const char* column) {
  const Parameters item = table.find(key);
  return item ? WordSet(column, criteria::some_texts(item), item.raw()) : WordSet();
}

std::uint32_t states_of(const Parameters& table) {
  const Parameters item = table.find("states");
  if (!item) return 0;
  std::array<std::string_view, state_count> words;
  for (int i = 0; i < state_count; ++i)
    words[static_cast<std::size_t>(i)] = fotfaste::word(static_cast<fotfaste::CoreState>(i));
  return criteria::some_of(item, words);
}

Side side_of(const Parameters& table) {
  Side side{words_of(table, "activities", type_column), states_of(table)};
  if (side.activities.empty() && side.states == 0) {
    criteria::throw_missing(table, {"Ange activities (slag av insats) eller states (tillstånd).",
                                    "State activities (types of activity) or states."});
  }
  return side;
}

// The name of a thing in a list, which nothing before it has and no row of the tables has by itself.
template <typename List>
Named named(const Parameters& table, const List& before, std::initializer_list<std::string_view> taken = {}) {
  const Parameters id = table.find("id");
  Named name{std::string(table.text("id")), {}};
  name.label = table.has("label") ? table.label("label") : fotfaste::Label{name.id, name.id};
  const std::string quoted = criteria::quote(name.id);
  const bool usable = !name.id.empty() && name.id.find('+') == std::string::npos &&
                      std::find(taken.begin(), taken.end(), name.id) == taken.end();
  if (!usable) {
    throw fotfaste::ParameterError(
        {quoted + " går inte att använda som namn här.", quoted + " cannot be used as a name here."},
        {"Välj ett annat namn, utan plustecken.", "Choose another name, without a plus sign."}, id.raw(),
        criteria::unknown_word_code);
  }
  for (const auto& other : before) {
    if (other.id != name.id) continue;
    criteria::throw_contradiction(id, {"Två heter " + quoted + ".", "Two are called " + quoted + "."},
                                  {"Ge dem olika namn.", "Give them different names."});
  }
  return name;
}

std::optional<fotfaste::Duration> some_time(const Parameters& table, std::string_view key) {
  const Parameters item = table.find(key);
  if (!item) return std::nullopt;
  const fotfaste::Duration time = item.as_duration();
  if (time == fotfaste::Duration{}) {
    criteria::throw_contradiction(item, {"Tiden är noll.", "The time is nil."},
                                  {"Skriv till exempel \"30d\".", "Write for example \"30d\"."});
  }
  return time;
}

double number_between(const Parameters& item, double least, double most) {
  const double number = item.as_number();
  if (number >= least && number <= most) return number;
  criteria::throw_contradiction(
      item, {"Talet ligger utanför det möjliga.", "The number is outside what is possible."},
      {"Timmar per vecka är från 1 till 168, en andel från 0 till 1.",
       "Hours a week are from 1 to 168, a share is from 0 to 1."});
}

PlacementOption placement_of(const Parameters& table) {
  PlacementOption placement;
  placement.stated = static_cast<bool>(table);
  if (table.has("activities") || table.has("states")) {
    placement.side = side_of(table);
  } else {
    placement.side.states = std::uint32_t{1} << static_cast<unsigned>(fotfaste::CoreState::placement);
  }
  placement.contact = words_of(table, "contact", event_column);
  placement.contact_within = some_time(table, "contact_within");
  placement.placed_within = some_time(table, "placed_within");
  if (const auto within = some_time(table, "hired_within")) {
    placement.hired_within = *within;
    placement.hired_within_stated = table.find("hired_within").line() > 0;
  }
  if (placement.contact_within && placement.contact.empty()) {
    criteria::throw_missing(table, {"contact_within behöver contact: händelsen som är en kontakt.",
                                    "contact_within needs contact: the event that is a contact."});
  }
  return placement;
}

// The same words in a fixed column of the table of organisations, which is there from the start.
WordSet register_words(const Parameters& table, std::string_view key, const char* column,
                       const fotfaste::WordColumn& found) {
  WordSet words = words_of(table, key, column);
  if (!words.empty()) words.bind(found);
  return words;
}

Parameter& activities_field(Parameter& table) {
  return table
      .field("activities", ParameterType::text, "Slag av insats, ett eller flera.",
             "Types of activity, one or several.")
      .repeated();
}
Parameter& states_field(Parameter& table) {
  return table
      .field("states", ParameterType::choice,
             "Personens tillstånd, på modellens gemensamma nivå: en anställning kan vara en del av insatsen.",
             "States of the person, of the model's common ones: a job may be a part of what is offered.")
      .choices({"employed", "self_employed", "education", "training", "placement", "unemployed", "job_search",
                "inactive", "sick", "parental_leave", "other"})
      .repeated();
}
void named_fields(Parameter& table) {
  table.field("id", ParameterType::text, "Namnet i resultaten.", "The name in results.").required();
  table.field("label", ParameterType::label, "Vad det kallas i rapporten.", "What a report calls it.");
}

void describe_parts(fotfaste::Description& description) {
  auto& components = description
                         .parameter("components", ParameterType::table,
                                    "En del av det som erbjuds, till exempel jobb, utbildning och hälsa.",
                                    "A part of what is offered, for example job, education and health.")
                         .repeated();
  named_fields(components);
  activities_field(components);
  states_field(components);
  auto& parallel =
      description
          .parameter("parallel", ParameterType::table,
                     "Två slags insatser som ska pågå samtidigt. Annars: arbetsinriktade och andra.",
                     "Two kinds of activity that should go on at once. Otherwise: directed towards "
                     "a job, and others.")
          .repeated();
  named_fields(parallel);
  for (const auto& [name, sv, en] :
       {std::tuple{"first", "Det ena.", "The one."}, std::tuple{"second", "Det andra.", "The other."}}) {
    auto& side = parallel.field(name, ParameterType::table, sv, en).required();
    activities_field(side);
    states_field(side);
  }
  description
      .parameter("gap_at_most", ParameterType::duration,
                 "Längsta tid utan insats som inte räknas som ett långt uppehåll.",
                 "The longest time without an activity that does not count as a long gap.")
      .default_value("28d");
  auto& full_time = description.parameter(
      "full_time", ParameterType::table, "Ger andelen veckor och deltagare med heltid i planen.",
      "Gives the share of weeks and participants with full time in the plan.");
  full_time
      .field("hours", ParameterType::number, "Timmar i veckan som är heltid.",
             "Hours a week that are full time.")
      .unit("hours")
      .range(1, 168)
      .default_value("40");
  activities_field(full_time);
  states_field(full_time);
  auto& courses = description
                      .parameter("courses", ParameterType::table, "En kurs eller annan insats att fullfölja.",
                                 "A course or another activity to complete.")
                      .repeated();
  named_fields(courses);
  activities_field(courses).required();
  courses
      .field("certificate", ParameterType::text, "Händelsen som visar att den är fullföljd, som \"Intyg\".",
             "The event that shows that it was completed, as \"Certificate\".")
      .repeated();
  courses
      .field("attended_share", ParameterType::number,
             "Så stor del av de planerade timmarna ska ha genomförts, från 0 till 1.",
             "So large a share of the planned hours must have been held, from 0 to 1.")
      .range(0, 1);
}

void describe_way_to_work(fotfaste::Description& description) {
  auto& placement =
      description.parameter("placement", ParameterType::table, "Vad som är en praktik, och tiderna.",
                            "What a placement is, and the times.");
  activities_field(placement);
  states_field(placement);
  placement
      .field("contact", ParameterType::text, "Händelsen som är en kontakt med en arbetsgivare.",
             "The event that is a contact with an employer.")
      .repeated();
  placement.field("contact_within", ParameterType::duration,
                  "Den första kontakten ska komma inom denna tid från start.",
                  "The first contact should come within this time from entry.");
  placement.field("placed_within", ParameterType::duration, "Praktiken ska börja inom denna tid från start.",
                  "The placement should begin within this time from entry.");
  placement
      .field("hired_within", ParameterType::duration,
             "Anställningen ska börja senast så lång tid efter praktikens slut.",
             "The job should begin no later than this after the end of the placement.")
      .default_value("6m");
  auto& employers = description.parameter("employers", ParameterType::table,
                                          "Arbetsgivarna, som de står bland projektets organisationer.",
                                          "The employers, as they stand among the project's organisations.");
  employers
      .field("kinds", ParameterType::text, "Slag av organisation som hör till nätverket. Annars alla.",
             "Kinds of organisation that are of the network. Otherwise all.")
      .repeated();
  employers
      .field("small", ParameterType::text, "Storleksklasser som är små företag.",
             "Size classes that are small firms.")
      .repeated();
  employers
      .field("demanded_sectors", ParameterType::text, "Branscher där det behövs folk.",
             "Sectors that are short of people.")
      .repeated();
  auto& after =
      description.parameter("after_employment", ParameterType::table, "Kontakter med den som fått arbete.",
                            "Contacts with somebody who has found work.");
  activities_field(after);
  after
      .field("events", ParameterType::text,
             "Händelser som är kontakter. De som står under outside är det utan att nämnas här.",
             "Events that are contacts. Those under outside are without being named here.")
      .repeated();
  auto& outside = description.parameter(
      "outside", ParameterType::table,
      "Vad som sker utanför projektet, till exempel i ordinarie verksamhet. Räknas aldrig som projektets "
      "insatser.",
      "What goes on outside the project, for example in ordinary operation. Never counts as the project's.");
  activities_field(outside);
  outside
      .field("providers", ParameterType::text, "Anordnare utanför projektet.",
             "Providers outside the project.")
      .repeated();
  outside.field("events", ParameterType::text, "Händelser utanför projektet.", "Events outside the project.")
      .repeated();
}

}  // namespace

void describe_parameters(fotfaste::Description& description) {
  description
      .parameter("by", ParameterType::column,
                 "Kolumner att dela upp på, var för sig; \"gender*cohort\" korsar två.",
                 "Columns to break down by, each by itself; \"gender*cohort\" crosses two.")
      .repeated();
  description.parameter("population", ParameterType::criterion, "Vilka som räknas. Annars alla i programmet.",
                        "Who is counted. Otherwise everybody in the programme.");
  description.parameter("dimension", ParameterType::text,
                        "Vilket slags tillstånd som avses, om data har flera.",
                        "Which kind of state is meant, if the data have several.");
  describe_parts(description);
  description.parameter("caseworker_within", ParameterType::duration,
                        "Handledare ska finnas inom denna tid från start.",
                        "A caseworker should be there within this time from entry.");
  description.parameter("mentor_within", ParameterType::duration,
                        "Mentor ska finnas inom denna tid från start.",
                        "A mentor should be there within this time from entry.");
  describe_way_to_work(description);
  auto& factors = description
                      .parameter("factors", ParameterType::table,
                                 "En faktor som insatserna ska påverka, och vilka insatser som gör det.",
                                 "A factor that activities should move, and which activities do.")
                      .repeated();
  named_fields(factors);
  activities_field(factors);
  auto& adaptation = description
                         .parameter("adaptation", ParameterType::table,
                                    "Ett slag av individuell anpassning, och hur det syns i data.",
                                    "A kind of individual adaptation, and how it shows in the data.")
                         .repeated();
  named_fields(adaptation);
  adaptation
      .field("when", ParameterType::criterion, "Villkoret för att insatsen är anpassad.",
             "The criterion for its being adapted.")
      .required();
}

Options parse_options(const fotfaste::Settings& settings) {
  const Parameters parameters = settings.parameters();
  const fotfaste::Day as_of = settings.as_of();
  Options options;
  options.dimension = parameters.text_or("dimension", "");
  options.gap_at_most = parameters.duration_or("gap_at_most", {0, 28});
  options.caseworker_within = some_time(parameters, "caseworker_within");
  options.mentor_within = some_time(parameters, "mentor_within");
  for (const Parameters table : parameters.find("components").items()) {
    options.components.push_back({named(table, options.components, {"all", "none"}), side_of(table)});
    if (options.components.size() <= most_components) continue;
    criteria::throw_contradiction(
        table, {"Så många delar går inte att räkna.", "So many components cannot be counted."},
        {"Slå ihop delar: högst 16.", "Put components together: at most 16."});
  }
  for (const Parameters table : parameters.find("parallel").items()) {
    options.comparisons.push_back({named(table, options.comparisons, {"any-activity"}),
                                   side_of(table.find("first")), side_of(table.find("second"))});
  }
  if (const Parameters table = parameters.find("full_time")) {
    FullTime& full_time = options.full_time.emplace();
    if (const Parameters hours = table.find("hours")) {
      full_time.hours = number_between(hours, 1, 168);
      full_time.hours_stated = hours.line() > 0;
    }
    full_time.activities = words_of(table, "activities", type_column);
    full_time.states = states_of(table);
  }
  for (const Parameters table : parameters.find("courses").items()) {
    Course course{named(table, options.courses), words_of(table, "activities", type_column),
                  words_of(table, "certificate", event_column), std::nullopt};
    if (course.activities.empty())
      criteria::throw_missing(table, {"Ange activities: kursens slag av insats.",
                                      "State activities: the course's types of activity."});
    if (const Parameters share = table.find("attended_share"))
      course.attended_share = number_between(share, 0, 1);
    options.courses.push_back(std::move(course));
  }
  options.placement = placement_of(parameters.find("placement"));
  const Parameters employers = parameters.find("employers");
  const fotfaste::ProjectTable organisations(settings.raw()->project, "organisations");
  options.employers.kinds =
      register_words(employers, "kinds", "project.organisations.kind", organisations.words("kind"));
  options.employers.small = register_words(employers, "small", "project.organisations.size_class",
                                           organisations.words("size_class"));
  options.employers.demanded_sectors = register_words(
      employers, "demanded_sectors", "project.organisations.sector", organisations.words("sector"));
  for (const Parameters table : parameters.find("factors").items()) {
    Factor factor{named(table, options.factors), {}, words_of(table, "activities", type_column)};
    for (const std::string_view type : table.texts("activities")) {
      const bool twice = std::find(factor.types.begin(), factor.types.end(), type) != factor.types.end();
      if (!twice) factor.types.emplace_back(type);
    }
    options.factors.push_back(std::move(factor));
  }
  for (const Parameters table : parameters.find("adaptation").items()) {
    const Parameters when = table.find("when");
    if (!when) criteria::throw_missing(table, {"Ange when: ett kriterium.", "State when: a criterion."});
    options.adaptations.push_back(
        {named(table, options.adaptations), fotfaste::Criterion::parse(when, as_of)});
  }
  if (const Parameters table = parameters.find("after_employment")) {
    options.after_employment =
        Contacts{words_of(table, "activities", type_column), words_of(table, "events", event_column)};
    if (options.after_employment->activities.empty() && options.after_employment->events.empty())
      criteria::throw_missing(table, {"Ange activities eller events: vad som är en kontakt.",
                                      "State activities or events: what a contact is."});
  }
  const Parameters outside = parameters.find("outside");
  options.outside = {words_of(outside, "activities", type_column),
                     words_of(outside, "providers", "activities.provider"),
                     words_of(outside, "events", event_column)};
  return options;
}

namespace {

template <typename Pointer, typename Given>
std::vector<Pointer> types_of(Given& options) {
  std::vector<Pointer> sets;
  for (auto& one : options.components) sets.push_back(&one.side.activities);
  for (auto& one : options.comparisons) {
    sets.push_back(&one.first.activities);
    sets.push_back(&one.second.activities);
  }
  if (options.full_time) sets.push_back(&options.full_time->activities);
  for (auto& one : options.courses) sets.push_back(&one.activities);
  sets.push_back(&options.placement.side.activities);
  for (auto& one : options.factors) sets.push_back(&one.activities);
  if (options.after_employment) sets.push_back(&options.after_employment->activities);
  sets.push_back(&options.outside.activities);
  return sets;
}

template <typename Pointer, typename Given>
std::vector<Pointer> events_of(Given& options) {
  std::vector<Pointer> sets;
  for (auto& one : options.courses) sets.push_back(&one.certificate);
  sets.push_back(&options.placement.contact);
  if (options.after_employment) sets.push_back(&options.after_employment->events);
  sets.push_back(&options.outside.events);
  return sets;
}

template <typename Pointer, typename Given>
std::vector<Pointer> all_of(Given& options) {
  std::vector<Pointer> sets = types_of<Pointer>(options);
  for (const Pointer set : events_of<Pointer>(options)) sets.push_back(set);
  sets.push_back(&options.outside.providers);
  return sets;
}

}  // namespace

std::vector<WordSet*> Options::types() {
  return types_of<WordSet*>(*this);
}
std::vector<WordSet*> Options::events() {
  return events_of<WordSet*>(*this);
}
std::vector<WordSet*> Options::words() {
  return all_of<WordSet*>(*this);
}
std::vector<const WordSet*> Options::words() const {
  return all_of<const WordSet*>(*this);
}

}  // namespace activities
