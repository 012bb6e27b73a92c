#include "host/row_checks.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "fotfaste/descriptor.h"
#include "host/frames.hpp"

namespace fotfaste::host {
namespace {

using Cells = std::vector<model::Cell>;

model::TableDescription table(std::vector<std::pair<std::uint32_t, std::uint32_t>> types_and_roles) {
  model::TableDescription made;
  made.id = "table";
  for (const auto& [type, role] : types_and_roles) {
    made.columns.push_back({std::string(made.columns.size() + 1, 'c'), type, role, "", {}});
  }
  return made;
}

bool accepts(const model::TableDescription& description, const std::vector<Cells>& rows) {
  RowChecks checks(description);
  try {
    for (const Cells& row : rows) checks.check(row);
    return true;
  } catch (const InvalidOutput&) {
    return false;
  }
}

TEST(RowChecks, NullFitsEveryColumn) {
  const auto description =
      table({{FOTFASTE_TYPE_INTEGER, FOTFASTE_ROLE_COUNT}, {FOTFASTE_TYPE_TEXT, FOTFASTE_ROLE_ATTRIBUTE}});
  EXPECT_TRUE(accepts(description, {{model::Cell(), model::Cell()}}));
}

TEST(RowChecks, NumbersAreFinite) {
  const auto description = table({{FOTFASTE_TYPE_NUMBER, FOTFASTE_ROLE_VALUE}});
  EXPECT_TRUE(accepts(description, {{1e308}}));
  for (const double value :
       {std::nan(""), std::numeric_limits<double>::infinity(), -std::numeric_limits<double>::infinity()}) {
    EXPECT_FALSE(accepts(description, {{value}}));
  }
}

TEST(RowChecks, CountsAreNotBelowZeroNorBeyondReason) {
  for (const std::uint32_t role :
       {FOTFASTE_ROLE_NUMERATOR, FOTFASTE_ROLE_DENOMINATOR, FOTFASTE_ROLE_UNKNOWN, FOTFASTE_ROLE_EXCLUDED,
        FOTFASTE_ROLE_COUNT, FOTFASTE_ROLE_PENDING, FOTFASTE_ROLE_EARLY}) {
    const auto description = table({{FOTFASTE_TYPE_INTEGER, role}});
    EXPECT_TRUE(accepts(description, {{std::int64_t{0}}}));
    EXPECT_FALSE(accepts(description, {{std::int64_t{-1}}}));
    EXPECT_FALSE(accepts(description, {{std::numeric_limits<std::int64_t>::max()}}));
  }
  EXPECT_TRUE(accepts(table({{FOTFASTE_TYPE_INTEGER, FOTFASTE_ROLE_VALUE}}), {{std::int64_t{-1}}}));
}

TEST(RowChecks, DimensionsTellRowsApart) {
  const auto description = table({{FOTFASTE_TYPE_TEXT, FOTFASTE_ROLE_DIMENSION},
                                  {FOTFASTE_TYPE_STRATUM, FOTFASTE_ROLE_DIMENSION},
                                  {FOTFASTE_TYPE_INTEGER, FOTFASTE_ROLE_COUNT}});
  const model::Stratum women{{{"gender", "woman"}}};
  const model::Stratum everybody;
  EXPECT_TRUE(accepts(description, {{std::string("a"), women, std::int64_t{1}},
                                    {std::string("a"), everybody, std::int64_t{1}},
                                    {std::string("b"), women, std::int64_t{1}},
                                    {model::Cell(), women, std::int64_t{1}}}));
  EXPECT_FALSE(accepts(
      description, {{std::string("a"), women, std::int64_t{1}}, {std::string("a"), women, std::int64_t{2}}}));
}

TEST(RowChecks, TextsDoNotRunTogether) {
  const auto description =
      table({{FOTFASTE_TYPE_TEXT, FOTFASTE_ROLE_DIMENSION}, {FOTFASTE_TYPE_TEXT, FOTFASTE_ROLE_DIMENSION}});
  EXPECT_TRUE(
      accepts(description, {{std::string("ab"), std::string("c")}, {std::string("a"), std::string("bc")}}));
}

TEST(RowChecks, TargetsAndTheirWordsAreInOrder) {
  const auto description = table({{FOTFASTE_TYPE_NUMBER, FOTFASTE_ROLE_TARGET_LOW},
                                  {FOTFASTE_TYPE_NUMBER, FOTFASTE_ROLE_TARGET_HIGH},
                                  {FOTFASTE_TYPE_TEXT, FOTFASTE_ROLE_SCALE},
                                  {FOTFASTE_TYPE_INTEGER, FOTFASTE_ROLE_ATTESTED},
                                  {FOTFASTE_TYPE_NUMBER, FOTFASTE_ROLE_UNDECIDED_ABOVE}});
  EXPECT_TRUE(accepts(description, {{0.1, 0.2, std::string("share"), std::int64_t{1}, 0.2}}));
  EXPECT_FALSE(accepts(description, {{0.2, 0.1, std::string("share"), std::int64_t{1}, 0.2}}));
  EXPECT_FALSE(accepts(description, {{0.1, 0.2, std::string("percent"), std::int64_t{1}, 0.2}}));
  EXPECT_FALSE(accepts(description, {{0.1, 0.2, std::string("share"), std::int64_t{2}, 0.2}}));
  EXPECT_FALSE(accepts(description, {{0.1, 0.2, std::string("share"), std::int64_t{1}, 1.2}}));
}

}  // namespace
}  // namespace fotfaste::host
