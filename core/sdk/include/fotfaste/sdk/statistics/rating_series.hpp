// The ratings of each person over time, as a mixed model needs them. Kept as counts of equal series in one
// order, so that merging is exact and a fit does not depend on the order of people, of their ratings, or of
// the parts. The state holds rows of single persons (without saying whose): a plugin that keeps it says so.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <stdexcept>
#include <vector>

#include "fotfaste/sdk/bytes.hpp"
#include "fotfaste/sdk/counts.hpp"

namespace fotfaste::statistics {

// What was rated on one occasion, and the row of the design matrix of the fixed effects.
struct RatedOccasion {
  double time;
  double value;
  std::vector<double> fixed;

  friend auto operator<=>(const RatedOccasion&, const RatedOccasion&) = default;
};

class RatingSeries {
 public:
  // fixed_effects: columns of the design matrix, the intercept among them.
  explicit RatingSeries(std::size_t fixed_effects) : fixed_effects_(fixed_effects) {}

  // The occasions of one person, in any order; nothing is kept of someone without any.
  // std::invalid_argument when the number of fixed effects differs or a number is not finite.
  void add(std::vector<RatedOccasion> occasions) {
    for (RatedOccasion& occasion : occasions) {
      if (occasion.fixed.size() != fixed_effects_) {
        throw std::invalid_argument("an occasion has one value a fixed effect");
      }
      normalize(occasion.time);
      normalize(occasion.value);
      for (double& value : occasion.fixed) normalize(value);
    }
    if (occasions.empty()) return;
    std::sort(occasions.begin(), occasions.end());
    ++counts_[std::move(occasions)];
  }

  // other has as many fixed effects; std::invalid_argument otherwise.
  void merge(const RatingSeries& other) {
    if (other.fixed_effects_ != fixed_effects_) {
      throw std::invalid_argument("the numbers of fixed effects differ");
    }
    for (const auto& [occasions, count] : other.counts_) add_counts(counts_[occasions], count);
  }

  // Calls function(occasions, count) for each different series, in ascending order.
  template <typename Function>
  void for_each(Function&& function) const {
    for (const auto& [occasions, count] : counts_) function(std::span<const RatedOccasion>(occasions), count);
  }

  [[nodiscard]] std::size_t fixed_effects() const { return fixed_effects_; }

  // Canonical: equal series give equal bytes. The number of fixed effects is not among them.
  void save(Writer& writer) const {
    writer.number(std::uint64_t{counts_.size()});
    for (const auto& [occasions, count] : counts_) {
      writer.number(count);
      writer.number(std::uint64_t{occasions.size()});
      for (const RatedOccasion& occasion : occasions) {
        writer.number(occasion.time);
        writer.number(occasion.value);
        for (const double value : occasion.fixed) writer.number(value);
      }
    }
  }

  // Adds what save wrote of as many fixed effects.
  void restore(Reader& reader) {
    const std::uint64_t occasion_size = 8 * (2 + std::uint64_t{fixed_effects_});
    std::vector<RatedOccasion> before;
    for (std::uint64_t left = reader.count(16 + occasion_size); left > 0; --left) {
      const std::int64_t count = read_count(reader);
      std::vector<RatedOccasion> occasions(reader.count(occasion_size));
      for (RatedOccasion& occasion : occasions) {
        occasion.time = finite(reader);
        occasion.value = finite(reader);
        occasion.fixed.resize(fixed_effects_);
        for (double& value : occasion.fixed) value = finite(reader);
      }
      if (count == 0 || occasions.empty()) throw MalformedBytes("a series of ratings is empty");
      if (!std::is_sorted(occasions.begin(), occasions.end()) || occasions <= before) {
        throw MalformedBytes("series of ratings are not in order");
      }
      add_counts(counts_[occasions], count);
      before = std::move(occasions);
    }
  }

  friend bool operator==(const RatingSeries&, const RatingSeries&) = default;

 private:
  // Adding 0 makes the zero below zero the one zero.
  static void normalize(double& value) {
    if (!(std::abs(value) <= 1e100)) throw std::invalid_argument("a rating and its time are finite");
    value += 0.0;
  }
  static double finite(Reader& reader) {
    const auto value = reader.number<double>();
    if (!(std::abs(value) <= 1e100)) throw MalformedBytes("a number is not finite");
    return value;
  }

  std::size_t fixed_effects_;
  std::map<std::vector<RatedOccasion>, std::int64_t> counts_;
};

}  // namespace fotfaste::statistics
