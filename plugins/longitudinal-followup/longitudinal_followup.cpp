// The plugin: what became of the participants, at points, month by month, and over time.
#include <array>
#include <deque>
#include <optional>
#include <string>

#include "design.hpp"
#include "due_list.hpp"
#include "fotfaste/sdk/breakdown.hpp"
#include "fotfaste/sdk/history.hpp"
#include "fotfaste/sdk/plugin.hpp"
#include "fotfaste/sdk/population.hpp"
#include "month_runs.hpp"
#include "options.hpp"
#include "re_entries.hpp"
#include "strata_combinations.hpp"
#include "stratified_counts.hpp"

namespace followup {

using fotfaste::Level;

class LongitudinalFollowup {
 public:
  static void describe(fotfaste::Description& description) {
    description.title("Uppföljning över tid", "Follow-up over time")
        .description(
            "Vad deltagarna gör vid uppföljningspunkter och månad för månad, vilka som nås, hur de går "
            "mellan "
            "tillstånd, och hur lång tid det tar.",
            "What participants do at follow-up points and month by month, who is reached, how they move "
            "between "
            "states, and how long it takes.")
        .state_revision(2);
    describe_parameters(description);
    describe_agreed(description);
    StateAtPoint::describe(description);
    OutcomeAtPoint::describe(description);
    Remained::describe(description);
    Response::describe(description);
    BranchAtPoint::describe(description);
    StateByMonth::describe(description);
    Transitions::describe(description);
    Curve::describe(description);
    NextStateCounts::describe(description);
    Sequences::describe(description);
    ReEntries::describe(description);
    DueList::describe(description);
  }

  static void needs(const fotfaste::Settings& settings, fotfaste::Needs& needs) {
    const LongitudinalFollowup plugin(settings);
    const Options& options = plugin.options_;
    needs.column("entry");
    needs.column("exit", fotfaste::Required::no);
    for (const auto& history : plugin.histories_) {
      if (history) history->declare(needs);
    }
    plugin.breakdown_.declare(needs);
    plugin.population_.declare(needs);
    OutcomeClasses::declare(options.outcome, needs);
    Remained::declare(needs);
    Attempts::declare(options, needs);
    BranchAtPoint::declare(options, needs);
    for (const CurveTimes& curve : plugin.curve_times_) curve.declare(needs);
    ReEntries::declare(options, needs);
    DueList::declare(options, needs);
    for (const auto* points : {&options.points, &options.branch_points}) {
      for (const PointOption& point : *points) {
        fotfaste::Duration until = point.point.offset;
        until.days += point.window.after;
        needs.follow_up(point.text, fotfaste::word(point.point.anchor), until);
      }
    }
  }

  static void design(const fotfaste::Settings& settings, fotfaste::Design& design) {
    describe_design(settings, design);
  }

  explicit LongitudinalFollowup(const fotfaste::Settings& settings)
      : settings_(settings),
        options_(parse_options(settings)),
        population_(settings.parameters().find("population"), settings.as_of()),
        breakdown_(settings.parameters().find("by")),
        states_(options_.level),
        points_(options_),
        classes_(options_.outcome),
        attempts_(options_, settings.as_of()),
        months_(options_.months, settings.as_of()),
        counts_(options_, settings.as_of()),
        combined_(options_, settings.as_of()),
        re_entries_(options_, settings.as_of()),
        due_(options_, settings.as_of()) {
    read_at(options_.level);
    for (const CurveOption& curve : options_.curves) {
      read_at(curve.level);
      curve_times_.emplace_back(curve, settings.as_of());
    }
    for (const LeavingOption& one : options_.leaving) leaving_.emplace_back(one);
  }
  LongitudinalFollowup(const LongitudinalFollowup&) = delete;
  LongitudinalFollowup& operator=(const LongitudinalFollowup&) = delete;

  void consume(const fotfaste::Batch& batch) {
    bind(batch);
    for (const fotfaste::Participation participation : batch) {
      if ((participation.row() & stop_mask) == 0) settings_.stop_if_cancelled();
      if (population_.includes(participation)) count(participation, batch);
    }
    if (options_.re_entry_within) re_entries_.finish_batch();
  }

