#include <gtest/gtest.h>

#include <cmath>
#include <optional>

#include "fotfaste/descriptor.h"
#include "host/check_description.hpp"
#include "host/check_parameters.hpp"
#include "host/default_value.hpp"
#include "host/frames.hpp"

namespace fotfaste::host {
namespace {

using model::ParameterDescription;
using model::Value;
using model::ValueType;

ParameterDescription parameter(const char* name, std::uint32_t type, std::uint32_t flags = 0) {
  ParameterDescription made;
  made.name = name;
  made.type = type;
  made.flags = flags;
  made.description = {"text", "text"};
  return made;
}

model::PluginDescription description() {
  model::PluginDescription made;
  made.id = "test";
  made.title = made.description = {"t", "t"};
  made.tables.push_back({"table", FOTFASTE_KIND_COUNT, FOTFASTE_ADDITIVE, 0, 0, {"a", "b"}, {"a", "b"}, {}});
  made.tables[0].columns.push_back({"count", FOTFASTE_TYPE_INTEGER, FOTFASTE_ROLE_COUNT, "", {"a", "b"}});
  return made;
}

// A value as project.toml has it; line 2, where the value begins.
Value written(const char* key, const char* toml) {
  Value value = read_default(toml).value();
  value.key = key;
  value.line = 2;
  value.column = static_cast<std::uint32_t>(std::string_view(key).size() + 4);
  return value;
}

struct Check {
  Value completed;
  std::vector<model::Finding> findings;
};

Check check(std::vector<ParameterDescription> known, std::vector<Value> given) {
  model::PluginDescription plugin = description();
  plugin.parameters = std::move(known);
  model::Project project;
  project.file = "project.toml";
  project.lines = {"[[plugin]]", ""};
  if (!given.empty()) project.lines[1] = given[0].key + " = ...";
  model::PluginRequest request;
  request.id = "test";
  request.line = 1;
  request.parameters.type = ValueType::table;
  request.parameters.items = std::move(given);
  Check result;
  result.completed = check_parameters(project, request, plugin, result.findings);
  return result;
}

std::string code(const Check& result) {
  return result.findings.size() == 1 ? result.findings[0].code : std::to_string(result.findings.size());
}

TEST(Parameters, OfAnUnknownNameAreReportedWithTheNearest) {
  const Check result = check({parameter("points", FOTFASTE_PARAMETER_POINT, FOTFASTE_PARAMETER_REPEATED)},
                             {written("point", "[\"exit\"]")});
  ASSERT_EQ(code(result), "P010");
  const model::Finding& finding = result.findings[0];
  EXPECT_NE(finding.help.en.find("points"), std::string::npos);
  ASSERT_EQ(finding.places.size(), 1u);
  EXPECT_EQ(finding.places[0].row, 2u);
  EXPECT_EQ(finding.places[0].column, 1u);
  EXPECT_EQ(finding.places[0].caret_length, 5u);
  EXPECT_EQ(finding.places[0].excerpt, "point = ...");
}

TEST(Parameters, ThatAreRequiredMustBeThere) {
  const Check result = check({parameter("needed", FOTFASTE_PARAMETER_TEXT, FOTFASTE_PARAMETER_REQUIRED)}, {});
  ASSERT_EQ(code(result), "P011");
  EXPECT_EQ(result.findings[0].places.at(0).row, 1u);
}

struct Case {
  std::uint32_t type;
  const char* good;
  const char* bad;
  const char* finding;
};

TEST(Parameters, HaveTheTypeAndFormThatWasDeclared) {
  const Case cases[] = {
      {FOTFASTE_PARAMETER_BOOLEAN, "true", "1", "P012"},
      {FOTFASTE_PARAMETER_BOOLEAN, "false", "\"true\"", "P012"},
      {FOTFASTE_PARAMETER_INTEGER, "7", "7.0", "P012"},
      {FOTFASTE_PARAMETER_NUMBER, "7", "\"7\"", "P012"},
      {FOTFASTE_PARAMETER_NUMBER, "0.5", "true", "P012"},
      {FOTFASTE_PARAMETER_TEXT, "\"\"", "7", "P012"},
      {FOTFASTE_PARAMETER_DATE, "2026-03-31", "\"2026-03-31\"", "P012"},
      {FOTFASTE_PARAMETER_DURATION, "\"14d\"", "14", "P012"},
      {FOTFASTE_PARAMETER_DURATION, "\"6m\"", "\"6 m\"", "P015"},
      {FOTFASTE_PARAMETER_DURATION, "\"2y\"", "\"soon\"", "P015"},
      {FOTFASTE_PARAMETER_POINT, "\"exit\"", "\"leave\"", "P015"},
      {FOTFASTE_PARAMETER_POINT, "\"entry+12m\"", "\"entry + 12m\"", "P015"},
      {FOTFASTE_PARAMETER_CRITERION, "{ spell = \"employed\" }", "\"employed\"", "P012"},
      {FOTFASTE_PARAMETER_LABEL, "\"text\"", "7", "P012"},
      {FOTFASTE_PARAMETER_LABEL, "{ sv = \"a\", en = \"b\" }", "{ sv = \"a\", de = \"b\" }", "P012"},
      {FOTFASTE_PARAMETER_LABEL, "{ sv = \"a\" }", "{ sv = 7 }", "P012"},
      {FOTFASTE_PARAMETER_COLUMN, "\"gender\"", "\"gendre\"", "P015"},
      {FOTFASTE_PARAMETER_COLUMN, "\"attributes.programme\"", "\"attributes.\"", "P015"},
      {FOTFASTE_PARAMETER_COLUMN, "\"gender*cohort\"", "\"gender*\"", "P015"},
  };
  for (const Case& one : cases) {
    EXPECT_EQ(code(check({parameter("p", one.type)}, {written("p", one.good)})), "0") << one.good;
    EXPECT_EQ(code(check({parameter("p", one.type)}, {written("p", one.bad)})), one.finding) << one.bad;
  }
}

TEST(Parameters, StayWithinTheirRange) {
  ParameterDescription share = parameter("share", FOTFASTE_PARAMETER_NUMBER);
  share.minimum = 0;
  share.maximum = 1;
  for (const char* good : {"0", "1", "0.5"}) EXPECT_EQ(code(check({share}, {written("share", good)})), "0");
  for (const char* bad : {"-0.1", "1.01", "20"})
    EXPECT_EQ(code(check({share}, {written("share", bad)})), "P013");
}

TEST(Parameters, AreOneOfTheChoices) {
  ParameterDescription level = parameter("level", FOTFASTE_PARAMETER_CHOICE);
  level.choices = {"core", "label"};
  EXPECT_EQ(code(check({level}, {written("level", "\"core\"")})), "0");
  const Check result = check({level}, {written("level", "\"labels\"")});
  ASSERT_EQ(code(result), "P014");
  EXPECT_NE(result.findings[0].help.en.find("label"), std::string::npos);
}

TEST(Parameters, ThatAreRepeatedAreLists) {
  const ParameterDescription points =
      parameter("points", FOTFASTE_PARAMETER_POINT, FOTFASTE_PARAMETER_REPEATED);
  EXPECT_EQ(code(check({points}, {written("points", "[]")})), "0");
  const Check single = check({points}, {written("points", "\"exit\"")});
  EXPECT_EQ(code(single), "0");
  EXPECT_EQ(single.completed.items.at(0).items.size(), 1u);
  EXPECT_EQ(code(check({points}, {written("points", "7")})), "P012");
  EXPECT_EQ(code(check({points}, {written("points", "[\"exit\", \"never\", 7]")})), "2");
}

TEST(Parameters, InTablesAreCheckedAndCompleted) {
  ParameterDescription goal = parameter("goal", FOTFASTE_PARAMETER_TABLE, FOTFASTE_PARAMETER_REPEATED);
  goal.fields = {parameter("id", FOTFASTE_PARAMETER_TEXT, FOTFASTE_PARAMETER_REQUIRED),
                 parameter("above", FOTFASTE_PARAMETER_NUMBER)};
  goal.fields[1].default_value = "0.2";
  const Check good = check({goal}, {written("goal", "[{ id = \"a\" }, { id = \"b\", above = 1 }]")});
  ASSERT_EQ(code(good), "0");
  const Value& goals = good.completed.items.at(0);
  EXPECT_EQ(goals.items.at(0).find("above")->number, 0.2);
  EXPECT_EQ(goals.items.at(0).find("above")->line, 0u);
  EXPECT_EQ(goals.items.at(1).find("above")->number, 1);
  EXPECT_EQ(goals.items.at(1).find("above")->type, ValueType::number);
  EXPECT_EQ(code(check({goal}, {written("goal", "[{ above = 1 }]")})), "P011");
  EXPECT_EQ(code(check({goal}, {written("goal", "[{ id = \"a\", abov = 1 }]")})), "P010");
}

TEST(Parameters, KeepTheFilesOrderAndGetDefaultsBehind) {
  ParameterDescription first = parameter("first", FOTFASTE_PARAMETER_INTEGER);
  first.default_value = "1";
  const Check result = check({first, parameter("second", FOTFASTE_PARAMETER_INTEGER),
                              parameter("third", FOTFASTE_PARAMETER_INTEGER)},
                             {written("third", "3"), written("second", "2")});
  ASSERT_EQ(result.completed.items.size(), 3u);
  EXPECT_EQ(result.completed.items[0].key, "third");
  EXPECT_EQ(result.completed.items[2].key, "first");
  EXPECT_EQ(result.completed.items[2].integer, 1);
}

TEST(Defaults, AreReadAsInTheProjectFile) {
  EXPECT_EQ(read_default("7")->integer, 7);
  EXPECT_EQ(read_default("2026-03-31")->type, ValueType::date);
  EXPECT_EQ(read_default("[\"a\", \"b\"]")->items.size(), 2u);
  for (const char* bad : {"", "6m", "\"a", "1\nb = 2", "inf", "nan", "12:30:00", "1, 2"}) {
    EXPECT_FALSE(read_default(bad).has_value()) << bad;
  }
}

TEST(Defaults, OfTextMayLackTheirQuotationMarks) {
  ParameterDescription duration = parameter("d", FOTFASTE_PARAMETER_DURATION);
  for (const char* text : {"6m", "\"6m\""}) {
    duration.default_value = text;
    ASSERT_TRUE(completed_default(duration).has_value()) << text;
    EXPECT_EQ(completed_default(duration)->text, "6m");
  }
  duration.default_value = "soon";
  EXPECT_FALSE(completed_default(duration).has_value());
}

void expect_refused(const model::PluginDescription& wrong, const char* why) {
  try {
    check_description(wrong);
    ADD_FAILURE() << "accepted; expected: " << why;
  } catch (const InvalidOutput& error) {
    EXPECT_NE(std::string(error.what()).find(why), std::string::npos) << error.what();
  }
}

TEST(Descriptions, ThatAreSoundPass) {
  EXPECT_NO_THROW(check_description(description()));
}

TEST(Descriptions, MustBeWholeAndConsistent) {
  const auto with = [](auto change) {
    model::PluginDescription made = description();
    change(made);
    return made;
  };
  expect_refused(with([](auto& one) { one.title.sv.clear(); }), "Swedish or English");
  expect_refused(with([](auto& one) { one.tables.clear(); }), "no result tables");
  expect_refused(with([](auto& one) { one.tables.push_back(one.tables[0]); }), "two tables");
  expect_refused(with([](auto& one) { one.tables[0].columns.push_back(one.tables[0].columns[0]); }),
                 "two columns");
  expect_refused(with([](auto& one) { one.tables[0].kind = 99; }), "kind");
  expect_refused(with([](auto& one) { one.tables[0].columns[0].type = FOTFASTE_TYPE_TEXT; }), "its role");
  expect_refused(with([](auto& one) { one.tables[0].columns[0].role = FOTFASTE_ROLE_NUMERATOR; }),
                 "denominator");
  expect_refused(with([](auto& one) { one.tables[0].kind = FOTFASTE_KIND_GOALS; }), "goals");
  expect_refused(
      with([](auto& one) {
        auto& columns = one.tables[0].columns;
        columns[0].role = FOTFASTE_ROLE_NUMERATOR;
        columns.push_back({"all", FOTFASTE_TYPE_INTEGER, FOTFASTE_ROLE_DENOMINATOR, "", {"a", "b"}});
        columns.push_back({"value", FOTFASTE_TYPE_NUMBER, FOTFASTE_ROLE_ATTRIBUTE, "", {"a", "b"}});
      }),
      "which the host adds itself");
  expect_refused(with([](auto& one) { one.parameters.push_back(parameter("p", 99)); }), "type");
  expect_refused(with([](auto& one) { one.parameters.push_back(parameter("p", FOTFASTE_PARAMETER_CHOICE)); }),
                 "choices");
  expect_refused(with([](auto& one) { one.parameters.push_back(parameter("p", FOTFASTE_PARAMETER_TABLE)); }),
                 "fields");
  expect_refused(with([](auto& one) {
                   one.parameters.push_back(parameter("p", FOTFASTE_PARAMETER_INTEGER));
                   one.parameters[0].default_value = "many";
                 }),
                 "default");
  expect_refused(with([](auto& one) {
                   one.parameters.push_back(parameter("p", FOTFASTE_PARAMETER_TEXT));
                   one.parameters.push_back(parameter("p", FOTFASTE_PARAMETER_TEXT));
                 }),
                 "two parameters");
}

}  // namespace
}  // namespace fotfaste::host
