// init: a new project without code, by options and by answers on a terminal; what it makes can be checked at
// once, filled in and run; and nothing is left behind when it cannot be made.
#include <fcntl.h>
#include <gtest/gtest.h>
#include <poll.h>
#include <pty.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <set>

#include "program.hpp"

namespace fotfaste::test {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

std::vector<std::string> all_plugins() {
  std::vector<std::string> ids;
  for (const Json& one : Json::parse(fotfaste({"plugin", "list", "--format", "json"}).out))
    ids.push_back(one.at("id"));
  return ids;
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text.append(text.empty() ? "" : ",").append(word);
  return text;
}

std::set<std::string> codes_of(const Json& document) {
  std::set<std::string> codes;
  for (const Json& finding : document.at("findings")) codes.insert(finding.at("code"));
  return codes;
}

std::vector<fs::path> files_in(const fs::path& folder) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

const std::vector<std::string> card = {
    "--name",   "Vägen framåt", "--id",     "2026/12",        "--owner",        "Fotby kommun",
    "--start",  "2026-09-01",   "--end",    "2028-08-31",     "--participants", "60",
    "--region", "Norra",        "--funder", "ESF+ 2021–2027", "--cohorts",      "3"};

class Init : public testing::Test {
 protected:
  [[nodiscard]] Ended make(const std::vector<std::string>& options, const std::string& language = "sv",
                           const std::string& folder = "projekt") const {
    std::vector<std::string> arguments = {"--lang", language, "init", (folder_ / folder).string()};
    arguments.insert(arguments.end(), options.begin(), options.end());
    return fotfaste(arguments);
  }
  [[nodiscard]] Ended make_with_card(const std::string& plugins, const std::string& language = "sv") const {
    std::vector<std::string> options = card;
    options.insert(options.end(), {"--plugins", plugins});
    return make(options, language);
  }

  void expect_refused(const std::vector<std::string>& options, const std::string& why) const {
    const Ended ended = make(options);
    EXPECT_EQ(ended.code, 2) << ended.out;
    EXPECT_NE(ended.err.find(why), std::string::npos) << ended.err;
    EXPECT_TRUE(fs::is_empty(folder_.path())) << "something was left behind";
  }

  // What init made of the plugins: checked before there are data, and read with nothing in it.
  void expect_usable(const std::string& plugins, const std::string& language) const {
    const fs::path project = folder_ / "projekt";
    const Ended made = make_with_card(plugins, language);
    ASSERT_EQ(made.code, 0) << plugins << made.err;
    EXPECT_EQ(made.err, "") << plugins;
    const Ended design = fotfaste({"--format", "json", "check", "--design", project.string()});
    EXPECT_EQ(design.code, 0) << plugins << design.out << design.err;
    const Json designed = Json::parse(design.out, nullptr, false);
    ASSERT_TRUE(designed.is_object()) << design.out;
    EXPECT_EQ(designed.at("counts").at("error"), 0) << design.out;
    const Ended check = fotfaste({"--format", "json", "check", project.string()});
    const Json checked = Json::parse(check.out, nullptr, false);
    ASSERT_TRUE(checked.is_object()) << check.out << check.err;
    EXPECT_EQ(codes_of(checked), (std::set<std::string>{"D029", "D030"}))
        << plugins << checked.at("findings").dump(2);
    fs::remove_all(project);
  }

