// How many left for each of several causes, and how many were last seen without any, at each time. Mergeable.
// Times are whole days or months; who is censored at a time is at risk at it. Everybody is observed from the
// start.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <stdexcept>
#include <vector>

#include "fotfaste/sdk/bytes.hpp"
#include "fotfaste/sdk/counts.hpp"

namespace fotfaste::statistics {

class CompetingTimes {
 public:
  // At least one cause; std::invalid_argument otherwise.
  explicit CompetingTimes(std::size_t causes) : causes_(causes) {
    if (causes == 0) throw std::invalid_argument("there is no cause");
  }

  [[nodiscard]] std::size_t causes() const { return causes_; }

  // time is not negative; causes are numbered from 0. std::out_of_range for a cause that there is none of.
  void add_event(std::int32_t time, std::size_t cause) {
    if (cause >= causes_) throw std::out_of_range("there is no such cause");
    ++at(time)[cause];
  }
  void add_censored(std::int32_t time) { ++at(time)[causes_]; }

  // std::invalid_argument when the other has another number of causes.
  void merge(const CompetingTimes& other) {
    if (other.causes_ != causes_) throw std::invalid_argument("the causes differ");
    for (const auto& [time, counts] : other.times_) add(time, counts);
  }

  // By time: the events of each cause, then the censored.
  [[nodiscard]] const std::map<std::int32_t, std::vector<std::int64_t>>& times() const { return times_; }

  [[nodiscard]] std::int64_t people() const {
    std::int64_t people = 0;
    for (const auto& [time, counts] : times_) {
      for (const std::int64_t count : counts) add_counts(people, count);
    }
    return people;
  }

  void save(Writer& writer) const {
    writer.number(static_cast<std::uint64_t>(times_.size()));
    for (const auto& [time, counts] : times_) {
      writer.number(time);
      for (const std::int64_t count : counts) writer.number(count);
    }
  }

  // Adds what save wrote with the same number of causes.
  void restore(Reader& reader) {
    std::int32_t before = -1;
    for (std::uint64_t left = reader.count(4 + 8 * (causes_ + 1)); left > 0; --left) {
      const auto time = reader.number<std::int32_t>();
      if (time <= before) throw MalformedBytes("times are not in order");
      std::vector<std::int64_t> counts(causes_ + 1);
      std::int64_t sum = 0;
      for (std::int64_t& count : counts) {
        count = read_count(reader);
        add_counts(sum, count);
      }
      if (sum == 0) throw MalformedBytes("nothing happens at a time");
      add(time, counts);
      before = time;
    }
    static_cast<void>(people());  // can be counted
  }

 private:
  std::vector<std::int64_t>& at(std::int32_t time) {
    std::vector<std::int64_t>& counts = times_[time];
    counts.resize(causes_ + 1);
    return counts;
  }
  void add(std::int32_t time, const std::vector<std::int64_t>& more) {
    std::vector<std::int64_t>& own = at(time);
    for (std::size_t i = 0; i < more.size(); ++i) add_counts(own[i], more[i]);
  }

  std::size_t causes_;
  std::map<std::int32_t, std::vector<std::int64_t>> times_;
};

}  // namespace fotfaste::statistics
