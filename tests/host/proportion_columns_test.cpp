#include "host/proportion_columns.hpp"

#include <gtest/gtest.h>

#include "fotfaste/descriptor.h"
#include "host/finish_table.hpp"

namespace fotfaste::host {
namespace {

model::TableResult table(bool with_unknown) {
  model::TableResult made;
  made.description.id = "table";
  made.description.kind = FOTFASTE_KIND_PROPORTION;
  made.description.columns.push_back({"k", FOTFASTE_TYPE_INTEGER, FOTFASTE_ROLE_NUMERATOR, "", {}});
  made.description.columns.push_back({"n", FOTFASTE_TYPE_INTEGER, FOTFASTE_ROLE_DENOMINATOR, "", {}});
  if (with_unknown)
    made.description.columns.push_back({"u", FOTFASTE_TYPE_INTEGER, FOTFASTE_ROLE_UNKNOWN, "", {}});
  return made;
}

std::int64_t n(std::int64_t value) {
  return value;
}

double number(const model::TableResult& made, std::size_t row, const char* name) {
  for (std::size_t i = 0; i < made.description.columns.size(); ++i) {
    if (made.description.columns[i].name == name) return std::get<double>(made.rows[row][i]);
  }
  throw std::out_of_range(name);
}

bool is_null(const model::TableResult& made, std::size_t row, const char* name) {
  for (std::size_t i = 0; i < made.description.columns.size(); ++i) {
    if (made.description.columns[i].name == name)
      return std::holds_alternative<std::monostate>(made.rows[row][i]);
  }
  throw std::out_of_range(name);
}

// The example of architecture: 12 of 20, 3 unknown.
TEST(ProportionColumns, HaveTheShareItsIntervalAndItsBounds) {
  model::TableResult made = table(true);
  made.rows = {{n(12), n(20), n(3)}};
  finish_table(made, 20);
  EXPECT_EQ(made.added_from, 3u);
  EXPECT_DOUBLE_EQ(number(made, 0, "value"), 0.6);
  EXPECT_NEAR(number(made, 0, "low"), 0.3866, 1e-4);
  EXPECT_NEAR(number(made, 0, "high"), 0.7812, 1e-4);
  EXPECT_DOUBLE_EQ(number(made, 0, "worst"), 12.0 / 23);
  EXPECT_DOUBLE_EQ(number(made, 0, "best"), 15.0 / 23);
  EXPECT_EQ(std::get<std::string>(made.rows[0][6]), "wilson-95");
  EXPECT_EQ(std::get<std::int64_t>(made.rows[0].back()), 0);
}

TEST(ProportionColumns, AreNullWithoutADenominator) {
  model::TableResult made = table(true);
  made.rows = {{n(0), n(0), n(0)}, {n(0), n(0), n(2)}, {model::Cell(), model::Cell(), model::Cell()}};
  finish_table(made, 20);
  for (std::size_t row = 0; row < 3; ++row) {
    for (const char* name : {"value", "low", "high", "method"})
      EXPECT_TRUE(is_null(made, row, name)) << row << name;
    EXPECT_EQ(std::get<std::int64_t>(made.rows[row].back()), 0);
  }
  EXPECT_TRUE(is_null(made, 0, "worst"));
  EXPECT_DOUBLE_EQ(number(made, 1, "worst"), 0);
  EXPECT_DOUBLE_EQ(number(made, 1, "best"), 1);
}

TEST(ProportionColumns, SayWhenThereAreTooFew) {
  model::TableResult made = table(false);
  made.rows = {{n(1), n(1)}, {n(5), n(19)}, {n(5), n(20)}};
  finish_table(made, 20);
  EXPECT_EQ(made.description.columns.size(), 7u);
  EXPECT_EQ(std::get<std::int64_t>(made.rows[0].back()), 1);
  EXPECT_EQ(std::get<std::int64_t>(made.rows[1].back()), 1);
  EXPECT_EQ(std::get<std::int64_t>(made.rows[2].back()), 0);
}

TEST(ProportionColumns, HoldTheShareBetweenTheirBoundsForAllSmallCounts) {
  model::TableResult made = table(true);
  for (std::int64_t all = 1; all < 12; ++all) {
    for (std::int64_t some = 0; some <= all; ++some) {
      for (std::int64_t unknown = 0; unknown < 4; ++unknown) made.rows.push_back({some, all, unknown});
    }
  }
  finish_table(made, 20);
  for (std::size_t row = 0; row < made.rows.size(); ++row) {
    EXPECT_LE(0, number(made, row, "low"));
    EXPECT_LE(number(made, row, "low"), number(made, row, "value"));
    EXPECT_LE(number(made, row, "value"), number(made, row, "high"));
    EXPECT_LE(number(made, row, "high"), 1);
    EXPECT_LE(number(made, row, "worst"), number(made, row, "value"));
    EXPECT_LE(number(made, row, "value"), number(made, row, "best"));
  }
}

TEST(ProportionColumns, LeaveOtherTablesAlone) {
  model::TableResult made;
  made.description.columns.push_back({"n", FOTFASTE_TYPE_INTEGER, FOTFASTE_ROLE_COUNT, "", {}});
  made.rows = {{n(3)}};
  finish_table(made, 20);
  EXPECT_EQ(made.description.columns.size(), 1u);
  EXPECT_EQ(made.rows[0].size(), 1u);
}

}  // namespace
}  // namespace fotfaste::host
