// What comparison says of its figures before there are any data.
#include <gtest/gtest.h>

#include <string>

#include "plugins/recorded_design.hpp"

namespace fotfaste::tests {
namespace {

std::vector<RecordedPurpose> design(const std::string& toml) {
  static CompiledPlugin compiled(COMPARISON);
  return design_of(compiled, toml, 60);
}

constexpr const char* all = R"(
[[comparison]]
id = "sites"
outcome = { spell = "employed", on = "exit" }
by = ["site"]
[[standard]]
id = "population"
outcome = { spell = "employed", on = "exit" }
source = "Register, 2023"
stratum = [{ id = "women", is = { gender = "woman" }, weight = 1 }]
[[comparison_group]]
id = "others"
text = "Projektets effekt"
method = "matching"
outcome = { spell = "employed", on = "exit" }
covariates = [{ id = "age", number = "age" }]
)";

TEST(ComparisonDesign, EveryComparisonIsAPurpose) {
  EXPECT_TRUE(design("").empty());
  const auto purposes = design(all);
  ASSERT_EQ(purposes.size(), 3U);
  EXPECT_EQ(purposes[0].planned, 60);
  EXPECT_TRUE(purposes[0].columns.contains("site"));
  EXPECT_EQ(purposes[0].ids(false), "beforehand unknown");
  EXPECT_EQ(purposes[1].ids(false), "unknown standard");
  EXPECT_EQ(purposes[2].ids(false), "confirmed limit");
  EXPECT_TRUE(purposes[2].columns.contains("birth_date"));
  EXPECT_EQ(purposes[2].title.sv, "Jämförelsen others") << "no effect before there is a design";
  for (const RecordedPurpose& purpose : purposes) EXPECT_FALSE(purpose.limits.empty());
}

TEST(ComparisonDesign, LinesAndAgreementAnswer) {
  EXPECT_EQ(design(std::string("agreed = [\"beforehand\", \"limit\"]\n") + all).at(0).ids(true),
            "beforehand");
  EXPECT_EQ(design(std::string("agreed = [\"beforehand\", \"limit\"]\n") + all).at(2).ids(true), "limit");
  const std::string written =
      std::string(all) +
      "balance_limit = 0.2\nconfirmed = { date = 2024-01-01, reviewer = \"r\", document = "
      "\"d\" }\n";
  EXPECT_EQ(design(written).at(2).ids(true), "confirmed limit");
  const RecordedPurpose open = design(all).at(2);
  for (const auto& [id, question] : open.questions) {
    for (const RecordedOption& option : question.options) {
      const bool of_all = option.toml.starts_with("agreed");
      const std::string toml = of_all ? option.toml + "\n" + all : all + option.toml + "\n";
      EXPECT_TRUE(design(toml).at(2).questions.at(id).answered) << option.toml;
    }
  }
}

}  // namespace
}  // namespace fotfaste::tests
