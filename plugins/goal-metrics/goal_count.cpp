#include "goal_count.hpp"

#include <algorithm>

#include "codes.hpp"

namespace goals {

using fotfaste::Day;
using fotfaste::format_day;

void GoalCount::declare(fotfaste::Needs& needs) const {
  if (goal_.evidence) declare_evidence(needs);
  if (!is_measured()) return;
  goal_.reading.declare(needs);
  goal_.reading.declare_follow_up(goal_.id, needs);
  goal_.breakdown.declare(needs);
  // Alternatives are judged when they can be: how long people must be followed is for the declared reading.
  for (const Alternative& alternative : goal_.alternatives) alternative.reading.declare(needs);
  for (const Part& part : goal_.parts) part.criterion.declare(needs);
}

void GoalCount::bind(const fotfaste::Batch& batch) {
  if (!is_measured()) return;
  goal_.reading.bind(batch);
  goal_.breakdown.bind(batch);
  for (Alternative& alternative : goal_.alternatives) alternative.reading.bind(batch);
  for (Part& part : goal_.parts) part.criterion.bind(batch);
}

void GoalCount::count(const fotfaste::Participation& participation) {
  if (!is_measured()) return;
  for (Alternative& alternative : goal_.alternatives) {
    if (const auto standing = alternative.reading.judge(participation))
      add(alternative.standings.counts(), *standing);
  }
  const auto standing = goal_.reading.judge(participation);
  if (!standing) return;
  for (const std::uint32_t stratum : goal_.breakdown.strata_of(participation))
    add(counts_.stratum(stratum, 1), *standing);
  const bool judged = standing->slot != Slot::pending;
  if (judged && !goal_.words.empty())
    first_known_ = std::min(first_known_, std::max(standing->settled, participation.entry()));
  for (Part& part : goal_.parts) {
    const fotfaste::Outcome outcome = part.criterion.evaluate(participation);
    const Slot slot = !judged                                   ? Slot::pending
                      : outcome.answer == fotfaste::Answer::yes ? Slot::reached
                      : outcome.answer == fotfaste::Answer::no  ? Slot::not_reached
                                                                : Slot::unknown;
    add(part.standings.counts(), {slot});
  }
}

void GoalCount::merge(const GoalCount& other) {
  goal_.reading.merge(other.goal_.reading);
  for (std::size_t i = 0; i < goal_.alternatives.size(); ++i) {
    goal_.alternatives[i].reading.merge(other.goal_.alternatives[i].reading);
    goal_.alternatives[i].standings.merge(other.goal_.alternatives[i].standings);
  }
  for (std::size_t i = 0; i < goal_.parts.size(); ++i) {
    goal_.parts[i].criterion.merge(other.goal_.parts[i].criterion);
    goal_.parts[i].standings.merge(other.goal_.parts[i].standings);
  }
  first_known_ = std::min(first_known_, other.first_known_);
  const auto strata = goal_.breakdown.merge(other.goal_.breakdown);
  counts_.merge(other.counts_, strata, one_item);
}

void GoalCount::save(fotfaste::Writer& writer) const {
  goal_.reading.save(writer);
  for (const Alternative& alternative : goal_.alternatives) {
    alternative.reading.save(writer);
    alternative.standings.save(writer);
  }
  for (const Part& part : goal_.parts) {
    part.criterion.save(writer);
    part.standings.save(writer);
  }
  writer.number(first_known_);
  goal_.breakdown.save(writer);
  counts_.save(writer, goal_.breakdown.order(), one_item);
}

void GoalCount::restore(fotfaste::Reader& reader) {
  goal_.reading.restore(reader);
  for (Alternative& alternative : goal_.alternatives) {
    alternative.reading.restore(reader);
    alternative.standings.restore(reader);
  }
  for (Part& part : goal_.parts) {
    part.criterion.restore(reader);
    part.standings.restore(reader);
  }
  first_known_ = std::min(first_known_, reader.number<Day>());
  goal_.breakdown.restore(reader);
  counts_.restore(reader, goal_.breakdown.size(), 1);
}

Standings GoalCount::standings(std::uint32_t stratum) const {
  Standings standings;
  for (std::size_t slot = 0; slot < slot_count; ++slot)
    standings.counts()[slot] = counts_.get(stratum, 0, slot);
  return standings;
}

std::vector<GoalCount::Row> GoalCount::rows() const {
  std::vector<Row> rows;
  std::vector<const GroupTarget*> unmet;
  for (const GroupTarget& group : goal_.group_targets) unmet.push_back(&group);
  for (const std::uint32_t stratum : goal_.breakdown.order()) {
    Row row{goal_.breakdown.cell(stratum), standings(stratum), nullptr};
    row.is_everybody = stratum == fotfaste::Breakdown::everybody;
    if (row.is_everybody) row.target = &goal_.target;
    const auto own = std::find_if(unmet.begin(), unmet.end(),
                                  [&](const GroupTarget* group) { return group->fits(row.stratum); });
    if (!row.is_everybody && own != unmet.end()) {
      row.target = &(*own)->target;
      unmet.erase(own);
    }
    rows.push_back(std::move(row));
  }
  for (const GroupTarget* group : unmet) rows.push_back({group->cell(), {}, &group->target});
  return rows;
}

std::optional<Day> GoalCount::first_known() const {
  return first_known_ == never ? std::nullopt : std::optional<Day>(first_known_);
}

bool GoalCount::words_came_first() const {
  return goal_.words_declared && *goal_.words_declared <= first_known_;
}

const GradeWord* GoalCount::grade(double fulfilment) const {
  if (!words_came_first()) return nullptr;
  for (const GradeWord& word : goal_.words) {
    if (fulfilment >= word.at_least) return &word;
  }
  return nullptr;
}

void GoalCount::report(const fotfaste::Settings& settings) const {
  if (goal_.evidence) report_evidence(*goal_.evidence, goal_.purpose(), settings);
  if (!is_measured()) return;
  goal_.reading.report(settings, goal_.purpose());
  goal_.reading.report_without_start(settings, goal_.purpose(), standings());
  // Other readings that count from the cohort's start lack the same starts.
  bool told = standings()[Slot::without_start] > 0;
  for (const Alternative& alternative : goal_.alternatives) {
    fotfaste::Label purpose{goal_.purpose().sv + " läst som " + alternative.id,
                            goal_.purpose().en + " read as " + alternative.id};
    if (alternative.is_generated) {
      purpose = {goal_.purpose().sv + ", " + alternative.text.sv + ",",
                 goal_.purpose().en + ", " + alternative.text.en + ","};
    } else {
      alternative.reading.report(settings, purpose);  // what was generated names no words of its own
    }
    if (told) continue;
    alternative.reading.report_without_start(settings, purpose, alternative.standings);
    told = alternative.standings[Slot::without_start] > 0;
  }
  for (const Row& row : rows()) {
    if (row.is_everybody || row.target == nullptr || row.standings.everybody() > 0) continue;
    for (const GroupTarget& group : goal_.group_targets) {
      if (!group.fits(row.stratum)) continue;
      settings.report(fotfaste::Severity::warning, group_unseen_code,
                      {"Ingen deltagare finns i gruppen \"" + group.is + "\", som har ett målvärde.",
                       "Nobody is in the group \"" + group.is + "\", which has a target."},
                      {"Kontrollera stavningen. Är den rätt, har ingen i gruppen börjat än.",
                       "Check the spelling. If it is right, nobody of the group has started yet."},
                      group.at);
    }
  }
  if (goal_.words.empty() || words_came_first()) return;
  const fotfaste::Label message =
      goal_.words_declared
          ? fotfaste::Label{"Orden för hur väl " + goal_.purpose().sv + " nås lades fast den " +
                                format_day(*goal_.words_declared) +
                                ", och det första utfallet var känt den " + format_day(first_known_) + ".",
                            "The words for how well " + goal_.purpose().en + " is met were laid down on " +
                                format_day(*goal_.words_declared) + ", and the first outcome was known on " +
                                format_day(first_known_) + "."}
          : fotfaste::Label{"Det står inte när orden för hur väl " + goal_.purpose().sv + " nås lades fast.",
                            "It is not said when the words for how well " + goal_.purpose().en +
                                " is met were laid down."};
  settings.report(
      fotfaste::Severity::warning, words_unusable_code, message,
      {"Ett omdöme som väljs när utfallet är känt säger inget, så inget ord används. Skriv dagen i "
       "words_declared.",
       "A grade that is chosen when the outcome is known says nothing, so no word is used. Write "
       "the day in words_declared."},
      goal_.words_at);
}

}  // namespace goals
