#include "account_tables.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <string>

#include "codes.hpp"
#include "money.hpp"
#include "valuation.hpp"

namespace social_cost {
namespace {

using fotfaste::Kind;
using fotfaste::Role;
using fotfaste::Type;

constexpr const char* avoided_table = "avoided-cost";
constexpr const char* payback_table = "payback";
constexpr const char* break_even_table = "break-even";
constexpr const char* sensitivity_table = "assumption-sensitivity";
// No payer and no assumption has an empty name.
constexpr const char* all = "";
constexpr const char* success = "";
constexpr double largest_count = 9e15;

// One account of those that are reported, with what it is held against.
struct Case {
  const Account& account;
  const OutcomeCount& outcome;
  const Ledger& ledger;
  std::int64_t participants;

  [[nodiscard]] double persons() const { return static_cast<double>(outcome.reached()); }
  [[nodiscard]] std::optional<Ore> cost() const { return ledger.total(account.basis); }
  [[nodiscard]] std::size_t every_payer() const { return account.payers.size(); }
  // Nothing has been seen, so nothing is said of what was avoided.
  [[nodiscard]] bool has_outcomes() const { return outcome.known() > 0; }
};

void label_account(const char* table, const Account& account, fotfaste::Results& results) {
  results.label(table, "account", account.id, account.label);
  results.label(table, "frame", word(Frame::public_finance), {"offentliga finanser", "public finances"});
  results.label(table, "frame", word(Frame::resource_cost), {"samhällets resurser", "society's resources"});
}

void label_payers(const char* table, fotfaste::Results& results) {
  results.label(table, "payer", all, {"alla betalare", "all payers"});
}

void report_avoided(const Case& one, fotfaste::Results& results) {
  if (!one.has_outcomes()) return;
  const auto each = per_person(one.account, values_of(one.account, End::stated));
  const auto row = [&](const std::string& payer, double amount, std::size_t place) {
    const Extremes extremes = extremes_of(one.account, place);
    results.add(avoided_table, one.account.id, word(one.account.frame), payer,
                whole_kronor(amount * one.persons()), whole_kronor(extremes.low * one.persons()),
                whole_kronor(extremes.high * one.persons()), whole_kronor(amount), one.outcome.reached());
  };
  row(all, per_person_in_all(one.account, values_of(one.account, End::stated)), one.every_payer());
  for (std::size_t payer = 0; payer < each.size(); ++payer)
    row(one.account.payers[payer], each[payer], payer);
  label_account(avoided_table, one.account, results);
  label_payers(avoided_table, results);
}

// Those who bear costs or finance the project, each once, sorted.
std::set<std::string> payers_of(const Case& one) {
  std::set<std::string> payers(one.account.payers.begin(), one.account.payers.end());
  for (const auto& [entry, ore] : one.ledger.entries(Side::financing)) payers.insert(entry.first);
  return payers;
}

void report_payback(const Case& one, fotfaste::Results& results) {
  if (!one.has_outcomes() || (!one.cost() && !one.ledger.total(Side::financing))) return;
  const auto each = per_person(one.account, values_of(one.account, End::stated));
  const auto row = [&](const std::string& payer, std::optional<Ore> paid, double per_person,
                       std::size_t place, bool avoids) {
    const double avoided = avoids ? per_person * one.persons() : 0;
    const bool reckoned = paid && *paid > 0;
    const auto back =
        reckoned && avoids ? payback_of(one.account, place, one.persons(), kronor(*paid)) : std::nullopt;
    const char* answer = !paid        ? "pays_nothing"
                         : *paid <= 0 ? "pays_nothing"
                         : back       ? "paid_back"
                                      : "not_within";
    results.add(payback_table, one.account.id, word(one.account.frame), payer, kronor(paid),
                whole_kronor(avoided), paid ? whole_kronor(avoided - kronor(*paid)) : std::nullopt,
                back ? std::optional(std::round(back->between * 100) / 100) : std::nullopt, answer,
                one.account.years);
  };
  const auto cost = one.cost();
  if (cost) {
    row(all, cost, per_person_in_all(one.account, values_of(one.account, End::stated)), one.every_payer(),
        true);
  }
  for (const std::string& payer : payers_of(one)) {
    const auto found = std::find(one.account.payers.begin(), one.account.payers.end(), payer);
    const bool avoids = found != one.account.payers.end();
    const auto place = static_cast<std::size_t>(found - one.account.payers.begin());
    row(payer, one.ledger.financed_by(payer), avoids ? each[place] : 0, place, avoids);
  }
  label_account(payback_table, one.account, results);
  label_payers(payback_table, results);
  results.label(payback_table, "answer", "paid_back", {"kan återbetalas", "may be paid back"});
  results.label(payback_table, "answer", "not_within",
                {"återbetalas inte under de år som räknas", "not paid back in the years that are counted"});
  results.label(
      payback_table, "answer", "pays_nothing",
      {"betalar inte för projektet, så vitt känt", "does not pay for the project, as far as is known"});
}

void report_break_even(const Case& one, const fotfaste::Settings& settings, fotfaste::Results& results) {
  const std::int64_t participants =
      one.participants > 0 ? one.participants : settings.planned_participants().value_or(0);
  const auto cost = one.cost();
  const double each = per_person_in_all(one.account, values_of(one.account, End::stated));
  const auto count = cost ? needed(kronor(*cost), each) : std::nullopt;
  const auto whole = count && *count <= largest_count
                         ? std::optional(static_cast<std::int64_t>(std::ceil(*count)))
                         : std::nullopt;
  const auto share = [&](std::optional<double> persons, std::int64_t of) {
    return persons && of > 0 ? std::optional(*persons / static_cast<double>(of) * 100) : std::nullopt;
  };
  const auto interval = one.outcome.share_interval();
  const auto reached = one.has_outcomes() ? std::optional(one.persons()) : std::nullopt;
  const auto observed = share(reached, one.outcome.known());
  results.add(break_even_table, one.account.id, word(one.account.frame), kronor(cost), whole_kronor(each),
              whole, participants > 0 ? std::optional(participants) : std::nullopt,
              share(count, participants), observed,
              interval ? std::optional(interval->low * 100) : std::nullopt,
              interval ? std::optional(interval->high * 100) : std::nullopt,
              observed ? whole_kronor(each * *observed / 100) : std::nullopt);
  label_account(break_even_table, one.account, results);
}

struct Swing {
  std::string assumption;
  std::string payer;
  double at_low;
  double at_high;
  [[nodiscard]] double width() const { return std::abs(at_high - at_low); }
};

// Each assumption at its ends while the others are as stated; and the share who succeed at Wilson's limits.
std::vector<Swing> swings_of(const Case& one) {
  const Account& account = one.account;
  const Values stated = values_of(account, End::stated);
  const Values low = values_of(account, End::low);
  const Values high = values_of(account, End::high);
  std::vector<Swing> swings;
  for (std::size_t i = 0; i < stated.size(); ++i) {
    if (!account.assumptions[i]->has_range()) continue;
    Values below = stated;
    Values above = stated;
    below[i] = low[i];
    above[i] = high[i];
    const Assumption& assumption = *account.assumptions[i];
    swings.push_back({assumption.name, assumption.payer, per_person_in_all(account, below) * one.persons(),
                      per_person_in_all(account, above) * one.persons()});
  }
  if (const auto interval = one.outcome.share_interval()) {
    const double known = static_cast<double>(one.outcome.known());
    const double each = per_person_in_all(account, stated);
    swings.push_back({success, unnamed, each * interval->low * known, each * interval->high * known});
  }
  std::sort(swings.begin(), swings.end(), [](const Swing& a, const Swing& b) {
    if (a.width() != b.width()) return a.width() > b.width();
    return std::tie(a.assumption, a.payer) < std::tie(b.assumption, b.payer);
  });
  return swings;
}

void report_sensitivity(const Case& one, fotfaste::Results& results) {
  if (!one.has_outcomes()) return;
  const auto cost = one.cost();
  const double paid = cost ? kronor(*cost) : 0;
  const char* measure = cost ? "net" : "avoided";
  const double stated =
      per_person_in_all(one.account, values_of(one.account, End::stated)) * one.persons() - paid;
  for (const Swing& swing : swings_of(one)) {
    results.add(sensitivity_table, one.account.id, word(one.account.frame), swing.assumption, swing.payer,
                measure, whole_kronor(stated), whole_kronor(std::min(swing.at_low, swing.at_high) - paid),
                whole_kronor(std::max(swing.at_low, swing.at_high) - paid), whole_kronor(swing.at_low - paid),
                whole_kronor(swing.at_high - paid), whole_kronor(swing.width()));
  }
  label_account(sensitivity_table, one.account, results);
  results.label(sensitivity_table, "assumption", success,
                {"hur många som når utfallet (slumpens osäkerhet)",
                 "how many reach the outcome (uncertainty of chance)"});
  results.label(sensitivity_table, "measure", "net",
                {"undviken kostnad minus projektets", "avoided cost less the project's"});
  results.label(sensitivity_table, "measure", "avoided", {"undviken kostnad", "avoided cost"});
}

void report_not_varied(const std::vector<Account>& accounts, const fotfaste::Settings& settings) {
  std::set<std::string> names;
  for (const Account& account : accounts) {
    if (!account.is_complete()) continue;
    for (const Assumption* assumption : account.assumptions) {
      if (!assumption->has_range()) names.insert(assumption->name);
    }
  }
  if (names.empty()) return;
  const std::string list = some_of(names);
  settings.report(
      fotfaste::Severity::note, not_varied_code,
      {sentence({"Antaganden utan lägsta och högsta värde: ", list, "."}),
       sentence({"Assumptions without a lowest and highest value: ", list, "."})},
      {"De ingår inte i känslighetsanalysen. Skriv vad som är rimligt lägst och högst.",
       "They are not in the sensitivity analysis. Write what is reasonable at least and at most."});
}

}  // namespace

std::optional<double> needed(double paid, double per_person) {
  if (!(paid > 0) || !(per_person > 0)) return std::nullopt;
  const double count = paid / per_person;
  return std::isfinite(count) ? std::optional(count) : std::nullopt;
}

void describe_account_tables(fotfaste::Description& description) {
  description.table(break_even_table, Kind::records, "Hur många som måste lyckas", "How many must succeed")
      .description(
          "Så många måste nå utfallet för att de undvikna kostnaderna ska bli lika stora som projektets, om "
          "antagandena stämmer. Sist: vad en deltagare får kosta vid den andel som lyckats. Ett "
          "räkneexempel, ingen uppmätt besparing.",
          "So many must reach the outcome for the avoided costs to equal the project's, if the assumptions "
          "hold. "
          "Last: what a participant may cost at the share that succeeded. A calculation, not a saving that "
          "was measured.")
      .column("account", Type::text, Role::dimension, "Räkneexempel", "Account")
      .column("frame", Type::text, Role::attribute, "Räknesätt", "Frame")
      .column("cost", Type::number, Role::attribute, "Kostnad, kr", "Cost, SEK", "SEK")
      .column("per_person", Type::number, Role::attribute, "Undviks per person, kr",
              "Avoided per person, SEK", "SEK")
      .column("needed", Type::integer, Role::attribute, "Måste lyckas", "Must succeed")
      .column("participants", Type::integer, Role::attribute, "Av deltagare", "Of participants")
      .column("needed_share", Type::number, Role::attribute, "Måste lyckas, %", "Must succeed, %", "percent")
      .column("observed_share", Type::number, Role::attribute, "Har lyckats, %", "Succeeded, %", "percent")
      .column("observed_low", Type::number, Role::attribute, "Lägst, %", "Lowest, %", "percent")
      .column("observed_high", Type::number, Role::attribute, "Högst, %", "Highest, %", "percent")
      .column("cost_at_most", Type::number, Role::attribute, "Får kosta per deltagare, kr",
              "May cost per participant, SEK", "SEK");
  description
      .table(avoided_table, Kind::ratio, "Kostnader för utanförskap som kan ha undvikits",
             "Costs of exclusion that may have been avoided")
      .description(
          "För dem som nått utfallet, per betalare, i nuvärde. Lägst och högst: alla antaganden samtidigt "
          "vid sina "
          "ogynnsamma och gynnsamma gränser. De vars utfall är okänt räknas inte. Vad utfallen kan bidra "
          "till om antagandena stämmer; inte vad "
          "projektet "
          "orsakat. Olika räknesätt läggs aldrig ihop.",
          "For those who reached the outcome, by payer, as a present value. Lowest and highest: all "
          "assumptions at "
          "once at their unfavourable and favourable limits. Those whose outcome is unknown are not counted. "
          "What the outcomes may contribute to if the "
          "assumptions "
          "hold; not what the project caused. Different frames are never added.")
      .column("account", Type::text, Role::dimension, "Räkneexempel", "Account")
      .column("frame", Type::text, Role::attribute, "Räknesätt", "Frame")
      .column("payer", Type::text, Role::dimension, "Betalare", "Payer")
      .column("value", Type::number, Role::value, "Kronor", "Kronor", "SEK")
      .column("low", Type::number, Role::low, "Ogynnsamt", "Unfavourable", "SEK")
      .column("high", Type::number, Role::high, "Gynnsamt", "Favourable", "SEK")
      .column("per_person", Type::number, Role::attribute, "Per person", "Per person", "SEK")
      .column("persons", Type::integer, Role::attribute, "Nådde utfallet", "Reached the outcome");
  description.table(payback_table, Kind::records, "Återbetalning per betalare", "Pay-back by payer")
      .description(
          "Vad var och en betalar för projektet, mot vad den kan undvika, och efter hur många år det i så "
          "fall har "
          "betalats tillbaka.",
          "What each pays for the project, against what it may avoid, and after how many years that would "
          "have paid "
          "back.")
      .column("account", Type::text, Role::dimension, "Räkneexempel", "Account")
      .column("frame", Type::text, Role::attribute, "Räknesätt", "Frame")
      .column("payer", Type::text, Role::dimension, "Betalare", "Payer")
      .column("paid", Type::number, Role::attribute, "Betalar för projektet, kr", "Pays for the project, SEK",
              "SEK")
      .column("avoided", Type::number, Role::attribute, "Kan undvika, kr", "May avoid, SEK", "SEK")
      .column("net", Type::number, Role::attribute, "Skillnad, kr", "Difference, SEK", "SEK")
      .column("after_years", Type::number, Role::attribute, "Återbetalt efter, år", "Paid back after, years",
              "years")
      .column("answer", Type::text, Role::attribute, "Svar", "Answer")
      .column("years", Type::integer, Role::attribute, "År som räknas", "Years counted", "years");
  description
      .table(sensitivity_table, Kind::mean, "Vilket antagande som betyder mest",
             "Which assumption matters most")
      .description(
          "Resultatet när ett antagande i taget läggs vid sitt lägsta och högsta rimliga värde och de andra "
          "står "
          "kvar. Det som betyder mest står först.",
          "The result when one assumption at a time is put at its lowest and highest reasonable value and "
          "the others "
          "stay. What matters most comes first.")
      .column("account", Type::text, Role::dimension, "Räkneexempel", "Account")
      .column("frame", Type::text, Role::attribute, "Räknesätt", "Frame")
      .column("assumption", Type::text, Role::dimension, "Antagande", "Assumption")
      .column("payer", Type::text, Role::dimension, "Betalare", "Payer")
      .column("measure", Type::text, Role::attribute, "Resultat", "Result")
      .column("value", Type::number, Role::value, "Som antaget, kr", "As assumed, SEK", "SEK")
      .column("low", Type::number, Role::low, "Minst, kr", "Least, SEK", "SEK")
      .column("high", Type::number, Role::high, "Mest, kr", "Most, SEK", "SEK")
      .column("at_low", Type::number, Role::attribute, "Vid lägsta värdet, kr", "At the lowest value, SEK",
              "SEK")
      .column("at_high", Type::number, Role::attribute, "Vid högsta värdet, kr", "At the highest value, SEK",
              "SEK")
      .column("width", Type::number, Role::attribute, "Spann, kr", "Span, SEK", "SEK");
}

void report_account_tables(const std::vector<Account>& accounts, const std::vector<OutcomeCount>& outcomes,
                           const Ledger& ledger, std::int64_t participants,
                           const fotfaste::Settings& settings, fotfaste::Results& results) {
  for (const Account& account : accounts) {
    settings.stop_if_cancelled();
    if (!account.is_complete()) continue;
    const Case one{account, outcomes[account.outcome], ledger, participants};
    report_break_even(one, settings, results);
    report_avoided(one, results);
    report_payback(one, results);
    report_sensitivity(one, results);
  }
  report_not_varied(accounts, settings);
}

}  // namespace social_cost
