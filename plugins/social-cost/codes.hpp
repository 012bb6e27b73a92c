// Codes of the findings that this plugin alone reports, and names that stand in one sentence.
#pragma once

#include <initializer_list>
#include <set>
#include <string>
#include <string_view>

namespace social_cost {

inline constexpr const char* no_budget_code = "P800";
inline constexpr const char* financing_differs_code = "P801";
inline constexpr const char* support_differs_code = "P802";
inline constexpr const char* overspent_code = "P803";
inline constexpr const char* later_spending_code = "P804";
inline constexpr const char* incomplete_rows_code = "P805";
inline constexpr const char* too_large_code = "P806";
inline constexpr const char* no_spending_code = "P807";
inline constexpr const char* two_budgets_code = "P808";
inline constexpr const char* no_grant_code = "P809";

inline constexpr const char* no_source_code = "P810";
inline constexpr const char* no_price_year_code = "P811";
inline constexpr const char* unit_code = "P812";
inline constexpr const char* twice_code = "P813";
inline constexpr const char* range_code = "P814";
inline constexpr const char* beyond_code = "P815";
inline constexpr const char* account_incomplete_code = "P816";
inline constexpr const char* no_index_code = "P817";
inline constexpr const char* nothing_deducted_code = "P818";
inline constexpr const char* not_varied_code = "P819";

inline constexpr const char* unknown_outcome_code = "P820";
inline constexpr const char* same_id_code = "P821";
inline constexpr const char* years_code = "P822";
inline constexpr const char* amount_code = "P823";

// GCC 12 warns of a literal + a text where nothing is wrong.
inline std::string sentence(std::initializer_list<std::string_view> parts) {
  std::string text;
  for (const std::string_view part : parts) text.append(part);
  return text;
}

// What has no payer or category, and what is called so, is the same: one row for both.
inline constexpr const char* unnamed = "–";
inline std::string named(std::string_view name) {
  return std::string(name.empty() ? unnamed : name);
}

// At most some of the names, since a finding is one sentence.
inline std::string some_of(const std::set<std::string>& names) {
  constexpr std::size_t most = 5;
  std::string text;
  std::size_t shown = 0;
  for (const std::string& name : names) {
    if (shown == most) return text.append(", …");
    text.append(shown == 0 ? "" : ", ").append(name);
    ++shown;
  }
  return text;
}

}  // namespace social_cost