  static constexpr std::array explained = {StateAtPoint::id};
  void explain(const fotfaste::Batch& batch, fotfaste::Explanations& explanations) {
    bind(batch);
    for (const fotfaste::Participation participation : batch) {
      if ((participation.row() & stop_mask) == 0) settings_.stop_if_cancelled();
      if (!population_.includes(participation)) {
        counts_.at_point.explain_outside(participation, explanations);
        continue;
      }
      fotfaste::History& history = history_at(options_.level);
      history.read(participation);
      classes_.begin(participation, history);
      points_.read(participation, history, classes_);
      counts_.at_point.explain(participation, points_.points(), breakdown_.strata_of(participation),
                               breakdown_, states_, explanations);
    }
  }

  void merge(const LongitudinalFollowup& other) {
    population_.merge(other.population_);
    const Numbering numbers{breakdown_.merge(other.breakdown_), states_.merge(other.states_)};
    counts_.merge(other.all_counts(), numbers);
    re_entries_.merge(other.re_entries_, numbers);
    due_.merge(other.due_);
    const auto own = words();
    const auto others = other.words();
    for (std::size_t i = 0; i < own.size(); ++i) own[i]->merge(*others[i]);
  }

  void save(fotfaste::Writer& writer) const {
    population_.save(writer);
    breakdown_.save(writer);
    states_.save(writer);
    const Numbering numbers = numbering();
    all_counts().save(writer, numbers);
    re_entries_.save(writer, numbers);
    due_.save(writer);
    for (const WordSet* set : words()) set->save(writer);
  }

  void restore(fotfaste::Reader& reader) {
    population_.restore(reader);
    breakdown_.restore(reader);
    states_.restore(reader);
    const Numbering numbers = numbering();
    counts_.restore(reader, numbers);
    re_entries_.restore(reader, numbers);
    due_.restore(reader);
    for (WordSet* set : words()) set->restore(reader);
  }

  void report(fotfaste::Results& results) const {
    const Numbering numbers = numbering();
    const StratifiedCounts counts = all_counts();
    counts.at_point.report(results, numbers, breakdown_, states_);
    counts.outcome.report(results, numbers, breakdown_);
    counts.remained.report(results, numbers, breakdown_);
    counts.response.report(results, numbers, breakdown_);
    counts.branch.report(results, numbers, breakdown_);
    counts.by_month.report(results, numbers, breakdown_, states_);
    counts.transitions.report(results, numbers, breakdown_, states_);
    for (const Curve& curve : counts.curves) curve.report(results, numbers, breakdown_);
    for (const NextStateCounts& one : counts.leaving) one.report(results, numbers, breakdown_, states_);
    if (options_.sequences) counts.sequences.report(results, numbers, breakdown_, counts.by_month);
    if (options_.re_entry_within) re_entries_.report(results, numbers, breakdown_);
    if (options_.due_within) due_.report(results);
    population_.report_left_out(settings_, {"uppföljningen", "the follow-up"});
    for (const WordSet* set : words()) set->report_unseen(settings_);
  }

 private:
  using WordSet = fotfaste::criteria::WordSet;

  // Asks whether to stop once in so many participations, which take well under 10 ms.
  static constexpr std::size_t stop_mask = 4095;

  void read_at(Level level) {
    auto& history = histories_[static_cast<std::size_t>(level)];
    if (!history) history.emplace(level, options_.dimension, settings_.as_of());
  }
  fotfaste::History& history_at(Level level) { return *histories_[static_cast<std::size_t>(level)]; }

  void bind(const fotfaste::Batch& batch) {
    for (auto& history : histories_) {
      if (history) history->bind(batch);
    }
    population_.bind(batch);
    breakdown_.bind(batch);
    states_.bind(batch);
    classes_.bind(batch, options_.outcome);
    attempts_.bind(batch);
    for (CurveOption& curve : options_.curves) {
      if (curve.states) curve.states->bind(batch);
      if (curve.competing) curve.competing->bind(batch);
      if (curve.events) curve.events->bind(batch.events.kind);
    }
    for (CurveTimes& times : curve_times_) times.bind(batch);
    for (LeavingOption& one : options_.leaving) one.states.bind(batch);
  }

