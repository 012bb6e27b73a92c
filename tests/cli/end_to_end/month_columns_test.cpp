// A follow-up file with a column a month, as it comes: with blanks where nobody answered.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "program.hpp"

namespace fotfaste::test {
namespace {

using Json = nlohmann::ordered_json;

// Three people found work in January. Of Ada nobody knows anything in April; in May she is in work. Bo is
// without work from April on. Of Cai nothing is known from April on, and the file ends in June.
constexpr const char* months =
    "id;start;2024-01;2024-02;2024-03;2024-04;2024-05;2024-06\n"
    "ada;2024-01-01;arbete;arbete;arbete;;arbete;arbete\n"
    "bo;2024-01-01;arbete;arbete;arbete;arbetslös;arbetslös;arbetslös\n"
    "cai;2024-01-01;arbete;arbete;arbete;;;\n";

constexpr const char* project =
    "as_of = 2025-01-01\n\n"
    "[project]\nid = \"manader\"\nname = \"Månader\"\nowner = \"En kommun\"\nstart = 2024-01-01\n"
    "end = 2024-12-31\nplanned_participants = 3\n\n"
    "[data.participations]\nfile = \"manader.csv\"\ncolumns = { person = \"id\", entry = \"start\" }\n\n"
    "[data.states]\nfile = \"manader.csv\"\ncolumns = { person = \"id\" }\n"
    "wide = { columns = \"2024-01..2024-06\", header = \"{yyyy}-{mm}\" }\n"
    "core = { arbete = \"employed\", \"arbetslös\" = \"unemployed\" }\n\n"
    "[[plugin]]\nid = \"longitudinal-followup\"\n\n[plugin.parameters]\n"
    "points = [\"entry+2m\", \"entry+3m\", \"entry+4m\"]\nat_risk_at_least = 1\n"
    "[[plugin.parameters.curves]]\nid = \"job\"\nkind = \"retention\"\nstate = \"employed\"\nunit = "
    "\"month\"\nanchor = \"entry\"\n";

TEST(MonthColumns, ABlankMonthIsUnknownAndEndsNoJob) {
  const TemporaryFolder folder;
  write_file(folder / "project.toml", project);
  write_file(folder / "manader.csv", months);
  const Ended ended =
      fotfaste({"--format", "json", "run", folder.path().string(), "--out", (folder / "ut").string()});
  ASSERT_EQ(ended.code, 0) << ended.err;
  const Json plugin = plugin_of(read_json(folder / "ut" / "results.json"), "longitudinal-followup");
  // Bo's job ended when his unemployment began; Ada's and Cai's were only not heard of.
  const Json retention = table_of(plugin, "retention");
  int ends = 0;
  int unheard_of = 0;
  for (const Json& row : retention.at("rows")) {
    ends += row.at("events").get<int>();
    unheard_of += row.at("censored").get<int>();
    if (row.at("events") == 1) {
      EXPECT_EQ(row.at("time"), 3);
    }
  }
  EXPECT_EQ(ends, 1);
  EXPECT_EQ(unheard_of, 2);
  // "employed of known, unknown".
  const Json at_points = table_of(plugin, "state-at-point");
  const auto employed = [&](const std::string& point) {
    for (const Json& row : at_points.at("rows")) {
      if (row.at("point") == point && row.at("state") == "employed" && row.at("stratum").empty()) {
        return row.at("numerator").dump() + " of " + row.at("denominator").dump() + ", " +
               row.at("unknown").dump();
      }
    }
    return std::string("no row");
  };
  EXPECT_EQ(employed("entry+2m"), "3 of 3, 0");
  EXPECT_EQ(employed("entry+3m"), "0 of 1, 2") << "in April only Bo was heard of";
  EXPECT_EQ(employed("entry+4m"), "1 of 2, 1");
}

}  // namespace
}  // namespace fotfaste::test
