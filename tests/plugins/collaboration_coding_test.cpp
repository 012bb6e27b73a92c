// Strengths and weaknesses coded by two, held against R, and measures that live on, counted by hand.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "collaboration_tables.hpp"
#include "csv_file.hpp"

namespace fotfaste::tests {
namespace {

constexpr const char* survey = "respondent_group|respondent|item|date|value|reason_missing";

class CollaborationCoding : public testing::Test {
 protected:
  CompiledPlugin plugin_{COLLABORATION};
};

// A piece of text for each pair of the cross-table, a code for each point of the scale.
TEST_F(CollaborationCoding, KappaEqualsR) {
  const auto rows = read_csv(GOLDEN "/kappa.csv");
  ASSERT_TRUE(rows.has_value());
  struct Case {
    std::vector<std::string> lines;
    std::map<int, bool> scale;
    std::map<std::string, double> golden;
    int pieces = 0;
  };
  std::map<std::string, Case> cases;
  for (const CsvRow& row : *rows) {
    Case& one = cases[row.at("case")];
    if (row.at("statistic") == "count") {
      const std::string& key = row.at("key");
      const double first = std::stod(key.substr(2));
      const double second = std::stod(key.substr(key.find("b=") + 2));
      one.scale[static_cast<int>(first)] = first == std::round(first);
      for (int left = std::stoi(row.at("value")); left > 0; --left) {
        const std::string piece = "T" + std::to_string(++one.pieces);
        one.lines.push_back("K|A|" + piece + "||" + std::to_string(first) + "|");
        one.lines.push_back("K|B|" + piece + "||" + std::to_string(second) + "|");
      }
    } else if (row.at("key") == "unweighted") {
      one.golden[row.at("statistic")] = std::stod(row.at("value"));
    }
  }
  int compared = 0;
  for (const auto& [name, one] : cases) {
    const bool whole =
        std::all_of(one.scale.begin(), one.scale.end(), [](const auto& point) { return point.second; });
    if (!whole) continue;
    std::string toml = "[coding]\ngroup = \"K\"\ncoders = [\"A\", \"B\"]\n";
    for (const auto& [point, ignored] : one.scale) {
      toml += "[[coding.code]]\nnumber = " + std::to_string(point) + "\nid = \"c" + std::to_string(point) +
              "\"\n";
    }
    CollaborationTables tables;
    tables.rows("survey", survey, one.lines);
    CollaborationRun run(plugin_, tables, toml);
    const ResultRow row = run.row("coding-agreement", {{"level", "code"}});
    EXPECT_EQ(row.at("n"), std::to_string(one.pieces)) << name;
    EXPECT_NEAR(std::stod(row.at("value")), one.golden.at("kappa"), 1e-12) << name;
    EXPECT_NEAR(std::stod(row.at("low")), one.golden.at("lower95"), 1e-12) << name;
    EXPECT_NEAR(std::stod(row.at("high")), one.golden.at("upper95"), 1e-12) << name;
    EXPECT_NEAR(std::stod(row.at("expected")), one.golden.at("expected_agreement"), 1e-12) << name;
    ++compared;
  }
  EXPECT_GE(compared, 10);
}

constexpr const char* codes = R"(
measures_group = "I"
[coding]
group = "K"
coders = ["A", "B"]
agreement_at_least = 0.6
code = [
  { number = 1, id = "near", side = "strength", text = { sv = "Nära", en = "Near" } },
  { number = 2, id = "shared", side = "strength" },
  { number = 3, id = "slow", side = "weakness" },
]
)";

TEST_F(CollaborationCoding, CodesAreCountedByCoder) {
  CollaborationTables tables;
  tables.rows(
      "survey", survey,
      {"K|A|1||1|", "K|B|1||1|", "K|A|2||1|", "K|B|2||2|", "K|A|3||3|", "K|B|3||3|", "K|A|4||2|", "K|B|4||3|",
       "K|A|5||1|", "K|C|5||1|", "K|A|6||9|", "K|B|6||1|", "K|A|7|2024-01-01|1|", "K|A|7|2024-02-01|3|",
       "K|B|7||3|", "K|A|8|2024-01-01|1|", "K|A|8|2024-01-01|2|", "K|B|8||1|", "K|A|9|2024-01-01||refused"});
  CollaborationRun run(plugin_, tables, codes);
  EXPECT_EQ(run.cells("coded-strengths", "side|code|agreed|first|second"),
            "strength near 1 3 3; strength shared 0 1 1; weakness slow 2 2 3; ");
  // Both coded 1, 2, 3, 4 and 7; alike 1, 3 and 7. As strength or weakness they differ on 4 alone.
  EXPECT_EQ(run.cells("coding-agreement", "level|n|equal|one_coder"), "code 5 3 3; side 5 4 3; ");
  // Codes: 0.6 observed, expected (2 1 + 1 1 + 2 3) / 25 = 0.36. Sides: 0.8, (3 2 + 2 3) / 25 = 0.48.
  EXPECT_NEAR(std::stod(run.row("coding-agreement", {{"level", "code"}}).at("value")), 0.24 / 0.64, 1e-12);
  EXPECT_NEAR(std::stod(run.row("coding-agreement", {{"level", "side"}}).at("value")), 0.32 / 0.52, 1e-12);
  // Near: A 1 1 0 0 0, B 1 0 0 0 0: 0.8 observed, expected (2 1 + 3 4) / 25 = 0.56.
  EXPECT_NEAR(std::stod(run.row("coded-strengths", {{"code", "near"}}).at("kappa")), 0.24 / 0.44, 1e-12);
  EXPECT_EQ(run.label("coded-strengths.code near"), "Nära / Near");
  EXPECT_EQ(run.findings, "P706 P709 P707");
  // Coders are no respondents.
  EXPECT_EQ(run.cells("judgement-means", "group"), "");
  EXPECT_EQ(run.cells("survey-response", "group"), "");
}

TEST_F(CollaborationCoding, WhereAllAreTheSameThereIsNoKappa) {
  CollaborationTables tables;
  tables.rows("survey", survey, {"K|A|1||1|", "K|B|1||1|", "K|A|2||1|", "K|B|2||1|"});
  CollaborationRun run(plugin_, tables, codes);
  EXPECT_EQ(run.cells("coding-agreement", "level|n|value|low|high|equal"),
            "code 2 null null null 2; side 2 null null null 2; ");
  EXPECT_EQ(run.findings, "");
}

TEST_F(CollaborationCoding, WithoutRowsItSaysSo) {
  CollaborationRun run(plugin_, CollaborationTables(), codes);
  EXPECT_EQ(run.text, "");
  EXPECT_EQ(run.findings, "P710");
}

// The project ends on 31 December 2023; 60 days before is 1 November, 60 after 29 February.
constexpr const char* measures = R"(
measures_group = "I"
[[measure]]
id = "a"
text = { sv = "Kurs", en = "Course" }
owner = "Komvux"
budget = "Ramen"
origin = "participants"
[[measure]]
id = "b"
origin = "participants"
[[measure]]
id = "c"
origin = "staff"
[[measure]]
id = "d"
)";

