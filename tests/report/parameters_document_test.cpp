// What was configured, as results.json says it.
#include "report/parameters_document.hpp"

#include <gtest/gtest.h>

#include <fstream>

#include "fotfaste/descriptor.h"
#include "report/choice_words.hpp"
#include "report/json_text.hpp"
#include "report/results_document.hpp"
#include "schema_check.hpp"

namespace fotfaste::report {
namespace {

using Json = nlohmann::ordered_json;
using model::Value;
using model::ValueType;

Value text(std::string key, std::string value, std::uint32_t line = 3) {
  Value made;
  made.type = ValueType::text;
  made.key = std::move(key);
  made.text = std::move(value);
  made.line = line;
  return made;
}
Value number(std::string key, double value, std::uint32_t line = 3) {
  Value made;
  made.type = ValueType::number;
  made.key = std::move(key);
  made.number = value;
  made.line = line;
  return made;
}
Value whole(std::string key, std::int64_t value) {
  Value made = number(std::move(key), static_cast<double>(value));
  made.type = ValueType::integer;
  made.integer = value;
  return made;
}
Value holding(ValueType type, std::string key, std::vector<Value> items, std::uint32_t line = 3) {
  Value made;
  made.type = type;
  made.key = std::move(key);
  made.items = std::move(items);
  made.line = line;
  return made;
}

model::ParameterDescription parameter(std::string name, std::uint32_t type, bool repeated = false) {
  model::ParameterDescription made;
  made.description = {"Om " + name + ".", "Of " + name + "."};
  made.name = std::move(name);
  made.type = type;
  if (repeated) made.flags = FOTFASTE_PARAMETER_REPEATED;
  return made;
}

// A plugin that was asked for a goal, some points and a window.
model::PluginResult configured() {
  model::PluginResult plugin;
  plugin.id = "goal-metrics";
  plugin.version = "1.0.0";
  plugin.title = {"Mål", "Goals"};
  model::ParameterDescription goal = parameter("goal", FOTFASTE_PARAMETER_TABLE, true);
  goal.fields = {parameter("id", FOTFASTE_PARAMETER_TEXT), parameter("outcome", FOTFASTE_PARAMETER_CRITERION),
                 parameter("population", FOTFASTE_PARAMETER_CRITERION),
                 parameter("unknown", FOTFASTE_PARAMETER_CHOICE),
                 parameter("least", FOTFASTE_PARAMETER_NUMBER)};
  goal.fields.back().unit = "participants";
  plugin.parameters = {
      goal, parameter("points", FOTFASTE_PARAMETER_POINT, true), parameter("window", FOTFASTE_PARAMETER_TEXT),
      parameter("by", FOTFASTE_PARAMETER_COLUMN, true), parameter("lasts", FOTFASTE_PARAMETER_DURATION)};
  const Value outcome = holding(ValueType::table, "outcome",
                                {text("assessment", "exit.hope"), text("at", "exit"), whole("at_least", 4)});
  plugin.settings =
      holding(ValueType::table, "",
              {holding(ValueType::list, "goal",
                       {holding(ValueType::table, "",
                                {text("id", "hope"), outcome,
                                 holding(ValueType::table, "population", {text("gender", "woman")}),
                                 text("unknown", "not_reached", 0), number("least", 12)})}),
               holding(ValueType::list, "points", {text("", "exit", 0), text("", "exit+6m", 0)}, 0),
               text("window", "-14d..+30d"),
               holding(ValueType::list, "by", {text("", "gender*attributes.Ort")}), text("lasts", "6m")});
  model::DesignPurpose purpose;
  purpose.id = "hope";
  purpose.title = {"Hopp", "Hope"};
  purpose.denominator = {"kvinnorna", "the women"};
  purpose.target = 0.5;
  purpose.questions = {{"rater", {"Vems svar?", "Whose answers?"}, {"Allas.", "Everybody's."}, false, {}}};
  plugin.purposes = {purpose};
  return plugin;
}

model::Project project() {
  model::Project made;
  made.state_labels["hope"] = {"Tror på framtiden", "Believes in the future"};
  model::Instrument instrument;
  instrument.id = "exit";
  instrument.title = {"Avslutsenkät", ""};
  made.instruments = {instrument};
  return made;
}

TEST(ParametersDocument, HoldsTheValuesUnderTheirNames) {
  const Json document = parameters_document(configured().settings);
  EXPECT_EQ(
      document.dump(),
      R"({"goal":[{"id":"hope","outcome":{"assessment":"exit.hope","at":"exit","at_least":4},)"
      R"("population":{"gender":"woman"},"unknown":"not_reached","least":12.0}],)"
      R"("points":["exit","exit+6m"],"window":"-14d..+30d","by":["gender*attributes.Ort"],"lasts":"6m"})");
}

TEST(ParametersDocument, TellsWhatWasGivenFromWhatIsDefault) {
  const Json notes = parameter_notes_document(project(), configured());
  EXPECT_EQ(notes["defaults"], (Json{"goal/0/unknown", "points"}));
}

TEST(ParametersDocument, SaysValuesInWords) {
  const Json words = parameter_notes_document(project(), configured())["words"];
  EXPECT_EQ(words["goal/0/outcome"]["sv"],
            "har svaret minst 4 på ”Tror på framtiden” (formuläret ”Avslutsenkät”; svaret närmast avslutet, "
            "högst 28 "
            "dagar från det)");
  EXPECT_EQ(words["goal/0/population"]["en"], "is a woman");
  EXPECT_EQ(words["goal/0/unknown"]["sv"], "inte nådda, i nämnaren");
  EXPECT_EQ(words["points/1"]["sv"], "6 månader efter avslutet");
  EXPECT_EQ(words["window"]["en"], "from 14 days before to 30 days after");
  EXPECT_EQ(words["by/0"]["sv"], "kön × Ort");
  EXPECT_EQ(words["lasts"]["en"], "6 months");
  EXPECT_FALSE(words.contains("goal/0/id"));
}

TEST(ParametersDocument, SaysWhenACriterionCanBeJudged) {
  const Json judged = parameter_notes_document(project(), configured())["judged"];
  EXPECT_EQ(judged["goal/0/outcome"]["sv"], "avslutsdagen");
  EXPECT_EQ(judged.size(), 1U) << "who somebody is can be told at once";
}

TEST(ParametersDocument, LabelsEachParameterOnce) {
  model::PluginResult plugin = configured();
  const Json one = parameter_notes_document(project(), plugin)["labels"];
  EXPECT_EQ(one["goal/least"]["unit"], "participants");
  EXPECT_EQ(one["goal/outcome"]["label"]["sv"], "Om outcome.");
  Value& goals = plugin.settings.items.front();
  goals.items.push_back(goals.items.front());
  EXPECT_EQ(parameter_notes_document(project(), plugin)["labels"], one);
}

TEST(ParametersDocument, LeavesWordsOutForKeysThatAreNoCriterion) {
  model::PluginResult plugin = configured();
  plugin.settings.items.front().items.front().items[1] =
      holding(ValueType::table, "outcome", {whole("hours_at_least", 20)});
  EXPECT_FALSE(parameter_notes_document(project(), plugin)["words"].contains("goal/0/outcome"));
}

TEST(ParametersDocument, OfAPluginThatCouldNotBeMadeReadyIsEmpty) {
  const model::PluginResult nothing;
  EXPECT_EQ(parameters_document(nothing.settings), Json::object());
  EXPECT_TRUE(parameter_notes_document(project(), nothing)["labels"].empty());
  EXPECT_EQ(definitions_document(nothing.purposes), Json::array());
}

TEST(ParametersDocument, SaysWhatAPluginReadItsParametersAs) {
  const Json definitions = definitions_document(configured().purposes);
  ASSERT_EQ(definitions.size(), 1U);
  EXPECT_EQ(definitions[0]["denominator"]["sv"], "kvinnorna");
  EXPECT_EQ(definitions[0]["target"], 0.5);
  EXPECT_TRUE(definitions[0]["planned"].is_null());
  EXPECT_EQ(definitions[0]["readings"][0]["stated"], false);
}

TEST(ParametersDocument, FollowsTheSchemaWithinResults) {
  std::ifstream file(FOTFASTE_RESULTS_SCHEMA);
  const auto schema = nlohmann::json::parse(file);
  RunDescription run;
  run.project_sha256 = std::string(64, '0');
  const auto results =
      nlohmann::json::parse(write_json(results_document(project(), run, {configured()}, {})));
  EXPECT_EQ(schema_faults(schema, results), std::vector<std::string>{});
  EXPECT_EQ(results["plugins"][0]["parameters"]["lasts"], "6m");
}

TEST(ChoiceWords, AreThereForSharedChoicesOnly) {
  EXPECT_EQ(choice_words("dropouts", "left_out")->sv, "de räknas inte med");
  EXPECT_EQ(choice_words("work", "self_employed")->sv, "egen företagare");
  EXPECT_FALSE(choice_words("dropouts", "unheard-of"));
  EXPECT_FALSE(choice_words("colour", "red"));
  EXPECT_EQ(unit_words("participants")->sv, "deltagare");
  EXPECT_FALSE(unit_words("fathoms"));
}

}  // namespace
}  // namespace fotfaste::report
