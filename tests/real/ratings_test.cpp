// Real ratings that nobody here made, laid out as rows and evaluated by the built command, against values
// that R computed. Data and values come from the shared data set folder; without it these tests are skipped.
#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>

#include "csv.hpp"
#include "program.hpp"

namespace fotfaste::test {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

fs::path shared_folder() {
  const char* const given = std::getenv("FOTFASTE_SHARED");
  return given != nullptr && *given != '\0' ? fs::path(given) : fs::path(FOTFASTE_SHARED_DEFAULT);
}

// A value, or nothing where the data set has none.
std::string value_of(const CsvRow& row, const std::string& column) {
  const std::string& value = row.at(column);
  return value == "NA" ? "" : value;
}

// Rows of a data set as the two files that the projects under tests/real read.
class Layout {
 public:
  void person(const std::string& id, const std::string& entry, const std::string& treatment = "") {
    if (!persons_.emplace(id, 0).second) return;
    persons_text_ += id + "," + entry + "," + treatment + "\n";
  }
  void answer(const std::string& person, const std::string& instrument, const std::string& item,
              const std::string& rater, const std::string& date, const std::string& value) {
    if (value.empty()) return;
    answers_text_.append(person).append(",").append(instrument).append(",").append(item).append(",");
    answers_text_.append(rater).append(",").append(date).append(",").append(value).append("\n");
  }
  void write(const fs::path& folder) const {
    write_file(folder / "persons.csv", "person,entry,treatment\n" + persons_text_);
    write_file(folder / "answers.csv", "person,instrument,item,rater,date,value\n" + answers_text_);
  }

 private:
  std::map<std::string, int> persons_;
  std::string persons_text_;
  std::string answers_text_;
};

class RealRatings : public testing::Test {
 protected:
  void SetUp() override {
    if (!fs::exists(shared_folder() / "data/ratings_observers/lakes.csv") ||
        !fs::exists(shared_folder() / "golden/alpha.csv")) {
      GTEST_SKIP() << "The shared data set folder is not there: " << shared_folder();
    }
  }
  static std::vector<CsvRow> data(const std::string& file) {
    return read_csv(shared_folder() / "data" / file, ',');
  }

  // Runs a project of tests/real on this data.
  void run(const Layout& layout, const std::string& project) {
    layout.write(folder_.path());
    const Ended ended = fotfaste({"run", (source_folder() / "tests/real" / project).string(), "--data-root",
                                  folder_.path().string(), "--out", (folder_.path() / "out").string()});
    ASSERT_EQ(ended.code, 0) << ended.err;
    const Json results = read_json(folder_.path() / "out" / "results.json");
    ASSERT_EQ(results.at("flow").at("set_aside"), 0);
    plugin_ = plugin_of(results, "progression");
    ASSERT_EQ(plugin_.at("outcome"), "ok");
  }

  // The one row of a table with these cells.
  Json row(const std::string& table, const std::map<std::string, Json>& cells) const {
    Json found;
    int count = 0;
    const Json of_plugin = table_of(plugin_, table);
    if (of_plugin.is_null()) {
      ADD_FAILURE() << "no table " << table;
      return found;
    }
    for (const Json& one : of_plugin.at("rows")) {
      bool equal = true;
      for (const auto& [name, value] : cells) equal = equal && one.at(name) == value;
      if (!equal) continue;
      found = one;
      ++count;
    }
    EXPECT_EQ(count, 1) << table << " " << Json(cells).dump();
    return found;
  }

  // The statistics of a case in a golden file, by name and key.
  static std::map<std::string, double> golden(const std::string& file, const std::string& name) {
    std::map<std::string, double> values;
    for (const CsvRow& one : read_csv(shared_folder() / "golden" / file, ',')) {
      if (one.at("case") != name || one.at("value").empty()) continue;
      const std::string& key = one.at("key");
      values[one.at("statistic") + (key.empty() ? "" : " " + key)] = std::stod(one.at("value"));
    }
    EXPECT_FALSE(values.empty()) << file << " has no case " << name;
    return values;
  }
  static void expect_near(const Json& got, double wanted, const std::string& what) {
    if (!got.is_number()) {
      ADD_FAILURE() << what << " is " << got.dump() << ", not " << wanted;
      return;
    }
    EXPECT_NEAR(got.get<double>(), wanted, 1e-9 * std::max(1.0, std::abs(wanted))) << what;
  }

