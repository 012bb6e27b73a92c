// The command export from outside: what it writes, and above all what it does not write.
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <map>
#include <set>

#include "funder_export/project.hpp"
#include "program.hpp"

namespace fotfaste::test {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

std::map<std::string, std::string> files_of(const fs::path& folder) {
  std::map<std::string, std::string> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) files[fs::relative(entry.path(), folder).string()] = read_file(entry.path());
  }
  return files;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t end = std::min(text.find("\r\n", at), text.size());
    lines.push_back(text.substr(at, end - at));
    at = end + 2;
  }
  return lines;
}

// Nothing of an attempt is left, hidden or not.
void expect_nothing_in(const fs::path& folder) {
  EXPECT_FALSE(fs::exists(folder)) << folder.filename() << " was made";
}

TEST(Export, WritesATableAFileAndSaysWhatTheyAre) {
  const ExportProject project;
  const Ended ended = project.make();
  ASSERT_EQ(ended.code, 0) << ended.err;
  std::set<std::string> names;
  for (const auto& [name, content] : files_of(project.out())) names.insert(name);
  EXPECT_EQ(names,
            (std::set<std::string>{"rules.csv", "definitions.csv", "indicators.csv", "standing.csv",
                                   "participants.csv", "export.xlsx", "export.json", "manifest.json"}));
  const Json manifest = read_json(project.out() / "manifest.json");
  EXPECT_EQ(manifest["project"]["id"], "test-1");
  EXPECT_EQ(manifest["plugin"]["id"], "funder-export-test");
  EXPECT_EQ(manifest["as_of"], "2025-07-01");
  EXPECT_EQ(manifest["forced"], false);
  EXPECT_EQ(manifest["violated"], Json::array());
  EXPECT_EQ(manifest["inputs"][0]["rows"], 6);
  EXPECT_EQ(manifest["files"].size(), names.size() - 1) << "a manifest does not list itself";
  for (const Json& file : manifest["files"]) EXPECT_EQ(file["sha256"].get<std::string>().size(), 64u) << file;
  EXPECT_NE(ended.out.find("Ska stämmas av mot lagtexten: T02, R2"), std::string::npos) << ended.out;
}

TEST(Export, NumbersAreThoseOfTheData) {
  const ExportProject project;
  ASSERT_EQ(project.make().code, 0);
  const std::vector<std::string> lines = lines_of(read_file(project.out() / "indicators.csv"));
  ASSERT_GE(lines.size(), 3u);
  EXPECT_EQ(lines[0], "\xEF\xBB\xBFIndikator;Period;Kön;Antal;Andel");
  EXPECT_EQ(lines[1], "T01;2025;kvinnor;3;0,5");
  const Json document = read_json(project.out() / "export.json");
  EXPECT_EQ(document["tables"].size(), 4u) << "nothing about single people";
  EXPECT_EQ(table_of({{"tables", document["tables"]}}, "indicators")["rows"][0]["value"], 3);
}

TEST(Export, SpeaksTheLanguageAndDelimiterAskedFor) {
  const ExportProject project;
  ASSERT_EQ(project.make({"--lang", "en", "--delimiter", ","}).code, 0);
  EXPECT_EQ(lines_of(read_file(project.out() / "indicators.csv"))[1], "T01,2025,women,3,0.5");
  ASSERT_EQ(project.make({"--delimiter", "tab"}).code, 0);
  EXPECT_EQ(lines_of(read_file(project.out() / "indicators.csv"))[1], "T01\t2025\tkvinnor\t3\t0,5");
  EXPECT_EQ(project.make({"--delimiter", "|"}).code, 2);
}

TEST(Export, IsTheSameBytesTwice) {
  const ExportProject project;
  ASSERT_EQ(project.make().code, 0);
  const auto first = files_of(project.out());
  sleep(1);
  ASSERT_EQ(project.make().code, 0);
  EXPECT_EQ(files_of(project.out()), first);
  EXPECT_EQ(std::distance(fs::directory_iterator(project.out().parent_path()), {}), 1)
      << "the earlier folder is left beside";
}

TEST(Export, DoesNotDependOnTheOrderOfRows) {
  const ExportProject project;
  ASSERT_EQ(project.make().code, 0);
  auto first = files_of(project.out());
  std::string content = participants_file;
  const std::size_t body = content.find('\n') + 1;
  const std::size_t last = content.rfind("p6");
  write_file(project.path() / "data/deltagare.csv",
             content.substr(0, body) + content.substr(last) + content.substr(body, last - body));
  ASSERT_EQ(project.make().code, 0);
  auto second = files_of(project.out());
  first.erase("manifest.json");  // has the digest of the data file
  second.erase("manifest.json");
  EXPECT_EQ(second, first);
}

