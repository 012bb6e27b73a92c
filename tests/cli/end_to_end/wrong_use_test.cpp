// What goes wrong on the way to a result: each gives its exit code, and a message that says what, where, and
// what to do, in the language asked for, without a word about the program's insides.
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>

#include "program.hpp"

namespace fotfaste::test {
namespace {

namespace fs = std::filesystem;

class WrongUse : public testing::Test {
 protected:
  WrongUse() { copy_karlskoga(project()); }

  [[nodiscard]] fs::path project() const { return folder_ / "project"; }
  [[nodiscard]] fs::path out() const { return folder_ / "out"; }
  [[nodiscard]] Ended run(std::vector<std::string> more = {}) const {
    std::vector<std::string> arguments{"--lang", "en", "run", project().string(), "--out", out().string()};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return fotfaste(arguments);
  }
  void replace_in_project(const std::string& from, const std::string& to) const {
    std::string text = read_file(project() / "project.toml");
    const std::size_t place = text.find(from);
    ASSERT_NE(place, std::string::npos) << from;
    text.replace(place, from.size(), to);
    write_file(project() / "project.toml", text);
  }
  // The line of project.toml on which text first stands.
  [[nodiscard]] std::string line_of(const std::string& text) const {
    const std::string all = read_file(project() / "project.toml");
    const std::size_t place = all.find(text);
    return std::to_string(1 +
                          std::count(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(place), '\n'));
  }