  // A row of the table change against change.csv. better is the golden file's, 1 or -1, and the measure's
  // own.
  void expect_change(const Json& got, const std::string& name) const {
    const auto wanted = golden("change.csv", name);
    EXPECT_EQ(got.at("n").get<double>(), wanted.at("n")) << name;
    const std::map<std::string, std::string> columns = {
        {"before", "pre_mean"},      {"after", "post_mean"},         {"value", "mean_change"},
        {"sd", "sd_change"},         {"low", "mean_change_lower95"}, {"high", "mean_change_upper95"},
        {"effect_size", "cohens_dz"}};
    for (const auto& [column, statistic] : columns) {
      expect_near(got.at(column), wanted.at(statistic), name + " " + column);
    }
  }
  void expect_movement(const std::map<std::string, Json>& of, const std::string& name) const {
    const auto wanted = golden("change.csv", name);
    const std::map<std::string, std::string> shares = {
        {"up", "share_improved"}, {"unchanged", "share_unchanged"}, {"down", "share_worsened"}};
    for (const auto& [movement, statistic] : shares) {
      std::map<std::string, Json> cells = of;
      cells["movement"] = movement;
      const Json got = row("movement", cells);
      EXPECT_EQ(got.at("denominator").get<double>(), wanted.at("n")) << name;
      expect_near(got.at("value"), wanted.at(statistic), name + " " + movement);
    }
  }
  void expect_reliable_change(const std::map<std::string, Json>& of, const std::string& name) const {
    const auto wanted = golden("reliable_change.csv", name);
    for (const char* one : {"improved", "unchanged", "deteriorated", "recovered"}) {
      // Without a norm of those without difficulties the plugin calls nobody recovered.
      if (one == std::string("recovered") && wanted.count("cutoff_c") == 0) continue;
      std::map<std::string, Json> cells = of;
      cells["class"] = one;
      const Json got = row("reliable-change", cells);
      EXPECT_EQ(got.at("numerator").get<double>(), wanted.at(one)) << name << " " << one;
      expect_near(got.at("sd"), wanted.at("sd_reference"), name + " sd");
      expect_near(got.at("reliability"), wanted.at("reliability"), name + " reliability");
      expect_near(got.at("smallest_change"), wanted.at("minimum_reliable_change"), name + " smallest change");
      EXPECT_EQ(got.at("sd_source"), "data");
      EXPECT_EQ(got.at("reliability_source"), "norm");
    }
  }

