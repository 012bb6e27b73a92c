// What an account comes to, for one person who reaches the outcome:
//
//   V(payer) = sum over years t of cost(payer) s(t) (1 - deadweight)(1 - displacement)(1 - attribution)
//              / (1 + rate)^time(t),
//   s(t) = (1 - drop-off)^(t - 1), or the assumed share remaining in year t.
//
// The terms that social return on investment (SROI) is commonly described with, discounted year by year. An
// arithmetic of assumptions: it says what the outcomes may contribute to, never what the project caused.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "account.hpp"
#include "fotfaste/sdk/statistics/present_value.hpp"

namespace social_cost {

// One value for each of an account's assumptions.
using Values = std::vector<double>;

enum class End : std::uint8_t { low, stated, high };
// Where an end is not stated, the value is.
Values values_of(const Account& account, End end);

// In kronor, by the account's payers: one amount a year, not discounted.
std::vector<std::vector<double>> yearly(const Account& account, const Values& values);
double rate_of(const Account& account, const Values& values);

// Present value in kronor for one person, of one payer; of all payers.
std::vector<double> per_person(const Account& account, const Values& values);
double per_person_in_all(const Account& account, const Values& values);

// Each assumption at whichever of its ends makes the payer's amount least, or most; payer past the last: all.
struct Extremes {
  double low;
  double high;
};
Extremes extremes_of(const Account& account, std::size_t payer);

// When the yearly amounts of so many persons have paid back what was paid at the beginning.
std::optional<fotfaste::statistics::Payback> payback_of(const Account& account, std::size_t payer,
                                                        double persons, double paid);

}  // namespace social_cost
