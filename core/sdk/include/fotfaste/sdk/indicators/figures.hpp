// The figures of a scheme, counted and supplied, by indicator, period and gender, with running totals.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "fotfaste/sdk/indicators/counts.hpp"
#include "fotfaste/sdk/indicators/supplied.hpp"

namespace fotfaste::indicators {

struct Figure {
  std::int64_t counted = 0;
  std::int64_t supplied = 0;
  std::int64_t reference = 0;
  std::int64_t unknown = 0;
  SetDigest digest;

  [[nodiscard]] std::int64_t value() const { return counted + supplied; }
  void add(const Figure& other) {
    counted += other.counted;
    supplied += other.supplied;
    reference += other.reference;
    unknown += other.unknown;
    digest.add(other.digest);
  }
};

class Figures {
 public:
  // Every period from the first that has a figure through the later of the last that has one and that of the
  // last day known; none when nothing is counted or supplied. scheme outlives this.
  Figures(const Scheme& scheme, const CellCounts& counts, const Supplied& supplied, Day as_of)
      : scheme_(&scheme), is_supplied_(scheme.indicators.size(), false), collected_(is_supplied_) {
    const Periods periods(scheme.half_years);
    std::optional<Period> first, last;
    const auto reach = [&](Period period) {
      first = std::min(first.value_or(period), period);
      last = std::max(last.value_or(period), period);
    };
    for (const auto& [period, cells] : counts.periods()) {
      if (std::any_of(cells.begin(), cells.end(), [](const CellCount& cell) { return cell.reference > 0; }))
        reach(period);
    }
    for (const SuppliedFigure& one : supplied.figures()) reach(one.period);
    if (!first) return;
    first_ = *first;
    period_count_ = static_cast<std::size_t>(std::max(*last, periods.of(as_of - 1)) - *first) + 1;
    figures_.resize(period_count_ * scheme.indicators.size() * gender_rows);
    for (const auto& [period, cells] : counts.periods()) {
      if (period >= *first && period < period_end()) add_counted(period, cells);
    }
    for (const SuppliedFigure& one : supplied.figures()) add_supplied(one);
    cumulative_ = figures_;
    const std::size_t width = scheme.indicators.size() * gender_rows;
    for (std::size_t i = width; i < cumulative_.size(); ++i) cumulative_[i].add(cumulative_[i - width]);
    for (std::size_t i = 0; i < scheme.indicators.size(); ++i) collected_[i] = says_something(i);
  }

  [[nodiscard]] const Scheme& scheme() const { return *scheme_; }
  [[nodiscard]] std::size_t period_count() const { return period_count_; }
  // index is less than period_count().
  [[nodiscard]] Period period(std::size_t index) const { return first_ + static_cast<Period>(index); }

  // Of the period alone.
  [[nodiscard]] const Figure& at(std::size_t indicator, std::size_t period, std::size_t gender) const {
    return figures_[place(indicator, period, gender)];
  }
  // Of all periods up to and including this.
  [[nodiscard]] const Figure& until(std::size_t indicator, std::size_t period, std::size_t gender) const {
    return cumulative_[place(indicator, period, gender)];
  }
  // False when people are asked about and nothing is known of any, or when the indicator was in force for
  // nobody, and nothing is supplied: then the figure is no data, not zero.
  [[nodiscard]] bool is_collected(std::size_t indicator) const { return collected_[indicator]; }

  // The number of the indicator with this code, nothing when there is none.
  [[nodiscard]] std::optional<std::size_t> find(std::string_view code) const {
    for (std::size_t i = 0; i < scheme_->indicators.size(); ++i) {
      if (code == scheme_->indicators[i].code) return i;
    }
    return std::nullopt;
  }

 private:
  [[nodiscard]] Period period_end() const { return first_ + static_cast<Period>(period_count_); }
  [[nodiscard]] std::size_t place(std::size_t indicator, std::size_t period, std::size_t gender) const {
    return (period * scheme_->indicators.size() + indicator) * gender_rows + gender;
  }

  void add_counted(Period period, const PeriodCells& cells) {
    const auto index = static_cast<std::size_t>(period - first_);
    for (std::size_t indicator = 0; indicator < scheme_->indicators.size(); ++indicator) {
      for (std::size_t gender = 0; gender < gender_count; ++gender) {
        const CellCount& cell = cells[cell_index(scheme_->indicators.size(), indicator, gender)];
        const Figure figure = {cell.in, 0, cell.reference, cell.unknown, cell.digest};
        figures_[place(indicator, index, gender)].add(figure);
        figures_[place(indicator, index, everybody_row)].add(figure);
      }
    }
  }
  void add_supplied(const SuppliedFigure& one) {
    const std::string_view code = scheme_->indicators[one.indicator].code;
    add_supplied_to(one.indicator, one);
    for (std::size_t i = 0; i < scheme_->indicators.size(); ++i) {
      std::string_view sums = scheme_->indicators[i].sums;
      while (!sums.empty()) {
        if (take_code(sums) == code) add_supplied_to(i, one);
      }
    }
  }
  void add_supplied_to(std::size_t indicator, const SuppliedFigure& one) {
    const auto index = static_cast<std::size_t>(one.period - first_);
    figures_[place(indicator, index, one.gender)].supplied += one.value;
    if (one.gender != everybody_row) figures_[place(indicator, index, everybody_row)].supplied += one.value;
    is_supplied_[indicator] = true;
  }

  // A result of nobody is none: it is reported as zero. A background of nobody is that of records which lack
  // something, or an indicator that was not in force.
  [[nodiscard]] bool says_something(std::size_t indicator) const {
    if (is_supplied_[indicator]) return true;
    const Figure& all = until(indicator, period_count_ - 1, everybody_row);
    if (all.reference > all.unknown) return true;
    const Measured measured = scheme_->indicators[indicator].measured;
    return all.reference == 0 && (measured == Measured::result || measured == Measured::count);
  }

  const Scheme* scheme_;
  Period first_ = 0;
  std::size_t period_count_ = 0;
  std::vector<Figure> figures_, cumulative_;
  std::vector<bool> is_supplied_, collected_;
};

}  // namespace fotfaste::indicators
