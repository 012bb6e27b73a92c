// check --design: what a project will be able to show, asked before there are any data.
#include <gtest/gtest.h>

#include <algorithm>

#include "program.hpp"

namespace fotfaste::test {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

const char* const work_goal = "work-within-six-months";

class Design : public testing::Test {
 protected:
  // A project of its own, without a single file of data.
  [[nodiscard]] fs::path project(const std::string& text) const {
    write_file(folder_ / "project.toml", text);
    return folder_.path();
  }
  [[nodiscard]] static std::string karlskoga() { return read_file(karlskoga_folder() / "project.toml"); }
  // The Karlskoga project with one goal's outcome and unknown as given.
  [[nodiscard]] fs::path karlskoga_with(const std::string& outcome, const std::string& rest) const {
    std::string text = karlskoga();
    const std::size_t goal = text.find("id = \"" + std::string(work_goal) + "\"");
    const std::size_t begin = text.find("outcome = ", goal);
    const std::size_t end = text.find("\n\n", begin);
    EXPECT_LT(end, text.size());
    text.replace(begin, end - begin, "outcome = " + outcome + "\n" + rest);
    return project(text);
  }

  static Json design(const fs::path& project, const std::vector<std::string>& more = {}) {
    std::vector<std::string> arguments = {"--format", "json", "check", "--design", project.string()};
    arguments.insert(arguments.end(), more.begin(), more.end());
    const Ended ended = fotfaste(arguments);
    EXPECT_EQ(ended.signal, 0);
    return Json::parse(ended.out, nullptr, false);
  }
  static Json purpose_of(const Json& document, const std::string& id) {
    for (const Json& plugin : document.at("plugins")) {
      for (const Json& purpose : plugin.at("purposes")) {
        if (purpose.at("id") == id) return purpose;
      }
    }
    ADD_FAILURE() << "no purpose " << id;
    return {};
  }
  static std::vector<std::string> questions(const Json& purpose, bool answered) {
    std::vector<std::string> ids;
    for (const Json& question : purpose.at("questions")) {
      if (question.at("answered") == answered) ids.push_back(question.at("id"));
    }
    return ids;
  }
  static std::vector<std::string> codes(const Json& document) {
    std::vector<std::string> found;
    for (const Json& finding : document.at("findings")) found.push_back(finding.at("code"));
    return found;
  }
  static bool has(const std::vector<std::string>& all, const std::string& one) {
    return std::find(all.begin(), all.end(), one) != all.end();
  }
  static std::string text_of(const fs::path& project, const std::string& language) {
    const Ended ended = fotfaste({"--lang", language, "check", "--design", project.string()});
    EXPECT_EQ(ended.code, 0) << ended.err;
    EXPECT_EQ(ended.err, "");
    return ended.out;
  }
  static void expect_parts(const std::string& text, const std::vector<std::string>& parts) {
    // A sentence may be broken anywhere.
    std::string plain;
    for (const char c : text) {
      if (c == '\n') {
        plain += ' ';
      } else if (c != ' ' || plain.empty() || plain.back() != ' ') {
        plain += c;
      }
    }
    for (const std::string& part : parts)
      EXPECT_NE(plain.find(part), std::string::npos) << part << "\n" << text;
  }

