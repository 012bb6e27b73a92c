// trace of goals and follow-up points: how many count, and why; whom, only when asked for and written down.
#include <gtest/gtest.h>

#include <regex>

#include "program.hpp"

namespace fotfaste::test {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

// Six people on the day of their exit: p1 and p2 in work, p3 unemployed; of p4 nothing is known. p5 still
// takes part. p6 is of a comparison group.
class FigureProject {
 public:
  FigureProject() {
    write_file(folder_ / "data/deltagare.csv",
               "person,group,entry,exit\n"
               "p1,programme,2024-01-10,2024-06-10\n"
               "p2,programme,2024-01-11,2024-06-11\n"
               "p3,programme,2024-01-12,2024-06-12\n"
               "p4,programme,2024-01-13,2024-06-13\n"
               "p5,programme,2024-01-14,\n"
               "p6,comparison,2024-01-15,2024-06-15\n");
    write_file(folder_ / "data/status.csv",
               "person,state,from\n"
               "p1,employed,2024-06-01\n"
               "p2,employed,2024-06-01\n"
               "p3,unemployed,2024-06-01\n"
               "p6,employed,2024-06-01\n");
    write_file(folder_ / "project.toml",
               "[project]\nid = \"test-2\"\nname = \"Prov\"\nstart = 2024-01-01\nend = 2025-12-31\n"
               "as_of = 2025-01-01\n\n[data.participations]\nfile = \"data/deltagare.csv\"\n"
               "columns = { person = \"person\", group = \"group\", entry = \"entry\", exit = \"exit\" }\n\n"
               "[data.states]\nfile = \"data/status.csv\"\n"
               "columns = { person = \"person\", state = \"state\", from = \"from\" }\n\n"
               "[[plugin]]\nid = \"goal-metrics\"\n[[plugin.goal]]\nid = \"work\"\n"
               "text.sv = \"I arbete vid avslut\"\ntext.en = \"In work at the exit\"\n"
               "outcome = { spell = \"employed\", on = \"exit\" }\n\n"
               "[[plugin]]\nid = \"longitudinal-followup\"\n[plugin.parameters]\npoints = [\"exit\"]\n");
  }
  [[nodiscard]] Ended trace(std::vector<std::string> arguments) const {
    std::vector<std::string> all = {"--lang", "en", "trace"};
    all.insert(all.end(), arguments.begin(), arguments.end());
    all.push_back(folder_.path().string());
    return fotfaste(all);
  }
  // The only document, as JSON.
  [[nodiscard]] Json document(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), {"--format", "json"});
    const Ended ended = trace(std::move(arguments));
    EXPECT_EQ(ended.code, 0) << ended.err;
    const Json said = Json::parse(ended.out, nullptr, false);
    EXPECT_EQ(said.size(), 1u) << ended.out;
    return said.empty() ? Json() : said[0];
  }
  [[nodiscard]] fs::path audit() const { return folder_ / "audit.jsonl"; }

 private:
  TemporaryFolder folder_;
};

TEST(FigureTrace, TellsHowManyCountAndWhyWithoutNamingAnybody) {
  const FigureProject project;
  const Ended ended = project.trace({"work"});
  ASSERT_EQ(ended.code, 0) << ended.err;
  for (const char* text : {"work: In work at the exit", "Counted: 2", "Not counted: 3",
                           "Unknown or incomplete: 1", "Has reached the goal.", "Has not reached the goal.",
                           "Does not belong to those whom the goal is about"}) {
    EXPECT_NE(ended.out.find(text), std::string::npos) << text << "\n" << ended.out;
  }
  EXPECT_FALSE(std::regex_search(ended.out, std::regex("\\bp[1-6]\\b"))) << ended.out;
  EXPECT_FALSE(fs::exists(project.audit()));
}

TEST(FigureTrace, CountsAreThoseOfTheResults) {
  const FigureProject project;
  const Json said = project.document({"WORK"});
  EXPECT_EQ(said["plugin"], "goal-metrics");
  EXPECT_EQ(said["indicator"], "work");
  EXPECT_EQ(said["counts"], (Json{{"in", 2}, {"out", 3}, {"unknown", 1}}));
  EXPECT_EQ(said["members"], nullptr);
}

TEST(FigureTrace, OfAPointTellsTheStateOfEach) {
  const FigureProject project;
  const Json said = project.document({"exit", "--members"});
  EXPECT_EQ(said["plugin"], "longitudinal-followup");
  EXPECT_EQ(said["counts"], (Json{{"in", 3}, {"out", 2}, {"unknown", 1}}));
  std::map<std::string, std::string> states;
  for (const Json& row : said["members"]["rows"]) {
    states[row["person"]] = row["state"].is_null() ? row["standing"] : row["state"];
  }
  EXPECT_EQ(states, (std::map<std::string, std::string>{{"p1", "employed"},
                                                        {"p2", "employed"},
                                                        {"p3", "unemployed"},
                                                        {"p4", "unknown"},
                                                        {"p5", "not_due"}}));
}

TEST(FigureTrace, MembersAreWrittenDown) {
  const FigureProject project;
  const Ended ended = project.trace({"work", "--members"});
  ASSERT_EQ(ended.code, 0) << ended.err;
  for (const char* who : {"p1", "p2", "p3", "p4", "p5"})
    EXPECT_NE(ended.out.find(who), std::string::npos) << who << "\n" << ended.out;
  EXPECT_EQ(ended.out.find("p6"), std::string::npos) << "the goal is not about them";
  const Json line = Json::parse(read_file(project.audit()), nullptr, false);
  EXPECT_EQ(line["command"], "trace");
  EXPECT_EQ(line["indicator"], "work");
  EXPECT_EQ(line["plugin"], "goal-metrics");
  EXPECT_EQ(line["rows"], 5);
}

TEST(FigureTrace, ShowsNobodyWhenItCannotBeWrittenDown) {
  const FigureProject project;
  fs::create_directory(project.audit());
  const Ended ended = project.trace({"work", "--members"});
  EXPECT_EQ(ended.code, 5) << ended.err;
  EXPECT_EQ(ended.out, "");
}

TEST(FigureTrace, SaysWhichFigureWasMeant) {
  const FigureProject project;
  const Ended ended = project.trace({"wrk"});
  EXPECT_EQ(ended.code, 2);
  EXPECT_NE(ended.err.find("no indicator, goal or follow-up point called wrk"), std::string::npos)
      << ended.err;
  EXPECT_NE(ended.err.find("work"), std::string::npos) << ended.err;
}

TEST(FigureTrace, OfOnePluginLooksInThatAlone) {
  const FigureProject project;
  EXPECT_EQ(project.trace({"work", "--plugin", "longitudinal-followup"}).code, 2);
  EXPECT_EQ(project.trace({"work", "--plugin", "goal-metrics"}).code, 0);
  const Ended ended = project.trace({"work", "--plugin", "nothing"});
  EXPECT_EQ(ended.code, 2);
  EXPECT_NE(ended.err.find("nothing"), std::string::npos) << ended.err;
}

}  // namespace
}  // namespace fotfaste::test
