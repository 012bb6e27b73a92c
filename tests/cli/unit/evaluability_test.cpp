#include "cli/evaluability.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "fotfaste/sdk/calendar.hpp"
#include "fotfaste/sdk/statistics/detectable_difference.hpp"
#include "report/display_text.hpp"
#include "report/evaluability_document.hpp"
#include "report/evaluability_text.hpp"

namespace fotfaste::cli {
namespace {

using model::Reach;
using model::Supply;

TEST(LastAnchor, IsTheLatestDayWhoseOutcomeIsToldByTheEnd) {
  EXPECT_EQ(format_day(last_anchor(to_day({2027, 8, 31}), 12, 0)), "2026-08-31");
  EXPECT_EQ(format_day(last_anchor(to_day({2021, 12, 31}), 6, 0)), "2021-06-30");
  // 29, 30 and 31 August are all six months before the last of February.
  EXPECT_EQ(format_day(last_anchor(to_day({2027, 2, 28}), 6, 0)), "2026-08-31");
  EXPECT_EQ(format_day(last_anchor(to_day({2027, 2, 27}), 6, 0)), "2026-08-27");
}

TEST(LastAnchor, HoldsForEveryEndAndLength) {
  const Day first = to_day({2023, 1, 1});
  for (Day end = first; end < first + 800; ++end) {
    for (const Duration duration : {Duration{1, 0}, {6, 0}, {12, 0}, {0, 28}, {6, 30}, {1, 1}, {120, 400}}) {
      const Day day = last_anchor(end, duration.months, duration.days);
      ASSERT_LE(add(day, duration), end) << format_day(end) << " " << duration.months;
      ASSERT_GT(add(day + 1, duration), end) << format_day(end) << " " << duration.months;
    }
  }
}

// A project, and a plugin of one purpose that it asks for.
struct Case {
  Case() {
    project.file = "project.toml";
    project.card.id = "x";
    project.card.name = "y";
    project.card.start = to_day({2024, 9, 1});
    project.card.end = to_day({2027, 8, 31});
    project.card.planned_participants = 60;
    plugin.file.id = "plugin";
    plugin.description.title = {"Insticksprogram", "Plugin"};
    purpose.id = "goal";
    purpose.title = {"Målet", "The goal"};
    purpose.denominator = {"alla", "everybody"};
    purpose.planned = 60;
    purpose.target = 40.0 / 60;
  }
  [[nodiscard]] model::Evaluability evaluate() const {
    return evaluability_of(project, {plugin}, {{{purpose}, model::Outcome::ok, {}}});
  }

