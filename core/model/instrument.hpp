// A questionnaire as its file describes it: items with scale and direction, sub-scales, and what is known of
// its measures from elsewhere. intake/project_instruments.hpp reads it; docs/configuration.md explains it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "model/text.hpp"

namespace fotfaste::model {

// An item as one rater answers it. Several may have the same id, for different raters.
struct InstrumentItem {
  std::string id;
  std::string rater;        // empty: whoever rates
  std::int64_t number = 0;  // place in the questionnaire, from 1
  Text title;               // a few words for tables
  Text wording;             // as it is asked
  std::string sub_scale;    // empty: none
  std::optional<double> lowest, highest;
  std::string direction = "higher";  // code of project.items.direction
  std::string missing_rule;          // code of project.items.missing_rule; empty: none stated
};

struct SubScale {
  std::string id;
  Text title;
};

// What others have found of a measure: for reliable change.
struct Norm {
  std::string measure;  // an item or a sub-scale
  std::string rater;    // empty: whoever rates
  std::optional<double> sd, reliability, functional_mean, functional_sd;
  std::string source;  // where the numbers come from
};

struct Instrument {
  std::string id;
  std::string version;
  Text title;
  std::string licence;
  std::filesystem::path file;  // as written in project.toml
  std::string sha256;
  std::vector<InstrumentItem> items;
  std::vector<SubScale> sub_scales;
  std::vector<Norm> norms;
};

}  // namespace fotfaste::model