  TemporaryFolder folder_;
  Json plugin_;
};

const Json everybody = Json::object();

class RealTwoSources : public RealRatings {
 protected:
  void SetUp() override {
    RealRatings::SetUp();
    if (IsSkipped()) return;
    Layout layout;
    for (const CsvRow& one : data("ratings_two_source/claus_2020.csv")) {
      const std::string& id = one.at("id");
      const std::string date = "2020-0" + one.at("time") + "-01";
      layout.person(id, "2020-01-01", one.at("treatment"));
      layout.answer(id, "clinic", "depression", "participant", date, value_of(one, "bdi"));
      layout.answer(id, "clinic", "depression", "caseworker", date, value_of(one, "hamd"));
      layout.answer(id, "clinic", "shaps", "participant", date, value_of(one, "shaps"));
      layout.answer(id, "clinic", "who", "participant", date, value_of(one, "who"));
    }
    run(layout, "ratings-two-source/project.toml");
  }
  // The golden file's name of a measure.
  struct Named {
    const char* golden;
    const char* item;
    const char* rater;
  };
};

TEST_F(RealTwoSources, ChangeFromTheFirstOccasionToTheFourth) {
  for (const Named& one :
       {Named{"bdi", "depression", "participant"}, Named{"hamd", "depression", "caseworker"},
        Named{"shaps", "shaps", "participant"}, Named{"who", "who", "participant"}}) {
    const std::string name = std::string("claus_2020 ") + one.golden + " 1 to 4";
    std::map<std::string, Json> cells = {
        {"measure", one.item}, {"rater", one.rater}, {"from", "first"}, {"wave", 3}, {"stratum", everybody}};
    expect_change(row("change", cells), name);
    // Of shaps the golden file takes lower to be better; the data set's description says higher.
    if (std::string(one.golden) != "shaps") expect_movement(cells, name);
    cells["stratum"] = {{"attributes.treatment", "PA"}};
    expect_change(row("change", cells), name + ", treatment PA");
  }
}

TEST_F(RealTwoSources, ReliableChangeWithTheReliabilityOfANorm) {
  expect_reliable_change(
      {{"measure", "depression"}, {"rater", "participant"}, {"wave", 3}, {"stratum", everybody}},
      "claus_2020 bdi r=.801 functional mean 7.69 sd 7.52");
}

TEST_F(RealTwoSources, GapBetweenTheTwoSourcesStandardized) {
  for (int time = 1; time <= 4; ++time) {
    const std::string name = "claus_2020 self (bdi) / professional (hamd) time " + std::to_string(time);
    const auto wanted = golden("self_professional_gap.csv", name);
    const Json got =
        row("rater-gap", {{"measure", "depression"}, {"wave", time - 1}, {"stratum", everybody}});
    EXPECT_EQ(got.at("rater"), "participant");
    EXPECT_EQ(got.at("other_rater"), "caseworker");
    EXPECT_EQ(got.at("n").get<double>(), wanted.at("n")) << name;
    expect_near(got.at("correlation"), wanted.at("pearson_r"), name + " correlation");
    expect_near(got.at("standard_gap"), wanted.at("mean_gap"), name + " gap");
    expect_near(got.at("standard_gap_sd"), wanted.at("sd_gap"), name + " sd");
    // Their scales differ, so points are not subtracted from points.
    EXPECT_TRUE(got.at("value").is_null());
    EXPECT_TRUE(got.at("icc").is_null());
  }
}

TEST_F(RealRatings, CouplesBeforeAndAfter) {
  Layout layout;
  for (const CsvRow& one : data("ratings_two_source/jacobson_1989.csv")) {
    const std::string date = one.at("time") == "pre" ? "1989-01-01" : "1989-06-01";
    layout.person(one.at("subject"), "1989-01-01");
    for (const char* measure : {"das", "gds"}) {
      layout.answer(one.at("subject"), "couples", measure, "participant", date, value_of(one, measure));
    }
  }
  run(layout, "ratings-two-source/couples.toml");
  if (HasFatalFailure()) return;
  for (const char* measure : {"das", "gds"}) {
    const std::string name = std::string("jacobson_1989 ") + measure + " pre to post";
    const std::map<std::string, Json> cells = {{"measure", measure}, {"from", "first"}, {"wave", nullptr}};
    expect_change(row("change", cells), name);
    expect_movement(cells, name);
  }
  expect_reliable_change({{"measure", "das"}, {"wave", nullptr}},
                         "jacobson_1989 das r=.88 functional mean 114.8 sd 17.8");
}

TEST_F(RealRatings, SevenYearlyWaves) {
  Layout layout;
  for (const CsvRow& one : data("job_satisfaction/job_satisfaction.csv")) {
    const std::string& id = one.at("id");
    layout.person(id, "2008-07-01");
    for (int year = 2008; year <= 2014; ++year) {
      layout.answer(id, "panel", "satisfied", "self", std::to_string(year) + "-07-01",
                    value_of(one, "y" + std::to_string(year)));
    }
  }
  run(layout, "job-satisfaction/project.toml");
  if (HasFatalFailure()) return;
  const std::map<std::string, Json> cells = {{"measure", "satisfied"}, {"from", "first"}, {"wave", 6}};
  expect_change(row("change", cells), "job satisfaction 2008 to 2014 (1 = best)");
  expect_movement(cells, "job satisfaction 2008 to 2014 (1 = best)");
  expect_reliable_change({{"measure", "satisfied"}, {"wave", 6}}, "job satisfaction 2008 to 2014 r=.6");
  EXPECT_EQ(table_of(plugin_, "level").at("rows").size(), 7U);
}

class RealSelfAndOthers : public RealRatings {
 protected:
  void evaluate(const char* project) {
    Layout layout;
    for (const CsvRow& one : data("ratings_self_other/caq_self_other.csv")) {
      layout.person(one.at("id"), "2010-01-01");
      for (const char* item : items) {
        layout.answer(one.at("id"), "caq", item, one.at("rater"), "2010-01-01", value_of(one, item));
      }
    }
    run(layout, std::string("ratings-self-other/") + project);
  }
  void expect_kappa(const std::string& weights) const {
    int compared = 0;
    for (const char* item : items) {
      for (const auto& [rater, other] :
           {std::pair("self", "acquaintance1"), std::pair("acquaintance1", "acquaintance2")}) {
        const auto wanted = golden("kappa.csv", std::string(rater) + " / " + other + " " + item);
        const std::map<std::string, Json> cells = {
            {"measure", item}, {"rater", rater}, {"other_rater", other}};
        const Json gap = row("rater-gap", cells);
        EXPECT_EQ(gap.at("n").get<double>(), wanted.at("n"));
        expect_near(gap.at("weighted_kappa"), wanted.at("kappa " + weights), item);
        expect_near(gap.at("value"), wanted.at("mean_difference"), item);
        expect_near(gap.at("sd"), wanted.at("sd_difference"), item);
        expect_near(gap.at("correlation"), wanted.at("pearson_r"), item);
        EXPECT_EQ(gap.at("equal").get<double>(), std::round(wanted.at("share_equal") * wanted.at("n")));
        std::map<std::string, Json> of_kappa = cells;
        of_kappa["statistic"] = "weighted-kappa";
        const Json kappa = row("reliability", of_kappa);
        expect_near(kappa.at("value"), wanted.at("kappa " + weights), item);
        expect_near(kappa.at("low"), wanted.at("lower95 " + weights), item);
        expect_near(kappa.at("high"), wanted.at("upper95 " + weights), item);
        ++compared;
      }
    }
    EXPECT_EQ(compared, 10);
  }

