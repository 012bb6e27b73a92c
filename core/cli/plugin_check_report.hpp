// What checks of plugins came to, for people and for programs.
#pragma once

#include <string>
#include <vector>

#include "cli/context.hpp"
#include "conformance/runner.hpp"

namespace fotfaste::cli {

struct CheckedPlugin {
  std::string file;       // as given
  std::string id;         // of its identity note; empty without
  std::string arguments;  // that a command needs to check it in the same way
  std::vector<conformance::Result> results;
};

std::string check_text(const Context& context, const std::vector<CheckedPlugin>& plugins, bool only_failed);
std::string check_document(const std::vector<CheckedPlugin>& plugins, std::uint64_t seed);
std::string list_text(const Context& context);
std::string list_document();

}  // namespace fotfaste::cli
