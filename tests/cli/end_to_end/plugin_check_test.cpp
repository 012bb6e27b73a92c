// plugin check and plugin list-checks, as an author gives them.
#include <gtest/gtest.h>

#include "program.hpp"

namespace fotfaste::test {
namespace {

using Json = nlohmann::ordered_json;

std::string broken(const std::string& id) {
  return std::string(FOTFASTE_CONFORMANCE_FIXTURES) + "/broken/" + id + ".so";
}

TEST(PluginCheck, ASoundPluginPassesAndABrokenOneFails) {
  const Ended sound = fotfaste({"--lang", "en", "plugin", "check", broken("sound")});
  EXPECT_EQ(sound.code, 0) << sound.out << sound.err;
  const Ended ended = fotfaste({"--lang", "en", "plugin", "check", broken("row-order"), "--only-failed"});
  EXPECT_EQ(ended.code, 1) << ended.err;
  EXPECT_NE(ended.out.find("fail    row-order"), std::string::npos) << ended.out;
  EXPECT_EQ(ended.out.find("load-now"), std::string::npos) << ended.out;
  EXPECT_NE(ended.out.find("seed 1"), std::string::npos) << ended.out;
}

TEST(PluginCheck, TheCommandThatItPrintsFindsTheSameAgain) {
  const Ended first = fotfaste({"plugin", "check", broken("row-order"), "--json", "--seed", "7"});
  EXPECT_EQ(first.code, 1);
  Json failed;
  const Json document = Json::parse(first.out);
  for (const Json& result : document.at("plugins").at(0).at("results")) {
    if (result.at("status") == "fail") failed = result;
  }
  EXPECT_EQ(failed.at("id"), "row-order");
  EXPECT_EQ(failed.at("case"), "generated");
  const std::string command = failed.at("reproduce");
  EXPECT_TRUE(command.ends_with("--reproduce row-order:7")) << command;
  const Ended again =
      fotfaste({"--format", "json", "plugin", "check", broken("row-order"), "--reproduce", "row-order:7"});
  const Json results = Json::parse(again.out).at("plugins").at(0).at("results");
  ASSERT_EQ(results.size(), 1u);
  EXPECT_EQ(results.at(0).at("observed"), failed.at("observed"));
  EXPECT_EQ(again.code, 1);
}

TEST(PluginCheck, ExpectedFailuresStandInAFileOfTheirOwn) {
  const TemporaryFolder folder;
  write_file(folder / "plugin-check.toml", "[expected_failures]\nrow-order = \"by design\"\n");
  const std::string config = (folder / "plugin-check.toml").string();
  const Ended expected = fotfaste({"plugin", "check", broken("row-order"), "--config", config});
  EXPECT_EQ(expected.code, 0) << expected.out;
  EXPECT_NE(expected.out.find("by design"), std::string::npos) << expected.out;
  const Ended passed = fotfaste({"plugin", "check", broken("sound"), "--config", config});
  EXPECT_EQ(passed.code, 1) << passed.out;
  EXPECT_NE(passed.out.find("xpass"), std::string::npos) << passed.out;
}

TEST(PluginCheck, ACaseIsAProjectThatUsesThePlugin) {
  const TemporaryFolder folder;
  copy_karlskoga(folder / "project");
  std::string text = read_file(folder / "project/project.toml");
  text.insert(text.find("[[plugin]]"), "[[plugin]]\nid = \"fixture\"\n\n");
  write_file(folder / "project/project.toml", text);
  const std::string project = (folder / "project").string();
  const Ended sound = fotfaste({"plugin", "check", broken("sound"), "--project", project, "--json"});
  EXPECT_EQ(sound.code, 0) << sound.out << sound.err;
  EXPECT_EQ(sound.out.find("\"generated\""), std::string::npos);
  const Ended ended = fotfaste({"plugin", "check", broken("row-order"), "--project", project, "--json"});
  EXPECT_EQ(ended.code, 1) << ended.err;
  copy_karlskoga(folder / "other");
  const Ended unused =
      fotfaste({"plugin", "check", broken("sound"), "--project", (folder / "other").string()});
  EXPECT_EQ(unused.code, 2);
  EXPECT_NE(unused.err.find("fixture"), std::string::npos) << unused.err;
}

TEST(PluginCheck, WrongUseIsRefused) {
  const std::string sound = broken("sound");
  for (const std::vector<std::string>& arguments :
       std::vector<std::vector<std::string>>{{"nowhere.so"},
                                             {},
                                             {sound, "--level", "7"},
                                             {sound, "--level", "0"},
                                             {sound, "--include", "("},
                                             {sound, "--include", "nothing-of-that-name"},
                                             {sound, "--reproduce", "row-order"},
                                             {sound, "--reproduce", "row-ordr:1"},
                                             {sound, "--reproduce", "row-order:x"},
                                             {sound, "--time-limit", "0"},
                                             {sound, "--config", "nowhere.toml"},
                                             {sound, "--project", "nowhere"}}) {
    std::vector<std::string> all = {"plugin", "check"};
    all.insert(all.end(), arguments.begin(), arguments.end());
    const Ended ended = fotfaste(all);
    EXPECT_EQ(ended.code, 2) << all.back() << ended.out;
    EXPECT_FALSE(ended.err.empty()) << all.back();
  }
}

TEST(PluginCheck, ChoosesByLevelAndName) {
  const auto count = [](const std::vector<std::string>& more) {
    std::vector<std::string> all = {"plugin", "check", broken("sound"), "--json"};
    all.insert(all.end(), more.begin(), more.end());
    return Json::parse(fotfaste(all).out).at("plugins").at(0).at("results").size();
  };
  EXPECT_EQ(count({"--include", "^elf-"}), 3u);
  EXPECT_EQ(count({"--include", "^elf-", "--exclude", "needed"}), 2u);
  EXPECT_LT(count({"--level", "1"}), count({"--level", "3"}));
}

TEST(PluginCheck, WhatIsNoPluginFailsTheFirstChecks) {
  const TemporaryFolder folder;
  write_file(folder / "text.so", "no library");
  const Ended ended = fotfaste({"plugin", "check", (folder / "text.so").string(), "--json"});
  EXPECT_EQ(ended.code, 1) << ended.out << ended.err;
  const Json document = Json::parse(ended.out);
  for (const Json& result : document.at("plugins").at(0).at("results")) {
    EXPECT_NE(result.at("status"), "error") << result;
    EXPECT_NE(result.at("status"), "pass") << result;
  }
}

TEST(PluginListChecks, NamesThemAllInBothLanguages) {
  const Json checks = Json::parse(fotfaste({"plugin", "list-checks", "--json"}).out);
  EXPECT_GE(checks.size(), 13u);
  for (const Json& check : checks) EXPECT_FALSE(check.at("does").at("sv").get<std::string>().empty());
  const Ended swedish = fotfaste({"plugin", "list-checks"});
  EXPECT_NE(swedish.out.find("batch-invariance"), std::string::npos);
}

}  // namespace
}  // namespace fotfaste::test