TEST(Export, IsRefusedWhenAnErrorRuleIsBroken) {
  const ExportProject project("violate = \"both\"");
  const Ended ended = project.make();
  EXPECT_EQ(ended.code, 1);
  expect_nothing_in(project.out().parent_path());
  EXPECT_NE(ended.err.find("fel[R1]: T02 är högst T01 (2025, kvinnor): 12 mot 10,50"), std::string::npos)
      << ended.err;
  EXPECT_NE(ended.err.find("2026, man): 3 mot 2"), std::string::npos) << ended.err;
  EXPECT_NE(ended.err.find("varning[R2]"), std::string::npos) << ended.err;
  EXPECT_NE(ended.err.find("--force"), std::string::npos) << ended.err;
  EXPECT_EQ(ended.out, "");
}

TEST(Export, SaysItsRefusalToProgramsToo) {
  const ExportProject project("violate = \"error\"");
  const Ended ended = project.make({"--format", "json"});
  EXPECT_EQ(ended.code, 1);
  const Json said = Json::parse(ended.out, nullptr, false);
  EXPECT_EQ(said["written"], false);
  EXPECT_EQ(said["plugins"][0]["violated"], Json::array({"R1"}));
  EXPECT_EQ(said["plugins"][0]["violations"].size(), 2u);
  EXPECT_EQ(said["plugins"][0]["violations"][0]["left"], 12.0);
}

TEST(Export, IsNotRefusedForAWarning) {
  const ExportProject project("violate = \"warning\"");
  const Ended ended = project.make();
  EXPECT_EQ(ended.code, 0) << ended.err;
  EXPECT_NE(ended.out.find("varning[R2]: alla poster är fullständiga: 3 poster"), std::string::npos)
      << ended.out;
  EXPECT_EQ(read_json(project.out() / "manifest.json")["forced"], false);
}

TEST(Export, LeavesAnEarlierOneWhenItIsRefused) {
  const ExportProject project;
  ASSERT_EQ(project.make().code, 0);
  const auto before = files_of(project.out().parent_path());
  project.configure("violate = \"error\"");
  EXPECT_EQ(project.make().code, 1);
  EXPECT_EQ(files_of(project.out().parent_path()), before);
}

TEST(Export, CanBeForcedAndSaysSoEverywhere) {
  const ExportProject project("violate = \"error\"");
  const Ended ended = project.make({"--force"});
  ASSERT_EQ(ended.code, 0) << ended.err;
  for (const char* name : {"manifest.json", "export.json"}) {
    const Json document = read_json(project.out() / name);
    EXPECT_EQ(document["forced"], true) << name;
    EXPECT_EQ(document["violated"], Json::array({"R1"})) << name;
  }
  EXPECT_NE(ended.out.find("Framtvingad trots brutna regler: R1"), std::string::npos) << ended.out;
  const Ended sheet =
      run_program("/usr/bin/unzip", {"-p", (project.out() / "export.xlsx").string(), "xl/sharedStrings.xml"});
  EXPECT_NE(sheet.out.find("FRAMTVINGAD"), std::string::npos);
  EXPECT_NE(sheet.out.find("T02 är högst T01"), std::string::npos);
}

TEST(Export, ForceWithoutAReasonIsNotForced) {
  const ExportProject project;
  ASSERT_EQ(project.make({"--force"}).code, 0);
  EXPECT_EQ(read_json(project.out() / "manifest.json")["forced"], false);
}

TEST(Export, LabelsNeverBecomeFormulasNorBreakRows) {
  const ExportProject project("label = \"=cmd|' /C calc'!A0;\\\"x\\\"\\ny\"");
  ASSERT_EQ(project.make().code, 0);
  const std::vector<std::string> plain = lines_of(read_file(project.out() / "definitions.csv"));
  ASSERT_EQ(plain.size(), 3u) << "a line break broke a row";
  EXPECT_NE(plain[1].find(";\"'=cmd|' /C calc'!A0;\"\"x\"\" y\";"), std::string::npos) << plain[1];
  const Ended sheets = run_program(
      "/usr/bin/unzip", {"-p", (project.out() / "export.xlsx").string(), "xl/worksheets/sheet*.xml"});
  EXPECT_NE(sheets.out.find("<sheetData>"), std::string::npos);
  EXPECT_EQ(sheets.out.find("<f>"), std::string::npos) << "a label became a formula";
}