  model::Project project;
  host::PreparedPlugin plugin;
  model::DesignPurpose purpose;
};

std::string codes(const model::Evaluability& evaluability) {
  std::string text;
  for (const model::Finding& finding : evaluability.findings)
    text.append(text.empty() ? "" : " ").append(finding.code);
  return text;
}

const model::EvaluatedPurpose& only(const model::Evaluability& evaluability) {
  return evaluability.plugins.at(0).purposes.at(0);
}

TEST(Evaluability, ASoundDesignHasNothingToRemarkOn) {
  EXPECT_EQ(codes(Case().evaluate()), "");
}

TEST(Evaluability, TheFollowUpDecidesWhoIsSeenInTime) {
  Case one;
  one.plugin.follow_up = {{"goal", "entry", 12, 0}};
  const model::Evaluability some = one.evaluate();
  ASSERT_EQ(only(some).observations.size(), 1u);
  EXPECT_EQ(only(some).observations[0].reach, Reach::some);
  EXPECT_EQ(only(some).observations[0].last_day, to_day({2026, 8, 31}));
  EXPECT_EQ(codes(some), "E002");

  one.plugin.follow_up = {{"goal", "exit", 0, 0}};
  EXPECT_EQ(only(one.evaluate()).observations[0].reach, Reach::everybody);
  EXPECT_EQ(codes(one.evaluate()), "");

  one.plugin.follow_up = {{"goal", "exit", 48, 0}};
  EXPECT_EQ(only(one.evaluate()).observations[0].reach, Reach::nobody);
  EXPECT_EQ(codes(one.evaluate()), "E001");

  one.project.card.end.reset();
  EXPECT_EQ(only(one.evaluate()).observations[0].reach, Reach::not_known);
  EXPECT_EQ(codes(one.evaluate()), "E003");
}

// Exactly as long as the project: the first day can still be seen, one day more and nobody can.
TEST(Evaluability, NobodyBeginsOneDayAfterTheFirstDayIsTheLast) {
  Case one;
  const auto length = *one.project.card.end - *one.project.card.start;
  one.plugin.follow_up = {{"goal", "entry", 0, length}};
  EXPECT_EQ(codes(one.evaluate()), "E002");
  one.plugin.follow_up = {{"goal", "entry", 0, length + 1}};
  EXPECT_EQ(codes(one.evaluate()), "E001");
}

TEST(Evaluability, AFollowUpWithoutADesignIsAPurposeToo) {
  Case one;
  one.plugin.follow_up = {{"exit+6m", "exit", 6, 0}};
  const model::Evaluability evaluability = one.evaluate();
  ASSERT_EQ(evaluability.plugins.at(0).purposes.size(), 2u);
  EXPECT_EQ(evaluability.plugins[0].purposes[1].purpose.id, "exit+6m");
  EXPECT_EQ(codes(evaluability), "E002");
}

TEST(Evaluability, TheSmallestDifferenceIsThatOfTheExactTest) {
  const auto& difference = only(Case().evaluate()).difference;
  ASSERT_TRUE(difference.has_value());
  EXPECT_EQ(difference->n, 60);
  EXPECT_TRUE(difference->is_target);
  EXPECT_EQ(difference->power, 0.8);
  EXPECT_EQ(difference->level, 0.95);
  EXPECT_EQ(difference->above, statistics::detectable_above(60, 40.0 / 60)->share);
  EXPECT_EQ(difference->below, statistics::detectable_below(60, 40.0 / 60)->share);
}

TEST(Evaluability, NoDifferenceWhereThereIsNoneToShow) {
  Case one;
  one.purpose.target.reset();
  EXPECT_EQ(only(one.evaluate()).difference->known, 0.5);
  EXPECT_FALSE(only(one.evaluate()).difference->is_target);
  one.purpose.describes = true;
  EXPECT_FALSE(only(one.evaluate()).difference.has_value());
  one.purpose.describes = false;
  one.purpose.target = 1;
  EXPECT_FALSE(only(one.evaluate()).difference.has_value());
  one.purpose.target = 0.5;
  one.purpose.planned.reset();
  EXPECT_FALSE(only(one.evaluate()).difference.has_value());
  one.purpose.planned = INT64_MAX;
  EXPECT_FALSE(only(one.evaluate()).difference.has_value());
  one.purpose.planned = 60;
  one.purpose.denominator = {};
  EXPECT_FALSE(only(one.evaluate()).difference.has_value());
}

TEST(Evaluability, FewPlannedAreFew) {
  Case one;
  one.purpose.planned = 19;
  EXPECT_EQ(codes(one.evaluate()), "E006");
  one.purpose.planned = 20;
  EXPECT_EQ(codes(one.evaluate()), "");
  one.project.few_below = 21;
  EXPECT_EQ(codes(one.evaluate()), "E006");
  one.purpose.describes = true;
  EXPECT_EQ(codes(one.evaluate()), "") << "who takes part is counted, not estimated";
}

TEST(Evaluability, WhatIsNotOnTheCardIsAskedFor) {
  Case one;
  one.project.card.planned_participants.reset();
  EXPECT_EQ(codes(one.evaluate()), "E004");
}

TEST(Evaluability, AMissingTableIsMissingAndAMissingDetailIsNot) {
  Case one;
  model::Source source;
  source.table = model::Table::states;
  for (const char* column : {"states.state", "states.from"})
    source.columns.push_back({*model::find_column(column), column, 0, 0});
  one.project.sources = {source};
  one.purpose.columns = {{"states.from", false}, {"states.employer", false}};
  const model::Evaluability sound = one.evaluate();
  EXPECT_EQ(codes(sound), "");
  EXPECT_EQ(only(sound).columns.at(1).supply, Supply::absent);
  EXPECT_FALSE(only(sound).columns.at(1).lacking);

  one.purpose.columns.push_back({"assessments.value", false});
  const model::Evaluability without_table = one.evaluate();
  EXPECT_EQ(codes(without_table), "E005");
  EXPECT_NE(without_table.findings[0].places.at(0).note.sv.find("[data.assessments] saknas"),
            std::string::npos);

  one.purpose.columns = {{"states.employer", true}};
  EXPECT_EQ(codes(one.evaluate()), "E005") << "required is required";
  one.purpose.columns = {{"project.evidence", false}};
  EXPECT_EQ(codes(one.evaluate()), "E005") << "a project table";
}

TEST(Evaluability, OpenQuestionsAreRemarkedOnAndAnsweredOnesAreNot) {
  Case one;
  model::DesignQuestion question{"gap", {"Hur?", "How?"}, {"Så.", "So."}, true, {{"a = 1", {"b", "c"}}}};
  one.purpose.questions = {question};
  EXPECT_EQ(codes(one.evaluate()), "");
  question.id = "other";
  question.answered = false;
  one.purpose.questions.push_back(question);
  const model::Evaluability open = one.evaluate();
  EXPECT_EQ(codes(open), "E007");
  EXPECT_EQ(open.findings[0].places.at(0).note.en, "goal: 1 of 2 questions open");
}

TEST(Evaluability, APluginThatFailedSaysWhyAndHidesNoOther) {
  Case one;
  host::PreparedPlugin broken;
  broken.file.id = "broken";
  const model::Evaluability evaluability = evaluability_of(
      one.project, {broken, one.plugin},
      {{{}, model::Outcome::crashed, {"Det kraschade.", "It crashed."}}, {{one.purpose}, {}, {}}});
  ASSERT_EQ(evaluability.plugins.size(), 2u);
  const std::string text = report::evaluability_text(evaluability, {model::Language::english, false, 80});
  EXPECT_NE(text.find("It crashed."), std::string::npos);
  EXPECT_NE(text.find("The goal"), std::string::npos);
}

// What is wrong in a plugin's or an evaluator's texts must not reach the terminal, and no line but those to
// be copied is wider than it.
TEST(EvaluabilityText, IsHarmlessAndFits) {
  Case one;
  one.plugin.follow_up = {{"goal", "entry", 6, 1}, {"goal", "exit", 0, 1}};
  one.purpose.title = {"Mål \x1b[31m och " + std::string(200, 'x'), "Goal \x1b[31m"};
  one.purpose.columns = {{"entry", true}, {"states.from", false}, {"project.evidence", false}};
  one.purpose.limits = {{"Det \x07 syns inte " + std::string(90, 'y'), "not shown"}};
  one.purpose.questions = {
      {"gap", {"Hur\x1b]0;?", "How?"}, {"Så.", "So."}, false, {{"first = 1\nsecond = 2", {"b", "c"}}}}};
  for (const model::Language language : {model::Language::swedish, model::Language::english}) {
    for (const std::size_t width : {0u, 40u, 60u, 100u, 200u}) {
      const std::string text = report::evaluability_text(one.evaluate(), {language, false, width});
      EXPECT_EQ(text.find_first_of("\x1b\x07\r\t"), std::string::npos);
      std::string_view rest = text;
      while (!rest.empty()) {
        const std::string_view line = rest.substr(0, rest.find('\n'));
        rest.remove_prefix(std::min(line.size() + 1, rest.size()));
        EXPECT_LE(report::display_width(line), std::max<std::size_t>(width, 40)) << line;
      }
      EXPECT_NE(text.find("          first = 1\n          second = 2\n"), std::string::npos);
    }
  }
}

TEST(EvaluabilityDocument, HoldsWhatWasFound) {
  Case one;
  one.plugin.follow_up = {{"goal", "entry", 12, 0}};
  one.purpose.columns = {{"entry", true}};
  const auto document = report::evaluability_document(one.evaluate());
  const auto& purpose = document.at("plugins").at(0).at("purposes").at(0);
  EXPECT_EQ(purpose.at("observations").at(0).at("last_day"), "2026-08-31");
  EXPECT_EQ(purpose.at("observations").at(0).at("reach"), "some");
  EXPECT_EQ(purpose.at("columns").at(0).at("supply"), "no_table");
  EXPECT_EQ(purpose.at("planned"), 60);
  EXPECT_EQ(purpose.at("detectable").at("n"), 60);
  EXPECT_EQ(document.at("project").at("end"), "2027-08-31");
  EXPECT_EQ(document.at("findings").size(), 2u);
}

}  // namespace
}  // namespace fotfaste::cli
