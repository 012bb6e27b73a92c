// The commands trace and explain --project: where a figure comes from, and who may be shown behind it.
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <regex>

#include "funder_export/project.hpp"
#include "program.hpp"

namespace fotfaste::test {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

TEST(Trace, TellsDefinitionAndWhoCountsWithoutNamingAnybody) {
  const ExportProject project;
  const Ended ended = project.run("trace", {"T02", project.path().string()});
  ASSERT_EQ(ended.code, 0) << ended.err;
  for (const char* text : {"T02: har slutat", "förordningen, artikel 1", "ska stämmas av mot lagtexten",
                           "Räknas: 4", "Räknas inte: 2", "har inte slutat"}) {
    EXPECT_NE(ended.out.find(text), std::string::npos) << text << "\n" << ended.out;
  }
  EXPECT_FALSE(std::regex_search(ended.out, std::regex("p[1-6]"))) << ended.out;
  EXPECT_FALSE(fs::exists(project.path() / "audit.jsonl"));
}

TEST(Trace, KnowsACodeWhateverItsCapitals) {
  const ExportProject project;
  const Ended ended = project.run("trace", {"t02", project.path().string(), "--format", "json"});
  ASSERT_EQ(ended.code, 0) << ended.err;
  const Json said = Json::parse(ended.out, nullptr, false);
  ASSERT_EQ(said.size(), 1u);
  EXPECT_EQ(said[0]["indicator"], "T02");
  EXPECT_EQ(said[0]["counts"], (Json{{"in", 4}, {"out", 2}, {"unknown", 0}}));
  EXPECT_EQ(said[0]["standing"]["rows"][0], (Json{{"standing", "in"}, {"reason", ""}, {"value", 4}}));
  EXPECT_EQ(said[0]["members"], nullptr);
}

TEST(Trace, SaysWhichCodeWasMeant) {
  const ExportProject project;
  const Ended ended = project.run("trace", {"T03", project.path().string()});
  EXPECT_EQ(ended.code, 2);
  EXPECT_NE(ended.err.find("T03"), std::string::npos) << ended.err;
}

TEST(Trace, MembersAreShownByPseudonymAndWrittenDown) {
  const ExportProject project;
  for (int i = 0; i < 2; ++i) {
    const Ended ended = project.run("trace", {"t02", project.path().string(), "--members"});
    ASSERT_EQ(ended.code, 0) << ended.err;
    for (const char* who : {"p1", "p3", "p4", "p6"}) EXPECT_NE(ended.out.find(who), std::string::npos) << who;
    for (const char* who : {"p2", "p5"}) EXPECT_EQ(ended.out.find(who), std::string::npos) << who;
  }
  const std::string audit = read_file(project.path() / "audit.jsonl");
  EXPECT_EQ(std::count(audit.begin(), audit.end(), '\n'), 2);
  const Json line = Json::parse(audit.substr(0, audit.find('\n')), nullptr, false);
  EXPECT_TRUE(std::regex_match(line["time"].get<std::string>(), std::regex("20..-..-..T..:..:..Z"))) << line;
  EXPECT_EQ(line["command"], "trace");
  EXPECT_EQ(line["indicator"], "T02");
  EXPECT_EQ(line["plugin"], "funder-export-test");
  EXPECT_EQ(line["rows"], 4);
}

TEST(Trace, ShowsNobodyWhenItCannotBeWrittenDown) {
  const ExportProject project;
  fs::create_directory(project.path() / "audit.jsonl");
  const Ended ended = project.run("trace", {"T02", project.path().string(), "--members"});
  EXPECT_EQ(ended.code, 5) << ended.err;
  EXPECT_EQ(ended.out, "");
  EXPECT_NE(ended.err.find("audit.jsonl"), std::string::npos) << ended.err;
}

TEST(Explain, TellsAnIndicatorOfAProject) {
  const ExportProject project;
  const Ended ended = project.run("explain", {"T02", "--project", project.path().string()});
  ASSERT_EQ(ended.code, 0) << ended.err;
  EXPECT_NE(ended.out.find("T02: har slutat"), std::string::npos) << ended.out;
  EXPECT_NE(ended.out.find("Räknas: 4"), std::string::npos) << ended.out;
  EXPECT_EQ(ended.out.find("har inte slutat"), std::string::npos) << "reasons are for trace: " << ended.out;
}

TEST(Explain, StillKnowsFindingsAndRefusesOthers) {
  const ExportProject project;
  EXPECT_EQ(project.run("explain", {"K005"}).code, 0);
  EXPECT_EQ(project.run("explain", {"k005", "--project", project.path().string()}).code, 0);
  EXPECT_EQ(project.run("explain", {"T02"}).code, 2);
  EXPECT_EQ(project.run("explain", {"T09", "--project", project.path().string()}).code, 2);
}

}  // namespace
}  // namespace fotfaste::test
