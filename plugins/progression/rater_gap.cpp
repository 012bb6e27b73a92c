#include "rater_gap.hpp"

#include <cmath>

#include "fotfaste/sdk/statistics/correlation.hpp"
#include "fotfaste/sdk/statistics/intraclass_correlation.hpp"
#include "fotfaste/sdk/statistics/rater_gap.hpp"

namespace progression {
namespace {

namespace statistics = fotfaste::statistics;
using statistics::ValuePairs;

// Raters who answer on scales that are said to differ are not subtracted from each other.
bool same_scale(const Measure& a, const Measure& b) {
  return a.lowest == b.lowest && a.highest == b.highest && a.direction == b.direction;
}

// The points of a scale of whole steps; none for any other.
std::vector<double> points_of(const Measure& measure) {
  constexpr double most_steps = 100;
  std::vector<double> points;
  if (measure.kind != MeasureKind::item || !measure.lowest || !measure.highest) return points;
  const double lowest = *measure.lowest;
  const double steps = *measure.highest - lowest;
  if (steps < 1 || steps > most_steps || std::floor(steps) != steps) return points;
  for (double step = 0; step <= steps; ++step) points.push_back(lowest + step);
  return points;
}

bool all_on(const ValuePairs& pairs, const std::vector<double>& points) {
  bool all = true;
  pairs.for_each([&](double first, double second, std::int64_t) {
    const auto is_point = [&](double value) {
      return std::find(points.begin(), points.end(), value) != points.end();
    };
    all = all && is_point(first) && is_point(second);
  });
  return all;
}

// The gap when each rater's values are put in standard deviations from that rater's mean at the first wave.
std::optional<statistics::RaterGap> standard_gap(const ValuePairs& pairs, const Level& level,
                                                 const Measures::Pair& pair) {
  const auto first = level.first_wave(pair.first);
  const auto second = level.first_wave(pair.second);
  if (!first || !second) return std::nullopt;
  const auto a = mean_and_deviation(first->values);
  const auto b = mean_and_deviation(second->values);
  if (!a->deviation || !b->deviation || *a->deviation == 0 || *b->deviation == 0) return std::nullopt;
  return statistics::rater_gap(
      pairs.rescaled([&](double value) { return (value - a->mean) / *a->deviation; },
                     [&](double value) { return (value - b->mean) / *b->deviation; }));
}

}  // namespace

Agreement agreement(const ValuePairs& pairs, const Measure& first, const Measure& second,
                    statistics::KappaWeights weights) {
  Agreement result;
  if (!same_scale(first, second)) return result;
  const std::vector<double> points = points_of(first);
  if (!points.empty() && all_on(pairs, points)) {
    if (const auto kappa = statistics::kappa(pairs, points, weights)) {
      result.kappa = kappa->value;
      result.kappa_limits = kappa->limits;
    }
  }
  if (const auto icc = statistics::intraclass_correlations(statistics::joint_moments(pairs))) {
    result.icc = icc->agreement.single.value;
    result.icc_limits = icc->agreement.single.limits;
  }
  return result;
}

void RaterGap::describe(fotfaste::Description& description) {
  using fotfaste::Role;
  using fotfaste::Type;
  fotfaste::Table& table =
      description.table(id, fotfaste::Kind::mean, "Skillnad mellan två skattare", "Gap between two raters")
          .description(
              "Hur den ena skattaren ligger över den andra för samma person vid samma våg. Skattarna vägs "
              "aldrig "
              "ihop. Standardiserad skillnad: i standardavvikelser från varje skattares medelvärde vid "
              "första "
              "vågen, också när skalorna är olika.",
              "How far the first rater is above the second for the same person at the same wave. Raters are "
              "never "
              "averaged. Standardized gap: in standard deviations from each rater's mean at the first wave, "
              "also "
              "where the scales differ.")
          .smallest_cell(5);
  add_measure_columns(table)
      .column("other_rater", Type::text, Role::dimension, "Jämfört med", "Compared with")
      .column("wave", Type::integer, Role::dimension, "Våg", "Wave")
      .column("stratum", Type::stratum, Role::dimension, "Grupp", "Group")
      .column("n", Type::integer, Role::count, "Skattade av båda", "Rated by both")
      .column("mean", Type::number, Role::attribute, "Skattarens medelvärde", "The rater's mean")
      .column("other_mean", Type::number, Role::attribute, "Den andras medelvärde", "The other's mean")
      .column("value", Type::number, Role::value, "Skillnad", "Gap")
      .column("sd", Type::number, Role::attribute, "Skillnadens standardavvikelse",
              "Standard deviation of the gap")
      .column("low", Type::number, Role::low, "lägst (95 %)", "low (95 %)")
      .column("high", Type::number, Role::high, "högst (95 %)", "high (95 %)")
      .column("equal", Type::integer, Role::attribute, "Lika", "Equal")
      .column("correlation", Type::number, Role::attribute, "Korrelation", "Correlation")
      .column("weighted_kappa", Type::number, Role::attribute, "Vägd kappa", "Weighted kappa")
      .column("icc", Type::number, Role::attribute, "ICC(2,1)", "ICC(2,1)")
      .column("standard_gap", Type::number, Role::attribute, "Standardiserad skillnad", "Standardized gap")
      .column("standard_gap_sd", Type::number, Role::attribute,
              "Standardavvikelse för standardiserad skillnad", "Standard deviation of the standardized gap");
}

void RaterGap::count(const Person& person, const Measures& measures) {
  const auto& all = measures.pairs();
  for (std::uint32_t number = 0; number < all.size(); ++number) {
    const auto first = person.ratings.of(all[number].first);
    const auto second = person.ratings.of(all[number].second);
    auto other = second.begin();
    for (const Rating& rating : first) {
      while (other != second.end() && other->wave < rating.wave) ++other;
      if (other == second.end()) break;
      if (other->wave != rating.wave) continue;
      for (const std::uint32_t stratum : person.strata) {
        pairs_.at(stratum, number, static_cast<std::size_t>(rating.wave)).add({rating.value, other->value});
      }
    }
  }
}

void RaterGap::merge(const RaterGap& other, const Numbering& numbers, std::span<const std::uint32_t> pairs) {
  pairs_.merge(other.pairs_, numbers.strata, pairs);
}

void RaterGap::save(fotfaste::Writer& writer, const Numbering& numbers,
                    std::span<const std::uint32_t> pairs) const {
  pairs_.save(writer, numbers.strata, pairs);
}

void RaterGap::restore(fotfaste::Reader& reader, const Numbering& numbers,
                       std::span<const std::uint32_t> pairs) {
  pairs_.restore(reader, numbers.strata, pairs);
}

void RaterGap::report(const Reporting& reporting, const Level& level) const {
  const Measures& measures = reporting.measures;
  for (const std::uint32_t number : measures.pair_order()) {
    const Measures::Pair& pair = measures.pairs()[number];
    const Measure& measure = measures.measures()[pair.first];
    const Measure& other = measures.measures()[pair.second];
    const Form& form = measures.form_of(measure);
    const bool comparable = same_scale(measure, other);
    for (std::size_t wave = 0; wave < wave_count(number); ++wave) {
      for (const std::uint32_t stratum : reporting.numbers.strata) {
        const ValuePairs both = pairs(stratum, number, wave);
        const auto gap = statistics::rater_gap(both);
        if (!gap) continue;
        const auto sums = statistics::moments(both);
        std::optional<double> value, deviation, low, high, standard, standard_deviation;
        std::optional<std::int64_t> equal;
        if (comparable) {
          value = gap->mean;
          deviation = gap->deviation;
          equal = gap->equal;
          if (gap->limits) {
            low = gap->limits->low;
            high = gap->limits->high;
          }
        }
        if (const auto scaled = standard_gap(both, level, pair)) {
          standard = scaled->mean;
          standard_deviation = scaled->deviation;
        }
        const auto correlation = statistics::pearson(both);
        const Agreement agreed = agreement(both, measure, other, reporting.options.kappa_weights);
        reporting.results.add(id, form.instrument, form.rater, measure.id, word(measure.kind),
                              measures.form_of(other).rater, wave, reporting.breakdown.cell(stratum),
                              gap->pairs, sums.first_mean, sums.second_mean, value, deviation, low, high,
                              equal, correlation ? std::optional(correlation->value) : std::nullopt,
                              agreed.kappa, agreed.icc, standard, standard_deviation);
      }
    }
  }
  label_measures(reporting, id);
  measures.label_raters(reporting.results, id, "other_rater");
}

}  // namespace progression
