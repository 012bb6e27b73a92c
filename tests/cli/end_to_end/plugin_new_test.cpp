// plugin new: the folder that it makes, and what it refuses. That the plugins build and run is tested from an
// installation, in tests/packaging.
#include <gtest/gtest.h>

#include <set>

#include "program.hpp"

namespace fotfaste::test {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

class PluginNew : public testing::Test {
 protected:
  [[nodiscard]] Ended make(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), {"--lang", "en", "plugin", "new"});
    return fotfaste(arguments, {{}, folder_.path()});
  }
  // What stands in the folder, the names of files that are left behind among it.
  [[nodiscard]] std::set<std::string> content() const {
    std::set<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder_.path())) names.insert(entry.path().filename());
    return names;
  }
  void expect_refused(const std::vector<std::string>& arguments, const std::string& why) const {
    const std::set<std::string> before = content();
    const Ended ended = make(arguments);
    EXPECT_EQ(ended.code, 2) << ended.out << ended.err;
    EXPECT_NE(ended.err.find(why), std::string::npos) << ended.err;
    EXPECT_EQ(content(), before);
  }

  TemporaryFolder folder_;
};

TEST_F(PluginNew, WritesTheNameEverywhere) {
  for (const std::string language : {"cpp", "c", "rust"}) {
    const std::string id = "share-2-" + language;
    const Ended ended = make({id, "--lang", language, "--format", "json"});
    ASSERT_EQ(ended.code, 0) << ended.err;
    const Json made = Json::parse(ended.out);
    EXPECT_EQ(made.at("plugin"), id);
    EXPECT_EQ(made.at("folder"), (folder_ / id).string());
    std::set<std::string> listed;
    for (const Json& file : made.at("files")) listed.insert(file);
    std::set<std::string> there;
    bool has_id = false;
    for (const auto& entry : fs::recursive_directory_iterator(folder_ / id)) {
      if (!entry.is_regular_file()) continue;
      const std::string path = fs::relative(entry.path(), folder_ / id);
      there.insert(path);
      const std::string text = read_file(entry.path());
      for (const char* left : {"your-metric", "your_metric"}) {
        EXPECT_EQ(text.find(left), std::string::npos) << path;
        EXPECT_EQ(path.find(left), std::string::npos);
      }
      has_id = has_id || text.find("\"" + id + "\"") != std::string::npos;
      const bool runs = (entry.status().permissions() & fs::perms::owner_exec) != fs::perms::none;
      EXPECT_EQ(runs, entry.path().extension() == ".sh") << path;
    }
    EXPECT_TRUE(has_id);
    EXPECT_EQ(there, listed);
    for (const char* file : {"README.md", "LICENSE.md", ".gitignore", "ci.sh", "test.sh", "plugin-check.toml",
                             "example/project.toml", "example/expected"}) {
      EXPECT_EQ(there.count(file), 1u) << file;
    }
  }
}

TEST_F(PluginNew, IsInCppUnlessSaidOtherwise) {
  const Ended ended = make({"share"});
  ASSERT_EQ(ended.code, 0) << ended.err;
  EXPECT_TRUE(fs::exists(folder_ / "share/src/share.cpp"));
  EXPECT_NE(ended.out.find("cmake -B build"), std::string::npos) << ended.out;
}

TEST_F(PluginNew, GoesWhereItIsTold) {
  fs::create_directory(folder_ / "plugins");
  EXPECT_EQ(make({"share", "--out", "plugins"}).code, 0);
  EXPECT_TRUE(fs::exists(folder_ / "plugins/share/README.md"));
  expect_refused({"share", "--out", "nowhere"}, "nowhere");
}

TEST_F(PluginNew, TakesNamesThatThePluginInterfaceTakes) {
  for (const std::string name :
       {"Share", "share_in_work", "2-share", "share-", "a--b", "share/work", "..", "å", "share work", ""}) {
    expect_refused({name}, "lower-case");
  }
  expect_refused({std::string(64, 'a')}, "63");
  EXPECT_EQ(make({std::string(63, 'a')}).code, 0);
  expect_refused({"test"}, "CMake");
  expect_refused({"progression"}, "already");
}

TEST_F(PluginNew, WritesOverNothing) {
  write_file(folder_ / "share", "mine");
  fs::create_directory(folder_ / "empty");
  fs::create_symlink(folder_ / "nothing", folder_ / "link");
  for (const std::string name : {"share", "empty", "link"}) expect_refused({name}, "already");
  EXPECT_EQ(read_file(folder_ / "share"), "mine");
}

TEST_F(PluginNew, KnowsItsLanguages) {
  expect_refused({"share", "--lang", "java"}, "cpp");
  // The program's own --lang stands before the command.
  expect_refused({"share", "--lang", "sv"}, "cpp");
  expect_refused({}, "NAME");
  const Ended swedish = fotfaste({"plugin", "new", "share", "--lang", "c"}, {{}, folder_.path()});
  EXPECT_EQ(swedish.code, 0) << swedish.err;
  EXPECT_NE(swedish.out.find("bygger som det är"), std::string::npos) << swedish.out;
}

}  // namespace
}  // namespace fotfaste::test
