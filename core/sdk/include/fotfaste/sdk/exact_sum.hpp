// A sum of doubles that is exact whatever the order: the sum of the parts, merged in any way, is the sum of
// the whole to the last bit.
//
// All finite doubles are whole multiples of 2^-1074, the smallest one. The sum is kept as one whole number in
// that unit, in digits of 32 bits that each have room for 2^31 additions before a carry (a "small
// superaccumulator": R. M. Neal, "Fast Exact Summation Using Small and Large Superaccumulators", 2015).
#pragma once

#include <array>
#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <stdexcept>

#include "fotfaste/sdk/bytes.hpp"

namespace fotfaste {

class ExactSum {
 public:
  // value is finite; std::invalid_argument otherwise.
  void add(double value) {
    const auto bits = std::bit_cast<std::uint64_t>(value);
    const auto exponent = static_cast<unsigned>(bits >> 52 & 0x7ff);
    if (exponent == 0x7ff) throw std::invalid_argument("only finite numbers can be added");
    std::uint64_t mantissa = bits & 0xfffffffffffffU;
    if (exponent != 0) mantissa |= std::uint64_t{1} << 52;
    const unsigned position = exponent == 0 ? 0 : exponent - 1;
    const std::size_t first = position / 32;
    const unsigned shift = position % 32;
    // 53 bits shifted by at most 31 lie in three digits.
    const std::uint64_t low = mantissa << shift;
    const std::uint64_t high = shift == 0 ? 0 : mantissa >> (64 - shift);
    const std::int64_t sign = (bits >> 63) != 0 ? -1 : 1;
    digits_[first] += sign * static_cast<std::int64_t>(low & 0xffffffffU);
    digits_[first + 1] += sign * static_cast<std::int64_t>(low >> 32);
    digits_[first + 2] += sign * static_cast<std::int64_t>(high);
    if (++pending_ == most_pending) carry();
  }

  void merge(const ExactSum& other) {
    ExactSum carried = other;
    carried.carry();
    carry();
    for (std::size_t i = 0; i < digit_count; ++i) digits_[i] += carried.digits_[i];
    carry();
  }

  // The double nearest to the exact sum; ties to even. Infinite when it is beyond the largest double.
  [[nodiscard]] double value() const {
    bool negative = false;
    const Digits magnitude = absolute(negative);
    std::size_t top = digit_count;
    while (top > 0 && magnitude[top - 1] == 0) --top;
    if (top == 0) return 0.0;
    const int highest = static_cast<int>(top - 1) * 32 + 31 -
                        std::countl_zero(static_cast<std::uint32_t>(magnitude[top - 1]));
    const int shift = highest < 53 ? 0 : highest - 52;
    std::uint64_t mantissa = 0;
    for (int bit = 0; bit < 53; ++bit) mantissa |= std::uint64_t{bit_at(magnitude, shift + bit)} << bit;
    if (shift > 0 && bit_at(magnitude, shift - 1)) {
      bool above_half = false;
      for (int bit = 0; bit < shift - 1 && !above_half; ++bit) above_half = bit_at(magnitude, bit);
      if (above_half || (mantissa & 1) != 0) ++mantissa;
    }
    const double rounded = std::ldexp(static_cast<double>(mantissa), shift - 1074);
    return negative ? -rounded : rounded;
  }

  friend bool operator==(const ExactSum& a, const ExactSum& b) { return a.carried() == b.carried(); }

  // Canonical: equal sums give equal bytes.
  void save(Writer& writer) const {
    bool negative = false;
    const Digits magnitude = absolute(negative);
    std::size_t first = 0;
    std::size_t end = digit_count;
    while (end > 0 && magnitude[end - 1] == 0) --end;
    while (first < end && magnitude[first] == 0) ++first;
    writer.number(static_cast<std::uint8_t>(negative ? 1 : 0));
    writer.number(static_cast<std::uint8_t>(first));
    writer.number(static_cast<std::uint8_t>(end));
    for (std::size_t i = first; i < end; ++i) writer.number(static_cast<std::uint32_t>(magnitude[i]));
  }

  // Adds what save wrote.
  void restore(Reader& reader) {
    const auto negative = reader.number<std::uint8_t>();
    const std::size_t first = reader.number<std::uint8_t>();
    const std::size_t end = reader.number<std::uint8_t>();
    if (negative > 1 || first > end || end > digit_count) throw MalformedBytes("an exact sum was expected");
    ExactSum other;
    for (std::size_t i = first; i < end; ++i) {
      const std::int64_t digit = reader.number<std::uint32_t>();
      other.digits_[i] = negative != 0 ? -digit : digit;
    }
    merge(other);
  }

 private:
  // 2098 bits for the doubles themselves, and 64 for 2^63 of the largest.
  static constexpr std::size_t digit_count = 69;
  static constexpr std::uint32_t most_pending = 1U << 30;
  using Digits = std::array<std::int64_t, digit_count>;

  static bool bit_at(const Digits& digits, int bit) {
    const auto index = static_cast<std::size_t>(bit / 32);
    return index < digit_count && (digits[index] >> (bit % 32) & 1) != 0;
  }
  // Every digit but the last lies in [0, 2^32) afterwards; the last holds the sign.
  void carry() {
    for (std::size_t i = 0; i + 1 < digit_count; ++i) {
      const std::int64_t above = digits_[i] >> 32;  // rounds down, also below zero
      digits_[i] -= above * (std::int64_t{1} << 32);
      digits_[i + 1] += above;
    }
    pending_ = 0;
  }
  [[nodiscard]] Digits carried() const {
    ExactSum copy = *this;
    copy.carry();
    return copy.digits_;
  }
  [[nodiscard]] Digits absolute(bool& negative) const {
    ExactSum copy = *this;
    copy.carry();
    negative = copy.digits_.back() < 0;
    if (negative) {
      for (std::int64_t& digit : copy.digits_) digit = -digit;
      copy.carry();
    }
    return copy.digits_;
  }

  Digits digits_{};
  std::uint32_t pending_ = 0;
};

}  // namespace fotfaste
