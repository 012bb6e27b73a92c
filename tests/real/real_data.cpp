#include "real_data.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <utility>

namespace fotfaste::test {

namespace fs = std::filesystem;

fs::path shared_folder() {
  const char* const given = std::getenv("FOTFASTE_SHARED");
  return given != nullptr && *given != '\0' ? fs::path(given) : fs::path(FOTFASTE_SHARED_DEFAULT);
}

std::vector<CsvRow> shared_csv(const std::string& file) {
  return read_csv(shared_folder() / "data" / file, ',');
}

std::vector<CsvRow> golden(const std::string& file) {
  return read_csv(shared_folder() / "golden" / file, ',');
}

double golden_value(const std::vector<CsvRow>& rows, const std::string& name, const std::string& statistic,
                    const std::string& key) {
  int found = 0;
  double value = std::nan("");
  for (const CsvRow& row : rows) {
    if (row.at("case") != name || row.at("statistic") != statistic || row.at("key") != key) continue;
    ++found;
    value = std::stod(row.at("value"));
  }
  EXPECT_EQ(found, 1) << name << ", " << statistic << ", " << key;
  return value;
}

ProjectRun::ProjectRun(const fs::path& project, const fs::path& data) {
  const TemporaryFolder out;
  const Ended ended =
      fotfaste({"run", project.string(), "--data-root", data.string(), "--out", out.path().string()});
  code = ended.code;
  messages = ended.err;
  if (code == 0) results = read_json(out / "results.json");
}

std::vector<Json> ProjectRun::rows(const std::string& plugin, const std::string& table,
                                   const std::string& of) const {
  std::vector<Json> wanted;
  const Json found = table_of(plugin_of(results, plugin), table);
  EXPECT_FALSE(found.is_null()) << plugin << ", " << table;
  if (found.is_null()) return wanted;
  for (const Json& row : found.at("rows")) {
    const Json& stratum = row.at("stratum");
    const bool here = of.empty() ? stratum.empty() : stratum.size() == 1 && stratum.begin().value() == of;
    if (here) wanted.push_back(row);
  }
  return wanted;
}

fs::path project_folder(const std::string& name) {
  return source_folder() / "tests/real" / name;
}

bool RealData::has_data() {
  return fs::exists(shared_folder() / "data") && fs::exists(shared_folder() / "golden");
}

void RealData::SetUp() {
  if (has_data()) return;
  GTEST_SKIP() << "The shared data set folder is not there: set FOTFASTE_SHARED to compare with real data.";
}

void RealData::expect_everybody(const ProjectRun& run, int people) {
  ASSERT_EQ(run.code, 0) << run.messages;
  const Json& flow = run.results.at("flow");
  EXPECT_EQ(flow.at("participations"), people);
  EXPECT_EQ(flow.at("set_aside"), 0);
  EXPECT_TRUE(flow.at("excluded").empty()) << flow.at("excluded").dump();
}

void expect_close(const Json& got, double wanted, double tolerance, const std::string& what) {
  ASSERT_TRUE(got.is_number()) << what << ": " << got.dump();
  EXPECT_NEAR(got.get<double>(), wanted, tolerance * std::max(1.0, std::abs(wanted))) << what;
}

namespace {

// What the plugin reports, under the names of R's statistics and keys.
std::map<std::pair<std::string, std::string>, Json> reported_sequences(const ProjectRun& run, int people) {
  const char* const plugin = "longitudinal-followup";
  std::map<std::pair<std::string, std::string>, Json> got;
  const auto month_of = [](const Json& row) { return "t=" + std::to_string(row.at("month").get<int>() + 1); };
  for (const Json& row : run.rows(plugin, "state-by-month")) {
    EXPECT_EQ(row.at("denominator"), people);
    got[{"state_share", row.at("state").get<std::string>() + " " + month_of(row)}] = row.at("value");
  }
  for (const Json& row : run.rows(plugin, "sequence-entropy"))
    got[{"cross_section_entropy", month_of(row)}] = row.at("value");
  for (const Json& row : run.rows(plugin, "transitions")) {
    const std::string key = row.at("from").get<std::string>() + " -> " + row.at("to").get<std::string>();
    got[{"transition_pairs", key}] = row.at("numerator");
    got[{"transition_rate", key}] = row.at("value");
  }
  for (const Json& row : run.rows(plugin, "sequences")) {
    EXPECT_EQ(row.at("denominator"), people);
    if (row.at("sequence") == "other") continue;
    got[{"most_frequent_sequence_count", row.at("sequence")}] = row.at("numerator");
  }
  return got;
}

}  // namespace

int expect_sequences(const ProjectRun& run, const std::string& name, int people) {
  auto got = reported_sequences(run, people);
  int compared = 0;
  for (const CsvRow& row : golden("sequence_aggregate.csv")) {
    const std::string& statistic = row.at("statistic");
    const bool reported = statistic == "state_share" || statistic == "cross_section_entropy" ||
                          statistic == "transition_pairs" || statistic == "transition_rate" ||
                          statistic == "most_frequent_sequence_count";
    if (row.at("case") != name || !reported) continue;
    const std::string what = statistic + ", " + row.at("key");
    const auto place = got.find({statistic, row.at("key")});
    ++compared;
    if (place == got.end()) {
      ADD_FAILURE() << "not reported: " << what;
      continue;
    }
    expect_close(place->second, std::stod(row.at("value")), exact, what);
    got.erase(place);
  }
  for (const auto& [key, value] : got)
    ADD_FAILURE() << "R has no " << key.first << ", " << key.second << ": " << value.dump();
  return compared;
}

}  // namespace fotfaste::test
