// 3,343 spells of joblessness in the United States, against curves computed with survival and cmprsk. The
// data set has lengths and no dates: the tests write it as a project would have it, with a day for each end.
#include <array>
#include <cmath>
#include <utility>

#include "real_data.hpp"

namespace fotfaste::test {
namespace {

constexpr int people = 3343;
constexpr int days_an_interval = 14;
constexpr const char* plugin = "longitudinal-followup";

// As the causes are numbered in R; 0 is none of them.
struct Cause {
  const char* column;
  const char* state;
  const char* curve;
};
constexpr std::array<Cause, 3> causes = {{{"censor1", "fulltime", "fulltime-first"},
                                          {"censor2", "parttime", "parttime-first"},
                                          {"censor3", "hours_unknown", "hours-unknown-first"}}};

// The day so many days after 1 January 2000, in that year or the next.
std::string day_after_start(int days) {
  constexpr std::array<int, 12> lengths = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  int year = 2000;
  std::size_t month = 0;
  for (int length = lengths[0]; days >= length;) {
    days -= length;
    if (++month == lengths.size()) {
      month = 0;
      ++year;
    }
    length = month == 1 && year != 2000 ? 28 : lengths[month];
  }
  const auto two_digits = [](std::size_t number) {
    return std::string(number < 10 ? "0" : "").append(std::to_string(number));
  };
  return std::to_string(year) + "-" + two_digits(month + 1) + "-" +
         two_digits(static_cast<std::size_t>(days) + 1);
}

void write_project_data(const std::filesystem::path& folder) {
  std::string persons("id,ended,ui\n");
  std::string states("id,state,from,until\n");
  std::string ends("id,date,kind\n");
  const std::string start = day_after_start(0);
  for (const CsvRow& row : shared_csv("unemp_dur/unemp_dur.csv")) {
    const std::string& id = row.at("id");
    const int days = days_an_interval * std::stoi(row.at("spell"));
    const std::string end = day_after_start(days);
    persons += id + "," + end + "," + row.at("ui") + "\n";
    states += id + ",jobless," + start + "," + end + "\n";
    for (const Cause& cause : causes) {
      if (row.at(cause.column) != "1") continue;
      states += id + "," + cause.state + "," + end + "," + day_after_start(days + 1) + "\n";
      ends += id + "," + end + "," + cause.state + "\n";
    }
  }
  write_file(folder / "people.csv", persons);
  write_file(folder / "states.csv", states);
  write_file(folder / "ends.csv", ends);
}

class UnemploymentDurations : public RealData {
 protected:
  static void SetUpTestSuite() {
    if (!has_data()) return;
    const TemporaryFolder data;
    write_project_data(data.path());
    run_ = new ProjectRun(project_folder("unemp_dur"), data.path());
  }
  static void TearDownTestSuite() { delete run_; }
  void SetUp() override {
    RealData::SetUp();
    if (IsSkipped()) return;
    ASSERT_EQ(run_->code, 0) << run_->messages;
  }
  // Rows of a curve by R's time, in intervals of two weeks.
  static std::map<int, Json> by_time(const std::string& table, const std::string& curve,
                                     const std::string& cause, const std::string& of) {
    std::map<int, Json> found;
    for (const Json& row : run_->rows(plugin, table, of)) {
      if (row.at("curve") != curve || (!cause.empty() && row.at("cause") != cause)) continue;
      const int days = row.at("time");
      EXPECT_EQ(row.at("unit"), "day");
      EXPECT_EQ(days % days_an_interval, 0) << days;
      EXPECT_TRUE(found.emplace(days / days_an_interval, row).second) << days;
    }
    return found;
  }

