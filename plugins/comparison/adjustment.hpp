// Making two groups alike in what is known of them beforehand, and their difference afterwards.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "fotfaste/sdk/statistics/balance.hpp"
#include "fotfaste/sdk/statistics/proportion.hpp"

namespace comparison {

// Drawn by lot: nothing is done. matching: the nearest others by propensity score, with replacement.
// weighting: everybody, weighted by the propensity score.
enum class Method : std::uint8_t { lot, matching, weighting };
// Whom the difference is of: the treated, everybody, or those who might have been in either group.
enum class Estimand : std::uint8_t { treated, everybody, overlap };

struct Person {
  double treated;  // 1 or 0
  double outcome;
  std::vector<double> covariates;
  friend auto operator<=>(const Person&, const Person&) = default;
};

struct AdjustmentOptions {
  Method method = Method::lot;
  Estimand estimand = Estimand::treated;
  double caliper = 0.2;  // standard deviations of the score; 0: none
  bool regression = true;
};

// error is robust; p is two-sided.
struct AdjustedDifference {
  std::string_view way;  // "lot", "matching", "weighting", "regression"
  double value;
  double error;
  double p;
  fotfaste::statistics::Interval limits;
  std::int64_t n;
};

struct Adjustment {
  std::int64_t treated = 0;
  std::int64_t control = 0;
  std::int64_t dropped = 0;  // treated whom nobody was near enough
  double effective_treated = 0;
  double effective_control = 0;
  // Of each covariate. after is empty when nothing could be made alike.
  std::vector<fotfaste::statistics::Balance> before;
  std::vector<fotfaste::statistics::Balance> after;
  // The first is by the method itself.
  std::vector<AdjustedDifference> differences;
};

// people in a fixed order, each with so many covariates. Nothing is in it but numbers where a group has fewer
// than two persons.
Adjustment adjust(const std::vector<Person>& people, std::size_t covariates,
                  const AdjustmentOptions& options);

}  // namespace comparison