  static constexpr const char* items[] = {"caq002", "caq026", "caq071", "caq084", "caq100"};
};

TEST_F(RealSelfAndOthers, KappaWithQuadraticWeightsAndTheIntraclassCorrelation) {
  evaluate("project.toml");
  if (HasFatalFailure()) return;
  expect_kappa("quadratic");
  for (const char* item : {"caq002", "caq071", "caq084"}) {
    const auto wanted = golden("icc.csv", std::string("self, acquaintance1 ") + item);
    const Json got = row(
        "reliability",
        {{"measure", item}, {"rater", "self"}, {"other_rater", "acquaintance1"}, {"statistic", "icc-2-1"}});
    EXPECT_EQ(got.at("n").get<double>(), wanted.at("n"));
    expect_near(got.at("value"), wanted.at("icc ICC(2,1)"), item);
    expect_near(got.at("low"), wanted.at("lower95 ICC(2,1)"), item);
    expect_near(got.at("high"), wanted.at("upper95 ICC(2,1)"), item);
  }
}

TEST_F(RealSelfAndOthers, KappaWithLinearWeights) {
  evaluate("linear.toml");
  if (HasFatalFailure()) return;
  expect_kappa("linear");
}

TEST_F(RealRatings, ObserversAndTheirSubScales) {
  Layout layout;
  for (const CsvRow& one : data("ratings_observers/lakes.csv")) {
    const std::string& id = one.at("personID");
    layout.person(id, "2009-01-01");
    layout.answer(id, "lakes", one.at("item"), one.at("raterID"), "2009-01-01", value_of(one, "score"));
    if (one.at("subtest") == "cognitive") {
      layout.answer(id, "turned", one.at("item"), one.at("raterID"), "2009-01-01", value_of(one, "score"));
    }
  }
  run(layout, "ratings-observers/project.toml");
  if (HasFatalFailure()) return;
  const auto expect_alpha = [&](const char* instrument, const std::string& rater,
                                const std::string& sub_scale, const std::string& name) {
    const auto wanted = golden("alpha.csv", name);
    const Json got =
        row("reliability",
            {{"instrument", instrument}, {"measure", sub_scale}, {"rater", rater}, {"statistic", "alpha"}});
    EXPECT_EQ(got.at("n").get<double>(), wanted.at("n_persons")) << name;
    EXPECT_EQ(got.at("items").get<double>(), wanted.at("n_items")) << name;
    expect_near(got.at("value"), wanted.at("alpha"), name);
    expect_near(got.at("low"), wanted.at("alpha_lower95_feldt"), name);
    expect_near(got.at("high"), wanted.at("alpha_upper95_feldt"), name);
  };
  for (const char* rater : {"1", "3"}) {
    for (const char* sub_scale : {"cognitive", "affective", "physical"}) {
      expect_alpha("lakes", rater, sub_scale, std::string("lakes rater ") + rater + " " + sub_scale);
    }
  }
  expect_alpha("turned", "1", "cognitive", "lakes rater 1 cognitive, cog1 and cog5 reversed (8 - score)");
  for (const char* sub_scale : {"cognitive", "affective", "physical"}) {
    const auto wanted =
        golden("icc.csv", std::string("lakes ") + sub_scale + " subtest means, observers 1 and 3");
    const Json got =
        row("reliability",
            {{"instrument", "lakes"}, {"measure", sub_scale}, {"rater", "1"}, {"statistic", "icc-2-1"}});
    EXPECT_EQ(got.at("n").get<double>(), wanted.at("n")) << sub_scale;
    expect_near(got.at("value"), wanted.at("icc ICC(2,1)"), sub_scale);
    expect_near(got.at("low"), wanted.at("lower95 ICC(2,1)"), sub_scale);
    expect_near(got.at("high"), wanted.at("upper95 ICC(2,1)"), sub_scale);
  }
  for (const char* item : {"cog1", "aff1", "phy1"}) {
    const auto wanted = golden("kappa.csv", std::string("lakes observers 1 / 3 ") + item);
    expect_near(row("rater-gap", {{"instrument", "lakes"}, {"measure", item}}).at("weighted_kappa"),
                wanted.at("kappa quadratic"), item);
  }
}

}  // namespace
}  // namespace fotfaste::test
