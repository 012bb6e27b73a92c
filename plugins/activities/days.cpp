// What goes on at the same time, and when nothing does: days counted one by one, by sweeping over the days on
// which something begins or ends.
#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

#include "tables.hpp"

namespace activities {
namespace {

using fotfaste::Day;
using fotfaste::Role;
using fotfaste::Spell;
using fotfaste::Type;

enum class DayClass : std::int64_t { both, first, second, neither, unknown };
constexpr std::size_t day_class_count = 5;
enum class Parallel : std::int64_t { yes, no, unknown, yes_of_first, no_of_first, unknown_of_first };

constexpr const char* default_comparison = "job-focused";
constexpr const char* any_activity = "any-activity";

struct Word {
  const char* code;
  const char* sv;
  const char* en;
};
constexpr std::array<Word, 4> class_words = {{{"both", "båda samtidigt", "both at once"},
                                              {"first", "bara det första", "the first alone"},
                                              {"second", "bara det andra", "the second alone"},
                                              {"neither", "inget av dem", "neither"}}};
constexpr const char* with_any = "with";
constexpr const char* without_any = "without";

// The spells of both sides, and those on which it is not known whether a side goes on.
struct Sides {
  enum List : std::size_t { first, second, first_unknown, second_unknown };
  std::array<std::vector<Spell>, 4> spells;
};

using Days = std::array<std::int64_t, day_class_count>;

Days sweep(const Sides& sides, const Spell& window) {
  struct Edge {
    Day day;
    std::size_t list;
    int change;
  };
  std::vector<Edge> edges;
  for (std::size_t list = 0; list < sides.spells.size(); ++list) {
    for (const Spell& spell : sides.spells[list]) {
      edges.push_back({spell.from, list, 1});
      edges.push_back({spell.until, list, -1});
    }
  }
  std::sort(edges.begin(), edges.end(), [](const Edge& a, const Edge& b) { return a.day < b.day; });
  std::array<int, 4> open{};
  Days days{};
  Day reached = window.from;
  const auto add_until = [&](Day day) {
    const bool first = open[Sides::first] > 0;
    const bool second = open[Sides::second] > 0;
    const bool unknown =
        (!first && open[Sides::first_unknown] > 0) || (!second && open[Sides::second_unknown] > 0);
    const DayClass found = unknown           ? DayClass::unknown
                           : first && second ? DayClass::both
                           : first           ? DayClass::first
                           : second          ? DayClass::second
                                             : DayClass::neither;
    days[static_cast<std::size_t>(found)] += std::int64_t{day} - reached;
    reached = day;
  };
  for (const Edge& edge : edges) {
    if (edge.day > reached) add_until(edge.day);
    open[edge.list] += edge.change;
  }
  if (window.until > reached) add_until(window.until);
  return days;
}

// Days of the participation on which no state of the person is known.
void add_unknown_states(const Person& person, std::vector<Spell>& unknown) {
  std::vector<Spell> known;
  for (const fotfaste::StateSpell& spell : person.history.spells()) {
    if (spell.state != fotfaste::unknown_state) known.push_back(spell);
  }
  fotfaste::uncovered(known, person.window(), unknown);
}

Sides sides_of(const Comparison& comparison, const Person& person) {
  Sides sides;
  add_spells(comparison.first, person, sides.spells[Sides::first]);
  add_spells(comparison.second, person, sides.spells[Sides::second]);
  if (comparison.first.states != 0) add_unknown_states(person, sides.spells[Sides::first_unknown]);
  if (comparison.second.states != 0) add_unknown_states(person, sides.spells[Sides::second_unknown]);
  return sides;
}

// Directed towards a job, and others. What does not say which may be either.
Sides sides_by_focus(const Person& person) {
  Sides sides;
  for (const Record& record : person.records.all()) {
    if (record.outside || !record.counts()) continue;
    const Spell inside = fotfaste::clip(record, person.window());
    if (fotfaste::is_empty(inside)) continue;
    if (!record.job_focused) {
      sides.spells[Sides::first_unknown].push_back(inside);
      sides.spells[Sides::second_unknown].push_back(inside);
    } else {
      sides.spells[*record.job_focused ? Sides::first : Sides::second].push_back(inside);
    }
  }
  return sides;
}

void count_comparison(const std::string& id, const Sides& sides, const Person& person, Ledger& ledger) {
  const Days days = sweep(sides, person.window());
  for (std::size_t i = 0; i < days.size(); ++i) {
    ledger.add(Series::days, person.strata, id, static_cast<std::int64_t>(i), days[i]);
  }
  const auto of = [&](DayClass one) { return days[static_cast<std::size_t>(one)]; };
  const bool both = of(DayClass::both) > 0;
  const bool in_doubt = !both && of(DayClass::unknown) > 0;
  const auto add = [&](Parallel parallel) {
    ledger.add(Series::parallel, person.strata, id, static_cast<std::int64_t>(parallel));
  };
  add(both ? Parallel::yes : in_doubt ? Parallel::unknown : Parallel::no);
  if (sides.spells[Sides::first].empty()) return;
  add(both ? Parallel::yes_of_first : in_doubt ? Parallel::unknown_of_first : Parallel::no_of_first);
}

void count_gaps(const Person& person, Ledger& ledger) {
  std::vector<Spell> spells;
  for (const Record& record : person.records.all()) {
    if (!record.outside && record.counts()) spells.push_back(record);
  }
  fotfaste::sort_spells(spells);
  const std::int64_t covered = fotfaste::covered_days(spells, person.window());
  const std::int64_t all = std::int64_t{person.window().until} - person.window().from;
  ledger.add(Series::days, person.strata, any_activity, static_cast<std::int64_t>(DayClass::first), covered);
  ledger.add(Series::days, person.strata, any_activity, static_cast<std::int64_t>(DayClass::neither),
             all - covered);
  std::vector<Spell> gaps;
  fotfaste::uncovered(spells, person.window(), gaps);
  std::int64_t longest = 0;
  for (const Spell& gap : gaps) longest = std::max(longest, std::int64_t{gap.until} - gap.from);
  ledger.add(Series::longest_gap, person.strata, "", longest);
}

// What the gap may be counted in days: the longest month has 31.
std::int64_t days_of(const fotfaste::Duration& duration) {
  return std::int64_t{31} * duration.months + duration.days;
}

std::vector<Named> comparisons_of(const Options& options) {
  std::vector<Named> all;
  for (const Comparison& one : options.comparisons) all.push_back(one);
  if (all.empty())
    all.push_back({default_comparison,
                   {"arbetsinriktade (första) och andra (andra)",
                    "directed towards a job (first), and others (second)"}});
  return all;
}

void report_row(const Reporting& reporting, const std::string& comparison, const char* word,
                std::uint32_t stratum, std::int64_t days, std::int64_t known, std::int64_t unknown) {
  // No days have no share: of a count of nothing there is no number.
  reporting.results.add(
      "days", comparison, word, reporting.cell(stratum), days, unknown,
      days > 0 ? std::optional(static_cast<double>(days) / static_cast<double>(known)) : std::nullopt);
}

void report_comparison(const Reporting& reporting, const Named& comparison) {
  for (const std::uint32_t stratum : reporting.strata) {
    const auto of = [&](std::size_t one) {
      return reporting.counts.count(Series::days, stratum, comparison.id, static_cast<std::int64_t>(one));
    };
    std::int64_t known = 0;
    for (std::size_t i = 0; i < class_words.size(); ++i) fotfaste::add_counts(known, of(i));
    for (std::size_t i = 0; i < class_words.size(); ++i) {
      report_row(reporting, comparison.id, class_words[i].code, stratum, of(i), known,
                 of(static_cast<std::size_t>(DayClass::unknown)));
    }
  }
  reporting.results.label("days", "comparison", comparison.id, comparison.label);
  reporting.results.label("parallel", "comparison", comparison.id, comparison.label);
  for (const auto& [base, yes, no, unknown] :
       {std::tuple{"everybody", Parallel::yes, Parallel::no, Parallel::unknown},
        std::tuple{"first", Parallel::yes_of_first, Parallel::no_of_first, Parallel::unknown_of_first}}) {
    for (const std::uint32_t stratum : reporting.strata) {
      const auto of = [&](Parallel one) {
        return reporting.counts.count(Series::parallel, stratum, comparison.id,
                                      static_cast<std::int64_t>(one));
      };
      std::int64_t known = of(yes);
      fotfaste::add_counts(known, of(no));
      reporting.results.add("parallel", comparison.id, base, reporting.cell(stratum), of(yes), known,
                            of(unknown));
    }
  }
}

void report_gaps(const Reporting& reporting) {
  const std::int64_t limit = days_of(reporting.options.gap_at_most);
  for (const std::uint32_t stratum : reporting.strata) {
    const std::int64_t covered = reporting.counts.count(Series::days, stratum, any_activity,
                                                        static_cast<std::int64_t>(DayClass::first));
    const std::int64_t gap = reporting.counts.count(Series::days, stratum, any_activity,
                                                    static_cast<std::int64_t>(DayClass::neither));
    std::int64_t all = covered;
    fotfaste::add_counts(all, gap);
    report_row(reporting, any_activity, with_any, stratum, covered, all, 0);
    report_row(reporting, any_activity, without_any, stratum, gap, all, 0);
    const Values& longest = reporting.counts.values(Series::longest_gap, stratum);
    const Spreads spreads = spread_of(longest);
    std::int64_t over = 0;
    for (const auto& [days, count] : longest) {
      if (days > limit) fotfaste::add_counts(over, count);
    }
    const auto some = [&](double value) { return spreads.any ? std::optional(value) : std::nullopt; };
    reporting.results.add("long-gaps", reporting.cell(stratum), over, spreads.size,
                          some(spreads.spread.median), some(spreads.spread.third_quartile),
                          some(spreads.spread.longest));
  }
  reporting.results.label("days", "comparison", any_activity, {"någon insats alls", "any activity at all"});
  reporting.results.label("days", "class", with_any, {"dagar med insats", "days with an activity"});
  reporting.results.label("days", "class", without_any, {"dagar utan insats", "days without an activity"});
}

}  // namespace

void describe_days(fotfaste::Description& description) {
  description
      .table("days", fotfaste::Kind::ratio, "Dagar med och utan insatser", "Days with and without activities")
      .description(
          "Deltagardagar från start till och med sista dagen, räknade en och en: med två slags insatser "
          "samtidigt, "
          "med en av dem, med ingen. En insats pågår från sin första dag till sin sista, även dagar emellan "
          "då "
          "inget tillfälle är. Dagar där det inte är känt står utanför andelen. Inga dagar ger ingen andel.",
          "Participants' days from entry until and with the last, counted one by one: with two kinds of "
          "activity at "
          "once, with one of them, with neither. An activity goes on from its first day to its last, also on "
          "days "
          "between without an occasion. Days on which it is not known are outside the share. No days have no "
          "share.")
      .additive()
      .smallest_cell(5)
      .column("comparison", Type::text, Role::dimension, "Vad som jämförs", "What is compared")
      .column("class", Type::text, Role::dimension, "Dagar", "Days")
      .column("stratum", Type::stratum, Role::dimension, "Grupp", "Group")
      .column("days", Type::integer, Role::count, "Antal dagar", "Number of days", "days")
      .column("unknown", Type::integer, Role::unknown, "Dagar där det är okänt",
              "Days on which it is unknown")
      .column("value", Type::number, Role::value, "Andel av dagarna", "Share of the days");
  description
      .table("parallel", fotfaste::Kind::proportion, "Båda samtidigt någon gång", "Both at once at some time")
      .description(
          "Andelen deltagare som minst en dag haft båda slagen av insatser samtidigt: av alla, och av dem "
          "som haft "
          "det första.",
          "The share of participants who on at least one day had both kinds of activity at once: of "
          "everybody, and "
          "of those who had the first.")
      .additive()
      .smallest_cell(5)
      .column("comparison", Type::text, Role::dimension, "Vad som jämförs", "What is compared")
      .column("base", Type::text, Role::dimension, "Av vilka", "Of whom")
      .column("stratum", Type::stratum, Role::dimension, "Grupp", "Group")
      .column("numerator", Type::integer, Role::numerator, "Minst en dag", "At least one day")
      .column("denominator", Type::integer, Role::denominator, "Där det är känt", "Where it is known")
      .column("unknown", Type::integer, Role::unknown, "Okända", "Unknown");
  description
      .table("long-gaps", fotfaste::Kind::proportion, "Långa uppehåll utan insats",
             "Long gaps without an activity")
      .description(
          "Andelen deltagare som någon gång varit utan insats längre än gap_at_most (28 dagar om inget sägs; "
          "en "
          "månad räknas som 31), och hur långt det längsta uppehållet är.",
          "The share of participants who at some time were without an activity for longer than gap_at_most "
          "(28 days "
          "unless stated; a month counts as 31), and how long the longest gap is.")
      .smallest_cell(5)
      .direction(fotfaste::Direction::lower)
      .column("stratum", Type::stratum, Role::dimension, "Grupp", "Group")
      .column("numerator", Type::integer, Role::numerator, "Med långt uppehåll", "With a long gap")
      .column("denominator", Type::integer, Role::denominator, "Alla som börjat", "All who entered")
      .column("median", Type::number, Role::attribute, "Längsta uppehåll, median", "Longest gap, median",
              "days")
      .column("third_quartile", Type::number, Role::attribute, "Längsta uppehåll, övre kvartil",
              "Longest gap, third quartile", "days")
      .column("longest", Type::number, Role::attribute, "Längsta uppehåll av alla", "Longest gap of all",
              "days");
}

void count_days(const Person& person, const Options& options, Ledger& ledger) {
  for (const Comparison& one : options.comparisons) {
    count_comparison(one.id, sides_of(one, person), person, ledger);
  }
  if (options.comparisons.empty()) {
    count_comparison(default_comparison, sides_by_focus(person), person, ledger);
  }
  count_gaps(person, ledger);
}

void report_days(const Reporting& reporting) {
  // Without a single activity there are no days to tell anything of.
  if (reporting.counts.words(Series::uptake).empty()) return;
  for (const Named& comparison : comparisons_of(reporting.options)) report_comparison(reporting, comparison);
  report_gaps(reporting);
  for (const Word& word : class_words)
    reporting.results.label("days", "class", word.code, {word.sv, word.en});
  reporting.results.label("parallel", "base", "everybody", {"alla", "everybody"});
  reporting.results.label("parallel", "base", "first", {"de som haft det första", "those who had the first"});
}

}  // namespace activities
