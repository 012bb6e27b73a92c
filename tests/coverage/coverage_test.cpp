// What an annotation may not be: a place that a run does not have, a row of another project, a reason that is
// none.
#include "coverage.hpp"

#include <gtest/gtest.h>

namespace fotfaste::coverage {
namespace {

Evidence evidence() {
  return {Json::parse(R"({
    "run": {"project": {"name": "Projektet"}},
    "findings": [],
    "plugins": [{"id": "goal-metrics", "findings": [{"code": "P130", "message": {"sv": "Inget mål", "en": "No target"}}],
      "tables": [{"id": "goals", "title": {"sv": "Mål", "en": "Goals"},
        "columns": [{"name": "goal", "label": {"sv": "Mål", "en": "Goal"}}, {"name": "stratum", "label": {"sv": "Grupp", "en": "Group"}},
                    {"name": "value", "label": {"sv": "andel", "en": "share"}}, {"name": "word", "label": {"sv": "Ord", "en": "Word"}}],
        "labels": {"goal": {"job": {"sv": "Jobb", "en": "A job | half-time"}}},
        "rows": [{"goal": "job", "stratum": {}, "value": 0.5, "word": null},
                 {"goal": "job", "stratum": {"site": "Övriga orter"}, "value": null, "word": ""}]},
        {"id": "pace", "title": {"en": "Pace"}, "columns": [{"name": "entered", "label": {"en": "Entered"}}], "labels": {}, "rows": []}]}]})"),
          Json::parse(R"({"findings": [{"code": "P150", "message": {"sv": "Fråga", "en": "A question"}}]})"),
          {{"D016", "entry outside the project"}, {"E001", "ends after"}},
          {{"sheet", "Make a dialogue sheet"}}};
}

TEST(Place, ThatARunHasIsNamedAsTheResultsNameIt) {
  const auto text = [](const char* place) {
    const Resolved resolved = resolve(place, evidence());
    EXPECT_EQ(resolved.fault, "") << place;
    return resolved.text;
  };
  EXPECT_EQ(text("goal-metrics.goals.value"), "Goals: share (`goal-metrics.goals.value`)");
  EXPECT_EQ(text("goal-metrics.goals.value goal=job"),
            "Goals: share, for “A job | half-time” (`goal-metrics.goals.value`)");
  EXPECT_EQ(text("goal-metrics.goals.goal site=\"Övriga orter\""),
            "Goals: Goal, for “Övriga orter” (`goal-metrics.goals.goal`)");
  EXPECT_EQ(text("check D016"), "`check` D016: entry outside the project");
  EXPECT_EQ(text("check P130"), "`check` P130: No target");
  EXPECT_EQ(text("check P150"), "`check` P150: A question");
  EXPECT_EQ(text("kommando sheet"), "`fotfaste sheet`: Make a dialogue sheet");
  EXPECT_EQ(text("nej: en person kan kännas igen på svaret"),
            "Not done: *en person kan kännas igen på svaret*");
}

TEST(Place, ThatNoRunHasIsAFault) {
  for (const char* place : {"",
                            "goal-metrics",
                            "goal-metrics.goals",
                            "reach.funnel.count",
                            "goal-metrics.funnel.count",
                            "goal-metrics.goals.number",
                            "goal-metrics.goals.word",
                            "goal-metrics.pace.entered",
                            "goal-metrics.goals.value goal=studies",
                            "goal-metrics.goals.value site=\"Övriga orter\"",
                            "goal-metrics.goals.value job",
                            "goal-metrics.goals.value goal=",
                            "goal-metrics.goals.value goal=\"job",
                            "goal-metrics.goals.value goal=job of",
                            "check",
                            "check D999",
                            "check D016 D017",
                            "kommando",
                            "kommando fly",
                            "nej:",
                            "nej: vi vill inte"}) {
    const Resolved resolved = resolve(place, evidence());
    EXPECT_NE(resolved.fault, "") << place;
    EXPECT_EQ(resolved.text, "") << place;
  }
}

TEST(Annotations, AreCommentsOnly) {
  const auto all = read_annotations(
      "name = \"# krav: F1 check D016\"\n# krav: F1 check D016\r\n  #krav:  F2   goal-metrics.goals.value "
      "goal=job \n"
      "x = 1 # krav: F3 check D016\n# krav:\n# kravet: F4\n");
  ASSERT_EQ(all.size(), 3U);
  EXPECT_EQ(all[0].row, "F1");
  EXPECT_EQ(all[0].place, "check D016");
  EXPECT_EQ(all[0].line, 2);
  EXPECT_EQ(all[1].row, "F2");
  EXPECT_EQ(all[1].place, "goal-metrics.goals.value goal=job");
  EXPECT_EQ(all[2].row, "");
}

TEST(Coverage, WantsAnAnswerOfEveryRowThatIsNotOpen) {
  const std::vector<Row> rows =
      read_rows("row;configuration;text\nF1;one;a job; half-time | full\nF2;one;a course\n");
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[0].text, "a job; half-time | full");
  const std::map<std::string, Evidence> runs = {{"one", evidence()}};
  const auto with = [&](std::vector<Annotation> annotations, const std::set<std::string>& open) {
    return cover(rows, open, {{"one", std::move(annotations)}}, runs);
  };
  const Annotation first{"F1", "goal-metrics.goals.value goal=job", 1};
  EXPECT_EQ(with({first}, {}).faults.size(), 1U);
  EXPECT_EQ(with({first, {"F2", "check D999", 2}}, {"F2"}).faults.size(), 1U);
  EXPECT_EQ(with({first, {"K1", "check D016", 2}}, {"F2"}).faults.size(), 1U);
  const Coverage open = with({first, first}, {"F2"});
  EXPECT_TRUE(open.faults.empty());
  EXPECT_EQ(open.open, std::set<std::string>{"F2"});
  EXPECT_NE(open.document.find("| F1 | a job; half-time \\| full | Goals: share, for “A job \\| half-time” "
                               "(`goal-metrics.goals.value`) |\n| F2 | a course | Not yet |\n"),
            std::string::npos)
      << open.document;
  const Coverage all = with({first, {"F2", "check D016", 2}, {"F2", "nej: för få för att sägas", 3}}, {});
  EXPECT_TRUE(all.faults.empty() && all.open.empty());
  EXPECT_NE(all.document.find("`check` D016: entry outside the project<br>Not done: "), std::string::npos);
}

}  // namespace
}  // namespace fotfaste::coverage
