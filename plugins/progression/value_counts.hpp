// How often each value was seen. Merges exactly, and stands in one order.
#pragma once

#include <cmath>
#include <cstdint>
#include <map>
#include <optional>

#include "fotfaste/sdk/bytes.hpp"
#include "fotfaste/sdk/counts.hpp"
#include "fotfaste/sdk/exact_sum.hpp"
#include "fotfaste/sdk/statistics/proportion.hpp"

namespace progression {

class ValueCounts {
 public:
  // value is finite and no larger than 1e100 either way.
  void add(double value, std::int64_t count = 1) {
    if (count == 0) return;
    // Adding 0 makes the zero below zero the one zero.
    fotfaste::add_counts(counts_[value + 0.0], count);
    fotfaste::add_counts(size_, count);
  }
  void merge(const ValueCounts& other) {
    for (const auto& [value, count] : other.counts_) add(value, count);
  }
  void save(fotfaste::Writer& writer) const {
    writer.number(static_cast<std::uint64_t>(counts_.size()));
    for (const auto& [value, count] : counts_) {
      writer.number(value);
      writer.number(count);
    }
  }
  // Adds what save wrote.
  void restore(fotfaste::Reader& reader) {
    for (std::uint64_t left = reader.count(16); left > 0; --left) {
      const auto value = reader.number<double>();
      if (!(std::abs(value) <= 1e100)) throw fotfaste::MalformedBytes("a value is not finite");
      add(value, fotfaste::read_count(reader));
    }
  }

  [[nodiscard]] std::int64_t size() const { return size_; }
  [[nodiscard]] bool empty() const { return size_ == 0; }
  // Value -> how often, in ascending order.
  [[nodiscard]] const std::map<double, std::int64_t>& counts() const { return counts_; }

 private:
  std::map<double, std::int64_t> counts_;
  std::int64_t size_ = 0;
};

struct MeanAndDeviation {
  std::int64_t size;
  double mean;
  std::optional<double> deviation;                       // n - 1; none of a single value
  std::optional<fotfaste::statistics::Interval> limits;  // of the mean, 95 %, by Student's t
};

// Nothing without any value.
std::optional<MeanAndDeviation> mean_and_deviation(const ValueCounts& counts);

}  // namespace progression
