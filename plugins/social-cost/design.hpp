// What can be said before there are any data: of whom costs will be known, what the wording of an account
// leaves open, and how many must succeed where budget and assumptions stand in project.toml.
#pragma once

#include <vector>

#include "account.hpp"
#include "fotfaste/sdk/design.hpp"
#include "fotfaste/sdk/settings.hpp"
#include "ledger.hpp"
#include "outcome_cost.hpp"

namespace social_cost {

void describe_design(const fotfaste::Settings& settings, const Ledger& ledger,
                     const std::vector<OutcomeCount>& outcomes, const std::vector<Account>& accounts,
                     fotfaste::Design& design);

}  // namespace social_cost
