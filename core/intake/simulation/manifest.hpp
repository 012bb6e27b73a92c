// What was planted where, in the order of the files.
#pragma once

#include <string>
#include <vector>

#include "intake/simulation/sheet.hpp"

namespace fotfaste::intake::simulation {

// expected-findings.csv: code,file,row,column. Rows and columns are numbered as in model::Place; empty for
// the file, or the row, as a whole.
std::string manifest(const model::Project& project, const std::vector<Sheet>& sheets);

}  // namespace fotfaste::intake::simulation
