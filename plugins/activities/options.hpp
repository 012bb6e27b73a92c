// The parameters of the plugin, read and checked.
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <vector>

#include "fotfaste/sdk/criteria.hpp"
#include "fotfaste/sdk/criteria/words.hpp"
#include "fotfaste/sdk/description.hpp"
#include "fotfaste/sdk/settings.hpp"

namespace activities {

using fotfaste::criteria::WordSet;

// A name in the results and what a report calls it.
struct Named {
  std::string id;
  fotfaste::Label label;
};

// Days on which any of these goes on: activities by type, states of the person as bits of CoreState.
struct Side {
  WordSet activities;
  std::uint32_t states = 0;
};

// A part of what is offered: a job, a course, a health measure.
struct Component : Named {
  Side side;
};

// Two things that should go on at the same time.
struct Comparison : Named {
  Side first;
  Side second;
};

struct FullTime {
  double hours = 40;
  bool hours_stated = false;
  WordSet activities;  // empty: all
  std::uint32_t states = 0;
};

struct Course : Named {
  WordSet activities;
  WordSet certificate;  // events; empty: none is asked for
  std::optional<double> attended_share;
};

struct PlacementOption {
  Side side;
  WordSet contact;  // events; empty: contacts are not counted
  std::optional<fotfaste::Duration> contact_within;
  std::optional<fotfaste::Duration> placed_within;
  fotfaste::Duration hired_within{6, 0};
  bool stated = false;  // whether the evaluator wrote anything of placements
  bool hired_within_stated = false;
};

struct EmployersOption {
  WordSet kinds;  // of organisations; empty: all
  WordSet small;  // size classes
  WordSet demanded_sectors;
};

struct Factor : Named {
  std::vector<std::string> types;  // as they were written
  WordSet activities;
};

struct Adaptation : Named {
  fotfaste::Criterion when;
};

struct Contacts {
  WordSet activities;
  WordSet events;
};

// What goes on outside the project: never counted as its own.
struct Outside {
  WordSet activities;
  WordSet providers;
  WordSet events;
};

struct Options {
  std::string dimension;
  fotfaste::Duration gap_at_most{0, 28};
  std::optional<fotfaste::Duration> caseworker_within;
  std::optional<fotfaste::Duration> mentor_within;
  std::deque<Component> components;
  std::deque<Comparison> comparisons;
  std::optional<FullTime> full_time;
  std::deque<Course> courses;
  PlacementOption placement;
  EmployersOption employers;
  std::deque<Factor> factors;
  std::deque<Adaptation> adaptations;
  std::optional<Contacts> after_employment;
  Outside outside;

  // The words that only the data, or the table of organisations, can confirm; always in the same order.
  [[nodiscard]] std::vector<WordSet*> types();
  [[nodiscard]] std::vector<WordSet*> events();
  [[nodiscard]] std::vector<WordSet*> words();
  [[nodiscard]] std::vector<const WordSet*> words() const;
};

// How many components there may be: sets of them are bits of a number.
inline constexpr std::size_t most_components = 16;

void describe_parameters(fotfaste::Description& description);

// Throws ParameterError at the value that is wrong.
Options parse_options(const fotfaste::Settings& settings);

}  // namespace activities
