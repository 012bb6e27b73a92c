// What projects cost, from files to results: the amounts of the applications, what is said where there are
// none, and an account of assumptions.
#include <gtest/gtest.h>

#include <cmath>

#include "program.hpp"

namespace fotfaste::test {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

class Costs : public testing::Test {
 protected:
  Json run(const fs::path& project, const std::vector<std::string>& more = {}) {
    std::vector<std::string> arguments = {"run", project.string(), "--out", (folder_ / "out").string()};
    arguments.insert(arguments.end(), more.begin(), more.end());
    const Ended ended = fotfaste(arguments);
    EXPECT_EQ(ended.code, 0) << ended.err;
    const Json results = read_json(folder_ / "out" / "results.json");
    for (const Json& plugin : results.at("plugins")) {
      if (plugin.at("id") == "social-cost") return plugin;
    }
    ADD_FAILURE() << "the project does not ask for social-cost";
    return {};
  }
  static Json rows(const Json& plugin, const std::string& table) {
    for (const Json& one : plugin.at("tables")) {
      if (one.at("id") == table) return one.at("rows");
    }
    ADD_FAILURE() << "no table " << table;
    return {};
  }
  static Json row(const Json& plugin, const std::string& table, const std::string& column,
                  const std::string& value) {
    for (const Json& one : rows(plugin, table)) {
      if (one.at(column) == value) return one;
    }
    ADD_FAILURE() << "no row " << value << " in " << table;
    return {};
  }
  static std::string codes(const Json& plugin) {
    std::string text;
    for (const Json& finding : plugin.at("findings"))
      text.append(text.empty() ? "" : " ").append(finding.at("code").get<std::string>());
    return text;
  }

  TemporaryFolder folder_;
};

TEST_F(Costs, FasettenCostsWhatItsApplicationSays) {
  const Json plugin = run(configuration_folder("fasetten"));
  EXPECT_EQ(row(plugin, "cost-per-participant", "basis", "planned").at("value"), 35693.84);
  const Json support = row(plugin, "support-rate", "measure", "support");
  EXPECT_EQ(support.at("amount"), 6692666);
  EXPECT_EQ(support.at("difference"), 71);
  EXPECT_NEAR(support.at("value").get<double>(), 75.0008, 1e-4);
  EXPECT_EQ(row(plugin, "support-rate", "measure", "other").at("amount"), 2230794);
  EXPECT_EQ(row(plugin, "support-rate", "measure", "union").at("stated"), 50);
  EXPECT_EQ(codes(plugin), "P802");
}

TEST_F(Costs, SpendingIsKnownUpToTheDayOfTheReport) {
  const Json early = run(configuration_folder("fasetten"), {"--as-of", "2022-06-01"});
  // 2 905 000 + 312 500 + 402 000.
  EXPECT_EQ(row(early, "spending-against-budget", "category", "").at("spent"), 3619500);
  EXPECT_EQ(codes(early), "P804 P802");
}

TEST_F(Costs, FlenCostsWhatItsTextSays) {
  const Json plugin = run(configuration_folder("vaga-valja-vag"));
  const Json support = row(plugin, "support-rate", "measure", "support");
  EXPECT_NEAR(support.at("value").get<double>(), 74.15, 0.005);
  EXPECT_EQ(row(plugin, "support-rate", "measure", "other").at("amount"), 216408);
}

TEST_F(Costs, WhatNoTextSaysIsNotSaid) {
  const Json avesta = run(configuration_folder("framtidsjobb-avesta"));
  for (const Json& table : avesta.at("tables")) EXPECT_TRUE(table.at("rows").empty()) << table.at("id");
  EXPECT_EQ(codes(avesta), "P800 P807");
}

TEST_F(Costs, KarlskogaHasAnAccountForEachPayerAndNoBudget) {
  const Json plugin = run(karlskoga_folder());
  EXPECT_EQ(codes(plugin), "P800 P807");
  double parts = 0;
  double whole = 0;
  std::vector<std::string> payers;
  for (const Json& one : rows(plugin, "avoided-cost")) {
    if (one.at("account") != "public-finance") continue;
    if (one.at("payer") == "") {
      whole = one.at("value").get<double>();
    } else {
      parts += one.at("value").get<double>();
      payers.push_back(one.at("payer"));
    }
    EXPECT_LT(one.at("low"), one.at("value"));
    EXPECT_GT(one.at("high"), one.at("value"));
  }
  EXPECT_EQ(payers, (std::vector<std::string>{"Karlskoga kommun", "Regionen", "Statliga myndigheter"}));
  EXPECT_NEAR(parts, whole, 3);
  // By hand: 40 persons; 285 148 kronor a year; 0.65 x 0.9 x 0.75 kept; 0.8 of each year to the next; 3.5 %.
  double sum = 0;
  for (int year = 1; year <= 5; ++year)
    sum += 285148 * 0.65 * 0.9 * 0.75 * std::pow(0.8, year - 1) / std::pow(1.035, year);
  EXPECT_NEAR(whole, 40 * sum, 1);
  EXPECT_TRUE(row(plugin, "break-even", "account", "public-finance").at("needed").is_null());
  EXPECT_EQ(row(plugin, "outside-project", "kind", "spending").at("value"), 325000);
}

TEST_F(Costs, AnAssumptionThatLosesItsSourceTakesItsAccountsWithIt) {
  fs::copy(karlskoga_folder(), folder_ / "project", fs::copy_options::recursive);
  const fs::path file = folder_ / "project" / "data" / "antaganden.csv";
  std::string text = read_file(file);
  const std::string source = "PÅHITTAT EXEMPEL: ersätt med regionens egna uppgifter";
  const std::size_t at = text.find(source);
  ASSERT_NE(at, std::string::npos);
  write_file(file, text.erase(at, source.size()));
  const Json plugin = run(folder_ / "project");
  EXPECT_TRUE(rows(plugin, "avoided-cost").empty());
  EXPECT_TRUE(rows(plugin, "break-even").empty());
  EXPECT_EQ(codes(plugin), "P800 P807 P810 P816 P816");
  EXPECT_EQ(row(plugin, "assumptions", "assumption", "Vård och behandling").at("standing"), "no_source");
}

TEST_F(Costs, HowManyMustSucceedIsSaidBeforeThereIsAnyFile) {
  write_file(folder_ / "project.toml", R"(
[project]
id = "p"
name = "P"
start = 2025-01-01
end = 2025-12-31
planned_participants = 60

[data.participations]
file = "none.csv"

[[plugin]]
id = "social-cost"

[plugin.parameters]
budget = 1050000

[[plugin.outcome]]
id = "work"
criterion = { spell = "employed", on = "exit" }

[[plugin.account]]
id = "a"
frame = "public_finance"
costs = ["Kostnad"]
years = 2
deadweight = "Dödvikt"

[[plugin.assumption]]
name = "Kostnad"
value = 100000
unit = "kr per person och år"
price_year = 2025
source = "Påhittat"

[[plugin.assumption]]
name = "Dödvikt"
value = 50
unit = "%"
source = "Påhittat"
)");
  const Ended ended = fotfaste({"--lang", "en", "check", "--design", folder_.path().string()});
  EXPECT_NE(ended.out.find("at least 11 must succeed"), std::string::npos) << ended.out << ended.err;
}

}  // namespace
}  // namespace fotfaste::test
