#include "conformance/plugin_check_file.hpp"

#include <gtest/gtest.h>

#include <fstream>

namespace fotfaste::conformance {
namespace {

std::filesystem::path written(const std::string& text) {
  const auto* test = testing::UnitTest::GetInstance()->current_test_info();
  const auto path = std::filesystem::path(testing::TempDir()) / (std::string(test->name()) + ".toml");
  std::ofstream(path) << text;
  return path;
}

std::string refusal(const std::string& text) {
  try {
    static_cast<void>(read_plugin_check_file(written(text)));
  } catch (const NotUsable& error) {
    return error.what();
  }
  return "";
}

TEST(PluginCheckFileTest, HoldsExpectedFailuresAndCases) {
  const PluginCheckFile read = read_plugin_check_file(
      written("[expected_failures]\nrow-order = \"by design\"\n[[case]]\nproject = \"a/project.toml\"\n"
              "[[case]]\nproject = \"/b/project.toml\"\n"));
  EXPECT_EQ(read.expected_failures.at("row-order"), "by design");
  ASSERT_EQ(read.projects.size(), 2u);
  EXPECT_EQ(read.projects[0], std::filesystem::path(testing::TempDir()) / "a/project.toml");
  EXPECT_EQ(read.projects[1], "/b/project.toml");
}

TEST(PluginCheckFileTest, SaysWhatIsWrongAndWhere) {
  EXPECT_NE(refusal("[expected_failures]\nrow-ordr = \"x\"\n").find("line 2"), std::string::npos);
  EXPECT_NE(refusal("[expected_failures]\nrow-ordr = \"x\"\n").find("row-order"), std::string::npos);
  EXPECT_NE(refusal("[expected_failures]\nrow-order = \" \"\n").find("reason"), std::string::npos);
  EXPECT_NE(refusal("[expected_failures]\nrow-order = 1\n").find("reason"), std::string::npos);
  EXPECT_NE(refusal("expected_failures = 1\n").find("table"), std::string::npos);
  EXPECT_NE(refusal("[[case]]\nfile = \"x\"\n").find("project"), std::string::npos);
  EXPECT_NE(refusal("[[case]]\n").find("project"), std::string::npos);
  EXPECT_NE(refusal("other = 1\n").find("other"), std::string::npos);
  EXPECT_NE(refusal("[[case\n").find("line 1"), std::string::npos);
}

}  // namespace
}  // namespace fotfaste::conformance