class LastingMeasures : public CollaborationCoding {
 protected:
  std::string states(const std::vector<std::string>& lines, const std::vector<std::string>& evidence = {},
                     const char* as_of = "2025-02-01") {
    CollaborationTables tables;
    tables.rows("survey", survey, lines);
    tables.rows("evidence", "goal|statement|date|document", evidence);
    CollaborationRun run(plugin_, tables, measures, as_of);
    findings_ = run.findings;
    summary_ = run.cells("lasting-measures", "point|measures|lives_on|ended|unknown|not_due");
    return run.cells("lasting-measure-states", "measure|point|state|said");
  }
  std::string findings_;
  std::string summary_;
};

TEST_F(LastingMeasures, WhatWasSaidNearestToTheDayHolds) {
  const std::string found =
      states({"I|x|a|2023-12-01|1|", "I|x|a|2024-06-30|0|", "I|x|b|2023-10-31|1|", "I|x|c|2023-11-01|1|",
              "I|x|c|2024-02-29|0|", "I|x|d|2024-03-01|1|", "I|y|b|2024-12-31|1|", "I|z|b|2024-12-31|0|"});
  EXPECT_EQ(found,
            "a end lives-on 2023-12-01; b end unknown null; c end ended 2024-02-29; d end unknown null; "
            "a end+6m ended 2024-06-30; b end+6m unknown null; c end+6m unknown null; d end+6m unknown null; "
            "a end+12m unknown null; b end+12m unknown 2024-12-31; c end+12m unknown null; d end+12m unknown "
            "null; ");
  EXPECT_EQ(summary_, "end 4 1 1 2 0; end+6m 4 0 1 3 0; end+12m 4 null null 4 0; ");
  EXPECT_EQ(findings_, "");
}

