#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <string>

#include "fotfaste/sdk/statistics/cumulative_incidence.hpp"
#include "fotfaste/sdk/statistics/gray_test.hpp"
#include "fotfaste/sdk/statistics/kaplan_meier.hpp"
#include "golden.hpp"

namespace fotfaste::tests {
namespace {

using statistics::CompetingTimes;
using statistics::cumulative_incidence;
using statistics::gray_test;
using statistics::IncidencePoint;
using statistics::TimeHistogram;

using Groups = std::map<std::string, CompetingTimes>;
using Strata = std::map<std::string, Groups>;

// Cause 0 is a censoring, as in the files.
void add(Groups& groups, const std::string& group, const std::string& time, int cause, std::size_t causes) {
  CompetingTimes& times = groups.try_emplace(group, causes).first->second;
  const int when = std::stoi(time);
  cause == 0 ? times.add_censored(when) : times.add_event(when, static_cast<std::size_t>(cause - 1));
}

std::optional<statistics::ChiSquareTest> gray_test_of(const Strata& strata, std::size_t cause) {
  std::vector<std::vector<CompetingTimes>> all;
  for (const auto& [stratum, groups] : strata) {
    all.emplace_back();
    for (const auto& [group, times] : groups) all.back().push_back(times);
  }
  return gray_test(std::span<const std::vector<CompetingTimes>>(all), cause);
}

// One of R's cases: who belongs to which group and stratum, and what R calls the causes.
struct Case {
  std::string name;
  Groups groups;
  Strata strata;
  std::vector<std::string> causes;
};

std::vector<Case> cases() {
  const auto retention = shared_rows("golden/mvad_job_retention.csv");
  const auto unemployment = shared_rows("data/unemp_dur/unemp_dur.csv");
  const auto reasons = shared_rows("golden/unemp_dur_cause.csv");
  if (retention.empty() || unemployment.empty() || unemployment.size() != reasons.size()) return {};
  const std::vector<std::string> ends{"joblessness", "learning"};
  const std::vector<std::string> jobs{"fulltime", "parttime", "hours_unknown"};
  std::vector<Case> cases{{"retention", {}, {}, ends},
                          {"retention_by_male", {}, {}, ends},
                          {"retention_by_gcse_stratified_by_male", {}, {}, ends},
                          {"unemployment", {}, {}, jobs},
                          {"unemployment_by_ui", {}, {}, jobs}};
  const auto add_to = [](Case& to, const std::string& stratum, const std::string& group,
                         const std::string& time, const std::string& cause) {
    add(to.groups, group, time, std::stoi(cause), to.causes.size());
    add(to.strata[stratum], group, time, std::stoi(cause), to.causes.size());
  };
  for (const CsvRow& row : retention) {
    add_to(cases[0], "", "all", row.at("duration"), row.at("cause"));
    add_to(cases[1], "", row.at("male"), row.at("duration"), row.at("cause"));
    add_to(cases[2], row.at("male"), row.at("gcse5eq"), row.at("duration"), row.at("cause"));
  }
  for (std::size_t i = 0; i < unemployment.size(); ++i) {
    const std::string& cause = reasons[i].at("cause");
    add_to(cases[3], "", "all", unemployment[i].at("spell"), cause);
    add_to(cases[4], "", unemployment[i].at("ui"), unemployment[i].at("spell"), cause);
  }
  return cases;
}

std::vector<std::string> words(const std::string& text) {
  std::istringstream stream(text);
  std::vector<std::string> words;
  for (std::string word; stream >> word;) words.push_back(word);
  return words;
}

double number_after(const std::string& text) {
  return std::stod(text.substr(text.find('=') + 1));
}

void compare_test(Agreement& agreement, const Case& each, const CsvRow& row, std::size_t cause) {
  const std::string& statistic = row.at("statistic");
  const std::string place = each.name + " " + statistic + " " + row.at("key");
  const auto got = gray_test_of(each.strata, cause);
  ASSERT_TRUE(got.has_value()) << place;
  if (statistic == "gray_statistic") {
    agreement.compare("Gray's test", got->statistic, value_in(row, "value"), closed_form, place);
  } else if (statistic == "gray_p") {
    // cuminc() takes p from 1, which leaves it 16 decimals and no more.
    agreement.compare("Gray's test: 1 - p", 1 - got->p, 1 - number_in(row, "value"), closed_form, place);
  } else {
    agreement.compare("Gray's test", got->degrees_of_freedom, value_in(row, "value"), 0, place);
  }
}

// The row's key is "group cause t=5", "group state tau=48" or "cause 1".
void compare(Agreement& agreement, const Case& each, const CsvRow& row) {
  const std::string& statistic = row.at("statistic");
  const std::vector<std::string> key = words(row.at("key"));
  if (statistic.starts_with("gray_")) {
    compare_test(agreement, each, row, static_cast<std::size_t>(std::stoi(key[1]) - 1));
    return;
  }
  const auto check = [&](const std::string& name, std::optional<double> got) {
    agreement.compare(name, got, value_in(row, "value"), closed_form,
                      each.name + " " + statistic + " " + row.at("key"));
  };
  const auto points = cumulative_incidence(each.groups.at(each.groups.size() == 1 ? "all" : key[0]));
  const auto named = std::find(each.causes.begin(), each.causes.end(), key[1]);
  const bool in_words = named != each.causes.end();
  if (statistic == "aj_mean_time_in_state") {
    const auto cause =
        in_words ? std::optional(static_cast<std::size_t>(named - each.causes.begin())) : std::nullopt;
    check("mean time since leaving, before leaving",
          statistics::mean_time(points, cause, number_after(key[2])));
    return;
  }
  const auto cause = static_cast<std::size_t>(in_words ? named - each.causes.begin() : std::stoi(key[1]) - 1);
  const IncidencePoint* const point = statistics::incidence_at(points, number_after(key[2]));
  ASSERT_NE(point, nullptr) << each.name << " " << row.at("key");
  const statistics::Incidence& got = point->causes[cause];
  if (statistic == "variance") {
    check("variance of the incidence", got.variance);
  } else if (statistic == "aj_se") {
    check("standard error of the incidence", got.jackknife_error);
  } else {
    check("cumulative incidence", got.probability);
  }
}

TEST(CumulativeIncidence, AgreesWithR) {
  const auto all = cases();
  if (all.empty()) GTEST_SKIP() << shared_is_missing;
  std::map<std::string, std::vector<CsvRow>> golden;
  for (const CsvRow& row : shared_rows("golden/cumulative_incidence.csv"))
    golden[row.at("case")].push_back(row);
  Agreement agreement(DOCUMENT, "Several causes to leave");
  for (const Case& each : all) {
    for (const CsvRow& row : golden.at(each.name)) compare(agreement, each, row);
  }
  EXPECT_EQ(agreement.compared(), 480);
  agreement.expect_documented();
}

CompetingTimes some_times(std::size_t causes, int shift = 0) {
  CompetingTimes times(causes);
  for (int i = 0; i < 100; ++i) {
    const int time = 1 + (i * 37 + shift) % 41;
    i % 5 == 0 ? times.add_censored(time) : times.add_event(time, static_cast<std::size_t>(i) % causes);
  }
  return times;
}

TEST(CumulativeIncidence, SharesSumToOne) {
  for (const IncidencePoint& point : cumulative_incidence(some_times(3))) {
    double sum = point.waiting;
    for (const auto& cause : point.causes) sum += cause.probability;
    EXPECT_NEAR(sum, 1, 1e-14);
  }
  const auto points = cumulative_incidence(some_times(3));
  double time = *statistics::mean_time(points, std::nullopt, 30);
  for (std::size_t cause = 0; cause < 3; ++cause) time += *statistics::mean_time(points, cause, 30);
  EXPECT_NEAR(time, 30, 1e-12);
}

TEST(CumulativeIncidence, OfTheOnlyCauseIsOneLessKaplanMeier) {
  TimeHistogram histogram;
  const CompetingTimes times = some_times(1);
  for (const auto& [time, counts] : times.times()) {
    for (std::int64_t i = 0; i < counts[0]; ++i) histogram.add_event(time);
    for (std::int64_t i = 0; i < counts[1]; ++i) histogram.add_censored(time);
  }
  const auto curve = statistics::kaplan_meier(histogram);
  const auto points = cumulative_incidence(times);
  ASSERT_EQ(points.size(), curve.size());
  for (std::size_t i = 0; i < points.size(); ++i) {
    EXPECT_NEAR(points[i].causes[0].probability, 1 - curve[i].survival, 1e-14);
    if (curve[i].standard_error) {
      EXPECT_NEAR(points[i].causes[0].jackknife_error, *curve[i].standard_error, 1e-14);
    }
  }
}

TEST(CumulativeIncidence, WithoutCensoringItIsAShare) {
  CompetingTimes times(2);
  for (int i = 0; i < 60; ++i) times.add_event(1 + i % 10, i % 3 == 0 ? 0 : 1);
  const auto points = cumulative_incidence(times);
  EXPECT_NEAR(points.back().causes[0].probability, 20.0 / 60, 1e-14);
  EXPECT_NEAR(points.back().causes[0].jackknife_error, std::sqrt(20.0 / 60 * 40 / 60 / 60), 1e-14);
  EXPECT_NEAR(points.back().waiting, 0, 1e-15);
}

TEST(CumulativeIncidence, NobodyIsNoData) {
  const auto points = cumulative_incidence(CompetingTimes(2));
  EXPECT_TRUE(points.empty());
  EXPECT_EQ(statistics::incidence_at(points, 3), nullptr);
  EXPECT_FALSE(statistics::mean_time(points, std::nullopt, 3).has_value());
  EXPECT_EQ(statistics::incidence_at(cumulative_incidence(some_times(2)), 0.5), nullptr);
  CompetingTimes waiting = some_times(2);
  waiting.add_censored(60);
  EXPECT_TRUE(statistics::mean_time(cumulative_incidence(waiting), 1, 60).has_value());
  EXPECT_FALSE(statistics::mean_time(cumulative_incidence(waiting), 1, 61).has_value());
}

TEST(GrayTest, TheOrderOfGroupsDoesNotMatter) {
  std::vector<CompetingTimes> groups{some_times(2), some_times(2, 7), some_times(2, 11)};
  groups[1].add_event(3, 0);
  groups[2].add_event(50, 1);
  const auto expected = gray_test(std::span<const CompetingTimes>(groups), 0);
  std::rotate(groups.begin(), groups.begin() + 1, groups.end());
  const auto got = gray_test(std::span<const CompetingTimes>(groups), 0);
  EXPECT_EQ(got->degrees_of_freedom, 2);
  EXPECT_NEAR(got->statistic, expected->statistic, 1e-10 * expected->statistic);
}

TEST(GrayTest, NothingToCompareIsNoTest) {
  std::vector<CompetingTimes> groups{some_times(2)};
  EXPECT_FALSE(gray_test(std::span<const CompetingTimes>(groups), 0).has_value());
  EXPECT_FALSE(gray_test(std::span<const CompetingTimes>(), 0).has_value());
  // No event of the cause.
  groups = {CompetingTimes(2), CompetingTimes(2)};
  for (CompetingTimes& group : groups) {
    for (int time = 1; time < 9; ++time) group.add_event(time, 1);
  }
  EXPECT_FALSE(gray_test(std::span<const CompetingTimes>(groups), 0).has_value());
}

TEST(GrayTest, RefusesUnknownCausesAndUnequalStrata) {
  const std::vector<CompetingTimes> groups{some_times(2), some_times(2, 3)};
  EXPECT_THROW(gray_test(std::span<const CompetingTimes>(groups), 2), std::out_of_range);
  const std::vector<std::vector<CompetingTimes>> strata{groups, {some_times(2)}};
  EXPECT_THROW(gray_test(std::span<const std::vector<CompetingTimes>>(strata), 0), std::invalid_argument);
}

std::string bytes(const CompetingTimes& times) {
  Writer writer;
  times.save(writer);
  return writer.take();
}

TEST(CompetingTimes, PartsMergeToTheWholeInAnyOrder) {
  CompetingTimes whole = some_times(3);
  whole.merge(some_times(3, 5));
  CompetingTimes other = some_times(3, 5);
  const std::string saved = bytes(some_times(3));
  Reader again(saved);
  other.restore(again);
  EXPECT_EQ(bytes(other), bytes(whole));
  EXPECT_EQ(whole.people(), 200);
}

TEST(CompetingTimes, RefusesWhatItCannotCount) {
  EXPECT_THROW(CompetingTimes(0), std::invalid_argument);
  CompetingTimes times(2);
  EXPECT_THROW(times.add_event(1, 2), std::out_of_range);
  EXPECT_THROW(times.merge(CompetingTimes(3)), std::invalid_argument);
  EXPECT_TRUE(times.times().empty());
  for (const std::int64_t count : {std::int64_t{-1}, std::int64_t{0}}) {
    Writer writer;
    writer.number(std::uint64_t{1});
    writer.number(std::int32_t{1});
    for (int i = 0; i < 3; ++i) writer.number(count);
    Reader reader(writer.bytes());
    EXPECT_THROW(times.restore(reader), MalformedBytes);
  }
}

}  // namespace
}  // namespace fotfaste::tests
