// Two experiments with job training, outcomes by group against R. R has means, numbers and the standard
// errors of their differences; shares of people it does not have, and the tests count those from the file
// themselves.
#include <algorithm>
#include <cmath>
#include <functional>
#include <optional>
#include <sstream>
#include <utility>

#include "real_data.hpp"

namespace fotfaste::test {
namespace {

// A group by its name in the results and its number in the data.
struct Group {
  const char* stratum;
  const char* number;
};

// The one row of the level of a measure at a wave in a group.
Json level_of(const ProjectRun& run, const std::string& measure, int wave, const std::string& stratum) {
  Json found;
  int count = 0;
  for (const Json& row : run.rows("progression", "level", stratum)) {
    if (row.at("measure") != measure || row.at("wave") != wave) continue;
    found = row;
    ++count;
  }
  EXPECT_EQ(count, 1) << measure << ", wave " << wave << ", " << stratum;
  return found;
}

// Size and mean of both groups, and what R makes of their standard deviations: the standard error of the
// difference with and without one common variance. Both agree only if both standard deviations do.
void expect_groups(const Json& treated, const Json& control, const std::vector<CsvRow>& effect,
                   const std::string& name) {
  ASSERT_TRUE(treated.is_object() && control.is_object()) << name;
  EXPECT_EQ(treated.at("n"), golden_value(effect, name, "n_treated")) << name;
  EXPECT_EQ(control.at("n"), golden_value(effect, name, "n_control")) << name;
  expect_close(treated.at("value"), golden_value(effect, name, "mean_treated"), exact, name);
  expect_close(control.at("value"), golden_value(effect, name, "mean_control"), exact, name);
  const double n1 = treated.at("n");
  const double n0 = control.at("n");
  const double variance1 = std::pow(treated.at("sd").get<double>(), 2);
  const double variance0 = std::pow(control.at("sd").get<double>(), 2);
  expect_close(std::sqrt(variance1 / n1 + variance0 / n0), golden_value(effect, name, "welch_se"), exact,
               name);
  const double difference = treated.at("value").get<double>() - control.at("value").get<double>();
  expect_close(difference, golden_value(effect, name, "difference"), exact, name);
  const double pooled = std::sqrt(((n1 - 1) * variance1 + (n0 - 1) * variance0) / (n1 + n0 - 2));
  expect_close(difference / pooled, golden_value(effect, name, "cohens_d"), exact, name);
}

// A goal by group, counted from the file.
void expect_share(const ProjectRun& run, const std::string& goal, const Group& group,
                  const std::string& column, const std::vector<CsvRow>& people,
                  const std::function<bool(const CsvRow&)>& reached) {
  int all = 0;
  int some = 0;
  for (const CsvRow& person : people) {
    if (person.at(column) != group.number) continue;
    ++all;
    some += reached(person) ? 1 : 0;
  }
  ASSERT_GT(some, 0);
  ASSERT_LT(some, all);
  int found = 0;
  for (const Json& row : run.rows("goal-metrics", "goals", group.stratum)) {
    if (row.at("goal") != goal) continue;
    ++found;
    EXPECT_EQ(row.at("numerator"), some) << goal << ", " << group.stratum;
    EXPECT_EQ(row.at("denominator"), all) << goal << ", " << group.stratum;
    EXPECT_EQ(row.at("unknown"), 0);
    expect_close(row.at("value"), static_cast<double>(some) / all, exact, goal);
  }
  EXPECT_EQ(found, 1) << goal << ", " << group.stratum;
}

class JobCorps : public RealData {
 protected:
  static void SetUpTestSuite() {
    if (has_data()) run_ = new ProjectRun(project_folder("job_corps"), shared_folder() / "data/job_corps");
  }
  static void TearDownTestSuite() { delete run_; }
  void SetUp() override {
    RealData::SetUp();
    if (IsSkipped()) return;
    ASSERT_EQ(run_->code, 0) << run_->messages;
  }

