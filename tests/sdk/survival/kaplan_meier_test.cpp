#include "fotfaste/sdk/statistics/kaplan_meier.hpp"

#include <gtest/gtest.h>

#include <array>
#include <string>

#include "fotfaste/sdk/statistics/survival_summary.hpp"
#include "golden_curves.hpp"

namespace fotfaste::tests {
namespace {

using statistics::CurveError;
using statistics::Interval;
using statistics::kaplan_meier;
using statistics::LimitScale;
using statistics::TimeHistogram;
using statistics::WeightedTimes;

constexpr std::array<std::pair<LimitScale, const char*>, 5> scales{{{LimitScale::plain, "plain"},
                                                                    {LimitScale::log, "log"},
                                                                    {LimitScale::log_log, "loglog"},
                                                                    {LimitScale::logit, "logit"},
                                                                    {LimitScale::arcsine, "arcsin"}}};

LimitScale scale_named(const std::string& name) {
  for (const auto& [scale, text] : scales) {
    if (name == text) return scale;
  }
  throw std::invalid_argument(name);
}

std::string where(const CsvRow& row) {
  return row.at("case") + " " + row.at("stratum");
}

std::optional<double> low(const std::optional<Interval>& limits) {
  return limits ? std::optional(limits->low) : std::nullopt;
}
std::optional<double> high(const std::optional<Interval>& limits) {
  return limits ? std::optional(limits->high) : std::nullopt;
}

// Everything that a curve has, against the rows of a golden curve.
template <typename Curve>
void compare_curve(Agreement& agreement, const Curve& curve, const std::vector<CsvRow>& rows,
                   const std::string& scale) {
  ASSERT_EQ(curve.size(), rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const CsvRow& row = rows[i];
    const auto& point = curve[i];
    const std::string place = where(row) + " at " + row.at("time") + " " + scale;
    EXPECT_EQ(std::to_string(point.time), row.at("time"));
    EXPECT_NEAR(static_cast<double>(point.at_risk), number_in(row, "n_risk"), 1e-9) << place;
    EXPECT_NEAR(static_cast<double>(point.events), number_in(row, "n_event"), 1e-9) << place;
    EXPECT_NEAR(static_cast<double>(point.censored), number_in(row, "n_censor"), 1e-9) << place;
    const auto compare = [&](const std::string& statistic, std::optional<double> got,
                             const std::string& column) {
      agreement.compare(statistic, got, value_in(row, column), closed_form, place);
    };
    compare("survival", point.survival, "surv");
    compare("standard error of survival", point.standard_error, "se_surv");
    compare("cumulative hazard", point.hazard, "cumhaz");
    compare("standard error of the hazard", point.hazard_error, "se_cumhaz");
    compare("limits of survival", low(point.limits), "lower_" + scale);
    compare("limits of survival", high(point.limits), "upper_" + scale);
  }
}

int compare_curves(Agreement& agreement) {
  int curves = 0;
  for (const auto& [name, rows] : golden_curves()) {
    const TimeHistogram histogram = golden_histogram(rows);
    for (const auto& [scale, text] : scales) {
      compare_curve(agreement, kaplan_meier(histogram, {.scale = scale}), rows, text);
    }
    ++curves;
  }
  return curves;
}

int compare_values_at_times(Agreement& agreement) {
  int not_begun = 0;
  const auto histograms = golden_histograms();
  for (const CsvRow& row : golden_rows("km_at_times.csv")) {
    const auto histogram = histograms.find({row.at("case"), row.at("stratum")});
    if (histogram == histograms.end()) continue;
    const std::string place = where(row) + " at " + row.at("time") + " " + row.at("conf_type");
    const int time = std::stoi(row.at("time"));
    const auto curve = kaplan_meier(
        histogram->second,
        {.scale = scale_named(row.at("conf_type")), .z = statistics::two_sided_z(number_in(row, "conf"))});
    const auto value = statistics::survival_at(curve, time);
    EXPECT_EQ(std::to_string(statistics::number_at_risk(histogram->second, time)), row.at("n_risk")) << place;
    const auto compare = [&](const std::string& statistic, std::optional<double> got,
                             const std::string& column) {
      agreement.compare(statistic, got, value_in(row, column), closed_form, place);
    };
    compare("survival", value.survival, "surv");
    compare("standard error of survival", value.standard_error, "se_surv");
    if (time < curve.front().time) {
      // R writes 1 to 1 before anybody has left. That claims to know; here there are no limits.
      EXPECT_FALSE(value.limits.has_value()) << place;
      EXPECT_EQ(row.at("lower") + row.at("upper"), "11") << place;
      ++not_begun;
      continue;
    }
    compare("limits of survival", low(value.limits), "lower");
    compare("limits of survival", high(value.limits), "upper");
  }
  return not_begun;
}

void compare_quantiles(Agreement& agreement) {
  const auto histograms = golden_histograms();
  for (const CsvRow& row : golden_rows("km_quantiles.csv")) {
    const auto curve = kaplan_meier(histograms.at({row.at("case"), row.at("stratum")}),
                                    {.scale = scale_named(row.at("conf_type"))});
    const auto time = statistics::time_by_which(curve, number_in(row, "probability"));
    const std::string place = where(row) + " " + row.at("conf_type") + " " + row.at("probability");
    agreement.compare("time by which a share have left", time.time, value_in(row, "quantile"), 0, place);
    agreement.compare("limits of that time", time.low, value_in(row, "lower"), 0, place);
    if (place == "aml all log 0.5") {
      // The upper limits fall below a half at 45 and rise again at 48. R's quantile() sorts them by value and
      // takes 48; its print() takes the first time, as is done here.
      EXPECT_EQ(time.high, 45.0);
      EXPECT_EQ(row.at("upper"), "48");
      continue;
    }
    agreement.compare("limits of that time", time.high, value_in(row, "upper"), 0, place);
  }
}

void compare_restricted_means(Agreement& agreement) {
  const auto histograms = golden_histograms();
  for (const CsvRow& row : golden_rows("km_rmst.csv")) {
    const auto curve = kaplan_meier(histograms.at({row.at("case"), row.at("stratum")}));
    const auto got = statistics::restricted_mean(curve, number_in(row, "tau"));
    const std::string place = where(row) + " to " + row.at("tau");
    ASSERT_TRUE(got.has_value()) << place;
    const auto compare = [&](const std::string& statistic, double value, const std::string& column) {
      agreement.compare(statistic, value, value_in(row, column), closed_form, place);
    };
    compare("restricted mean", got->mean, "rmst");
    compare("standard error of the restricted mean", got->standard_error, "se");
    compare("limits of the restricted mean", got->limits.low, "lower95");
    compare("limits of the restricted mean", got->limits.high, "upper95");
  }
}

void compare_differences(Agreement& agreement) {
  const auto histograms = golden_histograms();
  const std::map<std::string, std::pair<std::string, std::string>> groups{
      {"first_job_by_gcse", {"gcse5eq=no", "gcse5eq=yes"}},
      {"retention_by_male", {"male=no", "male=yes"}},
      {"unemployment_fulltime_by_ui", {"ui=no", "ui=yes"}}};
  for (const CsvRow& row : golden_rows("logrank_rmst_difference.csv")) {
    const std::string& statistic = row.at("statistic");
    if (!statistic.starts_with("rmst_")) continue;
    const std::string& name = row.at("case");
    const double horizon = std::stod(row.at("key").substr(4));
    const auto first = restricted_mean(kaplan_meier(histograms.at({name, groups.at(name).first})), horizon);
    const auto second = restricted_mean(kaplan_meier(histograms.at({name, groups.at(name).second})), horizon);
    const auto got = statistics::compare_restricted_means(*first, *second);
    const std::map<std::string, double> values{{"rmst_difference", got.difference},
                                               {"rmst_difference_se", got.standard_error},
                                               {"rmst_difference_lower95", got.limits.low},
                                               {"rmst_difference_upper95", got.limits.high},
                                               {"rmst_difference_z", got.z},
                                               {"rmst_difference_p", got.p},
                                               {"rmst_ratio", got.ratio},
                                               {"rmst_ratio_lower95", got.ratio_limits.low},
                                               {"rmst_ratio_upper95", got.ratio_limits.high}};
    const bool ratio = statistic.starts_with("rmst_ratio");
    agreement.compare(
        ratio ? "ratio of restricted means, limits" : "difference of restricted means, limits, z, p",
        values.at(statistic), value_in(row, "value"), closed_form,
        name + " " + statistic + " " + row.at("key"));
  }
}

TEST(KaplanMeier, AgreesWithR) {
  Agreement agreement(DOCUMENT, "Survival curves");
  EXPECT_EQ(compare_curves(agreement), 15);
  EXPECT_EQ(agreement.compared(), 5 * 6 * 621);
  EXPECT_EQ(compare_values_at_times(agreement), 10);
  compare_quantiles(agreement);
  compare_restricted_means(agreement);
  compare_differences(agreement);
  EXPECT_EQ(agreement.compared(), 5 * 6 * 621 + 4 * 1170 - 2 * 10 + 3 * 375 - 1 + 4 * 102 + 72);
  agreement.expect_documented();
}

// Everybody's first job of six months, with the survey weights of the data set.
WeightedTimes weighted_first_jobs() {
  WeightedTimes times;
  for (const CsvRow& row : shared_rows("golden/mvad_first_job.csv")) {
    const int time = std::stoi(row.at("time"));
    const double weight = std::stod(row.at("weight"));
    if (row.at("event") == "1") {
      times.add_event(time, weight);
    } else {
      times.add_censored(time, weight);
    }
  }
  return times;
}

TEST(KaplanMeier, AgreesWithRWhenWeighted) {
  const WeightedTimes times = weighted_first_jobs();
  if (times.times().empty()) GTEST_SKIP() << shared_is_missing;
  std::map<std::string, std::vector<CsvRow>> curves;
  for (const CsvRow& row : golden_rows("km_curves.csv")) curves[row.at("case")].push_back(row);
  Agreement agreement(DOCUMENT, "Survival curves with weights");
  for (const auto& [error, name] : {std::pair(CurveError::greenwood, "first_job_weighted_greenwood"),
                                    std::pair(CurveError::robust, "first_job_weighted_robust")}) {
    for (const auto& [scale, text] : scales) {
      compare_curve(agreement, kaplan_meier(times, {.scale = scale, .error = error}), curves.at(name), text);
    }
  }
  EXPECT_EQ(agreement.compared(), 6 * 650);
  agreement.expect_documented();
}

TEST(KaplanMeier, HasNoLimitsAtOneAndZero) {
  TimeHistogram histogram;
  histogram.add_censored(1);
  histogram.add_event(2);
  for (const LimitScale scale : {LimitScale::log_log, LimitScale::logit, LimitScale::arcsine}) {
    const auto curve = kaplan_meier(histogram, {.scale = scale});
    ASSERT_EQ(curve.size(), 2U);
    EXPECT_EQ(curve[0].survival, 1.0);
    EXPECT_FALSE(curve[0].limits.has_value());
    EXPECT_EQ(curve[1].survival, 0.0);
    EXPECT_FALSE(curve[1].standard_error.has_value());
    EXPECT_FALSE(curve[1].limits.has_value());
  }
  EXPECT_TRUE(kaplan_meier(TimeHistogram()).empty());
  EXPECT_TRUE(kaplan_meier(WeightedTimes()).empty());
}

TEST(KaplanMeier, WholeWeightsAreRepeatedPersons) {
  TimeHistogram repeated;
  WeightedTimes weighted;
  for (int time = 1; time < 40; ++time) {
    const int weight = 1 + time * 7 % 5;
    const int entry = time / 2;
    for (int i = 0; i < weight; ++i) {
      time % 3 == 0 ? repeated.add_censored(time, entry) : repeated.add_event(time, entry);
    }
    time % 3 == 0 ? weighted.add_censored(time, weight, entry) : weighted.add_event(time, weight, entry);
  }
  const auto expected = kaplan_meier(repeated);
  const auto got = kaplan_meier(weighted);
  ASSERT_EQ(got.size(), expected.size());
  for (std::size_t i = 0; i < got.size(); ++i) {
    EXPECT_EQ(got[i].at_risk, static_cast<double>(expected[i].at_risk));
    EXPECT_EQ(got[i].survival, expected[i].survival);
    EXPECT_EQ(got[i].standard_error, expected[i].standard_error);
    EXPECT_EQ(got[i].hazard_error, expected[i].hazard_error);
  }
}

// With everybody alike the jackknife and Greenwood's formula are the same.
TEST(KaplanMeier, RobustErrorsOfEqualWeightsAreGreenwoods) {
  const auto histogram = golden_histograms().at({"aml", "all"});
  const auto greenwood = kaplan_meier(histogram);
  const auto robust = kaplan_meier(histogram, {.error = CurveError::robust});
  for (std::size_t i = 0; i < robust.size(); ++i) {
    EXPECT_NEAR(*robust[i].standard_error, *greenwood[i].standard_error, 1e-14);
  }
}

TEST(KaplanMeier, ScaledWeightsLeaveCurveAndRobustErrorsAlone) {
  WeightedTimes times;
  WeightedTimes doubled;
  for (int time = 1; time < 30; ++time) {
    const double weight = 0.25 * (1 + time % 4);
    time % 4 == 1 ? times.add_censored(time / 2, weight) : times.add_event(time / 2, weight);
    time % 4 == 1 ? doubled.add_censored(time / 2, 2 * weight) : doubled.add_event(time / 2, 2 * weight);
  }
  const auto expected = kaplan_meier(times, {.error = CurveError::robust});
  const auto got = kaplan_meier(doubled, {.error = CurveError::robust});
  for (std::size_t i = 0; i < got.size(); ++i) {
    EXPECT_EQ(got[i].survival, expected[i].survival);
    EXPECT_EQ(got[i].standard_error, expected[i].standard_error);
    EXPECT_EQ(got[i].hazard_error, expected[i].hazard_error);
  }
}

TEST(KaplanMeier, RobustErrorsAreRefusedWithLateEntries) {
  TimeHistogram histogram;
  histogram.add_event(5, 2);
  histogram.add_event(1);
  EXPECT_THROW(kaplan_meier(histogram, {.error = CurveError::robust}), std::invalid_argument);
  WeightedTimes weighted;
  weighted.add_event(5, 1.5, 2);
  weighted.add_event(1, 1.5);
  EXPECT_THROW(kaplan_meier(weighted, {.error = CurveError::robust}), std::invalid_argument);
}

TEST(KaplanMeier, WhoEntersAtATimeIsNotAtRiskAtIt) {
  TimeHistogram histogram;
  histogram.add_event(3);
  histogram.add_event(5, 3);
  histogram.add_censored(4, 2);
  const auto curve = kaplan_meier(histogram);
  EXPECT_EQ(curve[0].at_risk, 2);
  EXPECT_EQ(curve[1].at_risk, 2);
  EXPECT_EQ(curve[2].at_risk, 1);
  EXPECT_EQ(statistics::number_at_risk(histogram, 2), 1);
  EXPECT_EQ(statistics::number_at_risk(histogram, 3), 2);
  EXPECT_EQ(statistics::number_at_risk(histogram, 6), 0);
}

TEST(SurvivalSummary, TheMedianIsTheMiddleOfAFlat) {
  TimeHistogram histogram;
  for (const int time : {2, 4, 10, 20}) histogram.add_event(time);
  const auto curve = kaplan_meier(histogram);
  EXPECT_EQ(statistics::time_by_which(curve, 0.5).time, 7.0);
  EXPECT_EQ(statistics::time_by_which(curve, 0.3).time, 4.0);
}

TEST(SurvivalSummary, AMedianThatIsNeverReachedIsNoData) {
  TimeHistogram histogram;
  histogram.add_event(2);
  for (int i = 0; i < 5; ++i) histogram.add_censored(9);
  EXPECT_FALSE(statistics::time_by_which(kaplan_meier(histogram), 0.5).time.has_value());
  EXPECT_FALSE(statistics::time_by_which(kaplan_meier(TimeHistogram()), 0.5).time.has_value());
}

TEST(SurvivalSummary, WithoutCensoringTheRestrictedMeanIsTheMeanOfCutTimes) {
  TimeHistogram histogram;
  double sum = 0;
  double squares = 0;
  const int people = 20;
  for (int i = 0; i < people; ++i) {
    const int time = 1 + i * i % 17;
    histogram.add_event(time);
    const double cut = std::min(time, 10);
    sum += cut;
    squares += cut * cut;
  }
  const auto got = statistics::restricted_mean(kaplan_meier(histogram), 10);
  const double mean = sum / people;
  EXPECT_NEAR(got->mean, mean, 1e-12);
  // The usual variance of a mean, with divisor n.
  EXPECT_NEAR(got->standard_error, std::sqrt((squares / people - mean * mean) / people), 1e-12);
}

TEST(SurvivalSummary, ARestrictedMeanBeyondTheLastTimeIsNotKnown) {
  TimeHistogram histogram;
  histogram.add_event(2);
  histogram.add_censored(9);
  EXPECT_TRUE(statistics::restricted_mean(kaplan_meier(histogram), 9).has_value());
  EXPECT_FALSE(statistics::restricted_mean(kaplan_meier(histogram), 9.5).has_value());
  EXPECT_FALSE(statistics::restricted_mean(kaplan_meier(histogram), 0).has_value());
  EXPECT_FALSE(statistics::restricted_mean(kaplan_meier(TimeHistogram()), 1).has_value());
  TimeHistogram all_left;
  all_left.add_event(2);
  EXPECT_EQ(statistics::restricted_mean(kaplan_meier(all_left), 100)->mean, 2.0);
}

}  // namespace
}  // namespace fotfaste::tests
