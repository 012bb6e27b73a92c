// The workbook in a spreadsheet program: it opens, and every number of every table of the five projects is
// that of results.json. The delimited files too.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <sstream>

#include "program.hpp"

namespace fotfaste::test {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;
using Rows = std::vector<std::vector<std::string>>;

// By RFC 4180, whatever delimits.
Rows read_rows(const std::string& text, char delimiter) {
  Rows rows(1, std::vector<std::string>(1));
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char character = text[i];
    if (quoted && character == '"' && i + 1 < text.size() && text[i + 1] == '"') {
      rows.back().back().push_back('"');
      ++i;
    } else if (character == '"') {
      quoted = !quoted;
    } else if (!quoted && character == delimiter) {
      rows.back().emplace_back();
    } else if (!quoted && character == '\n') {
      rows.emplace_back(1);
    } else if (quoted || character != '\r') {
      rows.back().back().push_back(character);
    }
  }
  if (rows.back().size() == 1 && rows.back().front().empty()) rows.pop_back();
  return rows;
}

bool is_few(const Json& row) {
  return row.contains("few") && row["few"].is_number() && row["few"] != 0;
}

// Compares the numbers of a table with rows that begin after `above`, whose columns are found by name in the
// row before; returns how many.
std::size_t compare(const Json& table, const Rows& rows, std::size_t above,
                    const std::vector<std::string>& names, bool decimal_commas) {
  std::size_t compared = 0;
  EXPECT_EQ(rows.size(), table["rows"].size() + above) << table["id"];
  if (rows.size() != table["rows"].size() + above) return 0;
  for (std::size_t i = 0; i < table["rows"].size(); ++i) {
    const Json& row = table["rows"][i];
    for (const Json& column : table["columns"]) {
      const std::string name = column["name"];
      const auto at = static_cast<std::size_t>(std::find(names.begin(), names.end(), name) - names.begin());
      if (column["type"] == "stratum") continue;
      EXPECT_LT(at, names.size()) << table["id"] << " " << name;
      std::string text = at < rows[i + above].size() ? rows[i + above][at] : std::string();
      if (decimal_commas) std::replace(text.begin(), text.end(), ',', '.');
      const bool hidden = name == "value" && is_few(row);
      if (name == "few") {
        EXPECT_EQ(text, is_few(row) ? "för få" : "") << table["id"] << " row " << i;
      } else if (row[name].is_null() || hidden) {
        EXPECT_EQ(text, "") << table["id"] << " row " << i << " " << name;
      } else if (row[name].is_number()) {
        std::istringstream stream(text);
        stream.imbue(std::locale::classic());
        double value = std::nan("");
        stream >> value;
        // LibreOffice writes a share as it is shown, with all its digits.
        if (text.ends_with('%')) value /= 100;
        EXPECT_NEAR(value, row[name].get<double>(), 1e-12 * std::max(1.0, std::abs(row[name].get<double>())))
            << table["id"] << " row " << i << " " << name;
        ++compared;
      }
    }
  }
  return compared;
}

class OfProject : public testing::TestWithParam<const char*> {
 protected:
  OfProject() {
    const fs::path kept = source_folder() / "configs" / GetParam() / "expected" / "results.json";
    results = read_json(kept);
    const Ended ended = fotfaste({"report", kept.string(), "--out", folder.path().string()});
    EXPECT_EQ(ended.code, 0) << ended.err;
  }
  TemporaryFolder folder;
  Json results;
};

