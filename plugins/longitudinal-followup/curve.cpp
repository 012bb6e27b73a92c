#include "curve.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "fotfaste/sdk/statistics/cumulative_incidence.hpp"
#include "fotfaste/sdk/statistics/survival_summary.hpp"

namespace followup {
namespace {

using fotfaste::Role;
using fotfaste::Type;
namespace statistics = fotfaste::statistics;

constexpr const char* time_to_event = "time-to-event";
constexpr const char* retention = "retention";
constexpr const char* incidence = "cumulative-incidence";
constexpr const char* at_risk = "at-risk";
constexpr const char* summary = "curve-summary";

constexpr std::size_t event_cause = 0;
constexpr std::size_t competing_cause = 1;

fotfaste::Table& describe_dimensions(fotfaste::Table& table) {
  return table.smallest_cell(5)
      .column("curve", Type::text, Role::dimension, "Kurva", "Curve")
      .column("stratum", Type::stratum, Role::dimension, "Grupp", "Group");
}

fotfaste::Table& describe_counts(fotfaste::Table& table, const char* sv_events, const char* en_events) {
  return table.column("at_risk", Type::integer, Role::count, "Kvar att följa", "At risk")
      .column("events", Type::integer, Role::attribute, sv_events, en_events)
      .column("censored", Type::integer, Role::excluded, "Kan inte följas längre",
              "Cannot be followed further");
}

fotfaste::Table& describe_time(fotfaste::Table& table) {
  return table.column("time", Type::integer, Role::dimension, "Tid", "Time")
      .column("unit", Type::text, Role::attribute, "Enhet", "Unit");
}

void describe_limits(fotfaste::Table& table, const char* sv_value, const char* en_value) {
  table.column("value", Type::number, Role::value, sv_value, en_value)
      .column("low", Type::number, Role::low, "Nedre gräns", "Lower limit")
      .column("high", Type::number, Role::high, "Övre gräns", "Upper limit");
}

// Limits of a share that has left for a cause, on the log-log scale: F ^ exp(-+ z s / (F log F)).
std::optional<statistics::Interval> limits_of(const statistics::Incidence& incidence) {
  const double share = incidence.probability;
  if (!(share > 0) || !(share < 1) || !(incidence.variance > 0)) return std::nullopt;
  const double reach = statistics::z_95 * std::sqrt(incidence.variance) / (share * std::log(share));
  return statistics::Interval{std::pow(share, std::exp(-reach)), std::pow(share, std::exp(reach))};
}

}  // namespace

void Curve::describe(fotfaste::Description& description) {
  auto& to_event =
      description.table(time_to_event, fotfaste::Kind::curve, "Tid till händelsen", "Time to the event")
          .description(
              "Kaplan-Meier: andelen som ännu väntar på tillståndet eller händelsen, med 95 % intervall på "
              "log-log-skalan. Där för få ännu följs finns bara antalen.",
              "Kaplan-Meier: the share still waiting for the state or event, with 95 % limits on the log-log "
              "scale. Where too few are still followed there are counts only.")
          .direction(fotfaste::Direction::lower);
  describe_counts(describe_time(describe_dimensions(to_event)), "Nådde tillståndet", "Reached the state");
  describe_limits(to_event, "Ännu inte i tillståndet", "Not yet in the state");

  auto& kept =
      description.table(retention, fotfaste::Kind::curve, "Hur länge arbetet varar", "How long the job lasts")
          .description(
              "Kaplan-Meier: andelen som har kvar sitt första arbete efter ankardagen, med 95 % intervall "
              "på log-log-skalan. Där för få ännu följs finns bara antalen.",
              "Kaplan-Meier: the share who still have their first job after the anchor, with 95 % limits "
              "on the log-log scale. Where too few are still followed there are counts only.")
          .direction(fotfaste::Direction::higher);
  describe_counts(describe_time(describe_dimensions(kept)), "Arbetet upphörde", "The job ended");
  describe_limits(kept, "Har kvar arbetet", "Still in the job");

  auto& competing =
      description.table(incidence, fotfaste::Kind::curve, "Vad som kom först", "What came first")
          .description(
              "Kumulativ incidens (Aalen-Johansen): andelen för vilka händelsen, eller det konkurrerande "
              "tillståndet, har kommit först, med 95 % intervall på log-log-skalan (Aalens varians).",
              "Cumulative incidence (Aalen-Johansen): the share for whom the event, or the competing state, "
              "has "
              "come first, with 95 % limits on the log-log scale (Aalen's variance).");
  describe_dimensions(competing).column("cause", Type::text, Role::dimension, "Vad", "What");
  describe_counts(describe_time(competing), "Kom först", "Came first");
  describe_limits(competing, "Har kommit först", "Has come first");

  auto& numbers =
      description.table(at_risk, fotfaste::Kind::records, "Antal som ännu följs", "Numbers at risk")
          .description(
              "Vid regelbundna tider: hur många som ännu kan få händelsen, och hur många som "
              "dittills fått den eller inte kunnat följas längre.",
              "At regular times: how many can still have the event, and how many have had it "
              "or could not be followed further before.");
  describe_time(describe_dimensions(numbers))
      .column("at_risk", Type::integer, Role::count, "Kvar att följa", "At risk")
      .column("events", Type::integer, Role::attribute, "Händelser dittills", "Events before")
      .column("censored", Type::integer, Role::excluded, "Kunde inte följas längre", "No longer followed");

  auto& medians = description.table(summary, fotfaste::Kind::records, "Mediantid", "Median time")
                      .description(
                          "Tiden då hälften har fått händelsen, där kurvan når dit med nog många kvar att "
                          "följa; gränserna är där kurvans gränser når hälften.",
                          "The time by which half have had the event, where the curve gets there with "
                          "enough still followed; the limits are where those of the curve reach half.");
  describe_dimensions(medians)
      .column("unit", Type::text, Role::attribute, "Enhet", "Unit")
      .column("people", Type::integer, Role::count, "Följda", "Followed")
      .column("events", Type::integer, Role::attribute, "Händelser", "Events")
      .column("censored", Type::integer, Role::excluded, "Kunde inte följas till händelsen",
              "Not followed to the event");
  describe_limits(medians, "Median", "Median");
}

Curve::Times& Curve::of(std::uint32_t stratum) {
  if (stratum >= strata_.size()) strata_.resize(stratum + 1);
  return strata_[stratum];
}

const char* Curve::unit() const {
  return option_->unit == CurveOption::Unit::day ? "day" : "month";
}

void Curve::count(const CurveTimes& times, std::span<const std::uint32_t> strata) {
  const TimeSeen seen = times.seen();
  for (const std::uint32_t stratum : strata) {
    Times& own = of(stratum);
    if (seen.event) {
      own.all.add_event(seen.time);
    } else {
      own.all.add_censored(seen.time);
    }
    if (!option_->competing) continue;
    const FirstSeen first = times.first();
    if (first.what == FirstSeen::What::neither) {
      own.first.add_censored(first.time);
    } else {
      own.first.add_event(first.time, first.what == FirstSeen::What::event ? event_cause : competing_cause);
    }
  }
}

void Curve::merge(const Curve& other, const Numbering& numbers) {
  for (std::size_t i = 0; i < other.strata_.size(); ++i) {
    Times& own = of(numbers.strata[i]);
    own.all.merge(other.strata_[i].all);
    own.first.merge(other.strata_[i].first);
  }
}

void Curve::save(fotfaste::Writer& writer, const Numbering& numbers) const {
  const Times nobody;
  for (const std::uint32_t stratum : numbers.strata) {
    const Times& times = stratum < strata_.size() ? strata_[stratum] : nobody;
    times.all.save(writer);
    times.first.save(writer);
  }
}

void Curve::restore(fotfaste::Reader& reader, const Numbering& numbers) {
  strata_.resize(numbers.strata.size());
  for (Times& times : strata_) {
    times.all.restore(reader);
    times.first.restore(reader);
  }
}

void Curve::report(fotfaste::Results& results, const Numbering& numbers,
                   const fotfaste::Breakdown& breakdown) const {
  for (const std::uint32_t stratum : numbers.strata) {
    if (stratum >= strata_.size()) continue;
    const Points points = statistics::kaplan_meier(strata_[stratum].all);
    if (points.empty()) continue;
    const fotfaste::StratumCell cell = breakdown.cell(stratum);
    report_curve(results, cell, points);
    report_at_risk(results, cell, points);
    report_summary(results, cell, points);
    if (option_->competing) report_incidence(results, cell, strata_[stratum]);
  }
  if (option_->competing) {
    const bool job = option_->kind == CurveOption::Kind::retention;
    results.label(incidence, "cause", "event",
                  job ? fotfaste::Label{"arbetet upphörde på annat sätt", "the job ended otherwise"}
                      : fotfaste::Label{"händelsen", "the event"});
    results.label(incidence, "cause", "competing", {"det konkurrerande tillståndet", "the competing state"});
  }
  if (!option_->label) return;
  const char* const table = option_->kind == CurveOption::Kind::retention ? retention : time_to_event;
  for (const char* id : {table, at_risk, summary}) results.label(id, "curve", option_->id, *option_->label);
  if (option_->competing) results.label(incidence, "curve", option_->id, *option_->label);
}

void Curve::report_curve(fotfaste::Results& results, const fotfaste::StratumCell& cell,
                         const Points& points) const {
  const char* const table = option_->kind == CurveOption::Kind::retention ? retention : time_to_event;
  for (const auto& point : points) {
    std::optional<double> value;
    std::optional<double> low;
    std::optional<double> high;
    if (point.at_risk >= at_risk_at_least_) {
      value = point.survival;
      if (point.limits) {
        low = point.limits->low;
        high = point.limits->high;
      }
    }
    results.add(table, option_->id, cell, point.time, unit(), point.at_risk, point.events, point.censored,
                value, low, high);
  }
}

void Curve::report_at_risk(fotfaste::Results& results, const fotfaste::StratumCell& cell,
                           const Points& points) const {
  // One wrong date, as the year 9999 for what goes on, must not make a table of 8 000 years.
  constexpr std::int64_t most_rows = 200;
  const std::int64_t last = points.back().time;
  const std::int64_t step = option_->at_risk_every * (1 + last / (option_->at_risk_every * most_rows));
  std::int64_t left = points.front().at_risk;
  std::int64_t events = 0;
  std::int64_t censored = 0;
  std::size_t next = 0;
  for (std::int64_t time = 0; time <= last; time += step) {
    for (; next < points.size() && points[next].time < time; ++next) {
      events += points[next].events;
      censored += points[next].censored;
      left -= points[next].events + points[next].censored;
    }
    results.add(at_risk, option_->id, cell, time, unit(), left, events, censored);
  }
}

void Curve::report_summary(fotfaste::Results& results, const fotfaste::StratumCell& cell,
                           const Points& points) const {
  std::int64_t events = 0;
  std::int64_t censored = 0;
  for (const auto& point : points) {
    events += point.events;
    censored += point.censored;
  }
  // What is not drawn is not read off either.
  const auto end = std::find_if(points.begin(), points.end(),
                                [this](const auto& point) { return point.at_risk < at_risk_at_least_; });
  const Points drawn(points.begin(), end);
  const statistics::EventTime median = statistics::time_by_which(drawn, 0.5);
  results.add(summary, option_->id, cell, unit(), points.front().at_risk, events, censored, median.time,
              median.low, median.high);
}

void Curve::report_incidence(fotfaste::Results& results, const fotfaste::StratumCell& cell,
                             const Times& times) const {
  const auto points = statistics::cumulative_incidence(times.first);
  for (const std::size_t cause : {event_cause, competing_cause}) {
    for (const auto& point : points) {
      const statistics::Incidence& own = point.causes[cause];
      std::optional<double> value;
      std::optional<double> low;
      std::optional<double> high;
      if (point.at_risk >= at_risk_at_least_) {
        value = own.probability;
        if (const auto limits = limits_of(own)) {
          low = limits->low;
          high = limits->high;
        }
      }
      results.add(incidence, option_->id, cell, cause == event_cause ? "event" : "competing", point.time,
                  unit(), point.at_risk, own.events, point.censored, value, low, high);
    }
  }
}

}  // namespace followup
