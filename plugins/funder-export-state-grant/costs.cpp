#include "costs.hpp"

#include <map>
#include <string>
#include <utility>

#include "fotfaste/sdk/exact_sum.hpp"
#include "fotfaste/sdk/project_table.hpp"
#include "rules.hpp"

namespace state_grant {
namespace {

constexpr const char* table = "costs";
// All categories together, and what has none; no category has an empty name.
constexpr const char* all_categories = "";
constexpr const char* kinds[] = {"budget", "financing", "spending"};

}  // namespace

void describe_costs(fotfaste::Description& description) {
  using fotfaste::Role;
  using fotfaste::Type;
  description.table(table, fotfaste::Kind::count, "Kostnader", "Costs")
      .description("Budget, finansiering och utfall i kronor, om projektet lämnat dem.",
                   "Budget, financing and spending in kronor, where the project has given them.")
      .column("kind", Type::text, Role::dimension, "Slag", "Kind")
      .column("category", Type::text, Role::dimension, "Kostnadsslag", "Category")
      .column("value", Type::number, Role::value, "Kronor", "Kronor", "SEK");
}

void declare_costs(fotfaste::Needs& needs) {
  needs.columns(
      {"project.costs.kind", "project.costs.category", "project.costs.date", "project.costs.amount"},
      fotfaste::Required::no);
}

void report_costs(fotfaste::Results& results, const fotfaste::Settings& settings,
                  fotfaste::exports::ExportRules& rules) {
  const fotfaste::ProjectTable costs(settings.raw()->project, "costs");
  const fotfaste::WordColumn kind = costs.words("kind");
  const fotfaste::WordColumn category = costs.words("category");
  const fotfaste::DayColumn date = costs.days("date");
  const auto amount = costs.amounts("amount");
  std::map<std::pair<std::string, std::string>, fotfaste::ExactSum> by_category;
  std::map<std::string, fotfaste::ExactSum> in_all;
  for (std::size_t row = 0; row < costs.size(); ++row) {
    const auto ore = amount[row];
    if (!ore || kind[row].empty() || date.value_or(row, fotfaste::no_day) >= settings.as_of()) continue;
    if (!category[row].empty())
      by_category[{std::string(kind[row]), std::string(category[row])}].add(static_cast<double>(*ore));
    in_all[std::string(kind[row])].add(static_cast<double>(*ore));
  }
  for (const char* one : kinds) {
    const auto found = in_all.find(one);
    if (found == in_all.end()) continue;
    results.add(table, one, all_categories, found->second.value() / 100);
    for (const auto& [key, sum] : by_category) {
      if (key.first == one) results.add(table, one, key.second, sum.value() / 100);
    }
  }
  results.label(table, "category", all_categories, {"alla", "all"});
  results.label(table, "kind", "budget", {"budget", "budget"});
  results.label(table, "kind", "financing", {"finansiering", "financing"});
  results.label(table, "kind", "spending", {"utfall", "spending"});
  if (!in_all.contains("budget") || !in_all.contains("spending"))
    return rules.set_not_applicable(spending_above_budget);
  const double budget = in_all.at("budget").value() / 100;
  const double spending = in_all.at("spending").value() / 100;
  if (spending > budget) rules.violate_by_figure(spending_above_budget, "", "", {spending, budget});
}

}  // namespace state_grant
