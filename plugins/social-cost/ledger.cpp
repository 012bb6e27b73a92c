#include "ledger.hpp"

#include <cmath>
#include <cstdint>
#include <cstdlib>

#include "codes.hpp"
#include "fotfaste/sdk/project_table.hpp"

namespace social_cost {
namespace {

using fotfaste::Label;
using fotfaste::Parameters;
using fotfaste::ParameterType;
using fotfaste::Severity;

std::optional<Side> side_of(std::string_view kind) {
  for (const Side side : sides) {
    if (kind == word(side)) return side;
  }
  return std::nullopt;
}

std::optional<Ore> stated_amount(const Parameters& item) {
  if (!item) return std::nullopt;
  const std::optional<Ore> ore = to_ore(item.as_number());
  if (ore && *ore >= 0) return ore;
  throw fotfaste::ParameterError(
      {"Det här är inget belopp som en budget kan ha.", "This is no amount that a budget can have."},
      {"Skriv kronor, till exempel budget = 8923460.", "Write kronor, for example budget = 8923460."},
      item.raw(), amount_code);
}

std::set<std::string> word_set(const Parameters& parameters, std::string_view name) {
  std::set<std::string> words;
  for (const std::string_view text : parameters.texts(name)) words.emplace(text);
  return words;
}

}  // namespace

void Ledger::describe(fotfaste::Description& description) {
  description
      .parameter(
          "budget", ParameterType::number,
          "Projektets budget. Behövs om den inte står i tabellen över kostnader, och för att räkna innan "
          "det finns data.",
          "The project's budget. Needed when it is not in the table of costs, and to reckon before there "
          "are data.")
      .unit("SEK")
      .range(0, 9e13);
  description
      .parameter("granted_by", ParameterType::text,
                 "Vilka betalare i finansieringen som är det beviljade stödet, som \"ESF\".",
                 "Which payers of the financing are the support granted, such as \"ESF\".")
      .repeated();
  description
      .parameter("support_rate", ParameterType::number,
                 "Stödets andel av projektets budget enligt beslutet, som 0.75.",
                 "The support's share of the project's budget by the decision, such as 0.75.")
      .range(0, 1);
  description
      .parameter("union_cofinancing_rate", ParameterType::number,
                 "Unionens medfinansieringsgrad, som 0.50. Något annat än stödets andel av budgeten.",
                 "The Union's co-financing rate, such as 0.50. Not the support's share of the budget.")
      .range(0, 1);
  description
      .parameter("outside", ParameterType::text,
                 "Kostnadsslag som ordinarie verksamhet betalar, utanför projektet. De räknas för sig.",
                 "Categories that ordinary operation pays for, outside the project. They are counted apart.")
      .repeated();
}

void Ledger::declare(fotfaste::Needs& needs) {
  needs.columns({"project.costs.kind", "project.costs.category", "project.costs.payer", "project.costs.date",
                 "project.costs.amount"},
                fotfaste::Required::no);
}

Ledger::Ledger(const fotfaste::Settings& settings)
    : stated_budget_(stated_amount(settings.parameters().find("budget"))),
      granted_by_(word_set(settings.parameters(), "granted_by")) {
  const std::set<std::string> outside = word_set(settings.parameters(), "outside");
  const fotfaste::ProjectTable costs(settings.raw()->project, "costs");
  const fotfaste::WordColumn kind = costs.words("kind");
  const fotfaste::WordColumn category = costs.words("category");
  const fotfaste::WordColumn payer = costs.words("payer");
  const fotfaste::DayColumn date = costs.days("date");
  const auto amount = costs.amounts("amount");
  rows_ = costs.size();
  for (std::size_t row = 0; row < costs.size(); ++row) {
    const std::optional<Side> side = side_of(kind[row]);
    const std::optional<Ore> ore = amount[row];
    if (!side || !ore) {
      ++incomplete_;
    } else if (*side == Side::spending && date.value_or(row, fotfaste::no_day) >= settings.as_of()) {
      ++later_;
    } else {
      const std::string what = named(category[row]);
      add(*side, {named(payer[row]), what}, outside.contains(what), *ore);
    }
  }
  for (Sums& sums : sums_) {
    if (sums.too_large) sums = {{}, {}, std::nullopt, 0, true};
  }
}

void Ledger::add(Side side, const Entry& entry, bool is_outside, Ore ore) {
  Sums& sums = sums_[static_cast<std::size_t>(side)];
  // Where the amounts fit without their signs, every sum of some of them fits, in whatever order they stand.
  // Two such sums may be told apart, too.
  constexpr Ore most = INT64_MAX / 4;
  sums.too_large = sums.too_large || ore < -most || ore > most || std::abs(ore) > most - sums.magnitude;
  if (sums.too_large) return;
  sums.magnitude += std::abs(ore);
  (is_outside ? sums.outside : sums.entries)[entry] += ore;
  if (!is_outside) sums.total = sums.total.value_or(0) + ore;
}

std::optional<Ore> Ledger::total(Side side) const {
  const Sums& sums = at(side);
  if (sums.too_large) return std::nullopt;
  if (side == Side::budget && !sums.total) return stated_budget_;
  return sums.total;
}

std::optional<Ore> Ledger::financed_by(const std::string& payer) const {
  std::optional<Ore> sum;
  for (const auto& [entry, ore] : entries(Side::financing)) {
    if (entry.first == payer) sum = sum.value_or(0) + ore;
  }
  return sum;
}

std::optional<Ore> Ledger::granted() const {
  std::optional<Ore> sum;
  for (const std::string& payer : granted_by_) {
    if (const auto ore = financed_by(payer)) sum = sum.value_or(0) + *ore;
  }
  return sum;
}

void Ledger::report_findings(const fotfaste::Settings& settings) const {
  const auto budget = total(Side::budget);
  const auto financing = total(Side::financing);
  const auto spending = total(Side::spending);
  for (const Side side : sides) {
    if (!at(side).too_large) continue;
    settings.report(Severity::error, too_large_code,
                    {"Beloppen i kostnadstabellen är för stora för att läggas ihop.",
                     "The amounts in the table of costs are too large to be added."},
                    {"Inget sägs om dem. Rätta beloppen: de skrivs i kronor.",
                     "Nothing is said of them. Correct the amounts: they are written in kronor."});
    return;
  }
  if (!budget) {
    settings.report(
        Severity::note, no_budget_code, {"Ingen budget är angiven.", "No budget is stated."},
        {"Inget sägs om kostnad mot budget. Lägg budgetrader i [data.costs], eller skriv budget = "
         "kronor under pluginets parametrar.",
         "Nothing is said of costs against a budget. Put rows of the budget into [data.costs], or "
         "write budget = kronor under the plugin's parameters."});
  }
  if (!spending) {
    settings.report(Severity::note, no_spending_code,
                    {"Inget utfall är bokfört än.", "No spending is entered yet."},
                    {"Inget sägs om vad deltagare eller utfall har kostat. Lägg utfall i [data.costs].",
                     "Nothing is said of what participants or outcomes have cost. Put spending into "
                     "[data.costs]."});
  }
  if (stated_budget_ && budget != stated_budget_) {
    settings.report(
        Severity::warning, two_budgets_code,
        {sentence({"Budgeten är ", amount_text(*stated_budget_, ','), " kr i project.toml och ",
                   amount_text(*budget, ','), " kr i kostnadstabellen."}),
         sentence({"The budget is SEK ", amount_text(*stated_budget_, '.'), " in project.toml and SEK ",
                   amount_text(*budget, '.'), " in the table of costs."})},
        {"Tabellen gäller. Rätta det ena.", "The table holds. Correct one of them."},
        settings.parameters().find("budget").raw());
  }
  if (budget && financing && *budget != *financing) {
    const Ore gap = *financing - *budget;
    settings.report(Severity::warning, financing_differs_code,
                    {sentence({"Finansieringen är ", amount_text(std::abs(gap), ','), " kr ",
                               (gap < 0 ? "mindre" : "mer"), " än budgeten."}),
                     sentence({"The financing is SEK ", amount_text(std::abs(gap), '.'),
                               (gap < 0 ? " less" : " more"), " than the budget."})},
                    {"Kontrollera att alla finansiärer står i tabellen, var och en en gång.",
                     "Check that every funder is in the table, each once."});
  }
  if (budget && spending && *spending > *budget) {
    settings.report(
        Severity::warning, overspent_code,
        {sentence({"Utfallet är ", amount_text(*spending - *budget, ','), " kr mer än budgeten."}),
         sentence({"Spending is SEK ", amount_text(*spending - *budget, '.'), " above the budget."})},
        {"Kontrollera raderna med utfall.", "Check the rows of spending."});
  }
  if (later_ > 0) {
    settings.report(Severity::note, later_spending_code,
                    {"Några rader med utfall är daterade efter dagen som resultatet gäller.",
                     "Some rows of spending are dated after the day that results are for."},
                    {"De räknas inte.", "They are not counted."}, nullptr, later_, rows_);
  }
  if (incomplete_ > 0) {
    settings.report(Severity::warning, incomplete_rows_code,
                    {"Några rader i kostnadstabellen saknar slag eller belopp.",
                     "Some rows of the table of costs lack their kind or amount."},
                    {"De räknas inte. Ange budget, finansiering eller utfall, och beloppet.",
                     "They are not counted. State budget, financing or spending, and the amount."},
                    nullptr, incomplete_, rows_);
  }
  report_support(settings);
}

void Ledger::report_support(const fotfaste::Settings& settings) const {
  const Parameters rate = settings.parameters().find("support_rate");
  const auto budget = total(Side::budget);
  const auto support = granted();
  if (!granted_by_.empty() && total(Side::financing) && !support) {
    settings.report(
        Severity::warning, no_grant_code,
        {"Ingen rad med finansiering har en betalare som står i granted_by.",
         "No row of financing has a payer that granted_by names."},
        {"Skriv betalaren som den står i tabellen.", "Write the payer as it stands in the table."},
        settings.parameters().find("granted_by").raw());
  }
  if (!rate || !budget || !support) return;
  const auto expected = to_ore(kronor(*budget) * rate.as_number());
  if (!expected || *expected == *support) return;
  const Ore gap = *support - *expected;
  const std::string share_sv = amount_text(std::llround(rate.as_number() * 10000), ',');
  const std::string share_en = amount_text(std::llround(rate.as_number() * 10000), '.');
  settings.report(
      Severity::note, support_differs_code,
      {sentence({"Stödet är ", amount_text(std::abs(gap), ','), " kr ", (gap < 0 ? "under " : "över "),
                 share_sv, " % av budgeten."}),
       sentence({"The support is SEK ", amount_text(std::abs(gap), '.'), (gap < 0 ? " below " : " above "),
                 share_en, " % of the budget."})},
      {"Är skillnaden en avrundning behöver inget göras. Annars: rätta beloppen eller support_rate.",
       "If the difference is one of rounding, nothing need be done. Otherwise correct the amounts or "
       "support_rate."},
      rate.raw());
}

}  // namespace social_cost
