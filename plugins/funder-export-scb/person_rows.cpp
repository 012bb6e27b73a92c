#include "person_rows.hpp"

#include <algorithm>

#include "hours.hpp"

namespace scb {
namespace {

std::optional<fotfaste::DayCell> cell_of(fotfaste::Day day) {
  return day == fotfaste::no_day ? std::nullopt : std::optional(fotfaste::DayCell{day});
}

std::optional<std::string_view> word(Template form) {
  constexpr std::string_view words[] = {"", "PO1", "PO2", "PO3"};
  return form == Template::by_status ? std::nullopt : std::optional(words[static_cast<std::size_t>(form)]);
}

}  // namespace

void PersonRows::describe(fotfaste::Description& description) {
  using fotfaste::Role;
  using fotfaste::Type;
  description.table(table, fotfaste::Kind::records, "Deltagare", "Participants")
      .description(
          "En rad för varje person och månad, i den ordning som månaderna skickas. Görs bara av "
          "fotfaste export.",
          "A row for each person and month, in the order in which the months are sent. Made by fotfaste "
          "export alone.")
      .column("month", Type::text, Role::dimension, "Månad", "Month")
      .column("person", Type::integer, Role::person, "Deltagare", "Participant")
      .column("start", Type::date, Role::attribute, "Startdatum", "Start date")
      .column("end", Type::date, Role::attribute, "Slutdatum", "End date")
      .column("hours", Type::number, Role::value, "Timmar", "Hours", "hours")
      .column("template", Type::text, Role::attribute, "Mall", "Template")
      .column("identity", Type::text, Role::attribute, "Identitet", "Identity")
      .column("part", Type::integer, Role::dimension, "Rad för personen i månaden",
              "Row of the person in the month")
      .column("activities_without_hours", Type::integer, Role::value, "Insatser utan timmar",
              "Activities without hours");
}

std::vector<PersonRow> PersonRows::sorted() const {
  std::vector<PersonRow> rows = rows_;
  std::sort(rows.begin(), rows.end());
  return rows;
}

void PersonRows::save(fotfaste::Writer& writer) const {
  writer.number(static_cast<std::uint64_t>(rows_.size()));
  for (const PersonRow& row : sorted()) {
    writer.number(row.month);
    writer.number(row.person);
    writer.number(row.entry);
    writer.number(row.start);
    writer.number(row.end);
    writer.number(row.seconds);
    writer.number(row.activities_without_hours);
    writer.number(static_cast<std::uint8_t>(row.form));
    writer.number(static_cast<std::uint8_t>(row.placeholder ? 1 : 0));
  }
}

void PersonRows::restore(fotfaste::Reader& reader) {
  for (std::uint64_t left = reader.count(42); left > 0; --left) {
    PersonRow row;
    row.month = reader.number<Month>();
    row.person = reader.number<std::uint64_t>();
    row.entry = reader.number<fotfaste::Day>();
    row.start = reader.number<fotfaste::Day>();
    row.end = reader.number<fotfaste::Day>();
    row.seconds = reader.number<std::int64_t>();
    row.activities_without_hours = reader.number<std::int64_t>();
    const auto form = reader.number<std::uint8_t>();
    const auto placeholder = reader.number<std::uint8_t>();
    if (row.month < 0 || row.seconds < 0 || row.activities_without_hours < 0 || form > 3 || placeholder > 1)
      throw fotfaste::MalformedBytes("a row of a participant is not as it can be");
    row.form = static_cast<Template>(form);
    row.placeholder = placeholder == 1;
    rows_.push_back(row);
  }
}

void PersonRows::report(fotfaste::Results& results) const {
  const PersonRow* before = nullptr;
  int part = 0;
  const std::vector<PersonRow> rows = sorted();
  for (const PersonRow& row : rows) {
    const bool same = before != nullptr && before->month == row.month && before->person == row.person;
    part = same ? part + 1 : 1;
    before = &row;
    std::optional<double> hours;
    if (row.seconds > 0 || row.activities_without_hours == 0)
      hours = static_cast<double>(row.seconds) / static_cast<double>(seconds_per_hour);
    results.add(table, text_of(row.month), row.person, cell_of(row.start), cell_of(row.end), hours,
                word(row.form), row.placeholder ? "placeholder" : "registered", part,
                row.activities_without_hours);
  }
  if (rows.empty()) return;
  results.label(table, "identity", "placeholder", {"skyddad: platsmarkering", "protected: placeholder"});
  results.label(table, "identity", "registered", {"personnummer", "identity number"});
}

}  // namespace scb
