// Spoils simulated files on purpose, with the faults that real files have, and keeps a list of what was
// planted where.
//
// Every fault stands in a row of its own, added to those of the clean data, and what is not set aside lies
// where no result depends on it: the results of dirty data are those of the clean data. Left out are the
// faults that end a run (D001, D002, D025, D030, D031) and those that take more rows than anybody would
// simulate (D028, D032), and an age outside the limits (D033), whose row would be counted.
#pragma once

#include <vector>

#include "intake/simulation/sheet.hpp"

namespace fotfaste::intake::simulation {

// Plants faults of each kind that the project's files have room for, varies how dates and numbers are
// written, and mixes rows and columns. The sheets must be those of lay_out for the same plan.
void spoil(const model::Project& project, const Plan& plan, std::vector<Sheet>& sheets);

}  // namespace fotfaste::intake::simulation