TEST_P(OfProject, NumbersOfTheWorkbookAreThoseOfTheResults) {
  const char* office = "/usr/bin/soffice";
  if (!fs::exists(office))
    GTEST_SKIP() << "LibreOffice (soffice) is not installed: nothing opened the workbook";
  const fs::path sheets = folder / "sheets";
  // Every sheet as a file of its own: tab between fields, numbers as they are held.
  const Ended ended = run_program(
      office, {"-env:UserInstallation=file://" + (folder / "profile").string(), "--headless", "--convert-to",
               "csv:Text - txt - csv (StarCalc):9,34,76,1,,0,false,false,false,false,false,-1", "--outdir",
               sheets.string(), (folder / "report.xlsx").string()});
  ASSERT_EQ(ended.code, 0) << ended.err;
  std::map<std::vector<std::string>, std::vector<Rows>> by_names;
  constexpr std::size_t above = 7;  // title, description, links, basis, an empty one, two of the header
  for (const auto& entry : fs::directory_iterator(sheets)) {
    Rows rows = read_rows(read_file(entry.path()), '\t');
    if (rows.size() >= above) by_names[{rows[0][0]}].push_back(std::move(rows));
  }
  std::size_t compared = 0;
  for (const Json& plugin : results["plugins"]) {
    for (const Json& table : plugin["tables"]) {
      if (table["rows"].empty()) continue;
      const std::string title = table["title"]["sv"];
      const auto found = by_names.find({title});
      ASSERT_NE(found, by_names.end()) << title;
      // Several plugins may have a table of one title: the sheet is the one with as many rows and columns.
      const auto sheet = std::find_if(found->second.begin(), found->second.end(), [&](const Rows& rows) {
        return rows.size() == table["rows"].size() + above && rows[above - 1].size() >= 1 &&
               std::all_of(table["columns"].begin(), table["columns"].end(), [&](const Json& column) {
                 const std::vector<std::string>& names = rows[above - 1];
                 return column["type"] == "stratum" ||
                        std::find(names.begin(), names.end(), column["name"].get<std::string>()) !=
                            names.end();
               });
      });
      ASSERT_NE(sheet, found->second.end()) << title;
      compared += compare(table, *sheet, above, (*sheet)[above - 1], false);
    }
  }
  EXPECT_GT(compared, 500u);
}

TEST_P(OfProject, NumbersOfTheDelimitedFilesAreThoseOfTheResults) {
  std::size_t compared = 0;
  for (const Json& plugin : results["plugins"]) {
    for (const Json& table : plugin["tables"]) {
      if (table["rows"].empty()) continue;
      const fs::path file =
          folder / "csv" / (plugin["id"].get<std::string>() + "." + table["id"].get<std::string>() + ".csv");
      const Rows rows = read_rows(read_file(file).substr(3), ';');
      // The files have labels; the columns stand in the order of the table, with one a group for the stratum.
      std::vector<std::string> names;
      for (const Json& column : table["columns"]) {
        if (column["type"] != "stratum") {
          names.push_back(column["name"]);
          continue;
        }
        const std::size_t groups = rows[0].size() - (table["columns"].size() - 1);
        names.insert(names.end(), groups, "");
      }
      compared += compare(table, rows, 1, names, true);
    }
  }
  EXPECT_GT(compared, 500u);
}

TEST_P(OfProject, EstimatesAreThoseOfTheResults) {
  const Rows lines = read_rows(read_file(folder / "csv" / "estimates.csv"), ',');
  const auto at = [&](const char* name) {
    return static_cast<std::size_t>(std::find(lines[0].begin(), lines[0].end(), name) - lines[0].begin());
  };
  std::size_t shares = 0;
  std::map<std::string, const Json*> tables;
  for (const Json& plugin : results["plugins"]) {
    for (const Json& table : plugin["tables"])
      tables[plugin["id"].get<std::string>() + "." + table["id"].get<std::string>()] = &table;
  }
  for (std::size_t i = 1; i < lines.size(); ++i) {
    const auto& line = lines[i];
    ASSERT_EQ(line.size(), lines[0].size()) << i;
    const Json& table = *tables.at(line[at("plugin")] + "." + line[at("table")]);
    const Json& row = table["rows"].at(std::stoul(line[at("row")]) - 1);
    const Json& value = row.contains(line[at("measure")]) ? row[line[at("measure")]] : Json();
    const std::string& text = line[at("value")];
    if (text.empty()) {
      EXPECT_TRUE(value.is_null() || is_few(row)) << i;
    } else {
      EXPECT_DOUBLE_EQ(std::stod(text), value.get<double>()) << i;
      ++shares;
    }
  }
  EXPECT_GT(shares, 300u);
}

INSTANTIATE_TEST_SUITE_P(FiveProjects, OfProject,
                         testing::Values("fasetten", "framtidsjobb-avesta", "jobb-inom-sex-manader",
                                         "steget-vidare", "vaga-valja-vag"),
                         [](const auto& info) {
                           std::string name = info.param;
                           std::replace(name.begin(), name.end(), '-', '_');
                           return name;
                         });

}  // namespace
}  // namespace fotfaste::test
