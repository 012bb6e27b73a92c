#include "sheet.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace progression {

void Sheet::describe(fotfaste::Description& description) {
  using fotfaste::Role;
  using fotfaste::Type;
  fotfaste::Table& table =
      description.table(id, fotfaste::Kind::records, "Underlag för samtal", "Dialogue sheet")
          .description(
              "Skattningarna av en deltagare, våg för våg. Ett underlag för samtal med deltagaren, inte en "
              "bedömning: en enskild rörelse kan vara mätfel.",
              "The ratings of one participant, wave by wave. A basis for a talk with the participant, not a "
              "verdict: a "
              "single movement may be error.");
  table.column("person", Type::integer, Role::person, "Deltagare", "Participant")
      .column("entry", Type::date, Role::dimension, "Start", "Entry");
  add_measure_columns(table)
      .column("wave", Type::integer, Role::dimension, "Våg", "Wave")
      .column("date", Type::date, Role::attribute, "Datum", "Date")
      .column("value", Type::number, Role::value, "Svar", "Answer")
      .column("lowest", Type::number, Role::attribute, "Skalans lägsta", "Lowest of the scale")
      .column("highest", Type::number, Role::attribute, "Skalans högsta", "Highest of the scale");
}

void Sheet::count(const Person& person, const Options& options) {
  if (!options.sheet_person || person.participation.person() != *options.sheet_person) return;
  for (const Ratings::Chosen& one : person.ratings.chosen()) {
    rows_.push_back({person.participation.person(), person.participation.entry(), one.measure, one.wave,
                     one.day, one.value});
  }
}

void Sheet::merge(const Sheet& other, const Numbering& numbers) {
  for (Row row : other.rows_) {
    row.measure = numbers.measures[row.measure];
    rows_.push_back(row);
  }
}

std::vector<Sheet::Row> Sheet::ordered(const std::vector<std::uint32_t>& measures) const {
  std::vector<std::uint32_t> places(measures.size());
  for (std::uint32_t i = 0; i < measures.size(); ++i) places[measures[i]] = i;
  std::vector<Row> rows = rows_;
  std::sort(rows.begin(), rows.end(), [&](const Row& a, const Row& b) {
    return std::tuple(a.person, a.entry, places[a.measure], a.wave, a.day, a.value) <
           std::tuple(b.person, b.entry, places[b.measure], b.wave, b.day, b.value);
  });
  return rows;
}

void Sheet::save(fotfaste::Writer& writer, const Numbering& numbers) const {
  std::vector<std::uint32_t> places(numbers.measures.size());
  for (std::uint32_t i = 0; i < places.size(); ++i) places[numbers.measures[i]] = i;
  writer.number(static_cast<std::uint64_t>(rows_.size()));
  for (const Row& row : ordered(numbers.measures)) {
    writer.number(row.person);
    writer.number(row.entry);
    writer.number(places[row.measure]);
    writer.number(row.wave);
    writer.number(row.day);
    writer.number(row.value);
  }
}

void Sheet::restore(fotfaste::Reader& reader, const Numbering& numbers) {
  for (std::uint64_t left = reader.count(32); left > 0; --left) {
    Row row = {};
    row.person = reader.number<std::uint64_t>();
    row.entry = reader.number<fotfaste::Day>();
    row.measure = reader.number<std::uint32_t>();
    row.wave = reader.number<std::int32_t>();
    row.day = reader.number<fotfaste::Day>();
    row.value = reader.number<double>();
    if (row.measure >= numbers.measures.size() || !std::isfinite(row.value)) {
      throw fotfaste::MalformedBytes("a row of a sheet is not as it can be");
    }
    row.measure = numbers.measures[row.measure];
    rows_.push_back(row);
  }
}

void Sheet::report(const Reporting& reporting) const {
  for (const Row& row : ordered(reporting.numbers.measures)) {
    const Measure& measure = reporting.measures.measures()[row.measure];
    const Form& form = reporting.measures.form_of(measure);
    reporting.results.add(id, row.person, fotfaste::DayCell{row.entry}, form.instrument, form.rater,
                          measure.id, word(measure.kind), row.wave, fotfaste::DayCell{row.day}, row.value,
                          measure.lowest, measure.highest);
  }
  if (rows_.empty()) return;
  reporting.measures.label(reporting.results, id, Measures::Untitled::by_wording);
  reporting.measures.label_raters(reporting.results, id, "rater");
  reporting.results.label(id, "kind", "item", {"fråga", "item"});
}

}  // namespace progression
