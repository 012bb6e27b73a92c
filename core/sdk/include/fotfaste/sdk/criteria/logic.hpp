// Criteria made of criteria. A combination can be judged when all of its parts can.
#pragma once

#include <algorithm>
#include <cstdint>
#include <memory>
#include <vector>

#include "fotfaste/sdk/criteria/node.hpp"

namespace fotfaste::criteria {

// At least so many of the parts hold: all of them, any of them, or a number between.
class AtLeast : public Node {
 public:
  AtLeast(std::vector<NodePointer> parts, std::size_t wanted) : parts_(std::move(parts)), wanted_(wanted) {}

  void declare(Needs& needs) const override {
    for (const NodePointer& part : parts_) part->declare(needs);
  }
  void bind(const Batch& batch) override {
    for (const NodePointer& part : parts_) part->bind(batch);
  }
  void add_follow_ups(std::vector<FollowUp>& follow_ups) const override {
    for (const NodePointer& part : parts_) part->add_follow_ups(follow_ups);
  }
  void add_words(std::vector<WordSet*>& words) override {
    for (const NodePointer& part : parts_) part->add_words(words);
  }
  [[nodiscard]] bool asks_for_group() const override {
    return std::any_of(parts_.begin(), parts_.end(),
                       [](const NodePointer& part) { return part->asks_for_group(); });
  }
  Outcome evaluate(const Participation& participation) override {
    std::size_t holding = 0;
    std::size_t possible = 0;
    Day settled = settled_always;
    for (const NodePointer& part : parts_) {
      const Outcome outcome = part->evaluate(participation);
      if (outcome.answer == Answer::yes) ++holding;
      if (outcome.answer != Answer::no) ++possible;
      settled = std::max(settled, outcome.settled);
    }
    const Answer answer = holding >= wanted_    ? Answer::yes
                          : possible >= wanted_ ? Answer::unknown
                                                : Answer::no;
    return {answer, settled};
  }

 private:
  std::vector<NodePointer> parts_;
  std::size_t wanted_;
};

class Not : public Node {
 public:
  explicit Not(NodePointer part) : part_(std::move(part)) {}
  void declare(Needs& needs) const override { part_->declare(needs); }
  void bind(const Batch& batch) override { part_->bind(batch); }
  void add_follow_ups(std::vector<FollowUp>& follow_ups) const override { part_->add_follow_ups(follow_ups); }
  void add_words(std::vector<WordSet*>& words) override { part_->add_words(words); }
  [[nodiscard]] bool asks_for_group() const override { return part_->asks_for_group(); }
  Outcome evaluate(const Participation& participation) override {
    const Outcome outcome = part_->evaluate(participation);
    return {negate(outcome.answer), outcome.settled};
  }

 private:
  NodePointer part_;
};

}  // namespace fotfaste::criteria