TEST_F(LastingMeasures, WhatIsStillToComeIsNotUnknown) {
  states({"I|x|a|2023-12-01|1|", "I|x|b|2024-06-01|1|"}, {}, "2024-06-15");
  EXPECT_EQ(summary_, "end 4 1 0 3 0; end+6m 4 1 0 0 3; end+12m 4 null null 0 4; ");
  states({"I|x|a|2023-12-01|1|"}, {}, "2023-12-01");
  EXPECT_EQ(summary_, "end 4 null null 0 4; end+6m 4 null null 0 4; end+12m 4 null null 0 4; ");
}

TEST_F(LastingMeasures, EvidenceNeedsADayAndADocument) {
  const std::string found = states(
      {}, {"measure.a|Beslut|2023-12-31|beslut.pdf", "measure.b|Beslut|2023-12-31|",
           "measure.c|Beslut||x.pdf", "d|Beslut|2023-12-31|x.pdf", "measure.e|Beslut|2023-12-31|x.pdf"});
  EXPECT_EQ(found.substr(0, found.find("a end+6m")),
            "a end lives-on 2023-12-31; b end unknown null; c end unknown null; d end unknown null; ");
}

TEST_F(LastingMeasures, WhatCannotBeReadIsTold) {
  states({"I|x|nothing|2023-12-01|1|", "I|x|a|2023-12-01|0.5|"});
  EXPECT_EQ(findings_, "P712 P714");
  EXPECT_EQ(summary_.substr(0, 19), "end 4 null null 4 0");
}

TEST_F(LastingMeasures, OriginsAndOwnersAreShown) {
  CollaborationTables tables;
  tables.rows("survey", survey, {"I|x|a|2023-12-01|1|"});
  CollaborationRun run(plugin_, tables, std::string("after_end = \"1m\"\n") + measures);
  EXPECT_EQ(run.cells("measure-origins", "origin|measures|all"), " 1 4; participants 2 4; staff 1 4; ");
  const ResultRow row = run.row("lasting-measure-states", {{"measure", "a"}});
  EXPECT_EQ(row.at("point"), "end+1m");
  EXPECT_EQ(row.at("owner"), "Komvux");
  EXPECT_EQ(row.at("budget"), "Ramen");
  EXPECT_EQ(run.label("lasting-measure-states.point end+1m"),
            "1 månad efter projektet / 1 month after the project");
}

TEST_F(LastingMeasures, WithoutTheProjectsEndNothingIsAfterIt) {
  Evaluation run(plugin_, measures, "2025-01-01");
  run.project().end = FOTFASTE_NO_DATE;
  EXPECT_TRUE(run.table("lasting-measures", {}).empty());
  ASSERT_EQ(plugin_.host.findings.size(), 1U);
  EXPECT_EQ(plugin_.host.findings[0].code, "P713");
}

}  // namespace
}  // namespace fotfaste::tests
