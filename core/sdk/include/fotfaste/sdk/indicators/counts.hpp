// Counts of records by indicator, period and gender, with a digest of whom each cell holds. Mergeable; equal
// counts give equal bytes.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "fotfaste/sdk/bytes.hpp"
#include "fotfaste/sdk/codes.hpp"
#include "fotfaste/sdk/counts.hpp"
#include "fotfaste/sdk/indicators/facts.hpp"
#include "fotfaste/sdk/indicators/periods.hpp"
#include "fotfaste/sdk/indicators/standing.hpp"

namespace fotfaste::indicators {

inline constexpr std::size_t gender_count = 4;  // of Gender: woman, man, other, unknown

// A set of records as 128 bits: the sum, modulo 2^64 each, of two hashes of each record. Sets of the same
// data are equal when their digests are, but for accident. Disjoint sets add up. It hides nothing: whoever
// has the data can test a guess.
struct SetDigest {
  std::uint64_t low = 0;
  std::uint64_t high = 0;

  // S. Vigna's splitmix64, over the person's number and the day of entry.
  static SetDigest of(const Facts& facts) {
    const std::uint64_t key = mix(facts.person) ^ static_cast<std::uint32_t>(facts.entry);
    return {mix(key), mix(key ^ 0x5bf03635f0935ad1u)};
  }
  void add(const SetDigest& other) {
    low += other.low;
    high += other.high;
  }
  // 32 hexadecimal digits.
  [[nodiscard]] std::string text() const {
    std::string digits;
    for (const std::uint64_t half : {high, low}) {
      for (int shift = 60; shift >= 0; shift -= 4) digits.push_back("0123456789abcdef"[half >> shift & 15]);
    }
    return digits;
  }

 private:
  static std::uint64_t mix(std::uint64_t value) {
    value += 0x9e3779b97f4a7c15u;
    value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9u;
    value = (value ^ (value >> 27)) * 0x94d049bb133111ebu;
    return value ^ (value >> 31);
  }
};

struct CellCount {
  std::int64_t in = 0;         // counted
  std::int64_t reference = 0;  // of the population that the indicator is asked of, and due
  std::int64_t unknown = 0;    // of those, not known
  SetDigest digest;            // of in

  // Without branches: who is counted is as good as random, and a record is added to some thirty cells.
  void add(Standing standing, const SetDigest& record) {
    const bool counted = standing == Standing::in;
    const bool missing = standing == Standing::unknown;
    const std::uint64_t mask = std::uint64_t{0} - (counted ? 1 : 0);
    in += counted ? 1 : 0;
    unknown += missing ? 1 : 0;
    reference += counted || missing || standing == Standing::condition_not_met ? 1 : 0;
    digest.low += record.low & mask;
    digest.high += record.high & mask;
  }
  void add(const CellCount& other) {
    add_counts(in, other.in);
    add_counts(reference, other.reference);
    add_counts(unknown, other.unknown);
    digest.add(other.digest);
  }
};

// The indicators' cells in one period: those of a gender lie side by side, as a record is added to them.
using PeriodCells = std::vector<CellCount>;

constexpr std::size_t cell_index(std::size_t indicators, std::size_t indicator, std::size_t gender) {
  return gender * indicators + indicator;
}

class CellCounts {
 public:
  explicit CellCounts(std::size_t indicators) : indicators_(indicators) {}

  [[nodiscard]] PeriodCells& at(Period period) {
    PeriodCells& cells = periods_[period];
    if (cells.empty()) cells.resize(indicators_ * gender_count);
    return cells;
  }
  [[nodiscard]] const std::map<Period, PeriodCells>& periods() const { return periods_; }

  void merge(const CellCounts& other) {
    for (const auto& [period, cells] : other.periods_) {
      PeriodCells& own = at(period);
      for (std::size_t i = 0; i < cells.size(); ++i) own[i].add(cells[i]);
    }
  }
  void save(Writer& writer) const {
    writer.number(static_cast<std::uint64_t>(periods_.size()));
    for (const auto& [period, cells] : periods_) {
      writer.number(period);
      for (const CellCount& cell : cells) {
        writer.number(cell.in);
        writer.number(cell.reference);
        writer.number(cell.unknown);
        writer.number(cell.digest.low);
        writer.number(cell.digest.high);
      }
    }
  }
  void restore(Reader& reader) {
    for (std::uint64_t left = reader.count(sizeof(Period) + indicators_ * gender_count * 40); left > 0;
         --left) {
      PeriodCells& cells = at(reader.number<Period>());
      for (CellCount& cell : cells) {
        CellCount read;
        read.in = read_count(reader);
        read.reference = read_count(reader);
        read.unknown = read_count(reader);
        read.digest.low = reader.number<std::uint64_t>();
        read.digest.high = reader.number<std::uint64_t>();
        cell.add(read);
      }
    }
  }

 private:
  std::size_t indicators_;
  std::map<Period, PeriodCells> periods_;
};

}  // namespace fotfaste::indicators
