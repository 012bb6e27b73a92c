// A scheme of a few indicators, and counts of records for it.
#pragma once

#include <array>
#include <string>

#include "fotfaste/sdk/indicators/figures.hpp"
#include "plugins/toml_parameters.hpp"

namespace fotfaste::tests {

inline constexpr std::array<indicators::Indicator, 5> small_indicators = {{
    {.code = "A", .reads = "a"},
    {.code = "B", .reads = "b"},
    {.code = "A+9", .sums = "A+B"},
    {.code = "R", .measured = indicators::Measured::result, .counted_in = indicators::CountedIn::exit},
    {.code = "E", .measured = indicators::Measured::entity},
}};
enum SmallIndicator : std::size_t {
  indicator_a,
  indicator_b,
  indicator_sum,
  indicator_result,
  indicator_entity
};

inline constexpr indicators::Scheme small_scheme = [] {
  indicators::Scheme scheme = {};
  scheme.indicators = small_indicators;
  scheme.half_years = true;
  scheme.non_binary = true;
  return scheme;
}();

// Of half-years of small_scheme.
inline indicators::Period half_year(const char* text) {
  return indicators::Periods(true).parse(text).value();
}

class SmallCounts {
 public:
  // A record of this person, so and so towards the indicator.
  SmallCounts& add(std::size_t indicator, const char* period, Gender gender, indicators::Standing standing,
                   std::uint64_t person = 1) {
    indicators::Facts facts;
    facts.person = person;
    counts
        .at(half_year(period))[indicators::cell_index(small_indicators.size(), indicator,
                                                      static_cast<std::size_t>(gender))]
        .add(standing, indicators::SetDigest::of(facts));
    return *this;
  }
  indicators::CellCounts counts{small_indicators.size()};
};

// supplied = [...] of project.toml.
class SmallSupplied {
 public:
  explicit SmallSupplied(const std::string& toml, const indicators::Scheme& scheme = small_scheme)
      : parameters_(toml), supplied(Parameters(parameters_.get()).find("supplied"), scheme) {}

 private:
  TomlParameters parameters_;

 public:
  indicators::Supplied supplied;
};

inline std::string supply(const char* indicator, const char* period, const char* gender, int value) {
  return std::string("[[supplied]]\nindicator = \"")
      .append(indicator)
      .append("\"\nperiod = \"")
      .append(period)
      .append("\"\ngender = \"")
      .append(gender)
      .append("\"\nvalue = ")
      .append(std::to_string(value))
      .append("\nsource = \"partnern\"\n");
}

}  // namespace fotfaste::tests
