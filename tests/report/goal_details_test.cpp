// The sections that go with the goals: what they say, in which words, and that they say nothing without rows.
#include <gtest/gtest.h>

#include "report/display_text.hpp"
#include "report/terminal_report.hpp"

namespace fotfaste::report {
namespace {

using Json = nlohmann::ordered_json;
using model::Language;

// A document of one plugin with one table.
Json document(const char* id, const char* kind, const char* rows) {
  Json table = Json::object();
  table["id"] = id;
  table["kind"] = kind;
  table["title"] = {{"sv", "Rubriken"}, {"en", "The heading"}};
  table["columns"] = Json::array();
  table["rows"] = Json::parse(rows);
  Json plugin = {{"id", "goal-metrics"}, {"outcome", "ok"}};
  plugin["tables"] = Json::array({table});
  Json results = Json::object();
  results["plugins"] = Json::array({plugin});
  return results;
}

// On one line, with single spaces.
std::string said(const Json& results, Language language = Language::swedish) {
  std::string text;
  for (const char c : terminal_report(results, {language, false, 200})) {
    const bool space = c == ' ' || c == '\n';
    if (!space || (!text.empty() && text.back() != ' ')) text.push_back(space ? ' ' : c);
  }
  return text;
}

std::string forecast_of(double probability, Language language) {
  const std::string row =
      R"([{"goal": "g", "stratum": {}, "reached": 14, "judged": 20, "in_time": 25, "too_late": 3, "to_come": 15,
           "at_pace": 10, "target_low": 40, "target_high": null, "scale": "count", "low": 36, "high": 51,
           "probability": )" +
      std::to_string(probability) + R"(, "probability_at_pace": 0.31, "basis": "forecast"}])";
  return said(document("forecast", "records", row.c_str()), language);
}

TEST(Forecast, IsSaidNoCloserThanItDeserves) {
  EXPECT_NE(forecast_of(0.8731, Language::swedish).find("ungefär 9 på 10"), std::string::npos);
  EXPECT_NE(forecast_of(0.8731, Language::english).find("about 9 in 10"), std::string::npos);
  EXPECT_NE(forecast_of(0.96, Language::swedish).find("mer än 19 på 20"), std::string::npos);
  EXPECT_NE(forecast_of(0.04, Language::english).find("less than 1 in 20"), std::string::npos);
  EXPECT_NE(forecast_of(0.06, Language::swedish).find("ungefär 1 på 10"), std::string::npos);
  EXPECT_EQ(forecast_of(0.8731, Language::swedish).find("0,87"), std::string::npos);
  EXPECT_EQ(forecast_of(0.8731, Language::swedish).find("87 %"), std::string::npos);
}

TEST(Forecast, SaysWhatItRestsOn) {
  const std::string text = forecast_of(0.87, Language::swedish);
  EXPECT_NE(text.find("14 av 20"), std::string::npos) << text;
  EXPECT_NE(text.find("36–51"), std::string::npos);
  EXPECT_NE(text.find("3 hinner inte följas upp före projektets slut."), std::string::npos);
  EXPECT_NE(text.find("med takten hittills börjar 10 av 15 planerade i tid, och chansen är ungefär 3 på 10."),
            std::string::npos);
  EXPECT_NE(text.find("bara om de som återstår liknar dem som redan kunnat bedömas"), std::string::npos);
}

TEST(Forecast, OfWhatIsDecidedIsNotShown) {
  const Json results = document("forecast", "records",
                                R"([{"goal": "g", "stratum": {}, "basis": "decided", "probability": 1}])");
  EXPECT_EQ(said(results).find("Rubriken"), std::string::npos);
}

TEST(Pace, IsShownWhileThereIsTime) {
  const char* rows =
      R"([{"goal": null, "stratum": {}, "entered": 24, "planned": 60, "entries_a_month": 2.04, "entries_needed": 1.5,
           "months_left": 24},
          {"goal": "g", "stratum": {"site": "Ljungby"}, "entered": 9, "planned": 90, "entries_needed": 3.26,
           "last_entry": "2026-08-31", "reached": 3, "target": 40, "reached_needed": 1.54, "months_left": 24},
          {"goal": "without-target", "stratum": {}, "entered": 24, "months_left": 24}])";
  const std::string text = said(document("pace", "records", rows));
  EXPECT_NE(text.find("Hela projektet 24 av 60 2,0 1,5"), std::string::npos) << text;
  EXPECT_NE(text.find("g: Ljungby 9 av 90 3,3 2026-08-31 3 av 40 1,5"), std::string::npos) << text;
  EXPECT_EQ(text.find("without-target"), std::string::npos);
  const char* over = R"([{"goal": null, "stratum": {}, "entered": 60, "planned": 60, "months_left": 0.03}])";
  EXPECT_EQ(said(document("pace", "records", over)).find("Rubriken"), std::string::npos);
}

