// The report's workbook: the same each time, whole under hostile text, with charts of the right cells.
#include "report/workbook/report_workbook.hpp"

#include <gtest/gtest.h>
#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>

namespace fotfaste::report {
namespace {

using Json = nlohmann::ordered_json;
namespace fs = std::filesystem;

std::string content(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  std::ostringstream text;
  text << stream.rdbuf();
  return text.str();
}

class ReportWorkbooks : public testing::Test {
 protected:
  ReportWorkbooks() {
    std::string name = (fs::temp_directory_path() / "report-workbook-XXXXXX").string();
    folder_ = mkdtemp(name.data());
  }
  ~ReportWorkbooks() override { fs::remove_all(folder_); }

  fs::path write(const Json& results, model::Language language = model::Language::swedish) {
    const fs::path file = folder_ / (std::to_string(++written_) + ".xlsx");
    write_report_workbook(file, results, language);
    return file;
  }
  [[nodiscard]] std::string run(const std::string& command) const {
    const fs::path out = folder_ / "out";
    EXPECT_EQ(system((command + " > '" + out.string() + "'").c_str()), 0) << command;
    return content(out);
  }
  [[nodiscard]] std::string part(const fs::path& file, const std::string& name) const {
    return run("unzip -p '" + file.string() + "' '" + name + "'");
  }
  [[nodiscard]] std::string listing(const fs::path& file) const {
    return run("unzip -Z1 '" + file.string() + "'");
  }

