// How often each value, or each pair of values, was seen. Merges exactly, and stands in one order.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "fotfaste/sdk/bytes.hpp"
#include "fotfaste/sdk/counts.hpp"
#include "fotfaste/sdk/statistics/proportion.hpp"
#include "fotfaste/sdk/statistics/value_pairs.hpp"

namespace progression {

// Counts of keys of so many numbers. Adding writes the key down; now and then what was written down is sorted
// into the counts, which is several times as fast as looking every key up where there are thousands of these.
template <std::size_t width>
class Counts {
 public:
  using Key = std::array<double, width>;
  struct Entry {
    Key key;
    std::int64_t count;
  };

  // Every number is finite and no larger than 1e100 either way.
  void add(Key key) {
    // Adding 0 makes the zero below zero the one zero.
    for (double& number : key) number += 0.0;
    pending_.push_back(key);
    if (pending_.size() >= smallest_pending && pending_.size() >= entries_.size()) settle();
  }
  void merge(const Counts& other) {
    settle();
    fold(other.entries());
  }
  // Canonical: equal counts give equal bytes.
  void save(fotfaste::Writer& writer) const {
    writer.number(static_cast<std::uint64_t>(entries().size()));
    for (const Entry& entry : entries_) {
      for (const double number : entry.key) writer.number(number);
      writer.number(entry.count);
    }
  }
  // Adds what save wrote.
  void restore(fotfaste::Reader& reader) {
    std::vector<Entry> read;
    for (std::uint64_t left = reader.count(sizeof(Entry)); left > 0; --left) {
      Entry entry;
      for (double& number : entry.key) {
        number = reader.number<double>();
        if (!(std::abs(number) <= 1e100)) throw fotfaste::MalformedBytes("a value is not finite");
      }
      entry.count = fotfaste::read_count(reader);
      if (entry.count == 0) throw fotfaste::MalformedBytes("a value was never seen");
      if (!read.empty() && !(read.back().key < entry.key)) {
        throw fotfaste::MalformedBytes("values are not in order");
      }
      read.push_back(entry);
    }
    settle();
    fold(read);
  }

  // In ascending order of the keys. Valid until the next change.
  [[nodiscard]] const std::vector<Entry>& entries() const {
    settle();
    return entries_;
  }
  [[nodiscard]] std::int64_t size() const {
    std::int64_t size = 0;
    for (const Entry& entry : entries()) fotfaste::add_counts(size, entry.count);
    return size;
  }
  [[nodiscard]] bool empty() const { return entries_.empty() && pending_.empty(); }

 private:
  static constexpr std::size_t smallest_pending = 64;

  // Changes how the counts are held, not what they are.
  void settle() const {
    if (pending_.empty()) return;
    std::sort(pending_.begin(), pending_.end());
    std::vector<Entry> counted;
    for (const Key& key : pending_) {
      if (!counted.empty() && counted.back().key == key) {
        ++counted.back().count;
      } else {
        counted.push_back({key, 1});
      }
    }
    pending_.clear();
    fold(counted);
  }
  void fold(const std::vector<Entry>& more) const {
    std::vector<Entry> all;
    all.reserve(entries_.size() + more.size());
    auto own = entries_.begin();
    for (const Entry& entry : more) {
      while (own != entries_.end() && own->key < entry.key) all.push_back(*own++);
      all.push_back(entry);
      if (own != entries_.end() && own->key == entry.key) {
        fotfaste::add_counts(all.back().count, own->count);
        ++own;
      }
    }
    all.insert(all.end(), own, entries_.end());
    entries_ = std::move(all);
  }

  mutable std::vector<Entry> entries_;
  mutable std::vector<Key> pending_;
};

using ValueCounts = Counts<1>;
// Before and after, or one rater and another.
using PairCounts = Counts<2>;

// As the SDK's statistics take them.
fotfaste::statistics::ValuePairs value_pairs(const PairCounts& counts);

struct MeanAndDeviation {
  std::int64_t size;
  double mean;
  std::optional<double> deviation;                       // n - 1; none of a single value
  std::optional<fotfaste::statistics::Interval> limits;  // of the mean, 95 %, by Student's t
};

// The value below which this share of the values lies, linear between values: type 7 of Hyndman and Fan
// (1996), Sample quantiles in statistical packages, The American Statistician 50:361-365, as R's quantile()
// has it. share is in [0, 1]. Nothing without any value.
std::optional<double> quantile(const ValueCounts& counts, double share);

// Nothing without any value.
std::optional<MeanAndDeviation> mean_and_deviation(const ValueCounts& counts);

}  // namespace progression
