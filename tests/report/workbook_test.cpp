// Workbooks: the same each time, with every number that the tables hold.
#include "report/workbook.hpp"

#include <gtest/gtest.h>
#include <stdlib.h>

#include <fstream>
#include <sstream>

namespace fotfaste::report {
namespace {

using Json = nlohmann::ordered_json;
namespace fs = std::filesystem;

class Workbooks : public testing::Test {
 protected:
  Workbooks() {
    std::string name = (fs::temp_directory_path() / "workbook-XXXXXX").string();
    folder_ = mkdtemp(name.data());
  }
  ~Workbooks() override { fs::remove_all(folder_); }

  static std::string content(const fs::path& file) {
    std::ifstream stream(file, std::ios::binary);
    std::ostringstream text;
    text << stream.rdbuf();
    return text.str();
  }
  // What a member of the archive holds, by the unzip program.
  [[nodiscard]] std::string part(const fs::path& file, const std::string& name) const {
    const fs::path out = folder_ / "part.xml";
    const std::string command = "unzip -p '" + file.string() + "' '" + name + "' > '" + out.string() + "'";
    EXPECT_EQ(system(command.c_str()), 0) << command;
    return content(out);
  }

  fs::path folder_;
};

Json table(const std::string& title) {
  return Json::parse(R"({"id": "t", "kind": "proportion", "title": {"sv": ")" + title + R"(", "en": "Shares"},
    "description": {"sv": "Beskrivning", "en": "Description"},
    "columns": [
      {"name": "point", "role": "dimension", "type": "text", "unit": null, "label": {"sv": "Dag", "en": "Day"}, "added": false},
      {"name": "stratum", "role": "dimension", "type": "stratum", "unit": null, "label": {"sv": "Grupp", "en": "Group"}, "added": false},
      {"name": "numerator", "role": "numerator", "type": "integer", "unit": null, "label": {"sv": "Antal", "en": "Count"}, "added": false},
      {"name": "due", "role": "attribute", "type": "date", "unit": null, "label": {"sv": "Senast", "en": "Due"}, "added": false},
      {"name": "value", "role": "value", "type": "number", "unit": null, "label": {"sv": "Andel", "en": "Share"}, "added": true}],
    "labels": {"gender": {"woman": {"sv": "Kvinna", "en": "Woman"}}},
    "rows": [
      {"point": "=1+1", "stratum": {}, "numerator": 12, "due": "2027-08-31", "value": 0.6},
      {"point": "exit", "stratum": {"gender": "woman"}, "numerator": 0, "due": null, "value": null}]})");
}

TEST_F(Workbooks, AreTheSameBytesEachTime) {
  const WorkbookOptions options{
      model::Language::swedish, "Projekt", "2027-08-31", {{"", {{"Projekt", "Å"}}, false}}};
  write_workbook(folder_ / "a.xlsx", {table("Andelar")}, options);
  write_workbook(folder_ / "b.xlsx", {table("Andelar")}, options);
  EXPECT_EQ(content(folder_ / "a.xlsx"), content(folder_ / "b.xlsx"));
  EXPECT_FALSE(fs::exists(folder_ / "a.xlsx.unfinished"));
}

TEST_F(Workbooks, HoldTypedCellsAndNoFormulas) {
  write_workbook(folder_ / "a.xlsx", {table("Andelar")},
                 {model::Language::swedish, "Projekt", "2027-08-31", {}});
  const std::string sheet = part(folder_ / "a.xlsx", "xl/worksheets/sheet2.xml");
  EXPECT_NE(sheet.find("<v>0.6</v>"), std::string::npos) << sheet;
  EXPECT_NE(sheet.find("<v>12</v>"), std::string::npos);
  EXPECT_NE(sheet.find("<v>46630</v>"), std::string::npos) << "a date is the day's number: " << sheet;
  EXPECT_EQ(sheet.find("<f>"), std::string::npos) << "text became a formula";
  EXPECT_NE(sheet.find("<pane ySplit=\"4\""), std::string::npos) << "the header is not frozen";
  const std::string texts = part(folder_ / "a.xlsx", "xl/sharedStrings.xml");
  for (const char* text : {"=1+1", "Kvinna", "alla", "Andel", "Beskrivning"})
    EXPECT_NE(texts.find(text), std::string::npos) << text;
}

TEST_F(Workbooks, NameSheetsWithoutClashes) {
  const std::string title = "En [mycket] lång rubrik: med/tecken som blad inte får ha";
  write_workbook(folder_ / "a.xlsx", {table(title), table(title), table("'"), table("om filen")},
                 {model::Language::swedish, "Projekt", "", {}});
  const std::string book = part(folder_ / "a.xlsx", "xl/workbook.xml");
  std::size_t sheets = 0;
  for (std::size_t at = book.find("<sheet name"); at != std::string::npos;
       at = book.find("<sheet name", at + 1))
    ++sheets;
  EXPECT_EQ(sheets, 5u) << book;
}

TEST_F(Workbooks, SayWhenTheyCannotBeWritten) {
  EXPECT_THROW(write_workbook(folder_ / "none" / "a.xlsx", {table("Andelar")}, {}), std::system_error);
}

}  // namespace
}  // namespace fotfaste::report