  fs::path folder_;
  int written_ = 0;
};

std::vector<std::string> matches(const std::string& text, const std::string& pattern) {
  std::vector<std::string> found;
  const std::regex expression(pattern);
  for (std::sregex_iterator it(text.begin(), text.end(), expression), end; it != end; ++it)
    found.push_back((*it)[1]);
  return found;
}

Json kept(const std::string& name) {
  std::ifstream stream(fs::path(FOTFASTE_CONFIGS) / name / "expected" / "results.json");
  return Json::parse(stream);
}

Json& goals_of(Json& results) {
  for (Json& plugin : results["plugins"]) {
    for (Json& table : plugin["tables"]) {
      if (table["id"] == "goals") return table;
    }
  }
  throw std::runtime_error("no goals");
}

TEST_F(ReportWorkbooks, AreTheSameBytesEachTime) {
  const Json results = kept("vaga-valja-vag");
  const std::string first = content(write(results));
  EXPECT_EQ(first, content(write(results)));
  EXPECT_NE(first, content(write(results, model::Language::english)));
}

TEST_F(ReportWorkbooks, AreTheSameWithoutADayToo) {
  Json results = kept("vaga-valja-vag");
  results["run"]["as_of"] = "no day";
  const fs::path file = write(results);
  EXPECT_NE(part(file, "docProps/core.xml").find("2020-01-01"), std::string::npos);
}

TEST_F(ReportWorkbooks, BeginWithTheGoalsAndLinkToEverySheet) {
  const Json results = kept("vaga-valja-vag");
  const fs::path file = write(results);
  const auto sheets = matches(part(file, "xl/workbook.xml"), "<sheet name=\"([^\"]*)\"");
  ASSERT_GT(sheets.size(), 5u);
  EXPECT_EQ(sheets.front(), "Sammanfattning");
  EXPECT_EQ(sheets[1], "Diagram");
  EXPECT_EQ(std::set<std::string>(sheets.begin(), sheets.end()).size(), sheets.size());
  const auto links = matches(part(file, "xl/worksheets/sheet1.xml"), "location=\"'([^']*)'");
  const std::set<std::string> led_to(links.begin(), links.end());
  for (std::size_t i = 1; i + 1 < sheets.size(); ++i) EXPECT_TRUE(led_to.contains(sheets[i])) << sheets[i];
}

// Cells of the first column of a sheet's row, "A7" -> what stands in B.. of that row, as numbers.
std::vector<double> numbers_of_range(const std::string& sheet, const std::string& column, int from, int to) {
  std::vector<double> numbers;
  for (int row = from; row <= to; ++row) {
    const std::string cell = "<c r=\"" + column + std::to_string(row) + "\"";
    const std::size_t at = sheet.find(cell);
    if (at == std::string::npos) continue;
    const std::size_t value = sheet.find("<v>", at);
    numbers.push_back(std::stod(sheet.substr(value + 3)));
  }
  return numbers;
}

TEST_F(ReportWorkbooks, DrawChartsFromCellsThatAreThere) {
  for (const char* name : {"vaga-valja-vag", "jobb-inom-sex-manader"}) {
    SCOPED_TRACE(name);
    const fs::path file = write(kept(name));
    const auto sheets = matches(part(file, "xl/workbook.xml"), "<sheet name=\"([^\"]*)\"");
    ASSERT_EQ(sheets.back(), "Diagrammens celler");
    const std::string cells = part(file, "xl/worksheets/sheet" + std::to_string(sheets.size()) + ".xml");
    const auto charts = matches(listing(file), "(xl/charts/chart[0-9]+\\.xml)");
    ASSERT_GT(charts.size(), 5u);
    const std::regex reference(
        "<c:numRef><c:f>'Diagrammens celler'!\\$([A-Z])\\$([0-9]+)(?::\\$[A-Z]\\$([0-9]+))?</c:f>"
        "<c:numCache>(.*?)</c:numCache>");
    for (const std::string& chart : charts) {
      const std::string drawn = part(file, chart);
      std::size_t held = 0;
      for (std::sregex_iterator it(drawn.begin(), drawn.end(), reference), end; it != end; ++it) {
        const auto there = numbers_of_range(cells, (*it)[1], std::stoi((*it)[2]),
                                            std::stoi((*it)[(*it)[3].matched ? 3 : 2]));
        std::vector<double> cached;
        for (const std::string& value : matches((*it)[4], "<c:v>([^<]*)</c:v>"))
          cached.push_back(std::stod(value));
        EXPECT_EQ(cached, there) << chart;
        held += there.size();
      }
      EXPECT_GT(held, 0u) << chart << " shows nothing";
      EXPECT_EQ(drawn.find("#REF"), std::string::npos);
    }
  }
}

TEST_F(ReportWorkbooks, GiveNoShareOfFew) {
  Json results = kept("vaga-valja-vag");
  for (Json& row : goals_of(results)["rows"]) {
    row["few"] = 1;
    if (!row["value"].is_null()) row["value"] = 0.123456789;
  }
  const fs::path file = write(results);
  for (const std::string& name : matches(listing(file), "(xl/(?:worksheets|charts)/[a-z]+[0-9]+\\.xml)"))
    EXPECT_EQ(part(file, name).find("0.123456789"), std::string::npos) << name;
  const std::string texts = part(file, "xl/sharedStrings.xml");
  EXPECT_NE(texts.find("för få"), std::string::npos);
}

TEST_F(ReportWorkbooks, StayWholeUnderHostileText) {
  Json results = kept("vaga-valja-vag");
  const std::string hostile = "=HYPERLINK(\"http://example.invalid\")'!$A$1 ]]></c:v><script> \xE2\x80\xAE&";
  const std::string long_text(10'000, 'W');
  for (Json& plugin : results["plugins"]) {
    plugin["title"]["sv"] = hostile;
    for (Json& table : plugin["tables"]) {
      table["title"]["sv"] = hostile + long_text;
      table["description"]["sv"] = hostile;
      for (Json& column : table["columns"]) column["label"]["sv"] = hostile + long_text;
      for (Json& list : table["labels"]) {
        for (Json& label : list) label["sv"] = "=" + hostile + long_text;
      }
    }
  }
  results["run"]["project"]["name"] = hostile + long_text;
  const fs::path file = write(results);
  EXPECT_EQ(run("unzip -tq '" + file.string() + "' && echo").find("error"), std::string::npos);
  std::size_t read = 0;
  for (const std::string& name : matches(listing(file), "(xl/[a-z/]*[a-zA-Z0-9]+\\.xml)")) {
    const std::string xml = part(file, name);
    EXPECT_EQ(xml.find("<f>"), std::string::npos) << name << ": text became a formula";
    EXPECT_EQ(xml.find("<script>"), std::string::npos) << name;
    EXPECT_EQ(xml.find("\xE2\x80\xAE"), std::string::npos) << name;
    for (const std::string& reference : matches(xml, "<c:f>([^<]*)</c:f>"))
      EXPECT_TRUE(reference.starts_with("'Diagrammens celler'!$")) << reference;
    ++read;
  }
  EXPECT_GT(read, 10u);
}

TEST_F(ReportWorkbooks, TakeResultsWithAlmostNothing) {
  for (const char* text : {"{}", R"({"plugins": [{"tables": [{"rows": [{}]}]}, 3, null], "findings": [1]})",
                           R"({"plugins": [{"id": "p", "tables": [{"id": "t", "kind": "curve", "columns":
        [{"name": "time", "role": "dimension"}, {"name": "v", "role": "value"}], "rows": [{"time": "x", "v": 1e300}]}]}]})"}) {
    EXPECT_NO_THROW(write(Json::parse(text))) << text;
  }
}

TEST_F(ReportWorkbooks, SayWhenTheyCannotBeWritten) {
  EXPECT_THROW(
      write_report_workbook(folder_ / "none" / "a.xlsx", kept("vaga-valja-vag"), model::Language::swedish),
      std::system_error);
}

}  // namespace
}  // namespace fotfaste::report
