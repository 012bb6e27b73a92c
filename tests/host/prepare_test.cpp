#include <gtest/gtest.h>

#include "host/host_fixture.hpp"

namespace fotfaste::host {
namespace {

std::vector<PreparedPlugin> prepared(const model::Project& project, std::vector<model::Finding>& findings) {
  return prepare(project, 20'500, all_fixtures(), small_limits(), findings);
}

PluginFile file_of(const std::string& id) {
  for (const PluginFile& file : all_fixtures()) {
    if (file.id == id) return file;
  }
  return {};
}

TEST(Describe, CopiesWhatThePluginSaysOfItself) {
  const PreparedPlugin plugin = describe(file_of("sound"), small_limits());
  ASSERT_EQ(word(plugin.outcome), "ok") << plugin.reason.en;
  EXPECT_EQ(plugin.description.id, "sound");
  EXPECT_EQ(plugin.description.title.sv, "Avslutade");
  EXPECT_EQ(plugin.description.tables.at(0).columns.at(0).label.sv, "kön");
  EXPECT_EQ(plugin.sha256.size(), 64u);
}

TEST(Describe, SaysWhyItCannot) {
  const PreparedPlugin plugin = describe(file_of("broken-null-function"), small_limits());
  EXPECT_EQ(word(plugin.outcome), "invalid_output");
  PluginFile gone = file_of("sound");
  gone.path += ".gone";
  EXPECT_EQ(word(describe(gone, small_limits()).outcome), "plugin_error");
}

TEST(Prepare, CollectsNeedsAndFollowUp) {
  std::vector<model::Finding> findings;
  const auto plugins = prepared(make_project({"sound"}), findings);
  ASSERT_EQ(plugins.size(), 1u);
  EXPECT_TRUE(findings.empty());
  ASSERT_EQ(plugins[0].columns.size(), 3u);
  EXPECT_EQ(plugins[0].columns[0].column, "entry");
  EXPECT_TRUE(plugins[0].columns[0].required);
  EXPECT_FALSE(plugins[0].columns[2].required);
  ASSERT_EQ(plugins[0].follow_up.size(), 1u);
  EXPECT_EQ(plugins[0].follow_up[0].months, 6);
}

TEST(Prepare, ReportsAPluginThatIsNotThereWithTheNearest) {
  std::vector<model::Finding> findings;
  const auto plugins = prepared(make_project({"sound", "sond"}), findings);
  ASSERT_EQ(findings.size(), 1u);
  EXPECT_EQ(findings[0].code, "P005");
  EXPECT_EQ(findings[0].places.at(0).row, 2u);
  EXPECT_NE(findings[0].help.en.find("sound"), std::string::npos);
  EXPECT_EQ(word(plugins.at(0).outcome), "ok");
  EXPECT_EQ(word(plugins.at(1).outcome), "plugin_error");
}

TEST(Prepare, PlacesAPluginsOwnFindingInTheProjectFile) {
  model::Project project = make_project({"refuses-parameter"});
  project.lines.emplace_back("share = 0.1");
  model::Value share;
  share.type = model::ValueType::number;
  share.key = "share";
  share.number = 0.1;
  share.line = 2;
  share.column = 9;
  project.plugins[0].parameters.items.push_back(share);
  std::vector<model::Finding> findings;
  const auto plugins = prepared(project, findings);
  ASSERT_EQ(findings.size(), 1u);
  EXPECT_EQ(findings[0].code, "S001");
  EXPECT_EQ(findings[0].plugin, "refuses-parameter");
  EXPECT_EQ(findings[0].places.at(0).row, 2u);
  EXPECT_EQ(findings[0].places.at(0).excerpt, "share = 0.1");
  EXPECT_EQ(word(plugins.at(0).outcome), "plugin_error");
}

TEST(Prepare, DoesNotStartAPluginWhoseParametersAreWrong) {
  model::Project project = make_project({"refuses-parameter"});
  model::Value share;
  share.type = model::ValueType::number;
  share.key = "share";
  share.number = 7;
  share.line = 1;
  project.plugins[0].parameters.items.push_back(share);
  std::vector<model::Finding> findings;
  const auto plugins = prepared(project, findings);
  ASSERT_EQ(findings.size(), 1u);
  EXPECT_EQ(findings[0].code, "P013");
  EXPECT_TRUE(plugins.at(0).columns.empty());
  EXPECT_EQ(word(plugins.at(0).outcome), "plugin_error");
}

TEST(Doctor, NamesEveryLayerInBothLanguages) {
  const auto layers = sandbox_layers();
  EXPECT_GE(layers.size(), 6u);
  for (const SandboxLayer& layer : layers) {
    EXPECT_FALSE(layer.explanation.sv.empty());
    EXPECT_FALSE(layer.explanation.en.empty());
  }
  // What a run says it had is what doctor says there is.
  for (const std::string& used : run_plugins({"sound"}).sandbox) {
    const auto found = std::find_if(layers.begin(), layers.end(),
                                    [&](const SandboxLayer& layer) { return layer.name == used; });
    ASSERT_NE(found, layers.end()) << used;
    EXPECT_TRUE(found->available) << used;
  }
}

}  // namespace
}  // namespace fotfaste::host
