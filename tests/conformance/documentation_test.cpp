// docs/plugin-check.md against the catalogue.

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <string>

#include "conformance/catalogue.hpp"

namespace fotfaste::conformance {
namespace {

std::string rows() {
  std::string text;
  for (const Check& check : catalogue()) {
    text.append("| `")
        .append(check.id)
        .append("` | ")
        .append(std::to_string(static_cast<int>(check.level)))
        .append(check.warns ? ", warns" : "")
        .append(" | ")
        .append(check.does.en)
        .append(" | ")
        .append(check.passes.en)
        .append(" |\n");
  }
  return text;
}

TEST(DocumentationTest, TheTableIsTheCatalogue) {
  std::ifstream stream(FOTFASTE_DOCUMENT);
  ASSERT_TRUE(stream) << FOTFASTE_DOCUMENT;
  const std::string document{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
  EXPECT_NE(document.find(rows()), std::string::npos)
      << "the table of checks in docs/plugin-check.md should read:\n"
      << rows();
}

}  // namespace
}  // namespace fotfaste::conformance
