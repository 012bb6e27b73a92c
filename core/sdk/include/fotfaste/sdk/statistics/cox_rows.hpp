// The rows that a Cox model is fitted to: one for each person, or for each stretch of a person's time with
// other covariates. Mergeable; what is fitted depends on the rows alone, never on their order.
//
// These are rows about single persons: a plugin that keeps them says so, and is not merged across
// organisations.
#pragma once

#include <algorithm>
#include <cmath>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <optional>
#include <span>
#include <stdexcept>
#include <vector>

#include "fotfaste/sdk/bytes.hpp"

namespace fotfaste::statistics {

struct CoxTime {
  std::int32_t time;
  bool event;
  std::optional<std::int32_t> entry = std::nullopt;  // before time; none: at risk from the start
  std::int32_t stratum =
      0;  // hazards are compared within strata only; a number that means the same in all shards
  friend auto operator<=>(const CoxTime&, const CoxTime&) = default;
};

class CoxRows {
 public:
  explicit CoxRows(std::size_t covariates) : covariates_(covariates) {}

  [[nodiscard]] std::size_t covariates() const { return covariates_; }
  [[nodiscard]] std::size_t size() const { return times_.size(); }
  [[nodiscard]] const CoxTime& time(std::size_t row) const { return times_[row]; }
  [[nodiscard]] std::span<const double> values(std::size_t row) const {
    return {values_.data() + row * covariates_, covariates_};
  }

  // std::invalid_argument for another number of values, a value that is not finite, or an entry that does not
  // come before the time. A missing value is for the caller to leave out, and to count.
  void add(const CoxTime& time, std::span<const double> values) {
    if (values.size() != covariates_) throw std::invalid_argument("a row has another number of covariates");
    if (time.entry && *time.entry >= time.time) {
      throw std::invalid_argument("an entry does not come before its exit");
    }
    for (const double value : values) {
      if (!std::isfinite(value)) throw std::invalid_argument("a covariate is not a finite number");
    }
    times_.push_back(time);
    // 0 and -0 are the same number and get the same bytes.
    for (const double value : values) values_.push_back(value == 0 ? 0.0 : value);
  }

  // std::invalid_argument when the other has another number of covariates.
  void merge(const CoxRows& other) {
    if (other.covariates_ != covariates_) throw std::invalid_argument("the covariates differ");
    times_.insert(times_.end(), other.times_.begin(), other.times_.end());
    values_.insert(values_.end(), other.values_.begin(), other.values_.end());
  }

  // The rows by stratum, time, event, entry, covariates. Rows that are equal throughout may change places.
  [[nodiscard]] std::vector<std::size_t> order() const {
    std::vector<std::size_t> order(size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [this](std::size_t a, std::size_t b) {
      if (times_[a].stratum != times_[b].stratum) return times_[a].stratum < times_[b].stratum;
      if (times_[a] != times_[b]) return times_[a] < times_[b];
      return std::ranges::lexicographical_compare(values(a), values(b));
    });
    return order;
  }

  void save(Writer& writer) const {
    writer.number(static_cast<std::uint64_t>(size()));
    for (const std::size_t row : order()) {
      const CoxTime& time = times_[row];
      writer.number(time.time);
      writer.number(static_cast<std::uint8_t>((time.event ? 1 : 0) + (time.entry ? 2 : 0)));
      writer.number(time.entry.value_or(0));
      writer.number(time.stratum);
      for (const double value : values(row)) writer.number(value);
    }
  }

  // Adds what save wrote with the same number of covariates.
  void restore(Reader& reader) {
    std::vector<double> values(covariates_);
    for (std::uint64_t left = reader.count(13 + 8 * covariates_); left > 0; --left) {
      CoxTime time{reader.number<std::int32_t>(), false};
      const auto marks = reader.number<std::uint8_t>();
      const auto entry = reader.number<std::int32_t>();
      time.stratum = reader.number<std::int32_t>();
      if (marks > 3) throw MalformedBytes("a row of a survival model was expected");
      time.event = (marks & 1) != 0;
      if ((marks & 2) != 0) time.entry = entry;
      for (double& value : values) value = reader.number<double>();
      try {
        add(time, values);
      } catch (const std::invalid_argument& error) {
        throw MalformedBytes(error.what());
      }
    }
  }

 private:
  std::size_t covariates_;
  std::vector<CoxTime> times_;
  std::vector<double> values_;
};

}  // namespace fotfaste::statistics
