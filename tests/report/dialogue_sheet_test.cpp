// A dialogue sheet: each rater's answers apart, day by day, and nothing made up where there is none.
#include "report/dialogue_sheet.hpp"

#include <gtest/gtest.h>

namespace fotfaste::report {
namespace {

using Json = nlohmann::ordered_json;

Json row(const char* entry, const char* rater, const char* measure, const char* date, Json value) {
  return {{"person", "p7"}, {"entry", entry}, {"instrument", "steg"}, {"rater", rater}, {"measure", measure},
          {"date", date},   {"value", value}, {"lowest", 1},          {"highest", 5}};
}

Json sheet(Json rows) {
  Json columns = Json::array();
  for (const char* name :
       {"person", "entry", "instrument", "rater", "measure", "date", "value", "lowest", "highest"}) {
    columns.push_back({{"name", name}, {"role", std::string(name) == "person" ? "person" : "attribute"}});
  }
  return {{"project", {{"name", "Steget"}}},
          {"as_of", "2021-12-31"},
          {"table",
           {{"title", {{"sv", "Underlag"}, {"en", "Sheet"}}},
            {"description",
             {{
                  "sv",
                  "Inget betyg.",
              },
              {"en", "No verdict."}}},
            {"columns", columns},
            {"labels", {{"measure", {{"hope", {{"sv", "Tror på framtiden"}, {"en", "Hope"}}}}}}},
            {"rows", std::move(rows)}}}};
}

std::string text(Json rows) {
  return dialogue_sheet_text(sheet(std::move(rows)), {model::Language::swedish, false, 100});
}

TEST(DialogueSheet, ShowsAnswersByDayAndRater) {
  const std::string page = text({row("2021-08-16", "participant", "hope", "2021-11-20", 4),
                                 row("2021-08-16", "participant", "hope", "2021-08-20", 2),
                                 row("2021-08-16", "participant", "plan", "2021-11-20", 3),
                                 row("2021-08-16", "caseworker", "hope", "2021-08-20", 3.5)});
  EXPECT_NE(page.find("p7"), std::string::npos) << page;
  EXPECT_NE(page.find("↑ +2"), std::string::npos) << page;
  EXPECT_LT(page.find("2021-08-20"), page.find("2021-11-20")) << "days stand in order";
  EXPECT_NE(page.find("3,5"), std::string::npos) << page;
  EXPECT_NE(page.find("–"), std::string::npos) << "an answer that is not there is not a number";
  EXPECT_NE(page.find("Skala 1–5"), std::string::npos) << page;
  EXPECT_NE(page.find("Inget betyg."), std::string::npos) << page;
  EXPECT_EQ(page.find("start 2021-08-16"), std::string::npos) << "one participation needs no telling apart";
}

TEST(DialogueSheet, TellsTwoParticipationsApart) {
  const std::string page = text({row("2021-08-16", "participant", "hope", "2021-08-20", 2),
                                 row("2022-08-16", "participant", "hope", "2022-08-20", 4)});
  EXPECT_NE(page.find("start 2021-08-16"), std::string::npos) << page;
  EXPECT_NE(page.find("start 2022-08-16"), std::string::npos) << page;
  EXPECT_EQ(page.find("↑"), std::string::npos) << "they are not one development: " << page;
}

TEST(DialogueSheet, ShowsATableThatItDoesNotKnowAsItIs) {
  Json other = sheet(Json::array({{{"person", "p7"}, {"note", "hej"}}}));
  other["table"]["columns"] = Json::array({{{"name", "person"}, {"role", "person"}}, {{"name", "note"}}});
  EXPECT_NE(dialogue_sheet_text(other, {}).find("hej"), std::string::npos);
}

}  // namespace
}  // namespace fotfaste::report
