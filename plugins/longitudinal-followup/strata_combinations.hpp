// Numbers for the combinations of strata that participations count in: to count once for a combination and to
// spread the counts over its strata at the end takes a fraction of the time of counting in each.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace followup {

class StrataCombinations {
 public:
  // More are not given numbers: spreading many combinations of few people takes longer than it saves.
  static constexpr std::uint32_t most = 256;

  // strata always has the same length.
  std::optional<std::uint32_t> number(std::span<const std::uint32_t> strata) {
    std::int32_t node = 0;
    for (const std::uint32_t stratum : strata) {
      std::vector<std::int32_t>& next = nodes_[static_cast<std::size_t>(node)];
      if (stratum < next.size() && next[stratum] != none) [[likely]] {
        node = next[stratum];
        continue;
      }
      return add(strata);
    }
    return static_cast<std::uint32_t>(numbers_[static_cast<std::size_t>(node)]);
  }

  // How many strata each combination has.
  [[nodiscard]] std::size_t width() const { return width_; }
  // The stratum at a position of each combination.
  [[nodiscard]] std::vector<std::uint32_t> strata_at(std::size_t position) const {
    std::vector<std::uint32_t> strata;
    for (std::size_t i = position; i < combinations_.size(); i += width_) strata.push_back(combinations_[i]);
    return strata;
  }

 private:
  static constexpr std::int32_t none = -1;

  std::optional<std::uint32_t> add(std::span<const std::uint32_t> strata) {
    if (count_ == most) return std::nullopt;
    std::int32_t node = 0;
    for (const std::uint32_t stratum : strata) {
      if (stratum >= nodes_[static_cast<std::size_t>(node)].size())
        nodes_[static_cast<std::size_t>(node)].resize(stratum + 1, none);
      if (nodes_[static_cast<std::size_t>(node)][stratum] == none) {
        nodes_[static_cast<std::size_t>(node)][stratum] = static_cast<std::int32_t>(nodes_.size());
        nodes_.emplace_back();
        numbers_.push_back(none);
      }
      node = nodes_[static_cast<std::size_t>(node)][stratum];
    }
    width_ = strata.size();
    combinations_.insert(combinations_.end(), strata.begin(), strata.end());
    numbers_[static_cast<std::size_t>(node)] = static_cast<std::int32_t>(count_);
    return count_++;
  }

  std::vector<std::vector<std::int32_t>> nodes_{1};  // a tree: by stratum, the next node
  std::vector<std::int32_t> numbers_{none};          // of the combination that ends at a node
  std::vector<std::uint32_t> combinations_;
  std::size_t width_ = 0;
  std::uint32_t count_ = 0;
};

}  // namespace followup