TEST(Export, LeavesNothingOfAPluginThatFails) {
  const ExportProject project("fail = true");
  const Ended ended = project.make();
  EXPECT_EQ(ended.code, 4) << ended.err;
  expect_nothing_in(project.out().parent_path());
}

TEST(Export, NeverReplacesAFolderThatIsNoExport) {
  const ExportProject project;
  write_file(project.out() / "brev.txt", "mitt");
  const Ended ended = project.make();
  EXPECT_EQ(ended.code, 2) << ended.err;
  EXPECT_EQ(files_of(project.out()), (std::map<std::string, std::string>{{"brev.txt", "mitt"}}));
}

TEST(Export, SaysWhatIsWrongWithItsOptions) {
  const ExportProject project;
  const Ended unknown = project.make({"--plugin", "funder-export-tets"});
  EXPECT_EQ(unknown.code, 2);
  EXPECT_NE(unknown.err.find("Menade du funder-export-test?"), std::string::npos) << unknown.err;
  // A project without funders: the last plugins of Karlskoga's, left out.
  copy_karlskoga(project.path() / "without");
  const fs::path file = project.path() / "without/project.toml";
  std::string text = read_file(file);
  const std::size_t begin = text.find("[[plugin]]\nid = \"funder-export-");
  ASSERT_NE(begin, std::string::npos);
  text.erase(begin, text.find("# ---- Rapporten", begin) - begin);
  write_file(file, text);
  const Ended other = fotfaste({"export", (project.path() / "without").string(), "--as-of", "2026-06-01",
                                "--out", (project.path() / "k").string()});
  EXPECT_EQ(other.code, 2) << other.err;
  EXPECT_NE(other.err.find("funder-export-"), std::string::npos) << other.err;
  expect_nothing_in(project.path() / "k");
}

TEST(Export, FilesOfPeopleHavePseudonymsAndSaySo) {
  const ExportProject project;
  const Ended ended = project.make();
  ASSERT_EQ(ended.code, 0) << ended.err;
  const std::vector<std::string> lines = lines_of(read_file(project.out() / "participants.csv"));
  EXPECT_EQ(lines[0], "\xEF\xBB\xBFMånad;Pseudonym;Start;Slut");
  EXPECT_EQ(lines[1], "2025-01;p1;2025-01-07;");
  EXPECT_EQ(lines.size(), 11u) << "six starts and four ends in other months";
  EXPECT_EQ(read_json(project.out() / "manifest.json")["person_rows"], "pseudonyms");
  EXPECT_NE(ended.out.find("innehåller pseudonymer"), std::string::npos) << ended.out;
}

TEST(Export, RunKeepsPeopleOutOfItsResults) {
  const ExportProject project("person_rows = true");
  const TemporaryFolder folder;
  ASSERT_EQ(project.run("run", {project.path().string(), "--out", folder.path().string()}).code, 0);
  const std::string results = read_file(folder / "results.json");
  EXPECT_NE(results.find("indicators"), std::string::npos);
  for (const char* who : {"\"p1\"", "\"p6\"", "2025-01-07"})
    EXPECT_EQ(results.find(who), std::string::npos) << who;
}

TEST(ExportWithKeys, PutsIdentitiesInOneFileAndNowhereElse) {
  const ExportProject project;
  project.keys(keys_file);
  const Ended ended = project.make({"--keys", project.keys().string(), "--log-level", "trace"});
  ASSERT_EQ(ended.code, 0) << ended.err;
  const std::string list = read_file(project.out() / "participants.csv");
  const std::vector<std::string> lines = lines_of(list);
  EXPECT_EQ(lines[0], "\xEF\xBB\xBFMånad;Personnummer;Start;Slut");
  EXPECT_EQ(lines[1], "2025-01;198112189876;2025-01-07;");
  EXPECT_EQ(lines.size(), 11u);
  for (const char* number :
       {"198112189876", "198507099805", "197010632391", "199001010017", "200001010107", "19640823Tf29"}) {
    EXPECT_NE(list.find(number), std::string::npos) << number;
  }
  struct stat about {};
  ASSERT_EQ(stat((project.out() / "participants.csv").c_str(), &about), 0);
  EXPECT_EQ(about.st_mode & 0777, 0600u) << "others may read it";
  for (const auto& [name, content] : files_of(project.out())) {
    if (name == "participants.csv") continue;
    for (const char* date : {"811218", "701063", "0001010107", "Tf29"})
      EXPECT_EQ(content.find(date), std::string::npos) << name << " holds " << date;
  }
  for (const std::string& secret : secrets) {
    EXPECT_EQ(ended.out.find(secret), std::string::npos) << secret;
    EXPECT_EQ(ended.err.find(secret), std::string::npos) << secret;
  }
  const Json manifest = read_json(project.out() / "manifest.json");
  EXPECT_EQ(manifest["person_rows"], "identity_numbers");
  for (const Json& file : manifest["files"]) {
    EXPECT_EQ(file["sha256"].is_null(), file["name"] == "participants.csv") << file;
  }
  EXPECT_NE(ended.err.find("K009"), std::string::npos) << "the placeholder is not mentioned: " << ended.err;
}

