#include "report/json_text.hpp"

#include <gtest/gtest.h>

#include <bit>
#include <charconv>
#include <cmath>
#include <limits>
#include <random>

#include "report/number_text.hpp"

namespace fotfaste::report {
namespace {

using Json = nlohmann::ordered_json;

double read_number(const std::string& text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  EXPECT_EQ(error, std::errc()) << text;
  EXPECT_EQ(end, text.data() + text.size()) << text;
  return value;
}

TEST(ShortestNumber, ReadsBackToTheSameDouble) {
  std::mt19937_64 random(20240901);
  for (int i = 0; i < 200'000; ++i) {
    const auto value = std::bit_cast<double>(random());
    if (!std::isfinite(value)) continue;
    const std::string text = shortest_number(value);
    ASSERT_EQ(std::bit_cast<std::uint64_t>(read_number(text)), std::bit_cast<std::uint64_t>(value)) << text;
    ASSERT_EQ(Json::parse(text).get<double>(), value) << text;
  }
}

TEST(ShortestNumber, IsNoLongerThanItNeedsToBe) {
  EXPECT_EQ(shortest_number(0.1), "0.1");
  EXPECT_EQ(shortest_number(0.1 + 0.2), "0.30000000000000004");
  EXPECT_EQ(shortest_number(1.0 / 3.0), "0.3333333333333333");
  EXPECT_EQ(shortest_number(60), "60");
  EXPECT_EQ(shortest_number(1e300), "1e+300");
  EXPECT_EQ(shortest_number(-0.0), "-0.0");
}

TEST(JsonText, PutsPlainContainersAndRowsOnOneLine) {
  Json document = Json::object();
  document["title"] = {{"sv", "mål"}, {"en", "goals"}};
  document["rows"] =
      Json::array({{{"stratum", {{"gender", "woman"}}}, {"n", 3}}, {{"stratum", Json::object()}, {"n", 4}}});
  document["empty"] = Json::array();
  EXPECT_EQ(json_text(document),
            "{\n"
            "  \"title\": {\"sv\": \"mål\", \"en\": \"goals\"},\n"
            "  \"rows\": [\n"
            "    {\"stratum\": {\"gender\": \"woman\"}, \"n\": 3},\n"
            "    {\"stratum\": {}, \"n\": 4}\n"
            "  ],\n"
            "  \"empty\": []\n"
            "}\n");
}

TEST(JsonText, ReadsBackToTheSameText) {
  std::string every;
  for (int c = 1; c < 128; ++c) every.push_back(static_cast<char>(c));
  every += "åäö \u202e\u0085\u2028 \U0001F600 \U000E0041";
  const std::string text = json_text(Json(every));
  EXPECT_EQ(Json::parse(text).get<std::string>(), every);
  for (const char c : text.substr(0, text.size() - 1)) EXPECT_GE(static_cast<unsigned char>(c), 0x20);
  EXPECT_EQ(text.find("\u202e"), std::string::npos) << "marks of direction are escaped";
}

TEST(JsonText, RepairsWhatIsNotUtf8) {
  const std::string text = json_text(Json(std::string("a\xff\xc3")));
  EXPECT_EQ(Json::parse(text).get<std::string>(), "a\uFFFD\uFFFD");
}

TEST(JsonText, WritesWhatIsNotANumberAsNull) {
  EXPECT_EQ(json_text(Json(std::numeric_limits<double>::infinity())), "null\n");
  EXPECT_EQ(json_text(Json(std::nan(""))), "null\n");
}

TEST(JsonText, WritesTheLargestIntegersExactly) {
  EXPECT_EQ(json_text(Json(std::numeric_limits<std::int64_t>::min())), "-9223372036854775808\n");
  EXPECT_EQ(json_text(Json(std::numeric_limits<std::uint64_t>::max())), "18446744073709551615\n");
}

TEST(NumberText, FollowsTheLanguage) {
  using model::Language;
  EXPECT_EQ(percent(0.014, 1, Language::swedish), "1,4 %");
  EXPECT_EQ(percent(0.014, 1, Language::english), "1.4 %");
  EXPECT_EQ(percent(0.0001, 0, Language::swedish), "<1 %");
  EXPECT_EQ(percent(0.9999, 0, Language::swedish), ">99 %");
  EXPECT_EQ(percent(0, 0, Language::swedish), "0 %");
  EXPECT_EQ(percent(1, 0, Language::swedish), "100 %");
  EXPECT_EQ(whole_number(9999, Language::swedish), "9999");
  EXPECT_EQ(whole_number(1234567, Language::swedish), "1 234 567");
  EXPECT_EQ(whole_number(-12345, Language::english), "-12,345");
  EXPECT_EQ(decimal_number(-0.001, 1, Language::swedish), "0,0");
}

}  // namespace
}  // namespace fotfaste::report
