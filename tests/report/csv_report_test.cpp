// The report's delimited files: one long file for programs, one a table for people.
#include "report/csv_report.hpp"

#include <gtest/gtest.h>

#include <set>

#include "report/shown_table.hpp"

namespace fotfaste::report {
namespace {

Json results() {
  return Json::parse(R"json({"plugins": [{"id": "p", "tables": [
    {"id": "t", "kind": "proportion", "title": {"sv": "Andelar", "en": "Shares"}, "columns": [
      {"name": "point", "role": "dimension", "type": "text", "unit": null, "label": {"sv": "Dag", "en": "Day"}},
      {"name": "stratum", "role": "dimension", "type": "stratum", "unit": null, "label": {"sv": "Grupp", "en": "Group"}},
      {"name": "numerator", "role": "numerator", "type": "integer", "unit": null, "label": {"sv": "Antal", "en": "Count"}},
      {"name": "denominator", "role": "denominator", "type": "integer", "unit": null, "label": {"sv": "Av", "en": "Of"}},
      {"name": "months", "role": "attribute", "type": "number", "unit": "months", "label": {"sv": "Tid", "en": "Time"}},
      {"name": "value", "role": "value", "type": "number", "unit": null, "label": {"sv": "Andel", "en": "Share"}},
      {"name": "low", "role": "low", "type": "number", "unit": null, "label": {"sv": "Lägst", "en": "Low"}},
      {"name": "few", "role": "attribute", "type": "integer", "unit": null, "label": {"sv": "få", "en": "few"}}],
     "labels": {"point": {"exit": {"sv": "vid avslut", "en": "at exit"}}, "stratum": {"gender": {"sv": "kön", "en": "gender"}},
       "gender": {"a;b=c\\": {"sv": "=SUM(1)", "en": "=SUM(1)"}}},
     "rows": [
      {"point": "exit", "stratum": {}, "numerator": 30, "denominator": 60, "months": 2.5, "value": 0.5, "low": 0.25, "few": 0},
      {"point": "exit", "stratum": {"gender": "a;b=c\\"}, "numerator": 3, "denominator": 4, "months": null, "value": 0.75, "low": 0.5, "few": 1}]},
    {"id": "empty", "kind": "count", "columns": [], "rows": []}]}]})json");
}

const std::string head =
    "plugin,table,kind,row,stratum,dimensions,measure,unit,n,numerator,denominator,unknown,value,low,high,"
    "worst,"
    "best,method,few\r\n";

TEST(Estimates, StandOneALine) {
  EXPECT_EQ(estimates_csv(results()),
            head +
                "p,t,proportion,1,,point=exit,value,,,30,60,,0.5,0.25,,,,,0\r\n"
                "p,t,proportion,1,,point=exit,months,months,,,,,2.5,,,,,,\r\n"
                "p,t,proportion,2,gender=a\\;b\\=c\\\\,point=exit,value,,,3,4,,,0.5,,,,,1\r\n");
}

TEST(Estimates, LeaveOutTablesAboutPeople) {
  Json one = results();
  one["plugins"][0]["tables"][0]["columns"][0]["role"] = "person";
  EXPECT_EQ(estimates_csv(one), head);
  EXPECT_TRUE(table_csv_files(one, model::Language::swedish).empty());
}

TEST(TableFiles, AreForPeopleInTheirLanguage) {
  const auto swedish = table_csv_files(results(), model::Language::swedish);
  ASSERT_EQ(swedish.size(), 1u);
  EXPECT_EQ(swedish[0].name, "p.t.csv");
  EXPECT_EQ(swedish[0].content,
            "\xEF\xBB\xBF"
            "Dag;kön;Antal;Av;Tid;Andel;Lägst;För få?\r\n"
            "vid avslut;alla;30;60;2,5;0,5;0,25;\r\n"
            "vid avslut;'=SUM(1);3;4;;;0,5;för få\r\n");
  const auto english = table_csv_files(results(), model::Language::english);
  EXPECT_NE(english[0].content.find("at exit,everybody,30,60,2.5,0.5,0.25,\r\n"), std::string::npos)
      << english[0].content;
}

TEST(TableFiles, AreNeverPathsAndNeverClash) {
  Json hostile = results();
  Json& tables = hostile["plugins"][0]["tables"];
  hostile["plugins"][0]["id"] = "../..";
  tables[0]["id"] = "a/b";
  tables.push_back(tables[0]);
  tables.push_back(tables[0]);
  tables.back()["id"] = "A\\B";
  tables.push_back(tables[0]);
  tables.back()["id"] = std::string(5000, 'x');
  std::set<std::string> names;
  for (const CsvFile& file : table_csv_files(hostile, model::Language::swedish)) {
    EXPECT_EQ(file.name.find_first_of("/\\"), std::string::npos) << file.name;
    EXPECT_NE(file.name.front(), '.') << file.name;
    EXPECT_LT(file.name.size(), 120u);
    names.insert(file.name);
  }
  EXPECT_EQ(names,
            (std::set<std::string>{"-.-...a-b.csv", "-.-...a-b-2.csv", "-.-...A-B-3.csv", *names.rbegin()}));
  EXPECT_EQ(names.size(), 4u);
}

TEST(ShownTables, KeepAColumnThatIsNamedLikeAGroup) {
  Json table = results()["plugins"][0]["tables"][0];
  table["rows"][1]["stratum"] = {{"point", "x"}};
  const Json shown = shown_table(table);
  EXPECT_EQ(shown["rows"][1]["point"], "exit");
  EXPECT_EQ(shown["rows"][1]["stratum.point"], "x");
}

}  // namespace
}  // namespace fotfaste::report
