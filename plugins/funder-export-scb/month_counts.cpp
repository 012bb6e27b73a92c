#include "month_counts.hpp"

#include "fotfaste/sdk/counts.hpp"
#include "hours.hpp"

namespace scb {
namespace {

// All counts, in the order in which they are saved.
constexpr std::int64_t MonthCount::*counts[] = {&MonthCount::starts,
                                                &MonthCount::ends,
                                                &MonthCount::taking_part,
                                                &MonthCount::seconds,
                                                &MonthCount::rows,
                                                &MonthCount::minors_left_out,
                                                &MonthCount::age_unknown_left_out,
                                                &MonthCount::placeholders,
                                                &MonthCount::activities_without_hours};
// Of the years 0 to 9999.
constexpr Month beyond_the_model = 12 * 10000;

}  // namespace

void MonthCounts::describe(fotfaste::Description& description) {
  using fotfaste::Role;
  using fotfaste::Type;
  description.table(table, fotfaste::Kind::count, "Månader", "Months")
      .description(
          "En fil i månaden till SCB: starten redovisas i den månad då den sker, slutet i sin. En rad är en "
          "person i månaden. Personer under 18 år är inte med om projektet inte anger en rättslig grund.",
          "One file a month for Statistics Sweden: a start is reported in its month, an end in its own. A "
          "row "
          "is a person in the month. People under 18 are left out unless the project states a legal basis.")
      .smallest_cell(5)
      .column("month", Type::text, Role::dimension, "Månad", "Month")
      .column("starts", Type::integer, Role::value, "Börjar", "Start")
      .column("ends", Type::integer, Role::value, "Slutar", "End")
      .column("taking_part", Type::integer, Role::value, "Deltar", "Take part")
      .column("hours", Type::number, Role::value, "Timmar", "Hours", "hours")
      .column("rows", Type::integer, Role::value, "Rader i filen", "Rows in the file")
      .column("minors_left_out", Type::integer, Role::excluded, "Under 18 år, inte med", "Under 18, left out")
      .column("age_unknown_left_out", Type::integer, Role::excluded, "Okänd ålder, inte med",
              "Age unknown, left out")
      .column("placeholders", Type::integer, Role::value, "Rader med platsmarkering",
              "Rows with a placeholder")
      .column("activities_without_hours", Type::integer, Role::value, "Insatser utan timmar",
              "Activities without hours")
      .column("opens", Type::date, Role::attribute, "Öppnas", "Opens")
      .column("due", Type::date, Role::attribute, "Senast", "Due");
}

void MonthCounts::merge(const MonthCounts& other) {
  for (const auto& [month, count] : other.months_) {
    MonthCount& own = months_[month];
    for (const auto member : counts) fotfaste::add_counts(own.*member, count.*member);
  }
}

void MonthCounts::save(fotfaste::Writer& writer) const {
  writer.number(static_cast<std::uint64_t>(months_.size()));
  for (const auto& [month, count] : months_) {
    writer.number(month);
    for (const auto member : counts) writer.number(count.*member);
  }
}

void MonthCounts::restore(fotfaste::Reader& reader) {
  MonthCounts other;
  for (std::uint64_t left = reader.count(sizeof(Month) + sizeof counts / sizeof *counts * 8); left > 0;
       --left) {
    const auto month = reader.number<Month>();
    if (month < 0 || month >= beyond_the_model)
      throw fotfaste::MalformedBytes("a month is outside the model");
    for (const auto member : counts) other.months_[month].*member = fotfaste::read_count(reader);
  }
  merge(other);
}

void MonthCounts::report(fotfaste::Results& results) const {
  for (const auto& [month, count] : months_) {
    const double hours = static_cast<double>(count.seconds) / static_cast<double>(seconds_per_hour);
    results.add(table, text_of(month), count.starts, count.ends, count.taking_part, hours, count.rows,
                count.minors_left_out, count.age_unknown_left_out, count.placeholders,
                count.activities_without_hours, fotfaste::DayCell{opens(month)},
                fotfaste::DayCell{due(month)});
  }
}

}  // namespace scb
