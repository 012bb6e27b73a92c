#include "re_entries.hpp"

#include <algorithm>
#include <optional>

namespace followup {
namespace {

enum Item : std::size_t { once, several, followed, not_followed, not_due };

}  // namespace

void ReEntries::describe(fotfaste::Description& description) {
  using fotfaste::Role;
  using fotfaste::Type;
  description.table(id, fotfaste::Kind::proportion, "Nya starter efter avslut", "New entries after exit")
      .description(
          "Andelen personer som deltagit mer än en gång, och andelen avslut som följs av en ny start inom "
          "den tid "
          "som angetts, av de avslut då tiden har gått.",
          "The share of persons who took part more than once, and the share of exits followed by a new entry "
          "within the time stated, of the exits for which that time has passed.")
      .smallest_cell(5)
      .column("measure", Type::text, Role::dimension, "Vad som räknas", "What is counted")
      .column("stratum", Type::stratum, Role::dimension, "Grupp", "Group")
      .column("numerator", Type::integer, Role::numerator, "Flera gånger eller ny start",
              "Several, or a new entry")
      .column("denominator", Type::integer, Role::denominator, "Personer eller avslut", "Persons or exits")
      .column("not_due", Type::integer, Role::excluded, "Avslut då tiden inte har gått",
              "Exits for which the time has not passed");
}

void ReEntries::count(const fotfaste::Participation& participation, std::span<const std::uint32_t> strata) {
  const fotfaste::Day entry = participation.entry();
  if (entry == fotfaste::no_day) return;
  batch_.push_back({participation.person(), entry, participation.exit().value_or(fotfaste::end_of_time),
                    strata_.size(), strata.size()});
  strata_.insert(strata_.end(), strata.begin(), strata.end());
}

void ReEntries::finish_batch() {
  std::sort(batch_.begin(), batch_.end(),
            [](const Taking& a, const Taking& b) { return a.person < b.person; });
  for (std::size_t begin = 0; begin < batch_.size();) {
    std::size_t end = begin + 1;
    while (end < batch_.size() && batch_[end].person == batch_[begin].person) ++end;
    const auto takings = std::span<const Taking>(batch_).subspan(begin, end - begin);
    of_person_.clear();
    for (const Taking& taking : takings) {
      const auto strata = strata_of(taking);
      of_person_.insert(of_person_.end(), strata.begin(), strata.end());
      count_exit(takings, taking);
    }
    std::sort(of_person_.begin(), of_person_.end());
    of_person_.erase(std::unique(of_person_.begin(), of_person_.end()), of_person_.end());
    counts_.add(of_person_, takings.size() > 1 ? several : once, 0);
    begin = end;
  }
  batch_.clear();
  strata_.clear();
}

void ReEntries::count_exit(std::span<const Taking> of_person, const Taking& taking) {
  if (taking.exit >= as_of_) return;
  const fotfaste::Day end = fotfaste::add(taking.exit, *options_->re_entry_within);
  const bool again = std::any_of(of_person.begin(), of_person.end(), [&](const Taking& other) {
    return &other != &taking && other.entry >= taking.exit && other.entry > taking.entry && other.entry < end;
  });
  const std::size_t item = end > as_of_ ? not_due : again ? followed : not_followed;
  counts_.add(strata_of(taking), item, 0);
}

void ReEntries::report(fotfaste::Results& results, const Numbering& numbers,
                       const fotfaste::Breakdown& breakdown) const {
  for (const bool exits : {false, true}) {
    for (const std::uint32_t stratum : numbers.strata) {
      const auto of = [&](std::size_t item) { return counts_.get(stratum, item, 0); };
      const std::int64_t yes = of(exits ? followed : several);
      std::optional<std::int64_t> waiting;
      if (exits) waiting = of(not_due);
      results.add(id, exits ? "exits" : "persons", breakdown.cell(stratum), yes,
                  sum_of({yes, of(exits ? not_followed : once)}), waiting);
    }
  }
  results.label(id, "measure", "persons",
                {"personer som deltagit flera gånger", "persons who took part several times"});
  results.label(id, "measure", "exits", {"avslut som följs av en ny start", "exits followed by a new entry"});
}

}  // namespace followup
