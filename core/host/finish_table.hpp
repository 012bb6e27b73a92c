// Finishing: everything that the host adds to a plugin's table before it is reported.
#pragma once

#include <cstdint>

#include "model/results.hpp"

namespace fotfaste::host {

// The table holds the plugin's own columns, checked. few_below: denominators below it are few.
void finish_table(model::TableResult& table, std::int64_t few_below);

}  // namespace fotfaste::host
