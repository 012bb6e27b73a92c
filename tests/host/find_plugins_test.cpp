#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "host/host_fixture.hpp"
#include "host/plugin_folders.hpp"
#include "model/finding_catalogue.hpp"

namespace fotfaste::host {
namespace {

namespace fs = std::filesystem;

class PluginFolder : public testing::Test {
 protected:
  void SetUp() override {
    std::string name = (fs::temp_directory_path() / "fotfaste-host-test-XXXXXX").string();
    ASSERT_NE(mkdtemp(name.data()), nullptr);
    folder_ = name;
  }
  void TearDown() override { fs::remove_all(folder_); }
  void copy(const std::string& from, const std::string& to) const {
    fs::copy_file(fixture(from), folder_ / to);
  }

  fs::path folder_;
  std::vector<model::Finding> findings_;
};

TEST_F(PluginFolder, HoldsPluginsById) {
  copy("sound", "z.so");
  copy("segfault", "a.so");
  const auto found = find_plugins({folder_}, findings_);
  ASSERT_EQ(found.size(), 2u);
  EXPECT_EQ(found[0].id, "broken-segfault");
  EXPECT_EQ(found[1].id, "sound");
  EXPECT_EQ(found[1].version, "1.0.0");
  EXPECT_TRUE(found[1].path.is_absolute());
  EXPECT_TRUE(findings_.empty());
}

TEST_F(PluginFolder, MayHoldOtherFilesAndMayBeMissing) {
  copy("sound", "sound.so");
  std::ofstream(folder_ / "text.so") << "this is no library";
  std::ofstream(folder_ / "empty.so");
  fs::create_directory(folder_ / "folder.so");
  const auto found = find_plugins({folder_, folder_ / "nothing-here"}, findings_);
  EXPECT_EQ(found.size(), 1u);
  EXPECT_TRUE(findings_.empty());
}

TEST_F(PluginFolder, RefusesAnotherInterfaceWithOneSentence) {
  copy("other_interface", "other.so");
  EXPECT_TRUE(find_plugins({folder_}, findings_).empty());
  ASSERT_EQ(findings_.size(), 1u);
  EXPECT_EQ(findings_[0].code, "P002");
  EXPECT_EQ(findings_[0].message.en,
            "the plugin broken-other-interface was built for interface 9, and this version of Fotfäste has "
            "interface 1");
  EXPECT_NE(findings_[0].message.sv.find("gränssnitt 9"), std::string::npos);
  EXPECT_FALSE(findings_[0].help.empty());
}

TEST_F(PluginFolder, ReportsADamagedFile) {
  copy("sound", "sound.so");
  fs::resize_file(folder_ / "sound.so", fs::file_size(folder_ / "sound.so") / 3);
  EXPECT_TRUE(find_plugins({folder_}, findings_).empty());
  ASSERT_EQ(findings_.size(), 1u);
  EXPECT_EQ(findings_[0].code, "P003");
}

TEST_F(PluginFolder, TakesTheFirstOfTwoWithTheSameId) {
  copy("sound", "first.so");
  copy("sound", "second.so");
  const auto found = find_plugins({folder_}, findings_);
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].path.filename(), "first.so");
  ASSERT_EQ(findings_.size(), 1u);
  EXPECT_EQ(findings_[0].code, "P004");
}

TEST_F(PluginFolder, MayBeNamedTwice) {
  copy("sound", "sound.so");
  EXPECT_EQ(find_plugins({folder_, folder_}, findings_).size(), 1u);
  EXPECT_TRUE(findings_.empty());
}

TEST_F(PluginFolder, OfTheUsersComesFirst) {
  setenv("FOTFASTE_PLUGIN_PATH", "/second::/third", 1);
  const auto folders = plugin_folders({"/first"});
  unsetenv("FOTFASTE_PLUGIN_PATH");
  ASSERT_GE(folders.size(), 4u);
  EXPECT_EQ(folders[0], "/first");
  EXPECT_EQ(folders[1], "/second");
  EXPECT_EQ(folders[2], "/third");
  EXPECT_EQ(folders[3].filename(), "plugins");
}

TEST(PluginFolders, AreThoseOfTheProgram) {
  const auto own = plugin_folders_of("/opt/somewhere/bin/fotfaste");
  ASSERT_EQ(own.size(), 2u);
  EXPECT_EQ(own[0], "/opt/somewhere/bin/plugins");
  const auto installed = own[1].lexically_relative("/opt/somewhere");
  EXPECT_EQ(installed.parent_path().filename(), "fotfaste");
  // What an author's "cmake --install" puts under /usr/local is found by the system's program.
  const auto system = plugin_folders_of("/usr/bin/fotfaste");
  ASSERT_EQ(system.size(), 3u);
  EXPECT_EQ(system[1], "/usr" / installed);
  EXPECT_EQ(system[2], "/usr/local" / installed);
}

TEST(PluginRules, AreWholeInBothLanguages) {
  std::string before;
  for (const model::Rule& rule : model::plugin_rules()) {
    EXPECT_LT(before, rule.code);
    before = rule.code;
    for (const model::RuleText& text : {rule.title, rule.intent, rule.rule, rule.help}) {
      EXPECT_FALSE(text.sv.empty()) << rule.code;
      EXPECT_FALSE(text.en.empty()) << rule.code;
      EXPECT_NE(text.sv, text.en) << rule.code;
    }
    EXPECT_FALSE(rule.example.empty()) << rule.code;
  }
}

}  // namespace
}  // namespace fotfaste::host
