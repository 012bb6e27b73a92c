// The plugin: what became of the participants, at points, month by month, and over time.
#include <array>
#include <deque>
#include <optional>
#include <string>

#include "fotfaste/sdk/breakdown.hpp"
#include "fotfaste/sdk/history.hpp"
#include "fotfaste/sdk/plugin.hpp"
#include "fotfaste/sdk/population.hpp"
#include "month_runs.hpp"
#include "options.hpp"
#include "state_at_point.hpp"
#include "state_by_month.hpp"
#include "state_numbers.hpp"
#include "time_to_event.hpp"
#include "transitions.hpp"

namespace followup {

using fotfaste::Level;

class LongitudinalFollowup {
 public:
  static void describe(fotfaste::Description& description) {
    description.title("Uppföljning över tid", "Follow-up over time")
        .description(
            "Vad deltagarna gör vid uppföljningspunkter och månad för månad, hur de går mellan tillstånd, "
            "och hur lång tid det tar.",
            "What participants do at follow-up points and month by month, how they move between states, and "
            "how long it takes.");
    describe_parameters(description);
    StateAtPoint::describe(description);
    StateByMonth::describe(description);
    Transitions::describe(description);
    TimeToEvent::describe(description);
  }

  static void needs(const fotfaste::Settings& settings, fotfaste::Needs& needs) {
    const LongitudinalFollowup plugin(settings);
    needs.column("entry");
    needs.column("exit", fotfaste::Required::no);
    for (const auto& history : plugin.histories_) {
      if (history) history->declare(needs);
    }
    plugin.breakdown_.declare(needs);
    plugin.population_.declare(needs);
    for (const PointOption& point : plugin.options_.points) {
      needs.follow_up(point.text, fotfaste::word(point.point.anchor), point.point.offset);
    }
  }

  explicit LongitudinalFollowup(const fotfaste::Settings& settings)
      : settings_(settings),
        options_(parse_options(settings)),
        population_(settings.parameters().find("population"), settings.as_of()),
        breakdown_(settings.parameters().find("by")),
        states_(options_.level),
        months_(options_.months, settings.as_of()),
        at_point_(options_, settings.as_of()),
        by_month_(options_.months) {
    read_at(options_.level);
    for (CurveOption& curve : options_.curves) {
      read_at(curve.level);
      curves_.emplace_back(curve, settings.as_of());
    }
  }
  LongitudinalFollowup(const LongitudinalFollowup&) = delete;
  LongitudinalFollowup& operator=(const LongitudinalFollowup&) = delete;

  void consume(const fotfaste::Batch& batch) {
    for (auto& history : histories_) {
      if (history) history->bind(batch);
    }
    population_.bind(batch);
    breakdown_.bind(batch);
    states_.bind(batch);
    for (CurveOption& curve : options_.curves) curve.states.bind(batch);
    for (const fotfaste::Participation participation : batch) {
      if ((participation.row() & stop_mask) == 0) settings_.stop_if_cancelled();
      if (population_.includes(participation)) count(participation);
    }
  }

  void merge(const LongitudinalFollowup& other) {
    population_.merge(other.population_);
    const Numbering numbers{breakdown_.merge(other.breakdown_), states_.merge(other.states_)};
    at_point_.merge(other.at_point_, numbers);
    by_month_.merge(other.by_month_, numbers);
    transitions_.merge(other.transitions_, numbers);
    for (std::size_t i = 0; i < curves_.size(); ++i) {
      curves_[i].merge(other.curves_[i], numbers);
      options_.curves[i].states.labels().merge(other.options_.curves[i].states.labels());
    }
  }

  void save(fotfaste::Writer& writer) const {
    population_.save(writer);
    breakdown_.save(writer);
    states_.save(writer);
    const Numbering numbers = numbering();
    at_point_.save(writer, numbers);
    by_month_.save(writer, numbers);
    transitions_.save(writer, numbers);
    for (const TimeToEvent& curve : curves_) curve.save(writer, numbers);
    for (const CurveOption& curve : options_.curves) curve.states.labels().save(writer);
  }

  void restore(fotfaste::Reader& reader) {
    population_.restore(reader);
    breakdown_.restore(reader);
    states_.restore(reader);
    const Numbering numbers = numbering();
    at_point_.restore(reader, numbers);
    by_month_.restore(reader, numbers);
    transitions_.restore(reader, numbers);
    for (TimeToEvent& curve : curves_) curve.restore(reader, numbers);
    for (CurveOption& curve : options_.curves) curve.states.labels().restore(reader);
  }

  void report(fotfaste::Results& results) const {
    const Numbering numbers = numbering();
    at_point_.report(results, numbers, breakdown_, states_);
    by_month_.report(results, numbers, breakdown_, states_);
    transitions_.report(results, numbers, breakdown_, states_);
    for (const TimeToEvent& curve : curves_) curve.report(results, numbers, breakdown_);
    population_.report_left_out(settings_, {"uppföljningen", "the follow-up"});
    for (const CurveOption& curve : options_.curves) curve.states.labels().report_unseen(settings_);
  }

 private:
  // Asks whether to stop once in so many participations, which take well under 10 ms.
  static constexpr std::size_t stop_mask = 4095;

  void read_at(Level level) {
    auto& history = histories_[static_cast<std::size_t>(level)];
    if (!history) history.emplace(level, options_.dimension, settings_.as_of());
  }

  void count(const fotfaste::Participation& participation) {
    for (auto& history : histories_) {
      if (history) history->read(participation);
    }
    fotfaste::History& history = *histories_[static_cast<std::size_t>(options_.level)];
    const auto strata = breakdown_.strata_of(participation);
    at_point_.count(participation, strata, history, states_);
    if (const auto anchor = fotfaste::anchor_day(options_.anchor, participation)) {
      const auto runs = months_.read(*anchor, history, states_);
      by_month_.count(runs, strata);
      transitions_.count(runs, strata);
    }
    for (std::size_t i = 0; i < curves_.size(); ++i) {
      curves_[i].count(participation, strata,
                       *histories_[static_cast<std::size_t>(options_.curves[i].level)]);
    }
  }

  [[nodiscard]] Numbering numbering() const { return {breakdown_.order(), states_.order()}; }

  fotfaste::Settings settings_;
  Options options_;
  fotfaste::Population population_;
  fotfaste::Breakdown breakdown_;
  StateNumbers states_;
  std::array<std::optional<fotfaste::History>, 2> histories_;  // by level
  MonthRuns months_;
  StateAtPoint at_point_;
  StateByMonth by_month_;
  Transitions transitions_;
  std::deque<TimeToEvent> curves_;
};

}  // namespace followup

FOTFASTE_PLUGIN(followup::LongitudinalFollowup, "longitudinal-followup", "1.0.0");
