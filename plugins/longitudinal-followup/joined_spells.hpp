// A person's spells in some states, joined over short gaps: once those that certainly count, and once those
// that may, where it is not recorded whether they do (the employer, the hours, the support).
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "fotfaste/sdk/criteria/spell.hpp"
#include "fotfaste/sdk/history.hpp"
#include "fotfaste/sdk/needs.hpp"
#include "fotfaste/sdk/spells.hpp"

namespace followup {

struct JoinedSpellsOption {
  const fotfaste::criteria::StateSet* states;
  fotfaste::criteria::Qualities qualities;
  fotfaste::Duration gap_at_most;
  bool same_employer = false;
};

class JoinedSpells {
 public:
  // What option points to outlives this.
  explicit JoinedSpells(JoinedSpellsOption option) : option_(option) {}

  void declare(fotfaste::Needs& needs) const {
    option_.qualities.declare(needs);
    if (option_.same_employer) needs.column("states.employer", fotfaste::Required::no);
  }

  // history has read the participation of the batch whose states columns are. The states are bound to it.
  void read(const fotfaste::History& history, const fotfaste::StateColumns& columns) {
    certain_.clear();
    possible_.clear();
    any_in_doubt_ = false;
    if (option_.same_employer) {
      read_candidates(history, columns);
      join_by_employer(certain_, true);
      if (any_in_doubt_) join_by_employer(possible_, false);
      return;
    }
    join(certain_, history, columns, fotfaste::Answer::yes);
    if (any_in_doubt_) join(possible_, history, columns, fotfaste::Answer::unknown);
  }

  // Of the participation read last, sorted by their first day.
  [[nodiscard]] std::span<const fotfaste::Spell> certain() const { return certain_; }
  // The same as certain() unless something is not recorded.
  [[nodiscard]] std::span<const fotfaste::Spell> possible() const {
    return any_in_doubt_ ? possible_ : certain_;
  }
  [[nodiscard]] bool any_in_doubt() const { return any_in_doubt_; }

 private:
  struct Candidate : fotfaste::Spell {
    std::int32_t employer;
    bool certain;
  };

  [[nodiscard]] fotfaste::Answer answer_of(const fotfaste::StateSpell& spell,
                                           const fotfaste::StateColumns& columns) const {
    if (!option_.states->contains(spell.state)) return fotfaste::Answer::no;
    return option_.qualities.of(columns, spell.row);
  }

  // Of the spells whose answer is at least this.
  void join(std::vector<fotfaste::Spell>& joined, const fotfaste::History& history,
            const fotfaste::StateColumns& columns, fotfaste::Answer least) {
    for (const fotfaste::StateSpell& spell : history.spells()) {
      const fotfaste::Answer answer = answer_of(spell, columns);
      any_in_doubt_ |= answer == fotfaste::Answer::unknown;
      if (answer < least) continue;
      if (!joined.empty() && fotfaste::joins(joined.back().until, spell.from, option_.gap_at_most)) {
        joined.back().until = std::max(joined.back().until, spell.until);
      } else {
        joined.push_back(spell);
      }
    }
  }

  void read_candidates(const fotfaste::History& history, const fotfaste::StateColumns& columns) {
    candidates_.clear();
    for (const fotfaste::StateSpell& spell : history.spells()) {
      const fotfaste::Answer answer = answer_of(spell, columns);
      if (answer == fotfaste::Answer::no) continue;
      const std::int32_t employer = columns.employer.index(spell.row);
      const bool certain = answer == fotfaste::Answer::yes;
      any_in_doubt_ |= !certain || employer == fotfaste::WordColumn::none;
      candidates_.push_back({spell, employer, certain});
    }
  }

  // One for each candidate, with all that joins it at the same employer: some lie within others.
  void join_by_employer(std::vector<fotfaste::Spell>& joined, bool certain) const {
    for (std::size_t i = 0; i < candidates_.size(); ++i) {
      if (certain && !candidates_[i].certain) continue;
      fotfaste::Spell whole = candidates_[i];
      std::int32_t employer = candidates_[i].employer;
      for (std::size_t next = i + 1; next < candidates_.size(); ++next) {
        const Candidate& other = candidates_[next];
        if (!fotfaste::joins(whole.until, other.from, option_.gap_at_most)) break;
        if (certain && !other.certain) continue;
        const bool stated =
            employer != fotfaste::WordColumn::none && other.employer != fotfaste::WordColumn::none;
        if (stated ? employer != other.employer : certain) continue;
        if (employer == fotfaste::WordColumn::none) employer = other.employer;
        whole.until = std::max(whole.until, other.until);
      }
      joined.push_back(whole);
    }
  }

  JoinedSpellsOption option_;
  bool any_in_doubt_ = false;
  std::vector<Candidate> candidates_;
  std::vector<fotfaste::Spell> certain_, possible_;
};

}  // namespace followup
