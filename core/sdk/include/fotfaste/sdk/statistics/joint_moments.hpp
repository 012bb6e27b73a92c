// Means, variances and covariances of several values that belong together, one row a person: the answers to
// the items of an instrument, or the ratings of several raters. Sums and cross products are kept exactly, so
// that parts merge into the whole to the last bit and no single row is kept.
#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <stdexcept>
#include <vector>

#include "fotfaste/sdk/bytes.hpp"
#include "fotfaste/sdk/counts.hpp"
#include "fotfaste/sdk/exact_sum.hpp"
#include "fotfaste/sdk/statistics/value_pairs.hpp"

namespace fotfaste::statistics {

// In the order of the columns; covariances row by row, with divisor n - 1. A variance is exactly 0 where a
// column does not vary, and so are its covariances.
struct Covariances {
  std::int64_t rows;
  std::vector<double> means;
  std::vector<double> matrix;

  [[nodiscard]] std::size_t columns() const { return means.size(); }
  [[nodiscard]] double at(std::size_t i, std::size_t j) const { return matrix[i * means.size() + j]; }
};

class JointMoments {
 public:
  explicit JointMoments(std::size_t columns)
      : columns_(columns), sums_(columns), products_(columns * (columns + 1) / 2) {}

  // A complete row: one value a column, finite and no larger than 1e100 either way; std::invalid_argument
  // otherwise.
  void add(std::span<const double> row) {
    if (row.size() != columns_) throw std::invalid_argument("a row has one value a column");
    for (const double value : row) {
      if (!(std::abs(value) <= 1e100)) throw std::invalid_argument("a row has finite values");
    }
    auto product = products_.begin();
    for (std::size_t i = 0; i < columns_; ++i) {
      sums_[i].add(row[i]);
      for (std::size_t j = 0; j <= i; ++j, ++product) {
        const double rounded = row[i] * row[j];
        product->add(rounded);
        const double rest = std::fma(row[i], row[j], -rounded);
        if (rest != 0) product->add(rest);
      }
    }
    ++rows_;
  }

  // other has as many columns; std::invalid_argument otherwise.
  void merge(const JointMoments& other) {
    if (other.columns_ != columns_) throw std::invalid_argument("the numbers of columns differ");
    for (std::size_t i = 0; i < sums_.size(); ++i) sums_[i].merge(other.sums_[i]);
    for (std::size_t i = 0; i < products_.size(); ++i) products_[i].merge(other.products_[i]);
    add_counts(rows_, other.rows_);
  }

  // Canonical: equal moments give equal bytes. The number of columns is not among them.
  void save(Writer& writer) const {
    writer.number(rows_);
    for (const ExactSum& sum : sums_) sum.save(writer);
    for (const ExactSum& product : products_) product.save(writer);
  }
  // Adds what save wrote of as many columns.
  void restore(Reader& reader) {
    add_counts(rows_, read_count(reader));
    for (ExactSum& sum : sums_) sum.restore(reader);
    for (ExactSum& product : products_) product.restore(reader);
  }

  [[nodiscard]] std::size_t columns() const { return columns_; }
  [[nodiscard]] std::int64_t rows() const { return rows_; }

  // Correct to a few units in the last place. std::invalid_argument for fewer than two rows.
  [[nodiscard]] Covariances covariances() const {
    if (rows_ < 2) throw std::invalid_argument("a covariance needs two rows");
    const auto n = static_cast<double>(rows_);
    Covariances result{rows_, {}, std::vector<double>(columns_ * columns_)};
    std::vector<Double> sums;
    for (const ExactSum& sum : sums_) {
      sums.push_back(Double::of(sum));
      result.means.push_back(sums.back().high / n);
    }
    const auto entry = [&result, this](std::size_t i, std::size_t j) -> double& {
      return result.matrix[i * columns_ + j];
    };
    auto product = products_.begin();
    for (std::size_t i = 0; i < columns_; ++i) {
      for (std::size_t j = 0; j <= i; ++j, ++product) {
        const Double all = Double::of(*product);
        const double centred = all.scaled_less_product(n, sums[i], sums[j]) / n / (n - 1);
        entry(i, j) = entry(j, i) = centred;
        // Sixteen digits of a value are known, so a standard deviation in the fourteenth is rounding.
        if (i == j && centred <= 1e-28 * all.high / n) entry(i, i) = 0;
      }
    }
    for (std::size_t i = 0; i < columns_; ++i) {
      for (std::size_t j = 0; j < columns_; ++j) {
        if (entry(i, i) == 0 || entry(j, j) == 0) entry(i, j) = 0;
      }
    }
    return result;
  }

 private:
  // A number as high + low, high the double nearest to it: twice the digits (T. J. Dekker, Numerische
  // Mathematik 18, 1971). What is left of two sums that nearly cancel still has all digits of a double.
  struct Double {
    double high;
    double low;

    static Double of(const ExactSum& sum) {
      const double high = sum.value();
      ExactSum rest = sum;
      rest.add(-high);
      return {high, rest.value()};
    }
    // n this - a b.
    [[nodiscard]] double scaled_less_product(double n, const Double& a, const Double& b) const {
      const double left = n * high;
      const double left_rest = std::fma(n, high, -left) + n * low;
      const double right = a.high * b.high;
      const double right_rest = std::fma(a.high, b.high, -right) + (a.high * b.low + a.low * b.high);
      const double apart = left - right;
      const double of_right = apart - left;
      const double apart_rest = (left - (apart - of_right)) - (right + of_right);
      return apart + (apart_rest + (left_rest - right_rest));
    }
  };

  std::size_t columns_;
  std::vector<ExactSum> sums_;
  std::vector<ExactSum> products_;  // the lower triangle row by row
  std::int64_t rows_ = 0;
};

// Two columns: first and second.
inline JointMoments joint_moments(const ValuePairs& pairs) {
  JointMoments result(2);
  pairs.for_each([&result](double first, double second, std::int64_t count) {
    const double row[] = {first, second};
    for (; count > 0; --count) result.add(row);
  });
  return result;
}

}  // namespace fotfaste::statistics
