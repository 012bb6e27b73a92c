// From invitation to entry, by source, and why people declined: counted by hand.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "plugins/plugin_driver.hpp"
#include "plugins/project_tables.hpp"

namespace fotfaste::tests {
namespace {

CompiledPlugin& plugin() {
  static CompiledPlugin compiled(REACH);
  return compiled;
}

// Source, stage, reason, count; an empty text is nothing.
using Row = std::vector<std::string>;

class Recruited {
 public:
  // so many of each source take part
  Recruited(const std::vector<Row>& rows, const std::map<std::string, int>& started,
            const std::string& date = "2024-01-01") {
    ProjectTables::Words sources, stages, dates, reasons, counts;
    const auto word = [](const std::string& text) {
      return text.empty() ? std::nullopt : std::optional<std::string>(text);
    };
    for (const Row& row : rows) {
      sources.push_back(word(row[0]));
      stages.push_back(word(row[1]));
      dates.push_back(date);
      reasons.push_back(word(row[2]));
      counts.push_back(word(row[3]));
    }
    tables_.add(
        "recruitment",
        {{"source", sources}, {"stage", stages}, {"date", dates}, {"reason", reasons}, {"count", counts}});
    tables_.lend_to(evaluation_.project());
    for (const auto& [source, count] : started) {
      for (int i = 0; i < count; ++i) {
        people_.push_back({.entry = "2024-02-01"});
        if (!source.empty()) people_.back().source = source;
      }
    }
  }

  // "7 of 20": the number and what it is of; "-" where there is no row.
  std::string step(const std::string& stage, const std::string& source = "everybody") {
    const auto rows = evaluation_.table("recruitment", people_);
    for (const ResultRow& row : rows) {
      const bool is_meant = row.at("stage") == stage &&
                            row.at("stratum") == (source == "everybody" ? source : "source=" + source);
      if (is_meant) return row.at("numerator") + " of " + row.at("denominator");
    }
    return "-";
  }
  std::vector<ResultRow> declined() { return evaluation_.table("declined", people_); }
  // Codes, with their counts.
  std::vector<std::string> findings() {
    plugin().host.findings.clear();
    static_cast<void>(step("started"));
    std::vector<std::string> codes;
    for (const RecordedFinding& finding : plugin().host.findings) {
      codes.push_back(finding.count == 0 && finding.total == 0
                          ? finding.code
                          : finding.code + " " + std::to_string(finding.count) + " of " +
                                std::to_string(finding.total));
    }
    plugin().host.findings.clear();
    return codes;
  }
  Evaluation& evaluation() { return evaluation_; }

