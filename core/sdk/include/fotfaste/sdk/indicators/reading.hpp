// Reads the facts of participation records from the model.
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "fotfaste/sdk/batch.hpp"
#include "fotfaste/sdk/criteria.hpp"
#include "fotfaste/sdk/criteria/words.hpp"
#include "fotfaste/sdk/description.hpp"
#include "fotfaste/sdk/history.hpp"
#include "fotfaste/sdk/indicators/facts.hpp"
#include "fotfaste/sdk/indicators/folding.hpp"
#include "fotfaste/sdk/indicators/improvement.hpp"
#include "fotfaste/sdk/settings.hpp"
#include "fotfaste/sdk/window.hpp"

namespace fotfaste::indicators {

class FactReader {
 public:
  // Parameters that say what in the project's own words is a result.
  static void describe(Description& description) {
    description
        .parameter("qualification", ParameterType::text,
                   "Händelser som är en uppnådd kvalifikation. Utan uppgift samlas resultatet inte in.",
                   "Events that are a qualification gained. Without it the result is not collected.")
        .repeated();
    description
        .parameter("offer", ParameterType::text,
                   "Händelser som är ett erbjudande om arbete, studier, praktik eller lärlingsplats.",
                   "Events that are an offer of work, studies, a traineeship or an apprenticeship.")
        .repeated();
    description
        .parameter(
            "six_months_window", ParameterType::text,
            "Hur långt från dagen sex månader efter avslut ett svar får ligga, som \"-14d..+30d\". Perioder "
            "med "
            "start och slut behöver det inte.",
            "How far from the day six months after leaving an answer may lie, as \"-14d..+30d\". Spells with "
            "a start and an end do not need it.")
        .default_value("0d..0d");
    description.parameter("dimension", ParameterType::text,
                          "Vilka perioder som är sysselsättning, om status avser flera saker.",
                          "Which spells are about activity, if states are about several things.");
    description.parameter(
        "long_term_unemployed", ParameterType::criterion,
        "Vilka arbetslösa som är långtidsarbetslösa, när data säger det utan dag. Finns dagen avgör den.",
        "Which of the unemployed are long-term unemployed, where the data say so without a day. Where there "
        "is a day, it decides.");
    Improvement::describe(description);
  }

  FactReader(const Parameters& parameters, Day as_of)
      : as_of_(as_of),
        history_(Level::core, std::string(parameters.text_or("dimension", "")), as_of),
        qualification_("events.kind", parameters.texts("qualification"),
                       parameters.find("qualification").raw()),
        offer_("events.kind", parameters.texts("offer"), parameters.find("offer").raw()),
        improvement_(parameters.find("improved")) {
    if (const Parameters stated = parameters.find("long_term_unemployed"))
      long_term_.emplace(Criterion::parse(stated, as_of));
    const Parameters window = parameters.find("six_months_window");
    if (!window) return;
    const auto parsed = parse_window(window.as_text());
    if (!parsed) {
      throw ParameterError({"six_months_window går inte att läsa.", "six_months_window cannot be read."},
                           {"Skriv dagar före och efter, som \"-14d..+30d\".",
                            "Write days before and after, as \"-14d..+30d\"."},
                           window.raw());
    }
    window_ = *parsed;
  }

  [[nodiscard]] Day as_of() const { return as_of_; }
  // The last day that an answer for six months after may lie on, counted from that day.
  [[nodiscard]] Window window() const { return window_; }

  void declare(Needs& needs) const {
    Folding::declare(needs);
    needs.columns({"gender", "birth_date", "birth_date_precision", "entry_precision", "exit_precision",
                   "labour_status", "unemployed_since", "isced", "exit_reason", "foreign_background",
                   "third_country_national", "minority", "disability", "homeless", "rural",
                   "jobless_household", "dependent_children", "single_adult", "other_disadvantaged"},
                  Required::no);
    history_.declare(needs, Required::no);
    if (reads_events()) needs.columns({"events.kind", "events.date"}, Required::no);
    improvement_.declare(needs);
    if (long_term_) long_term_->declare(needs);
  }

  void bind(const Batch& batch) {
    history_.bind(batch);
    kinds_ = &batch.events.kind;
    if (!qualification_.empty()) qualification_.bind(batch.events.kind);
    if (!offer_.empty()) offer_.bind(batch.events.kind);
    improvement_.bind(batch);
    if (long_term_) long_term_->bind(batch);
  }

