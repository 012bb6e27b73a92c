#include "report/html/html.hpp"

#include <gtest/gtest.h>

#include "report/page/page_assets.hpp"

namespace fotfaste::report {
namespace {

TEST(Html, EscapesTextAndAttributes) {
  Html html;
  html.element("p", {{"title", "\"><script>x</script>'"}}, "</p><script>alert(1)</script>&");
  EXPECT_EQ(html.str(),
            "<p title=\"&quot;&gt;&lt;script&gt;x&lt;/script&gt;&#39;\">"
            "&lt;/p&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;</p>");
}

TEST(Html, LeavesOnlyHarmlessValuesWithoutQuotes) {
  for (const char* value : {"", "a b", "a=b", "a`b", "a>b", "a/b", "å"}) {
    Html html;
    html.open("p", {{"title", value}}).close();
    EXPECT_TRUE(html.str().starts_with("<p title=\"")) << html.str();
  }
  Html html;
  html.open("p", {{"title", "0.25"}}).close();
  EXPECT_EQ(html.str(), "<p title=0.25></p>");
}

TEST(Html, TakesAwayWhatActsRatherThanIsRead) {
  for (const char* acts :
       {"\x01", "\x7F", "\xC2\x85", "\u202E", "\u2066", "\u200F", "\uFEFF", "\uFFFE", "\uFDD0"}) {
    Html html;
    html.element("p", {{"title", acts}}, acts);
    EXPECT_EQ(html.str(), "<p title=\"\uFFFD\">\uFFFD</p>");
  }
  Html bytes;
  bytes.text("a\xFF\xC3").text("\t\n\r");
  EXPECT_EQ(bytes.str(), "a\uFFFD\uFFFD   ");
  Html kept;
  kept.text("åäö 中文 😀");
  EXPECT_EQ(kept.str(), "åäö 中文 😀");
}

TEST(Html, SetsWordsFromRightToLeftApart) {
  Html html;
  html.open("p").text("en: שלום, עולם! 3 av 5 (مرحبا)").close();
  EXPECT_EQ(html.str(), "<p>en: <bdi>שלום, עולם</bdi>! 3 av 5 (<bdi>مرحبا</bdi>)</p>");
  Html title;
  title.open("title").text("שלום").close();
  EXPECT_EQ(title.str(), "<title>שלום</title>") << "a title holds characters only";
  Html attribute;
  attribute.open("p", {{"title", "שלום"}}).close();
  EXPECT_EQ(attribute.str(), "<p title=\"שלום\"></p>");
}

TEST(Html, ClosesWhatIsOpenAndNoMore) {
  Html html;
  html.open("table").open("tr").open("td").text("1").close().close().close().close();
  EXPECT_EQ(html.str(), "<table><tr><td>1</table>");
  EXPECT_EQ(html.depth(), 0U);
}

TEST(Html, AddsNoAttributeOnceThereIsText) {
  Html html;
  html.open("p").text("a");
  html.attribute("title", "b");
  EXPECT_EQ(html.str(), "<p>a");
}

TEST(Html, KeepsNumberAndPerCentTogether) {
  Html html;
  html.text("5 % %");
  EXPECT_EQ(html.str(), "5\u00A0%\u00A0%");
}

// The hash in the policy is of the element's text, so it must be the constant alone.
TEST(Html, ScriptAndStyleStandAsTheyAreHashed) {
  Html html;
  html.page_script().page_style();
  std::string expected = "<script>";
  expected.append(page_script).append("</script><style>").append(page_style).append("</style>");
  EXPECT_EQ(html.str(), expected);
  EXPECT_EQ(page_script.find("</script"), std::string_view::npos);
  EXPECT_EQ(page_style.find("</style"), std::string_view::npos);
}

}  // namespace
}  // namespace fotfaste::report