  static inline ProjectRun* run_ = nullptr;
};

TEST_F(UnemploymentDurations, AreAllRead) {
  expect_everybody(*run_, people);
}

TEST_F(UnemploymentDurations, FollowKaplanMeierToFullTimeWork) {
  std::map<std::string, int> compared;
  for (const CsvRow& row : golden("km_curves.csv")) {
    const std::string& name = row.at("case");
    if (name != "unemployment_fulltime" && name != "unemployment_fulltime_by_ui") continue;
    const std::string& stratum = row.at("stratum");  // "all", "ui=no"
    const std::string of = stratum == "all" ? "" : stratum.substr(stratum.find('=') + 1);
    const auto curve = by_time("time-to-event", "fulltime-work", "", of);
    const int time = std::stoi(row.at("time"));
    const std::string what = stratum + " t=" + row.at("time");
    ASSERT_TRUE(curve.contains(time)) << what;
    const Json& got = curve.at(time);
    EXPECT_EQ(got.at("at_risk"), std::stoi(row.at("n_risk"))) << what;
    EXPECT_EQ(got.at("events"), std::stoi(row.at("n_event"))) << what;
    EXPECT_EQ(got.at("censored"), std::stoi(row.at("n_censor"))) << what;
    expect_close(got.at("value"), std::stod(row.at("surv")), exact, what);
    expect_close(got.at("low"), std::stod(row.at("lower_loglog")), exact, what);
    expect_close(got.at("high"), std::stod(row.at("upper_loglog")), exact, what);
    ++compared[stratum];
    EXPECT_LE(curve.size(), 28U);
  }
  EXPECT_EQ(compared, (std::map<std::string, int>{{"all", 28}, {"ui=no", 26}, {"ui=yes", 28}}));
}

TEST_F(UnemploymentDurations, HaveTheMediansOfTheCurves) {
  int compared = 0;
  for (const CsvRow& row : golden("km_quantiles.csv")) {
    if (!row.at("case").starts_with("unemployment_fulltime") || row.at("conf_type") != "loglog" ||
        row.at("probability") != "0.5" || row.at("conf") != "0.95")
      continue;
    const std::string& stratum = row.at("stratum");
    const std::string of = stratum == "all" ? "" : stratum.substr(stratum.find('=') + 1);
    for (const Json& got : run_->rows(plugin, "curve-summary", of)) {
      if (got.at("curve") != "fulltime-work") continue;
      EXPECT_EQ(got.at("value"), days_an_interval * std::stod(row.at("quantile"))) << stratum;
      EXPECT_EQ(got.at("low"), days_an_interval * std::stod(row.at("lower"))) << stratum;
      EXPECT_EQ(got.at("high"), days_an_interval * std::stod(row.at("upper"))) << stratum;
      ++compared;
    }
  }
  EXPECT_EQ(compared, 3);
}

// Limits on the log-log scale from R's variance: cmprsk gives none of its own.
std::pair<double, double> log_log_limits(double share, double variance) {
  const double log_share = std::log(share);
  const double centre = std::log(-log_share);
  const double reach = 1.959963984540054 * std::sqrt(variance) / -(share * log_share);
  return {std::exp(-std::exp(centre + reach)), std::exp(-std::exp(centre - reach))};
}

void expect_incidence(const Json& got, double share, double variance, const std::string& what) {
  expect_close(got.at("value"), share, exact, what);
  const auto [low, high] = log_log_limits(share, variance);
  expect_close(got.at("low"), low, exact, what);
  expect_close(got.at("high"), high, exact, what);
}

TEST_F(UnemploymentDurations, EndByCauseAsCumulativeIncidence) {
  const std::vector<CsvRow> incidence = golden("cumulative_incidence.csv");
  int compared = 0;
  for (const CsvRow& row : incidence) {
    const std::string& name = row.at("case");
    const bool by_ui = name == "unemployment_by_ui";
    if ((name != "unemployment" && !by_ui) || row.at("statistic") != "cumulative_incidence") continue;
    // "yes 2 t=4": the group, or 1 for all, the cause, the time.
    const std::string& key = row.at("key");
    const std::size_t space = key.find(' ');
    const Cause& cause = causes.at(static_cast<std::size_t>(std::stoi(key.substr(space + 1)) - 1));
    const int time = std::stoi(key.substr(key.find("t=") + 2));
    const auto curve =
        by_time("cumulative-incidence", cause.curve, "event", by_ui ? key.substr(0, space) : "");
    // A step function: the last step until then.
    auto place = curve.upper_bound(time);
    ASSERT_NE(place, curve.begin()) << key;
    --place;
    expect_incidence(place->second, std::stod(row.at("value")),
                     golden_value(incidence, name, "variance", key), name + " " + key);
    ++compared;
  }
  EXPECT_EQ(compared, 3 * 6 * 3);
}

// The same ends told in two ways, and the two others together as the competing ones.
TEST_F(UnemploymentDurations, AddUpOverTheCauses) {
  const auto full = by_time("cumulative-incidence", "fulltime-first", "event", "");
  const auto others = by_time("cumulative-incidence", "fulltime-first", "competing", "");
  const auto part = by_time("cumulative-incidence", "parttime-first", "event", "");
  const auto unknown = by_time("cumulative-incidence", "hours-unknown-first", "event", "");
  ASSERT_EQ(full.size(), 28U);
  ASSERT_EQ(part.size(), 28U);
  ASSERT_EQ(unknown.size(), 28U);
  std::array<int, 3> events{};
  for (const auto& [time, row] : full) {
    const double sum = part.at(time).at("value").get<double>() + unknown.at(time).at("value").get<double>();
    expect_close(others.at(time).at("value"), sum, exact, "t=" + std::to_string(time));
    events[0] += row.at("events").get<int>();
    events[1] += part.at(time).at("events").get<int>();
    events[2] += unknown.at(time).at("events").get<int>();
  }
  // The three as R counted them.
  std::array<int, 3> wanted{};
  for (const CsvRow& row : golden("unemp_dur_cause.csv")) {
    const int cause = std::stoi(row.at("cause"));
    if (cause > 0) ++wanted.at(static_cast<std::size_t>(cause - 1));
  }
  EXPECT_EQ(events, wanted);
}

}  // namespace
}  // namespace fotfaste::test