struct BadKeys {
  const char* name;
  const char* code;
  std::string content;
  std::string place;  // where the finding points
};

std::string with(const std::string& from, const std::string& to) {
  std::string keys = keys_file;
  const std::size_t at = keys.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return keys.replace(at, from.size(), to);
}

TEST(ExportWithKeys, WritesNothingWhenTheyHaveAFault) {
  const std::vector<BadKeys> cases = {
      {"no header", "K002", "p1;811218-9876\n", "keys.csv:1"},
      {"empty", "K002", "", "keys.csv"},
      {"no row", "K003", with("p5;0001010107\n", ""), "pseudonym p5"},
      {"empty field", "K003", with("0001010107", ""), "pseudonym p5"},
      {"not a number", "K004", with("0001010107", "hemlig"), "keys.csv:6"},
      {"no such day", "K004", with("0001010107", "0002310107"), "keys.csv:6"},
      {"a later day", "K004", with("199001010017", "209001010017"), "keys.csv:5"},
      {"check digit", "K005", with("811218-9876", "811218-9875"), "keys.csv:2"},
      {"somebody else", "K006", with("p2;19850709-9805", "p2;811218-9876"), "keys.csv:3"},
      {"another century", "K006", with("811218-9876", "18811218-9876"), "keys.csv:2"},
      {"shared", "K007", with("p5;0001010107", "p5;8112189876"), "keys.csv:2"},
      {"two numbers", "K008", with("p5;0001010107", "p5;0001010107\np5;640823-3234"), "keys.csv:7"},
  };
  for (const BadKeys& one : cases) {
    SCOPED_TRACE(one.name);
    const ExportProject project;
    project.keys(one.content);
    const Ended ended = project.make({"--keys", project.keys().string()});
    EXPECT_EQ(ended.code, 1) << ended.err;
    EXPECT_NE(ended.err.find(std::string("[") + one.code + "]"), std::string::npos) << ended.err;
    EXPECT_NE(ended.err.find(one.place), std::string::npos) << ended.err;
    expect_nothing_in(project.out().parent_path());
    for (const std::string& secret : secrets) {
      EXPECT_EQ((ended.out + ended.err).find(secret), std::string::npos)
          << secret << " is shown: " << ended.err;
    }
    EXPECT_EQ((ended.out + ended.err).find("hemlig"), std::string::npos);
  }
}

TEST(ExportWithKeys, SaysThatTheyAreNotThere) {
  const ExportProject project;
  const Ended ended = project.make({"--keys", (project.path() / "none.csv").string()});
  EXPECT_EQ(ended.code, 1) << ended.err;
  EXPECT_NE(ended.err.find("[K001]"), std::string::npos) << ended.err;
  expect_nothing_in(project.out().parent_path());
}

TEST(ExportWithKeys, AreNotAskedForWhenTheExportIsRefused) {
  const ExportProject project("violate = \"error\"");
  const Ended ended = project.make({"--keys", (project.path() / "none.csv").string()});
  EXPECT_EQ(ended.code, 1);
  EXPECT_EQ(ended.err.find("[K001]"), std::string::npos) << ended.err;
}

class ExportSince : public testing::Test {
 protected:
  ExportSince() {
    EXPECT_EQ(project.make().code, 0);
    fs::rename(project.out(), project.path() / "earlier");
  }
  Json since(const std::string& from, const std::string& to) {
    std::string content = participants_file;
    if (!from.empty()) content.replace(content.find(from), from.size(), to);
    write_file(project.path() / "data/deltagare.csv", content);
    ended = project.make({"--since", (project.path() / "earlier").string()});
    EXPECT_EQ(ended.code, 0) << ended.err;
    return read_json(project.out() / "manifest.json")["since"];
  }
  ExportProject project;
  Ended ended;
};

TEST_F(ExportSince, NothingIsSentAgainWhenNothingChanged) {
  const Json said = since("", "");
  EXPECT_EQ(said["first_changed"], nullptr);
  EXPECT_EQ(said["send_again"], Json::array());
  EXPECT_NE(ended.out.find("Inget som redan har redovisats är ändrat."), std::string::npos) << ended.out;
}

