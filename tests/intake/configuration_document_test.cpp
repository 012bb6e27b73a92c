// docs/configuration.md against the program: every example is accepted, every documented key and header
// holds.
#include <map>
#include <sstream>
#include <vector>

#include "intake/header_synonyms.hpp"
#include "project_files.hpp"

namespace fotfaste::intake {
namespace {

class ConfigurationDocument : public ProjectFiles {
 protected:
  static std::vector<std::string> lines() {
    std::ifstream stream(FOTFASTE_CONFIGURATION_DOCUMENT);
    std::vector<std::string> all;
    for (std::string line; std::getline(stream, line);) all.push_back(line);
    return all;
  }

  // Cells of the rows below a heading of the document that begins so.
  static std::vector<std::vector<std::string>> rows_below(const std::string& heading) {
    std::vector<std::vector<std::string>> rows;
    bool inside = false;
    for (const std::string& line : lines()) {
      if (line.starts_with("## ")) inside = line.starts_with("## " + heading);
      if (!inside || !line.starts_with("| `")) continue;
      std::vector<std::string> cells;
      std::istringstream rest(line.substr(1));
      for (std::string cell; std::getline(rest, cell, '|');) cells.push_back(cell.substr(1, cell.size() - 2));
      rows.push_back(cells);
    }
    return rows;
  }

  static std::string unquoted(const std::string& cell) { return cell.substr(1, cell.size() - 2); }
};

// Whether some of what an example leaves out is missing does not matter here; that it is understood does.
void expect_understood(const ProjectReading& reading, const std::string& example) {
  for (const model::Finding& finding : reading.findings) {
    const bool left_out = finding.code == "C005" || finding.code == "C006" || finding.code == "C012" ||
                          finding.code == "C013" || finding.code == "C024" || finding.code == "C030";
    EXPECT_TRUE(left_out) << finding.code << " " << finding.message.en << " in\n" << example;
  }
}

TEST_F(ConfigurationDocument, HasExamplesThatAreUnderstood) {
  std::size_t examples = 0;
  std::string example;
  bool inside = false;
  for (const std::string& line : lines()) {
    if (line.starts_with("```")) {
      if (inside) {
        expect_understood(read(example), example);
        ++examples;
      }
      inside = line == "```toml";
      example.clear();
    } else if (inside) {
      example.append(line).append("\n");
    }
  }
  EXPECT_GE(examples, 7u);
}

TEST_F(ConfigurationDocument, HasCardKeysThatAreUnderstood) {
  const auto rows = rows_below("Projektkortet");
  EXPECT_GE(rows.size(), 25u);
  std::string card = "[project]\n";
  for (const auto& cells : rows) card.append(unquoted(cells.at(0)) + " = " + unquoted(cells.at(1)) + "\n");
  const ProjectReading reading = read(card);
  expect_understood(reading, card);
  EXPECT_EQ(reading.project.card.name, "Jobb inom sex månader");
}

TEST_F(ConfigurationDocument, ListsEveryHeaderThatIsRecognised) {
  std::map<std::string, std::string> expected;
  for (const HeaderSynonym& synonym : header_synonyms()) {
    std::string& headers = expected[model::path(*model::find_column(synonym.table, synonym.column))];
    headers.append(headers.empty() ? "" : ", ").append(synonym.header);
  }
  std::map<std::string, std::string> listed;
  for (const auto& cells : rows_below("Rubriker som")) listed[unquoted(cells.at(0))] = cells.at(1);
  EXPECT_EQ(listed, expected);
}

}  // namespace
}  // namespace fotfaste::intake
