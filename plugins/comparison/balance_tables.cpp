#include "balance_tables.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "codes.hpp"
#include "fotfaste/sdk/statistics/adjusted_p.hpp"
#include "words.hpp"

namespace comparison {
namespace {

using fotfaste::Kind;
using fotfaste::Label;
using fotfaste::Results;
using fotfaste::Role;
using fotfaste::Settings;
using fotfaste::Type;
namespace statistics = fotfaste::statistics;

// Numbers beyond what a double holds are no data.
std::optional<double> known(std::optional<double> value) {
  return value && std::isfinite(*value) ? value : std::nullopt;
}

// What must hold before a difference is shown, and before it may be claimed.
struct Verdict {
  std::optional<double> largest;   // standardised difference afterwards, in size; none: not to be told
  std::optional<double> variance;  // the ratio furthest from 1, as 1 or more
  bool balanced = false;
  bool even = false;    // variances
  bool enough = false;  // people
  [[nodiscard]] bool holds() const { return balanced && even && enough; }
};

bool is_alike(const statistics::Balance& balance, const ComparisonGroup& group) {
  const auto worst = known(balance.worst());
  if (!worst || std::abs(*worst) > group.balance_limit()) return false;
  if (group.variance_limit() == 0 || !balance.variance_ratio) return true;
  const double ratio = *balance.variance_ratio;
  return ratio > 0 && std::max(ratio, 1 / ratio) <= group.variance_limit();
}

Verdict verdict_of(const ComparisonGroup& group, const Adjustment& adjustment) {
  Verdict verdict;
  verdict.enough = std::min(adjustment.effective_treated, adjustment.effective_control) >=
                   static_cast<double>(group.least());
  if (adjustment.after.empty()) return verdict;
  verdict.largest = 0;
  verdict.variance = 1;
  for (const statistics::Balance& balance : adjustment.after) {
    const auto worst = known(balance.worst());
    if (verdict.largest)
      verdict.largest = worst ? std::optional(std::max(*verdict.largest, std::abs(*worst))) : worst;
    if (!balance.variance_ratio || !verdict.variance) continue;
    const double ratio = *balance.variance_ratio;
    if (ratio > 0 && std::isfinite(ratio)) {
      verdict.variance = std::max({*verdict.variance, ratio, 1 / ratio});
    } else {
      verdict.variance.reset();
    }
  }
  verdict.balanced = verdict.largest && *verdict.largest <= group.balance_limit();
  verdict.even =
      group.variance_limit() == 0 || (verdict.variance && *verdict.variance <= group.variance_limit());
  return verdict;
}

// What a design is called: in the evaluator's words, unless they claim more than has been shown.
Label name_of(const ComparisonGroup& group, bool may_claim) {
  const bool claims = speaks_of_effects(group.text().sv) || speaks_of_effects(group.text().en);
  if (!claims || may_claim) return group.text();
  return {"Jämförelsen " + group.id(), "The comparison " + group.id()};
}

const char* word(Method method) {
  constexpr const char* words[] = {"lot", "matching", "weighting"};
  return words[static_cast<int>(method)];
}

void label_methods(Results& results, const char* table, const char* column) {
  results.label(table, column, "lot", {"Lottning", "By lot"});
  results.label(table, column, "matching", {"Matchning", "Matching"});
  results.label(table, column, "weighting", {"Viktning", "Weighting"});
}

void report_people(const ComparisonGroup& group, const Adjustment& adjustment, const Label& name,
                   Results& results) {
  for (const auto& [arm, said] : {std::pair(Arm::treated, "treated"), std::pair(Arm::control, "control")}) {
    const Uses& uses = group.uses(arm);
    std::optional<double> effective;
    if (!adjustment.after.empty())
      effective = arm == Arm::treated ? adjustment.effective_treated : adjustment.effective_control;
    results.add("compared", group.id(), said, uses[Use::used], effective, uses[Use::unknown],
                uses[Use::not_due], uses[Use::incomplete], uses[Use::repeated],
                arm == Arm::treated ? adjustment.dropped : std::int64_t{0});
    results.label("compared", "side", said, value_label(said));
  }
  results.label("compared", "design", group.id(), name);
}

void report_detail(const ComparisonGroup& group, const Covariate& covariate, const char* when,
                   const statistics::Balance& balance, Results& results) {
  results.add("balance-details", group.id(), covariate.id(), when, known(balance.mean_treated),
              known(balance.mean_control), known(balance.by_treated), known(balance.by_both),
              known(balance.variance_ratio));
  results.label("balance-details", "measure", covariate.id(), covariate.text());
}

void report_balance(const ComparisonGroup& group, const Adjustment& adjustment, const Label& name,
                    Results& results) {
  for (std::size_t i = 0; i < adjustment.before.size(); ++i) {
    const statistics::Balance& before = adjustment.before[i];
    const Covariate& covariate = group.covariates()[i];
    std::optional<statistics::Balance> after;
    if (!adjustment.after.empty()) after = adjustment.after[i];
    std::optional<double> worst, ratio;
    if (after) {
      worst = known(after->worst());
      ratio = known(after->variance_ratio);
    }
    const statistics::Balance& last = after ? *after : before;
    results.add("balance", group.id(), covariate.id(), known(before.worst()), worst, known(last.mean_treated),
                known(last.mean_control), ratio, after && is_alike(*after, group) ? "alike" : "not_alike");
    report_detail(group, covariate, "before", before, results);
    if (after) report_detail(group, covariate, "after", *after, results);
    results.label("balance", "measure", covariate.id(), covariate.text());
  }
  if (adjustment.before.empty()) return;
  for (const char* table : {"balance", "balance-details"}) results.label(table, "design", group.id(), name);
  results.label("balance-details", "when", "before", {"före", "before"});
  results.label("balance-details", "when", "after", {"efter", "after"});
  results.label("balance", "alike", "alike", {"ja", "yes"});
  results.label("balance", "alike", "not_alike", {"nej", "no"});
}

void report_checks(const ComparisonGroup& group, const Adjustment& adjustment, const Verdict& verdict,
                   const Label& name, Results& results) {
  const auto standing = [](bool met) { return met ? "met" : "not_met"; };
  const bool done = !adjustment.after.empty();
  results.add("design-checks", group.id(), "balance", standing(verdict.balanced), verdict.largest,
              group.balance_limit());
  results.add("design-checks", group.id(), "variance", standing(done && verdict.even), verdict.variance,
              group.variance_limit() > 0 ? std::optional(group.variance_limit()) : std::nullopt);
  results.add("design-checks", group.id(), "people", standing(verdict.enough),
              done ? std::optional(std::min(adjustment.effective_treated, adjustment.effective_control))
                   : std::nullopt,
              static_cast<double>(group.least()));
  results.add("design-checks", group.id(), "confirmed", standing(group.confirmation().has_value()),
              std::nullopt, std::nullopt);
  results.label("design-checks", "design", group.id(), name);
  results.label(
      "design-checks", "check", "balance",
      {"Grupperna är lika i det som var känt i förväg", "The groups are alike in what was known beforehand"});
  results.label("design-checks", "check", "variance",
                {"Grupperna varierar ungefär lika mycket", "The groups vary about as much"});
  results.label("design-checks", "check", "people",
                {"Det finns folk nog i båda", "There are people enough in both"});
  results.label(
      "design-checks", "check", "confirmed",
      {"Någon har granskat och bekräftat upplägget", "Somebody has reviewed and confirmed the design"});
  results.label("design-checks", "standing", "met", {"ja", "yes"});
  results.label("design-checks", "standing", "not_met", {"nej", "no"});
}

void tell(const ComparisonGroup& group, const Adjustment& adjustment, const Verdict& verdict,
          const Settings& settings) {
  group.report(settings);
  if (adjustment.after.empty()) {
    settings.report(
        fotfaste::Severity::warning, not_estimable_code,
        {"Grupperna i " + group.id() + " kan inte göras lika.",
         "The groups of " + group.id() + " cannot be made alike."},
        {"Antingen är någon grupp nästan tom, eller så skiljer något grupperna helt åt, eller så följer en "
         "av "
         "uppgifterna ur de andra. Ändra covariates.",
         "Either a group is nearly empty, or something tells the groups apart without fail, or one of the "
         "covariates follows from the others. Change covariates."},
        group.at().raw());
    return;
  }
  if (!verdict.holds()) {
    settings.report(
        fotfaste::Severity::warning, unbalanced_code,
        {verdict.enough
             ? "Grupperna i " + group.id() + " är inte lika nog, så ingen skillnad visas."
             : "Det finns för få i någon av grupperna i " + group.id() + ", så ingen skillnad visas.",
         verdict.enough
             ? "The groups of " + group.id() + " are not alike enough, so no difference is shown."
             : "There are too few in one of the groups of " + group.id() + ", so no difference is shown."},
        {"Tabellen design-checks säger vad som brister. Bestäm gränserna i förväg, inte efter resultatet.",
         "The table design-checks says what is wanting. Decide the limits beforehand, not after the result."},
        group.at().raw());
  } else if (!group.confirmation()) {
    settings.report(fotfaste::Severity::note, unconfirmed_code,
                    {"Ingen har bekräftat upplägget i " + group.id() +
                         ": skillnaden visas som en skillnad och inget mer.",
                     "Nobody has confirmed the design of " + group.id() +
                         ": the difference is shown as one and no more."},
                    {"Låt någon granska upplägget, och skriv confirmed.",
                     "Have the design reviewed, and write confirmed."},
                    group.at().raw());
  }
}

struct Worked {
  const ComparisonGroup* group;
  Adjustment adjustment;
  Verdict verdict;
  Label name;
};

// A p value for each design that shows a difference in this way, adjusted for how many designs do.
std::map<const Worked*, double> adjusted(const std::vector<Worked>& all, bool regression, std::size_t& made) {
  std::vector<const Worked*> shown;
  std::vector<double> values;
  for (const Worked& one : all) {
    if (!one.verdict.holds()) continue;
    for (const AdjustedDifference& difference : one.adjustment.differences) {
      if ((difference.way == "regression") != regression) continue;
      shown.push_back(&one);
      values.push_back(difference.p);
    }
  }
  made = shown.size();
  const std::vector<double> holm = statistics::adjusted_p(values, statistics::Adjustment::holm);
  std::map<const Worked*, double> found;
  for (std::size_t i = 0; i < shown.size(); ++i) found[shown[i]] = holm[i];
  return found;
}

void report_differences(const std::vector<Worked>& all, Results& results) {
  std::size_t made = 0;
  std::size_t made_by_regression = 0;
  const auto own = adjusted(all, false, made);
  const auto by_regression = adjusted(all, true, made_by_regression);
  for (const Worked& one : all) {
    if (!one.verdict.holds()) continue;
    for (const AdjustedDifference& difference : one.adjustment.differences) {
      const bool regression = difference.way == "regression";
      results.add("adjusted-differences", one.group->id(), difference.way, difference.value,
                  difference.limits.low, difference.limits.high, difference.n, difference.error, difference.p,
                  (regression ? by_regression : own).at(&one), regression ? made_by_regression : made);
    }
    if (one.adjustment.differences.empty()) continue;
    results.label("adjusted-differences", "design", one.group->id(), one.name);
    label_methods(results, "adjusted-differences", "way");
    results.label("adjusted-differences", "way", "regression",
                  {"Justerad med regression", "Adjusted by regression"});
  }
}

}  // namespace

void describe_comparison_groups(fotfaste::Description& description) {
  description.table("balance", Kind::mean, "Hur lika grupperna är", "How alike the groups are")
      .description(
          "Skillnaden i det som var känt i förväg, i standardavvikelser: före och efter att grupperna gjorts "
          "lika. Den större av två: mot spridningen bland dem som jämförs, och mot bådas.",
          "The difference in what was known beforehand, in standard deviations: before and after the groups "
          "were made alike. The larger of two: over the spread of those compared, and of both.")
      .column("design", Type::text, Role::dimension, "Jämförelse", "Comparison")
      .column("measure", Type::text, Role::dimension, "Känt i förväg", "Known beforehand")
      .column("before", Type::number, Role::attribute, "Före", "Before")
      .column("after", Type::number, Role::value, "Efter", "After")
      .column("mean_treated", Type::number, Role::attribute, "Medel, de som jämförs",
              "Mean of those compared")
      .column("mean_control", Type::number, Role::attribute, "Medel, de andra", "Mean of the others")
      .column("variance_ratio", Type::number, Role::attribute, "Kvot mellan varianser", "Ratio of variances")
      .column("alike", Type::text, Role::attribute, "Lika nog?", "Alike enough?");
  description
      .table("balance-details", Kind::records, "Hur lika grupperna är, i detalj",
             "How alike the groups are, in detail")
      .description("För utvärderare: båda sätten att räkna skillnaden i standardavvikelser.",
                   "For evaluators: both ways to count the difference in standard deviations.")
      .column("design", Type::text, Role::dimension, "Jämförelse", "Comparison")
      .column("measure", Type::text, Role::dimension, "Känt i förväg", "Known beforehand")
      .column("when", Type::text, Role::dimension, "När", "When")
      .column("mean_treated", Type::number, Role::attribute, "Medel, de som jämförs",
              "Mean of those compared")
      .column("mean_control", Type::number, Role::attribute, "Medel, de andra", "Mean of the others")
      .column("by_treated", Type::number, Role::attribute, "Mot de jämfördas spridning",
              "Over the spread of those compared")
      .column("by_both", Type::number, Role::attribute, "Mot bådas spridning", "Over the spread of both")
      .column("variance_ratio", Type::number, Role::attribute, "Kvot mellan varianser", "Ratio of variances");
  description
      .table("design-checks", Kind::records, "Vad som krävs av jämförelsen",
             "What is required of the comparison")
      .description("Skillnaden visas först när grupperna är lika nog och stora nog.",
                   "The difference is shown only when the groups are alike enough and large enough.")
      .column("design", Type::text, Role::dimension, "Jämförelse", "Comparison")
      .column("check", Type::text, Role::dimension, "Krav", "Requirement")
      .column("standing", Type::text, Role::attribute, "Uppfyllt?", "Met?")
      .column("figure", Type::number, Role::attribute, "Värde", "Figure")
      .column("limit", Type::number, Role::attribute, "Gräns", "Limit");
  description.table("compared", Kind::count, "Vilka som jämförs", "Who is compared")
      .description(
          "Varje person en gång. Den som saknar utfall eller något av det kända i förväg räknas inte.",
          "Each person once. Who lacks the outcome or something known beforehand is not counted.")
      .not_additive()
      .smallest_cell(5)
      .column("design", Type::text, Role::dimension, "Jämförelse", "Comparison")
      .column("side", Type::text, Role::dimension, "Grupp", "Group")
      .column("n", Type::integer, Role::count, "Räknas", "Counted")
      .column("effective_n", Type::number, Role::attribute, "Antal efter vikter", "Number by weights")
      .column("unknown", Type::integer, Role::unknown, "Okänt utfall", "Outcome unknown")
      .column("not_due", Type::integer, Role::excluded, "Inte där än", "Not yet due")
      .column("incomplete", Type::integer, Role::excluded, "Något känt i förväg saknas",
              "Something known beforehand missing")
      .column("repeated", Type::integer, Role::excluded, "Deltog en gång till", "Took part once more")
      .column("nobody_near", Type::integer, Role::excluded, "Ingen lik fanns", "Nobody alike was found");
  description
      .table("adjusted-differences", Kind::mean, "Skillnad mellan lika grupper",
             "Difference between alike groups")
      .description(
          "Utfallet bland dem som jämförs minus utfallet bland de andra, när grupperna gjorts lika. Robusta "
          "medelfel: Welch och HC2 vid lottning, Abadie och Imbens vid matchning, HC1 med vikter. Grupperna "
          "kan "
          "skilja sig i det som ingen vet.",
          "The outcome of those compared less that of the others, when the groups were made alike. Robust "
          "standard "
          "errors: Welch and HC2 by lot, Abadie and Imbens with matching, HC1 with weights. The groups may "
          "differ in "
          "what nobody knows.")
      .column("design", Type::text, Role::dimension, "Jämförelse", "Comparison")
      .column("way", Type::text, Role::dimension, "Hur den är räknad", "How it was computed")
      .column("value", Type::number, Role::value, "Skillnad", "Difference")
      .column("low", Type::number, Role::low, "Lägst", "Low")
      .column("high", Type::number, Role::high, "Högst", "High")
      .column("n", Type::integer, Role::count, "Personer", "Persons")
      .column("error", Type::number, Role::attribute, "Medelfel", "Standard error")
      .column("p", Type::number, Role::attribute, "p-värde", "p value")
      .column("p_adjusted", Type::number, Role::attribute, "p-värde, justerat", "p value, adjusted")
      .column("comparisons", Type::integer, Role::attribute, "Antal jämförelser", "Comparisons made");
  description.table("design", Kind::records, "Bekräftade upplägg", "Confirmed designs")
      .description(
          "Jämförelser som någon har granskat och bekräftat, och där grupperna är lika nog. Utan en rad här "
          "säger "
          "rapporten inte mer än ”efter”.",
          "Comparisons that somebody has reviewed and confirmed, and whose groups are alike enough. Without "
          "a row "
          "here the report says no more than \"after\".")
      .column("design", Type::text, Role::dimension, "Jämförelse", "Comparison")
      .column("method", Type::text, Role::attribute, "Metod", "Method")
      .column("treated", Type::integer, Role::attribute, "De som jämförs", "Those compared")
      .column("control", Type::integer, Role::attribute, "De andra", "The others")
      .column("largest_difference", Type::number, Role::attribute, "Största kvarvarande skillnad",
              "Largest difference left")
      .column("limit", Type::number, Role::attribute, "Gräns", "Limit")
      .column("confirmed", Type::date, Role::attribute, "Bekräftat", "Confirmed")
      .column("reviewer", Type::text, Role::attribute, "Granskat av", "Reviewed by")
      .column("document", Type::text, Role::attribute, "Dokument", "Document");
}

void report_comparison_groups(const std::deque<ComparisonGroup>& groups, const Settings& settings,
                              Results& results) {
  std::vector<Worked> all;
  for (const ComparisonGroup& group : groups) {
    settings.stop_if_cancelled();
    Worked one{&group, adjust(group.people(), group.covariates().size(), group.options()), {}, {}};
    one.verdict = verdict_of(group, one.adjustment);
    const bool shown = one.verdict.holds() && !one.adjustment.differences.empty();
    const bool confirmed = shown && group.confirmation();
    one.name = name_of(group, confirmed);
    report_people(group, one.adjustment, one.name, results);
    report_balance(group, one.adjustment, one.name, results);
    report_checks(group, one.adjustment, one.verdict, one.name, results);
    if (confirmed) {
      results.add("design", group.id(), word(group.options().method), one.adjustment.treated,
                  one.adjustment.control, one.verdict.largest, group.balance_limit(),
                  fotfaste::DayCell{group.confirmation()->date}, group.confirmation()->reviewer,
                  group.confirmation()->document);
      results.label("design", "design", group.id(), one.name);
      label_methods(results, "design", "method");
    }
    tell(group, one.adjustment, one.verdict, settings);
    all.push_back(std::move(one));
  }
  report_differences(all, results);
}

}  // namespace comparison