  [[nodiscard]] Facts read(Folded folded) {
    const Participation& first = first_of(folded);
    const Participation& last = last_of(folded);
    Facts facts;
    facts.person = first.person();
    facts.entry = first.entry();
    facts.exit = last.exit();
    facts.participations = static_cast<std::uint32_t>(folded.size());
    facts.exit_reason = last.exit_reason();
    read_background(first, facts);
    facts.day_known = first.columns().entry_precision[first.row()] == Precision::day &&
                      (!facts.exit || last.columns().exit_precision[last.row()] == Precision::day);
    if (facts.exit && *facts.exit < as_of_) {
      history_.read(last);
      read_leaving(folded, facts);
      read_six_months(folded, facts);
    }
    return facts;
  }

  void merge(const FactReader& other) {
    qualification_.merge(other.qualification_);
    offer_.merge(other.offer_);
    improvement_.merge(other.improvement_);
    if (long_term_) long_term_->merge(*other.long_term_);
  }
  void save(Writer& writer) const {
    qualification_.save(writer);
    offer_.save(writer);
    improvement_.save(writer);
    if (long_term_) long_term_->save(writer);
  }
  void restore(Reader& reader) {
    qualification_.restore(reader);
    offer_.restore(reader);
    improvement_.restore(reader);
    if (long_term_) long_term_->restore(reader);
  }
  void report_unseen(const Settings& settings) const {
    qualification_.report_unseen(settings);
    offer_.report_unseen(settings);
    improvement_.report_unseen(settings);
    if (long_term_) long_term_->report_unseen(settings);
  }

 private:
  [[nodiscard]] bool reads_events() const { return !qualification_.empty() || !offer_.empty(); }

  static Answer flag(const NumberColumn<std::int8_t>& column, std::size_t row) {
    const auto value = column[row];
    return value ? answer_of(*value != 0) : Answer::unknown;
  }

  void read_background(const Participation& first, Facts& facts) {
    const ParticipationColumns& columns = first.columns();
    const std::size_t row = first.row();
    facts.gender = first.gender();
    facts.status = first.labour_status();
    facts.isced = first.isced();
    read_age(first, facts);
    const auto since = first.unemployed_since();
    facts.unemployed_since = since;
    facts.long_unemployed = long_unemployed(facts, since);
    if (facts.long_unemployed == Answer::unknown && !since && long_term_ &&
        is_unemployed(facts) == Answer::yes)
      facts.long_unemployed = long_term_->evaluate(first).answer;
    facts.flags = {flag(columns.foreign_background, row), flag(columns.third_country_national, row),
                   flag(columns.minority, row),           flag(columns.disability, row),
                   flag(columns.homeless, row),           flag(columns.rural, row),
                   flag(columns.jobless_household, row),  flag(columns.dependent_children, row),
                   flag(columns.single_adult, row),       flag(columns.other_disadvantaged, row)};
  }

  static void read_age(const Participation& first, Facts& facts) {
    const auto birth = first.birth_date();
    if (!birth) return;
    facts.born_after_entry = *birth > first.entry();
    if (facts.born_after_entry) return;
    const Precision precision = first.birth_date_precision();
    if (precision == Precision::day) {
      facts.age_low = facts.age_high = completed_years(*birth, first.entry());
      return;
    }
    const CivilDate civil = to_civil(*birth);
    Day earliest = *birth;
    Day latest = *birth;
    if (precision == Precision::month) {
      earliest = to_day({civil.year, civil.month, 1});
      latest = to_day({civil.year, civil.month, days_in_month(civil.year, civil.month)});
    } else {
      earliest = to_day({civil.year, 1, 1});
      latest = to_day({civil.year, 12, 31});
    }
    facts.age_high = completed_years(earliest, first.entry());
    facts.age_low = completed_years(std::min(latest, first.entry()), first.entry());
  }