TEST(Sensitivity, SaysHowMuchHangsOnTheReading) {
  const char* rows =
      R"([{"goal": "g", "alternative": "declared", "numerator": 40, "denominator": 60, "unknown": 0, "early": 0,
           "difference": 0, "value": 0.667, "low": 0.54, "high": 0.77, "verdict": "reached"},
          {"goal": "g", "alternative": "a", "numerator": 29, "denominator": 60, "unknown": 0, "early": 2,
           "difference": -9, "value": 0.48, "low": 0.36, "high": 0.61, "verdict": "not_reached"}])";
  const std::string text = said(document("sensitivity", "goals", rows));
  EXPECT_NE(text.find("a 29 av 60 48 % 36–61 % −9"), std::string::npos) << text;
  EXPECT_NE(text.find("Beroende på läsning har mellan 31 och 40 nått målet."), std::string::npos) << text;
  EXPECT_NE(said(document("sensitivity", "goals", rows), Language::english)
                .find("Depending on the reading between 31 and 40 have reached the goal."),
            std::string::npos);
}

TEST(Coverage, SaysHowManyPointsAreDone) {
  const char* rows =
      R"([{"checklist": "c", "points": 10, "done": 8, "documented": 7, "partly": 1, "not_done": 1, "target": 10,
           "reached": 0}])";
  const std::string text = said(document("coverage", "records", rows));
  EXPECT_NE(
      text.find("c: 8 av 10 klara, varav 7 med underlag; 1 delvis, 1 inte. Målet är 10 och är inte nått."),
      std::string::npos)
      << text;
}

TEST(OwnGoals, SayHowManyReachedSoMany) {
  const char* rows =
      R"([{"own_goals": "o", "stratum": {}, "reached": "exactly", "goals": 1, "numerator": 15, "denominator": 31,
           "unknown": 8, "without_goals": 2, "going_on": 21, "value": 0.484, "low": 0.32, "high": 0.65, "few": 0}])";
  EXPECT_NE(said(document("own-goals", "proportion", rows)).find("o 1 mål 15 av 31 48 % 32–65 % 8 2 21"),
            std::string::npos)
      << said(document("own-goals", "proportion", rows));
}

TEST(GoalDetails, SayNothingWithoutRows) {
  for (const char* id : {"goal-parts", "sensitivity", "pace", "forecast", "own-goals", "own-goals-total",
                         "coverage", "checklist"}) {
    EXPECT_EQ(said(document(id, "records", "[]")).find("Rubriken"), std::string::npos) << id;
  }
}

TEST(GoalDetails, SurviveRowsOfAnyForm) {
  for (const char* id :
       {"goal-parts", "sensitivity", "pace", "forecast", "own-goals", "coverage", "checklist"}) {
    EXPECT_NO_THROW(static_cast<void>(said(document(
        id, "records", R"([{}, 5, {"goal": 1, "stratum": 2, "probability": "x", "checklist": []}])"))))
        << id;
  }
}

}  // namespace
}  // namespace fotfaste::report
