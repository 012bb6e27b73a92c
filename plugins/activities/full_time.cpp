// Weeks with full time in the plan: activities, jobs and courses together.
#include <algorithm>
#include <cmath>

#include "tables.hpp"

namespace activities {
namespace {

using fotfaste::Answer;
using fotfaste::Day;
using fotfaste::Role;
using fotfaste::Spell;
using fotfaste::Type;

enum class WeekClass : std::int64_t { full, half, some, none, unknown };
struct Word {
  const char* code;
  const char* sv;
  const char* en;
};
constexpr Word week_words[] = {{"full", "heltid", "full time"},
                               {"half", "halvtid eller mer", "half time or more"},
                               {"some", "mindre än halvtid", "less than half time"},
                               {"none", "ingen plan", "no plan"}};
constexpr Word readings[] = {{"every-week", "varje vecka", "every week"},
                             {"most-weeks", "mer än hälften av veckorna", "more than half of the weeks"},
                             {"some-week", "minst en vecka", "at least one week"}};

constexpr std::int64_t days_in_week = 7;
// Seconds are whole: what is spread over weeks may lack a few.
constexpr std::int64_t a_minute = 60;

struct Week {
  std::int64_t planned = 0;
  bool in_doubt = false;  // something without planned hours went on
};

// Spreads the seconds evenly over the days of spell, rounded down in each week.
void spread(const Spell& spell, std::optional<std::int64_t> seconds, Day start, std::vector<Week>& weeks) {
  const std::int64_t length = std::int64_t{spell.until} - spell.from;
  const std::int64_t first = std::max<std::int64_t>(0, (std::int64_t{spell.from} - start) / days_in_week);
  for (auto i = static_cast<std::size_t>(first); i < weeks.size(); ++i) {
    const Day begin = start + static_cast<Day>(i) * 7;
    if (begin >= spell.until) break;
    const std::int64_t days = fotfaste::overlap_days(spell, {begin, begin + 7});
    if (days == 0) continue;
    if (!seconds) {
      weeks[i].in_doubt = true;
    } else {
      // No day has more than 24 hours, so the product stays far from overflow.
      weeks[i].planned += *seconds * days / length;
    }
  }
}

void add_jobs(const FullTime& option, const Person& person, std::vector<Week>& weeks) {
  for (const fotfaste::StateSpell& spell : person.history.spells()) {
    if (spell.state == fotfaste::unknown_state || (option.states >> spell.state & 1) == 0) continue;
    const Spell inside = fotfaste::clip(spell, person.window());
    if (fotfaste::is_empty(inside)) continue;
    const auto hours = person.batch.states.hours_per_week[spell.row];
    const bool possible = hours && *hours >= 0 && *hours <= 168;
    const std::int64_t days = std::int64_t{inside.until} - inside.from;
    spread(inside,
           possible ? std::optional(std::llround(*hours * seconds_per_hour / 7.0) * days) : std::nullopt,
           person.window().from, weeks);
  }
}

WeekClass class_of(const Week& week, std::int64_t full_time) {
  if (week.planned + a_minute >= full_time) return WeekClass::full;
  if (week.in_doubt) return WeekClass::unknown;
  if (week.planned + a_minute >= full_time / 2) return WeekClass::half;
  return week.planned > 0 ? WeekClass::some : WeekClass::none;
}

}  // namespace

void describe_full_time(fotfaste::Description& description) {
  description.table("full-time", fotfaste::Kind::proportion, "Heltid i planen", "Full time in the plan")
      .description(
          "Andelen deltagare vars planerade timmar räcker till heltid, av dem med minst en hel vecka i "
          "projektet. "
          "Veckorna är deltagarens egna, från startdagen. Planen sägs inte vara genomförd: närvaron står i "
          "Timmar i insatserna.",
          "The share of participants whose planned hours make full time, of those with at least one whole "
          "week in "
          "the project. Weeks are the participant's own, from the day of entry. The plan is not said to have "
          "been "
          "carried out: that is in Hours in activities.")
      .additive()
      .smallest_cell(5)
      .column("reading", Type::text, Role::dimension, "När", "When")
      .column("stratum", Type::stratum, Role::dimension, "Grupp", "Group")
      .column("numerator", Type::integer, Role::numerator, "Heltid", "Full time")
      .column("denominator", Type::integer, Role::denominator, "Där planen är känd",
              "Where the plan is known")
      .column("unknown", Type::integer, Role::unknown, "Planerade timmar saknas", "Planned hours are missing")
      .column("no_week", Type::integer, Role::excluded, "Utan en hel vecka", "Without a whole week");
  description
      .table("full-time-weeks", fotfaste::Kind::ratio, "Veckornas omfattning", "How full the weeks are")
      .description("Alla deltagares hela veckor efter planerade timmar, jämfört med heltid.",
                   "All participants' whole weeks by planned hours, against full time.")
      .additive()
      .smallest_cell(5)
      .column("class", Type::text, Role::dimension, "Planerat", "Planned")
      .column("stratum", Type::stratum, Role::dimension, "Grupp", "Group")
      .column("weeks", Type::integer, Role::count, "Veckor", "Weeks", "weeks")
      .column("unknown", Type::integer, Role::unknown, "Veckor utan känd plan", "Weeks without a known plan")
      .column("value", Type::number, Role::value, "Andel av veckorna", "Share of the weeks");
}

void count_full_time(const Person& person, const Options& options, Ledger& ledger) {
  if (!options.full_time) return;
  const FullTime& option = *options.full_time;
  const Spell& window = person.window();
  std::vector<Week> weeks(
      static_cast<std::size_t>((std::int64_t{window.until} - window.from) / days_in_week));
  for (const Record& record : person.records.all()) {
    if (record.outside) continue;
    if (option.activities.empty() || option.activities.contains(record.type))
      // Without an end nobody can tell how many weeks the planned hours are spread over.
      spread(record, record.has_end ? record.planned : std::nullopt, window.from, weeks);
  }
  if (option.states != 0) add_jobs(option, person, weeks);
  const std::int64_t full_time = std::llround(option.hours * seconds_per_hour);
  std::size_t full = 0;
  std::size_t unknown = 0;
  for (const Week& week : weeks) {
    const WeekClass found = class_of(week, full_time);
    ledger.add(Series::weeks, person.strata, "", static_cast<std::int64_t>(found));
    full += found == WeekClass::full ? 1 : 0;
    unknown += found == WeekClass::unknown ? 1 : 0;
  }
  const auto add = [&](const Word& reading, bool yes, bool no) {
    const Step step = weeks.empty() ? Step::apart : yes ? Step::yes : no ? Step::no : Step::unknown;
    ledger.add(Series::full_time, person.strata, reading.code, static_cast<std::int64_t>(step));
  };
  add(readings[0], full == weeks.size(), full + unknown < weeks.size());
  add(readings[1], 2 * full > weeks.size(), 2 * (full + unknown) <= weeks.size());
  add(readings[2], full > 0, unknown == 0);
}

void report_full_time(const Reporting& reporting) {
  if (!reporting.options.full_time) return;
  for (const Word& reading : readings) {
    for (const std::uint32_t stratum : reporting.strata) {
      const StepCells cells = step_cells(reporting, Series::full_time, stratum, reading.code);
      reporting.results.add("full-time", reading.code, reporting.cell(stratum), cells.yes, cells.judged,
                            cells.unknown, cells.apart);
    }
    reporting.results.label("full-time", "reading", reading.code, {reading.sv, reading.en});
  }
  for (std::int64_t i = 0; i < static_cast<std::int64_t>(std::size(week_words)); ++i) {
    const Word& word = week_words[i];
    for (const std::uint32_t stratum : reporting.strata) {
      const Values& values = reporting.counts.values(Series::weeks, stratum);
      const auto of = [&](std::int64_t one) {
        return reporting.counts.count(Series::weeks, stratum, {}, one);
      };
      const std::int64_t unknown = of(static_cast<std::int64_t>(WeekClass::unknown));
      const std::int64_t known = size_of(values) - unknown;
      reporting.results.add(
          "full-time-weeks", word.code, reporting.cell(stratum), of(i), unknown,
          of(i) > 0 ? std::optional(static_cast<double>(of(i)) / static_cast<double>(known)) : std::nullopt);
    }
    reporting.results.label("full-time-weeks", "class", word.code, {word.sv, word.en});
  }
}

}  // namespace activities