  // More than six months for those under 25, more than twelve for others, continuously up to the entry day
  // (European Commission, guidance on monitoring, annex C1).
  static Answer long_unemployed(const Facts& facts, std::optional<Day> since) {
    const Answer unemployed = is_unemployed(facts);
    if (unemployed != Answer::yes) return unemployed;
    if (!since) return Answer::unknown;
    const bool over_six = add_months(*since, 6) < facts.entry;
    const bool over_twelve = add_months(*since, 12) < facts.entry;
    const Answer young = is_age(facts, 0, 24);
    if (over_twelve || (young == Answer::yes && over_six)) return Answer::yes;
    return over_six && young == Answer::unknown ? Answer::unknown : Answer::no;
  }

  static bool is_searching(std::int32_t state) {
    return state == static_cast<std::int32_t>(CoreState::unemployed) ||
           state == static_cast<std::int32_t>(CoreState::job_search);
  }
  static bool is_studying(std::int32_t state) {
    return state == static_cast<std::int32_t>(CoreState::education) ||
           state == static_cast<std::int32_t>(CoreState::training);
  }
  static bool is_working(std::int32_t state) {
    return state == static_cast<std::int32_t>(CoreState::employed) ||
           state == static_cast<std::int32_t>(CoreState::self_employed);
  }
  static LastEvent event_of(std::int32_t state) {
    if (is_searching(state)) return LastEvent::searching;
    return is_working(state) ? LastEvent::employed : LastEvent::other;
  }

  void read_leaving(Folded folded, Facts& facts) const {
    const Spell window = {*facts.exit, *facts.exit + leaving_days};
    UponLeaving& leaving = facts.leaving;
    bool known = false, searching = false, studying = false, working = false;
    const StateSpell* last = nullptr;
    for (const StateSpell& spell : history_.spells()) {
      if (spell.state == unknown_state || !overlaps(spell, window)) continue;
      known = true;
      searching |= is_searching(spell.state);
      studying |= is_studying(spell.state);
      working |= is_working(spell.state);
      // Studies go beside a job or the search for one: they are no labour-market event. Of two begun on one
      // day, the one that goes on longer is where the person ended up.
      if (is_studying(spell.state)) continue;
      if (last == nullptr || spell.from > last->from ||
          (spell.from == last->from && goes_after(spell, *last))) {
        last = &spell;
      }
    }
    if (known) {
      leaving.searching = answer_of(searching);
      leaving.studying = answer_of(studying);
      leaving.employed = answer_of(working);
      leaving.last = last == nullptr ? LastEvent::other : event_of(last->state);
    }
    leaving.qualified = happened(folded, qualification_, facts.entry, window.until);
    leaving.offered = happened(folded, offer_, facts.entry, window.until);
  }

  static bool goes_after(const StateSpell& a, const StateSpell& b) {
    if (a.until != b.until) return a.until > b.until;
    return is_working(a.state) && !is_working(b.state);
  }

  [[nodiscard]] Answer happened(Folded folded, const criteria::WordSet& kinds, Day from, Day until) const {
    if (kinds.empty()) return Answer::unknown;
    for (const Participation& one : folded) {
      for (const Event event : one.events()) {
        if (event.date() >= from && event.date() < until && kinds.contains(kinds_->index(event.row())))
          return Answer::yes;
      }
    }
    return Answer::no;
  }

  void read_six_months(Folded folded, Facts& facts) {
    const Day point = add_months(*facts.exit, 6);
    const auto day = history_.nearest_known(point, window_.before, window_.after);
    if (!day) return;
    bool employed = false, self_employed = false, studying = false, placement = false;
    for (const StateSpell& spell : history_.spells()) {
      if (!covers(spell, *day)) continue;
      employed |= is_working(spell.state);
      self_employed |= spell.state == static_cast<std::int32_t>(CoreState::self_employed);
      studying |= is_studying(spell.state);
      placement |= spell.state == static_cast<std::int32_t>(CoreState::placement);
    }
    facts.later = {answer_of(employed), answer_of(self_employed), answer_of(studying), answer_of(placement),
                   Answer::no};
    if (employed) facts.later.improved = improvement_.answer(folded, history_, *day);
    if (!improvement_.is_stated()) facts.later.improved = Answer::unknown;
  }

  Day as_of_;
  History history_;
  criteria::WordSet qualification_, offer_;
  Improvement improvement_;
  std::optional<Criterion> long_term_;
  Window window_;
  const WordColumn* kinds_ = nullptr;
};

}  // namespace fotfaste::indicators
