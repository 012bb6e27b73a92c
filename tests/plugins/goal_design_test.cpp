// What goal-metrics says of goals before there are any data: the questions that their wording leaves open,
// and the lines that would answer them.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "plugins/recorded_design.hpp"

namespace fotfaste::tests {
namespace {

CompiledPlugin& plugin() {
  static CompiledPlugin compiled(GOAL_METRICS);
  return compiled;
}

// A goal by its lines: key and value.
using GoalLines = std::map<std::string, std::string>;

std::string toml_of(const GoalLines& goal) {
  std::string text = "[[goal]]\nid = \"g\"\n";
  for (const auto& [key, value] : goal) text.append(key).append(" = ").append(value).append("\n");
  return text;
}

RecordedPurpose purpose_of(const GoalLines& goal, std::optional<std::int64_t> planned = std::nullopt) {
  const auto purposes = design_of(plugin(), toml_of(goal), planned);
  EXPECT_EQ(purposes.size(), 1u);
  return purposes.at(0);
}

const char* const open_spell = "{ spell = \"employed\", starts_within = \"6m\", lasts = \"6m\" }";

TEST(GoalQuestions, EightForWorkWithinSixMonthsAndThenForSixMonths) {
  const RecordedPurpose purpose =
      purpose_of({{"target", "{ count = 40, of = 60 }"}, {"outcome", open_spell}});
  EXPECT_EQ(purpose.ids(false), "start employer subsidised hours gap studies unknown dropouts");
  EXPECT_EQ(purpose.ids(true), "");
}

TEST(GoalQuestions, AKeyThatIsWrittenAnswersItsOwnQuestionAlone) {
  const std::string whole = "start employer subsidised hours gap studies unknown dropouts";
  const auto without = [&](const std::string& id) {
    std::string rest;
    for (const char* one :
         {"start", "employer", "subsidised", "hours", "gap", "studies", "unknown", "dropouts"}) {
      if (id != one) rest.append(rest.empty() ? "" : " ").append(one);
    }
    return rest;
  };
  const std::map<std::string, std::string> keys = {{"start", "of = \"entry\""},
                                                   {"employer", "employer = \"any\""},
                                                   {"subsidised", "subsidised = \"counts\""},
                                                   {"hours", "hours_at_least = 20"},
                                                   {"gap", "gap_at_most = \"0d\""}};
  for (const auto& [id, key] : keys) {
    std::string outcome = open_spell;
    outcome.insert(outcome.size() - 2, ", " + key);
    const RecordedPurpose purpose = purpose_of({{"target", "{ count = 40, of = 60 }"}, {"outcome", outcome}});
    EXPECT_EQ(purpose.ids(true), id);
    EXPECT_EQ(purpose.ids(false), without(id));
  }
  GoalLines goal = {{"target", "{ count = 40, of = 60 }"}, {"outcome", open_spell}};
  goal["unknown"] = "\"unknown\"";
  EXPECT_EQ(purpose_of(goal).ids(true), "unknown");
  goal["dropouts"] = "\"left_out\"";
  EXPECT_EQ(purpose_of(goal).ids(true), "unknown dropouts");
  EXPECT_EQ(purpose_of(goal).questions.at("dropouts").reading.en, "No, whoever dropped out does not count.");
  EXPECT_TRUE(purpose_of(goal).columns.contains("exit_reason"));
  goal.erase("dropouts");
  EXPECT_FALSE(purpose_of(goal).columns.contains("exit_reason"));
  goal["agreed"] = "[\"studies\", \"hours\"]";
  EXPECT_EQ(purpose_of(goal).ids(true), "hours studies unknown");
}

TEST(GoalQuestions, ReadingsSayWhatIsAssumedOrWritten) {
  const RecordedPurpose open = purpose_of({{"target", "{ share = 0.8 }"}, {"outcome", open_spell}});
  EXPECT_EQ(open.questions.at("start").reading.sv, "Från deltagarens start.");
  EXPECT_EQ(open.questions.at("gap").reading.en, "No gap.");
  const RecordedPurpose written =
      purpose_of({{"target", "{ share = 0.8 }"},
                  {"outcome",
                   "{ spell = [\"employed\", \"education\"], starts_within = \"6m\", of = \"exit\", lasts = "
                   "\"6m\", gap_at_most = \"1m\", employer = \"same\", subsidised = \"only\", hours_at_least "
                   "= 37.5 }"},
                  {"unknown", "\"not_reached\""}});
  EXPECT_EQ(written.ids(false), "dropouts");
  EXPECT_EQ(written.questions.at("start").reading.sv, "Från avslutet.");
  EXPECT_EQ(written.questions.at("gap").reading.sv, "Högst 1 månad.");
  EXPECT_EQ(written.questions.at("employer").reading.en, "Yes, the same employer.");
  EXPECT_EQ(written.questions.at("subsidised").reading.sv, "Bara sådant arbete räknas.");
  EXPECT_EQ(written.questions.at("hours").reading.en, "At least 37.5 hours a week.");
  EXPECT_EQ(written.questions.at("studies").reading.sv, "Ja, studier räknas.");
  EXPECT_EQ(written.questions.at("unknown").reading.sv, "Som att inte ha nått målet.");
}

TEST(GoalQuestions, PartsThatAreReadDifferentlySaySo) {
  const RecordedPurpose purpose = purpose_of(
      {{"target", "{ share = 0.8 }"},
       {"outcome",
        "{ any = [ { spell = \"employed\", on = \"exit\", subsidised = \"counts\" }, { spell = "
        "\"self_employed\", on = \"exit+6m\", subsidised = \"excluded\" }, { spell = \"education\", on = "
        "\"exit\" } ] }"}});
  EXPECT_EQ(purpose.questions.at("subsidised").reading.en,
            "The parts of the goal are read differently, as they are written.");
  EXPECT_TRUE(purpose.questions.at("subsidised").answered);
  EXPECT_FALSE(purpose.questions.contains("start")) << "nothing has to begin in time";
}

TEST(GoalQuestions, OfAssessmentsInstrumentRaterAndOccasion) {
  const RecordedPurpose open =
      purpose_of({{"target", "{ share = 0.8 }"}, {"outcome", "{ assessment = \"ready\", at_least = 4 }"}});
  EXPECT_EQ(open.ids(false), "instrument rater occasion unknown dropouts");
  const RecordedPurpose written =
      purpose_of({{"target", "{ share = 0.8 }"},
                  {"outcome",
                   "{ assessment = \"exit.ready\", rater = [\"participant\", \"caseworker\"], at = \"exit\", "
                   "at_least = 4 }"}});
  EXPECT_EQ(written.ids(true), "instrument rater occasion");
  EXPECT_EQ(written.questions.at("rater").reading.en, "Only answers of participant, caseworker.");
}

TEST(GoalQuestions, OfSupportHowMuch) {
  EXPECT_EQ(purpose_of({{"target", "{ count = 60 }"}}).ids(false), "dose");
  const RecordedPurpose open =
      purpose_of({{"target", "{ count = 60 }"}, {"outcome", "{ activity = \"A\" }"}});
  EXPECT_EQ(open.ids(false), "dose unknown dropouts");
  const RecordedPurpose written =
      purpose_of({{"target", "{ count = 60 }"},
                  {"outcome", "{ activity = \"A\", count_at_least = 2, hours_at_least = 10 }"}});
  EXPECT_EQ(written.ids(true), "dose");
  EXPECT_EQ(written.questions.at("dose").reading.sv, "Minst 2 gånger och 10 timmar.");
}

TEST(GoalQuestions, ToleranceWhereTheWordingIsAboutOrTheGoalIsWhoTakesPart) {
  const auto tolerance = [](const GoalLines& goal) {
    return purpose_of(goal).questions.contains("tolerance");
  };
  EXPECT_TRUE(tolerance({{"target", "{ share = 0.4 }"}, {"outcome", "{ gender = \"woman\" }"}}));
  EXPECT_TRUE(tolerance({{"target", "{ share = 0.4 }"},
                         {"text", "{ sv = \"Ca 40 % i arbete\" }"},
                         {"outcome", "{ spell = \"employed\", on = \"exit\" }"}}));
  EXPECT_FALSE(tolerance({{"target", "{ share = 0.4 }"},
                          {"text", "{ sv = \"Samordnad insats i Alicante\", en = \"In roundabout ways\" }"},
                          {"outcome", "{ spell = \"employed\", on = \"exit\" }"}}));
  const RecordedPurpose stated =
      purpose_of({{"target", "{ share = 0.4, tolerance = 0.025 }"}, {"outcome", "{ gender = \"woman\" }"}});
  EXPECT_EQ(stated.ids(true), "tolerance");
  EXPECT_EQ(stated.questions.at("tolerance").reading.sv, "Från 37,5 % till 42,5 %.");
  EXPECT_EQ(stated.questions.at("tolerance").reading.en, "From 37.5 % to 42.5 %.");
  EXPECT_TRUE(stated.describes);
}

TEST(GoalQuestions, OfEvidenceWhatItTakesAndOfNothingHowItIsShown) {
  EXPECT_EQ(purpose_of({{"evidence", "{ statement = \"s\" }"}}).ids(false), "threshold");
  EXPECT_EQ(purpose_of({{"evidence", "{ statement = \"s\", threshold = \"t\" }"}}).ids(true), "threshold");
  const RecordedPurpose stated_only = purpose_of({{"text", "\"Fler får jobb\""}});
  EXPECT_EQ(stated_only.ids(false), "measure");
  EXPECT_TRUE(stated_only.denominator.sv.empty());
  EXPECT_EQ(stated_only.limits.size(), 1u);
}

TEST(GoalQuestions, AGoalWithoutATargetIsAskedForOne) {
  const RecordedPurpose purpose = purpose_of({{"outcome", "{ spell = \"employed\", on = \"exit\" }"}});
  EXPECT_EQ(purpose.ids(false), "target subsidised hours studies unknown dropouts");
  EXPECT_EQ(purpose.target, std::nullopt);
}

// Wordings of all kinds; every option of every question must be a line that the goal can have, and must
// answer the question it is an option of.
TEST(GoalQuestions, EveryOptionIsAValidLineThatAnswersTheQuestion) {
  const std::vector<GoalLines> wordings = {
      {{"outcome", open_spell}},
      {{"outcome", open_spell}, {"target", "{ count = 40, of = 60 }"}, {"agreed", "[\"hours\"]"}},
      {{"outcome",
        "{ spell = \"Fast \\\"jobb\\\"\", level = \"label\", starts_within = \"1y\", lasts = \"1d\" }"}},
      {{"outcome", "{ spell = [\"employed\", \"self_employed\"], within = [\"exit\", \"exit+28d\"] }"},
       {"population", "{ exited = true }"},
       {"target", "{ share = 0.8 }"},
       {"text", "\"omkring 80 %\""}},
      {{"outcome",
        "{ any = [ { assessment = \"exit.ready\", at_least = 4 }, { spell = \"employed\", on = "
        "\"exit\" }, { all = [ { activity = \"Å ä ö\" }, { assessment = \"x\", between = [1.5, 2] "
        "} ] } ] }"},
       {"population", "{ any = [ { gender = \"woman\" }, { age = { at_least = 18 } } ] }"}},
      {{"outcome", "{ not = { activity = [\"A\", \"B\"], kind = \"group\" } }"}},
      {{"outcome",
        "{ count = [ { event = \"E\", within = \"30d\" }, { activity = \"A\" } ], at_least = 1 }"}},
      {{"outcome", "{ gender = \"woman\" }"}, {"target", "{ share = 0.4 }"}},
      {{"target", "{ count = 60 }"}},
      {{"evidence", "{ statement = \"s\", decided = 2027-06-15 }"}},
      {{"text", "\"inget mer\""}},
  };
  std::size_t tried = 0;
  for (const GoalLines& wording : wordings) {
    const RecordedPurpose before = purpose_of(wording);
    EXPECT_FALSE(before.questions.empty());
    for (const auto& [id, question] : before.questions) {
      EXPECT_FALSE(question.options.empty());
      EXPECT_TRUE(question.question.sv.ends_with("?") && question.question.en.ends_with("?")) << id;
      for (const RecordedOption& option : question.options) {
        SCOPED_TRACE(toml_of(wording) + "---\n" + option.toml);
        EXPECT_EQ(option.toml.find('\n'), std::string::npos);
        const std::size_t equals = option.toml.find(" = ");
        ASSERT_NE(equals, std::string::npos);
        GoalLines changed = wording;
        changed[option.toml.substr(0, equals)] = option.toml.substr(equals + 3);
        RecordedPurpose after;
        ASSERT_NO_THROW(after = purpose_of(changed));
        // A goal that gets its first outcome has other questions than the one that was answered.
        const auto same = after.questions.find(id);
        if (same != after.questions.end()) {
          EXPECT_TRUE(same->second.answered);
        } else {
          EXPECT_TRUE(id == "measure" || id == "target");
        }
        ++tried;
      }
    }
  }
  EXPECT_GT(tried, 80u);
}

// Writing down what is assumed, or agreeing on it, changes no question's reading.
TEST(GoalQuestions, AgreeingLeavesTheReadingAsItIs) {
  const GoalLines goal = {{"outcome", open_spell}, {"target", "{ share = 0.5 }"}};
  const RecordedPurpose before = purpose_of(goal);
  GoalLines agreed = goal;
  std::string list;
  for (const std::string& id : before.order)
    list.append(list.empty() ? "\"" : ", \"").append(id).append("\"");
  agreed["agreed"] = "[" + list + "]";
  const RecordedPurpose after = purpose_of(agreed);
  EXPECT_EQ(after.ids(false), "");
  for (const auto& [id, question] : before.questions)
    EXPECT_EQ(after.questions.at(id).reading, question.reading) << id;
}

TEST(GoalDesign, DenominatorPlannedAndTarget) {
  const RecordedPurpose counted =
      purpose_of({{"target", "{ count = 40, of = 60 }"}, {"outcome", open_spell}}, 70);
  EXPECT_EQ(counted.planned, 60);
  EXPECT_EQ(counted.target, 40.0 / 60);
  EXPECT_EQ(counted.line, 1u);
  EXPECT_TRUE(counted.columns.contains("states.core_state"));
  EXPECT_TRUE(counted.columns.contains("entry"));
  const RecordedPurpose share = purpose_of({{"target", "{ share = 0.8 }"},
                                            {"population", "{ exited = true }"},
                                            {"unknown", "\"not_reached\""},
                                            {"outcome", "{ spell = \"employed\", on = \"exit\" }"}},
                                           70);
  EXPECT_EQ(share.planned, 70) << "everybody leaves some day";
  EXPECT_EQ(share.denominator.sv,
            "alla i programmet som har slutat; den vars utfall är okänt räknas som att inte ha nått målet");
  const RecordedPurpose some = purpose_of({{"target", "{ count = 10 }"},
                                           {"population", "{ source = \"IMA\" }"},
                                           {"outcome", "{ spell = \"employed\", on = \"exit\" }"}},
                                          70);
  EXPECT_EQ(some.planned, std::nullopt) << "nobody said how many come from there";
  EXPECT_EQ(some.target, std::nullopt);
  EXPECT_EQ(purpose_of({{"target", "{ count = 80 }"}}, 70).target, std::nullopt) << "more than are planned";
}

TEST(GoalDesign, SaysThatItShowsNoCauseUnlessGroupsAreCompared) {
  const auto says_cause = [](const RecordedPurpose& purpose) {
    return std::any_of(purpose.limits.begin(), purpose.limits.end(),
                       [](const Label& limit) { return limit.en.find("the cause") != std::string::npos; });
  };
  const GoalLines goal = {{"target", "{ share = 0.5 }"}, {"outcome", open_spell}};
  EXPECT_TRUE(says_cause(purpose_of(goal)));
  GoalLines compared = goal;
  compared["population"] = "{ group = [\"programme\", \"comparison\"] }";
  EXPECT_FALSE(says_cause(purpose_of(compared)));
  EXPECT_FALSE(
      says_cause(purpose_of({{"target", "{ share = 0.4 }"}, {"outcome", "{ gender = \"woman\" }"}})));
}

TEST(GoalDesign, ATargetForEachGroupIsATarget) {
  const RecordedPurpose purpose =
      purpose_of({{"by", "[\"site\"]"},
                  {"group", "[{ by = \"site\", is = \"Ljungby\", target = { count = 5 } }]"},
                  {"outcome", "{ spell = \"employed\", on = \"exit\" }"}});
  EXPECT_FALSE(purpose.questions.contains("target"));
  EXPECT_TRUE(purpose.columns.contains("site"));
}

TEST(GoalDesign, CountingFromTheCohortNeedsItsStart) {
  const RecordedPurpose purpose =
      purpose_of({{"target", "{ share = 0.5 }"},
                  {"outcome", "{ spell = \"employed\", starts_within = \"6m\", of = \"cohort\" }"}});
  EXPECT_EQ(purpose.questions.at("start").reading.sv, "Från omgångens start.");
  EXPECT_TRUE(purpose.columns.contains("project.cohorts.start"));
}

TEST(GoalDesign, NothingIsSaidOfNoGoals) {
  EXPECT_TRUE(design_of(plugin(), "").empty());
}

}  // namespace
}  // namespace fotfaste::tests
