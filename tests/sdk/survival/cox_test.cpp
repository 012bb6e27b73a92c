#include "fotfaste/sdk/statistics/cox.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <map>
#include <string>

#include "fotfaste/sdk/statistics/concordance.hpp"
#include "fotfaste/sdk/statistics/log_rank.hpp"
#include "golden.hpp"

namespace fotfaste::tests {
namespace {

using statistics::CoxFit;
using statistics::CoxOutcome;
using statistics::CoxRows;
using statistics::CoxTime;
using statistics::fit_cox;
using statistics::Ties;

struct Model {
  std::string name;
  std::vector<std::string> covariates;  // R's names for them
  CoxRows rows;
};

double indicator(const std::string& text) {
  return text == "yes" ? 1 : 0;
}

// R's models; empty when the shared folder is not there.
std::vector<Model> models() {
  const auto jobs = shared_rows("golden/mvad_first_job.csv");
  const auto retention = shared_rows("golden/mvad_job_retention.csv");
  const auto unemployment = shared_rows("data/unemp_dur/unemp_dur.csv");
  if (jobs.empty() || retention.empty() || unemployment.empty()) return {};
  const std::vector<std::string> background{"male",    "catholic", "Grammar", "funemp",
                                            "gcse5eq", "fmpr",     "livboth"};
  std::vector<Model> models;
  models.push_back({"first_job", {}, CoxRows(7)});
  for (const std::string& name : background) models[0].covariates.push_back(name + "yes");
  models.push_back({"first_job_stratified", {"gcse5eqyes", "funempyes"}, CoxRows(2)});
  models.push_back(
      {"retention_cause_joblessness", {"maleyes", "gcse5eqyes", "funempyes", "start_month"}, CoxRows(4)});
  models.push_back({"retention_delayed_entry", {"maleyes", "gcse5eqyes", "funempyes"}, CoxRows(3)});
  models.push_back({"unemployment_fulltime", {"uiyes", "age", "logwage", "tenure", "reprate"}, CoxRows(5)});
  for (const CsvRow& row : jobs) {
    CoxTime time{std::stoi(row.at("time")), row.at("event") == "1"};
    std::vector<double> values;
    for (const std::string& name : background) values.push_back(indicator(row.at(name)));
    models[0].rows.add(time, values);
    time.stratum = row.at("male") == "yes" ? 1 : 0;
    models[1].rows.add(time, std::array{indicator(row.at("gcse5eq")), indicator(row.at("funemp"))});
  }
  for (const CsvRow& row : retention) {
    const int start = std::stoi(row.at("start_month"));
    const bool jobless = row.at("cause") == "1";
    const std::array values{indicator(row.at("male")), indicator(row.at("gcse5eq")),
                            indicator(row.at("funemp")), static_cast<double>(start)};
    models[2].rows.add({std::stoi(row.at("duration")), jobless}, values);
    models[3].rows.add({std::stoi(row.at("end_month")), jobless, start - 1}, std::span(values).first(3));
  }
  for (const CsvRow& row : unemployment) {
    const std::array values{indicator(row.at("ui")), std::stod(row.at("age")), std::stod(row.at("logwage")),
                            std::stod(row.at("tenure")), std::stod(row.at("reprate"))};
    models[4].rows.add({std::stoi(row.at("spell")), row.at("censor1") == "1"}, values);
  }
  return models;
}

// R stops when the log likelihood changes by less than 1e-13 of itself, which leaves its coefficients short
// of the maximum in the eleventh digit; here Newton's method goes on until only rounding is left.
constexpr double iterated = 1e-9;

// The golden values of one model, by statistic and key.
using GoldenModel = std::map<std::string, std::string>;

int compare_baseline(Agreement& agreement, const CoxFit& fit, const GoldenModel& golden,
                     const std::string& prefix, const std::string& place) {
  int compared = 0;
  for (auto row = golden.lower_bound(prefix); row != golden.end() && row->first.starts_with(prefix); ++row) {
    const int time = std::stoi(row->first.substr(prefix.size()));
    double hazard = 0;
    for (const statistics::CoxBaseline& jump : fit.baseline) {
      if (jump.stratum == fit.baseline.front().stratum && jump.time <= time) hazard = jump.hazard;
    }
    agreement.compare("baseline hazard", hazard, golden_value(row->second), iterated,
                      place + " at " + std::to_string(time));
    ++compared;
  }
  return compared;
}

void compare(Agreement& agreement, const Model& model, Ties ties, const GoldenModel& golden) {
  const std::string method = ties == Ties::efron ? "efron" : "breslow";
  const CoxFit fit = fit_cox(model.rows, ties);
  ASSERT_EQ(fit.outcome, CoxOutcome::fitted) << model.name;
  const std::string place = model.name + " " + method;
  const auto check = [&](const std::string& name, double got, const std::string& statistic,
                         const std::string& rest, double tolerance = iterated) {
    const std::string key = statistic + " " + method + (rest.empty() ? "" : " " + rest);
    agreement.compare(name, got, golden_value(golden.at(key)), tolerance, model.name + " " + key);
  };
  for (std::size_t i = 0; i < model.covariates.size(); ++i) {
    const std::string& name = model.covariates[i];
    const statistics::CoxCoefficient& got = fit.coefficients[i];
    check("coefficient, z", got.value, "coef", name);
    check("coefficient, z", got.z, "z", name);
    check("p of a coefficient", got.p, "p", name);
    check("hazard ratio, limits", got.hazard_ratio, "hazard_ratio", name);
    check("hazard ratio, limits", got.limits.low, "hr_lower95", name);
    check("hazard ratio, limits", got.limits.high, "hr_upper95", name);
    check("standard error of a coefficient", got.standard_error, "se", name);
    if (ties == Ties::efron) check("robust standard error", got.robust_error, "robust_se", name);
    for (std::size_t j = 0; j <= i; ++j) {
      check("covariance of coefficients",
            fit.covariance(static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(j)), "vcov",
            name + " | " + model.covariates[j]);
    }
  }
  check("log likelihood", fit.log_likelihood_null, "loglik_null", "", closed_form);
  check("log likelihood", fit.log_likelihood, "loglik", "", closed_form);
  check("likelihood ratio test", fit.likelihood_ratio.statistic, "lr_test", "");
  check("score test of the model", fit.score.statistic, "score_test", "");
  // R rounds this one to two decimals.
  EXPECT_NEAR(fit.wald.statistic, std::stod(golden.at("wald_test " + method)), 0.00501) << place;
  const auto predictor = cox_predictor(model.rows, fit);
  const auto concordance = statistics::concordance(predictor.times, predictor.values);
  check("concordance", concordance->value, "concordance", "", closed_form);
  check("standard error of the concordance", concordance->standard_error, "concordance_se", "", closed_form);
  const std::string baseline = "baseline_cumulative_hazard_x0 " + method + " t=";
  EXPECT_EQ(compare_baseline(agreement, fit, golden, baseline, place), 6) << place;
}

TEST(Cox, AgreesWithR) {
  const auto all = models();
  if (all.empty()) GTEST_SKIP() << shared_is_missing;
  std::map<std::string, GoldenModel> golden;
  std::size_t rows = 0;
  for (const CsvRow& row : shared_rows("golden/cox.csv")) {
    if (row.at("statistic").starts_with("zph_")) continue;  // the test of proportional hazards is not here
    golden[row.at("case")][row.at("statistic") + " " + row.at("key")] = row.at("value");
    ++rows;
  }
  Agreement agreement(DOCUMENT, "Hazards by covariates");
  int fits = 0;
  for (const Model& model : all) {
    for (const Ties ties : {Ties::efron, Ties::breslow}) {
      if (ties == Ties::breslow && !golden.at(model.name).contains("loglik breslow")) continue;
      compare(agreement, model, ties, golden.at(model.name));
      ++fits;
    }
  }
  EXPECT_EQ(fits, 8);
  // All but Wald's test, which is compared apart.
  EXPECT_EQ(static_cast<std::size_t>(agreement.compared() + fits), rows);
  agreement.expect_documented();
}

// Rows with ties, strata, late entries and two covariates, made by arithmetic.
struct Row {
  CoxTime time;
  std::array<double, 2> values;
};

std::vector<Row> some_rows() {
  std::vector<Row> rows;
  for (int i = 0; i < 150; ++i) {
    const int time = 3 + i * 53 % 37;
    Row row{{time, i % 4 != 0}, {static_cast<double>(i * 31 % 11) / 4, i * 17 % 3 == 0 ? 1.0 : 0.0}};
    if (i % 5 == 0) row.time.entry = time - 1 - i % 3;
    row.time.stratum = i % 2;
    rows.push_back(row);
  }
  return rows;
}

CoxRows collect(const std::vector<Row>& rows) {
  CoxRows all(2);
  for (const Row& row : rows) all.add(row.time, row.values);
  return all;
}

std::string bytes(const CoxRows& rows) {
  Writer writer;
  rows.save(writer);
  return writer.take();
}

// All numbers of a fit, bit for bit.
std::string bits(const CoxFit& fit) {
  Writer writer;
  for (const auto& coefficient : fit.coefficients) {
    writer.number(coefficient.value);
    writer.number(coefficient.standard_error);
    writer.number(coefficient.robust_error);
    writer.number(coefficient.p);
  }
  writer.number(fit.log_likelihood);
  writer.number(fit.score.statistic);
  for (const auto& jump : fit.baseline) writer.number(jump.hazard);
  return writer.take();
}

TEST(Cox, OrderAndShardsDoNotChangeABit) {
  std::vector<Row> rows = some_rows();
  const CoxRows whole = collect(rows);
  const CoxFit expected = fit_cox(whole);
  ASSERT_EQ(expected.outcome, CoxOutcome::fitted);
  const auto predictor = cox_predictor(whole, expected);
  const auto concordance = statistics::concordance(predictor.times, predictor.values);
  for (std::size_t by = 1; by < 7; ++by) {
    std::rotate(rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(by * 11), rows.end());
    std::reverse(rows.begin(), rows.begin() + 70);
    CoxRows first = collect({rows.begin(), rows.begin() + 40});
    first.merge(collect({rows.begin() + 40, rows.end()}));
    EXPECT_EQ(bytes(first), bytes(whole));
    CoxRows restored(2);
    const std::string saved = bytes(first);
    Reader reader(saved);
    restored.restore(reader);
    for (const CoxRows* const same : {&first, &restored}) {
      const CoxFit fit = fit_cox(*same);
      EXPECT_EQ(bits(fit), bits(expected));
      const auto again = cox_predictor(*same, fit);
      const auto same_concordance = statistics::concordance(again.times, again.values);
      EXPECT_EQ(same_concordance->value, concordance->value);
      EXPECT_EQ(same_concordance->standard_error, concordance->standard_error);
    }
  }
}

TEST(Cox, ACovariatesUnitAndOriginOnlyScaleItsCoefficient) {
  const std::vector<Row> rows = some_rows();
  CoxRows scaled(2);
  for (const Row& row : rows) scaled.add(row.time, std::array{row.values[0] * 100 + 5000, row.values[1]});
  const CoxFit expected = fit_cox(collect(rows));
  const CoxFit got = fit_cox(scaled);
  ASSERT_EQ(got.outcome, CoxOutcome::fitted);
  EXPECT_NEAR(got.coefficients[0].value * 100, expected.coefficients[0].value, 1e-10);
  EXPECT_NEAR(got.coefficients[0].robust_error * 100, expected.coefficients[0].robust_error, 1e-10);
  EXPECT_NEAR(got.coefficients[1].value, expected.coefficients[1].value, 1e-10);
  EXPECT_NEAR(got.log_likelihood, expected.log_likelihood, 1e-10);
}

TEST(Cox, OnlyTheOrderOfTimesCounts) {
  std::vector<Row> rows = some_rows();
  const CoxFit expected = fit_cox(collect(rows));
  for (Row& row : rows) {
    row.time.time = row.time.time * row.time.time + 7;
    if (row.time.entry) row.time.entry = *row.time.entry * *row.time.entry + 7;
  }
  EXPECT_EQ(fit_cox(collect(rows)).coefficients[0].value, expected.coefficients[0].value);
}

TEST(Cox, WithoutTiesTheMethodsAgreeAndTheScoreTestIsTheLogRankTest) {
  CoxRows rows(1);
  std::vector<statistics::TimeHistogram> groups(2);
  for (int i = 0; i < 80; ++i) {
    const int time = 1 + i * 37 % 101;
    const auto group = static_cast<std::size_t>(i * i % 3 == 0);
    const bool event = i % 7 != 0;
    rows.add({time, event}, std::array{static_cast<double>(group)});
    event ? groups[group].add_event(time) : groups[group].add_censored(time);
  }
  const CoxFit efron = fit_cox(rows, Ties::efron);
  const CoxFit breslow = fit_cox(rows, Ties::breslow);
  EXPECT_NEAR(efron.coefficients[0].value, breslow.coefficients[0].value, 1e-14);
  EXPECT_NEAR(efron.coefficients[0].robust_error, breslow.coefficients[0].robust_error, 1e-14);
  const auto test = statistics::log_rank(std::span<const statistics::TimeHistogram>(groups)).test;
  EXPECT_NEAR(efron.score.statistic, test->statistic, 1e-10);
}

TEST(Cox, SplittingAPersonsTimeChangesNothing) {
  std::vector<Row> rows = some_rows();
  const CoxFit expected = fit_cox(collect(rows));
  std::vector<Row> split;
  for (const Row& row : rows) {
    const int middle = row.time.time - 1;
    if (row.time.entry && *row.time.entry >= middle) {
      split.push_back(row);
      continue;
    }
    split.push_back({{middle, false, row.time.entry, row.time.stratum}, row.values});
    split.push_back({{row.time.time, row.time.event, middle, row.time.stratum}, row.values});
  }
  const CoxFit got = fit_cox(collect(split));
  EXPECT_NEAR(got.coefficients[0].value, expected.coefficients[0].value, 1e-10);
  EXPECT_NEAR(got.coefficients[1].standard_error, expected.coefficients[1].standard_error, 1e-10);
  EXPECT_NEAR(got.baseline.back().hazard, expected.baseline.back().hazard, 1e-10);
}

TEST(Cox, SaysWhenThereIsNothingToFit) {
  EXPECT_EQ(fit_cox(CoxRows(2)).outcome, CoxOutcome::no_events);
  CoxRows bare(0);
  bare.add({4, true}, std::array<double, 0>{});
  EXPECT_EQ(fit_cox(bare).outcome, CoxOutcome::no_covariates);
  CoxRows waiting(1);
  waiting.add({4, false}, std::array{1.0});
  EXPECT_EQ(fit_cox(waiting).outcome, CoxOutcome::no_events);
}

TEST(Cox, NamesACovariateThatFollowsFromOthers) {
  for (const bool constant : {true, false}) {
    CoxRows rows(3);
    for (const Row& row : some_rows()) {
      const double third = constant ? 0.1 : 1 - row.values[0] + 2 * row.values[1];
      rows.add(row.time, std::array{row.values[0], row.values[1], third});
    }
    const CoxFit fit = fit_cox(rows);
    EXPECT_EQ(fit.outcome, CoxOutcome::collinear);
    EXPECT_EQ(fit.covariate, 2U);
    EXPECT_TRUE(fit.coefficients.empty());
  }
}

TEST(Cox, NamesACovariateThatTellsAllEventsApart) {
  CoxRows rows(2);
  for (const Row& row : some_rows()) {
    rows.add(row.time, std::array{row.values[0], row.time.event ? 1.0 : 0.0});
  }
  const CoxFit fit = fit_cox(rows);
  EXPECT_EQ(fit.outcome, CoxOutcome::unbounded);
  EXPECT_EQ(fit.covariate, 1U);
}

TEST(Cox, RefusesRowsThatAreNone) {
  CoxRows rows(1);
  EXPECT_THROW(rows.add({3, true}, std::array{1.0, 2.0}), std::invalid_argument);
  EXPECT_THROW(rows.add({3, true}, std::array{std::nan("")}), std::invalid_argument);
  EXPECT_THROW(rows.add({3, true, 3}, std::array{1.0}), std::invalid_argument);
  EXPECT_THROW(rows.merge(CoxRows(2)), std::invalid_argument);
  EXPECT_EQ(rows.size(), 0U);
  for (const int what : {0, 1, 2}) {
    Writer writer;
    writer.number(std::uint64_t{1});
    writer.number(std::int32_t{3});
    writer.number(static_cast<std::uint8_t>(what == 0 ? 4 : 3));
    writer.number(std::int32_t{what == 1 ? 3 : 1});
    writer.number(std::int32_t{0});
    writer.number(what == 2 ? std::nan("") : 1.0);
    Reader reader(writer.bytes());
    EXPECT_THROW(rows.restore(reader), MalformedBytes);
  }
}

// All pairs, one by one.
TEST(Concordance, EqualsCountingAllPairs) {
  const std::vector<Row> rows = some_rows();
  const CoxRows all = collect(rows);
  std::vector<CoxTime> times;
  std::vector<double> predictor;
  for (const std::size_t row : all.order()) {
    times.push_back(all.time(row));
    predictor.push_back(all.values(row)[0]);
  }
  std::int64_t concordant = 0;
  std::int64_t discordant = 0;
  std::int64_t tied = 0;
  for (std::size_t i = 0; i < times.size(); ++i) {
    for (std::size_t j = 0; j < times.size(); ++j) {
      const bool at_risk =
          times[j].time > times[i].time || (times[j].time == times[i].time && !times[j].event);
      const bool entered = !times[j].entry || *times[j].entry < times[i].time;
      if (!times[i].event || !at_risk || !entered || times[i].stratum != times[j].stratum) continue;
      ++(predictor[i] > predictor[j] ? concordant : predictor[i] < predictor[j] ? discordant : tied);
    }
  }
  const auto got = statistics::concordance(times, predictor);
  EXPECT_EQ(got->concordant, concordant);
  EXPECT_EQ(got->discordant, discordant);
  EXPECT_EQ(got->tied, tied);
  EXPECT_GT(tied, 0);
  for (double& value : predictor) value = -value;
  EXPECT_NEAR(statistics::concordance(times, predictor)->value, 1 - got->value, 1e-15);
}

TEST(Concordance, WithoutAPairIsNoData) {
  EXPECT_FALSE(statistics::concordance({}, {}).has_value());
  const std::array<CoxTime, 2> together{CoxTime{3, true}, CoxTime{3, true}};
  EXPECT_FALSE(statistics::concordance(together, std::array{1.0, 2.0}).has_value());
}

}  // namespace
}  // namespace fotfaste::tests
