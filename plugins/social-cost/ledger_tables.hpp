// Tables of the project's own money: nothing here rests on an assumption.
#pragma once

#include <cstdint>

#include "fotfaste/sdk/description.hpp"
#include "fotfaste/sdk/results.hpp"
#include "fotfaste/sdk/settings.hpp"
#include "ledger.hpp"

namespace social_cost {

void describe_ledger_tables(fotfaste::Description& description);

// participants: so many have entered.
void report_ledger_tables(const Ledger& ledger, std::int64_t participants, const fotfaste::Settings& settings,
                          fotfaste::Results& results);

}  // namespace social_cost
