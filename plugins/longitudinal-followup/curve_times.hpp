// When the event of a curve came for a participation, or until when it was followed without it.
#pragma once

#include <cstdint>
#include <optional>

#include "curve_options.hpp"
#include "fotfaste/sdk/batch.hpp"
#include "fotfaste/sdk/history.hpp"
#include "joined_spells.hpp"

namespace followup {

// A time in the curve's unit.
struct TimeSeen {
  std::int32_t time;
  bool event;
};

// Which came first, the event or what competes with it.
struct FirstSeen {
  enum class What : std::uint8_t { event, competing, neither };
  std::int32_t time;
  What what;
};

// Rules. Of two on the same day the event counts as first. What is not recorded (an employer, hours, support)
// ends the time at which it could have mattered: nobody is taken to have waited on, or kept a job, in doubt.
class CurveTimes {
 public:
  // option outlives this.
  CurveTimes(const CurveOption& option, fotfaste::Day as_of);

  void declare(fotfaste::Needs& needs) const;
  // To be called for each batch, which outlives its use. The option's words are bound to it.
  void bind(const fotfaste::Batch& batch);

  // history is at the curve's level and has read the participation. False when it has no place in the curve:
  // without the anchor, or, for retention, without a job.
  bool read(const fotfaste::Participation& participation, const fotfaste::History& history);
  // Of the participation read last.
  [[nodiscard]] TimeSeen seen() const { return seen_; }
  // Only with competing states.
  [[nodiscard]] FirstSeen first() const { return first_; }

 private:
  void read_state(fotfaste::Day anchor, const fotfaste::History& history);
  void read_event(fotfaste::Day anchor, const fotfaste::Participation& participation,
                  const fotfaste::History& history);
  bool read_retention(fotfaste::Day anchor, const fotfaste::History& history);
  // Whether it is known that the job was over on a day, rather than no more heard of.
  [[nodiscard]] bool is_over(const fotfaste::Spell& job, const fotfaste::History& history) const;
  // The first of the spells that ends after the anchor and lasts long enough; no_day when there is none.
  [[nodiscard]] fotfaste::Day first_start(fotfaste::Day anchor,
                                          std::span<const fotfaste::Spell> spells) const;
  // event is no_day without one; then last is until when somebody was followed.
  void set(fotfaste::Day anchor, fotfaste::Day event, fotfaste::Day last);
  // In the curve's unit. Days before the anchor count as the anchor's own.
  [[nodiscard]] std::int32_t time_of(fotfaste::Day anchor, fotfaste::Day day) const;
  // How long a job from a day until another was.
  [[nodiscard]] std::int32_t length_of(fotfaste::Day from, fotfaste::Day until) const;

  const CurveOption* option_;
  fotfaste::Day as_of_;
  const fotfaste::StateColumns* states_ = nullptr;
  const fotfaste::EventColumns* events_ = nullptr;
  std::optional<JoinedSpells> own_, competing_;
  TimeSeen seen_{};
  FirstSeen first_{};
};

}  // namespace followup
