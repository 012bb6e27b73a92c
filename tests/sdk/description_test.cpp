// What a plugin says of itself, as the host will read it, and the rows that must fit it.
#include "fotfaste/sdk/description.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <limits>

#include "fotfaste/sdk/results.hpp"
#include "sdk/recording_host.hpp"

namespace fotfaste {
namespace {

using namespace tests;

TEST(Description, ReachesTheDescriptorWhole) {
  Description description("some-plugin", "1.2.3");
  description.title("Titel", "Title").description("Text", "A text").state_revision(4).holds_person_rows();
  description.parameter("after", ParameterType::duration, "Efter", "After").default_value("6m").unit("days");
  Parameter& goal = description.parameter("goal", ParameterType::table, "Mål", "Goals").repeated();
  goal.field("id", ParameterType::text, "Id", "Id").required();
  goal.field("share", ParameterType::number, "Andel", "Share").range(0, 1);
  description.parameter("level", ParameterType::choice, "Nivå", "Level").choices({"core", "label"});
  description.table("shares", Kind::proportion, "Andelar", "Shares")
      .description("Andel", "The share")
      .additive()
      .direction(Direction::higher)
      .smallest_cell(5)
      .column("numerator", Type::integer, Role::numerator, "Täljare", "Numerator", "participants")
      .column("stratum", Type::stratum, Role::dimension, "Grupp", "Group");
  description.table("other", Kind::count, "Andra", "Other")
      .description("Antal", "Counts")
      .column("n", Type::integer, Role::count, "Antal", "Count");

  const fotfaste_descriptor* descriptor = description.descriptor();
  EXPECT_EQ(description.descriptor(), descriptor);
  EXPECT_STREQ(descriptor->id, "some-plugin");
  EXPECT_STREQ(descriptor->version, "1.2.3");
  EXPECT_EQ(descriptor->flags, FOTFASTE_PLUGIN_PERSON_STATE);
  EXPECT_EQ(descriptor->state_revision, 4u);
  EXPECT_EQ(view(descriptor->title.sv), "Titel");
  EXPECT_EQ(view(descriptor->description.en), "A text");

  ASSERT_EQ(descriptor->parameter_count, 3u);
  const fotfaste_parameter& after = descriptor->parameters[0];
  EXPECT_STREQ(after.name, "after");
  EXPECT_EQ(after.type, static_cast<std::uint32_t>(FOTFASTE_PARAMETER_DURATION));
  EXPECT_EQ(after.flags, 0u);
  EXPECT_STREQ(after.unit, "days");
  EXPECT_STREQ(after.default_value, "6m");
  EXPECT_TRUE(std::isnan(after.minimum));
  EXPECT_TRUE(std::isnan(after.maximum));
  EXPECT_EQ(view(after.description.sv), "Efter");

  const fotfaste_parameter& goals = descriptor->parameters[1];
  EXPECT_EQ(goals.flags, FOTFASTE_PARAMETER_REPEATED);
  EXPECT_EQ(goals.unit, nullptr);
  EXPECT_EQ(goals.default_value, nullptr);
  ASSERT_EQ(goals.field_count, 2u);
  EXPECT_STREQ(goals.fields[0].name, "id");
  EXPECT_EQ(goals.fields[0].flags, FOTFASTE_PARAMETER_REQUIRED);
  EXPECT_EQ(goals.fields[1].minimum, 0);
  EXPECT_EQ(goals.fields[1].maximum, 1);

  ASSERT_EQ(descriptor->parameters[2].choice_count, 2u);
  EXPECT_STREQ(descriptor->parameters[2].choices[1], "label");

  ASSERT_EQ(descriptor->table_count, 2u);
  const fotfaste_table& shares = descriptor->tables[0];
  EXPECT_STREQ(shares.id, "shares");
  EXPECT_EQ(shares.kind, static_cast<std::uint32_t>(FOTFASTE_KIND_PROPORTION));
  EXPECT_EQ(shares.additivity, static_cast<std::uint32_t>(FOTFASTE_ADDITIVE));
  EXPECT_EQ(shares.direction, static_cast<std::uint32_t>(FOTFASTE_DIRECTION_HIGHER));
  EXPECT_EQ(shares.smallest_cell, 5u);
  EXPECT_EQ(view(shares.title.en), "Shares");
  ASSERT_EQ(shares.column_count, 2u);
  EXPECT_STREQ(shares.columns[0].name, "numerator");
  EXPECT_EQ(shares.columns[0].role, static_cast<std::uint32_t>(FOTFASTE_ROLE_NUMERATOR));
  EXPECT_STREQ(shares.columns[0].unit, "participants");
  EXPECT_EQ(shares.columns[1].type, static_cast<std::uint32_t>(FOTFASTE_TYPE_STRATUM));
  EXPECT_EQ(shares.columns[1].unit, nullptr);
  EXPECT_EQ(view(shares.columns[1].label.sv), "Grupp");
  EXPECT_EQ(descriptor->tables[1].additivity, static_cast<std::uint32_t>(FOTFASTE_NOT_ADDITIVE));
}

// A description that is whole until spoil has been at it.
void expect_refused(const char* what, const std::function<void(Description&, Table&)>& spoil) {
  for (const bool spoilt : {false, true}) {
    Description description("some-plugin", "1.0.0");
    description.title("Titel", "Title").description("Text", "Text");
    Table& table = description.table("t", Kind::count, "Tabell", "Table")
                       .description("Text", "Text")
                       .column("n", Type::integer, Role::count, "Antal", "Count");
    if (!spoilt) {
      EXPECT_NO_THROW((void)description.descriptor());
      continue;
    }
    spoil(description, table);
    EXPECT_THROW((void)description.descriptor(), ContractError) << what;
  }
}

TEST(Description, ThatIsIncompleteOrSaysThingsTwiceIsRefused) {
  expect_refused("no Swedish title", [](Description& d, Table&) { d.title("", "Title"); });
  expect_refused("no English title", [](Description& d, Table&) { d.title("Titel", ""); });
  expect_refused("no Swedish description", [](Description& d, Table&) { d.description("", "Text"); });
  expect_refused("no English description", [](Description& d, Table&) { d.description("Text", ""); });
  expect_refused("parameter without name",
                 [](Description& d, Table&) { d.parameter("", ParameterType::text, "a", "b"); });
  expect_refused("parameter without words",
                 [](Description& d, Table&) { d.parameter("x", ParameterType::text, "a", ""); });
  expect_refused("parameter twice", [](Description& d, Table&) {
    d.parameter("x", ParameterType::text, "a", "b");
    d.parameter("x", ParameterType::integer, "a", "b");
  });
  expect_refused("field twice", [](Description& d, Table&) {
    Parameter& parameter = d.parameter("x", ParameterType::table, "a", "b");
    parameter.field("y", ParameterType::text, "a", "b");
    parameter.field("y", ParameterType::text, "a", "b");
  });
  expect_refused("table without columns",
                 [](Description& d, Table&) { d.table("u", Kind::count, "a", "b").description("a", "b"); });
  expect_refused("table without title", [](Description& d, Table&) {
    d.table("u", Kind::count, "a", "")
        .description("a", "b")
        .column("n", Type::integer, Role::count, "a", "b");
  });
  expect_refused("table without description", [](Description&, Table& t) { t.description("a", ""); });
  expect_refused("table twice", [](Description& d, Table&) {
    d.table("t", Kind::count, "a", "b")
        .description("a", "b")
        .column("n", Type::integer, Role::count, "a", "b");
  });
  expect_refused("column twice",
                 [](Description&, Table& t) { t.column("n", Type::integer, Role::value, "a", "b"); });
  expect_refused("column without label",
                 [](Description&, Table& t) { t.column("m", Type::integer, Role::value, "", "b"); });
}

TEST(Description, WithoutTablesIsRefused) {
  Description description("some-plugin", "1.0.0");
  description.title("Titel", "Title").description("Text", "Text");
  EXPECT_THROW((void)description.descriptor(), ContractError);
}

class ResultsTest : public testing::Test {
 protected:
  ResultsTest() : results_(&recorded_.get(), described()) {}
  const fotfaste_descriptor* described() {
    description_.title("Titel", "Title").description("Text", "Text");
    description_.table("all", Kind::records, "Alla", "All")
        .description("Text", "Text")
        .column("integer", Type::integer, Role::count, "a", "b")
        .column("number", Type::number, Role::value, "a", "b")
        .column("text", Type::text, Role::dimension, "a", "b")
        .column("date", Type::date, Role::attribute, "a", "b")
        .column("stratum", Type::stratum, Role::dimension, "a", "b");
    description_.table("one", Kind::count, "En", "One")
        .description("Text", "Text")
        .column("text", Type::text, Role::dimension, "a", "b")
        .column("count", Type::integer, Role::count, "a", "b");
    return description_.descriptor();
  }
  Description description_{"some-plugin", "1.0.0"};
  RecordingResults recorded_;
  Results results_;
};

TEST_F(ResultsTest, TakeEveryKindOfCell) {
  const std::string text = "word";
  results_.add("all", 3, 0.5, "word", DayCell{to_day({2024, 9, 1})}, StratumCell{{{"gender", "woman"}}});
  results_.add("all", std::uint64_t{3}, 2, std::string_view("word"), std::optional<DayCell>(),
               StratumCell{{{"gender", "woman"}, {"cohort", "2"}}});
  results_.add("all", std::int64_t{-3}, std::optional<double>(0.25), text, std::nullopt, StratumCell{});
  results_.add("all", std::nullopt, std::optional<double>(), std::optional<std::string_view>(), std::nullopt,
               std::nullopt);
  results_.add("one", "x", std::int8_t{1});
  EXPECT_EQ(recorded_.rows, (std::vector<std::string>{
                                "0: 3 0.500000 word 2024-09-01 gender=woman",
                                "0: 3 2.000000 word null gender=woman,cohort=2",
                                "0: -3 0.250000 word null everybody",
                                "0: null null null null null",
                                "1: x 1",
                            }));
}

TEST_F(ResultsTest, TakeRowsWhoseWidthOnlyTheRunKnows) {
  const std::vector<Cell> row = {"x", 1};
  results_.add_row("one", row);
  EXPECT_EQ(recorded_.rows, std::vector<std::string>{"1: x 1"});
}

TEST_F(ResultsTest, RefuseRowsThatDoNotFit) {
  EXPECT_THROW(results_.add("absent", 1), ContractError);
  EXPECT_THROW(results_.add("one", "x"), ContractError);
  EXPECT_THROW(results_.add("one", "x", 1, 2), ContractError);
  EXPECT_THROW(results_.add("one", 1, 1), ContractError) << "integer for a text";
  EXPECT_THROW(results_.add("one", "x", 1.0), ContractError) << "number for an integer";
  EXPECT_THROW(results_.add("one", "x", "1"), ContractError) << "text for an integer";
  EXPECT_THROW(results_.add("one", "x", DayCell{1}), ContractError) << "date for an integer";
  EXPECT_THROW(results_.add("one", StratumCell{}, 1), ContractError) << "stratum for a text";
  EXPECT_THROW(results_.add("one", "x", std::numeric_limits<std::uint64_t>::max()), ContractError);
  for (const double number :
       {std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::infinity(),
        -std::numeric_limits<double>::infinity()}) {
    EXPECT_THROW(results_.add("all", 1, number, "x", std::nullopt, std::nullopt), ContractError);
  }
  EXPECT_TRUE(recorded_.rows.empty());
}

TEST_F(ResultsTest, SayWhichCellIsWrong) {
  try {
    results_.add("one", "x", 1.5);
    FAIL();
  } catch (const ContractError& error) {
    EXPECT_STREQ(error.what(), "one.count: a cell is not of its column's type");
  }
}

TEST_F(ResultsTest, LabelValuesOfTextColumns) {
  results_.label("one", "text", "x", {"Ett", "One"});
  EXPECT_EQ(recorded_.labels, std::vector<std::string>{"1.0 x: Ett / One"});
  EXPECT_THROW(results_.label("one", "count", "x", {"a", "b"}), ContractError);
  EXPECT_THROW(results_.label("one", "absent", "x", {"a", "b"}), ContractError);
  EXPECT_THROW(results_.label("absent", "text", "x", {"a", "b"}), ContractError);
}

TEST_F(ResultsTest, StopWhenTheHostTakesNoMore) {
  recorded_.status = FOTFASTE_CANCELLED;
  for (const auto& add : std::vector<std::function<void()>>{[&] { results_.add("one", "x", 1); },
                                                            [&] {
                                                              results_.label("one", "text", "x", {"a", "b"});
                                                            }}) {
    try {
      add();
      ADD_FAILURE();
    } catch (const SinkRefused& refused) {
      EXPECT_EQ(refused.status(), FOTFASTE_CANCELLED);
    }
  }
}

}  // namespace
}  // namespace fotfaste
