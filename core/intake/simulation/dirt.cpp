#include "intake/simulation/dirt.hpp"

namespace fotfaste::intake::simulation {

void spoil(const Plan&, std::vector<Sheet>&) {}

std::string manifest(const std::vector<Sheet>&) {
  return "code,file,row,column\n";
}

}  // namespace fotfaste::intake::simulation
