#include "ledger_tables.hpp"

#include <map>
#include <string>

#include "codes.hpp"
#include "money.hpp"

namespace social_cost {
namespace {

using fotfaste::Kind;
using fotfaste::Role;
using fotfaste::Settings;
using fotfaste::Type;

constexpr const char* spending_table = "spending-against-budget";
constexpr const char* financing_table = "financing";
constexpr const char* support_table = "support-rate";
constexpr const char* participant_table = "cost-per-participant";
constexpr const char* outside_table = "outside-project";
// Everything together: no payer and no category has an empty name.
constexpr const char* all = "";

// In per cent.
std::optional<double> percent_of(const std::optional<Ore>& part, const std::optional<Ore>& whole) {
  if (!part || !whole || *whole == 0) return std::nullopt;
  return static_cast<double>(*part) / static_cast<double>(*whole) * 100;
}

std::optional<Ore> difference(const std::optional<Ore>& from, const std::optional<Ore>& what) {
  return from && what ? std::optional(*from - *what) : std::nullopt;
}

std::map<std::string, Ore> by_category(const std::map<Entry, Ore>& entries) {
  std::map<std::string, Ore> sums;
  for (const auto& [entry, ore] : entries) sums[entry.second] += ore;
  return sums;
}

void report_spending(const Ledger& ledger, fotfaste::Results& results) {
  const auto budget = ledger.total(Side::budget);
  const auto spent = ledger.total(Side::spending);
  if (!budget && !spent) return;
  const auto row = [&results](const std::string& category, std::optional<Ore> planned,
                              std::optional<Ore> used) {
    results.add(spending_table, category, percent_of(used, planned), kronor(used), kronor(planned),
                kronor(difference(planned, used)));
  };
  row(all, budget, spent);
  results.label(spending_table, "category", all, {"allt", "all"});
  std::map<std::string, std::pair<std::optional<Ore>, std::optional<Ore>>> categories;
  for (const auto& [category, ore] : by_category(ledger.entries(Side::budget)))
    categories[category].first = ore;
  for (const auto& [category, ore] : by_category(ledger.entries(Side::spending)))
    categories[category].second = ore;
  // A whole that nobody divided is the row above.
  const auto undivided = categories.find(unnamed);
  const bool alone =
      undivided != categories.end() &&
      (categories.size() == 1 || (!undivided->second.second && ledger.entries(Side::budget).size() == 1));
  if (alone) categories.erase(undivided);
  for (const auto& [category, sums] : categories) row(category, sums.first, sums.second);
}

void report_financing(const Ledger& ledger, fotfaste::Results& results) {
  const auto total = ledger.total(Side::financing);
  if (!total) return;
  results.add(financing_table, all, all, kronor(*total), percent_of(total, total));
  std::map<Entry, Ore> by_category_first;
  for (const auto& [entry, ore] : ledger.entries(Side::financing))
    by_category_first[{entry.second, entry.first}] = ore;
  for (const auto& [entry, ore] : by_category_first)
    results.add(financing_table, entry.first, entry.second, kronor(ore), percent_of(ore, total));
  results.label(financing_table, "payer", all, {"alla", "all"});
  results.label(financing_table, "category", all, {"allt", "all"});
}

void report_support(const Ledger& ledger, const Settings& settings, fotfaste::Results& results) {
  const auto budget = ledger.total(Side::budget);
  const auto support = ledger.granted();
  const fotfaste::Parameters rate = settings.parameters().find("support_rate");
  const fotfaste::Parameters union_rate = settings.parameters().find("union_cofinancing_rate");
  const auto stated = [](const fotfaste::Parameters& item) {
    return item ? std::optional(item.as_number() * 100) : std::nullopt;
  };
  if (budget && support) {
    const auto expected = rate ? to_ore(kronor(*budget) * rate.as_number()) : std::nullopt;
    const auto rest = difference(budget, support);
    results.add(support_table, "support", percent_of(support, budget), stated(rate), kronor(*support),
                kronor(difference(support, expected)), "of_budget");
    results.add(support_table, "other", percent_of(rest, budget), std::nullopt, kronor(rest), std::nullopt,
                "of_budget");
  }
  if (union_rate) {
    results.add(support_table, "union", std::nullopt, stated(union_rate), std::nullopt, std::nullopt,
                "of_programme");
  }
  const bool any = (budget && support) || union_rate;
  if (!any) return;
  results.label(support_table, "measure", "support", {"beviljat stöd", "support granted"});
  results.label(support_table, "measure", "other", {"annan finansiering", "other financing"});
  results.label(support_table, "measure", "union",
                {"unionens medfinansieringsgrad", "the Union's co-financing rate"});
  results.label(support_table, "of", "of_budget", {"projektets budget", "the project's budget"});
  results.label(support_table, "of", "of_programme",
                {"stödet i programmet, inte projektets budget",
                 "the support in the programme, not the project's budget"});
}

void report_participants(const Ledger& ledger, std::int64_t participants, const Settings& settings,
                         fotfaste::Results& results) {
  const auto row = [&results](const char* basis, std::optional<Ore> amount, std::int64_t count) {
    const auto each = amount ? divide(*amount, count) : std::nullopt;
    if (each) results.add(participant_table, basis, kronor(*each), kronor(*amount), count);
    return each.has_value();
  };
  const bool planned =
      row("planned", ledger.total(Side::budget), settings.planned_participants().value_or(0));
  const bool actual = row("actual", ledger.total(Side::spending), participants);
  if (planned)
    results.label(participant_table, "basis", "planned",
                  {"budget, per planerad deltagare", "budget, per planned participant"});
  if (actual)
    results.label(participant_table, "basis", "actual",
                  {"utfall hittills, per deltagande", "spending so far, per participation"});
}

void report_outside(const Ledger& ledger, fotfaste::Results& results) {
  bool any = false;
  for (const Side side : sides) {
    for (const auto& [entry, ore] : ledger.outside(side)) {
      results.add(outside_table, word(side), entry.second, entry.first, kronor(ore));
      any = true;
    }
  }
  if (!any) return;
  results.label(outside_table, "kind", "budget", {"budget", "budget"});
  results.label(outside_table, "kind", "financing", {"finansiering", "financing"});
  results.label(outside_table, "kind", "spending", {"utfall", "spending"});
}

}  // namespace

void describe_ledger_tables(fotfaste::Description& description) {
  description.table(participant_table, Kind::ratio, "Kostnad per deltagare", "Cost per participant")
      .description(
          "Budgeten delad med det planerade antalet, och utfallet hittills delad med dem som börjat. Den som "
          "deltar två gånger räknas två gånger.",
          "The budget divided by the planned number, and the spending so far by those who have entered. "
          "Whoever "
          "takes part twice is counted twice.")
      .column("basis", Type::text, Role::dimension, "Vad som delas", "What is divided")
      .column("value", Type::number, Role::value, "Kronor per deltagare", "Kronor per participant", "SEK")
      .column("amount", Type::number, Role::attribute, "Kronor i allt", "Kronor in all", "SEK")
      .column("participants", Type::integer, Role::attribute, "Deltagare", "Participants");
  description.table(spending_table, Kind::ratio, "Utfall mot budget", "Spending against the budget")
      .description("Hur mycket av budgeten som är förbrukat, i allt och per kostnadsslag.",
                   "How much of the budget has been spent, in all and by category.")
      .column("category", Type::text, Role::dimension, "Kostnadsslag", "Category")
      .column("value", Type::number, Role::value, "Förbrukat, %", "Spent, %", "percent")
      .column("spent", Type::number, Role::attribute, "Utfall, kr", "Spending, SEK", "SEK")
      .column("budget", Type::number, Role::attribute, "Budget, kr", "Budget, SEK", "SEK")
      .column("left", Type::number, Role::attribute, "Kvar, kr", "Left, SEK", "SEK");
  description.table(financing_table, Kind::count, "Finansiering", "Financing")
      .description("Vem som betalar, i pengar eller genom personal och annat, så som tabellen säger.",
                   "Who pays, in money or through staff and other things, as the table says.")
      .column("category", Type::text, Role::dimension, "Slag", "Category")
      .column("payer", Type::text, Role::dimension, "Betalare", "Payer")
      .column("value", Type::number, Role::value, "Kronor", "Kronor", "SEK")
      .column("share", Type::number, Role::attribute, "Andel, %", "Share, %", "percent");
  description.table(support_table, Kind::records, "Stödets andel", "The support's share")
      .description(
          "Två andelar som lätt förväxlas: stödets andel av projektets budget, och unionens "
          "medfinansieringsgrad. "
          "Den ena kan inte räknas ur den andra.",
          "Two rates that are easily mixed up: the support's share of the project's budget, and the Union's "
          "co-financing rate. The one cannot be computed from the other.")
      .column("measure", Type::text, Role::dimension, "Andel", "Rate")
      .column("value", Type::number, Role::attribute, "Enligt beloppen, %", "By the amounts, %", "percent")
      .column("stated", Type::number, Role::attribute, "Enligt beslutet, %", "By the decision, %", "percent")
      .column("amount", Type::number, Role::attribute, "Kronor", "Kronor", "SEK")
      .column("difference", Type::number, Role::attribute, "Över eller under, kr", "Above or below, SEK",
              "SEK")
      .column("of", Type::text, Role::attribute, "Andel av", "Share of");
  description.table(outside_table, Kind::count, "Utanför projektet", "Outside the project")
      .description(
          "Vad ordinarie verksamhet betalar för, till exempel stöd till den som fått arbete. Det ingår inte "
          "i "
          "projektets kostnader.",
          "What ordinary operation pays for, such as support for those who got work. It is no part of the "
          "project's costs.")
      .column("kind", Type::text, Role::dimension, "Belopp", "Amount")
      .column("category", Type::text, Role::dimension, "Kostnadsslag", "Category")
      .column("payer", Type::text, Role::dimension, "Betalare", "Payer")
      .column("value", Type::number, Role::value, "Kronor", "Kronor", "SEK");
}

void report_ledger_tables(const Ledger& ledger, std::int64_t participants, const Settings& settings,
                          fotfaste::Results& results) {
  report_participants(ledger, participants, settings, results);
  report_spending(ledger, results);
  report_financing(ledger, results);
  report_support(ledger, settings, results);
  report_outside(ledger, results);
}

}  // namespace social_cost
