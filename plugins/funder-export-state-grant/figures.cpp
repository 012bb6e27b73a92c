#include "figures.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "fotfaste/sdk/codes.hpp"
#include "fotfaste/sdk/counts.hpp"

namespace state_grant {
namespace {

using fotfaste::Gender;
using fotfaste::Role;
using fotfaste::Type;

constexpr const char* participants_table = "participants-by-year";
constexpr const char* ages_table = "ages";
constexpr const char* outcomes_table = "outcomes";
constexpr const char* hours_table = "hours";

constexpr std::size_t genders = 4;
constexpr std::size_t everybody = genders;
// Everybody first.
constexpr std::size_t gender_order[] = {everybody, 0, 1, 2, 3};

std::string_view gender_word(std::size_t gender) {
  return gender == everybody ? std::string_view("all") : word(static_cast<Gender>(gender));
}

// "0-17", "18-19" ... "55-" and, last, "unknown".
std::vector<std::string> age_groups(const Options& options) {
  std::vector<std::string> groups;
  int lowest = 0;
  for (const int limit : options.age_limits) {
    groups.push_back(std::to_string(lowest).append("-").append(std::to_string(limit - 1)));
    lowest = limit;
  }
  groups.push_back(std::to_string(lowest).append("-"));
  groups.emplace_back("unknown");
  return groups;
}

constexpr const char* asked_words[asked_count] = {"work", "studies", "work_or_studies"};

}  // namespace

void Figures::describe(fotfaste::Description& description) {
  description.table(participants_table, fotfaste::Kind::count, "Deltagare", "Participants")
      .description("Antal personer, påbörjade, avslutade och pågående deltaganden, efter år och kön.",
                   "Persons, and participations entered, ended and going on, by year and gender.")
      .smallest_cell(5)
      .column("indicator", Type::text, Role::dimension, "Vad", "What")
      .column("period", Type::text, Role::dimension, "År", "Year")
      .column("gender", Type::text, Role::dimension, "Kön", "Gender")
      .column("value", Type::integer, Role::count, "Antal", "Number");
  description.table(ages_table, fotfaste::Kind::count, "Ålder vid start", "Age at entry")
      .description("Påbörjade deltaganden efter ålder.", "Participations entered by age.")
      .smallest_cell(5)
      .column("age_group", Type::text, Role::dimension, "Ålder", "Age")
      .column("gender", Type::text, Role::dimension, "Kön", "Gender")
      .column("value", Type::integer, Role::count, "Antal", "Number");
  description
      .table(outcomes_table, fotfaste::Kind::proportion, "I arbete och i studier", "In work and in studies")
      .description("Hur många som är i arbete och i studier vid varje punkt; efter avslut av dem som slutat.",
                   "How many are in work and in studies at each point; after the exit, of those who left.")
      .smallest_cell(5)
      .direction(fotfaste::Direction::higher)
      .column("outcome", Type::text, Role::dimension, "Läge", "State")
      .column("point", Type::text, Role::dimension, "Punkt", "Point")
      .column("gender", Type::text, Role::dimension, "Kön", "Gender")
      .column("numerator", Type::integer, Role::numerator, "Ja", "Yes")
      .column("denominator", Type::integer, Role::denominator, "Med känt läge", "With a known state")
      .column("unknown", Type::integer, Role::unknown, "Okänt", "Unknown")
      .column("not_due", Type::integer, Role::excluded, "Inte där än", "Not yet due");
  description.table(hours_table, fotfaste::Kind::count, "Timmar", "Hours")
      .description("Timmar i de insatser som deltagarna var med i, och planerade timmar i alla.",
                   "Hours of the activities attended, and hours planned in all.")
      .column("indicator", Type::text, Role::dimension, "Vad", "What")
      .column("value", Type::number, Role::value, "Timmar", "Hours", "hours")
      .column("activities", Type::integer, Role::count, "Insatser", "Activities")
      .column("without_hours", Type::integer, Role::excluded, "Utan timmar", "Without hours");
}

void Figures::add(const Figure& figure, std::int64_t count) {
  fotfaste::add_counts(figures_[figure], count);
}

void Figures::add_hours(HoursOf& to, std::optional<double> hours) {
  ++to.activities;
  if (!hours) {
    ++to.without_hours;
  } else {
    // A longer activity than the model has days says nothing about hours.
    constexpr double most = 24.0 * 366 * 10000;
    to.seconds += std::llround(std::min(*hours, most) * 3600.0);
  }
}

void Figures::merge(const Figures& other) {
  for (const auto& [figure, count] : other.figures_) add(figure, count);
  for (const auto hours : {&Figures::held_, &Figures::planned_}) {
    fotfaste::add_counts((this->*hours).seconds, (other.*hours).seconds);
    fotfaste::add_counts((this->*hours).activities, (other.*hours).activities);
    fotfaste::add_counts((this->*hours).without_hours, (other.*hours).without_hours);
  }
}

void Figures::save(fotfaste::Writer& writer) const {
  writer.number(static_cast<std::uint64_t>(figures_.size()));
  for (const auto& [figure, count] : figures_) {
    writer.number(static_cast<std::uint8_t>(figure.measure));
    writer.number(figure.item);
    writer.number(figure.answer);
    writer.number(figure.gender);
    writer.number(count);
  }
  for (const HoursOf* hours : {&held_, &planned_}) {
    writer.number(hours->seconds);
    writer.number(hours->activities);
    writer.number(hours->without_hours);
  }
}

void Figures::restore(fotfaste::Reader& reader) {
  Figures other;
  for (std::uint64_t left = reader.count(15); left > 0; --left) {
    const auto measure = reader.number<std::uint8_t>();
    const auto item = reader.number<std::int32_t>();
    const auto answer = reader.number<std::uint8_t>();
    const auto gender = reader.number<std::uint8_t>();
    const bool known = measure < measure_count && item >= 0 && item < 10000 &&
                       answer <= static_cast<std::uint8_t>(Answered::not_due) && gender < genders;
    if (!known) throw fotfaste::MalformedBytes("a figure is not as it can be");
    other.add({static_cast<Measure>(measure), item, answer, gender}, fotfaste::read_count(reader));
  }
  for (HoursOf* hours : {&other.held_, &other.planned_}) {
    hours->seconds = fotfaste::read_count(reader);
    hours->activities = fotfaste::read_count(reader);
    hours->without_hours = fotfaste::read_count(reader);
  }
  merge(other);
}

std::int64_t Figures::count(Figure figure, std::size_t gender) const {
  std::int64_t sum = 0;
  for (std::size_t one = 0; one < genders; ++one) {
    if (gender != everybody && gender != one) continue;
    figure.gender = static_cast<std::uint8_t>(one);
    const auto found = figures_.find(figure);
    if (found != figures_.end()) fotfaste::add_counts(sum, found->second);
  }
  return sum;
}

// Women, men and everybody are always shown.
bool Figures::is_met(std::size_t gender) const {
  if (gender <= static_cast<std::size_t>(Gender::man) || gender == everybody) return true;
  return std::any_of(figures_.begin(), figures_.end(),
                     [&](const auto& one) { return one.first.gender == gender; });
}

void Figures::report(fotfaste::Results& results, const Options& options) const {
  report_participants(results);
  report_ages(results, options);
  report_outcomes(results, options);
  report_hours(results);
  for (const char* table : {participants_table, ages_table, outcomes_table})
    results.label(table, "gender", "all", {"alla", "everybody"});
}

void Figures::report_participants(fotfaste::Results& results) const {
  constexpr std::pair<Measure, const char*> indicators[] = {{Measure::persons, "persons"},
                                                            {Measure::entered, "entered"},
                                                            {Measure::left, "left"},
                                                            {Measure::taking_part, "taking_part"}};
  int first = 9999;
  int last = 0;
  for (const auto& [figure, count] : figures_) {
    if (figure.measure > Measure::taking_part) continue;
    first = std::min(first, figure.item);
    last = std::max(last, figure.item);
  }
  for (const auto& [measure, indicator] : indicators) {
    std::array<std::int64_t, genders + 1> in_all = {};
    for (int year = first; year <= last; ++year) {
      for (const std::size_t gender : gender_order) {
        const std::int64_t value = count({measure, year}, gender);
        in_all[gender] += value;
        if (is_met(gender))
          results.add(participants_table, indicator, std::to_string(year), gender_word(gender), value);
      }
    }
    // Who takes part over New Year is of both years: the sum would count them twice.
    if (measure == Measure::taking_part || first > last) continue;
    for (const std::size_t gender : gender_order) {
      if (is_met(gender))
        results.add(participants_table, indicator, "total", gender_word(gender), in_all[gender]);
    }
  }
  results.label(participants_table, "period", "total", {"hela tiden", "in all"});
  results.label(participants_table, "indicator", "persons",
                {"personer, det år då de först börjar", "persons, in the year of their first entry"});
  results.label(participants_table, "indicator", "entered", {"påbörjade", "entered"});
  results.label(participants_table, "indicator", "left", {"avslutade", "left"});
  results.label(participants_table, "indicator", "taking_part",
                {"deltog någon dag under året", "took part on any day of the year"});
}

void Figures::report_ages(fotfaste::Results& results, const Options& options) const {
  const std::vector<std::string> groups = age_groups(options);
  for (std::size_t group = 0; group < groups.size(); ++group) {
    for (const std::size_t gender : gender_order) {
      if (!is_met(gender)) continue;
      results.add(ages_table, groups[group], gender_word(gender),
                  count({Measure::age, static_cast<std::int32_t>(group)}, gender));
    }
  }
  results.label(ages_table, "age_group", "unknown", {"okänd ålder", "age unknown"});
}

void Figures::report_outcomes(fotfaste::Results& results, const Options& options) const {
  for (std::size_t point = 0; point < options.points.size(); ++point) {
    for (int asked = 0; asked < asked_count; ++asked) {
      for (const std::size_t gender : gender_order) {
        if (!is_met(gender)) continue;
        const auto of = [&](Answered answer) {
          return count({Measure::outcome, item_of(point, static_cast<Asked>(asked)),
                        static_cast<std::uint8_t>(answer)},
                       gender);
        };
        results.add(outcomes_table, asked_words[asked], options.points[point].text, gender_word(gender),
                    of(Answered::yes), of(Answered::yes) + of(Answered::no), of(Answered::unknown),
                    of(Answered::not_due));
      }
    }
  }
  results.label(outcomes_table, "outcome", "work", {"i arbete", "in work"});
  results.label(outcomes_table, "outcome", "studies", {"i studier", "in studies"});
  results.label(outcomes_table, "outcome", "work_or_studies",
                {"i arbete eller studier", "in work or studies"});
}

void Figures::report_hours(fotfaste::Results& results) const {
  const auto add = [&](const char* indicator, const HoursOf& hours) {
    std::optional<double> value;
    if (hours.activities > hours.without_hours) value = static_cast<double>(hours.seconds) / 3600.0;
    results.add(hours_table, indicator, value, hours.activities, hours.without_hours);
  };
  add("held", held_);
  add("planned", planned_);
  results.label(hours_table, "indicator", "held", {"genomförda", "held"});
  results.label(hours_table, "indicator", "planned", {"planerade", "planned"});
}

}  // namespace state_grant
