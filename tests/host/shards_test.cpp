// However the work is split, with walls or without, the result is the same to the byte.
#include <gtest/gtest.h>

#include <spdlog/sinks/ostream_sink.h>
#include <spdlog/spdlog.h>

#include <sstream>

#include "host/host_fixture.hpp"

namespace fotfaste::host {
namespace {

std::string result_with(const std::string& id, std::uint64_t shards, unsigned parallel,
                        bool isolation = true) {
  RunOptions options;
  options.shards = shards;
  options.parallel = parallel;
  options.isolation = isolation;
  const RunReport report = run_plugins({id}, options);
  EXPECT_EQ(word(report.plugins.at(0).outcome), "ok") << report.plugins[0].reason.en;
  return as_text(report.plugins.at(0));
}

TEST(Shards, GiveTheSameResultHoweverMany) {
  const std::string whole = result_with("sound", 1, 1);
  for (const std::uint64_t shards : {2, 3, 7, 100}) {
    for (const unsigned parallel : {1, 2, 5})
      EXPECT_EQ(result_with("sound", shards, parallel), whole) << shards;
  }
}

TEST(Shards, GiveTheSameFindingsHoweverMany) {
  const std::string whole = result_with("speaks", 1, 1);
  EXPECT_NE(whole.find("S001 0/0\nS002 7/70\nS003 0/0\n"), std::string::npos) << whole;
  for (const std::uint64_t shards : {2, 7}) EXPECT_EQ(result_with("speaks", shards, 2), whole);
}

TEST(Shards, GiveTheSameResultWithoutIsolation) {
  const std::string whole = result_with("sound", 1, 1);
  EXPECT_EQ(result_with("sound", 1, 1, false), whole);
  EXPECT_EQ(result_with("sound", 3, 1, false), whole);
}

TEST(Run, CountsWhatIsInTheModel) {
  const model::PluginResult result = run_plugins({"sound"}).plugins.at(0);
  EXPECT_EQ(result.reads, (std::vector<std::string>{"entry", "exit", "gender"}));
  ASSERT_EQ(result.tables.size(), 1u);
  const model::TableResult& table = result.tables[0];
  EXPECT_EQ(table.added_from, 5u);
  ASSERT_EQ(table.rows.size(), 4u);
  std::int64_t all = 0;
  std::int64_t ended = 0;
  for (const auto& row : table.rows) {
    ended += std::get<std::int64_t>(row[1]);
    all += std::get<std::int64_t>(row[2]);
  }
  EXPECT_EQ(all, 70);
  EXPECT_EQ(ended, 46);
}

TEST(Run, LendsProjectTablesToThosePluginsThatDeclaredThem) {
  const auto entry_days = [](const std::string& id) {
    return std::get<std::int64_t>(run_plugins({id}).plugins.at(0).tables.at(0).rows.at(0).at(4));
  };
  EXPECT_EQ(entry_days("reads-evidence") - entry_days("sound"), 3'000'000'000);
}

TEST(Run, SaysWhichWallsThereWereAndNoneWithoutIsolation) {
  RunOptions options;
  const auto layers = run_plugins({"sound"}, options).sandbox;
  EXPECT_NE(std::find(layers.begin(), layers.end(), "rlimits"), layers.end());
  options.isolation = false;
  EXPECT_TRUE(run_plugins({"sound"}, options).sandbox.empty());
}

TEST(Run, LogsWhatPluginsSayOnOneLineWithTheirName) {
  std::ostringstream logged;
  const auto before = spdlog::default_logger();
  spdlog::set_default_logger(
      std::make_shared<spdlog::logger>("test", std::make_shared<spdlog::sinks::ostream_sink_st>(logged)));
  run_plugins({"speaks"});
  spdlog::set_default_logger(before);
  EXPECT_NE(logged.str().find("speaks: a line and  [31mmore"), std::string::npos) << logged.str();
}

TEST(Run, TellsItsProgress) {
  RunOptions options;
  std::vector<double> shares;
  options.progress = [&shares](const std::string& id, double share) {
    EXPECT_EQ(id, "speaks");
    shares.push_back(share);
  };
  run_plugins({"speaks"}, options);
  ASSERT_FALSE(shares.empty());
  for (const double share : shares) EXPECT_TRUE(share >= 0 && share <= 1);
}

TEST(Run, WorksOnAModelWithoutParticipations) {
  const model::Project project = make_project({"sound"});
  std::vector<model::Finding> findings;
  auto prepared = prepare(project, 20'500, all_fixtures(), small_limits(), findings);
  const SmallModel model = make_model(1, 0);
  RunOptions options;
  options.shards = 4;
  const RunReport report = run(prepared, project, model.file, model.directory, options);
  ASSERT_EQ(word(report.plugins.at(0).outcome), "ok") << report.plugins[0].reason.en;
  EXPECT_TRUE(std::holds_alternative<std::monostate>(report.plugins[0].tables.at(0).rows.at(0).at(5)));
}

}  // namespace
}  // namespace fotfaste::host
