// Lists of single people: what a spreadsheet program gets.
#include "report/person_list.hpp"

#include <gtest/gtest.h>

#include "fotfaste/descriptor.h"

namespace fotfaste::report {
namespace {

model::TableResult people(const std::vector<std::string>& caseworkers) {
  model::TableResult table;
  table.description.id = "due";
  table.description.kind = FOTFASTE_KIND_RECORDS;
  table.description.title = {"Att följa upp", "To follow up"};
  table.description.columns = {
      {"person", FOTFASTE_TYPE_TEXT, FOTFASTE_ROLE_PERSON, "", {"Deltagare", "Participant"}},
      {"caseworker", FOTFASTE_TYPE_TEXT, FOTFASTE_ROLE_ATTRIBUTE, "", {"Handledare", "Caseworker"}},
      {"due", FOTFASTE_TYPE_DATE, FOTFASTE_ROLE_ATTRIBUTE, "", {"Dag", "Day"}}};
  table.added_from = 3;
  for (const std::string& caseworker : caseworkers) {
    table.rows.push_back(
        {std::string("p") + std::to_string(table.rows.size()), caseworker, model::DateCell{0}});
  }
  return table;
}

std::string csv(const std::vector<std::string>& caseworkers) {
  return person_list_csv(person_list_document({}, 0, people(caseworkers)), model::Language::swedish);
}

TEST(PersonList, IsAFileThatASpreadsheetOpens) {
  EXPECT_EQ(csv({"hl-1"}),
            "\xEF\xBB\xBF"
            "Deltagare;Handledare;Dag\r\np0;hl-1;1970-01-01\r\n");
}

TEST(PersonList, IsNoFormulaAndKeepsItsColumns) {
  const std::string text = csv({"=1+1", "a;b", "säg \"hej\"", "-2", "@SUM(A1)"});
  for (const char* line :
       {"p0;'=1+1;", "p1;\"a;b\";", "p2;\"säg \"\"hej\"\"\";", "p3;'-2;", "p4;'@SUM(A1);"}) {
    EXPECT_NE(text.find(std::string("\r\n").append(line)), std::string::npos) << line << text;
  }
}

TEST(PersonList, ShowsEverybodyOnATerminal) {
  const std::string text = person_list_text(
      person_list_document({}, 0, people(std::vector<std::string>(50, "hl"))), {model::Language::english});
  EXPECT_NE(text.find("To follow up"), std::string::npos) << text;
  EXPECT_NE(text.find("p49"), std::string::npos) << text;
}

}  // namespace
}  // namespace fotfaste::report
