#include "conformance/catalogue.hpp"

#include <algorithm>
#include <iterator>

namespace fotfaste::conformance {

const std::vector<Check>& catalogue() {
  static const std::vector<Check> all = [] {
    std::vector<Check> made;
    for (auto* family :
         {file_checks, loading_checks, contract_checks, host_checks, lifecycle_checks, requirement_checks,
          data_checks, memory_checks, population_checks, result_checks, explanation_checks, merge_checks,
          state_checks, foreign_state_checks, hostile_checks, limit_checks, slow_checks}) {
      for (Check& check : family()) made.push_back(std::move(check));
    }
    std::stable_sort(made.begin(), made.end(),
                     [](const Check& a, const Check& b) { return a.level < b.level; });
    return made;
  }();
  return all;
}

const Check* find_check(std::string_view id) {
  for (const Check& check : catalogue()) {
    if (check.id == id) return &check;
  }
  return nullptr;
}

}  // namespace fotfaste::conformance
