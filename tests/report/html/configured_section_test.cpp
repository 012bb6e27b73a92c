// The definitions, as the project set them, in the method section of the page.
#include <gtest/gtest.h>

#include <string>

#include "report/html/html_report.hpp"
#include "report/html/page.hpp"

namespace fotfaste::report {
namespace {

using model::Language;

Json text(const char* sv, const char* en) {
  return {{"sv", sv}, {"en", en}};
}

Json results() {
  Json plugin;
  plugin["id"] = "goal-metrics";
  plugin["title"] = text("Mål", "Goals");
  plugin["parameters"] = {{"goal",
                           {{{"id", "work"},
                             {"text", text("I arbete", "In work")},
                             {"outcome", {{"spell", "employed"}, {"on", "exit+6m"}}},
                             {"population", {{"exited", true}}},
                             {"unknown", "unknown"},
                             {"target", {{"count", 40}, {"share", 0.5}}}}}},
                          {"points", {"exit", "exit+6m"}},
                          {"strict", true},
                          {"keys", {{"hours_at_least", 20}}}};
  plugin["parameter_notes"] = {
      {"labels",
       {{"goal/outcome",
         {{"label", text("När målet är nått. Annars deltagarna.", "When it is reached. Or so.")}}},
        {"goal/population", {{"label", text("Vilka målet gäller.", "Whom it is about.")}}},
        {"goal/unknown", {{"label", text("Vad okända räknas som.", "What unknown count as.")}}},
        {"goal/target", {{"label", text("Målvärdet.", "The target.")}}},
        {"goal/target/count", {{"label", text("Minst så många.", "At least so many.")}}},
        {"points", {{"label", text("Punkter.", "Points.")}, {"unit", nullptr}}},
        {"keys", {{"label", text("Ändringar.", "Changes.")}}},
        {"strict", {{"label", text("Strängt.", "Strict.")}}}}},
      {"defaults", {"goal/0/unknown", "points"}},
      {"words",
       {{"goal/0/outcome",
         text("är i arbete 6 månader efter avslutet", "is employed 6 months after the exit")},
        {"goal/0/population", text("har slutat", "has left")},
        {"goal/0/unknown", text("okända, utanför nämnaren", "unknown, outside the denominator")},
        {"points/0", text("avslutsdagen", "the day of exit")},
        {"points/1", text("6 månader efter avslutet", "6 months after the exit")}}},
      {"judged", {{"goal/0/outcome", text("6 månader efter avslutet", "6 months after the exit")}}}};
  plugin["definitions"] = {{{"id", "work"},
                            {"title", text("I arbete", "In work")},
                            {"denominator", text("de som har slutat", "those who have left")},
                            {"readings",
                             {{{"question", text("Hur många timmar?", "How many hours?")},
                               {"reading", text("Oavsett arbetstid.", "Whatever the hours.")},
                               {"stated", false}},
                              {{"question", text("Vems svar?", "Whose answers?")},
                               {"reading", text("Allas.", "Everybody's.")},
                               {"stated", true}}}}},
                           {{"id", "exit"},
                            {"title", text("Läget vid avslut", "The state at exit")},
                            {"denominator", text("alla vars läge är känt", "all whose state is known")},
                            {"readings", Json::array()}}};
  Json document;
  document["plugins"] = Json::array({plugin});
  return document;
}

std::string section(const Json& document, Language language = Language::swedish) {
  Page page(document, language);
  write_configured(page);
  return page.html.str();
}

void expect_in_order(const std::string& text, std::initializer_list<const char*> parts) {
  std::size_t at = 0;
  for (const char* const part : parts) {
    const std::size_t found = text.find(part, at);
    EXPECT_NE(found, std::string::npos) << part << " in\n" << text;
    if (found != std::string::npos) at = found;
  }
}

TEST(ConfiguredSection, SaysOfEachGoalWhatIsReachedOfWhomAndWhen) {
  expect_in_order(section(results()),
                  {"<summary>Mål",
                   "<h4>I arbete",
                   "<dt>När målet är nått",
                   "Den som är i arbete 6 månader efter avslutet. Kan bedömas efter: 6 månader "
                   "efter avslutet.",
                   "<dt>Vilka målet gäller",
                   "Den som har slutat.",
                   "<dt>Målvärdet",
                   "Minst så många: 40",
                   "<dt>Vilka som räknas",
                   "De som har slutat.",
                   "<h4>Förval, där inget annat står ovan",
                   "<dt>Vad okända räknas som",
                   "Okända, utanför nämnaren.",
                   "<dt>Läget vid avslut",
                   "Alla vars läge är känt.",
                   "<h4>Antaget",
                   "<li>Hur många timmar? Oavsett arbetstid.",
                   "<h4>Inställningar",
                   "<dt>Punkter",
                   "Avslutsdagen, 6 månader efter avslutet (förval).",
                   "<dt>Strängt",
                   "Ja."});
  expect_in_order(section(results(), Language::english),
                  {"<h4>In work", "Whoever is employed 6 months after the exit. Can be judged after",
                   "<h4>Defaults", "Unknown, outside the denominator.", "<h4>Settings"});
}

TEST(ConfiguredSection, SaysWhatWasAssumedAndNotWhatWasStated) {
  EXPECT_EQ(section(results()).find("Vems svar?"), std::string::npos);
}

TEST(ConfiguredSection, ShowsKeysWithoutWordsAsTheyWereWritten) {
  EXPECT_NE(section(results()).find("hours_at_least: 20"), std::string::npos);
}

TEST(ConfiguredSection, SaysSoWhenTheResultDoesNotTell) {
  Json old = results();
  for (const char* key : {"parameters", "parameter_notes", "definitions"}) old["plugins"][0].erase(key);
  EXPECT_NE(section(old).find("Resultatet säger inte hur projektet har ställt in måtten"), std::string::npos);
}

TEST(ConfiguredSection, KeepsHostileTextText) {
  Json document = results();
  Json& plugin = document["plugins"][0];
  const std::string hostile = "</dl><script>alert(1)</script>\u202e";
  plugin["parameters"]["goal"][0]["text"] = hostile;
  plugin["parameters"][hostile] = hostile;
  plugin["parameter_notes"]["labels"]["strict"]["label"] = hostile;
  plugin["parameter_notes"]["words"]["goal/0/outcome"] = hostile;
  plugin["definitions"][0]["denominator"] = hostile;
  const std::string html = section(document);
  EXPECT_EQ(html.find("<script"), std::string::npos);
  EXPECT_EQ(html.find("\u202e"), std::string::npos);
}

// Whatever is missing, of another type or nested without end.
TEST(ConfiguredSection, SurvivesAnyForm) {
  const Json whole = results();
  Json deep = 1;
  for (int i = 0; i < 100; ++i) deep = Json::array({deep});
  const Json flat = whole.flatten();
  for (const auto& [path, value] : flat.items()) {
    for (std::string place = path; place.find('/', 1) != std::string::npos; place.erase(place.rfind('/'))) {
      for (const Json& replacement :
           {Json(nullptr), Json(5), Json("x"), Json::array(), Json::object(), deep}) {
        Json document = whole;
        document[Json::json_pointer(place)] = replacement;
        EXPECT_FALSE(section(document).empty()) << place;
      }
    }
  }
}

}  // namespace
}  // namespace fotfaste::report
