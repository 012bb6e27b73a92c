// The parts of an export: delimited text, months compared, codes in words, what rules are broken.
#include <gtest/gtest.h>

#include "report/csv.hpp"
#include "report/export_document.hpp"
#include "report/export_notes.hpp"
#include "report/month_digests.hpp"

namespace fotfaste::report {
namespace {

using Json = nlohmann::ordered_json;

Json table(const std::string& rows) {
  return Json::parse(R"({"id": "t", "kind": "records", "title": {"sv": "T", "en": "T"}, "columns": [
      {"name": "month", "role": "dimension", "type": "text", "label": {"sv": "Månad", "en": "Month"}},
      {"name": "indicator", "role": "dimension", "type": "text", "label": {"sv": "Indikator", "en": "Indicator"}},
      {"name": "value", "role": "value", "type": "number", "label": {"sv": "Värde", "en": "Value"}}],
    "labels": {"indicator": {"A": {"sv": "Ä; \"x\"", "en": "=1+1"}}}, "rows": )" +
                     rows + "}");
}

TEST(Csv, KeepsNumbersNumbersAndTextText) {
  const Json one = table(R"([{"month": "@x", "indicator": "A", "value": -1234567.25},
                             {"month": "-1", "indicator": "B", "value": -5}])");
  EXPECT_EQ(csv_text(one, {model::Language::swedish, ';'}),
            "\xEF\xBB\xBFMånad;Indikator;Värde\r\n'@x;\"Ä; \"\"x\"\"\";-1234567,25\r\n'-1;B;-5\r\n");
  EXPECT_EQ(csv_text(one, {model::Language::swedish, ','}),
            "\xEF\xBB\xBFMånad,Indikator,Värde\r\n'@x,\"Ä; \"\"x\"\"\",-1234567.25\r\n'-1,B,-5\r\n");
  EXPECT_EQ(csv_text(one, {model::Language::english, '\t'}),
            "\xEF\xBB\xBFMonth\tIndicator\tValue\r\n'@x\t'=1+1\t-1234567.25\r\n'-1\tB\t-5\r\n");
}

TEST(Csv, LeavesAGapWhereAnybodyCanPutACell) {
  const Json one = table(R"([{"month": "m", "indicator": "A", "value": 1}])");
  for (const char* column : {"month", "indicator", "value"}) {
    const CsvAround around = csv_around(one, column, "X", {model::Language::english, ';'});
    Json filled = one;
    filled["rows"][0][column] = "gap";
    for (Json& described : filled["columns"]) {
      if (described["name"] == column) described["label"]["en"] = "X";
    }
    EXPECT_EQ(around.head + around.rows[0].before + "gap" + around.rows[0].after,
              csv_text(filled, {model::Language::english, ';'}));
  }
}

TEST(WithWords, KeepsTheCodeAndAddsWhatItStandsFor) {
  const Json words = with_words(table(R"([{"month": "m", "indicator": "A", "value": 1}])"));
  EXPECT_EQ(csv_text(words, {model::Language::swedish, ';'}),
            "\xEF\xBB\xBFMånad;Indikator;Indikator, i ord;Värde\r\nm;A;\"Ä; \"\"x\"\"\";1\r\n");
}

TEST(MonthDigests, AreOfTheRowsWhateverTheirOrder) {
  const std::string a = R"({"month": "2025-01", "indicator": "A", "value": 1})";
  const std::string b = R"({"month": "2025-01", "indicator": "B", "value": 1})";
  const std::string c = R"({"month": "2025-02", "indicator": "A", "value": 2})";
  const MonthDigests first = month_digests(table("[" + a + "," + b + "," + c + "]"));
  ASSERT_EQ(first.size(), 2u);
  EXPECT_EQ(first, month_digests(table("[" + c + "," + b + "," + a + "]")));
  EXPECT_NE(first.at("2025-01"), month_digests(table("[" + a + "]")).at("2025-01"));
  EXPECT_EQ(first.at("2025-02"), month_digests(table("[" + c + "]")).at("2025-02"));
}

TEST(CompareMonths, NamesTheFirstChangeAndAllReportedSince) {
  const MonthDigests earlier = {{"2025-01", "a"}, {"2025-03", "b"}, {"2025-04", "c"}};
  struct Case {
    MonthDigests now;
    std::string first_changed;
    std::vector<std::string> again, first;
  };
  const std::vector<Case> cases = {
      {earlier, "", {}, {}},
      {{{"2025-01", "a"}, {"2025-03", "b"}, {"2025-04", "c"}, {"2025-05", "d"}}, "", {}, {"2025-05"}},
      {{{"2025-01", "x"}, {"2025-03", "b"}, {"2025-04", "c"}},
       "2025-01",
       {"2025-01", "2025-03", "2025-04"},
       {}},
      {{{"2025-01", "a"}, {"2025-02", "n"}, {"2025-03", "b"}, {"2025-04", "c"}},
       "2025-02",
       {"2025-02", "2025-03", "2025-04"},
       {}},
      {{{"2025-01", "a"}, {"2025-04", "c"}}, "2025-03", {"2025-03", "2025-04"}, {}},
      {{{"2025-01", "a"}, {"2025-03", "b"}, {"2025-04", "x"}, {"2025-06", "n"}},
       "2025-04",
       {"2025-04"},
       {"2025-06"}},
  };
  for (const Case& one : cases) {
    const MonthComparison found = compare_months(earlier, one.now);
    EXPECT_EQ(found.first_changed, one.first_changed);
    EXPECT_EQ(found.again, one.again);
    EXPECT_EQ(found.first, one.first);
  }
}

TEST(Violations, AreErrorsUnlessTheySayOtherwise) {
  const Json rules = Json::parse(R"({"labels": {"code": {"A": {"sv": "regel.", "en": "rule"}}}, "rows": [
      {"code": "W", "severity": "warning", "outcome": "violated", "left": null, "right": null, "count": 1},
      {"code": "A", "severity": "error", "outcome": "holds", "left": 1, "right": 2, "count": null},
      {"code": "A", "severity": "strange", "outcome": "violated", "left": 2.5, "right": 2, "count": null},
      {"code": "B", "severity": "error", "outcome": "not_applicable", "left": 2, "right": 2, "count": null}]})");
  const std::vector<Violation> found = violations_of(rules);
  ASSERT_EQ(found.size(), 2u);
  EXPECT_EQ(violation_text(found[0], model::Language::swedish), "regel: 2,50 mot 2");
  EXPECT_EQ(violation_text(found[1], model::Language::swedish), "W: 1 post");
  EXPECT_EQ(violation_text(found[1], model::Language::english), "W: 1 record");
  EXPECT_EQ(codes_of_errors(found), std::vector<std::string>{"A"});
}

TEST(MonthsOfManifest, AreOfThisExportOnly) {
  const Json manifest =
      Json::parse(R"({"plugin": {"id": "p"}, "project": {"id": "j"}, "months": {"2025-01": "a"}})");
  EXPECT_EQ(months_of_manifest(manifest, "p", "j"), (MonthDigests{{"2025-01", "a"}}));
  EXPECT_EQ(months_of_manifest(manifest, "q", "j"), std::nullopt);
  EXPECT_EQ(months_of_manifest(manifest, "p", "k"), std::nullopt);
  EXPECT_EQ(months_of_manifest(Json(), "p", "j"), std::nullopt);
  Json wrong = manifest;
  wrong["months"]["2025-01"] = 1;
  EXPECT_EQ(months_of_manifest(wrong, "p", "j"), std::nullopt);
}

}  // namespace
}  // namespace fotfaste::report