  TemporaryFolder folder_;
};

const std::vector<std::string> eight = {"start", "employer", "subsidised", "hours",
                                        "gap",   "studies",  "unknown",    "dropouts"};

TEST_F(Design, KarlskogaNamesTheLastEntryDayThatCanStillBeSeen) {
  const Json document = design(karlskoga_folder());
  const Json goal = purpose_of(document, work_goal);
  ASSERT_EQ(goal.at("observations").size(), 1u);
  EXPECT_EQ(goal.at("observations")[0].at("anchor"), "entry");
  EXPECT_EQ(goal.at("observations")[0].at("months"), 12);
  EXPECT_EQ(goal.at("observations")[0].at("last_day"), "2026-08-31");
  EXPECT_EQ(goal.at("planned"), 60);
  const Json foothold = purpose_of(document, "foothold");
  EXPECT_EQ(foothold.at("observations").at(0).at("anchor"), "exit");
  EXPECT_EQ(foothold.at("observations").at(0).at("last_day"), "2027-02-28");
  EXPECT_TRUE(has(codes(document), "E002"));
  EXPECT_FALSE(has(codes(document), "E001"));
  EXPECT_FALSE(has(codes(document), "E005")) << "everything is mapped";
}

TEST_F(Design, KarlskogaHasTheSmallestDifferenceOfSixty) {
  const Json difference = purpose_of(design(karlskoga_folder()), work_goal).at("detectable");
  EXPECT_EQ(difference.at("n"), 60);
  EXPECT_DOUBLE_EQ(difference.at("known"), 40.0 / 60);
  EXPECT_EQ(difference.at("power"), 0.8);
  EXPECT_EQ(difference.at("level"), 0.95);
  EXPECT_EQ(difference.at("sides"), 2);
  // By the binomial distribution in exact rational numbers: 48 or more of 60 is what chance gives at most
  // once in forty when the share is 2/3, and what a share of 0.8317 gives four times of five.
  EXPECT_NEAR(difference.at("above"), 0.83170, 1e-5);
  EXPECT_NEAR(difference.at("below"), 0.48735, 1e-5);
}

TEST_F(Design, AGoalThatAnswersItsQuestionsSaysHowItIsRead) {
  const Json goal = purpose_of(design(karlskoga_folder()), work_goal);
  EXPECT_EQ(questions(goal, true), eight);
  for (const Json& question : goal.at("questions")) {
    for (const char* language : {"sv", "en"}) {
      EXPECT_FALSE(question.at("question").at(language).get<std::string>().empty());
      EXPECT_FALSE(question.at("reading").at(language).get<std::string>().empty());
    }
  }
  expect_parts(
      text_of(karlskoga_folder(), "sv"),
      {"Definitionsfrågor: 8 av 8 besvarade.",
       "besvarad: Hur långt uppehåll räknas inte som avbrott? Högst 14 dagar.",
       "besvarad: Hur räknas den som man inte vet hur det gick för? Som att inte ha nått målet.",
       "sista startdag 2026-08-31", "60 deltagare kan visa att andelen skiljer sig från målets 67 %"});
  expect_parts(text_of(karlskoga_folder(), "en"),
               {"Definition questions: 8 of 8 answered.",
                "answered: How long a gap is no interruption? At most 14 days.",
                "the last entry day is 2026-08-31", "60 participants can show that the share differs"});
}

TEST_F(Design, AGoalThatLeavesThemOpenIsAskedEightQuestionsAndShownLines) {
  const fs::path open =
      karlskoga_with("{ spell = \"employed\", starts_within = \"6m\", lasts = \"6m\" }", "");
  const Json document = design(open);
  const Json goal = purpose_of(document, work_goal);
  EXPECT_EQ(questions(goal, false), eight);
  EXPECT_TRUE(questions(goal, true).empty());
  for (const Json& question : goal.at("questions")) EXPECT_GE(question.at("options").size(), 2u);
  EXPECT_TRUE(has(codes(document), "E007"));
  expect_parts(text_of(open, "sv"),
               {"Definitionsfrågor: 0 av 8 besvarade.", "öppen: Räknas arbete med lönestöd?",
                "läses så länge: Ja, det räknas som annat arbete.",
                "outcome = { spell = \"employed\", starts_within = \"6m\", lasts = \"6m\", subsidised = "
                "\"excluded\" }",
                "unknown = \"not_reached\"", "agreed = [\"dropouts\"]"});
  expect_parts(text_of(open, "en"), {"open: Does subsidised work count?", "0 of 8 answered"});
}

// What is suggested is taken, line by line, until nothing is open: the file stays valid and the questions go.
TEST_F(Design, SuggestedLinesAnswerWhatTheyAreSuggestedFor) {
  std::map<std::string, std::string> lines = {
      {"outcome", "outcome = { spell = \"employed\", starts_within = \"6m\", lasts = \"6m\" }"}};
  for (std::size_t step = 0; step <= eight.size(); ++step) {
    std::string rest;
    for (const auto& [key, line] : lines) {
      if (key != "outcome") rest.append(line).append("\n");
    }
    const Json document =
        design(karlskoga_with(lines.at("outcome").substr(std::string("outcome = ").size()), rest));
    ASSERT_TRUE(document.is_object());
    const Json goal = purpose_of(document, work_goal);
    ASSERT_EQ(questions(goal, true).size(), step);
    if (step == eight.size()) break;
    for (const Json& question : goal.at("questions")) {
      if (question.at("answered")) continue;
      const std::string line =
          question.at("options").at(step % 2 == 0 ? 0 : question.at("options").size() - 1).at("toml");
      lines[line.substr(0, line.find(" = "))] = line;
      break;
    }
  }
}

const char* const fagersta =
    "[project]\nid = \"steget-vidare\"\nname = \"Steget vidare\"\nowner = \"Fagersta kommun\"\n"
    "start = 2021-08-16\nend = 2021-12-31\n\n"
    "[data.participations]\nfile = \"deltagare.csv\"\n\n[data.states]\nfile = \"status.csv\"\n\n"
    "[[plugin]]\nid = \"longitudinal-followup\"\n\n[plugin.parameters]\npoints = [\"exit\", \"exit+6m\"]\n";

TEST_F(Design, FagerstaIsToldThatTheFollowUpEndsAfterTheProject) {
  const fs::path project = this->project(fagersta);
  const Json document = design(project);
  const Json point = purpose_of(document, "exit+6m");
  EXPECT_EQ(point.at("observations").at(0).at("reach"), "nobody");
  EXPECT_EQ(point.at("observations").at(0).at("told_last"), "2022-06-30");
  EXPECT_EQ(purpose_of(document, "exit").at("observations").at(0).at("reach"), "everybody");
  EXPECT_TRUE(has(codes(document), "E001"));
  EXPECT_TRUE(has(codes(document), "E004")) << "no number is planned";
  expect_parts(text_of(project, "sv"),
               {"varning[E001]: uppföljningen slutar efter projektet", "6 månader efter avslutet",
                "projektet slutar 2021-12-31", "vem som betalar"});
  expect_parts(text_of(project, "en"), {"warning[E001]: the follow-up ends after the project",
                                        "6 months after the exit", "the project ends on 2021-12-31"});
}

// The projects that are configured, as they are.
TEST_F(Design, EveryConfiguredProjectHasOne) {
  std::size_t seen = 0;
  for (const fs::directory_entry& entry : fs::directory_iterator(source_folder() / "configs")) {
    if (!fs::exists(entry.path() / "project.toml")) continue;
    SCOPED_TRACE(entry.path().filename().string());
    const Ended ended = fotfaste({"--format", "json", "check", "--design", entry.path().string()});
    EXPECT_EQ(ended.code, 0) << ended.out;
    const Json document = Json::parse(ended.out);
    EXPECT_EQ(document.at("counts").at("error"), 0);
    for (const Json& plugin : document.at("plugins")) EXPECT_EQ(plugin.at("outcome"), "ok");
    EXPECT_FALSE(has(codes(document), "E005")) << "a configured project maps what it needs";
    if (entry.path().filename() == "steget-vidare") {
      EXPECT_TRUE(has(codes(document), "E001"));
    }
    ++seen;
  }
  EXPECT_GE(seen, 6u);
}

TEST_F(Design, ADayThatIsOnlyAMonthIsSaid) {
  std::string text = fagersta;
  text.replace(text.find("2021-08-16"), 10, "\"2021-08\"");
  text.replace(text.find("2021-12-31"), 10, "\"2021-12\"");
  const Json document = design(project(text));
  EXPECT_TRUE(has(codes(document), "C040"));
  EXPECT_EQ(document.at("project").at("start"), "2021-08-01");
  EXPECT_EQ(document.at("project").at("end"), "2021-12-31");
  EXPECT_TRUE(has(codes(document), "E001"));
}

TEST_F(Design, NeitherDataNorAsOfNorAMappingNeedsToBeThere) {
  const Json document = design(
      project("[project]\nid = \"x\"\nname = \"y\"\nstart = 2024-01-01\nend = 2026-12-31\n"
              "planned_participants = 100\n[[plugin]]\nid = \"goal-metrics\"\n[[plugin.goal]]\nid = \"g\"\n"
              "target = { share = 0.5 }\noutcome = { assessment = \"exit.ready\", at_least = 4 }\n"));
  EXPECT_FALSE(has(codes(document), "C006"));
  EXPECT_FALSE(has(codes(document), "C012"));
  EXPECT_TRUE(has(codes(document), "E005"));
  bool lacking = false;
  const Json goal = purpose_of(document, "g");
  for (const Json& column : goal.at("columns")) {
    if (column.at("column") == "assessments.value") lacking = column.at("lacking");
  }
  EXPECT_TRUE(lacking);
}

TEST_F(Design, NoEndIsSaid) {
  std::string text = fagersta;
  text.erase(text.find("end = 2021-12-31\n"), 17);
  const Json document = design(project(text));
  EXPECT_TRUE(has(codes(document), "E003"));
  EXPECT_EQ(purpose_of(document, "exit+6m").at("observations").at(0).at("reach"), "not_known");
}

TEST_F(Design, FailsOnWhatItWasAskedToFailOn) {
  const fs::path project = this->project(fagersta);
  EXPECT_EQ(fotfaste({"check", "--design", project.string()}).code, 0);
  EXPECT_EQ(fotfaste({"check", "--design", "--fail-on", "warning", project.string()}).code, 1);
  EXPECT_EQ(fotfaste({"check", "--design", "--fail-on", "never", project.string()}).code, 0);
}

TEST_F(Design, WhatIsWrongInTheFileIsShownInsteadOfADesign) {
  std::string text = fagersta;
  text.replace(text.find("points"), 6, "pionts");
  const Ended ended = fotfaste({"--lang", "en", "check", "--design", project(text).string()});
  EXPECT_EQ(ended.code, 2);
  expect_parts(ended.out, {"P010", "points"});
  EXPECT_EQ(ended.out.find("E00"), std::string::npos);

  std::string unknown = karlskoga();
  const std::size_t goal = unknown.find("id = \"share-women\"");
  unknown.insert(unknown.find('\n', goal) + 1, "agreed = [\"tolerans\"]\n");
  const Ended refused = fotfaste({"--lang", "en", "check", "--design", project(unknown).string()});
  EXPECT_EQ(refused.code, 2);
  expect_parts(refused.out, {"P014", "tolerance"});
}

TEST_F(Design, AFileThatIsNotThereIsSaid) {
  const Ended ended = fotfaste({"--lang", "en", "check", "--design", (folder_ / "none.toml").string()});
  EXPECT_EQ(ended.code, 2);
  expect_parts(ended.out, {"C002"});
}

TEST_F(Design, OtherFormatsAndLanguagesHoldTheSameFindings) {
  const fs::path project = this->project(fagersta);
  const Ended sarif = fotfaste({"--format", "sarif", "check", "--design", project.string()});
  const Json document = Json::parse(sarif.out);
  EXPECT_NE(sarif.out.find("E001"), std::string::npos);
  EXPECT_TRUE(document.contains("runs"));
  EXPECT_EQ(fotfaste({"--quiet", "check", "--design", project.string()}).out, "");
}

TEST_F(Design, SaysTheSameEveryTime) {
  EXPECT_EQ(text_of(karlskoga_folder(), "sv"), text_of(karlskoga_folder(), "sv"));
}

// The codes are explained like all others.
TEST_F(Design, EveryCodeIsExplained) {
  for (const char* code : {"E001", "E002", "E003", "E004", "E005", "E006", "E007", "C040"}) {
    const Ended ended = fotfaste({"--lang", "sv", "explain", code});
    EXPECT_EQ(ended.code, 0);
    EXPECT_NE(ended.out.find("Varför det spelar roll"), std::string::npos) << code;
  }
}

}  // namespace
}  // namespace fotfaste::test
