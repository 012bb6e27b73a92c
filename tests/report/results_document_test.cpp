#include "report/results_document.hpp"

#include <gtest/gtest.h>

#include <clocale>
#include <fstream>

#include "example_results.hpp"
#include "golden.hpp"
#include "schema_check.hpp"

namespace fotfaste::report {
namespace {

nlohmann::json schema() {
  std::ifstream stream(FOTFASTE_RESULTS_SCHEMA);
  return nlohmann::json::parse(stream);
}

nlohmann::json read_back() {
  return nlohmann::json::parse(write_json(example::document()));
}

TEST(ResultsDocument, EqualsTheGoldenFile) {
  expect_golden("results.json", write_json(example::document()));
}

TEST(ResultsDocument, FollowsItsSchema) {
  EXPECT_EQ(schema_faults(schema(), read_back()), std::vector<std::string>{});
}

TEST(ResultsDocument, SchemaRefusesWhatTheDocumentNeverHolds) {
  const nlohmann::json good = read_back();
  const auto faulty = [&](auto change) {
    nlohmann::json document = good;
    change(document);
    return !schema_faults(schema(), document).empty();
  };
  EXPECT_TRUE(faulty([](auto& document) { document.erase("flow"); }));
  EXPECT_TRUE(faulty([](auto& document) { document["schema"] = 2; }));
  EXPECT_TRUE(faulty([](auto& document) { document["started"] = "2026-03-31T12:00:00"; }));
  EXPECT_TRUE(faulty([](auto& document) { document["run"]["as_of"] = 20178; }));
  EXPECT_TRUE(faulty([](auto& document) { document["plugins"][0]["outcome"] = "fine"; }));
  EXPECT_TRUE(faulty([](auto& document) { document["plugins"][0]["tables"][0]["rows"][0]["value"] = true; }));
  EXPECT_TRUE(faulty([](auto& document) { document["findings"][0]["places"][0]["excerpt"] = "a row"; }));
  EXPECT_TRUE(faulty([](auto& document) { document["run"]["inputs"][0]["rows"] = -1; }));
}

TEST(ResultsDocument, SaysNoDataAsNull) {
  const nlohmann::json goals = read_back()["plugins"][1]["tables"][0];
  const nlohmann::json& evidence = goals["rows"][7];
  EXPECT_EQ(evidence["goal"], "concept-continues");
  EXPECT_TRUE(evidence["numerator"].is_null());
  EXPECT_TRUE(evidence["value"].is_null());
  EXPECT_EQ(evidence["decided"], "2027-06-15");
}

TEST(ResultsDocument, LeavesRowsOfDataOut) {
  EXPECT_EQ(write_json(example::document()).find("p0041"), std::string::npos);
}

TEST(ResultsDocument, CallsValuesByThePluginThenTheProjectThenTheModel) {
  model::Project project = example::project();
  project.state_labels["employed"] = {"jobb", "a job"};
  project.state_labels["share-women"] = {"projektets ord", "the project's words"};
  const auto document = results_document(project, example::run(), example::plugins(), {});
  const auto& states = document["plugins"][0]["tables"][0]["labels"];
  EXPECT_EQ(states["state"]["employed"]["sv"], "jobb");
  EXPECT_EQ(states["state"]["education"]["sv"], "utbildning");
  EXPECT_EQ(states["point"]["exit+6m"]["sv"], "6 månader efter avslut");
  EXPECT_EQ(states["gender"]["woman"]["en"], "women");
  EXPECT_EQ(states["stratum"]["gender"]["sv"], "kön");
  EXPECT_FALSE(states["gender"].contains("other")) << "only what occurs is carried";
  const auto& goals = document["plugins"][1]["tables"][0]["labels"];
  EXPECT_EQ(goals["goal"]["share-women"]["sv"], "Ca 40 % är kvinnor");
  EXPECT_EQ(goals["verdict"]["likely_reached"]["sv"], "troligen uppnått");
}

TEST(ResultsDocument, CountsTheFlowFromParticipationsAlone) {
  const auto flow = example::document()["flow"];
  EXPECT_EQ(flow["rows"], 62);
  EXPECT_EQ(flow["set_aside"], 2);
  EXPECT_EQ(flow["participations"], 60);
  ASSERT_EQ(flow["excluded"].size(), 1u);
  EXPECT_EQ(flow["excluded"][0]["reason"], "D007");
  EXPECT_EQ(flow["excluded"][0]["n"], 2);
}

TEST(ResultsDocument, IsTheSameInEveryLocale) {
  const std::string before = write_json(example::document());
  const std::string locale = std::setlocale(LC_ALL, nullptr);
  for (const char* const name : {"sv_SE.UTF-8", "de_DE.UTF-8", "tr_TR.UTF-8", "C.UTF-8"}) {
    std::setlocale(LC_ALL, name);
    EXPECT_EQ(write_json(example::document()), before) << name;
  }
  std::setlocale(LC_ALL, locale.c_str());
}

TEST(ResultsDocument, OfNothingStillFollowsItsSchema) {
  model::Project project;
  RunDescription run;
  run.project_sha256 = std::string(64, '0');
  const auto document = nlohmann::json::parse(write_json(results_document(project, run, {}, {})));
  EXPECT_EQ(schema_faults(schema(), document), std::vector<std::string>{});
}

}  // namespace
}  // namespace fotfaste::report
