// The project's own money: sums to the öre, shares that are kept apart, cost per participant and outcome.
#include <gtest/gtest.h>

#include <algorithm>

#include "costs.hpp"
#include "fotfaste/sdk/statistics/proportion.hpp"

namespace fotfaste::tests {
namespace {

class SocialCostLedgerTest : public testing::Test {
 protected:
  CostRun run(const std::string& toml, const std::vector<CostRow>& costs,
              const std::vector<Person>& people = women_of(10, 30), int planned = 0) {
    return CostRun(plugin_, toml, CostTables(costs), people, planned);
  }
  CompiledPlugin plugin_{SOCIAL_COST};
};

// The figures of the application of Fasetten.
const std::vector<CostRow> application = {{"budget", "", "", "", "892346000"},
                                          {"financing", "", "ESF", "", "669266600"},
                                          {"financing", "", "Kommunerna", "", "223079400"}};

TEST_F(SocialCostLedgerTest, BudgetPerPlannedParticipant) {
  CostRun result = run("", application, women_of(1, 0), 250);
  const ResultRow planned = {{"basis", "planned"}};
  EXPECT_EQ(result.number("cost-per-participant", planned, "value"), 35693.84);
  EXPECT_EQ(result.number("cost-per-participant", planned, "amount"), 8923460);
  EXPECT_EQ(result.rows("cost-per-participant"), 1U);  // nothing has been spent
  EXPECT_EQ(result.codes(), "P807");
}

TEST_F(SocialCostLedgerTest, TheSupportIsHeldAgainstItsRateAndTheUnionsRateStandsApart) {
  CostRun result =
      run("granted_by = \"ESF\"\nsupport_rate = 0.75\nunion_cofinancing_rate = 0.5", application);
  const ResultRow support = {{"measure", "support"}};
  EXPECT_NEAR(result.number("support-rate", support, "value"), 75.00079565549685, 1e-9);
  EXPECT_EQ(result.number("support-rate", support, "stated"), 75);
  EXPECT_EQ(result.number("support-rate", support, "difference"), 71);
  EXPECT_EQ(result.number("support-rate", {{"measure", "other"}}, "amount"), 2230794);
  EXPECT_EQ(result.number("support-rate", {{"measure", "union"}}, "stated"), 50);
  EXPECT_EQ(result.cell("support-rate", {{"measure", "union"}}, "value"), "null");
  EXPECT_EQ(result.cell("support-rate", {{"measure", "union"}}, "of"), "of_programme");
  EXPECT_EQ(result.finding("P802").message_en, "The support is SEK 71 above 75 % of the budget.");
  EXPECT_EQ(result.finding("P802").message_sv, "Stödet är 71 kr över 75 % av budgeten.");
}

TEST_F(SocialCostLedgerTest, AnExactShareIsNoFinding) {
  CostRun result = run("granted_by = \"ESF\"\nsupport_rate = 0.75", {{"budget", "", "", "", "100000"},
                                                                     {"financing", "", "ESF", "", "75000"},
                                                                     {"financing", "", "B", "", "25000"}});
  EXPECT_EQ(result.number("support-rate", {{"measure", "support"}}, "difference"), 0);
  EXPECT_EQ(result.codes(), "P807");
}

TEST_F(SocialCostLedgerTest, SpendingIsAddedToTheOreAndHeldAgainstTheBudget) {
  CostRun result = run("", {{"budget", "A", "", "", "100000001"},
                            {"budget", "B", "", "", "33"},
                            {"spending", "A", "", "2024-02-01", "10"},
                            {"spending", "A", "", "2024-03-01", "20"},
                            {"spending", "B", "", "", "-5"},
                            {"spending", "C", "", "2024-03-01", "1"}});
  const ResultRow all = {{"category", ""}};
  EXPECT_EQ(result.number("spending-against-budget", all, "spent"), 0.26);
  EXPECT_EQ(result.number("spending-against-budget", all, "budget"), 1000000.34);
  EXPECT_EQ(result.number("spending-against-budget", all, "left"), 1000000.08);
  EXPECT_EQ(result.number("spending-against-budget", {{"category", "A"}}, "spent"), 0.3);
  EXPECT_EQ(result.number("spending-against-budget", {{"category", "B"}}, "left"), 0.38);
  EXPECT_EQ(result.cell("spending-against-budget", {{"category", "C"}}, "value"), "null");
  EXPECT_EQ(result.codes(), "");
}

TEST_F(SocialCostLedgerTest, SpendingOfTheDayOfTheDataIsNotKnownYet) {
  CostRun result = run("budget = 100", {{"spending", "", "", "2024-12-31", "100"},
                                        {"spending", "", "", "2025-01-01", "200"},
                                        {"spending", "", "", "2026-01-01", "400"}});
  EXPECT_EQ(result.number("spending-against-budget", {{"category", ""}}, "spent"), 1);
  EXPECT_EQ(result.codes(), "P804");
  EXPECT_EQ(result.finding("P804").count, 2U);
  EXPECT_EQ(result.finding("P804").total, 3U);
}

TEST_F(SocialCostLedgerTest, WhatOrdinaryOperationPaysIsNoPartOfTheProject) {
  CostRun result = run("budget = 1000\noutside = [\"Efter\"]",
                       {{"spending", "Efter", "F", "", "7000"}, {"spending", "Lön", "F", "", "5000"}});
  EXPECT_EQ(result.number("spending-against-budget", {{"category", ""}}, "spent"), 50);
  EXPECT_EQ(result.number("outside-project", {{"category", "Efter"}}, "value"), 70);
  EXPECT_EQ(result.rows("outside-project"), 1U);
  EXPECT_EQ(result.number("cost-per-participant", {{"basis", "actual"}}, "amount"), 50);
}

TEST_F(SocialCostLedgerTest, NothingIsSaidWithoutAmounts) {
  CostRun result = run(woman, {}, women_of(3, 4), 250);
  EXPECT_EQ(result.text, "");
  EXPECT_EQ(result.codes(), "P800 P807");
  EXPECT_EQ(result.finding("P800").message_en, "No budget is stated.");
}

TEST_F(SocialCostLedgerTest, TellsWhatDoesNotAddUp) {
  EXPECT_EQ(run("budget = 99", {{"budget", "", "", "", "10000"}}).codes(), "P807 P808");
  EXPECT_EQ(run("budget = 100", {{"financing", "", "A", "", "9999"}}).codes(), "P801 P807");
  EXPECT_EQ(run("budget = 100", {{"spending", "", "", "", "10001"}}).codes(), "P803");
  EXPECT_EQ(run("granted_by = \"X\"\nbudget = 1", {{"financing", "", "A", "", "100"}}).codes(), "P807 P809");
  CostRun incomplete = run("budget = 1", {{"spending", "", "", "", ""}, {"", "", "", "", "5"}});
  EXPECT_EQ(incomplete.codes(), "P805 P807");
  EXPECT_EQ(incomplete.finding("P805").count, 2U);
}

TEST_F(SocialCostLedgerTest, AmountsThatCannotBeAddedAreNotAddedInWhateverOrder) {
  std::vector<CostRow> costs = {{"spending", "A", "", "", "9000000000000000000"},
                                {"spending", "A", "", "", "-9000000000000000000"},
                                {"spending", "B", "", "", "500"},
                                {"budget", "", "", "", "1000"}};
  const std::string expected = run("", costs).text;
  EXPECT_EQ(expected.find("|5|"), std::string::npos);
  std::sort(costs.begin(), costs.end(), [](const CostRow& a, const CostRow& b) { return a.ore < b.ore; });
  do {
    CostRun result = run("", costs);
    EXPECT_EQ(result.text, expected);
    EXPECT_EQ(result.codes(), "P806");
  } while (std::next_permutation(costs.begin(), costs.end(),
                                 [](const CostRow& a, const CostRow& b) { return a.ore < b.ore; }));
}

TEST_F(SocialCostLedgerTest, TheLargestAmountsAreRefusedOnEitherSideOfNothing) {
  for (const char* ore : {"9223372036854775807", "-9223372036854775808"}) {
    CostRun result = run("", {{"spending", "", "", "", ore}});
    EXPECT_EQ(result.codes(), "P806") << ore;
    EXPECT_EQ(result.text, "") << ore;
  }
}

TEST_F(SocialCostLedgerTest, LabelsAreWhateverTheyAre) {
  CostRun result = run("", {{"budget", "\"'\n<b>", "", "", "100"},
                            {"spending", "*", "*", "", "50"},
                            {"financing", "*", "*", "", "100"}});
  EXPECT_EQ(result.rows("spending-against-budget"), 3U);
  EXPECT_EQ(result.rows("financing"), 2U);
}

TEST_F(SocialCostLedgerTest, WhatAnOutcomeHasCost) {
  // 8 000 kronor each; 10 of 40 known reached it, 10 more are unknown.
  CostRun result = run(woman, {{"spending", "", "", "", "40000000"}}, women_of(10, 30, 10));
  const ResultRow row = {{"outcome", "reached"}};
  const char* table = "cost-per-outcome";
  EXPECT_EQ(result.number(table, row, "per_participant"), 8000);
  EXPECT_EQ(result.number(table, row, "value"), 32000);
  const auto wilson = statistics::wilson(10, 40);
  EXPECT_NEAR(result.number(table, row, "low"), 8000 / wilson->high, 0.005);
  EXPECT_NEAR(result.number(table, row, "high"), 8000 / wilson->low, 0.005);
  EXPECT_EQ(result.cell(table, row, "unknown"), "10");
  EXPECT_EQ(result.number(table, row, "if_all_unknown"), 20000);
  EXPECT_EQ(result.number(table, row, "if_no_unknown"), 40000);
}

TEST_F(SocialCostLedgerTest, AnOutcomeThatNobodyReachedHasNoCostAndNoUpperLimit) {
  CostRun result = run(woman, {{"spending", "", "", "", "100000"}}, women_of(0, 10));
  const ResultRow row = {{"outcome", "reached"}};
  EXPECT_EQ(result.cell("cost-per-outcome", row, "value"), "null");
  EXPECT_EQ(result.cell("cost-per-outcome", row, "high"), "null");
  EXPECT_NEAR(result.number("cost-per-outcome", row, "low"), 100 / statistics::wilson(0, 10)->high, 0.005);
}

TEST_F(SocialCostLedgerTest, WhoCannotHaveReachedItYetIsNotHeldAgainstIt) {
  std::vector<Person> people = women_of(3, 0);
  people[0].exit = "2024-03-01";
  people[0].states = {in("employed", "2024-02-01")};
  people[1].exit = "2024-12-01";
  people[2].exit = "2024-03-01";
  people[2].group = "comparison";
  CostRun result = run("[[outcome]]\nid = \"w\"\ncriterion = { spell = \"employed\", on = \"exit+6m\" }",
                       {{"spending", "", "", "", "20000"}}, people);
  const ResultRow row = {{"outcome", "w"}};
  EXPECT_EQ(result.cell("cost-per-outcome", row, "reached"), "1");
  EXPECT_EQ(result.cell("cost-per-outcome", row, "known"), "1");
  EXPECT_EQ(result.cell("cost-per-outcome", row, "pending"), "1");
  EXPECT_EQ(result.number("cost-per-outcome", row, "per_participant"), 100);
}

TEST_F(SocialCostLedgerTest, RefusesParametersThatDoNotDo) {
  const auto code = [this](const std::string& toml) {
    CostRun result = run(toml, {});
    return result.evaluation.status == FOTFASTE_OK ? std::string("fine") : result.codes();
  };
  EXPECT_EQ(code("budget = -1"), "P823");
  EXPECT_EQ(code("budget = 1e300"), "P823");
  EXPECT_EQ(code(std::string(woman) + woman), "P821");
  EXPECT_EQ(code("[[outcome]]\nid = \"a\""), "P112");
  EXPECT_EQ(code("[[outcome]]\nid = \"a\"\ncriterion = { gendre = \"woman\" }"), "P110");
}

}  // namespace
}  // namespace fotfaste::tests
