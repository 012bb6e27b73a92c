// The plugin comparison on real data through the built command: a trial by lot and a survey's people made
// alike, held against R; and what Swedish projects have published, from their numbers.
#include <algorithm>
#include <cmath>
#include <optional>
#include <sstream>

#include "real_data.hpp"

namespace fotfaste::test {
namespace {

// Closed formulas, and those that iterate: the shared folder says how close.
constexpr double closed = 1e-9;
constexpr double iterated = 1e-7;

// The one row with these texts.
Json row_of(const ProjectRun& run, const std::string& table,
            const std::map<std::string, std::string>& wanted) {
  const Json tables = run.results.at("plugins").at(0).at("tables");
  Json found;
  int count = 0;
  for (const Json& one : tables) {
    if (one.at("id") != table) continue;
    for (const Json& row : one.at("rows")) {
      const bool fits = std::all_of(wanted.begin(), wanted.end(),
                                    [&](const auto& cell) { return row.at(cell.first) == cell.second; });
      if (!fits) continue;
      found = row;
      ++count;
    }
  }
  EXPECT_EQ(count, 1) << table;
  return found;
}

std::size_t rows_in(const ProjectRun& run, const std::string& table, const std::string& design = "") {
  std::size_t count = 0;
  for (const Json& one : run.results.at("plugins").at(0).at("tables")) {
    if (one.at("id") != table) continue;
    for (const Json& row : one.at("rows")) count += design.empty() || row.at("design") == design ? 1 : 0;
  }
  return count;
}

class SurveyBeside : public RealData {
 protected:
  static void SetUpTestSuite() {
    if (has_data()) run_ = new ProjectRun(project_folder("nsw-comparison"), shared_folder() / "data/nsw");
  }
  static void TearDownTestSuite() { delete run_; }
  void SetUp() override {
    RealData::SetUp();
    if (IsSkipped()) return;
    ASSERT_EQ(run_->code, 0) << run_->messages;
  }
  static Json difference(const std::string& design, const std::string& way) {
    return row_of(*run_, "adjusted-differences", {{"design", design}, {"way", way}});
  }
  static inline ProjectRun* run_ = nullptr;
};

TEST_F(SurveyBeside, HasTheDifferencesThatRHas) {
  expect_everybody(*run_, 614);
  const std::vector<CsvRow> effect = golden("effect.csv");
  const Json plain = difference("as-they-are", "lot");
  for (const auto& [column, statistic] :
       {std::pair("value", "difference"), std::pair("error", "welch_se"), std::pair("p", "welch_p"),
        std::pair("low", "welch_lower95"), std::pair("high", "welch_upper95")}) {
    expect_close(plain.at(column), golden_value(effect, "lalonde", statistic), closed, statistic);
  }
  const Json regression = difference("as-they-are", "regression");
  for (const auto& [column, statistic] :
       {std::pair("value", "ols_coef"), std::pair("error", "ols_se_hc2"), std::pair("p", "hc2_p_t"),
        std::pair("low", "hc2_lower95_t"), std::pair("high", "hc2_upper95_t")}) {
    expect_close(regression.at(column), golden_value(effect, "lalonde adjusted", statistic, "treat"), closed,
                 statistic);
  }
  for (const auto& [design, statistic] :
       {std::pair("weighted", "ipw_att"), std::pair("weighted-everybody", "ipw_ate"),
        std::pair("weighted-overlap", "ipw_overlap")}) {
    const Json row = difference(design, "weighting");
    expect_close(row.at("value"), golden_value(effect, "lalonde", statistic), iterated, statistic);
    expect_close(row.at("error"), golden_value(effect, "lalonde", std::string(statistic) + "_se_hc1"),
                 iterated, statistic);
  }
}

// Within a caliper R's error divides by other numbers than the paper's formula; the difference is the same.
TEST_F(SurveyBeside, MatchesAsRDoes) {
  const std::vector<CsvRow> matching = golden("effect_matching.csv");
  const std::string all = "lalonde nearest with replacement, ties averaged";
  const std::string near = all + ", caliper 0.1 sd";
  const Json row = difference("matched", "matching");
  expect_close(row.at("value"), golden_value(matching, all, "att"), iterated, "att");
  expect_close(row.at("error"), golden_value(matching, all, "se_abadie_imbens"), iterated, "error");
  expect_close(difference("matched-near", "matching").at("value"), golden_value(matching, near, "att"),
               iterated, "att within the caliper");
  const Json people = row_of(*run_, "compared", {{"design", "matched-near"}, {"side", "treated"}});
  EXPECT_EQ(people.at("nobody_near"), golden_value(matching, near, "dropped_by_caliper"));
}

TEST_F(SurveyBeside, HasTheBalanceThatRHas) {
  const std::vector<CsvRow> effect = golden("effect.csv");
  int compared = 0;
  for (const char* measure : {"age", "educ", "black", "hispan", "married", "nodegree", "re74", "re75"}) {
    for (const auto& [when, tag] : {std::pair("before", "unadjusted "), std::pair("after", "ipw_att ")}) {
      const Json row =
          row_of(*run_, "balance-details", {{"design", "weighted"}, {"measure", measure}, {"when", when}});
      const std::string key = std::string(tag) + measure;
      for (const auto& [column, statistic] :
           {std::pair("mean_treated", "mean_treated"), std::pair("mean_control", "mean_control"),
            std::pair("by_treated", "smd_treated_sd"), std::pair("by_both", "smd_pooled_sd")}) {
        expect_close(row.at(column), golden_value(effect, "lalonde", statistic, key), iterated, key);
        ++compared;
      }
      const bool yes_or_no = row.at("variance_ratio").is_null();
      EXPECT_EQ(yes_or_no, std::string("black hispan married nodegree").find(measure) != std::string::npos);
      if (!yes_or_no)
        expect_close(row.at("variance_ratio"), golden_value(effect, "lalonde", "variance_ratio", key),
                     iterated, key);
    }
  }
  EXPECT_EQ(compared, 64);
  const Json people = row_of(*run_, "compared", {{"design", "weighted"}, {"side", "control"}});
  expect_close(people.at("effective_n"), golden_value(effect, "lalonde", "effective_n_control", "ipw_att"),
               iterated, "effective number");
}

// The same comparison within limits that it keeps, and within those that it does not.
TEST_F(SurveyBeside, ClaimsNothingThatIsNotBalancedAndConfirmed) {
  EXPECT_EQ(rows_in(*run_, "design"), 1U);
  EXPECT_EQ(rows_in(*run_, "design", "weighted"), 1U);
  EXPECT_EQ(rows_in(*run_, "adjusted-differences", "withheld"), 0U);
  EXPECT_EQ(rows_in(*run_, "balance", "withheld"), 8U);
  EXPECT_EQ(row_of(*run_, "design-checks", {{"design", "withheld"}, {"check", "confirmed"}}).at("standing"),
            "met");
  EXPECT_EQ(row_of(*run_, "design-checks", {{"design", "withheld"}, {"check", "variance"}}).at("standing"),
            "not_met");
}

class ByLot : public RealData {};

TEST_F(ByLot, JobCorpsHasTheDifferencesThatRHas) {
  const ProjectRun run(project_folder("job-corps-comparison"), shared_folder() / "data/job_corps");
  expect_everybody(run, 9240);
  const std::vector<CsvRow> effect = golden("effect.csv");
  for (const char* measure : {"earny2", "pworky2", "earny4", "pworky4"}) {
    const std::string name = std::string("job corps ") + measure;
    const Json plain = row_of(run, "adjusted-differences", {{"design", measure}, {"way", "lot"}});
    EXPECT_EQ(plain.at("comparisons"), 4);
    expect_close(plain.at("value"), golden_value(effect, name, "difference"), closed, name);
    expect_close(plain.at("error"), golden_value(effect, name, "welch_se"), closed, name);
    expect_close(plain.at("low"), golden_value(effect, name, "welch_lower95"), closed, name);
    const Json regression = row_of(run, "adjusted-differences", {{"design", measure}, {"way", "regression"}});
    for (const auto& [column, statistic] : {std::pair("value", "ols_coef"), std::pair("error", "ols_se_hc2"),
                                            std::pair("high", "hc2_upper95_t")}) {
      expect_close(regression.at(column), golden_value(effect, name + " adjusted", statistic, "assignment"),
                   closed, name);
    }
  }
  EXPECT_EQ(rows_in(run, "design"), 4U);
  EXPECT_EQ(rows_in(run, "adjusted-differences", "withheld"), 0U) << "more women were assigned than not";
}

// The experiment's own two groups, and a survey's people in place of those who drew the other lot: rows
// numbered, since the files tell nobody apart.
struct Men {
  const char* controls;  // empty: those of the experiment
  const char* name;
};

class SupportedWorkBeside : public RealData, public testing::WithParamInterface<Men> {};

TEST_P(SupportedWorkBeside, HasTheDifferencesThatRHas) {
  const TemporaryFolder data;
  std::string men = "unit,";
  int number = 0;
  const auto add = [&](const std::string& file, bool treated_alone) {
    std::istringstream lines(read_file(shared_folder() / "data/nsw" / file));
    std::string line;
    std::getline(lines, line);
    if (number == 0) men.append(line).append("\n");
    while (std::getline(lines, line)) {
      if (treated_alone && line.front() != '1') continue;
      men.append(std::to_string(++number)).append(",").append(line).append("\n");
    }
  };
  const std::string controls = GetParam().controls;
  add("nsw_dw.csv", !controls.empty());
  if (!controls.empty()) add(controls, false);
  write_file(data / "men.csv", men);
  const ProjectRun run(project_folder("nsw-men"), data.path());
  expect_everybody(run, number);
  const std::vector<CsvRow> effect = golden("effect.csv");
  const Json plain = row_of(run, "adjusted-differences", {{"way", "lot"}});
  expect_close(plain.at("value"), golden_value(effect, GetParam().name, "difference"), closed, "difference");
  expect_close(plain.at("error"), golden_value(effect, GetParam().name, "welch_se"), closed, "error");
  const Json regression = row_of(run, "adjusted-differences", {{"way", "regression"}});
  for (const auto& [column, statistic] : {std::pair("value", "ols_coef"), std::pair("error", "ols_se_hc2"),
                                          std::pair("low", "hc2_lower95_t")}) {
    expect_close(regression.at(column), golden_value(effect, GetParam().name, statistic, "treat"), closed,
                 statistic);
  }
}

INSTANTIATE_TEST_SUITE_P(Samples, SupportedWorkBeside,
                         testing::Values(Men{"", "nsw Dehejia-Wahba sample"},
                                         Men{"psid_controls.csv", "psid_controls"},
                                         Men{"cps_controls.csv", "cps_controls"}),
                         [](const auto& men) {
                           const std::string controls = men.param.controls;
                           return controls.empty()                  ? "Experiment"
                                  : controls.substr(0, 4) == "psid" ? "Psid"
                                                                    : "Cps";
                         });

class SwedishProjects : public RealData {};

// A project of the published figures that have their numbers. The one participant is there because a project
// has participants.
std::string project_of(const std::vector<CsvRow>& figures) {
  std::string toml =
      "as_of = 2024-01-01\n[project]\nid = \"published\"\nname = \"Published\"\n[data.participations]\n"
      "file = \"people.csv\"\n[[plugin]]\nid = \"comparison\"\n";
  int number = 0;
  for (const CsvRow& figure : figures) {
    if (figure.at("numerator").empty() || figure.at("denominator").empty()) continue;
    toml.append("[[plugin.published]]\nid = \"f").append(std::to_string(++number));
    toml.append("\"\ntext = \"").append(figure.at("project")).append(": ").append(figure.at("measure"));
    if (figure.at("group") != "all") toml.append("\"\ngroup = \"").append(figure.at("group"));
    toml.append("\"\nsource = \"").append(figure.at("source")).append("\"\nnumerator = ");
    toml.append(figure.at("numerator"))
        .append("\ndenominator = ")
        .append(figure.at("denominator"))
        .append("\n");
    if (!figure.at("published_percent").empty())
      toml.append("percent = ").append(figure.at("published_percent")).append("\n");
  }
  return toml;
}

// Every published share that has its numbers, with Wilson's interval.
TEST_F(SwedishProjects, PublishedSharesComeFromTheirNumbers) {
  const std::vector<CsvRow> figures = shared_csv("swedish_projects/published_results.csv");
  const TemporaryFolder folder;
  write_file(folder / "project.toml", project_of(figures));
  write_file(folder / "people.csv", "person,entry\np1,2023-01-01\n");
  const ProjectRun run(folder.path(), folder.path());
  ASSERT_EQ(run.code, 0) << run.messages;
  const double z = 1.959963984540054;
  std::size_t found = 0;
  for (const CsvRow& published : figures) {
    if (published.at("numerator").empty() || published.at("denominator").empty()) continue;
    const double k = std::stod(published.at("numerator"));
    const double n = std::stod(published.at("denominator"));
    int here = 0;
    for (const Json& one : run.results.at("plugins").at(0).at("tables")) {
      if (one.at("id") != "published") continue;
      for (const Json& row : one.at("rows")) {
        const std::string group = published.at("group") == "all" ? "everybody" : published.at("group");
        const std::string label =
            one.at("labels").at("figure").at(row.at("figure").get<std::string>()).at("en");
        if (row.at("group") != group || label != published.at("project") + ": " + published.at("measure"))
          continue;
        ++here;
        const double p = k / n;
        expect_close(row.at("value"), p, exact, label);
        const double half = z * std::sqrt(p * (1 - p) / n + z * z / (4 * n * n));
        expect_close(row.at("low"), (p + z * z / (2 * n) - half) / (1 + z * z / n), exact, label);
        expect_close(row.at("high"), (p + z * z / (2 * n) + half) / (1 + z * z / n), exact, label);
        if (published.at("published_percent").empty()) {
          EXPECT_TRUE(row.at("printed").is_null());
          continue;
        }
        expect_close(row.at("printed"), std::stod(published.at("published_percent")), exact, label);
        EXPECT_EQ(row.at("printing"), "agrees") << label;
        EXPECT_LT(std::abs(100 * p - std::stod(published.at("published_percent"))), 1) << label;
      }
    }
    EXPECT_EQ(here, 1) << published.at("measure");
    ++found;
  }
  EXPECT_EQ(found, 16U);
  EXPECT_EQ(rows_in(run, "design"), 0U);
}

}  // namespace
}  // namespace fotfaste::test
