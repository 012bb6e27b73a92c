// Holds a scheme's figures to its rules.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fotfaste/sdk/errors.hpp"
#include "fotfaste/sdk/indicators/figures.hpp"

namespace fotfaste::indicators {

// A place where a rule does not hold.
struct Breach {
  std::size_t period;  // index
  std::size_t gender;  // row
  std::optional<std::int64_t> left, right;
};

struct Judged {
  bool applicable = false;       // whether there was anything to hold it to
  std::vector<Breach> breaches;  // by period, then gender
};

class RuleBook {
 public:
  // figures outlives this. Nothing is known on or after as_of.
  RuleBook(const Figures& figures, Day as_of) : figures_(figures), as_of_(as_of) {}

  // Throws ContractError for a rule that names an indicator which the scheme lacks.
  [[nodiscard]] Judged judge(const FigureRule& rule) const {
    switch (rule.relation) {
      case Relation::never_negative:
        return never_negative(rule);
      case Relation::genders_add_up:
        return genders_add_up(rule);
      case Relation::nothing_after_end:
        return nothing_after_end();
      default:
        return compared(rule);
    }
  }

 private:
  using Terms = std::vector<std::size_t>;

  [[nodiscard]] bool is_valid(const FigureRule& rule, std::size_t period) const {
    return Periods(figures_.scheme().half_years).first_day(figures_.period(period)) < rule.valid_until;
  }
  [[nodiscard]] std::size_t indicator_count() const { return figures_.scheme().indicators.size(); }

  // "CO01+CO03" as numbers of indicators.
  [[nodiscard]] Terms terms(const FigureRule& rule, std::string_view sum) const {
    Terms numbers;
    while (!sum.empty()) {
      const std::string_view code = take_code(sum);
      const auto number = figures_.find(code);
      if (!number) {
        throw ContractError(
            std::string("rule ").append(rule.code).append(" names no indicator: ").append(code));
      }
      numbers.push_back(*number);
    }
    return numbers;
  }
  // Nothing when one of them is not collected.
  [[nodiscard]] std::optional<std::int64_t> sum(const Terms& terms, std::size_t period,
                                                std::size_t gender) const {
    std::int64_t total = 0;
    for (const std::size_t term : terms) {
      if (!figures_.is_collected(term)) return std::nullopt;
      total += figures_.until(term, period, gender).value();
    }
    return total;
  }

  [[nodiscard]] Judged compared(const FigureRule& rule) const {
    Judged judged;
    const Terms left = terms(rule, rule.left);
    const Terms right = terms(rule, rule.right);
    for (std::size_t period = 0; period < figures_.period_count(); ++period) {
      if (!is_valid(rule, period)) continue;
      for (std::size_t gender = 0; gender < gender_rows; ++gender) {
        const auto a = sum(left, period, gender);
        const auto b = sum(right, period, gender);
        if (!a || !b) continue;
        judged.applicable = true;
        const bool holds = rule.relation == Relation::equal ? *a == *b : *a <= *b;
        if (!holds) judged.breaches.push_back({period, gender, a, b});
      }
    }
    return judged;
  }

  [[nodiscard]] Judged never_negative(const FigureRule& rule) const {
    Judged judged;
    for (std::size_t period = 0; period < figures_.period_count(); ++period) {
      if (!is_valid(rule, period)) continue;
      for (std::size_t gender = 0; gender < gender_rows; ++gender) {
        for (std::size_t indicator = 0; indicator < indicator_count(); ++indicator) {
          if (!figures_.is_collected(indicator)) continue;
          judged.applicable = true;
          const std::int64_t value = figures_.at(indicator, period, gender).value();
          if (value < 0) judged.breaches.push_back({period, gender, value, 0});
        }
      }
    }
    return judged;
  }

  [[nodiscard]] Judged genders_add_up(const FigureRule& rule) const {
    Judged judged;
    for (std::size_t period = 0; period < figures_.period_count(); ++period) {
      if (!is_valid(rule, period)) continue;
      for (std::size_t indicator = 0; indicator < indicator_count(); ++indicator) {
        const Indicator& one = figures_.scheme().indicators[indicator];
        if (!figures_.is_collected(indicator) || one.measured == Measured::entity || one.incomplete_too)
          continue;
        judged.applicable = true;
        std::int64_t genders = 0;
        for (std::size_t gender = 0; gender < gender_count; ++gender) {
          genders += figures_.at(indicator, period, gender).value();
        }
        const std::int64_t everybody = figures_.at(indicator, period, everybody_row).value();
        if (genders != everybody) judged.breaches.push_back({period, everybody_row, genders, everybody});
      }
    }
    return judged;
  }

  [[nodiscard]] Judged nothing_after_end() const {
    Judged judged;
    const Periods periods(figures_.scheme().half_years);
    for (std::size_t period = 0; period < figures_.period_count(); ++period) {
      for (std::size_t indicator = 0; indicator < indicator_count(); ++indicator) {
        if (figures_.scheme().indicators[indicator].measured != Measured::result) continue;
        if (!figures_.is_collected(indicator)) continue;
        judged.applicable = true;
        if (periods.first_day(figures_.period(period)) < as_of_) continue;
        const std::int64_t value = figures_.at(indicator, period, everybody_row).value();
        if (value != 0) judged.breaches.push_back({period, everybody_row, value, 0});
      }
    }
    return judged;
  }

  const Figures& figures_;
  Day as_of_;
};

}  // namespace fotfaste::indicators
