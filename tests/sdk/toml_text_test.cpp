#include "fotfaste/sdk/toml_text.hpp"

#include <gtest/gtest.h>

#include <limits>

#include "plugins/toml_parameters.hpp"

namespace fotfaste::tests {
namespace {

std::string again(std::string_view toml, const TomlChange& change = {}) {
  const TomlParameters parameters(toml);
  return toml_text(Parameters(parameters.get()).find("x"), change);
}

TEST(TomlText, WritesWhatWasReadInOneLine) {
  for (const char* value :
       {"\"text\"", "60", "-3", "0.8", "1e+300", "true", "false", "2024-09-01", "[1, 2.5, \"a\"]", "[]", "{}",
        "{ a = 1, e-f_2 = { g = true }, \"ö b\" = [{ c = \"d\" }] }"}) {
    EXPECT_EQ(again(std::string("x = ") + value), value);
  }
}

TEST(TomlText, ReadsBackTheSame) {
  for (const char* value : {"\"a\\\"b\\\\c\\td\\u0001\\u007f å\"", "'C:\\mapp'", "[x.y]\n z = 1",
                            "{ a.b = 1 }", "0.1", "1.0", "-0.0"}) {
    const std::string toml = std::string(value).starts_with("[x.y]") ? value : std::string("x = ") + value;
    const std::string once = again(toml);
    EXPECT_EQ(once.find('\n'), std::string::npos);
    EXPECT_EQ(again("x = " + once), once) << value;
  }
  EXPECT_EQ(toml_text(1.0), "1.0") << "a number with a point stays one";
  EXPECT_EQ(again("x = " + toml_text(std::numeric_limits<double>::denorm_min())), "5e-324");
}

TEST(TomlText, AChangeReplacesAKeyOrAddsItAtTheEnd) {
  const auto has_spell = [](const Parameters& table) { return table.has("spell"); };
  const TomlChange change{has_spell, "of", "\"exit\""};
  EXPECT_EQ(again("x = { lasts = \"6m\", of = \"entry\", spell = \"a\" }", change),
            "{ lasts = \"6m\", of = \"exit\", spell = \"a\" }");
  EXPECT_EQ(again("x = { spell = \"a\" }", change), "{ spell = \"a\", of = \"exit\" }");
  EXPECT_EQ(
      again("x = { any = [ { spell = \"a\" }, { of = 1 }, { not = { spell = \"b\" } } ] }", change),
      "{ any = [{ spell = \"a\", of = \"exit\" }, { of = 1 }, { not = { spell = \"b\", of = \"exit\" } }] }");
  EXPECT_EQ(again("x = { of = 1 }", change), "{ of = 1 }");
}

// What the host filled in has no line, and nobody wrote it.
TEST(TomlText, DefaultsAreLeftOut) {
  fotfaste_value items[2] = {};
  items[0].type = FOTFASTE_VALUE_TEXT;
  items[0].key = lend(std::string_view("statement"));
  items[0].text = lend(std::string_view("s"));
  items[0].line = 7;
  items[1] = items[0];
  items[1].key = lend(std::string_view("decision"));
  items[1].line = 0;
  fotfaste_value table = {};
  table.type = FOTFASTE_VALUE_TABLE;
  table.line = 7;
  table.items = items;
  table.count = 2;
  EXPECT_EQ(toml_text(Parameters(&table)), "{ statement = \"s\" }");
}

}  // namespace
}  // namespace fotfaste::tests
