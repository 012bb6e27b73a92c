// What rests on assumptions: R's figures, refusals, frames that are never added, pay-back, break-even and
// sensitivity, and what is said before there are data.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "costs.hpp"
#include "csv_file.hpp"
#include "plugins/recorded_design.hpp"

namespace fotfaste::tests {
namespace {

std::string assumption(const std::string& name, double value, const std::string& more) {
  return "[[assumption]]\nname = \"" + name + "\"\nvalue = " + std::to_string(value) + "\n" + more + "\n";
}
std::string cost(const std::string& name, double value, const std::string& payer,
                 const std::string& more = "") {
  return assumption(name, value,
                    "payer = \"" + payer + "\"\nunit = \"kr per person och år\"\n" +
                        "price_year = 2020\nsource = \"S\"\n" + more);
}
std::string share(const std::string& name, double value, const std::string& more = "") {
  return assumption(name, value, "source = \"S\"\n" + more);
}
std::string account(const std::string& id, const std::string& more) {
  return "[[account]]\nid = \"" + id + "\"\nframe = \"public_finance\"\n" + more + "\n";
}

class SocialCostAccountTest : public testing::Test {
 protected:
  CostRun run(const std::string& toml, const std::vector<Person>& people = women_of(24, 26),
              const CostTables& tables = CostTables({})) {
    return CostRun(plugin_, toml, tables, people);
  }
  static std::vector<CsvRow> golden(const std::string& kind, const std::string& input) {
    const std::vector<CsvRow> all = read_csv(GOLDEN "/finance.csv").value();
    std::vector<CsvRow> rows;
    for (const CsvRow& row : all) {
      if (row.at("case") == kind && row.at("input").find(input) != std::string::npos) rows.push_back(row);
    }
    return rows;
  }
  CompiledPlugin plugin_{SOCIAL_COST};
};

const ResultRow in_all = {{"account", "a"}, {"payer", ""}};

TEST_F(SocialCostAccountTest, AvoidedCostAndBreakEvenAgreeWithR) {
  std::string remaining;
  std::string text = woman;
  int year = 0;
  for (const double kept : {1.0, 0.8, 0.7, 0.65, 0.6}) {
    const std::string name = "year " + std::to_string(++year);
    text += share(name, kept);
    remaining += "\"" + name + "\", ";
  }
  text += cost("c1", 82000, "municipality") + cost("c2", 141000, "state") + cost("c3", 19500, "region") +
          cost("c4", 56000, "social_insurance");
  for (const std::string rate : {"0", "0.03", "0.035"}) {
    CostRun result =
        run("budget = 6692666\n" + text + share("r", std::stod(rate)) +
            account("a", "costs = [\"c1\", \"c2\", \"c3\", \"c4\"]\nrate = \"r\"\nremaining = [" + remaining +
                             "]"));
    int compared = 0;
    for (const CsvRow& row : golden("avoided public cost", "rate=" + rate + ",")) {
      if (row.at("statistic") != "present_value") continue;
      const std::string payer = row.at("key") == "all payers" ? "" : row.at("key");
      EXPECT_NEAR(result.number("avoided-cost", {{"account", "a"}, {"payer", payer}}, "value"),
                  std::stod(row.at("value")), 0.5);
      ++compared;
    }
    EXPECT_EQ(compared, 5);
    for (const CsvRow& row : golden("break-even number of persons", "rate=" + rate + ",")) {
      const double wanted = std::stod(row.at("value"));
      if (row.at("statistic") == "persons_whole") {
        EXPECT_EQ(result.number("break-even", {{"account", "a"}}, "needed"), wanted);
      } else {
        EXPECT_NEAR(result.number("break-even", {{"account", "a"}}, "needed_share"), wanted / 50 * 100, 1e-9);
      }
      ++compared;
    }
    EXPECT_EQ(compared, 7);
    EXPECT_EQ(result.number("break-even", {{"account", "a"}}, "observed_share"), 48);
  }
}

TEST_F(SocialCostAccountTest, SocialReturnAgreesWithR) {
  // Three outcomes are three accounts here, each with assumptions of its own.
  struct Outcome {
    double gross, deadweight, attribution, displacement, drop_off;
    int years;
  };
  const Outcome outcomes[] = {
      {1200000, .35, .25, .1, .2, 5}, {350000, .2, .5, 0, .1, 3}, {90000, 0, .1, 0, .5, 2}};
  std::string text = std::string(woman) + share("r", 0.035);
  for (int i = 0; i < 3; ++i) {
    const Outcome& one = outcomes[i];
    const std::string n = std::to_string(i);
    text += cost("c" + n, one.gross, "p") + share("dw" + n, one.deadweight) +
            share("at" + n, one.attribution) + share("di" + n, one.displacement) +
            share("dr" + n, one.drop_off) +
            account(n, "costs = \"c" + n + "\"\nrate = \"r\"\nyears = " + std::to_string(one.years) +
                           "\ndeadweight = \"dw" + n + "\"\nattribution = \"at" + n +
                           "\"\ndisplacement = \"di" + n + "\"\ndrop_off = \"dr" + n + "\"");
  }
  CostRun result = run(text, women_of(1, 0));
  double sum = 0;
  for (const char* id : {"0", "1", "2"})
    sum += result.number("avoided-cost", {{"account", id}, {"payer", ""}}, "value");
  const auto rows = golden("social return", "cost 1500000");
  const auto total = std::find_if(rows.begin(), rows.end(), [](const CsvRow& row) {
    return row.at("statistic") == "total_present_value";
  });
  ASSERT_NE(total, rows.end());
  EXPECT_NEAR(sum, std::stod(total->at("value")), 1.5);
}

TEST_F(SocialCostAccountTest, AnAssumptionWithoutASourceIsRefusedWithAllThatRestsOnIt) {
  for (const std::string source : {"", "source = \"\"", "source = \"  \""}) {
    CostRun result =
        run(std::string(woman) + assumption("c", 1000, "unit = \"kr/år\"\nprice_year = 2020\n" + source) +
            account("a", "costs = \"c\"\nyears = 1"));
    EXPECT_EQ(result.rows("avoided-cost"), 0U);
    EXPECT_EQ(result.rows("break-even"), 0U);
    EXPECT_EQ(result.codes(), "P800 P807 P810 P816");
    EXPECT_EQ(result.cell("assumptions", {{"assumption", "c"}}, "standing"), "no_source");
  }
}

TEST_F(SocialCostAccountTest, RefusesWhatCannotBeUsed) {
  const auto codes = [this](const std::string& assumptions) {
    CostRun result = run(
        "budget = 1\n" + std::string(woman) + assumptions +
        account("a",
                "costs = \"c\"\nyears = 1\ndeadweight = \"d\"\ndisplacement = \"0\"\nattribution = \"0\"\n"
                "drop_off = \"0\"\nrate = \"0\"") +
        share("0", 0, "low = 0\nhigh = 0"));
    EXPECT_EQ(result.rows("avoided-cost"), 0U) << assumptions;
    return result.codes();
  };
  const std::string good = cost("c", 10, "p", "low = 1\nhigh = 20");
  const std::string d = share("d", 0.5, "low = 0.1\nhigh = 0.9");
  EXPECT_EQ(codes(d), "P807 P816");
  EXPECT_EQ(codes(d + assumption("c", 1, "unit = \"kr/år\"\nsource = \"S\"")), "P807 P811 P816");
  EXPECT_EQ(codes(d + assumption("c", 1, "unit = \"kr\"\nsource = \"S\"\nprice_year = 2020")),
            "P807 P812 P816");
  EXPECT_EQ(codes(d + good + good), "P807 P813 P816");
  EXPECT_EQ(codes(d + good +
                  assumption("c", 2, "payer = \"p\"\nunit = \"kr/år\"\nsource = \"S\"\nprice_year = 2021")),
            "P807 P813 P816");
  EXPECT_EQ(codes(d + cost("c", 10, "p", "low = 11\nhigh = 20")), "P807 P814 P816");
  EXPECT_EQ(codes(d + cost("c", 10, "p", "low = 1\nhigh = 9")), "P807 P814 P816");
  EXPECT_EQ(codes(good + share("d", 1.01)), "P807 P815 P816");
  EXPECT_EQ(codes(good + share("d", 0.5, "high = 1.5")), "P807 P815 P816");
  EXPECT_EQ(codes(good + share("d", 50, "unit = \"kr\"")), "P807 P812 P816");
  EXPECT_EQ(codes(cost("c", 1e15, "p") + d), "P807 P815 P816");
}

TEST_F(SocialCostAccountTest, UnitsAreUnderstood) {
  CostRun result =
      run(std::string(woman) +
              assumption("c", 1000, "unit = \"kr per person och månad\"\nprice_year = 2020\nsource = \"S\"") +
              share("d", 25, "unit = \"%\"") + account("a", "costs = \"c\"\nyears = 2\ndeadweight = \"d\""),
          women_of(2, 0));
  // 12 000 a year, three quarters of it, two years, two persons.
  EXPECT_EQ(result.number("avoided-cost", in_all, "value"), 36000);
  EXPECT_EQ(result.number("avoided-cost", in_all, "per_person"), 18000);
}

TEST_F(SocialCostAccountTest, PricesAreAdjustedByAGivenIndexAlone) {
  const std::string index = assumption("KPI", 200, "price_year = 2020\nsource = \"S\"") +
                            assumption("KPI", 250, "price_year = 2024\nsource = \"S\"");
  const auto with = [](const std::string& more) { return account("a", "costs = \"c\"\nyears = 1\n" + more); };
  const std::string base = std::string(woman) + cost("c", 1000, "p");
  CostRun adjusted = run(base + index + with("price_year = 2024\nindex = \"KPI\""), women_of(1, 0));
  EXPECT_EQ(adjusted.number("avoided-cost", in_all, "value"), 1250);
  EXPECT_EQ(run(base + with("price_year = 2020"), women_of(1, 0)).number("avoided-cost", in_all, "value"),
            1000);
  for (const char* more :
       {"price_year = 2024", "price_year = 2023\nindex = \"KPI\"", "price_year = 2024\nindex = \"X\""}) {
    CostRun refused = run(base + index + with(more), women_of(1, 0));
    EXPECT_EQ(refused.rows("avoided-cost"), 0U);
    EXPECT_EQ(refused.codes(), "P800 P807 P817");
  }
}

TEST_F(SocialCostAccountTest, AmountsFallWhenTheyAreSaidTo) {
  const auto value = [this](const std::string& timing) {
    return run(std::string(woman) + cost("c", 1000000, "p") + share("r", 0.1) +
                   account("a", "costs = \"c\"\nyears = 1\nrate = \"r\"\ntiming = \"" + timing + "\""),
               women_of(1, 0))
        .number("avoided-cost", in_all, "value");
  };
  EXPECT_EQ(value("start"), 1000000);
  EXPECT_EQ(value("middle"), std::round(1000000 / std::sqrt(1.1)));
  EXPECT_EQ(value("end"), std::round(1000000 / 1.1));
}

TEST_F(SocialCostAccountTest, PaybackOfEachPayer) {
  CostTables tables({{"budget", "", "", "", "30000000"},
                     {"financing", "", "Kommunen", "", "10000000"},
                     {"financing", "", "ESF", "", "20000000"}});
  CostRun result = run(std::string(woman) + cost("c", 60000, "Kommunen") + cost("d", 10000, "Staten") +
                           account("a", "costs = [\"c\", \"d\"]\nyears = 4"),
                       women_of(1, 3), tables);
  const auto row = [](const char* payer) { return ResultRow{{"account", "a"}, {"payer", payer}}; };
  // 100 000 at 60 000 a year.
  EXPECT_EQ(result.number("payback", row("Kommunen"), "after_years"), 1.67);
  EXPECT_EQ(result.cell("payback", row("Kommunen"), "answer"), "paid_back");
  EXPECT_EQ(result.number("payback", row("Kommunen"), "net"), 140000);
  EXPECT_EQ(result.cell("payback", row("ESF"), "answer"), "not_within");
  EXPECT_EQ(result.number("payback", row("ESF"), "net"), -200000);
  EXPECT_EQ(result.cell("payback", row("Staten"), "answer"), "pays_nothing");
  EXPECT_EQ(result.cell("payback", row("Staten"), "net"), "null");
  EXPECT_EQ(result.cell("payback", row(""), "answer"), "not_within");
  EXPECT_EQ(result.number("payback", row(""), "net"), -20000);
  EXPECT_EQ(result.number("break-even", {{"account", "a"}}, "needed"), 2);
  EXPECT_EQ(result.number("break-even", {{"account", "a"}}, "cost_at_most"), 70000);
}

TEST_F(SocialCostAccountTest, TheAssumptionThatMattersMostComesFirst) {
  CostRun result =
      run("budget = 100\n" + std::string(woman) + cost("c", 1000, "p", "low = 900\nhigh = 1100") +
              share("d", 0.5, "low = 0.1\nhigh = 0.6") + share("r", 0.0) +
              account("a", "costs = \"c\"\nyears = 1\ndeadweight = \"d\"\nrate = \"r\""),
          women_of(1000, 0));
  const auto& rows = result.evaluation.rows("assumption-sensitivity");
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_EQ(rows[0].at("assumption"), "d");
  EXPECT_EQ(rows[1].at("assumption"), "c");
  EXPECT_EQ(rows[2].at("assumption"), "");
  EXPECT_EQ(std::stod(rows[0].at("value")), 499900);
  EXPECT_EQ(std::stod(rows[0].at("at_low")), 899900);
  EXPECT_EQ(std::stod(rows[0].at("at_high")), 399900);
  EXPECT_EQ(std::stod(rows[0].at("low")), 399900);
  EXPECT_EQ(std::stod(rows[0].at("high")), 899900);
  EXPECT_EQ(std::stod(rows[1].at("width")), 100000);
  // All at once: 900 of which 40 % stay, 1 100 of which 90 %.
  EXPECT_EQ(result.number("avoided-cost", in_all, "low"), 360000);
  EXPECT_EQ(result.number("avoided-cost", in_all, "high"), 990000);
  EXPECT_EQ(result.finding("P819").message_en, "Assumptions without a lowest and highest value: r.");
}

TEST_F(SocialCostAccountTest, FramesAreNeverAdded) {
  CostRun result = run(std::string(woman) + cost("c", 100, "p") + account("a", "costs = \"c\"\nyears = 1") +
                           "[[account]]\nid = \"b\"\nframe = \"resource_cost\"\ncosts = \"c\"\nyears = 1\n",
                       women_of(1, 0));
  EXPECT_EQ(result.rows("avoided-cost"), 4U);
  for (const ResultRow& row : result.evaluation.rows("avoided-cost")) {
    EXPECT_EQ(row.at("value"), "100");
    EXPECT_EQ(row.at("frame"), row.at("account") == "a" ? "public_finance" : "resource_cost");
  }
}

TEST_F(SocialCostAccountTest, TheOrderOfAssumptionsMakesNoDifference) {
  std::vector<AssumptionRow> rows = {{"c", "p", 1000, "kr/år", 2020, "S", 900, 1100},
                                     {"c", "q", 3000, "kr/år", 2020, "S", 900, 4100},
                                     {"d", "", 0.3, "andel", std::nullopt, "S", 0.1, 0.7},
                                     {"z", "", 0.3, "andel", std::nullopt, ""},
                                     {"z", "", 0.4, "andel", std::nullopt, ""}};
  const std::string toml = std::string(woman) + account("a", "costs = \"c\"\nyears = 3\ndrop_off = \"d\"");
  const std::string expected = run(toml, women_of(5, 3), CostTables({}, rows)).text;
  EXPECT_GT(std::count(expected.begin(), expected.end(), '\n'), 8);
  for (int turn = 0; turn < 5; ++turn) {
    std::rotate(rows.begin(), rows.begin() + 1, rows.end());
    EXPECT_EQ(run(toml, women_of(5, 3), CostTables({}, rows)).text, expected);
    std::swap(rows[0], rows[2]);
  }
}

TEST_F(SocialCostAccountTest, NothingIsAvoidedWhereNothingWasSeen) {
  for (const auto& people : {women_of(0, 0), women_of(0, 0, 3)}) {
    CostRun result = run("budget = 5000\n" + std::string(woman) + cost("c", 100, "p") +
                             account("a", "costs = \"c\"\nyears = 1"),
                         people);
    EXPECT_EQ(result.rows("avoided-cost"), 0U);
    EXPECT_EQ(result.rows("assumption-sensitivity"), 0U);
    EXPECT_EQ(result.rows("payback"), 0U);
    EXPECT_EQ(result.number("break-even", {{"account", "a"}}, "needed"), 50);
    EXPECT_EQ(result.cell("break-even", {{"account", "a"}}, "observed_share"), "null");
  }
}

TEST_F(SocialCostAccountTest, RefusesParametersThatDoNotDo) {
  const auto code = [this](const std::string& toml) {
    CostRun result = run(toml);
    return result.evaluation.status == FOTFASTE_OK ? std::string("fine") : result.codes();
  };
  const std::string fine = "costs = \"c\"\nyears = 1";
  EXPECT_EQ(code(std::string(woman) + account("a", fine)), "fine");
  EXPECT_EQ(code(account("a", fine)), "P820");
  EXPECT_EQ(code(std::string(woman) + account("a", fine + "\noutcome = \"reachd\"")), "P820");
  EXPECT_EQ(code(std::string(woman) + account("a", fine) + account("a", fine)), "P821");
  EXPECT_EQ(code(std::string(woman) + account("a", "costs = \"c\"")), "P822");
  EXPECT_EQ(code(std::string(woman) + account("a", "costs = \"c\"\nyears = 0")), "P822");
  EXPECT_EQ(code(std::string(woman) + account("a", "costs = \"c\"\nyears = 101")), "P822");
  EXPECT_EQ(code(std::string(woman) + account("a", fine + "\nremaining = [\"x\", \"y\"]")), "P822");
  EXPECT_EQ(code(std::string(woman) + account("a", "costs = \"c\"\nremaining = [\"x\"]\ndrop_off = \"y\"")),
            "P822");
  EXPECT_EQ(code(std::string(woman) + account("a", "years = 1")), "P112");
  EXPECT_EQ(code(std::string(woman) + account("a", fine + "\ntiming = \"never\"")), "P111");
}

TEST_F(SocialCostAccountTest, SaysHowManyMustSucceedBeforeThereAreData) {
  const std::string toml = std::string(woman) + cost("c", 100000, "p") + share("d", 0.5) +
                           account("a", "costs = \"c\"\nyears = 2\ndeadweight = \"d\"");
  const auto purpose = [&](const std::string& budget) {
    const auto purposes = design_of(plugin_, budget + toml, 60);
    EXPECT_EQ(purposes.size(), 2U);
    return purposes.at(1);
  };
  const RecordedPurpose possible = purpose("budget = 1050000\n");
  EXPECT_EQ(possible.id, "account-a");
  EXPECT_EQ(possible.title.en, "a: at least 11 must succeed to cover the budget, if the assumptions hold");
  ASSERT_TRUE(possible.target.has_value());
  EXPECT_NEAR(*possible.target, 10.5 / 60, 1e-12);
  EXPECT_EQ(possible.ids(true), "deadweight");
  EXPECT_EQ(possible.ids(false), "displacement attribution drop-off rate");
  EXPECT_EQ(possible.limits.size(), 1U);
  const RecordedPurpose impossible = purpose("budget = 6000001\n");
  EXPECT_FALSE(impossible.target.has_value());
  EXPECT_EQ(impossible.limits.size(), 2U);
  const RecordedPurpose unknown = purpose("");
  EXPECT_EQ(unknown.title.en, "a");
  EXPECT_EQ(unknown.limits.size(), 2U);
}

}  // namespace
}  // namespace fotfaste::tests