  TemporaryFolder folder_;
};

TEST_F(Init, MakesOfEveryPluginAloneWhatCanBeChecked) {
  for (const std::string& id : all_plugins()) expect_usable(id, "sv");
}

TEST_F(Init, MakesOfAllPluginsTogetherWhatCanBeChecked) {
  for (const char* language : {"sv", "en"}) expect_usable(joined(all_plugins()), language);
}

TEST_F(Init, WritesTheCardThatItIsGiven) {
  ASSERT_EQ(make_with_card("longitudinal-followup,goal-metrics").code, 0);
  const std::string text = read_file(folder_ / "projekt/project.toml");
  for (const char* line :
       {"\nname = \"Vägen framåt\"\n", "\nid = \"2026/12\"\n", "\nowner = \"Fotby kommun\"\n",
        "\nstart = 2026-09-01\n", "\nend = 2028-08-31\n", "\nplanned_participants = 60\n",
        "\nfund = \"ESF+ 2021–2027\"\n", "\nregion = \"Norra\"\n", "\nby = [\"gender\", \"cohort\"]\n",
        "\n[[plugin.goal]]\n", "\nfew_below = 20\n"}) {
    EXPECT_NE(text.find(line), std::string::npos) << line;
  }
  // Every parameter that plugin info lists stands there, given or as a line to take into use.
  for (const std::string id : {"longitudinal-followup", "goal-metrics"}) {
    const Json about = Json::parse(fotfaste({"--format", "json", "plugin", "info", id}).out);
    for (const Json& parameter : about.at("parameters")) {
      const std::string name = parameter.at("name");
      EXPECT_TRUE(text.find("\n#" + name + " = ") != std::string::npos ||
                  text.find("\n" + name + " = ") != std::string::npos ||
                  text.find("[plugin." + name + "]") != std::string::npos ||
                  text.find("[plugin.parameters." + name + "]") != std::string::npos)
          << id << " " << name;
    }
  }
}

TEST_F(Init, HasOnlyColumnsThatThePluginsRead) {
  ASSERT_EQ(make_with_card("longitudinal-followup").code, 0);
  const std::string participants = read_file(folder_ / "projekt/data/deltaganden.csv");
  EXPECT_EQ(participants.find("född"), std::string::npos) << participants;
  for (const char* header : {"deltagare", "omgång", "start", "slut", "kön"})
    EXPECT_NE(participants.find(header), std::string::npos) << participants;
  EXPECT_FALSE(fs::exists(folder_ / "projekt/data/skattningar.csv"));
  // Everything in the files is described, and nothing else.
  const std::string readme = read_file(folder_ / "projekt/data/README.md");
  for (const fs::path& file : files_in(folder_ / "projekt/data")) {
    if (file.extension() != ".csv") continue;
    EXPECT_NE(readme.find("## " + file.filename().string()), std::string::npos) << file;
    const std::string line = read_file(file);
    EXPECT_EQ(std::count(line.begin(), line.end(), '\n'), 1) << file;
  }
  EXPECT_NE(readme.find("personnummer"), std::string::npos);
  EXPECT_NE(readme.find("ett av: kvinna; man"), std::string::npos) << readme;
}

TEST_F(Init, IsInEnglishThroughout) {
  ASSERT_EQ(make_with_card(joined(all_plugins()), "en").code, 0);
  for (const fs::path& file : files_in(folder_ / "projekt")) {
    const std::string text = read_file(file);
    for (const char* word : {"deltagare", "Förval", "uppgift", "måste"})
      EXPECT_EQ(text.find(word), std::string::npos) << file << " " << word;
  }
  EXPECT_NE(read_file(folder_ / "projekt/data/participations.csv").find("participant;cohort"),
            std::string::npos);
}

TEST_F(Init, RunsOnAFewRows) {
  ASSERT_EQ(make_with_card("longitudinal-followup,goal-metrics").code, 0);
  const fs::path project = folder_ / "projekt";
  const auto fill = [&](const char* file, const std::vector<std::map<std::string, std::string>>& rows) {
    const fs::path path = project / "data" / file;
    const std::string line = read_file(path);
    std::string headers = line.substr(3, line.find('\n') - 3);
    std::string text = line;
    for (const auto& row : rows) {
      std::string rest = headers + ";";
      for (std::size_t end = rest.find(';'); end != std::string::npos; end = rest.find(';')) {
        const auto value = row.find(rest.substr(0, end));
        text.append(value == row.end() ? "" : value->second);
        rest.erase(0, end + 1);
        text.append(rest.empty() ? "\n" : ";");
      }
    }
    write_file(path, text);
  };
  fill("deltaganden.csv", {{{"deltagare", "D001"},
                            {"start", "2026-09-01"},
                            {"slut", "2026-12-01"},
                            {"kön", "kvinna"},
                            {"omgång", "Omgång 1"},
                            {"avslutsorsak", "fullföljde"}},
                           {{"deltagare", "D002"},
                            {"start", "2026-09-08"},
                            {"slut", "2026-12-01"},
                            {"kön", "man"},
                            {"omgång", "Omgång 1"}}});
  fill("status.csv", {{{"deltagare", "D001"},
                       {"status", "anställd"},
                       {"från", "2026-12-01"},
                       {"uppgift från", "deltagarens uppgift"}},
                      {{"deltagare", "D002"}, {"status", "söker arbete"}, {"från", "2026-12-01"}}});
  const Ended ended =
      fotfaste({"--as-of", "2027-09-01", "run", project.string(), "--out", (project / "resultat").string()});
  ASSERT_EQ(ended.code, 0) << ended.out << ended.err;
  const Json results = read_json(project / "resultat/results.json");
  EXPECT_TRUE(results.at("findings").empty()) << results.at("findings").dump(2);
  const Json goals = table_of(plugin_of(results, "goal-metrics"), "goals");
  EXPECT_EQ(goals.at("rows").at(0).at("numerator"), 1);
  EXPECT_EQ(goals.at("rows").at(0).at("denominator"), 2);
}

// Whoever takes a # away finds a line that the program understands, if not always a value that makes sense.
TEST_F(Init, WritesEveryLineToTakeIntoUseAsItIsRead) {
  for (const char* language : {"sv", "en"}) {
    ASSERT_EQ(make_with_card(joined(all_plugins()), language).code, 0);
    const fs::path file = folder_ / "projekt/project.toml";
    std::string text = read_file(file);
    for (std::size_t at = text.find("\n#"); at != std::string::npos; at = text.find("\n#", at + 2)) {
      if (text[at + 2] != ' ' && text[at + 2] != '\n') text.erase(at + 1, 1);
    }
    // The key of pseudonyms would have to be there.
    text.erase(text.find("[privacy]"));
    write_file(file, text);
    const Ended design = fotfaste({"--format", "json", "check", "--design", file.string()});
    const Json designed = Json::parse(design.out, nullptr, false);
    ASSERT_TRUE(designed.is_object()) << design.out << design.err;
    for (const std::string& code : codes_of(designed)) {
      for (const char* unreadable :
           {"C001", "C003", "C004", "C005", "C022", "C041", "C042", "P010", "P011", "P012", "P013", "P014"})
        EXPECT_NE(code, unreadable) << designed.at("findings").dump(2);
    }
    fs::remove_all(folder_ / "projekt");
  }
}

TEST_F(Init, SaysWhatIsLeftOut) {
  const Ended ended = make({"--yes"});
  ASSERT_EQ(ended.code, 0) << ended.err;
  for (const char* words :
       {"Inte angivet", "projektägare", "longitudinal-followup", "fotfaste check --design"})
    EXPECT_NE(ended.out.find(words), std::string::npos) << ended.out;
  const std::string text = read_file(folder_ / "projekt/project.toml");
  EXPECT_NE(text.find("\nname = \"projekt\"\n"), std::string::npos);
  EXPECT_NE(text.find("\n#owner = "), std::string::npos);
  const Ended json = make({"--format", "json"}, "en", "annat");
  ASSERT_EQ(json.code, 0) << json.err;
  const Json made = Json::parse(json.out);
  EXPECT_EQ(made.at("files").size(), files_in(folder_ / "annat").size());
  EXPECT_FALSE(made.at("left_out").empty());
  EXPECT_EQ(make({"--yes"}, "sv", "tyst").err, "");
}

TEST_F(Init, KeepsWhateverTextItIsGiven) {
  const std::string name = R"(Vägen "framåt" \ ''' """ #[x] = ; 💙)";
  const Ended ended = make({"--name", name, "--owner", "  Kommunen  ", "--budget", "8 923 460"});
  ASSERT_EQ(ended.code, 0) << ended.err;
  const Ended design = fotfaste({"--format", "json", "check", "--design", (folder_ / "projekt").string()});
  ASSERT_EQ(design.code, 0) << design.out << design.err;
  EXPECT_EQ(Json::parse(design.out).at("project").at("name"), name);
  const std::string text = read_file(folder_ / "projekt/project.toml");
  EXPECT_NE(text.find("\nowner = \"Kommunen\"\n"), std::string::npos);
  EXPECT_NE(text.find("\ntotal_budget = 8923460\n"), std::string::npos);
}

TEST_F(Init, RefusesWhatIsNoAnswer) {
  expect_refused({"--name", "två\nrader"}, "--name");
  expect_refused({"--name", "\xff\xfe"}, "UTF-8");
  expect_refused({"--name", "a\x1b[2Jb"}, "styrtecken");
  expect_refused({"--owner", std::string(201, 'x')}, "200");
  expect_refused({"--name", " "}, "tomt");
  expect_refused({"--start", "1/9 2026"}, "2026-09-01");
  expect_refused({"--start", "2026-02-30"}, "kalendern");
  expect_refused({"--start", "2026-09-01", "--end", "2026-08-31"}, "före den första");
  expect_refused({"--start", "2026-09", "--end", "2025"}, "före den första");
  expect_refused({"--participants", "0"}, "heltal");
  expect_refused({"--participants", "-5"}, "--participants");
  expect_refused({"--participants", "sextio"}, "heltal");
  expect_refused({"--participants", "99999999"}, "9999999");
  expect_refused({"--budget", "8,5 miljoner"}, "8500000");
  expect_refused({"--plugins", "goal-metric"}, "Menade du goal-metrics?");
  expect_refused({"--plugins", "../goal-metrics"}, "Inget insticksprogram heter");
  expect_refused({"--plugins", ""}, "minst ett");
  expect_refused({"--plugins", " , "}, "minst ett");
  expect_refused({"--colour", "red"}, "Okänt val");
}

TEST_F(Init, NeverWritesOverAnything) {
  const auto refused = [&](const std::string& folder, const std::string& why) {
    const Ended ended = make({"--yes"}, "sv", folder);
    EXPECT_EQ(ended.code, 2) << ended.out;
    EXPECT_NE(ended.err.find(why), std::string::npos) << ended.err;
  };
  fs::create_directory(folder_ / "finns");
  write_file(folder_ / "finns/project.toml", "mitt\n");
  write_file(folder_ / "fil", "min\n");
  fs::create_symlink("ingenstans", folder_ / "lank");
  for (const char* name : {"finns", "finns/", "fil", "lank", "finns/.", "finns/project.toml"})
    refused(name, "finns redan");
  refused("ingen/sadan", "finns inte");
  refused("fil/projekt", "finns inte");
  refused("a\nb", "vanlig text");
  EXPECT_EQ(read_file(folder_ / "finns/project.toml"), "mitt\n");
  EXPECT_EQ(read_file(folder_ / "fil"), "min\n");
  EXPECT_EQ(std::distance(fs::directory_iterator(folder_.path()), fs::directory_iterator()), 3);
  // Where nobody may write, whoever asks.
  const Ended ended = fotfaste({"init", "/proc/projekt", "--yes"});
  EXPECT_EQ(ended.code, 2) << ended.out;
  EXPECT_NE(ended.err.find("kan inte skrivas"), std::string::npos) << ended.err;
}

// A person at a terminal: waits for each question and answers it.
class Terminal {
 public:
  explicit Terminal(const std::vector<std::string>& arguments) {
    process_ = forkpty(&terminal_, nullptr, nullptr, nullptr);
    if (process_ != 0) return;
    std::vector<std::string> words = {FOTFASTE_PROGRAM};
    words.insert(words.end(), arguments.begin(), arguments.end());
    std::vector<char*> pointers;
    for (std::string& word : words) pointers.push_back(word.data());
    pointers.push_back(nullptr);
    execv(FOTFASTE_PROGRAM, pointers.data());
    _exit(127);
  }
  Terminal(const Terminal&) = delete;
  Terminal& operator=(const Terminal&) = delete;
  ~Terminal() {
    close(terminal_);
    if (!ended_) waitpid(process_, nullptr, 0);
  }

