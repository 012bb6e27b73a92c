// Tables of repeated ratings on a terminal: each rater apart, everybody's figures, few in brackets.
#include <gtest/gtest.h>

#include "report/terminal_report.hpp"

namespace fotfaste::report {
namespace {

using Json = nlohmann::ordered_json;

struct Column {
  const char* name;
  const char* type;
  const char* role;
};

Json table(const char* id, const char* kind, const std::vector<Column>& columns, Json rows) {
  Json described = Json::array();
  for (const Column& column : columns) {
    described.push_back({{"name", column.name}, {"type", column.type}, {"role", column.role}});
  }
  return {{"id", id},
          {"kind", kind},
          {"title", {{"sv", std::string("Tabellen ") + id}, {"en", std::string("Table ") + id}}},
          {"columns", described},
          {"labels", {{"measure", {{"hope", {{"sv", "Tror på framtiden"}, {"en", "Hope"}}}}}}},
          {"rows", std::move(rows)}};
}

std::string report(Json of_plugin, model::Language language = model::Language::swedish) {
  const Json results = {
      {"run", {{"project", {{"id", "x"}, {"name", "X"}}}, {"as_of", "2026-01-01"}, {"few_below", 20}}},
      {"flow", {{"participations", 1}, {"persons", 1}}},
      {"plugins", {{{"id", "progression"}, {"outcome", "ok"}, {"tables", {std::move(of_plugin)}}}}},
      {"findings", Json::array()}};
  return terminal_report(results, {language, false, 100});
}

const std::vector<Column> of_measures = {{"instrument", "text", "dimension"},
                                         {"rater", "text", "dimension"},
                                         {"measure", "text", "dimension"},
                                         {"kind", "text", "dimension"},
                                         {"wave", "integer", "dimension"},
                                         {"stratum", "stratum", "dimension"},
                                         {"n", "integer", "count"},
                                         {"value", "number", "value"},
                                         {"low", "number", "low"},
                                         {"high", "number", "high"},
                                         {"before", "number", "attribute"},
                                         {"after", "number", "attribute"},
                                         {"better", "text", "attribute"},
                                         {"other_rater", "text", "dimension"}};

Json measured(const char* rater, const char* measure, Json wave, int n, double value) {
  return {{"instrument", "steg"}, {"rater", rater}, {"measure", measure},        {"kind", "item"},
          {"wave", wave},         {"n", n},         {"stratum", Json::object()}, {"value", value}};
}

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

TEST(RatingsSection, LevelsStandByWaveAndEachRaterApart) {
  Json of_women = measured("participant", "hope", 0, 12, 9.9);
  of_women["stratum"] = {{"gender", "woman"}};
  Json sub_scale = measured("participant", "work", 0, 40, 2.5);
  sub_scale["kind"] = "sub-scale";
  const std::string text = report(
      table("level", "mean", of_measures,
            {measured("participant", "hope", 1, 19, 3.25), measured("participant", "hope", 0, 40, 2.04),
             measured("caseworker", "hope", 0, 40, 4.0), of_women, sub_scale}));
  EXPECT_TRUE(contains(text, "steg – participant")) << text;
  EXPECT_TRUE(contains(text, "steg – caseworker"));
  EXPECT_TRUE(contains(text, "Tror på framtiden"));
  EXPECT_TRUE(contains(text, "work (delområde)"));
  EXPECT_TRUE(contains(text, "2,0"));
  EXPECT_TRUE(contains(text, "(3,2)") || contains(text, "(3,3)")) << "nineteen are few\n" << text;
  EXPECT_TRUE(contains(text, "För få"));
  EXPECT_FALSE(contains(text, "9,9")) << "groups stand in the results file";
  EXPECT_LT(text.find("Våg\u00A0"
                      "0"),
            text.find("Våg\u00A0"
                      "1"))
      << text;
}

TEST(RatingsSection, ChangesHaveASignAndNothingHasNone) {
  Json up = measured("participant", "hope", nullptr, 40, 0.86);
  up["low"] = -0.02;
  up["high"] = 1.74;
  up["before"] = 2;
  up["after"] = 2.86;
  up["better"] = "lower";
  const std::string text = report(table("change", "mean", of_measures,
                                        {up, measured("participant", "plan", nullptr, 40, -0.03),
                                         measured("participant", "plan", 1, 40, 7.7)}));
  EXPECT_TRUE(contains(text, "+0,9")) << text;
  EXPECT_TRUE(contains(text, "0,0 till +1,7")) << text;
  EXPECT_FALSE(contains(text, "-0,0")) << text;
  EXPECT_TRUE(contains(text, "lower")) << "that lower is better must be seen\n" << text;
  EXPECT_FALSE(contains(text, "7,7")) << "only up to the latest rating";
}

const std::vector<Column> of_shares = {{"instrument", "text", "dimension"},
                                       {"rater", "text", "dimension"},
                                       {"measure", "text", "dimension"},
                                       {"kind", "text", "dimension"},
                                       {"from", "text", "dimension"},
                                       {"wave", "integer", "dimension"},
                                       {"movement", "text", "dimension"},
                                       {"class", "text", "dimension"},
                                       {"later", "text", "dimension"},
                                       {"step", "text", "dimension"},
                                       {"of", "text", "dimension"},
                                       {"stratum", "stratum", "dimension"},
                                       {"numerator", "integer", "numerator"},
                                       {"denominator", "integer", "denominator"},
                                       {"unknown", "integer", "unknown"},
                                       {"value", "number", "value"},
                                       {"answer", "number", "dimension"},
                                       {"low", "number", "low"},
                                       {"high", "number", "high"},
                                       {"few", "integer", "attribute"}};

Json share(Json cells, int numerator, int denominator, int unknown = 0) {
  Json row = {{"instrument", "steg"}, {"rater", "participant"}, {"measure", "hope"},        {"kind", "item"},
              {"from", "first"},      {"wave", nullptr},        {"stratum", Json::object()}};
  row.update(cells);
  row["numerator"] = numerator;
  row["denominator"] = denominator;
  row["unknown"] = unknown;
  row["value"] = static_cast<double>(numerator) / denominator;
  row["low"] = 0.5;
  row["high"] = 0.75;
  row["few"] = denominator < 20 ? 1 : 0;
  return row;
}

TEST(RatingsSection, TheFlowHasBothDenominators) {
  const std::string text = report(table("rating-flow", "proportion", of_shares,
                                        {share({{"step", "rated"}, {"of", "enrolled"}}, 80, 100),
                                         share({{"step", "rated-twice"}, {"of", "enrolled"}}, 40, 100),
                                         share({{"step", "rated-twice"}, {"of", "rated"}}, 40, 80)}));
  EXPECT_TRUE(contains(text, "80 (80 %)")) << text;
  EXPECT_TRUE(contains(text, "40 %"));
  EXPECT_TRUE(contains(text, "50 %"));
}

TEST(RatingsSection, MovementShowsThoseNotRatedAgain) {
  const std::string text = report(
      table("movement", "distribution", of_shares,
            {share({{"movement", "up"}}, 30, 40, 7), share({{"movement", "unchanged"}}, 8, 40, 7),
             share({{"movement", "down"}}, 2, 40, 7), share({{"movement", "up"}, {"wave", 1}}, 39, 40, 7)}));
  EXPECT_TRUE(contains(text, "75 %")) << text;
  EXPECT_TRUE(contains(text, "20 %"));
  EXPECT_TRUE(contains(text, "5 %"));
  EXPECT_FALSE(contains(text, "98 %"));
  EXPECT_TRUE(contains(text, "7"));
}

TEST(RatingsSection, UnknownReliableChangeIsNoShare) {
  Json unknown = share({{"class", "unknown"}}, 1, 1, 33);
  unknown["numerator"] = nullptr;
  unknown["denominator"] = nullptr;
  unknown["value"] = nullptr;
  const std::string text = report(table("reliable-change", "distribution", of_shares, {unknown}));
  EXPECT_TRUE(contains(text, "Okänt")) << text;
  EXPECT_TRUE(contains(text, "33"));
  EXPECT_FALSE(contains(text, "%")) << text;
}

TEST(RatingsSection, MoversSayAmongWhomAndNeverWhy) {
  const std::string text = report(table("movers", "distribution", of_shares,
                                        {share({{"later", "reached"}, {"movement", "up"}}, 30, 40),
                                         share({{"later", "not-reached"}, {"movement", "up"}}, 10, 40)}),
                                  model::Language::english);
  EXPECT_TRUE(contains(text, "among those who later reached the outcome")) << text;
  EXPECT_TRUE(contains(text, "30 of 40 75 %")) << text;
  EXPECT_TRUE(contains(text, "10 of 40 25 %")) << text;
  EXPECT_TRUE(contains(text, "50–75 %")) << text;
  EXPECT_FALSE(contains(text, "because"));
}

TEST(RatingsSection, AnswersAtExitStandInTheOrderOfTheScale) {
  const std::string text =
      report(table("exit-ratings", "distribution", of_shares,
                   {share({{"answer", 10.0}}, 10, 40, 3), share({{"answer", 2.0}}, 30, 40, 3)}));
  EXPECT_TRUE(contains(text, "75 %")) << text;
  EXPECT_LT(text.find(" 2 "), text.find(" 10 ")) << text;
}

TEST(RatingsSection, TablesOfOthersAndEmptyOnesAreLeftAlone) {
  EXPECT_FALSE(
      contains(report(table("movers", "distribution", of_shares, Json::array())), "Tabellen movers"));
  const std::vector<Column> others = {{"level", "text", "dimension"}, {"n", "integer", "count"}};
  const std::string text = report(table("level", "count", others, {{{"level", "a"}, {"n", 3}}}));
  EXPECT_TRUE(contains(text, "Tabellen level")) << text;
}

}  // namespace
}  // namespace fotfaste::report
