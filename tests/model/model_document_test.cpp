// docs/model.md against core/model/schema.cpp: every column with its form and codes, and nothing else.
#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "model/schema.hpp"

namespace fotfaste::model {
namespace {

using Cells = std::vector<std::string>;

// The rows of all Markdown tables, by the header of their first column.
std::map<std::string, std::vector<Cells>> tables_of(const std::string& file) {
  std::map<std::string, std::vector<Cells>> tables;
  std::ifstream stream(file);
  std::string line;
  std::string header;
  while (std::getline(stream, line)) {
    if (!line.starts_with("| ")) {
      if (!line.starts_with("|--")) header.clear();
      continue;
    }
    Cells cells;
    std::istringstream rest(line.substr(2));
    for (std::string cell; std::getline(rest, cell, '|');) {
      const std::size_t end = cell.find_last_not_of(' ');
      const std::size_t begin = cell.find_first_not_of(' ');
      cells.push_back(begin == std::string::npos ? "" : cell.substr(begin, end - begin + 1));
    }
    if (header.empty()) {
      header = cells.at(0);
    } else {
      tables[header].push_back(cells);
    }
  }
  return tables;
}

// What stands between backticks, in order.
std::vector<std::string> quoted(const std::string& text) {
  std::vector<std::string> words;
  for (std::size_t at = text.find('`'); at != std::string::npos;) {
    const std::size_t end = text.find('`', at + 1);
    if (end == std::string::npos) break;
    words.push_back(text.substr(at + 1, end - at - 1));
    at = text.find('`', end + 1);
  }
  return words;
}

class ModelDocument : public ::testing::Test {
 protected:
  const std::map<std::string, std::vector<Cells>> tables_ = tables_of(FOTFASTE_MODEL_DOCUMENT);
};

TEST_F(ModelDocument, HasEveryColumnOnceInOrderAndNoOther) {
  std::vector<std::string> documented;
  for (const Cells& cells : tables_.at("kolumn / column")) {
    const std::vector<std::string> words = quoted(cells.at(0));
    ASSERT_EQ(words.size(), 1u) << cells.at(0);
    documented.push_back(words.front());
  }
  std::vector<std::string> expected;
  for (ColumnId id = 0; id < columns().size(); ++id) expected.push_back(path(id));
  EXPECT_EQ(documented, expected);
}

TEST_F(ModelDocument, SaysTheFormOfEveryColumn) {
  const std::map<Form, std::string> words = {{Form::person, "person"},        {Form::date, "datum / date"},
                                             {Form::label, "text"},           {Form::number, "tal / number"},
                                             {Form::money, "kronor / money"}, {Form::code, "kod / code: "}};
  for (const Cells& cells : tables_.at("kolumn / column")) {
    ASSERT_EQ(cells.size(), 4u) << cells.at(0);
    const std::optional<ColumnId> id = find_column(quoted(cells[0]).at(0));
    ASSERT_TRUE(id.has_value()) << cells[0];
    const Column& described = column(*id);
    const std::string& form = cells[1];
    std::string expected;
    if (described.form != Form::small) {
      expected = words.at(described.form);
    } else if (described.most == 1) {
      expected = "ja, nej / yes, no";
    } else {
      expected =
          "heltal / whole number " + std::to_string(described.least) + "-" + std::to_string(described.most);
    }
    EXPECT_TRUE(form.starts_with(expected)) << cells[0] << ": " << form;
    EXPECT_EQ(quoted(form), std::vector<std::string>(described.codes.begin(), described.codes.end()))
        << cells[0];
    EXPECT_EQ(form.find("**krävs / required**") != std::string::npos, described.required) << cells[0];
    EXPECT_EQ(form.find("känslig / sensitive") != std::string::npos, described.sensitive) << cells[0];
    EXPECT_FALSE(cells[2].empty()) << cells[0];
    EXPECT_FALSE(cells[3].empty()) << cells[0];
  }
}

TEST_F(ModelDocument, ExplainsEveryCodeAndNoOther) {
  std::set<std::string> expected;
  for (const Column& column : columns()) expected.insert(column.codes.begin(), column.codes.end());
  std::set<std::string> explained;
  for (const Cells& cells : tables_.at("kod / code")) {
    ASSERT_EQ(cells.size(), 3u);
    explained.insert(quoted(cells[0]).at(0));
    EXPECT_FALSE(cells[1].empty()) << cells[0];
    EXPECT_FALSE(cells[2].empty()) << cells[0];
  }
  EXPECT_EQ(explained, expected);
}

}  // namespace
}  // namespace fotfaste::model
