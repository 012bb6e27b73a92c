// Spoils simulated files on purpose, with every kind of fault that real files have, and keeps a list of what
// was planted where.
#pragma once

#include <string>
#include <vector>

#include "intake/simulation/sheet.hpp"

namespace fotfaste::intake::simulation {

// Plants one fault of each kind that the project's files have room for, varies how the files are written,
// and mixes rows and columns. The sheets must be those of lay_out.
void spoil(const Plan& plan, std::vector<Sheet>& sheets);

// expected-findings.csv: code,file,row,column. Rows and columns are numbered as in model::Place.
std::string manifest(const std::vector<Sheet>& sheets);

}  // namespace fotfaste::intake::simulation
