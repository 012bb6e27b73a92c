// Tables of the accounts: what may be avoided and by whom, pay-back, break-even, sensitivity.
#pragma once

#include <cstdint>
#include <vector>

#include "account.hpp"
#include "fotfaste/sdk/description.hpp"
#include "fotfaste/sdk/results.hpp"
#include "fotfaste/sdk/settings.hpp"
#include "ledger.hpp"
#include "outcome_cost.hpp"

namespace social_cost {

void describe_account_tables(fotfaste::Description& description);

// Of those that are complete. participants: so many have entered.
void report_account_tables(const std::vector<Account>& accounts, const std::vector<OutcomeCount>& outcomes,
                           const Ledger& ledger, std::int64_t participants,
                           const fotfaste::Settings& settings, fotfaste::Results& results);

// So many must reach the outcome for the avoided amounts to be what was paid; nothing when nothing is
// avoided or paid.
std::optional<double> needed(double paid, double per_person);

}  // namespace social_cost