  // Whether the words came, after the last that were waited for.
  bool asked(const std::string& words) {
    while (true) {
      const std::size_t found = text_.find(words, at_);
      if (found != std::string::npos) {
        at_ = found + words.size();
        return true;
      }
      if (!more()) return false;
    }
  }
  void answer(const std::string& text) const {
    const std::string line = text + "\n";
    EXPECT_EQ(write(terminal_, line.data(), line.size()), static_cast<ssize_t>(line.size()));
  }
  void interrupt() const { EXPECT_EQ(write(terminal_, "\x03", 1), 1); }
  void end_of_file() const { EXPECT_EQ(write(terminal_, "\x04", 1), 1); }
  int code() {
    while (more()) {
    }
    int status = 0;
    waitpid(process_, &status, 0);
    ended_ = true;
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  }
  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  bool more() {
    pollfd waiting{terminal_, POLLIN, 0};
    if (poll(&waiting, 1, 60'000) <= 0) return false;
    char buffer[4096];
    const ssize_t size = read(terminal_, buffer, sizeof buffer);
    if (size > 0) text_.append(buffer, static_cast<std::size_t>(size));
    return size > 0;
  }

  int terminal_ = -1;
  pid_t process_ = 0;
  bool ended_ = false;
  std::string text_;
  std::size_t at_ = 0;
};

TEST_F(Init, AsksAndAsksAgain) {
  const fs::path project = folder_ / "projekt";
  Terminal terminal({"init", project.string(), "--owner", "Fotby kommun"});
  const std::vector<std::pair<const char*, const char*>> talk = {
      {"Vad heter projektet?", "Vägen framåt"},
      {"Diarienummer", ""},
      {"I vilken region?", "Norra"},
      {"Finansiär", ""},
      {"första dag?", "i höst"},
      {"En dag skrivs som", "2026-09-01"},
      {"sista dag?", "2026-01-01"},
      {"före den första", "2028-08-31"},
      {"Hur många deltagare", "sextio"},
      {"Skriv ett heltal", "60"},
      {"omgångar", ""},
      {"Nummer eller namn", "goal-metric, funder-export-state-grant"},
      {"Menade du goal-metrics?", "goal-metrics, funder-export-state-grant"},
      {"Hela budgeten", "1 200 000"}};
  for (const auto& [question, answer] : talk) {
    ASSERT_TRUE(terminal.asked(question)) << question << "\n" << terminal.text();
    terminal.answer(answer);
  }
  EXPECT_EQ(terminal.code(), 0) << terminal.text();
  // What was given is not asked for.
  EXPECT_EQ(terminal.text().find("Vem äger"), std::string::npos);
  const std::string text = read_file(project / "project.toml");
  for (const char* line : {"\nname = \"Vägen framåt\"\n", "\nid = \"projekt\"\n",
                           "\nowner = \"Fotby kommun\"\n", "\nstart = 2026-09-01\n", "\nend = 2028-08-31\n",
                           "\nplanned_participants = 60\n", "\ntotal_budget = 1200000\n", "\n#fund = ",
                           "\nid = \"goal-metrics\"\n", "\nid = \"funder-export-state-grant\"\n"}) {
    EXPECT_NE(text.find(line), std::string::npos) << line;
  }
}

TEST_F(Init, LeavesNothingBehindWhenItIsKilledAtTheLastQuestion) {
  Terminal terminal({"init", (folder_ / "projekt").string(), "--plugins", "funder-export-state-grant"});
  for (const char* question : {"heter", "Diarienummer", "äger", "region", "Finansiär", "första dag",
                               "sista dag", "Hur många deltagare", "omgångar"}) {
    ASSERT_TRUE(terminal.asked(question)) << terminal.text();
    terminal.answer("");
  }
  ASSERT_TRUE(terminal.asked("Hela budgeten")) << terminal.text();
  terminal.interrupt();
  EXPECT_EQ(terminal.code(), -1) << terminal.text();
  EXPECT_TRUE(fs::is_empty(folder_.path()));
}

TEST_F(Init, WritesNothingWhenItIsInterrupted) {
  Terminal terminal({"--lang", "en", "init", (folder_ / "projekt").string()});
  ASSERT_TRUE(terminal.asked("What is the project called?")) << terminal.text();
  terminal.answer("A name");
  ASSERT_TRUE(terminal.asked("Reference number")) << terminal.text();
  terminal.end_of_file();
  EXPECT_EQ(terminal.code(), 2) << terminal.text();
  EXPECT_NE(terminal.text().find("nothing was written"), std::string::npos) << terminal.text();
  EXPECT_TRUE(fs::is_empty(folder_.path()));
}

}  // namespace
}  // namespace fotfaste::test
