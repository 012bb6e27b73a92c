// The guide for plugin authors quotes the example: every piece of C++ in it stands in the example word for
// word.
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>
#include <string>

namespace {

std::string read(const std::string& path) {
  std::ifstream file(std::string(FOTFASTE_DOCS) + "/" + path);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

TEST(Guide, QuotesTheExample) {
  const std::string guide = read("writing-plugins.md");
  const std::string example = read("examples/share-employed/share_employed.cpp");
  ASSERT_FALSE(example.empty());
  const std::string opening = "```cpp\n";
  int quotes = 0;
  for (std::size_t at = guide.find(opening); at != std::string::npos; at = guide.find(opening, at)) {
    at += opening.size();
    const std::string quote = guide.substr(at, guide.find("```", at) - at);
    EXPECT_NE(example.find(quote), std::string::npos) << quote;
    ++quotes;
  }
  EXPECT_GT(quotes, 5);
}

}  // namespace
