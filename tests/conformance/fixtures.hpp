// The plugins of this folder, and checks of them.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "conformance/catalogue.hpp"
#include "conformance/runner.hpp"

namespace fotfaste::conformance {

inline std::filesystem::path fixture(const std::string& folder, const std::string& name) {
  return std::filesystem::path(FOTFASTE_CONFORMANCE_FIXTURES) / folder / (name + ".so");
}

inline Subject subject(const std::filesystem::path& file) {
  Subject made;
  made.file = file;
  made.cases.push_back(generated_case());
  return made;
}

inline std::vector<const Check*> every_check() {
  std::vector<const Check*> checks;
  for (const Check& check : catalogue()) checks.push_back(&check);
  return checks;
}

inline RunOptions options() {
  RunOptions made;
  made.parallel = 2;
  return made;
}

}  // namespace fotfaste::conformance
