#include "design.hpp"
#include "codes.hpp"

#include <cmath>
#include <string>

#include "account_tables.hpp"
#include "fotfaste/sdk/toml_text.hpp"
#include "money.hpp"
#include "valuation.hpp"

namespace social_cost {
namespace {

using fotfaste::Design;
using fotfaste::Label;
using fotfaste::Parameters;
using fotfaste::Settings;

struct Deduction {
  const char* key;
  const char* id;
  Label question;
  Label without;
  const char* example;
  Label meaning;
};

const Deduction deductions[] = {
    {"deadweight",
     "deadweight",
     {"Hur många hade nått utfallet ändå?", "How many would have reached the outcome anyway?"},
     {"Ingen: alla som når det räknas.", "Nobody: all who reach it count."},
     "deadweight = \"Dödvikt\"",
     {"antagandet Dödvikt dras av", "the assumption Dödvikt is deducted"}},
    {"displacement",
     "displacement",
     {"Tar någon som får arbete en annans plats?", "Does somebody who gets work take another's place?"},
     {"Nej: ingen annan förlorar på det.", "No: nobody else loses by it."},
     "displacement = \"Undanträngning\"",
     {"antagandet Undanträngning dras av", "the assumption Undanträngning is deducted"}},
    {"attribution",
     "attribution",
     {"Hur mycket bidrog andra insatser med?", "How much did other measures contribute?"},
     {"Inget: allt räknas hit.", "Nothing: all is counted here."},
     "attribution = \"Andras bidrag\"",
     {"antagandet Andras bidrag dras av", "the assumption Andras bidrag is deducted"}},
    {"drop_off",
     "drop-off",
     {"Hur många är kvar de följande åren?", "How many are still there in later years?"},
     {"Alla som nått utfallet är kvar alla år.", "All who reached the outcome stay in every year."},
     "drop_off = \"Avklingning\"",
     {"antagandet Avklingning faller bort varje år", "the assumption Avklingning is lost every year"}},
    {"rate",
     "rate",
     {"Är en krona senare värd mindre än en krona nu?", "Is a krona later worth less than a krona now?"},
     {"Nej: alla år räknas lika.", "No: all years count alike."},
     "rate = \"Diskonteringsränta\"",
     {"senare år räknas ner med antagandet Diskonteringsränta",
      "later years are discounted by the assumption Diskonteringsränta"}},
};

void ask_about_deductions(const Parameters& account, Design& design) {
  for (const Deduction& one : deductions) {
    const Parameters given = account.find(one.key);
    const bool answered = given || (std::string_view(one.key) == "drop_off" && account.has("remaining"));
    Label reading = one.without;
    if (given) {
      const std::string name(given.as_text());
      reading = {sentence({"Antagandet ", name, "."}), sentence({"The assumption ", name, "."})};
    } else if (answered) {
      reading = {"Antagandena i remaining.", "The assumptions in remaining."};
    }
    design.question({.id = one.id,
                     .question = one.question,
                     .reading = reading,
                     .answered = answered,
                     .options = {{one.example, one.meaning}}});
  }
}

// What can be said of the project's cost while no table is there.
void say_break_even(const Account& account, const Ledger& ledger, const Settings& settings, Design& design) {
  const std::optional<Ore> budget = ledger.total(Side::budget);
  if (!account.is_complete()) {
    design.limit(
        {"Hur många som måste lyckas, innan det finns data: antagandena står i en datafil, eller är inte "
         "fullständiga.",
         "How many must succeed, before there are data: the assumptions stand in a data file, or are not "
         "complete."});
  } else if (!budget) {
    design.limit({"Hur många som måste lyckas: ingen budget är angiven under pluginets parametrar.",
                  "How many must succeed: no budget is stated under the plugin's parameters."});
  } else if (const auto count =
                 needed(kronor(*budget), per_person_in_all(account, values_of(account, End::stated)))) {
    const std::int64_t planned = settings.planned_participants().value_or(0);
    if (planned > 0 && std::ceil(*count) > static_cast<double>(planned)) {
      design.limit(
          {"Att projektet betalar sig: med antagandena räcker det inte ens om alla planerade deltagare "
           "lyckas.",
           "That the project pays for itself: by the assumptions it does not suffice even if all planned "
           "participants succeed."});
    }
  }
}

std::optional<double> needed_count(const Account& account, const Ledger& ledger) {
  const std::optional<Ore> budget = ledger.total(Side::budget);
  if (!budget || !account.is_complete()) return std::nullopt;
  const auto count = needed(kronor(*budget), per_person_in_all(account, values_of(account, End::stated)));
  return count && *count < 1e15 ? count : std::nullopt;
}

Label title_of(const Account& account, std::optional<double> count) {
  Label title = account.label;
  if (!count) return title;
  const std::string whole = std::to_string(static_cast<std::int64_t>(std::ceil(*count)));
  title.sv.append(": minst ")
      .append(whole)
      .append(" måste lyckas för att budgeten ska täckas, om antagandena stämmer");
  title.en.append(": at least ")
      .append(whole)
      .append(" must succeed to cover the budget, if the assumptions hold");
  return title;
}

}  // namespace

void describe_design(const Settings& settings, const Ledger& ledger,
                     const std::vector<OutcomeCount>& outcomes, const std::vector<Account>& accounts,
                     Design& design) {
  const auto planned = settings.planned_participants();
  const auto items = settings.parameters().find("outcome").items();
  for (std::size_t i = 0; i < outcomes.size(); ++i) {
    const bool everybody = !items[i].has("population");
    design.purpose({.id = outcomes[i].id(),
                    .title = {sentence({"Kostnad per utfall: ", outcomes[i].label().sv}),
                              sentence({"Cost per outcome: ", outcomes[i].label().en})},
                    .denominator = {"de vars utfall är känt", "those whose outcome is known"},
                    .planned = everybody ? planned : std::nullopt,
                    .at = items[i]});
    outcomes[i].declare(design.columns());
    Ledger::declare(design.columns());
    design.limit(
        {"Att projektet är orsaken: kostnaden ställs mot vad som hände efteråt, inte mot vad som hade hänt "
         "annars.",
         "That the project is the cause: the cost is held against what happened afterwards, not against "
         "what would have happened otherwise."});
  }
  const auto stated = settings.parameters().find("account").items();
  for (std::size_t i = 0; i < accounts.size(); ++i) {
    const auto count = needed_count(accounts[i], ledger);
    const bool possible = count && planned && *count <= static_cast<double>(*planned);
    // An id of its own: an outcome and an account may have the same.
    const std::string id = sentence({"account-", accounts[i].id});
    design.purpose({.id = id,
                    .title = title_of(accounts[i], count),
                    .denominator = {"deltagarna", "the participants"},
                    .planned = planned,
                    .target = possible ? std::optional(*count / static_cast<double>(*planned)) : std::nullopt,
                    .describes = !possible,
                    .at = stated[i]});
    Assumptions::declare(design.columns());
    Ledger::declare(design.columns());
    ask_about_deductions(stated[i], design);
    say_break_even(accounts[i], ledger, settings, design);
    design.limit(
        {"Vad projektet sparat: det är ett räkneexempel på antaganden, om vad utfallen kan bidra till.",
         "What the project saved: it is a calculation on assumptions, of what the outcomes may contribute "
         "to."});
  }
}

}  // namespace social_cost