  static inline ProjectRun* run_ = nullptr;
};

TEST_F(JobCorps, IsReadInFull) {
  expect_everybody(*run_, 9240);
}

TEST_F(JobCorps, HasTheMeansOfBothGroups) {
  const std::vector<CsvRow> effect = golden("effect.csv");
  for (const auto& [measure, wave] :
       {std::pair{"earny2", 1}, std::pair{"pworky2", 1}, std::pair{"earny4", 2}, std::pair{"pworky4", 2}}) {
    expect_groups(level_of(*run_, measure, wave, "1"), level_of(*run_, measure, wave, "0"), effect,
                  std::string("job corps ").append(measure));
  }
}

// Dollars have thousands of values: the answers at exit, those of year 4, are summarised rather than listed.
TEST_F(JobCorps, SummarisesTheAnswersAtExit) {
  const std::vector<CsvRow> people = shared_csv("job_corps/job_corps.csv");
  for (const char* group : {"0", "1"}) {
    EXPECT_TRUE(run_->rows("progression", "exit-ratings", group).empty());
    const auto rows = run_->rows("progression", "exit-summary", group);
    EXPECT_EQ(rows.size(), 2U);
    for (const Json& row : rows) {
      const std::string measure = row.at("measure");
      std::vector<double> answers;
      for (const CsvRow& person : people) {
        if (person.at("assignment") == group) answers.push_back(std::stod(person.at(measure)));
      }
      std::sort(answers.begin(), answers.end());
      const auto quartile = [&](std::size_t number) {
        const std::size_t quarters = (answers.size() - 1) * number;
        const double low = answers[quarters / 4];
        const double high = answers[std::min(quarters / 4 + 1, answers.size() - 1)];
        return low + (high - low) * static_cast<double>(quarters % 4) / 4;
      };
      EXPECT_EQ(row.at("n"), answers.size());
      EXPECT_EQ(row.at("value"), level_of(*run_, measure, 2, group).at("value"));
      EXPECT_EQ(row.at("lowest"), answers.front());
      EXPECT_EQ(row.at("highest"), answers.back());
      expect_close(row.at("first_quartile"), quartile(1), exact, measure);
      expect_close(row.at("median"), quartile(2), exact, measure);
      expect_close(row.at("third_quartile"), quartile(3), exact, measure);
    }
  }
}

TEST_F(JobCorps, HasTheSharesOfBothGroups) {
  const std::vector<CsvRow> people = shared_csv("job_corps/job_corps.csv");
  ASSERT_EQ(people.size(), 9240U);
  const auto number = [](const CsvRow& row, const char* column) { return std::stod(row.at(column)); };
  for (const Group& group : {Group{"1", "1"}, Group{"0", "0"}}) {
    expect_share(*run_, "earnings-in-year-4", group, "assignment", people,
                 [&](const CsvRow& row) { return number(row, "earny4") > 0; });
    expect_share(*run_, "half-the-weeks-in-year-4", group, "assignment", people,
                 [&](const CsvRow& row) { return number(row, "pworky4") >= 50; });
    expect_share(*run_, "earnings-in-year-2-and-4", group, "assignment", people,
                 [&](const CsvRow& row) { return number(row, "earny2") > 0 && number(row, "earny4") > 0; });
  }
}

// A sample of the experiment: its file, and its name in R.
struct Sample {
  const char* file;
  const char* name;
  int men;
};

class SupportedWork : public RealData, public testing::WithParamInterface<Sample> {
 protected:
  static constexpr Group treated{"programme", "1"};
  static constexpr Group control{"comparison", "0"};

  // The file with its rows numbered, since it tells nobody apart.
  void SetUp() override {
    RealData::SetUp();
    if (IsSkipped()) return;
    std::istringstream lines(read_file(shared_folder() / "data/nsw" / GetParam().file));
    std::string line;
    std::getline(lines, line);
    std::string numbered("id,");
    numbered.append(line).append("\n");
    for (int number = 1; std::getline(lines, line); ++number)
      numbered.append(std::to_string(number)).append(",").append(line).append("\n");
    write_file(data_ / "men.csv", numbered);
    run_.emplace(project_folder("nsw"), data_.path());
    ASSERT_EQ(run_->code, 0) << run_->messages;
  }

  TemporaryFolder data_;
  std::optional<ProjectRun> run_;
};

TEST_P(SupportedWork, HasTheOutcomesOfBothGroups) {
  expect_everybody(*run_, GetParam().men);
  expect_groups(level_of(*run_, "yearly", 1, treated.stratum), level_of(*run_, "yearly", 1, control.stratum),
                golden("effect.csv"), GetParam().name);
  const std::vector<CsvRow> men = read_csv(data_ / "men.csv", ',');
  for (const Group& group : {treated, control}) {
    expect_share(*run_, "earnings-in-1978", group, "treat", men,
                 [](const CsvRow& row) { return std::stod(row.at("re78")) > 0; });
  }
}

// R has the difference in differences of one of the samples.
TEST_P(SupportedWork, HasTheChangeOfBothGroups) {
  const std::vector<CsvRow> men = read_csv(data_ / "men.csv", ',');
  std::map<std::string, double> changes;
  for (const Group& group : {treated, control}) {
    double sum = 0;
    int n = 0;
    for (const CsvRow& row : men) {
      if (row.at("treat") != group.number) continue;
      sum += std::stod(row.at("re78")) - std::stod(row.at("re75"));
      ++n;
    }
    for (const Json& row : run_->rows("progression", "change", group.stratum)) {
      if (row.at("from") != "first" || row.at("wave") != 1) continue;
      EXPECT_EQ(row.at("n"), n);
      expect_close(row.at("value"), sum / n, exact, group.stratum);
      changes[group.stratum] = row.at("value");
    }
  }
  ASSERT_EQ(changes.size(), 2U);
  if (std::string(GetParam().file) != "nsw_dw.csv") return;
  expect_close(changes.at(treated.stratum) - changes.at(control.stratum),
               golden_value(golden("effect.csv"),
                            std::string(GetParam().name) + " difference in differences re75 to re78",
                            "ols_coef", "treat:post"),
               1e-9, "difference in differences");
}

INSTANTIATE_TEST_SUITE_P(Samples, SupportedWork,
                         testing::Values(Sample{"nsw_dw.csv", "nsw Dehejia-Wahba sample", 445},
                                         Sample{"nsw.csv", "nsw original LaLonde sample", 722}),
                         [](const auto& sample) {
                           return std::string(sample.param.men == 445 ? "DehejiaWahba" : "LaLonde");
                         });

}  // namespace
}  // namespace fotfaste::test
