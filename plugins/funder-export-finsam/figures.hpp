// The figures by activity, year and gender: what is counted, and what is merged, saved and reported.
#pragma once

#include <compare>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "fotfaste/sdk/bytes.hpp"
#include "options.hpp"

namespace finsam {

enum class Measure : std::uint8_t {
  entries,
  exits,
  voided,
  direct,          // exits directly to work or studies
  not_direct,      // to something else
  direct_unknown,  // it is not known
  direct_not_due,  // the day after has not come
  support,         // exits by the support before and after
  reason,          // exits by their reason
};
inline constexpr int measure_count = 9;

// before and after are words of support, or the reason and nothing.
struct Figure {
  Measure measure = Measure::entries;
  std::string activity;
  int year = 0;
  std::uint8_t gender = 0;  // as in options.hpp, never everybody
  std::string before;
  std::string after;
  friend auto operator<=>(const Figure&, const Figure&) = default;
};

// Mergeable.
class Figures {
 public:
  void add(const Figure& figure, std::int64_t count);
  void merge(const Figures& other);
  void save(fotfaste::Writer& writer) const;
  // Adds what save wrote.
  void restore(fotfaste::Reader& reader);

  [[nodiscard]] const std::map<Figure, std::int64_t>& all() const { return figures_; }

 private:
  std::map<Figure, std::int64_t> figures_;
};

}  // namespace finsam
