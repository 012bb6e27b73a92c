// The plugin's parameters as it works with them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fotfaste/sdk/criteria.hpp"
#include "fotfaste/sdk/description.hpp"
#include "fotfaste/sdk/settings.hpp"

namespace reach {

// Something that is asked of each participation: a rule of eligibility, an uptake.
struct Asked {
  std::string id;
  fotfaste::Label text;
  fotfaste::Criterion criterion;
};

// A share that was planned of one value of a column.
struct PlannedShare {
  std::string column;
  std::string value;
  double share;                     // from 0 to 1
  std::optional<double> tolerance;  // so much more or less; nothing: no limit was stated
  fotfaste::Parameters at;
};

struct Inhabitants {
  std::string place;
  bool whole;  // of everybody, wherever they live
  std::int64_t count;
  std::int64_t year;
  std::string source;
  fotfaste::Parameters at;
};

// More groups than anybody can read a matrix of.
inline constexpr std::size_t most_groups = 20;

struct Options {
  std::vector<Asked> rules;
  std::vector<std::string> target_groups;
  std::vector<PlannedShare> planned;
  std::vector<Inhabitants> inhabitants;
  std::vector<Asked> uptakes;
  bool persons = false;  // whoever takes part several times is one person
};

// The id of the row of all rules together.
inline constexpr std::string_view all_rules = "target-group";

void describe_parameters(fotfaste::Description& description);
// Throws ParameterError. What settings point to outlives the options.
Options parse_options(const fotfaste::Settings& settings);

}  // namespace reach
