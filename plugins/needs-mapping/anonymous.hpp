// Table anonymous-profile: what a group answered without saying who they are. For what is better not held
// about single persons, such as the risk of crime.
//
// The answers are those of project.survey; a share is shown only when at least so many answered yes and at
// least so many did not, as with sensitive items.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "fotfaste/sdk/criteria/reading.hpp"
#include "fotfaste/sdk/description.hpp"
#include "fotfaste/sdk/needs.hpp"
#include "fotfaste/sdk/results.hpp"
#include "fotfaste/sdk/settings.hpp"

namespace needs_mapping {

struct AnonymousQuestion {
  std::string id;
  fotfaste::Label text;
  std::string item;         // in project.survey
  std::string respondents;  // group of respondents; empty: all
  fotfaste::criteria::Range yes;
};

void describe_anonymous_parameter(fotfaste::Description& description);
void describe_anonymous_table(fotfaste::Description& description);
// Throws ParameterError.
std::vector<AnonymousQuestion> parse_anonymous(const fotfaste::Settings& settings);
void declare_anonymous(const std::vector<AnonymousQuestion>& questions, fotfaste::Needs& needs);
void report_anonymous(const std::vector<AnonymousQuestion>& questions, std::int64_t smallest,
                      fotfaste::Results& results, const fotfaste::Settings& settings);

}  // namespace needs_mapping
