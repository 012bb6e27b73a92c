// How many had the event, and how many were last seen without it, at each time: what survival statistics are
// computed from. Mergeable; the merged counts do not depend on how people were split.
//
// Times are whole days or months. At one time, events come before censorings, and censorings before entries:
// who is censored at t is at risk at t, and who enters at t is at risk from after t. So a person is at risk
// at t when entry < t <= time, as in R's Surv(entry, time, event).
#pragma once

#include <cmath>
#include <cstdint>
#include <map>
#include <stdexcept>
#include <vector>

#include "fotfaste/sdk/bytes.hpp"
#include "fotfaste/sdk/counts.hpp"
#include "fotfaste/sdk/exact_sum.hpp"

namespace fotfaste::statistics {

struct TimeCounts {
  std::int64_t events = 0;
  std::int64_t censored = 0;
  std::int64_t entered = 0;  // late: those observed from the start are not counted
  friend bool operator==(const TimeCounts&, const TimeCounts&) = default;
};

class TimeHistogram {
 public:
  // time is not negative. The person is at risk from the start.
  void add_event(std::int32_t time) { ++at(time).events; }
  void add_censored(std::int32_t time) { ++at(time).censored; }

  // Late entry (left truncation): the person would not have been seen, had the event come at entry or before.
  // std::invalid_argument unless 0 <= entry < time.
  void add_event(std::int32_t time, std::int32_t entry) {
    enter(time, entry);
    add_event(time);
  }
  void add_censored(std::int32_t time, std::int32_t entry) {
    enter(time, entry);
    add_censored(time);
  }

  void merge(const TimeHistogram& other) {
    other.for_each([this](std::int32_t time, const TimeCounts& counts) {
      TimeCounts& own = at(time);
      add_counts(own.events, counts.events);
      add_counts(own.censored, counts.censored);
      add_counts(own.entered, counts.entered);
    });
  }

  // In ascending order of time; only times at which something happened.
  template <typename Function>
  void for_each(Function&& function) const {
    for (std::size_t i = 0; i < near_.size(); ++i) {
      if (near_[i] != TimeCounts{}) function(static_cast<std::int32_t>(i), near_[i]);
    }
    for (const auto& [time, counts] : far_) {
      if (counts != TimeCounts{}) function(time, counts);
    }
  }

  void save(Writer& writer) const {
    std::uint64_t count = 0;
    for_each([&count](std::int32_t, const TimeCounts&) { ++count; });
    writer.number(count);
    for_each([&writer](std::int32_t time, const TimeCounts& counts) {
      writer.number(time);
      writer.number(counts.events);
      writer.number(counts.censored);
      writer.number(counts.entered);
    });
  }

  // Adds what save wrote.
  void restore(Reader& reader) {
    TimeHistogram other;
    std::int32_t before = -1;
    for (std::uint64_t left = reader.count(28); left > 0; --left) {
      const auto time = reader.number<std::int32_t>();
      if (time <= before) throw MalformedBytes("times are not in order");
      TimeCounts& counts = other.at(time);
      counts.events = read_count(reader);
      counts.censored = read_count(reader);
      counts.entered = read_count(reader);
      before = time;
    }
    other.expect_entries_before_exits();
    merge(other);
  }

 private:
  // Times up to this are found by index; later ones are so few that a map will do.
  static constexpr std::int32_t near_times = 1 << 14;

  TimeCounts& at(std::int32_t time) {
    if (time >= near_times) return far_[time];
    const auto index = static_cast<std::size_t>(time);
    if (index >= near_.size()) near_.resize(index + 1);
    return near_[index];
  }
  void enter(std::int32_t time, std::int32_t entry) {
    if (entry < 0 || entry >= time) throw std::invalid_argument("an entry does not come before its exit");
    ++at(entry).entered;
  }
  // Every late entry needs an exit after it. Also checks that all exits can be counted.
  void expect_entries_before_exits() const {
    std::int64_t exits = 0;
    std::int64_t entries = 0;
    for_each([&](std::int32_t, const TimeCounts& counts) {
      add_counts(exits, counts.events);
      add_counts(exits, counts.censored);
      add_counts(entries, counts.entered);
    });
    for_each([&](std::int32_t, const TimeCounts& counts) {
      exits -= counts.events + counts.censored;
      if (entries > exits) throw MalformedBytes("more enter than leave afterwards");
      entries -= counts.entered;
    });
  }

