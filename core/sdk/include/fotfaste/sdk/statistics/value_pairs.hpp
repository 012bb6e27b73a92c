// How often each pair of values was seen: the rating before and the one after, or those of two raters on one
// occasion. The paired statistics all follow from these counts. They merge exactly and stand in one order, so
// that a result depends neither on the order of the rows nor on how they were split.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <stdexcept>
#include <utility>

#include "fotfaste/sdk/bytes.hpp"
#include "fotfaste/sdk/counts.hpp"
#include "fotfaste/sdk/exact_sum.hpp"

namespace fotfaste::statistics {

class ValuePairs {
 public:
  // Both values are finite and no larger than 1e100 either way, and count is not negative;
  // std::invalid_argument otherwise.
  void add(double first, double second, std::int64_t count = 1) {
    if (!(std::abs(first) <= 1e100 && std::abs(second) <= 1e100) || count < 0) {
      throw std::invalid_argument("a pair has two finite values and a count");
    }
    if (count == 0) return;
    // Adding 0 makes the zero below zero the one zero.
    add_counts(counts_[{first + 0.0, second + 0.0}], count);
    add_counts(size_, count);
  }

  void merge(const ValuePairs& other) {
    other.for_each([this](double first, double second, std::int64_t count) { add(first, second, count); });
  }

  // The number of pairs, equal ones counted each.
  [[nodiscard]] std::int64_t size() const { return size_; }
  [[nodiscard]] bool empty() const { return size_ == 0; }

  // Calls function(first, second, count) in ascending order of the first value, then of the second.
  template <typename Function>
  void for_each(Function&& function) const {
    for (const auto& [pair, count] : counts_) function(pair.first, pair.second, count);
  }

  // The pairs of first_scale(first) and second_scale(second).
  template <typename FirstScale, typename SecondScale>
  [[nodiscard]] ValuePairs rescaled(FirstScale&& first_scale, SecondScale&& second_scale) const {
    ValuePairs result;
    for (const auto& [pair, count] : counts_) {
      result.add(first_scale(pair.first), second_scale(pair.second), count);
    }
    return result;
  }

  // Canonical: equal pairs give equal bytes.
  void save(Writer& writer) const {
    writer.number(std::uint64_t{counts_.size()});
    for (const auto& [pair, count] : counts_) {
      writer.number(pair.first);
      writer.number(pair.second);
      writer.number(count);
    }
  }

  // Adds what save wrote.
  void restore(Reader& reader) {
    std::pair<double, double> before;
    for (std::uint64_t count = reader.count(24), i = 0; i < count; ++i) {
      const auto first = reader.number<double>();
      const auto second = reader.number<double>();
      const std::pair<double, double> pair(first, second);
      if (!(std::abs(first) <= 1e100 && std::abs(second) <= 1e100)) {
        throw MalformedBytes("a value is not finite");
      }
      if (i > 0 && pair <= before) throw MalformedBytes("pairs of values are not in order");
      const std::int64_t times = read_count(reader);
      if (times == 0) throw MalformedBytes("a pair of values was never seen");
      add(first, second, times);
      before = pair;
    }
  }

  friend bool operator==(const ValuePairs&, const ValuePairs&) = default;

 private:
  std::map<std::pair<double, double>, std::int64_t> counts_;
  std::int64_t size_ = 0;
};

// What of minus tells apart: second - first to nine decimals. In binary 0.3 - 0.2 is less than 0.2 - 0.1, and
// two changes by one tenth must be one change for ranks and signs.
inline double difference(double first, double second) {
  constexpr double unit = 1e9;
  const double exact = second - first;
  return std::abs(exact) < 1e6 ? std::nearbyint(exact * unit) / unit : exact;
}

// Means and sums of squares about them. A sum of squares is exactly 0 when the values do not vary, or by no
// more than rounding makes of values that are equal.
struct PairMoments {
  std::int64_t size;
  double first_mean;
  double second_mean;
  double first_squares;
  double second_squares;
  double products;
  double difference_mean;  // of second - first
  double difference_squares;
};

// All 0 when there are no pairs. The error of each is a few units in the last place of its terms: the sums
// are exact, of deviations from the mean.
inline PairMoments moments(const ValuePairs& pairs) {
  if (pairs.empty()) return {};
  const auto n = static_cast<double>(pairs.size());
  ExactSum first_sum;
  ExactSum second_sum;
  ExactSum difference_sum;
  double largest = 0;
  pairs.for_each([&](double first, double second, std::int64_t count) {
    const auto times = static_cast<double>(count);
    first_sum.add(first * times);
    second_sum.add(second * times);
    difference_sum.add((second - first) * times);
    largest = std::max({largest, std::abs(first), std::abs(second)});
  });
  PairMoments result = {
      pairs.size(), first_sum.value() / n, second_sum.value() / n, 0, 0, 0, difference_sum.value() / n, 0};
  ExactSum first_squares;
  ExactSum second_squares;
  ExactSum products;
  ExactSum difference_squares;
  pairs.for_each([&](double first, double second, std::int64_t count) {
    const auto times = static_cast<double>(count);
    const double x = first - result.first_mean;
    const double y = second - result.second_mean;
    const double change = second - first - result.difference_mean;
    first_squares.add(times * x * x);
    second_squares.add(times * y * y);
    products.add(times * x * y);
    difference_squares.add(times * change * change);
  });
  // Sixteen digits of the largest value are known, so a standard deviation in the fourteenth is rounding.
  const double rounding = 1e-28 * largest * largest * n;
  const auto varying = [rounding](const ExactSum& squares) {
    return squares.value() > rounding ? squares.value() : 0;
  };
  result.first_squares = varying(first_squares);
  result.second_squares = varying(second_squares);
  result.products = result.first_squares > 0 && result.second_squares > 0 ? products.value() : 0;
  result.difference_squares = varying(difference_squares);
  return result;
}

}  // namespace fotfaste::statistics
