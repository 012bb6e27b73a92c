// What a reader is shown of follow-up tables: the lines that say who is counted, and which are left out.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "report/code_words.hpp"
#include "report/terminal_report.hpp"

namespace fotfaste::report {
namespace {

using Json = nlohmann::ordered_json;

Json column(const char* name, const char* type, const char* role) {
  return {{"name", name}, {"type", type}, {"role", role}, {"label", {{"sv", name}, {"en", name}}}};
}

std::string shown(const char* id, const char* kind, Json columns, Json rows) {
  Json table = {{"id", id}, {"kind", kind}, {"title", {{"sv", id}, {"en", id}}}};
  table["columns"] = std::move(columns);
  table["rows"] = std::move(rows);
  Json results = Json::object();
  results["plugins"] = Json::array({Json{{"id", "x"}, {"outcome", "ok"}, {"tables", Json::array({table})}}});
  return terminal_report(results, {model::Language::english, false, 100});
}

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

Json remained(const char* ending, int numerator, int denominator, int unknown) {
  return {{"point", "exit+6m"},
          {"ending", ending},
          {"stratum", Json::object()},
          {"numerator", numerator},
          {"denominator", denominator},
          {"unknown", unknown},
          {"value", 0.75},
          {"low", 0.30},
          {"high", 0.95},
          {"few", 1},
          {"elsewhere_at_exit", 2},
          {"still_taking_part", 0}};
}

std::string shown_remained(Json rows) {
  return shown("remained", "proportion",
               {column("point", "text", "dimension"), column("ending", "text", "dimension"),
                column("stratum", "stratum", "dimension"), column("numerator", "integer", "numerator"),
                column("denominator", "integer", "denominator"), column("unknown", "integer", "unknown"),
                column("elsewhere_at_exit", "integer", "excluded")},
               std::move(rows));
}

TEST(FollowUpSection, SaysWhoRemainedAndWhoIsNotCounted) {
  const std::string text = shown_remained({remained("finished", 3, 4, 1), remained("dropped_out", 0, 0, 0)});
  EXPECT_TRUE(has(text, "3 of 4")) << text;
  EXPECT_TRUE(has(text, "too few")) << text;
  EXPECT_TRUE(has(text, "Not counted: elsewhere_at_exit: 2.")) << text;
  EXPECT_FALSE(has(text, "dropped_out")) << text;
}

TEST(FollowUpSection, ShowsDropOutsWhereTheyHadSomethingToRemainIn) {
  EXPECT_TRUE(
      has(shown_remained({remained("finished", 3, 4, 1), remained("dropped_out", 0, 0, 1)}), "dropped_out"));
}

Json curve_row(const char* cause, int time, int at_risk, Json value) {
  return {{"curve", "work"}, {"stratum", Json::object()}, {"cause", cause}, {"time", time},
          {"unit", "month"}, {"at_risk", at_risk},        {"value", value}};
}

std::string shown_curve(const char* id, Json rows) {
  Json columns = {column("curve", "text", "dimension"), column("stratum", "stratum", "dimension"),
                  column("time", "integer", "dimension"), column("value", "number", "value")};
  if (rows.at(0).contains("cause")) columns.push_back(column("cause", "text", "dimension"));
  return shown(id, "curve", std::move(columns), std::move(rows));
}

Json without_cause(Json rows) {
  for (Json& row : rows) row.erase("cause");
  return rows;
}

TEST(CurveSection, ShowsWhatHasComeOfWaitingAndWhatIsLeftOfAJob) {
  const Json rows =
      without_cause({curve_row("", 3, 20, 0.75), curve_row("", 12, 10, 0.25), curve_row("", 13, 4, nullptr)});
  const std::string waiting = shown_curve("time-to-event", rows);
  EXPECT_TRUE(has(waiting, "25 % (10)")) << waiting;  // at month 6
  EXPECT_TRUE(has(waiting, "75 % (10)")) << waiting;  // at month 12
  const std::string kept = shown_curve("retention", rows);
  EXPECT_TRUE(has(kept, "75 % (10)")) << kept;
  EXPECT_TRUE(has(kept, "25 % (10)")) << kept;
}

// Half of those who are waited for in days have often come long before six months.
TEST(CurveSection, ShowsDaysWhereTheCurveIsInDays) {
  Json rows = without_cause({curve_row("", 10, 20, 0.75), curve_row("", 20, 15, 0.25),
                             curve_row("", 40, 5, 0.2), curve_row("", 41, 4, nullptr)});
  for (Json& row : rows) row["unit"] = "day";
  const std::string text = shown_curve("time-to-event", rows);
  EXPECT_TRUE(has(text, "7 days    14 days   30 days\n")) << text;
  EXPECT_TRUE(has(text, "0 % (20)  25 % (15)  75 % (5)\n")) << text;
  EXPECT_FALSE(has(text, "60 days")) << text;
  EXPECT_FALSE(has(text, "months")) << text;
}

TEST(CurveSection, SaysOfAMedianThatCannotBeReadOffThatItIsNotKnown) {
  const auto summary = [](Json value, Json low, Json high) {
    Json columns = {column("curve", "text", "dimension"), column("stratum", "stratum", "dimension")};
    for (const char* name : {"people", "events"}) columns.push_back(column(name, "integer", "count"));
    columns.push_back(column("value", "number", "value"));
    Json row = {
        {"curve", "work"}, {"stratum", Json::object()}, {"unit", "day"},         {"people", 6},
        {"events", 6},     {"value", std::move(value)}, {"low", std::move(low)}, {"high", std::move(high)}};
    return shown("curve-summary", "records", std::move(columns), {std::move(row)});
  };
  const std::string unknown = summary(nullptr, nullptr, nullptr);
  EXPECT_TRUE(has(unknown, "the median is")) << unknown;
  EXPECT_FALSE(has(unknown, "not reached\n")) << "six of six have had the event: " << unknown;
  const std::string known = summary(13.5, 7, 25);
  EXPECT_TRUE(has(known, "13.5 days   7 to 25\n")) << known;
  EXPECT_FALSE(has(known, "not known")) << known;
  EXPECT_TRUE(has(summary(1, nullptr, nullptr), "1 day    – to –\n"));
}

TEST(CurveSection, ShowsNothingWhereTheCurveIsNotDrawn) {
  const std::string text =
      shown_curve("time-to-event", without_cause({curve_row("", 3, 20, 0.75), curve_row("", 5, 9, nullptr),
                                                  curve_row("", 30, 8, nullptr)}));
  EXPECT_FALSE(has(text, "(8)")) << text;
  EXPECT_TRUE(has(text, "–")) << text;
}

TEST(CurveSection, SharesTheNumberAtRiskAmongCauses) {
  const Json rows = {curve_row("event", 3, 20, 0.25), curve_row("event", 7, 9, 0.5),
                     curve_row("competing", 3, 20, 0.1), curve_row("competing", 7, 9, 0.2)};
  const std::string text = shown_curve("cumulative-incidence", rows);
  EXPECT_TRUE(has(text, "work: event")) << text;
  EXPECT_TRUE(has(text, "25 % (9)")) << text;
  EXPECT_TRUE(has(text, "10 % (9)")) << text;
}

TEST(FlowSection, CallsSequencesOfTheModelsStatesByTheirNames) {
  const auto label = value_label("sequence", "job_search/2-employed/10");
  ASSERT_TRUE(label);
  EXPECT_EQ(label->sv, "arbetssökande 2, anställning 10");
  EXPECT_EQ(label->en, "looking for work 2, employed 10");
  for (const char* own : {"school/26-HE/46", "other", "employed", "employed/3-HE/2"})
    EXPECT_FALSE(value_label("sequence", own)) << own;
}

}  // namespace
}  // namespace fotfaste::report