  std::vector<TimeCounts> near_;
  std::map<std::int32_t, TimeCounts> far_;
};

// The same with a weight for each person, as surveys have. The sums are exact, so they do not depend on the
// order either.
class WeightedTimes {
 public:
  // Of the weights at one time. Squares of the weights are what robust standard errors need.
  struct Sums {
    ExactSum events;
    ExactSum censored;
    ExactSum entered;  // less than 0: ready to be added to those at risk
    ExactSum squared_events;
    ExactSum squared_censored;
  };

  // time is not negative. A weight of 0 leaves the person out. std::invalid_argument for a weight that is
  // negative or not finite.
  void add_event(std::int32_t time, double weight) {
    if (!counts(weight)) return;
    Sums& sums = times_[time];
    sums.events.add(weight);
    sums.squared_events.add(weight * weight);
  }
  void add_censored(std::int32_t time, double weight) {
    if (!counts(weight)) return;
    Sums& sums = times_[time];
    sums.censored.add(weight);
    sums.squared_censored.add(weight * weight);
  }
  // Late entry; std::invalid_argument unless 0 <= entry < time.
  void add_event(std::int32_t time, double weight, std::int32_t entry) {
    enter(time, weight, entry);
    add_event(time, weight);
  }
  void add_censored(std::int32_t time, double weight, std::int32_t entry) {
    enter(time, weight, entry);
    add_censored(time, weight);
  }

  void merge(const WeightedTimes& other) {
    for (const auto& [time, sums] : other.times_) add(time, sums);
  }

  [[nodiscard]] const std::map<std::int32_t, Sums>& times() const { return times_; }

  void save(Writer& writer) const {
    writer.number(static_cast<std::uint64_t>(times_.size()));
    for (const auto& [time, sums] : times_) {
      writer.number(time);
      for (const ExactSum* sum :
           {&sums.events, &sums.censored, &sums.entered, &sums.squared_events, &sums.squared_censored}) {
        sum->save(writer);
      }
    }
  }

  // Adds what save wrote.
  void restore(Reader& reader) {
    std::int32_t before = -1;
    for (std::uint64_t left = reader.count(19); left > 0; --left) {
      const auto time = reader.number<std::int32_t>();
      if (time <= before) throw MalformedBytes("times are not in order");
      Sums sums;
      for (ExactSum* sum :
           {&sums.events, &sums.censored, &sums.entered, &sums.squared_events, &sums.squared_censored}) {
        sum->restore(reader);
        if ((sum == &sums.entered ? -sum->value() : sum->value()) < 0) {
          throw MalformedBytes("a sum of weights is negative");
        }
      }
      add(time, sums);
      before = time;
    }
  }

 private:
  static bool counts(double weight) {
    if (!std::isfinite(weight) || weight < 0) throw std::invalid_argument("a weight is not a number from 0");
    return weight > 0;
  }
  void enter(std::int32_t time, double weight, std::int32_t entry) {
    if (entry < 0 || entry >= time) throw std::invalid_argument("an entry does not come before its exit");
    if (counts(weight)) times_[entry].entered.add(-weight);
  }
  void add(std::int32_t time, const Sums& more) {
    Sums& own = times_[time];
    own.events.merge(more.events);
    own.censored.merge(more.censored);
    own.entered.merge(more.entered);
    own.squared_events.merge(more.squared_events);
    own.squared_censored.merge(more.squared_censored);
  }

  std::map<std::int32_t, Sums> times_;
};

}  // namespace fotfaste::statistics
