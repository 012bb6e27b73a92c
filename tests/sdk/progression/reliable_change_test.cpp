#include "fotfaste/sdk/statistics/reliable_change.hpp"

#include <gtest/gtest.h>

#include "fotfaste/sdk/statistics/paired_change.hpp"
#include "ratings.hpp"

namespace fotfaste::statistics {
namespace {

using tests::Agreement;
using tests::Comparison;
using tests::GoldenCase;

struct Case {
  std::string name;
  tests::Wide ratings;
  std::string before;
  std::string after;
  Direction direction;
  std::optional<Norm> general;
};

// Made of columns y2008 and y2014, so that it looks like the others.
tests::Wide job_satisfaction() {
  tests::Wide ratings;
  for (const auto& row : tests::shared_rows("data/job_satisfaction/job_satisfaction.csv")) {
    auto& person = ratings[std::stol(row.at("id"))];
    for (const char* const year : {"y2008", "y2014"}) {
      if (const auto value = tests::number(tests::field(row, year))) person[year] = *value;
    }
  }
  return ratings;
}

// As R's sd of all who were rated before, with or without a rating after.
double deviation_before(const Case& of) {
  ValuePairs pairs;
  for (const auto& [person, values] : of.ratings) {
    if (values.contains(of.before)) pairs.add(values.at(of.before), 0);
  }
  return *paired_change(pairs)->before_deviation;
}

TEST(ReliableChange, EqualsJacobsonAndTruaxInR) {
  const auto golden = tests::read_golden(tests::shared_folder() + "/golden/reliable_change.csv");
  if (!golden) GTEST_SKIP() << tests::no_shared_folder;
  const auto claus =
      tests::wide(tests::shared_rows("data/ratings_two_source/claus_2020.csv"), "id", "time", "bdi");
  const auto jacobson =
      tests::wide(tests::shared_rows("data/ratings_two_source/jacobson_1989.csv"), "subject", "time", "das");
  const std::vector<Case> cases = {
      {"jacobson_1989 das r=.88 functional mean 114.8 sd 17.8", jacobson, "pre", "post", Direction::higher,
       Norm{114.8, 17.8}},
      {"claus_2020 bdi r=.801 functional mean 7.69 sd 7.52", claus, "1", "4", Direction::lower,
       Norm{7.69, 7.52}},
      {"claus_2020 bdi r=.93, no functional norm", claus, "1", "4", Direction::lower, std::nullopt},
      {"job satisfaction 2008 to 2014 r=.6", job_satisfaction(), "y2008", "y2014", Direction::lower,
       std::nullopt}};
  Agreement agreement(DOCUMENT, "Reliable change");
  Comparison errors(agreement, "errors of measurement, index, cut-offs", 1e-12);
  Comparison classes(agreement, "improved, unchanged, deteriorated, recovered", 0);
  int indices = 0;
  for (const Case& of : cases) {
    const GoldenCase& r = golden->at(of.name);
    const double deviation = deviation_before(of);
    errors.compare(deviation, r.at("sd_reference"), of.name);
    const auto error = measurement_error(deviation, r.at("reliability"));
    ASSERT_TRUE(error.has_value()) << of.name;
    errors.compare(error->standard_error, r.at("sem"), of.name);
    errors.compare(error->of_difference, r.at("s_difference"), of.name);
    errors.compare(smallest_reliable_change(*error), r.at("minimum_reliable_change"), of.name);

    const ValuePairs pairs = tests::pairs_of(of.ratings, of.before, of.after);
    const auto change = paired_change(pairs);
    const Norm before = {change->before_mean, *change->before_deviation};
    std::optional<double> cutoff = cutoff_a(before, of.direction);
    errors.compare(cutoff, r.at("cutoff_a"), of.name);
    if (of.general) {
      errors.compare(cutoff_b(*of.general, of.direction), r.at("cutoff_b"), of.name);
      cutoff = cutoff_c(before, *of.general);
      errors.compare(cutoff, r.at("cutoff_c"), of.name);
    }
    const ReliableChanges changes = reliable_changes(pairs, *error, of.direction, cutoff);
    classes.compare(static_cast<double>(changes.improved), r.at("improved"), of.name);
    classes.compare(static_cast<double>(changes.unchanged), r.at("unchanged"), of.name);
    classes.compare(static_cast<double>(changes.deteriorated), r.at("deteriorated"), of.name);
    if (r.has("recovered")) {
      classes.compare(static_cast<double>(changes.recovered), r.at("recovered"), of.name);
      classes.compare(static_cast<double>(changes.improved - changes.recovered),
                      r.at("improved_not_recovered"), of.name);
    }
    // R numbers people by their place in the order of their ids.
    int place = 0;
    for (const auto& [person, values] : of.ratings) {
      const std::string key = "person " + std::to_string(++place);
      if (!r.has("rci", key)) continue;
      errors.compare(reliable_change_index(*error, values.at(of.before), values.at(of.after)),
                     r.at("rci", key), of.name);
      ++indices;
    }
  }
  EXPECT_EQ(indices, 110);
  agreement.expect_documented();
}

TEST(ReliableChange, EqualsThePublishedExample) {
  const auto error = measurement_error(7.5, 0.8);
  EXPECT_NEAR(error->standard_error, 3.35, 0.005);
  EXPECT_NEAR(error->of_difference, 4.74, 0.005);
  EXPECT_NEAR(reliable_change_index(*error, 32.5, 47.5), 3.16, 0.005);
  EXPECT_EQ(*cutoff_c({40, 7.5}, {60, 7.5}), 50.0);
}

TEST(ReliableChange, IsUnknownWithoutAnErrorOfMeasurement) {
  EXPECT_FALSE(measurement_error(0, 0.8).has_value());
  EXPECT_FALSE(measurement_error(-1, 0.8).has_value());
  EXPECT_FALSE(measurement_error(std::nan(""), 0.8).has_value());
  EXPECT_FALSE(measurement_error(2, 1).has_value());
  EXPECT_FALSE(measurement_error(2, -0.1).has_value());
  EXPECT_FALSE(measurement_error(2, std::nan("")).has_value());
  EXPECT_TRUE(measurement_error(2, 0).has_value());
  EXPECT_FALSE(cutoff_c({3, 0}, {4, 0}).has_value());
}

TEST(ReliableChange, NeedsToKnowWhichWayIsBetter) {
  const auto error = measurement_error(1, 0.5);
  EXPECT_THROW(reliable_change(*error, 1, 5, Direction::none), std::invalid_argument);
  EXPECT_EQ(reliable_change(*error, 1, 5, Direction::higher), ReliableChange::improved);
  EXPECT_EQ(reliable_change(*error, 1, 5, Direction::lower), ReliableChange::deteriorated);
}

TEST(ReliableChange, IsOneOnlyBeyondTheSmallest) {
  // s_difference is exactly 1.
  const MeasurementError error = {std::sqrt(0.5), 1};
  EXPECT_EQ(reliable_change(error, 0, 1.96, Direction::higher), ReliableChange::unchanged);
  EXPECT_EQ(reliable_change(error, 0, 1.97, Direction::higher), ReliableChange::improved);
  EXPECT_EQ(reliable_change(error, 0, -1.96, Direction::higher), ReliableChange::unchanged);
}

TEST(ReliableChange, NobodyRecoversWithoutACutoff) {
  ValuePairs pairs;
  pairs.add(1, 5, 4);
  const auto error = measurement_error(1, 0.5);
  EXPECT_EQ(reliable_changes(pairs, *error, Direction::higher).recovered, 0);
  EXPECT_EQ(reliable_changes(pairs, *error, Direction::higher, 4.5).recovered, 4);
  EXPECT_EQ(reliable_changes(pairs, *error, Direction::higher, 5).recovered, 0);
}

}  // namespace
}  // namespace fotfaste::statistics
