// Criteria: what an evaluator declares about a participation, as { spell = "employed", on = "exit+6m" }, for
// goals, populations, strata and exports alike. docs/criteria.md is the vocabulary.
//
//   Criterion outcome = Criterion::parse(settings.parameters().find("outcome"), settings.as_of());
//   outcome.declare(needs);                    // in needs()
//   outcome.bind(batch);                       // in consume(), before the first participation
//   if (outcome.evaluate(participation).answer == Answer::yes) ...
#pragma once

#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "fotfaste/sdk/bytes.hpp"
#include "fotfaste/sdk/criteria/answer.hpp"
#include "fotfaste/sdk/criteria/node.hpp"
#include "fotfaste/sdk/criteria/parse.hpp"
#include "fotfaste/sdk/needs.hpp"
#include "fotfaste/sdk/parameters.hpp"
#include "fotfaste/sdk/settings.hpp"

namespace fotfaste {

class Criterion {
 public:
  // Throws ParameterError at the value that is wrong. table outlives this.
  static Criterion parse(const Parameters& table, Day as_of) {
    return Criterion(criteria::parse(table, as_of));
  }

  void declare(Needs& needs) const { root_->declare(needs); }

  // How long somebody must be followed after the anchor; nothing when nothing hangs on it.
  [[nodiscard]] std::optional<Duration> follow_up(Anchor anchor) const {
    std::vector<criteria::FollowUp> all;
    root_->add_follow_ups(all);
    std::optional<Duration> longest;
    for (const criteria::FollowUp& one : all) {
      if (one.anchor != anchor) continue;
      if (!longest || add(0, one.duration) > add(0, *longest)) longest = one.duration;
    }
    return longest;
  }
  // Declares how long somebody must be followed for purpose, the longest for each anchor.
  void declare_follow_up(std::string_view purpose, Needs& needs) const {
    for (const Anchor anchor : {Anchor::entry, Anchor::exit, Anchor::cohort}) {
      if (const auto duration = follow_up(anchor)) needs.follow_up(purpose, word(anchor), *duration);
    }
  }

  // To be called for each batch.
  void bind(const Batch& batch) { root_->bind(batch); }
  // Of a participation of the batch bound last.
  Outcome evaluate(const Participation& participation) { return root_->evaluate(participation); }
  // Whether it asks if somebody belongs to the programme or a comparison group.
  [[nodiscard]] bool asks_for_group() const { return root_->asks_for_group(); }

  // Which of the evaluator's words the data confirmed is a mergeable part of the state of who holds the
  // criterion. other has the same parameters.
  void merge(const Criterion& other) {
    const auto own = words();
    const auto others = other.words();
    for (std::size_t i = 0; i < own.size(); ++i) own[i]->merge(*others[i]);
  }
  void save(Writer& writer) const {
    for (const criteria::WordSet* set : words()) set->save(writer);
  }
  // Adds what save wrote.
  void restore(Reader& reader) {
    for (criteria::WordSet* set : words()) set->restore(reader);
  }
  // Tells the evaluator of words that occur nowhere in the data.
  void report_unseen(const Settings& settings) const {
    for (const criteria::WordSet* set : words()) set->report_unseen(settings);
  }

 private:
  explicit Criterion(criteria::NodePointer root) : root_(std::move(root)) {}
  [[nodiscard]] std::vector<criteria::WordSet*> words() const {
    std::vector<criteria::WordSet*> sets;
    root_->add_words(sets);
    return sets;
  }

  criteria::NodePointer root_;
};

}  // namespace fotfaste
