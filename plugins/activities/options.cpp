#include "options.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <string_view>

#include "fotfaste/sdk/codes.hpp"
#include "fotfaste/sdk/criteria/reading.hpp"
#include "fotfaste/sdk/project_table.hpp"

namespace activities {
namespace {

using fotfaste::Parameters;
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

}  // namespace

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