 private:
  ProjectTables tables_;
  Evaluation evaluation_{plugin(), "", "2025-01-01"};
  std::vector<Person> people_;
};

const std::vector<Row> two_sources = {
    {"IMA", "invited", "", "20"},      {"IMA", "invited", "", "10"},       {"IMA", "interested", "", "18"},
    {"IMA", "applied", "", "12"},      {"KAA", "invited", "", "15"},       {"KAA", "interested", "", "9"},
    {"KAA", "applied", "", "6"},       {"IMA", "declined", "Arbete", "4"}, {"KAA", "declined", "Arbete", "1"},
    {"KAA", "declined", "Hälsa", "2"}, {"KAA", "declined", "", "3"}};

using Codes = std::vector<std::string>;

TEST(Recruitment, EachStepIsOfTheOneBefore) {
  Recruited recruited(two_sources, {{"IMA", 10}, {"KAA", 5}});
  EXPECT_EQ(recruited.step("invited"), "45 of null");
  EXPECT_EQ(recruited.step("interested"), "27 of 45");
  EXPECT_EQ(recruited.step("applied"), "18 of 27");
  EXPECT_EQ(recruited.step("started"), "15 of 18") << "those who started are the participations";
  EXPECT_EQ(recruited.step("declined"), "10 of 45") << "of those in the first step";
  EXPECT_EQ(recruited.step("invited", "IMA"), "30 of null");
  EXPECT_EQ(recruited.step("started", "IMA"), "10 of 12");
  EXPECT_EQ(recruited.step("declined", "KAA"), "6 of 15");
  EXPECT_EQ(recruited.findings(), Codes{});
}

TEST(Recruitment, ReasonsAreOfThoseWhoSaidWhy) {
  Recruited recruited(two_sources, {{"IMA", 10}, {"KAA", 5}});
  std::string text;
  for (const ResultRow& row : recruited.declined()) {
    text += row.at("stratum") + " " + row.at("reason") + " " + row.at("numerator") + "/" +
            row.at("denominator") + " " + row.at("unknown") + "\n";
  }
  EXPECT_EQ(text,
            "everybody Arbete 5/7 3\neverybody Hälsa 2/7 3\nsource=IMA Arbete 4/4 0\n"
            "source=KAA Arbete 1/3 3\nsource=KAA Hälsa 2/3 3\n");
}

TEST(Recruitment, WithoutTheTableThereIsNoFunnel) {
  Recruited recruited({}, {{"IMA", 3}});
  EXPECT_EQ(recruited.step("started"), "-");
  EXPECT_EQ(recruited.findings(), Codes{});
}

TEST(Recruitment, AStepThatWasNotKeptForAllMakesNoShareForAll) {
  Recruited recruited(
      {{"IMA", "invited", "", "20"}, {"IMA", "applied", "", "12"}, {"KAA", "applied", "", "6"}},
      {{"IMA", 10}, {"KAA", 5}});
  EXPECT_EQ(recruited.step("invited"), "20 of null");
  EXPECT_EQ(recruited.step("applied"), "18 of null") << "six of them were never in the step before";
  EXPECT_EQ(recruited.step("started"), "15 of 18");
  EXPECT_EQ(recruited.step("applied", "IMA"), "12 of 20");
  EXPECT_EQ(recruited.step("invited", "KAA"), "-") << "not kept is not none";
  EXPECT_EQ(recruited.findings(), Codes{"P402"});
}

TEST(Recruitment, ASourceThatTheTableDoesNotKnowHasNoShares) {
  Recruited recruited({{"IMA", "applied", "", "12"}}, {{"IMA", 10}, {"Kyrkan", 1}});
  EXPECT_EQ(recruited.step("started"), "11 of null");
  EXPECT_EQ(recruited.step("started", "IMA"), "10 of 12");
  EXPECT_EQ(recruited.step("started", "Kyrkan"), "1 of null");
  EXPECT_EQ(recruited.findings(), Codes{"P402"});
}

TEST(Recruitment, WhoeverHasNoKnownSourceMayBeOfAny) {
  Recruited recruited({{"IMA", "applied", "", "12"}, {"KAA", "applied", "", "6"}}, {{"IMA", 10}, {"", 2}});
  EXPECT_EQ(recruited.step("started"), "12 of 18") << "all who started are known";
  EXPECT_EQ(recruited.step("started", "IMA"), "10 of null") << "up to two more";
  EXPECT_EQ(recruited.step("started", "KAA"), "0 of null");
  EXPECT_EQ(recruited.step("started", "unknown"), "2 of null");
}

TEST(Recruitment, OneSourceWithoutANameIsEverybody) {
  Recruited recruited({{"", "interested", "", "30"}, {"", "applied", "", "20"}}, {{"", 16}});
  EXPECT_EQ(recruited.step("started"), "16 of 20");
  EXPECT_EQ(recruited.step("started", "unknown"), "-");
  EXPECT_EQ(recruited.findings(), Codes{});
}

TEST(Recruitment, MoreThanInTheStepBeforeIsToldAndHasNoShare) {
  Recruited recruited({{"IMA", "invited", "", "5"}, {"IMA", "applied", "", "8"}}, {{"IMA", 9}});
  EXPECT_EQ(recruited.step("applied"), "8 of null");
  EXPECT_EQ(recruited.step("started"), "9 of null");
  EXPECT_EQ(recruited.findings(), Codes{"P400"});
}

TEST(Recruitment, WhatTheTableSaysOfThoseWhoStartedIsHeldAgainstTheParticipations) {
  Recruited agrees({{"IMA", "applied", "", "8"}, {"IMA", "started", "", "7"}}, {{"IMA", 7}});
  EXPECT_EQ(agrees.findings(), Codes{});
  Recruited differs({{"IMA", "applied", "", "8"}, {"IMA", "started", "", "8"}}, {{"IMA", 7}});
  EXPECT_EQ(differs.step("started"), "7 of 8");
  EXPECT_EQ(differs.findings(), Codes{"P401"});
}

TEST(Recruitment, NumbersThatAreNoneAreLeftOutAndTold) {
  Recruited recruited({{"IMA", "applied", "", "8"},
                       {"IMA", "applied", "", "2.5"},
                       {"IMA", "applied", "", "-1"},
                       {"IMA", "applied", "", "1e12"},
                       {"IMA", "", "", "3"},
                       {"IMA", "applied", "", ""}},
                      {{"IMA", 7}});
  EXPECT_EQ(recruited.step("started"), "7 of 8");
  EXPECT_EQ(recruited.findings(), Codes{"P403 5 of 6"});
}

TEST(Recruitment, NothingIsKnownFromTheDayOfTheResultsOn) {
  Recruited before({{"IMA", "applied", "", "8"}}, {{"IMA", 7}}, "2024-12-31");
  EXPECT_EQ(before.step("started"), "7 of 8");
  Recruited after({{"IMA", "applied", "", "8"}}, {{"IMA", 7}}, "2025-01-01");
  EXPECT_EQ(after.step("started"), "-");
  EXPECT_EQ(after.findings(), Codes{"P403 1 of 1"});
}

TEST(Recruitment, TheOrderOfRowsMakesNoDifference) {
  std::vector<Row> reversed(two_sources.rbegin(), two_sources.rend());
  Recruited one(two_sources, {{"IMA", 10}});
  Recruited other(reversed, {{"IMA", 10}});
  EXPECT_EQ(one.evaluation().report(one.evaluation().create()),
            other.evaluation().report(other.evaluation().create()));
}

TEST(Recruitment, NobodyHasStartedYet) {
  Recruited recruited(two_sources, {});
  EXPECT_EQ(recruited.step("started"), "0 of 18");
  EXPECT_EQ(recruited.step("applied", "KAA"), "6 of 9");
}

}  // namespace
}  // namespace fotfaste::tests