  TemporaryFolder folder_;
};

void expect_message(const Ended& ended, int code, const std::vector<std::string>& parts) {
  EXPECT_EQ(ended.signal, 0);
  EXPECT_EQ(ended.code, code) << ended.out << ended.err;
  const std::string all = ended.out + ended.err;
  for (const std::string& part : parts)
    EXPECT_NE(all.find(part), std::string::npos) << "no \"" << part << "\" in: " << all;
  for (const char* inside :
       {"std::", "terminate called", "basic_string", "filesystem error", "what():", "errno"}) {
    EXPECT_EQ(all.find(inside), std::string::npos) << "the message shows the program's insides: " << all;
  }
}

TEST_F(WrongUse, MissingDataFile) {
  fs::remove(project() / "data/status.csv");
  expect_message(run(), 3, {"C013", "project.toml:" + line_of("data/status.csv"), "status.csv"});
  EXPECT_FALSE(fs::exists(out() / "results.json"));
}

TEST_F(WrongUse, EmptyDataFile) {
  write_file(project() / "data/deltagare.csv", "");
  expect_message(run(), 3, {"D002", "deltagare.csv", "D030", "no participations"});
  EXPECT_FALSE(fs::exists(out() / "results.json"));
}

TEST_F(WrongUse, DataFileThatIsAFolder) {
  fs::remove(project() / "data/status.csv");
  fs::create_directories(project() / "data/status.csv");
  expect_message(run(), 3, {"status.csv"});
}

TEST_F(WrongUse, DataFileThatMayNotBeRead) {
  if (geteuid() == 0) GTEST_SKIP() << "whoever runs this test may read everything";
  chmod((project() / "data/status.csv").c_str(), 0);
  expect_message(run(), 3, {"D001", "status.csv"});
}

TEST_F(WrongUse, BinaryDataFile) {
  std::string bytes;
  for (int i = 0; i < 40'000; ++i) bytes += static_cast<char>((i * 7919) >> 3);
  write_file(project() / "data/status.csv", bytes);
  const Ended ended = run();
  EXPECT_EQ(ended.signal, 0) << ended.err;
  EXPECT_TRUE(ended.code == 0 || ended.code == 3) << ended.code << ended.err;
  EXPECT_NE((ended.out + ended.err + read_file(out() / "results.json")).find("status.csv"),
            std::string::npos);
}

TEST_F(WrongUse, NoSuchProject) {
  const Ended ended =
      fotfaste({"--lang", "en", "run", (folder_ / "nowhere").string(), "--out", out().string()});
  expect_message(ended, 2, {"C002", "nowhere"});
}

TEST_F(WrongUse, ProjectWithSyntaxError) {
  replace_in_project("owner = \"Karlskoga kommun\"", "owner = \"Karlskoga kommun");
  expect_message(run(), 2, {"C001", "project.toml:" + line_of("owner ="), "quot"});
}

TEST_F(WrongUse, MistypedKey) {
  replace_in_project("planned_participants = 60", "planned_partcipants = 60");
  const Ended ended = run();
  EXPECT_EQ(ended.signal, 0);
  EXPECT_NE((ended.out + ended.err).find("planned_participants"), std::string::npos)
      << "a suggestion is missing: " << ended.out << ended.err;
}

TEST_F(WrongUse, UnknownPlugin) {
  replace_in_project("id = \"goal-metrics\"", "id = \"goals-metrics\"");
  // The place is that of the plugin's table, whose heading stands on the line before.
  const int line = std::stoi(line_of("goals-metrics")) - 1;
  expect_message(run(), 2, {"goals-metrics", "goal-metrics", "project.toml:" + std::to_string(line)});
}

TEST_F(WrongUse, ParameterOfTheWrongKind) {
  replace_in_project("months = 24", "months = \"twenty-four\"");
  expect_message(run(), 2, {"months", "project.toml:" + line_of("twenty-four")});
}

TEST_F(WrongUse, PointThatIsNone) {
  replace_in_project("\"exit+6m\", \"exit+12m\"", "\"exit+6m\", \"departure\"");
  expect_message(run(), 2, {"departure", "project.toml:" + line_of("departure")});
}

TEST_F(WrongUse, CriterionThatCannotBeUnderstood) {
  replace_in_project("outcome = { gender = \"woman\" }", "outcome = { gendre = \"woman\" }");
  const Ended ended = run();
  const std::string all = ended.out + ended.err;
  EXPECT_TRUE(ended.code == 2 || ended.code == 4) << ended.code << all;
  EXPECT_NE(all.find("gendre"), std::string::npos) << all;
  EXPECT_NE(all.find("project.toml:" + line_of("gendre")), std::string::npos) << all;
}

TEST_F(WrongUse, UnknownOption) {
  expect_message(run({"--shard", "2"}), 2, {"--shard", "--shards"});
}

TEST_F(WrongUse, UnknownCommand) {
  expect_message(fotfaste({"--lang", "en", "rnu"}), 2, {"rnu", "run"});
  expect_message(fotfaste({"rnu"}), 2, {"rnu", "Menade du run?"});
}

TEST_F(WrongUse, NoCommandAtAll) {
  EXPECT_EQ(fotfaste({}).code, 2);
}

TEST_F(WrongUse, OptionsThatMakeNoSense) {
  expect_message(run({"--shards", "0"}), 2, {"--shards"});
  expect_message(run({"--shards", "many"}), 2, {"--shards"});
  expect_message(run({"--as-of", "yesterday"}), 2, {"--as-of", "yesterday"});
  expect_message(run({"--as-of", "2026-02-30"}), 2, {"--as-of", "2026-02-30"});
  expect_message(run({"--timeout", "0"}), 2, {"--timeout"});
  expect_message(run({"--format", "xml"}), 2, {"--format", "xml"});
  expect_message(fotfaste({"run", project().string(), "--lang", "fi", "--out", out().string()}), 2,
                 {"--lang"});
}

TEST_F(WrongUse, OutFolderThatCannotBeMade) {
  write_file(out(), "a file in the way");
  expect_message(run(), 2, {"out"});
  write_file(folder_ / "file", "in the way");
  const Ended below =
      fotfaste({"--lang", "en", "run", project().string(), "--out", (folder_ / "file/below").string()});
  expect_message(below, 2, {"file/below"});
}

TEST_F(WrongUse, NoParticipantLeft) {
  const std::string text = read_file(project() / "data/deltagare.csv");
  write_file(project() / "data/deltagare.csv", text.substr(0, text.find('\n') + 1));
  // What an earlier run left would be read as this run's result.
  fs::create_directories(out());
  write_file(out() / "results.json", "{}");
  expect_message(run(), 3, {"D029", "D030", "no participations"});
  EXPECT_FALSE(fs::exists(out() / "results.json"));
}

// A number with a right check digit, of a day in 1851, before anybody who ever had one.
std::string made_up_identity_number() {
  const std::string number = "510101999";
  int sum = 0;
  for (std::size_t i = 0; i < number.size(); ++i) {
    const int product = (number[i] - '0') * (i % 2 == 0 ? 2 : 1);
    sum += product / 10 + product % 10;
  }
  return "18" + number.substr(0, 6) + "-" + number.substr(6) + std::to_string((10 - sum % 10) % 10);
}

TEST_F(WrongUse, PersonalIdentityNumbersStopTheRunAndAreNeverShown) {
  const std::string number = made_up_identity_number();
  std::string text = read_file(project() / "data/deltagare.csv");
  const std::size_t place = text.find("p0003");
  ASSERT_NE(place, std::string::npos);
  text.replace(place, 5, number);
  write_file(project() / "data/deltagare.csv", text);
  const Ended ended = run();
  EXPECT_EQ(ended.code, 5) << ended.out << ended.err;
  EXPECT_NE((ended.out + ended.err).find("D025"), std::string::npos) << ended.out << ended.err;
  const Ended check = fotfaste({"--format", "json", "check", project().string()});
  EXPECT_EQ(check.code, 5);
  for (const std::string& said : {ended.out, ended.err, check.out, check.err}) {
    EXPECT_EQ(said.find(number), std::string::npos) << "the number is shown";
    EXPECT_EQ(said.find(number.substr(2, 6)), std::string::npos) << "a part of the number is shown";
  }
  EXPECT_FALSE(fs::exists(out() / "results.json"));
}

TEST_F(WrongUse, ExplainOfNoCode) {
  expect_message(fotfaste({"--lang", "en", "explain", "D999"}), 2, {"D999"});
  expect_message(fotfaste({"--lang", "en", "explain", "P801"}), 2, {"P801", "plugin's own code"});
}

}  // namespace
}  // namespace fotfaste::test
