// Who took part in what, how often and for how long.
#include <algorithm>
#include <array>
#include <optional>

#include "tables.hpp"

namespace activities {
namespace {

using fotfaste::Role;
using fotfaste::Type;

enum class Uptake : std::int64_t { took_part, never_came };
enum class HoursSum : std::int64_t {
  held,
  planned,
  held_where_planned,  // of records where both are stated
  planned_where_held,
  without_held,  // records
  without_planned
};
enum class KindSum : std::int64_t { persons, occasions, held, planned, without_held };
enum class OutsideSum : std::int64_t { persons, occasions, held, without_held };

template <typename Code>
constexpr std::int64_t code(Code value) {
  return static_cast<std::int64_t>(value);
}

constexpr const char* kind_words[] = {"individual", "group", "not_stated"};
constexpr const char* both_kinds = "both";

struct OfType {
  std::int32_t word;
  bool came = false;
  bool hours_missing = false;
  std::int64_t held = 0;
};

// A sum where there is anything to sum.
std::optional<double> hours_or_nothing(std::int64_t seconds, std::int64_t occasions, std::int64_t without) {
  return occasions > without ? std::optional(hours_of(seconds)) : std::nullopt;
}

void count_outside(const Person& person, Ledger& ledger) {
  std::vector<std::int32_t> seen;
  const auto records = person.records.all();
  for (std::size_t i = 0; i < records.size(); ++i) {
    const Record& record = records[i];
    if (!record.outside || !record.counts()) continue;
    const std::int32_t word = person.type_numbers[i];
    const auto add = [&](OutsideSum sum, std::int64_t count) {
      ledger.add(Series::outside, person.strata, word, code(sum), count);
    };
    if (std::find(seen.begin(), seen.end(), word) == seen.end()) {
      seen.push_back(word);
      add(OutsideSum::persons, 1);
    }
    add(OutsideSum::occasions, 1);
    add(OutsideSum::held, record.held.value_or(0));
    add(OutsideSum::without_held, record.held ? 0 : 1);
  }
}

void count_kinds(const Person& person, Ledger& ledger) {
  std::array<bool, 3> came{};
  for (const Record& record : person.records.all()) {
    if (record.outside) continue;
    const char* const kind = kind_words[static_cast<std::size_t>(record.kind)];
    const auto add = [&](KindSum sum, std::int64_t count) {
      ledger.add(Series::kinds, person.strata, kind, code(sum), count);
    };
    add(KindSum::planned, record.planned.value_or(0));
    if (!record.counts()) continue;
    came[static_cast<std::size_t>(record.kind)] = true;
    add(KindSum::occasions, 1);
    add(KindSum::held, record.held.value_or(0));
    add(KindSum::without_held, record.held ? 0 : 1);
  }
  for (std::size_t i = 0; i < came.size(); ++i) {
    if (came[i]) ledger.add(Series::kinds, person.strata, kind_words[i], code(KindSum::persons));
  }
  if (came[0] && came[1]) ledger.add(Series::kinds, person.strata, both_kinds, code(KindSum::persons));
}

void count_types(const Person& person, Ledger& ledger) {
  std::vector<OfType> types;
  const auto records = person.records.all();
  for (std::size_t i = 0; i < records.size(); ++i) {
    const Record& record = records[i];
    if (record.outside) continue;
    const std::int32_t word = person.type_numbers[i];
    const auto add = [&](HoursSum sum, std::int64_t count) {
      ledger.add(Series::hours, person.strata, word, code(sum), count);
    };
    ledger.add(Series::occasions, person.strata, word, static_cast<std::int64_t>(record.attended));
    add(HoursSum::planned, record.planned.value_or(0));
    add(HoursSum::without_planned, record.planned ? 0 : 1);
    if (record.planned && record.held) {
      add(HoursSum::held_where_planned, *record.held);
      add(HoursSum::planned_where_held, *record.planned);
    }
    auto found =
        std::find_if(types.begin(), types.end(), [&](const OfType& one) { return one.word == word; });
    if (found == types.end()) found = types.insert(types.end(), OfType{word});
    if (!record.counts()) continue;
    found->came = true;
    found->hours_missing |= !record.held;
    found->held += record.held.value_or(0);
    add(HoursSum::held, record.held.value_or(0));
    add(HoursSum::without_held, record.held ? 0 : 1);
  }
  std::int64_t breadth = 0;
  for (const OfType& one : types) {
    ledger.add(Series::uptake, person.strata, one.word,
               code(one.came ? Uptake::took_part : Uptake::never_came));
    if (!one.came) continue;
    ++breadth;
    ledger.add(Series::person_seconds, person.strata, one.word, one.hours_missing ? -1 : one.held);
  }
  ledger.add(Series::breadth, person.strata, "", breadth);
}

void describe_activities(fotfaste::Description& description) {
  description
      .table("uptake", fotfaste::Kind::proportion, "Vilka insatser deltagarna haft",
             "What participants took part in")
      .description(
          "Andelen som hittills deltagit minst en gång i insatsen, av alla som börjat. Den som var anmäld "
          "men "
          "aldrig kom räknas inte som deltagare i insatsen. Insatser utanför projektet står för sig.",
          "The share who have taken part at least once so far, of all who have entered. Who had a place and "
          "never came does not count as having taken part. What is outside the project stands by itself.")
      .additive()
      .smallest_cell(5)
      .column("activity", Type::text, Role::dimension, "Insats", "Activity")
      .column("stratum", Type::stratum, Role::dimension, "Grupp", "Group")
      .column("numerator", Type::integer, Role::numerator, "Har deltagit", "Took part")
      .column("denominator", Type::integer, Role::denominator, "Alla som börjat", "All who entered")
      .column("never_came", Type::integer, Role::attribute, "Anmälda som aldrig kom",
              "Had a place and never came");
  description.table("attendance", fotfaste::Kind::proportion, "Närvaro", "Attendance")
      .description(
          "Andelen tillfällen då deltagaren kom, av dem där närvaron är antecknad. Samma person har många "
          "tillfällen: intervallet är smalare än det borde.",
          "The share of occasions that the participant attended, of those where it is recorded. A person has "
          "many occasions: the interval is narrower than it should be.")
      .additive()
      .smallest_cell(5)
      .column("activity", Type::text, Role::dimension, "Insats", "Activity")
      .column("stratum", Type::stratum, Role::dimension, "Grupp", "Group")
      .column("numerator", Type::integer, Role::numerator, "Deltog", "Attended")
      .column("denominator", Type::integer, Role::denominator, "Tillfällen", "Occasions")
      .column("unknown", Type::integer, Role::unknown, "Närvaro inte antecknad", "Attendance not recorded");
  description.table("hours", fotfaste::Kind::mean, "Timmar i insatserna", "Hours in activities")
      .description(
          "Genomförda timmar per deltagare, av dem som deltog och vars alla timmar är antecknade. Summorna "
          "gäller "
          "alla tillfällen där timmar är antecknade; vad som saknas står bredvid. Kvartilerna räknas linjärt "
          "mellan värdena (typ 7).",
          "Hours held for each participant, of those who took part and all of whose hours are recorded. Sums "
          "are "
          "of all occasions where hours are recorded; what is missing stands beside. Quartiles are linear "
          "between values (type 7).")
      .smallest_cell(5)
      .column("activity", Type::text, Role::dimension, "Insats", "Activity")
      .column("stratum", Type::stratum, Role::dimension, "Grupp", "Group")
      .column("n", Type::integer, Role::count, "Deltagare med kända timmar", "Participants with known hours")
      .column("unknown", Type::integer, Role::unknown, "Deltagare vars timmar saknas",
              "Participants whose hours are missing")
      .column("value", Type::number, Role::value, "Timmar per deltagare, medelvärde",
              "Hours a participant, mean", "hours")
      .column("first_quartile", Type::number, Role::attribute, "Undre kvartil", "First quartile", "hours")
      .column("median", Type::number, Role::attribute, "Median", "Median", "hours")
      .column("third_quartile", Type::number, Role::attribute, "Övre kvartil", "Third quartile", "hours")
      .column("held", Type::number, Role::attribute, "Genomförda timmar, summa", "Hours held, sum", "hours")
      .column("planned", Type::number, Role::attribute, "Planerade timmar, summa", "Hours planned, sum",
              "hours")
      .column("held_of_planned", Type::number, Role::attribute, "Genomfört av planerat, där båda är kända",
              "Held of planned, where both are known")
      .column("without_held", Type::integer, Role::attribute, "Tillfällen utan timmar",
              "Occasions without hours")
      .column("without_planned", Type::integer, Role::attribute, "Tillfällen utan plan",
              "Occasions without a plan");
}

void describe_forms(fotfaste::Description& description) {
  description
      .table("individual-and-group", fotfaste::Kind::proportion, "Enskilt och i grupp",
             "Individual and in groups")
      .description("Hur många som fått stöd enskilt, i grupp och båda delarna, med tillfällen och timmar.",
                   "How many got support individually, in groups and both, with occasions and hours.")
      .additive()
      .smallest_cell(5)
      .column("kind", Type::text, Role::dimension, "Form", "Kind")
      .column("stratum", Type::stratum, Role::dimension, "Grupp", "Group")
      .column("numerator", Type::integer, Role::numerator, "Har deltagit", "Took part")
      .column("denominator", Type::integer, Role::denominator, "Alla som börjat", "All who entered")
      .column("occasions", Type::integer, Role::attribute, "Tillfällen", "Occasions")
      .column("held", Type::number, Role::attribute, "Genomförda timmar", "Hours held", "hours")
      .column("planned", Type::number, Role::attribute, "Planerade timmar", "Hours planned", "hours")
      .column("without_held", Type::integer, Role::attribute, "Tillfällen utan timmar",
              "Occasions without hours");
  description
      .table("breadth", fotfaste::Kind::distribution, "Antal olika insatser",
             "Number of different activities")
      .description("Hur många olika insatser varje deltagare haft hittills.",
                   "How many different activities each participant has had so far.")
      .additive()
      .smallest_cell(5)
      .column("number", Type::integer, Role::dimension, "Olika insatser", "Different activities")
      .column("stratum", Type::stratum, Role::dimension, "Grupp", "Group")
      .column("numerator", Type::integer, Role::numerator, "Deltagare", "Participants")
      .column("denominator", Type::integer, Role::denominator, "Alla som börjat", "All who entered");
  description.table("outside", fotfaste::Kind::proportion, "Utanför projektet", "Outside the project")
      .description(
          "Insatser som andra står för, enligt inställningen outside. De ingår inte i någon annan tabell om "
          "insatser.",
          "Activities that others provide, by the setting outside. They are in no other table of activities.")
      .additive()
      .smallest_cell(5)
      .column("activity", Type::text, Role::dimension, "Insats", "Activity")
      .column("stratum", Type::stratum, Role::dimension, "Grupp", "Group")
      .column("numerator", Type::integer, Role::numerator, "Har deltagit", "Took part")
      .column("denominator", Type::integer, Role::denominator, "Alla som börjat", "All who entered")
      .column("occasions", Type::integer, Role::attribute, "Tillfällen", "Occasions")
      .column("held", Type::number, Role::attribute, "Genomförda timmar", "Hours held", "hours")
      .column("without_held", Type::integer, Role::attribute, "Tillfällen utan timmar",
              "Occasions without hours");
}

void report_hours(const Reporting& reporting, const std::string& activity, std::uint32_t stratum) {
  const auto of = [&](HoursSum sum) {
    return reporting.counts.count(Series::hours, stratum, activity, code(sum));
  };
  const auto occasions = [&](Attended attended) {
    return reporting.counts.count(Series::occasions, stratum, activity, static_cast<std::int64_t>(attended));
  };
  std::int64_t attended = occasions(Attended::yes);
  fotfaste::add_counts(attended, occasions(Attended::not_stated));
  std::int64_t all = attended;
  fotfaste::add_counts(all, occasions(Attended::no));
  const Spreads spreads =
      spread_of(reporting.counts.values(Series::person_seconds, stratum, activity), seconds_per_hour);
  const auto some = [&](double value) { return spreads.any ? std::optional(value) : std::nullopt; };
  const std::int64_t planned = of(HoursSum::planned_where_held);
  reporting.results.add("hours", activity, reporting.cell(stratum), spreads.size, spreads.unknown,
                        some(spreads.spread.mean), some(spreads.spread.first_quartile),
                        some(spreads.spread.median), some(spreads.spread.third_quartile),
                        hours_or_nothing(of(HoursSum::held), attended, of(HoursSum::without_held)),
                        hours_or_nothing(of(HoursSum::planned), all, of(HoursSum::without_planned)),
                        planned > 0 ? std::optional(static_cast<double>(of(HoursSum::held_where_planned)) /
                                                    static_cast<double>(planned))
                                    : std::nullopt,
                        of(HoursSum::without_held), of(HoursSum::without_planned));
}

void report_types(const Reporting& reporting) {
  for (const std::string& activity : reporting.counts.words(Series::uptake)) {
    for (const std::uint32_t stratum : reporting.strata) {
      const auto of = [&](Uptake uptake) {
        return reporting.counts.count(Series::uptake, stratum, activity, code(uptake));
      };
      const auto occasions = [&](Attended attended) {
        return reporting.counts.count(Series::occasions, stratum, activity,
                                      static_cast<std::int64_t>(attended));
      };
      reporting.results.add("uptake", activity, reporting.cell(stratum), of(Uptake::took_part),
                            reporting.persons(stratum), of(Uptake::never_came));
      std::int64_t known = occasions(Attended::yes);
      fotfaste::add_counts(known, occasions(Attended::no));
      reporting.results.add("attendance", activity, reporting.cell(stratum), occasions(Attended::yes), known,
                            occasions(Attended::not_stated));
      report_hours(reporting, activity, stratum);
    }
  }
}

void report_kinds(const Reporting& reporting) {
  if (reporting.counts.words(Series::kinds).empty()) return;
  const auto everybody = fotfaste::Breakdown::everybody;
  const auto of = [&](const char* kind, std::uint32_t stratum, KindSum sum) {
    return reporting.counts.count(Series::kinds, stratum, kind, code(sum));
  };
  for (const char* kind : kind_words) {
    const bool is_stated = kind != kind_words[2];
    if (!is_stated && of(kind, everybody, KindSum::persons) == 0) continue;
    for (const std::uint32_t stratum : reporting.strata) {
      const std::int64_t occasions = of(kind, stratum, KindSum::occasions);
      reporting.results.add("individual-and-group", kind, reporting.cell(stratum),
                            of(kind, stratum, KindSum::persons), reporting.persons(stratum), occasions,
                            hours_or_nothing(of(kind, stratum, KindSum::held), occasions,
                                             of(kind, stratum, KindSum::without_held)),
                            hours_of(of(kind, stratum, KindSum::planned)),
                            of(kind, stratum, KindSum::without_held));
    }
  }
  for (const std::uint32_t stratum : reporting.strata) {
    reporting.results.add("individual-and-group", both_kinds, reporting.cell(stratum),
                          of(both_kinds, stratum, KindSum::persons), reporting.persons(stratum), std::nullopt,
                          std::nullopt, std::nullopt, std::nullopt);
  }
  const auto label = [&](const char* kind, const char* sv, const char* en) {
    reporting.results.label("individual-and-group", "kind", kind, {sv, en});
  };
  label(kind_words[0], "enskilt", "individual");
  label(kind_words[1], "i grupp", "in a group");
  label(kind_words[2], "formen inte angiven", "kind not stated");
  label(both_kinds, "både enskilt och i grupp", "both individual and in a group");
}

}  // namespace

void describe_uptake(fotfaste::Description& description) {
  describe_activities(description);
  describe_forms(description);
}

void count_uptake(const Person& person, Ledger& ledger) {
  count_types(person, ledger);
  count_kinds(person, ledger);
  count_outside(person, ledger);
}

void report_uptake(const Reporting& reporting) {
  report_types(reporting);
  report_kinds(reporting);
  const Values& all = reporting.counts.values(Series::breadth, fotfaste::Breakdown::everybody);
  const bool any = !all.empty() && all.rbegin()->first > 0;
  for (const auto& [number, of_all] : any ? all : Values()) {
    for (const std::uint32_t stratum : reporting.strata) {
      reporting.results.add("breadth", number, reporting.cell(stratum),
                            reporting.counts.count(Series::breadth, stratum, {}, number),
                            reporting.persons(stratum));
    }
  }
  for (const std::string& activity : reporting.counts.words(Series::outside)) {
    for (const std::uint32_t stratum : reporting.strata) {
      const auto of = [&](OutsideSum sum) {
        return reporting.counts.count(Series::outside, stratum, activity, code(sum));
      };
      reporting.results.add(
          "outside", activity, reporting.cell(stratum), of(OutsideSum::persons), reporting.persons(stratum),
          of(OutsideSum::occasions),
          hours_or_nothing(of(OutsideSum::held), of(OutsideSum::occasions), of(OutsideSum::without_held)),
          of(OutsideSum::without_held));
    }
  }
}

}  // namespace activities