  void count(const fotfaste::Participation& participation, const fotfaste::Batch& batch) {
    for (auto& history : histories_) {
      if (history) history->read(participation);
    }
    const auto strata = breakdown_.strata_of(participation);
    const auto combination = combinations_.number(strata);
    if (combination) {
      count_in(combined_, std::span(&*combination, 1), participation, batch);
    } else {
      count_in(counts_, strata, participation, batch);
    }
    // The times of a curve are many: counting them by stratum stays in faster memory than by combination.
    for (std::size_t i = 0; i < curve_times_.size(); ++i) {
      const bool in_curve = curve_times_[i].read(participation, history_at(options_.curves[i].level));
      if (in_curve) counts_.curves[i].count(curve_times_[i], strata);
    }
    if (options_.re_entry_within) re_entries_.count(participation, strata);
  }

  void count_in(StratifiedCounts& counts, std::span<const std::uint32_t> strata,
                const fotfaste::Participation& participation, const fotfaste::Batch& batch) {
    fotfaste::History& history = history_at(options_.level);
    classes_.begin(participation, history);
    points_.read(participation, history, classes_);
    const auto attempts = attempts_.at(participation, points_.points());
    counts.at_point.count(points_.points(), strata, states_);
    counts.outcome.count(points_.points(), strata);
    counts.remained.count(participation, points_, strata);
    counts.response.count(participation, points_.points(), attempts, strata);
    counts.branch.count(participation, strata, history, batch.states);
    due_.count(participation, points_.points(), attempts, history);
    if (const auto anchor = fotfaste::anchor_day(options_.anchor, participation)) {
      const auto runs = months_.read(*anchor, history, states_);
      counts.by_month.count(runs, strata);
      counts.transitions.count(runs, strata);
      if (options_.sequences) counts.sequences.count(runs, strata, states_);
      for (std::size_t i = 0; i < leaving_.size(); ++i) {
        counts.leaving[i].count(leaving_[i].read(*anchor, history, batch.states), strata, states_);
      }
    }
  }

  // By stratum alone.
  [[nodiscard]] StratifiedCounts all_counts() const {
    StratifiedCounts all = counts_;
    std::vector<std::uint32_t> states;
    for (std::uint32_t i = 0; i < states_.size(); ++i) states.push_back(i);
    for (std::size_t position = 0; position < combinations_.width(); ++position) {
      all.merge(combined_, {combinations_.strata_at(position), states});
    }
    return all;
  }

  [[nodiscard]] Numbering numbering() const { return {breakdown_.order(), states_.order()}; }

  // The evaluator's words that only the data can confirm, always in the same order.
  [[nodiscard]] std::vector<WordSet*> words() { return words_of<WordSet*>(options_); }
  [[nodiscard]] std::vector<const WordSet*> words() const { return words_of<const WordSet*>(options_); }

  template <typename Pointer, typename Given>
  static std::vector<Pointer> words_of(Given& options) {
    std::vector<Pointer> sets;
    if (options.attempts) sets.push_back(&*options.attempts);
    if (options.outcome.rating) {
      auto& rating = *options.outcome.rating;
      for (auto* set : {&rating.instruments, &rating.items, &rating.raters}) sets.push_back(set);
    }
    for (auto& curve : options.curves) {
      if (curve.states) sets.push_back(&curve.states->labels());
      if (curve.events) sets.push_back(&*curve.events);
      if (curve.competing) sets.push_back(&curve.competing->labels());
    }
    for (auto& one : options.leaving) sets.push_back(&one.states.labels());
    return sets;
  }

  fotfaste::Settings settings_;
  Options options_;
  fotfaste::Population population_;
  fotfaste::Breakdown breakdown_;
  StateNumbers states_;
  std::array<std::optional<fotfaste::History>, 2> histories_;  // by level
  PointStates points_;
  OutcomeClasses classes_;
  Attempts attempts_;
  MonthRuns months_;
  std::deque<CurveTimes> curve_times_;
  std::deque<NextStateReader> leaving_;
  StratifiedCounts counts_;    // by stratum
  StratifiedCounts combined_;  // by combination of strata, not in counts_
  StrataCombinations combinations_;
  ReEntries re_entries_;
  DueList due_;
};

}  // namespace followup

FOTFASTE_PLUGIN(followup::LongitudinalFollowup, "longitudinal-followup", "1.1.0");
