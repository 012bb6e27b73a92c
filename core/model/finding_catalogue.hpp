// What every finding code means: the text behind `fotfaste explain CODE`. A code is permanent: it is never
// reused, and its meaning never changes. C codes are about project.toml, D codes about data, P codes about
// plugins, E codes about whether a project can be evaluated, K codes about keys from pseudonyms to
// identities; each kind has a file of its own.
#pragma once

#include <span>
#include <string_view>

#include "model/finding.hpp"

namespace fotfaste::model {

struct RuleText {
  std::string_view sv;
  std::string_view en;
};

struct Rule {
  std::string_view code;
  Severity severity;
  RuleText title;            // a few words: "employment ends before it starts"
  RuleText intent;           // why it matters
  RuleText rule;             // exactly when it is reported, and what happens to the row
  RuleText help;             // how to put it right
  std::string_view example;  // lines of a file that give this finding
};

std::span<const Rule> configuration_rules();
std::span<const Rule> data_rules();
std::span<const Rule> plugin_rules();
std::span<const Rule> design_rules();
std::span<const Rule> key_rules();

// The rule with this code, or null.
const Rule* find_rule(std::string_view code);

// A finding of this rule, its message and help taken from the catalogue. The code must exist.
Finding make_finding(std::string_view code);

}  // namespace fotfaste::model