TEST_F(ExportSince, AChangeNamesEveryLaterMonth) {
  const Json said = since("2025-02-10;2025-05-15", "2025-02-11;2025-05-15");
  EXPECT_EQ(said["first_changed"], "2025-02");
  EXPECT_EQ(said["send_again"], Json::array({"2025-02", "2025-03", "2025-05", "2025-06"}));
  EXPECT_NE(ended.out.find("Skicka om, i ordning: 2025-02, 2025-03, 2025-05, 2025-06"), std::string::npos)
      << ended.out;
}

TEST_F(ExportSince, AMonthThatWasNotReportedComesBeforeOneThatWas) {
  EXPECT_EQ(since("2025-05-15", "2025-04-15")["first_changed"], "2025-04");
}

TEST_F(ExportSince, TheLastMonthMayChangeAlone) {
  EXPECT_EQ(since("2025-06-02", "2025-06-03")["send_again"], Json::array({"2025-06"}));
}

TEST_F(ExportSince, NeedsAnExportOfTheSameProject) {
  const Ended none = project.make({"--since", (project.path() / "data").string()});
  EXPECT_EQ(none.code, 3) << none.err;
  std::string manifest = read_file(project.path() / "earlier/manifest.json");
  manifest.replace(manifest.find("test-1"), 6, "test-2");
  write_file(project.path() / "earlier/manifest.json", manifest);
  EXPECT_EQ(project.make({"--since", (project.path() / "earlier").string()}).code, 3);
  write_file(project.path() / "earlier/manifest.json", "{");
  EXPECT_EQ(project.make({"--since", (project.path() / "earlier").string()}).code, 3);
}

TEST(Workbook, OpensInASpreadsheetProgramWithTheSameNumbers) {
  const char* office = "/usr/bin/soffice";
  if (!fs::exists(office))
    GTEST_SKIP() << "LibreOffice (soffice) is not installed: nothing opened the workbook";
  const ExportProject project;
  ASSERT_EQ(project.make({"--lang", "en"}).code, 0);
  const TemporaryFolder folder;
  // Every sheet as a file of its own: tab between fields, formatted as they stand in the file.
  const Ended ended = run_program(
      office, {"-env:UserInstallation=file://" + (folder / "profile").string(), "--headless", "--convert-to",
               "csv:Text - txt - csv (StarCalc):9,34,76,1,,0,false,false,false,false,false,-1", "--outdir",
               folder.path().string(), (project.out() / "export.xlsx").string()});
  ASSERT_EQ(ended.code, 0) << ended.err;
  const Json document = read_json(project.out() / "export.json");
  std::size_t compared = 0;
  for (const Json& table : document["tables"]) {
    const fs::path sheet = folder / ("export-" + table["title"]["en"].get<std::string>() + ".csv");
    ASSERT_TRUE(fs::exists(sheet)) << sheet.filename() << ": " << ended.out;
    std::vector<std::vector<std::string>> rows;
    std::string line;
    for (const char character : read_file(sheet)) {
      if (character != '\n') {
        line.push_back(character);
        continue;
      }
      std::vector<std::string> cells(1);
      for (const char each : line) {
        if (each == '\t') {
          cells.emplace_back();
        } else if (each != '"') {
          cells.back().push_back(each);
        }
      }
      rows.push_back(std::move(cells));
      line.clear();
    }
    constexpr std::size_t above = 4;  // title, description, empty, header
    ASSERT_EQ(rows.size(), table["rows"].size() + above) << table["id"];
    // The workbook may have columns in words besides.
    std::vector<std::string> numbers_there;
    std::vector<double> numbers_wanted;
    for (std::size_t i = 0; i < table["rows"].size(); ++i) {
      std::size_t column = 0;
      for (const Json& described : table["columns"]) {
        const Json& cell = table["rows"][i][described["name"].get<std::string>()];
        const bool in_words = described["name"] == "code" ||
                              (described["name"] == "indicator" && table["labels"].contains("indicator"));
        if (cell.is_number()) {
          ASSERT_LT(column, rows[i + above].size());
          EXPECT_DOUBLE_EQ(std::stod(rows[i + above][column]), cell.get<double>())
              << table["id"] << " row " << i << " " << described["name"];
          ++compared;
        }
        column += in_words ? 2 : 1;
      }
    }
  }
  EXPECT_GT(compared, 10u);
}

}  // namespace
}  // namespace fotfaste::test
