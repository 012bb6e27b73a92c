// The tables of groups beside each other: shares, and differences with how many comparisons they are among.
#pragma once

#include <string>
#include <vector>

#include "fotfaste/sdk/description.hpp"
#include "fotfaste/sdk/results.hpp"
#include "fotfaste/sdk/settings.hpp"
#include "group_comparison.hpp"

namespace comparison {

void describe_groups(fotfaste::Description& description);

// What a project's own share is set beside: k of n that somebody else has published.
struct PublishedShare {
  std::string id;
  fotfaste::Label text;
  fotfaste::statistics::Share share;
};

// Rows of one comparison, beside shares published by others.
void report_groups(const GroupComparison& comparison, const std::vector<PublishedShare>& published,
                   const fotfaste::Settings& settings, fotfaste::Results& results);

}  // namespace comparison
