// Criteria: what an evaluator declares about a participation, as { spell = "employed", on = "exit+6m" }, for
// goals, populations, strata and exports alike. docs/criteria.md is the vocabulary.
//
//   Criterion outcome = Criterion::parse(settings.parameters().find("outcome"), settings.as_of());
//   outcome.declare(needs);                    // in needs()
//   outcome.bind(batch);                       // in consume(), before the first participation
//   if (outcome.evaluate(participation).answer == Answer::yes) ...
#pragma once

#include <algorithm>
#include <string>
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

  // Declares how long somebody must be followed for purpose, the longest for each anchor.
  void declare_follow_up(std::string_view purpose, Needs& needs) const {
    std::vector<criteria::FollowUp> all;
    root_->add_follow_ups(all);
    for (const Anchor anchor : {Anchor::entry, Anchor::exit}) {
      const criteria::FollowUp* longest = nullptr;
      for (const criteria::FollowUp& one : all) {
        if (one.anchor != anchor) continue;
        if (longest == nullptr || add(0, one.duration) > add(0, longest->duration)) longest = &one;
      }
      if (longest != nullptr) needs.follow_up(purpose, word(anchor), longest->duration);
    }
  }

  // To be called for each batch.
  void bind(const Batch& batch) { root_->bind(batch); }
  // Of a participation of the batch bound last.
  Outcome evaluate(const Participation& participation) { return root_->evaluate(participation); }
  // Whether it asks if somebody belongs to the programme or a comparison group.
  [[nodiscard]] bool asks_for_group() const { return root_->asks_for_group(); }

  // Which of the evaluator's words the data confirmed. A mergeable part of the state of who holds the
  // criterion; other has the same parameters.
  void merge(const Criterion& other) {
    const auto own = words();
    const auto others = other.words();
    for (std::size_t i = 0; i < own.size(); ++i) {
      for (std::size_t j = 0; j < own[i]->words().size(); ++j) {
        own[i]->words()[j].seen |= others[i]->words()[j].seen;
      }
    }
  }
  void save(Writer& writer) const {
    for (const criteria::WordSet* set : words()) {
      for (const auto& word : set->words()) writer.number(static_cast<std::uint8_t>(word.seen ? 1 : 0));
    }
  }
  void restore(Reader& reader) {
    for (criteria::WordSet* set : words()) {
      for (auto& word : set->words()) {
        const auto seen = reader.number<std::uint8_t>();
        if (seen > 1) throw MalformedBytes("a yes or no was expected");
        word.seen |= seen == 1;
      }
    }
  }
  // Tells the evaluator of words that occur nowhere in the data: mistyped, or nothing of the kind happened.
  void report_unseen(const Settings& settings) const {
    for (const criteria::WordSet* set : words()) {
      for (const auto& word : set->words()) {
        if (word.seen) continue;
        const std::string named = criteria::quote(word.text);
        const std::string column(set->column());
        settings.report(
            Severity::warning, "P120",
            {named + " finns ingenstans i data (" + column + ").",
             named + " is nowhere in the data (" + column + ")."},
            {"Kontrollera stavningen och kodlistan. Är allt rätt, har ingen sådan uppgift kommit in än.",
             "Check the spelling and the code list. If all is right, nothing of the kind has been recorded "
             "yet."},
            set->at());
      }
    }
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

// Who is looked at when nothing else is said: those in the programme. People of a comparison group are
// counted only where a population asks for them, so that they never slip into a project's own figures.
class Population {
 public:
  Population() = default;
  // table may be empty: everybody in the programme.
  static Population parse(const Parameters& table, Day as_of) {
    Population population;
    if (table) population.criterion_.push_back(Criterion::parse(table, as_of));
    return population;
  }
  void declare(Needs& needs) const {
    needs.column("group", Required::no);
    for (const Criterion& criterion : criterion_) criterion.declare(needs);
  }
  void bind(const Batch& batch) {
    for (Criterion& criterion : criterion_) criterion.bind(batch);
  }
  // Yes: counted. Unknown: cannot be told, and is not counted.
  Answer includes(const Participation& participation) {
    const bool everybody = !criterion_.empty() && criterion_.front().asks_for_group();
    if (!everybody && participation.group() != Group::programme) return Answer::no;
    return criterion_.empty() ? Answer::yes : criterion_.front().evaluate(participation).answer;
  }
  void merge(const Population& other) {
    for (std::size_t i = 0; i < criterion_.size(); ++i) criterion_[i].merge(other.criterion_[i]);
  }
  void save(Writer& writer) const {
    for (const Criterion& criterion : criterion_) criterion.save(writer);
  }
  void restore(Reader& reader) {
    for (Criterion& criterion : criterion_) criterion.restore(reader);
  }
  void report_unseen(const Settings& settings) const {
    for (const Criterion& criterion : criterion_) criterion.report_unseen(settings);
  }

 private:
  std::vector<Criterion> criterion_;  // at most one
};

}  // namespace fotfaste
