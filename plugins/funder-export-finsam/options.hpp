// The plugin's parameters, read and checked.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "fotfaste/sdk/criteria.hpp"
#include "fotfaste/sdk/criteria/words.hpp"
#include "fotfaste/sdk/description.hpp"
#include "fotfaste/sdk/settings.hpp"

namespace finsam {

// What is an activity (insats): those that are recorded, the participation itself, or both.
enum class Unit : std::uint8_t { activities, participation, both };

// On which day the support before is read.
enum class Before : std::uint8_t { day_before, entry_day };

// Gender's four codes, and everybody.
inline constexpr std::size_t everybody = 4;
inline constexpr std::size_t gender_count = 5;
constexpr std::string_view gender_word(std::size_t gender) {
  constexpr std::string_view words[] = {"woman", "man", "other", "unknown", "all"};
  return words[gender];
}

// A figure of the project's own.
enum class SuppliedIndicator : std::uint8_t { entries, exits, work_or_studies, other_outcome };
constexpr std::string_view word(SuppliedIndicator indicator) {
  constexpr std::string_view words[] = {"entries", "exits", "work_or_studies", "other_outcome"};
  return words[static_cast<int>(indicator)];
}

struct Supplied {
  SuppliedIndicator indicator;
  std::string activity;
  int year;
  std::size_t gender;
  std::int64_t value;
  std::string source;
};

struct Options {
  Unit unit = Unit::activities;
  std::string participation_name;
  fotfaste::criteria::WordSet types;  // empty: all
  std::string support_dimension;      // empty: the common states
  Before before = Before::day_before;
  std::optional<fotfaste::Criterion> voided;
  std::vector<Supplied> supplied;
};

void describe_parameters(fotfaste::Description& description);

// Throws ParameterError.
Options parse_options(const fotfaste::Settings& settings);

}  // namespace finsam
