// What every criterion is made of: nodes of a tree that declare what they read, are bound to a batch, and
// answer for one participation at a time.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "fotfaste/sdk/batch.hpp"
#include "fotfaste/sdk/criteria/answer.hpp"
#include "fotfaste/sdk/criteria/words.hpp"
#include "fotfaste/sdk/needs.hpp"
#include "fotfaste/sdk/points.hpp"

namespace fotfaste::criteria {

// How long somebody must be followed before the criterion can be judged.
struct FollowUp {
  Anchor anchor;
  Duration duration;
  friend constexpr bool operator==(const FollowUp&, const FollowUp&) = default;
};

// When a participation without this anchor can be judged: one that goes on will end, but a cohort whose start
// nobody has written down stays unknown.
constexpr Day settled_without(Anchor anchor) {
  return anchor == Anchor::cohort ? settled_always : settled_never;
}

class Node {
 public:
  Node() = default;
  Node(const Node&) = delete;
  Node& operator=(const Node&) = delete;
  virtual ~Node() = default;

  virtual void declare(Needs& needs) const = 0;
  virtual void bind(const Batch& batch) = 0;
  // Uses memory of the node's own: one at a time.
  virtual Outcome evaluate(const Participation& participation) = 0;
  virtual void add_follow_ups(std::vector<FollowUp>&) const {}
  virtual void add_words(std::vector<WordSet*>&) {}
  // Whether it asks if somebody belongs to the programme or a comparison group.
  [[nodiscard]] virtual bool asks_for_group() const { return false; }
};

using NodePointer = std::unique_ptr<Node>;

}  // namespace fotfaste::criteria
