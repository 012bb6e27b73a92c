#include "report/html/html_report.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <ctime>
#include <fstream>
#include <regex>
#include <sstream>

#include "report/html/page.hpp"
#include "report/page/page_assets.hpp"
#include "report/results_reader.hpp"

namespace fotfaste::report {
namespace {

using model::Language;

constexpr const char* projects[] = {"fasetten", "framtidsjobb-avesta", "jobb-inom-sex-manader",
                                    "steget-vidare", "vaga-valja-vag"};

std::string bytes_of(const std::string& project) {
  std::ifstream file(std::string(FOTFASTE_CONFIGS) + "/" + project + "/expected/results.json");
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

// The page without its script and style: what a reader reads.
std::string page_of(const Json& results, Language language = Language::swedish) {
  std::string page = html_report(results, language);
  for (const std::string_view part : {page_script, page_style}) {
    const std::size_t at = page.find(part);
    if (at != std::string::npos) page.erase(at, part.size());
  }
  return page;
}

// Of the processor: how busy the machine is otherwise says nothing.
double seconds(const auto& action) {
  const std::clock_t start = std::clock();
  action();
  return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

TEST(HtmlReport, SectionsStandInOrderInBothLanguages) {
  for (const char* project : projects) {
    const Json results = read_results(bytes_of(project));
    for (const Language language : {Language::swedish, Language::english}) {
      const std::string page = page_of(results, language);
      EXPECT_TRUE(has(page, language == Language::swedish ? "<html lang=sv " : "<html lang=en "));
      std::size_t at = 0;
      for (const char* id : {"id=summary ", "id=goals ", "id=flow ", "id=longitudinal-followup ",
                             "id=findings ", "id=method ", "id=accessibility "}) {
        const std::size_t found =
            page.find(std::string("<section ")
                          .append(std::string_view(id) == "id=summary " ? "class=summary " : "")
                          .append(id));
        ASSERT_NE(found, std::string::npos) << project << ": " << id;
        EXPECT_GT(found, at) << id;
        at = found;
      }
    }
  }
}

TEST(HtmlReport, SaysEachGoalOnceInTheSummary) {
  const Json results = read_results(bytes_of("jobb-inom-sex-manader"));
  const std::string page = page_of(results);
  const std::string summary =
      page.substr(page.find("class=summary"), page.find("id=goals ") - page.find("class=summary"));
  std::size_t verdicts = 0;
  for (std::size_t at = summary.find("class=verdict"); at != std::string::npos;
       at = summary.find("class=verdict", at + 1)) {
    ++verdicts;
  }
  EXPECT_EQ(verdicts, 14U);
  EXPECT_TRUE(has(summary, "40 av 60 deltagare nådde målet"));
}

// A goal that only describes was once said to have been reached by those it counts.
TEST(HtmlReport, SaysThatNobodyReachedWhatHasNoTarget) {
  const std::string page = page_of(read_results(bytes_of("vaga-valja-vag")));
  EXPECT_TRUE(has(page, " av 48 deltagare (")) << "the goals of the project count everybody";
  EXPECT_FALSE(has(page, "deltagare nådde målet"));
}

TEST(HtmlReport, HasAFewSentenceWithoutShareWhereThereAreFew) {
  const std::string page = page_of(read_results(bytes_of("steget-vidare")));
  EXPECT_TRUE(has(page, "För få betyder färre än 20"));
}

// Words of cause, whole: "effektiv" and "effective" claim nothing.
bool speaks_of_effects(const std::string& page) {
  static const std::regex words("(^|[^a-z])(effekt(en|er|erna)?s?|effects?)([^a-z]|$)",
                                std::regex::icase | std::regex::optimize);
  return std::regex_search(page, words);
}

TEST(HtmlReport, SpeaksOfEffectsOnlyWithAConfirmedComparison) {
  for (const char* project : projects) {
    Json results = read_results(bytes_of(project));
    for (const Language language : {Language::swedish, Language::english}) {
      const char* limit = language == Language::swedish ? "De visar inte hur det hade gått utan projektet."
                                                        : "They do not show how it would have gone without";
      const std::string page = page_of(results, language);
      EXPECT_FALSE(speaks_of_effects(page)) << project;
      EXPECT_TRUE(has(page, limit)) << project;
    }
  }
}

TEST(HtmlReport, LeavesTheLimitOutWhereAComparisonIsConfirmed) {
  EXPECT_TRUE(speaks_of_effects("Projektets effekt är 5 %"));
  EXPECT_TRUE(speaks_of_effects("<td>Effects</td>"));
  EXPECT_FALSE(speaks_of_effects("effektiv vård, effective care"));
  const char* limit = "De visar inte hur det hade gått utan projektet.";
  Json results = read_results(bytes_of("vaga-valja-vag"));
  Json design = {{"id", "design"},
                 {"kind", "records"},
                 {"title", {{"sv", "Upplägg"}, {"en", "Design"}}},
                 {"columns", {{{"name", "design"}, {"role", "dimension"}, {"type", "text"}}}},
                 {"rows", Json::array()}};
  Json plugin = {{"id", "comparison"}, {"outcome", "ok"}, {"tables", {design}}};
  results["plugins"].push_back(plugin);
  EXPECT_TRUE(has(page_of(results), limit)) << "nobody has confirmed the design";
  results["plugins"].back()["tables"][0]["rows"].push_back({{"design", "lottning"}});
  EXPECT_FALSE(has(page_of(results), limit));
  results["plugins"].back()["id"] = "another";
  EXPECT_TRUE(has(page_of(results), limit)) << "only the plugin comparison can confirm";
}

TEST(HtmlReport, IsTheSameTwiceAndSmallAndFast) {
  for (const char* project : projects) {
    const std::string bytes = bytes_of(project);
    const std::string first = html_report(read_results(bytes), Language::swedish);
    EXPECT_EQ(first, html_report(read_results(bytes), Language::swedish)) << project;
    EXPECT_LT(first.size(), 700'000U) << project;
    EXPECT_LT(html_report(read_results(bytes), Language::english).size(), 700'000U) << project;
  }
  const std::string bytes = bytes_of("jobb-inom-sex-manader");
  double best = 10;
  for (int i = 0; i < 3; ++i) {
    best = std::min(best, seconds([&] { html_report(read_results(bytes), Language::swedish); }));
  }
  EXPECT_LT(best, 0.3);
}

TEST(HtmlReport, SixtyGoalsAndThreeHundredGroups) {
  Json results = read_results(bytes_of("jobb-inom-sex-manader"));
  for (Json& plugin : results["plugins"]) {
    for (Json& table : plugin["tables"]) {
      if (table["rows"].empty()) continue;
      if (table["id"] == "goals") {
        const Json pattern = table["rows"][0];
        table["rows"] = Json::array();
        for (int goal = 0; goal < 60; ++goal) {
          for (int group = 0; group <= 300; group += goal == 0 ? 1 : 301) {
            Json row = pattern;
            row["goal"] = "goal-" + std::to_string(goal);
            if (group > 0) row["stratum"] = {{"cohort", "Omgång " + std::to_string(group)}};
            table["rows"].push_back(row);
          }
        }
      }
      if (table["id"] != "state-at-point") continue;
      Json rows = Json::array();
      for (int group = 0; group <= 300; ++group) {
        for (const Json& row : table["rows"]) {
          if (!row["stratum"].empty()) continue;
          rows.push_back(row);
          if (group > 0) rows.back()["stratum"] = {{"cohort", "Omgång " + std::to_string(group)}};
        }
      }
      table["rows"] = rows;
    }
  }
  std::string page;
  EXPECT_LT(seconds([&] { page = html_report(results, Language::swedish); }), 2);
  EXPECT_LT(page.size(), 5'000'000U);
  EXPECT_TRUE(has(page, "goal-59"));
  EXPECT_TRUE(has(page, "data-stratum=\"cohort=Omgång 300\""));
}

// A table with one dimension and one number, of rows (code, number).
Json small_table(const std::vector<std::pair<Json, Json>>& rows, const Json& labels) {
  Json table = {{"id", "numbers"},
                {"kind", "records"},
                {"title", {{"sv", "Tal"}, {"en", "Numbers"}}},
                {"columns",
                 {{{"name", "thing"}, {"role", "dimension"}, {"type", "text"}},
                  {{"name", "many"}, {"role", "attribute"}, {"type", "number"}}}},
                {"labels", {{"thing", labels}}},
                {"rows", Json::array()}};
  for (const auto& [thing, many] : rows) {
    table["rows"].push_back({{"thing", thing}, {"many", many}, {"stratum", Json::object()}});
  }
  return table;
}

std::string body_of(const Json& table) {
  Json results = read_results(bytes_of("vaga-valja-vag"));
  results["plugins"] = {{{"id", "own"}, {"outcome", "ok"}, {"tables", {table}}}};
  const std::string page = page_of(results);
  const std::size_t begin = page.find("<tbody", page.find("id=own.numbers"));
  return page.substr(begin, page.find("\n</table>", begin) - begin);
}

TEST(HtmlReport, AValueStandsOnceForAllCellsThatShowTheSame) {
  const Json labels = {{"a", {{"sv", "samma"}, {"en", "same"}}}, {"b", {{"sv", "samma"}, {"en", "same"}}}};
  EXPECT_EQ(body_of(small_table({{"a", 1}, {"a", 2}, {"b", 2}, {"b", 3}, {"samma", 4}, {"a", 5}}, labels)),
            "<tbody data-stratum=\"\">\n"
            "<tr><th scope=row data-v=a>samma<td>1\n"
            "<tr><th scope=row>samma<td>2\n"
            "<tr><th scope=row data-v=b>samma<td>2\n"
            "<tr><th scope=row>samma<td>3\n"
            "<tr><th scope=row data-v=samma>samma<td>4\n"
            "<tr><th scope=row data-v=a>samma<td>5\n");
}

TEST(HtmlReport, NumbersStandWithThreeDecimals) {
  const std::string body = body_of(small_table({{"a", 0.123456789},
                                                {"b", 2.5},
                                                {"c", 1e-9},
                                                {"d", -1e-9},
                                                {"e", 1234567890.25},
                                                {"f", nullptr},
                                                {"g", 0.1246}},
                                               Json::object()));
  EXPECT_TRUE(has(body, "<td data-v=0.123>0,12")) << body;
  EXPECT_TRUE(has(body, "<td data-v=2.5>2,50")) << body;
  EXPECT_FALSE(has(body, "e-09")) << body;
  EXPECT_FALSE(has(body, "-0>")) << body;
  EXPECT_TRUE(has(body, "data-v=1234567890.25>")) << body;
  EXPECT_TRUE(has(body, "f<td>\n")) << body;
  EXPECT_TRUE(has(body, "<td data-v=0.125>0,12")) << body;
}

TEST(HtmlReport, WordsFromRightToLeftAreSetApart) {
  const Json labels = {{"a", {{"sv", "שלום עולם 7 kvar"}, {"en", "x"}}},
                       {"b", {{"sv", "مرحبا"}, {"en", "x"}}}};
  const std::string body = body_of(small_table({{"a", 1}, {"b", 2}}, labels));
  EXPECT_TRUE(has(body, "<bdi>שלום עולם</bdi> 7 kvar")) << body;
  EXPECT_TRUE(has(body, "<bdi>مرحبا</bdi>")) << body;
  Json results = read_results(bytes_of("vaga-valja-vag"));
  results["run"]["project"]["name"] = "שלום";
  const std::string page = page_of(results);
  EXPECT_TRUE(has(page, "<title>שלום: rapport</title>"));
  EXPECT_TRUE(has(page, "<h1><bdi>שלום</bdi></h1>"));
}

TEST(HtmlReport, HostileNamesStayText) {
  Json results = read_results(bytes_of("steget-vidare"));
  const std::string hostile = "\"><script>document.title='ran'</script>\u202E";
  results["run"]["project"]["name"] = hostile;
  results["run"]["project"]["owner"] = hostile;
  results["plugins"][0]["id"] = hostile;
  results["plugins"][0]["title"] = {{"sv", hostile}, {"en", hostile}};
  Json& table = results["plugins"][0]["tables"][0];
  table["id"] = hostile;
  table["title"] = {{"sv", hostile}, {"en", hostile}};
  table["labels"]["state"]["employed"] = {{"sv", hostile}, {"en", hostile}};
  for (Json& row : table["rows"]) row["stratum"] = {{hostile, hostile}};
  const std::string page = page_of(results);
  EXPECT_FALSE(has(page, "<script>document"));
  EXPECT_FALSE(has(page, "\u202E"));
  EXPECT_TRUE(has(page, "&lt;script&gt;document.title=&#39;ran&#39;"));
  EXPECT_TRUE(has(page, "href=\"#%22%3E%3Cscript%3Edocument.title%3D%27ran%27%3C%2Fscript%3E"));
}

TEST(ResultsReader, RefusesWhatItDoesNotUnderstand) {
  const std::string whole = bytes_of("steget-vidare");
  EXPECT_NO_THROW(read_results(whole));
  EXPECT_THROW(read_results(""), UnreadableResults);
  EXPECT_THROW(read_results(whole.substr(0, whole.size() / 2)), UnreadableResults);
  EXPECT_THROW(read_results("[]"), UnreadableResults);
  EXPECT_THROW(read_results("{\"schema\": 1}"), UnreadableResults);
  Json other = read_results(whole);
  other["schema"] = 2;
  try {
    read_results(other.dump());
    FAIL();
  } catch (const UnreadableResults& problem) {
    EXPECT_TRUE(has(problem.text().sv, "schema 2"));
    EXPECT_TRUE(has(problem.text().en, "reads schema 1"));
  }
  other["schema"] = 1;
  other["plugins"][0]["tables"][0]["rows"] = {1, 2};
  EXPECT_THROW(read_results(other.dump()), UnreadableResults);
}

// Whatever the form of the parts, a page is made.
TEST(HtmlReport, PartsOfAnyFormMakeAPage) {
  const Json whole = read_results(bytes_of("steget-vidare"));
  for (const Json& strange : {Json(), Json(7), Json("text"), Json::array({1}), Json::object()}) {
    for (const char* key : {"title", "kind", "columns", "labels", "rows", "description"}) {
      Json results = whole;
      for (Json& plugin : results["plugins"]) {
        for (Json& table : plugin["tables"]) table[key] = strange;
      }
      EXPECT_TRUE(html_report(results, Language::swedish).ends_with("</html>\n")) << key << strange;
    }
  }
}

}  // namespace
}  // namespace fotfaste::report
