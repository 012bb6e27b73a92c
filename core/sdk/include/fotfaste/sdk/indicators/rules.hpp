// Holds a scheme's figures to its rules.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
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
      case Relation::carries_on:
        return carries_on(rule);
      default:
        return compared(rule);
    }
  }

 private:
  using Terms = std::vector<std::size_t>;

  // Rows of the genders that the form has.
  static std::span<const std::size_t> reported_genders(bool non_binary) {
    static constexpr std::size_t rows[] = {0, 1, 2};
    return std::span(rows).first(non_binary ? 3 : 2);
  }

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
  [[nodiscard]] bool are_collected(const Terms& terms) const {
    return std::all_of(terms.begin(), terms.end(),
                       [&](std::size_t term) { return figures_.is_collected(term); });
  }
  // Cumulated. Nothing when one of them is not collected.
  [[nodiscard]] std::optional<std::int64_t> sum(const Terms& terms, std::size_t period,
                                                std::size_t gender) const {
    if (!are_collected(terms)) return std::nullopt;
    std::int64_t total = 0;
    for (const std::size_t term : terms) total += figures_.until(term, period, gender).value();
    return total;
  }
  // Of the period alone.
  [[nodiscard]] std::int64_t sum_of_period(const Terms& terms, std::size_t period, std::size_t gender) const {
    std::int64_t total = 0;
    for (const std::size_t term : terms) total += figures_.at(term, period, gender).value();
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

  [[nodiscard]] Judged carries_on(const FigureRule& rule) const {
    Judged judged;
    const Terms stock = terms(rule, rule.left);
    const Terms more = terms(rule, rule.right);
    const Terms less = terms(rule, rule.less);
    if (!are_collected(more)) return judged;
    const Periods periods(figures_.scheme().half_years);
    for (std::size_t period = 0; period < figures_.period_count(); ++period) {
      if (!is_valid(rule, period) || periods.first_day(figures_.period(period)) >= as_of_) continue;
      for (std::size_t gender = 0; gender < gender_rows; ++gender) {
        judged.applicable = true;
        const std::int64_t here = sum_of_period(stock, period, gender);
        const std::int64_t expected = period == 0 ? 0
                                                  : sum_of_period(stock, period - 1, gender) +
                                                        sum_of_period(more, period - 1, gender) -
                                                        sum_of_period(less, period - 1, gender);
        if (here != expected) judged.breaches.push_back({period, gender, here, expected});
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
        for (const std::size_t gender : reported_genders(figures_.scheme().non_binary)) {
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
