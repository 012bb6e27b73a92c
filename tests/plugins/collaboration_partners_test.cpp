// Organisations, meetings and contacts, counted by hand.
#include <gtest/gtest.h>

#include "collaboration_tables.hpp"

namespace fotfaste::tests {
namespace {

constexpr const char* organisations = "name|kind|sector|size_class|municipality|joined|left";
constexpr const char* meetings = "date|organisation|kind|attended";
constexpr const char* ties = "from|to|kind|date|strength";

class CollaborationPartners : public testing::Test {
 protected:
  CompiledPlugin plugin_{COLLABORATION};
};

TEST_F(CollaborationPartners, OrganisationsAreCountedAtTheEndOfEachPeriod) {
  CollaborationTables tables;
  tables.rows("organisations", organisations,
              {"A|partner||||2023-01-01|", "B|partner||||2023-06-30|2024-01-01", "C|employer||||2023-07-01|",
               "D|partner|||||", "E|employer||||2024-07-01|", "A|funder||||2023-01-01|2023-03-01"});
  CollaborationRun run(plugin_, tables, "");
  // B joins on the last day of the first half-year, and is out from the first day of the third. E joins on
  // the day of the evaluation, when nothing is known. A is one organisation of two kinds.
  EXPECT_EQ(run.cells("partners-over-time", "kind|period|organisations|all|joined|left|undated"),
            "employer 2023-H1 0 3 0 0 0; employer 2023-H2 1 4 1 0 0; employer 2024-H1 1 3 0 0 0; "
            "funder 2023-H1 0 3 1 1 0; funder 2023-H2 0 4 0 0 0; funder 2024-H1 0 3 0 0 0; "
            "partner 2023-H1 3 3 2 0 1; partner 2023-H2 3 4 0 0 1; partner 2024-H1 2 3 0 1 1; ");
  EXPECT_EQ(run.label("partners-over-time.period 2023-H2"), "andra halvåret 2023 / second half of 2023");
  EXPECT_EQ(
      run.cells("partners", "organisation|kind|joined|left|in_register"),
      "A funder 2023-01-01 2023-03-01 1; A partner 2023-01-01 null 1; B partner 2023-06-30 2024-01-01 1; "
      "C employer 2023-07-01 null 1; D partner null null 1; E employer 2024-07-01 null 1; ");
  EXPECT_EQ(run.findings, "");
}

TEST_F(CollaborationPartners, PeriodsAreMonthsQuartersOrYears) {
  CollaborationTables tables;
  tables.rows("organisations", organisations, {"A|partner||||2023-11-30|2024-04-01"});
  const auto counts = [&](const char* toml) {
    return CollaborationRun(plugin_, tables, toml, "2024-05-01")
        .cells("partners-over-time", "period|organisations");
  };
  EXPECT_EQ(counts("period = \"year\""), "2023 1; 2024 0; ");
  EXPECT_EQ(counts("period = \"quarter\""),
            "2023-Q1 0; 2023-Q2 0; 2023-Q3 0; 2023-Q4 1; 2024-Q1 1; 2024-Q2 0; ");
  const std::string months = counts("period = \"month\"");
  EXPECT_NE(months.find("2023-10 0; 2023-11 1; 2023-12 1; 2024-01 1; 2024-02 1; 2024-03 1; 2024-04 0; "),
            std::string::npos)
      << months;
}

TEST_F(CollaborationPartners, AVeryLongTimeShowsTheLatestPeriods) {
  CollaborationTables tables;
  tables.rows("organisations", organisations, {"A|partner||||1700-01-01|"});
  Evaluation run(plugin_, "period = \"month\"", "2024-05-01");
  run.project().start = FOTFASTE_NO_DATE;
  tables.lend_to(run.project());
  const auto rows = run.table("partners-over-time", {});
  EXPECT_EQ(rows.size(), 240U);
  EXPECT_EQ(rows.back().at("period"), "2024-04");
  EXPECT_EQ(rows.front().at("organisations"), "1");
  EXPECT_EQ(rows.front().at("joined"), "0");
}

TEST_F(CollaborationPartners, TheProfileIsOfThoseWhoAreInTheRegisterNow) {
  CollaborationTables tables;
  tables.rows("organisations", organisations,
              {"A|employer|Handel|1-9||2023-01-01|", "B|employer|Handel|10-49||2023-01-01|",
               "C|employer||1-9||2023-01-01|", "D|employer|Industri|1-9||2023-01-01|2024-06-30",
               "E|partner|Stat|||2023-01-01|"});
  CollaborationRun run(plugin_, tables, "");
  EXPECT_EQ(run.cells("partner-profile", "characteristic|class|organisations|all"),
            "sector  1 3; sector Handel 2 3; size 1-9 2 3; size 10-49 1 3; sector Stat 1 1; ");
  EXPECT_EQ(run.label("partner-profile.class "), "ingen uppgift / not stated");
}

TEST_F(CollaborationPartners, WhoIsNotSaidToHaveComeIsUnknown) {
  CollaborationTables tables;
  tables.rows("organisations", organisations, {"A|partner||||2023-01-01|"});
  tables.rows("meetings", meetings,
              {"2023-02-01|A|steering|1", "2023-02-01|B|steering|0", "2023-03-01|A|steering|",
               "2023-03-01|B|steering|1", "2023-03-01|B|steering|1", "2023-09-01|A|steering|1",
               "2023-09-01|A|steering|0", "2023-03-01|A||1", "2024-07-01|A|steering|1"});
  CollaborationRun run(plugin_, tables, "");
  EXPECT_EQ(run.cells("attendance", "kind|organisation|meetings|attended|absent|unknown|latest"),
            " A 1 1 0 0 2023-03-01; steering A 3 1 0 2 2023-02-01; steering B 2 1 1 0 2023-03-01; ");
  EXPECT_EQ(run.cells("meetings", "kind|period|meetings|called|attended|absent|unknown|organisations"),
            " 2023-H1 1 1 1 0 0 1; steering 2023-H1 2 4 2 1 1 2; steering 2023-H2 1 1 0 0 1 0; ");
  EXPECT_EQ(run.cells("partners", "organisation|kind|in_register|meetings|attended"),
            "A partner 1 4 2; B  0 2 1; ");
  EXPECT_EQ(run.findings, "P709");
}

TEST_F(CollaborationPartners, TheNetworkHasSizeDensityAndIsolatedOnes) {
  CollaborationTables tables;
  tables.rows("organisations", organisations,
              {"A|partner||||2023-01-01|", "B|partner||||2023-01-01|", "C|partner||||2023-01-01|",
               "D|partner||||2023-01-01|2024-01-01", "E|partner||||2024-01-01|"});
  tables.rows("ties", ties,
              {"A|B|plan|2023-02-01|", "B|A|plan|2023-02-01|2", "A|B|refer|2023-02-01|1",
               "C|D|plan|2023-02-01|1", "A|C|plan|2023-02-01|0", "B|A|refer|2024-02-01|1",
               "B|C|plan|2024-02-01|1", "A|E|plan|2024-02-01|3", "A|B|plan|2024-07-01|"});
  CollaborationRun run(plugin_, tables, "");
  const std::string measures =
      "occasion|organisations|contacts|possible|density|isolated|largest|mutual|begun|kept|ended";
  EXPECT_EQ(run.cells("network", measures),
            "2023-02-01 4 2 6 0.33333333333333331 0 2 1 null null null; 2024-02-01 4 3 6 0.5 0 4 0 2 1 1; ");
  // Of one kind, who said it is counted by that kind: B and A both say they plan, only A that they refer.
  EXPECT_EQ(run.cells("network-by-kind", "kind|occasion|contacts|isolated|largest|mutual|begun|kept|ended"),
            "plan 2023-02-01 2 0 2 1 null null null; plan 2024-02-01 2 0 2 0 2 0 2; "
            "refer 2023-02-01 1 2 2 0 null null null; refer 2024-02-01 1 2 2 0 0 1 0; ");
  EXPECT_EQ(run.cells("network-organisations", "occasion|organisation|contacts|others|before"),
            "2023-02-01 A 1 3 null; 2023-02-01 B 1 3 null; 2023-02-01 C 1 3 null; 2023-02-01 D 1 3 null; "
            "2024-02-01 A 2 3 1; 2024-02-01 B 2 3 1; 2024-02-01 C 1 3 1; 2024-02-01 E 1 3 0; ");
  EXPECT_EQ(run.cells("network-contacts", "from|to|numerator|denominator|before"),
            "A A null null null; A B 1 null 2; A C 0 null 0; A E 1 null 0; "
            "B A 1 null 2; B B null null null; B C 1 null 0; B E 0 null 0; "
            "C A 0 null 0; C B 1 null 0; C C null null null; C E 0 null 0; "
            "E A 1 null 0; E B 0 null 0; E C 0 null 0; E E null null null; ");
}

TEST_F(CollaborationPartners, NobodyInContactIsIsolated) {
  CollaborationTables tables;
  tables.rows("organisations", organisations, {"A|partner|||||", "B|partner|||||", "C|partner|||||"});
  tables.rows("ties", ties, {"A|B|plan|2023-02-01|0"});
  CollaborationRun run(plugin_, tables, "");
  EXPECT_EQ(run.cells("network", "organisations|contacts|density|isolated|largest"), "3 0 0 3 1; ");
}

TEST_F(CollaborationPartners, OneOrganisationHasNoDensity) {
  CollaborationTables tables;
  tables.rows("organisations", organisations, {"A|partner|||||"});
  tables.rows("ties", ties, {"A|A|plan|2023-02-01|", "A|B|plan|2023-02-01|0"});
  CollaborationRun run(plugin_, tables, "");
  EXPECT_EQ(run.cells("network", "organisations|contacts|possible|density|isolated"), "1 0 0 null 1; ");
  EXPECT_EQ(run.findings, "P701 P700");
}

TEST_F(CollaborationPartners, StrengthAndKindsOfOrganisationsBoundTheNetwork) {
  CollaborationTables tables;
  tables.rows("organisations", organisations,
              {"A|partner|||||", "B|partner|||||", "F|firm|||||", "A|firm|||||"});
  tables.rows(
      "ties", ties,
      {"A|B|plan|2023-02-01|1", "A|B|refer|2023-02-01|", "A|F|plan|2023-02-01|5", "B|X|plan|2023-02-01|2"});
  const std::string columns = "organisations|contacts|unknown_strength";
  EXPECT_EQ(CollaborationRun(plugin_, tables, "").cells("network", columns), "4 3 0; ");
  EXPECT_EQ(CollaborationRun(plugin_, tables, "tie_at_least = 2").cells("network", columns), "4 2 1; ");
  CollaborationRun partners(plugin_, tables, "network_kinds = \"partner\"");
  EXPECT_EQ(partners.cells("network", columns), "3 2 0; ");
  EXPECT_EQ(partners.findings, "P700");
  EXPECT_EQ(partners.counts, std::vector<std::uint64_t>{1});
}

TEST_F(CollaborationPartners, ContactsWithoutADayAreAnOccasionOfTheirOwn) {
  CollaborationTables tables;
  tables.rows("ties", ties,
              {"A|B|plan||", "A|C|plan|2023-02-01|", "A|B|plan|2023-11-01|", "B|C|plan|2024-02-01|"});
  CollaborationRun run(plugin_, tables, "ties_by = \"year\"");
  EXPECT_EQ(run.cells("network", "occasion|organisations|contacts|begun|kept|ended"),
            " 2 1 null null null; 2023 3 2 null null null; 2024 2 1 1 0 2; ");
  EXPECT_EQ(run.label("network.occasion "), "dag inte angiven / day not stated");
  // Without a register nobody is outside it.
  EXPECT_EQ(run.findings, "");
}

TEST_F(CollaborationPartners, AWideMatrixHasThePairsWithContactAlone) {
  CollaborationTables tables;
  std::vector<std::string> lines;
  for (int i = 10; i < 35; ++i) lines.push_back("O" + std::to_string(i) + "|partner|||||");
  tables.rows("organisations", organisations, lines);
  tables.rows("ties", ties, {"O10|O11|plan|2023-02-01|"});
  CollaborationRun run(plugin_, tables, "");
  EXPECT_EQ(run.cells("network-contacts", "from|to|numerator"), "O10 O11 1; O11 O10 1; ");
}

TEST_F(CollaborationPartners, TheOrderOfRowsAndTheIndicesOfWordsMakeNoDifference) {
  const auto text = [&](std::uint32_t seed) {
    CollaborationTables tables(seed);
    // Words that look like the plugin's own, or like nothing.
    tables.rows(
        "organisations", organisations,
        {"all|all|x|y|z|2023-01-01|", "all|all|a|b|c|2023-06-01|2024-01-01", "<b>|\"|;|,|'|2023-02-01|",
         "participants||||||2023-05-01", " |partner||||2023-01-01|", "å|Ä|||ö||"});
    tables.rows(
        "meetings", meetings,
        {"2023-02-01|all|total|1", "2023-02-01|all|total|0", "2023-03-01|<b>|total|", "2023-03-01|å||1"});
    tables.rows("ties", ties,
                {"all|<b>|end|2023-02-01|", "<b>|all|end|2023-02-01|0", "å|all|2023|2023-02-01|1",
                 "å| ||2024-01-01|", "participants|å|end||7"});
    return CollaborationRun(plugin_, tables, "period = \"month\"").text;
  };
  const std::string expected = text(0);
  EXPECT_GT(std::count(expected.begin(), expected.end(), '\n'), 100);
  for (std::uint32_t seed = 1; seed < 6; ++seed) EXPECT_EQ(text(seed), expected) << seed;
}

TEST_F(CollaborationPartners, WithoutTablesThereAreNoRows) {
  EXPECT_EQ(CollaborationRun(plugin_, CollaborationTables(), "").text, "");
}

}  // namespace
}  // namespace fotfaste::tests
