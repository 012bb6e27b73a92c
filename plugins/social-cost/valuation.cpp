#include "valuation.hpp"

#include <algorithm>

namespace social_cost {
namespace {

double at_end(const Assumption& assumption, End end) {
  if (end == End::low) return assumption.low.value_or(assumption.value);
  if (end == End::high) return assumption.high.value_or(assumption.value);
  return assumption.value;
}

double amount_of(const Account& account, const Values& values, std::size_t payer) {
  const std::vector<double> amounts = per_person(account, values);
  if (payer < amounts.size()) return amounts[payer];
  double sum = 0;
  for (const double amount : amounts) sum += amount;
  return sum;
}

}  // namespace

Values values_of(const Account& account, End end) {
  Values values;
  for (const Assumption* assumption : account.assumptions) values.push_back(at_end(*assumption, end));
  return values;
}

double rate_of(const Account& account, const Values& values) {
  for (const Term& term : account.terms) {
    if (term.part == Part::rate) return values[term.assumption] * term.scale;
  }
  return 0;
}

std::vector<std::vector<double>> yearly(const Account& account, const Values& values) {
  const auto years = static_cast<std::size_t>(account.years);
  std::vector<double> cost(account.payers.size(), 0.0);
  std::vector<double> remaining(years, 1.0);
  double kept = 1;
  double drop_off = 0;
  for (const Term& term : account.terms) {
    const double value = values[term.assumption] * term.scale;
    switch (term.part) {
      case Part::cost:
        cost[term.place] += value;
        break;
      case Part::deadweight:
      case Part::displacement:
      case Part::attribution:
        kept *= 1 - value;
        break;
      case Part::drop_off:
        drop_off = value;
        break;
      case Part::remaining:
        remaining[term.place] = value;
        break;
      case Part::rate:
        break;
    }
  }
  double faded = 1;
  std::vector<std::vector<double>> amounts(cost.size(), std::vector<double>(years));
  for (std::size_t year = 0; year < years; ++year) {
    for (std::size_t payer = 0; payer < cost.size(); ++payer)
      amounts[payer][year] = cost[payer] * kept * faded * remaining[year];
    faded *= 1 - drop_off;
  }
  return amounts;
}

std::vector<double> per_person(const Account& account, const Values& values) {
  std::vector<double> times;
  for (int year = 1; year <= account.years; ++year) times.push_back(account.time_of(year));
  const double rate = rate_of(account, values);
  std::vector<double> amounts;
  for (const std::vector<double>& flows : yearly(account, values))
    amounts.push_back(fotfaste::statistics::present_value(rate, flows, times));
  return amounts;
}

double per_person_in_all(const Account& account, const Values& values) {
  return amount_of(account, values, account.payers.size());
}

Extremes extremes_of(const Account& account, std::size_t payer) {
  const Values stated = values_of(account, End::stated);
  const Values low = values_of(account, End::low);
  const Values high = values_of(account, End::high);
  Values least = stated;
  Values most = stated;
  for (std::size_t i = 0; i < stated.size(); ++i) {
    Values below = stated;
    Values above = stated;
    below[i] = low[i];
    above[i] = high[i];
    const bool rises = amount_of(account, below, payer) <= amount_of(account, above, payer);
    least[i] = rises ? low[i] : high[i];
    most[i] = rises ? high[i] : low[i];
  }
  return {amount_of(account, least, payer), amount_of(account, most, payer)};
}

std::optional<fotfaste::statistics::Payback> payback_of(const Account& account, std::size_t payer,
                                                        double persons, double paid) {
  const Values values = values_of(account, End::stated);
  const auto amounts = yearly(account, values);
  std::vector<double> flows = {-paid};
  std::vector<double> times = {0};
  for (std::size_t year = 0; year < static_cast<std::size_t>(account.years); ++year) {
    double flow = 0;
    for (std::size_t one = 0; one < amounts.size(); ++one) {
      if (one == payer || payer >= amounts.size()) flow += amounts[one][year];
    }
    flows.push_back(flow * persons);
    times.push_back(account.time_of(static_cast<int>(year) + 1));
  }
  return fotfaste::statistics::payback(rate_of(account, values), flows, times);
}

}  // namespace social_cost
