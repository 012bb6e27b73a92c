// What the activities hold: courses that are completed, and the factors that activities should move.
#include <algorithm>

#include "tables.hpp"

namespace activities {
namespace {

using fotfaste::Day;
using fotfaste::Role;
using fotfaste::Type;

enum class FactorSum : std::int64_t { persons = 1, seconds = 2, without_hours = 3 };

// Among a participation's records of a course, those that were attended taken together.
struct Taken {
  bool booked = false;
  std::optional<Day> first;
  Day last = fotfaste::no_day;  // the day after
  bool has_end = true;
  bool hours_known = true;
  std::int64_t held = 0;
  std::int64_t planned = 0;
};

Taken taken(const Course& course, const Person& person) {
  Taken all;
  for (const Record& record : person.records.all()) {
    if (record.outside || !course.activities.contains(record.type)) continue;
    all.booked = true;
    all.hours_known &= record.held && record.planned;
    all.held += record.held.value_or(0);
    all.planned += record.planned.value_or(0);
    if (!record.counts()) continue;
    if (!all.first || record.from < *all.first) all.first = record.from;
    all.last = std::max(all.last, record.until);
    all.has_end &= record.has_end;
  }
  return all;
}

Step completed(const Course& course, const Person& person) {
  const Taken all = taken(course, person);
  if (!all.first) return Step::apart;
  const bool left = person.records.has_left();
  const bool is_over = left || (all.has_end && all.last <= person.as_of);
  if (!course.certificate.empty()) {
    const bool certified = first_event(course.certificate, person, *all.first).has_value();
    return is_over ? (certified ? Step::yes : Step::no) : certified ? Step::early : Step::not_due;
  }
  if (!is_over) return Step::not_due;
  if (!all.has_end) return Step::unknown;
  if (left && all.last > person.window().until) return Step::no;
  if (!course.attended_share) return Step::yes;
  if (!all.hours_known) return Step::unknown;
  // Seconds are whole: half a second is no missed hour.
  return static_cast<double>(all.held) + 0.5 >= *course.attended_share * static_cast<double>(all.planned)
             ? Step::yes
             : Step::no;
}

std::string key_of(const std::string& factor, const std::string& type) {
  return std::string(factor).append("+").append(type);
}

void count_factor(const Factor& factor, const Person& person, Ledger& ledger) {
  const auto add = [&](Series series, std::string_view word, FactorSum sum, std::int64_t count = 1) {
    ledger.add(series, person.strata, word, static_cast<std::int64_t>(sum), count);
  };
  bool any = false;
  for (const std::string& type : factor.types) {
    const std::int32_t wanted = person.batch.activities.type.find(type);
    if (wanted == fotfaste::WordColumn::none) continue;
    bool of_type = false;
    for (const Record& record : person.records.all()) {
      if (record.outside || !record.counts() || record.type != wanted) continue;
      of_type = true;
      for (const auto& [series, word] : {std::pair{Series::factors, factor.id},
                                         std::pair{Series::factor_activities, key_of(factor.id, type)}}) {
        add(series, word, FactorSum::seconds, record.held.value_or(0));
        add(series, word, FactorSum::without_hours, record.held ? 0 : 1);
      }
    }
    if (of_type) add(Series::factor_activities, key_of(factor.id, type), FactorSum::persons);
    any |= of_type;
  }
  if (any) add(Series::factors, factor.id, FactorSum::persons);
}

void report_factors(const Reporting& reporting) {
  for (const Factor& factor : reporting.options.factors) {
    const auto row = [&](Series series, std::uint32_t stratum, const std::string& word, FactorSum sum) {
      return reporting.counts.count(series, stratum, word, static_cast<std::int64_t>(sum));
    };
    for (const std::uint32_t stratum : reporting.strata) {
      reporting.results.add("factor-coverage", factor.id, reporting.cell(stratum),
                            row(Series::factors, stratum, factor.id, FactorSum::persons),
                            reporting.persons(stratum), factor.types.size(),
                            hours_of(row(Series::factors, stratum, factor.id, FactorSum::seconds)),
                            row(Series::factors, stratum, factor.id, FactorSum::without_hours));
    }
    for (const std::string& type : factor.types) {
      const auto everybody = fotfaste::Breakdown::everybody;
      const std::string key = key_of(factor.id, type);
      reporting.results.add("factor-activities", factor.id, type,
                            row(Series::factor_activities, everybody, key, FactorSum::persons),
                            reporting.persons(everybody),
                            hours_of(row(Series::factor_activities, everybody, key, FactorSum::seconds)),
                            row(Series::factor_activities, everybody, key, FactorSum::without_hours));
    }
    reporting.results.label("factor-coverage", "factor", factor.id, factor.label);
    reporting.results.label("factor-activities", "factor", factor.id, factor.label);
  }
}

}  // namespace

void describe_content(fotfaste::Description& description) {
  add_step_columns(
      description.table("completion", fotfaste::Kind::proportion, "Fullföljda kurser", "Courses completed")
          .description(
              "Andelen som fullföljt, av dem som börjat kursen och där den är slut. Med intyg (certificate) "
              "räknas den "
              "som fått det; annars den som deltog och var kvar till kursens sista dag, och genomfört så "
              "stor del av "
              "timmarna som attended_share säger. Den som aldrig kom till kursen står som Gäller inte.",
              "The share who completed it, of those who began the course and for whom it is over. With a "
              "certificate "
              "who got it counts; otherwise who took part and stayed until the course's last day, with so "
              "large a share "
              "of the hours as attended_share says. Who never came to the course is under Does not apply.")
          .additive()
          .smallest_cell(5)
          .column("course", Type::text, Role::dimension, "Kurs", "Course"),
      "Fullföljde", "Completed");
  description
      .table("factor-coverage", fotfaste::Kind::proportion, "Faktorer som insatserna når",
             "Factors that activities reach")
      .description(
          "Andelen som hittills haft minst en insats för varje faktor, och timmarna. En faktor utan insatser "
          "har raden "
          "0: projektet gör inget åt den. Vilken insats som hör till vilken faktor är projektets egen tanke "
          "(factors); tabellen säger inte att insatsen verkar.",
          "The share who have had at least one activity for each factor so far, and the hours. A factor "
          "without "
          "activities has 0: the project does nothing about it. Which activity is for which factor is the "
          "project's "
          "own thought (factors); the table does not say that the activity works.")
      .additive()
      .smallest_cell(5)
      .column("factor", Type::text, Role::dimension, "Faktor", "Factor")
      .column("stratum", Type::stratum, Role::dimension, "Grupp", "Group")
      .column("numerator", Type::integer, Role::numerator, "Har haft en insats", "Had an activity")
      .column("denominator", Type::integer, Role::denominator, "Alla som börjat", "All who entered")
      .column("activities", Type::integer, Role::attribute, "Antal slags insatser", "Types of activity")
      .column("held", Type::number, Role::attribute, "Genomförda timmar", "Hours held", "hours")
      .column("without_held", Type::integer, Role::attribute, "Tillfällen utan timmar",
              "Occasions without hours");
  description
      .table("factor-activities", fotfaste::Kind::proportion, "Vilka insatser varje faktor har",
             "Which activities each factor has")
      .description(
          "Varje faktor med de insatser som projektet avser för den. En insats kan stå för flera faktorer.",
          "Each factor with the activities that the project means for it. An activity may be of several "
          "factors.")
      .additive()
      .smallest_cell(5)
      .column("factor", Type::text, Role::dimension, "Faktor", "Factor")
      .column("activity", Type::text, Role::dimension, "Insats", "Activity")
      .column("numerator", Type::integer, Role::numerator, "Har deltagit", "Took part")
      .column("denominator", Type::integer, Role::denominator, "Alla som börjat", "All who entered")
      .column("held", Type::number, Role::attribute, "Genomförda timmar", "Hours held", "hours")
      .column("without_held", Type::integer, Role::attribute, "Tillfällen utan timmar",
              "Occasions without hours");
}

void count_content(const Person& person, const Options& options, Ledger& ledger) {
  for (const Course& course : options.courses) {
    ledger.add(Series::completion, person.strata, course.id,
               static_cast<std::int64_t>(completed(course, person)));
  }
  for (const Factor& factor : options.factors) count_factor(factor, person, ledger);
}

void report_content(const Reporting& reporting) {
  for (const Course& course : reporting.options.courses) {
    for (const std::uint32_t stratum : reporting.strata) {
      const StepCells cells = step_cells(reporting, Series::completion, stratum, course.id);
      reporting.results.add("completion", course.id, reporting.cell(stratum), cells.yes, cells.judged,
                            cells.unknown, cells.not_due, cells.early, cells.apart);
    }
    reporting.results.label("completion", "course", course.id, course.label);
  }
  report_factors(reporting);
}

}  // namespace activities
