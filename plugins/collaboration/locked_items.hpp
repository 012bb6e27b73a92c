// Items that may not be reworded: each is held to the wording that was laid down.
#pragma once

#include <string>
#include <vector>

#include "fotfaste/sdk/description.hpp"
#include "fotfaste/sdk/results.hpp"
#include "fotfaste/sdk/settings.hpp"

namespace collaboration {

struct LockedItem {
  std::string item;
  std::string instrument;  // empty: any
  std::string wording;     // in Swedish, or in the one language that the instrument has
  const fotfaste_value* at = nullptr;
};

void describe_locked_items(fotfaste::Description& description);
// Throws ParameterError.
std::vector<LockedItem> locked_items_of(const fotfaste::Settings& settings);
// Compares with the instruments of the project, character by character but for white space at the ends.
void report_locked_items(const std::vector<LockedItem>& locked, fotfaste::Results& results,
                         const fotfaste::Settings& settings);

}  // namespace collaboration
