#include "report/diff/diff.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <set>
#include <sstream>

#include "report/diff/document.hpp"
#include "report/diff/text.hpp"
#include "report/display_text.hpp"
#include "report/html/html_report.hpp"
#include "report/json_text.hpp"
#include "report/results_reader.hpp"

namespace fotfaste::report {
namespace {

using model::Language;

constexpr const char* projects[] = {"fasetten", "framtidsjobb-avesta", "jobb-inom-sex-manader",
                                    "steget-vidare", "vaga-valja-vag"};

Json results_of(const std::string& file) {
  std::ifstream stream(std::string(FOTFASTE_CONFIGS) + "/" + file);
  std::stringstream text;
  text << stream.rdbuf();
  return read_results(text.str());
}

Json kept(const std::string& project) {
  return results_of(project + "/expected/results.json");
}

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

Json& plugin_in(Json& results, const std::string& id) {
  for (Json& plugin : results["plugins"]) {
    if (plugin["id"] == id) return plugin;
  }
  throw std::out_of_range(id);
}

Json& table_in(Json& plugin, const std::string& id) {
  for (Json& table : plugin["tables"]) {
    if (table["id"] == id) return table;
  }
  throw std::out_of_range(id);
}

// The first goal of everybody.
Json& goal_in(Json& results, const std::string& goal) {
  for (Json& row : table_in(plugin_in(results, "goal-metrics"), "goals")["rows"]) {
    if (row["goal"] == goal && row["stratum"].empty()) return row;
  }
  throw std::out_of_range(goal);
}

std::string text_of(const Json& before, const Json& after, Extent extent = Extent::largest,
                    Language language = Language::swedish, std::size_t width = 100) {
  return difference_text(compare_runs(before, after), {language, false, width}, extent);
}

// Everything as lines that do not depend on the order of plugins and tables.
std::multiset<std::string> lines_of(const Json& document) {
  std::multiset<std::string> lines;
  for (const char* part : {"definitions", "goals", "rows"}) {
    for (const Json& one : document[part]) lines.insert(std::string(part) + one.dump());
  }
  for (const auto& [part, list] : document["data"].items()) {
    for (const Json& one : list) lines.insert(part + one.dump());
  }
  return lines;
}

// What the other way round is expected to say.
Json mirrored(Json document) {
  const auto swap = [](Json& one) {
    if (one.contains("before")) std::swap(one["before"], one["after"]);
    if (one.contains("verdict_before")) std::swap(one["verdict_before"], one["verdict_after"]);
    if (one.contains("difference") && one["difference"].is_number())
      one["difference"] = 0.0 - one["difference"].get<double>();
    if (one.contains("change")) {
      if (one["change"] == "added") {
        one["change"] = "removed";
      } else if (one["change"] == "removed") {
        one["change"] = "added";
      }
    }
  };
  for (const char* part : {"definitions", "goals", "rows"}) {
    for (Json& one : document[part]) swap(one);
  }
  for (auto& [part, list] : document["data"].items()) {
    for (Json& one : list) swap(one);
  }
  return document;
}

TEST(Diff, OfARunWithItselfIsEmpty) {
  for (const char* project : projects) {
    const Json results = kept(project);
    const Difference difference = compare_runs(results, results);
    EXPECT_TRUE(difference.empty()) << project << difference_document(difference).dump(1);
    EXPECT_TRUE(difference.doubts.empty());
    EXPECT_EQ(difference_document(difference)["equal"], true);
    EXPECT_TRUE(has(text_of(results, results), "Inget har ändrats."));
  }
}

TEST(Diff, IsMirroredTheOtherWayRound) {
  const std::pair<const char*, const char*> pairs[] = {
      {"framtidsjobb-avesta/expected/results-8.json", "framtidsjobb-avesta/expected/results-40.json"},
      {"framtidsjobb-avesta/expected/results-20.json", "framtidsjobb-avesta/expected/results.json"},
      {"fasetten/expected/results.json", "jobb-inom-sex-manader/expected/results.json"}};
  for (const auto& [first, second] : pairs) {
    const Json before = results_of(first);
    const Json after = results_of(second);
    const Json there = difference_document(compare_runs(before, after));
    Json back = mirrored(difference_document(compare_runs(after, before)));
    // Texts and the measure of a row are those of the later run where the runs say it differently.
    EXPECT_FALSE(lines_of(there).empty()) << first;
    EXPECT_EQ(lines_of(there), lines_of(back)) << first;
  }
}

TEST(Diff, DoesNotDependOnTheOrderOfRowsFilesAndFindings) {
  const Json before = results_of("framtidsjobb-avesta/expected/results-8.json");
  const Json after = results_of("framtidsjobb-avesta/expected/results-40.json");
  Json turned = after;
  for (Json& plugin : turned["plugins"]) {
    std::reverse(plugin["findings"].begin(), plugin["findings"].end());
    for (Json& table : plugin["tables"]) std::reverse(table["rows"].begin(), table["rows"].end());
  }
  std::reverse(turned["run"]["inputs"].begin(), turned["run"]["inputs"].end());
  std::reverse(turned["findings"].begin(), turned["findings"].end());
  EXPECT_TRUE(compare_runs(after, turned).empty());
  const auto bytes = [&](const Json& later) {
    return json_text(difference_document(compare_runs(before, later)));
  };
  EXPECT_EQ(bytes(after), bytes(turned));
  EXPECT_EQ(text_of(before, after, Extent::all), text_of(before, turned, Extent::all));
  EXPECT_EQ(text_of(before, after), text_of(before, turned));
}

TEST(Diff, TellsAChangedVerdictFirstWithCountsAndPoints) {
  const Json before = kept("jobb-inom-sex-manader");
  Json after = before;
  Json& rows = table_in(plugin_in(after, "goal-metrics"), "goals")["rows"];
  Json& first = rows[0];
  first["planned"] = 61;
  Json& goal = goal_in(after, "ready-or-employed");
  const Json earlier = goal;
  ASSERT_EQ(goal["few"], 0);
  goal["numerator"] = earlier["numerator"].get<int>() + 3;
  goal["value"] = goal["numerator"].get<double>() / goal["denominator"].get<double>();
  goal["verdict"] = earlier["verdict"] == "reached" ? "not_reached" : "reached";
  const Difference difference = compare_runs(before, after);
  ASSERT_EQ(difference.goals.size(), 2U);
  EXPECT_TRUE(difference.goals[0].verdict_changed);
  EXPECT_EQ(difference.goals[0].value_after(), goal["value"].get<double>());
  EXPECT_TRUE(difference.goals[1].definition_changed);
  EXPECT_TRUE(difference.rows.empty());
  ASSERT_EQ(difference.definitions.size(), 1U);
  EXPECT_EQ(difference.definitions[0].definition, Definition::goal);
  EXPECT_EQ(causes_of(difference.goals[0]), std::vector<Cause>{});
  EXPECT_EQ(causes_of(difference.goals[1]), std::vector<Cause>{Cause::goal});
  const std::string text = text_of(before, after, Extent::largest, Language::swedish, 400);
  EXPECT_TRUE(has(text, "Bedömningen är nu ")) << text;
  EXPECT_TRUE(has(text, "procentenheter mer")) << text;
  EXPECT_FALSE(has(text, "signifikan")) << text;
}

TEST(Diff, GivesNoShareOfFew) {
  const Json before = kept("jobb-inom-sex-manader");
  Json after = before;
  Json& goal = goal_in(after, "ready-or-employed");
  goal["numerator"] = 3;
  goal["denominator"] = 5;
  goal["value"] = 0.6;
  goal["few"] = 1;
  const Difference difference = compare_runs(before, after);
  ASSERT_EQ(difference.goals.size(), 1U);
  EXPECT_FALSE(difference.goals[0].difference());
  const std::string text = text_of(before, after, Extent::largest, Language::swedish, 400);
  EXPECT_TRUE(has(text, "Nu 3 av 5, förra gången")) << text;
  EXPECT_TRUE(has(text, "För få för att säga om andelen ändrats: färre än 20")) << text;
  EXPECT_FALSE(has(text, "(60 %)")) << text;
  EXPECT_EQ(difference_document(difference)["goals"][0]["difference"], nullptr);
}

TEST(Diff, MarksFiguresThatADefinitionMayHaveChanged) {
  const Json before = kept("jobb-inom-sex-manader");
  Json after = before;
  const auto change_a_figure = [](Json& plugin, const char* id) {
    Json& row = table_in(plugin, id)["rows"][0];
    row["numerator"] = row["numerator"].get<int>() + 1;
  };
  Json& followup = plugin_in(after, "longitudinal-followup");
  change_a_figure(followup, "state-at-point");
  change_a_figure(plugin_in(after, "progression"), "rating-flow");
  const auto causes_in = [&](const Json& results, const char* plugin) {
    const Difference difference = compare_runs(before, results);
    for (const RowChange& row : difference.rows) {
      if ((*row.table->plugin)["id"] == plugin) return causes_of(row);
    }
    throw std::out_of_range(plugin);
  };
  EXPECT_TRUE(causes_in(after, "longitudinal-followup").empty());
  followup["version"] = "9.0.0";
  EXPECT_EQ(causes_in(after, "longitudinal-followup"), std::vector<Cause>{Cause::plugin});
  EXPECT_TRUE(causes_in(after, "progression").empty());
  const std::string text = text_of(before, after, Extent::largest, Language::swedish, 400);
  EXPECT_TRUE(has(text, "version: 9.0.0, tidigare ")) << text;
  EXPECT_TRUE(has(text, "* Kan bero på annat än uppgifterna")) << text;
  Json file_changed = after;
  file_changed["run"]["project"]["sha256"] = std::string(64, '0');
  for (Json& plugin : file_changed["plugins"]) plugin.erase("parameters");
  Json unrecorded = before;
  for (Json& plugin : unrecorded["plugins"]) plugin.erase("parameters");
  const Difference difference = compare_runs(unrecorded, file_changed);
  for (const RowChange& row : difference.rows) {
    const auto causes = causes_of(row);
    EXPECT_EQ(std::count(causes.begin(), causes.end(), Cause::project_file), 1);
  }
}

TEST(Diff, ComparesWhatWasConfiguredWhereBothRunsRecordIt) {
  Json before = kept("jobb-inom-sex-manader");
  for (Json& plugin : before["plugins"]) plugin.erase("parameters");
  Json after = before;
  plugin_in(after, "progression")["parameters"] = Json::parse(R"({"by": ["gender"]})");
  const Difference one_sided = compare_runs(before, after);
  ASSERT_EQ(one_sided.definitions.size(), 1U);
  EXPECT_EQ(one_sided.definitions[0].definition, Definition::not_recorded);
  EXPECT_TRUE(has(text_of(before, after), "den tidigare körningen anger inte vilka inställningar"));

  plugin_in(before, "progression")["parameters"] =
      Json::parse(R"({"by": ["gender", "cohort"], "waves": [{"id": "a", "n": 1}, {"id": "b", "n": 2}]})");
  plugin_in(after, "progression")["parameters"] =
      Json::parse(R"({"by": ["gender"], "waves": [{"id": "a", "n": 3}, {"id": "c", "n": 2}], "new": true})");
  const Difference both = compare_runs(before, after);
  std::multiset<std::string> names;
  for (const DefinitionChange& change : both.definitions) {
    EXPECT_EQ(change.definition, Definition::configuration);
    names.insert(std::string(word(change.change)) + " " + change.name);
  }
  EXPECT_EQ(names, (std::multiset<std::string>{"added new", "added waves.c", "changed by",
                                               "changed waves.a.n", "removed waves.b"}));
}

TEST(Diff, MarksOnlyTheGoalThatWasConfiguredAnew) {
  Json before = kept("jobb-inom-sex-manader");
  for (Json& plugin : before["plugins"]) plugin.erase("parameters");
  Json& earlier = plugin_in(before, "goal-metrics");
  earlier["parameters"] = Json::parse(
      R"({"goal": [{"id": "ready-or-employed", "by": "exit"}, {"id": "share-women", "by": "exit"}]})");
  Json after = before;
  Json& later = plugin_in(after, "goal-metrics");
  later["parameters"]["goal"][0]["by"] = "exit+6m";
  later["parameter_notes"] = Json::parse(
      R"({"labels": {"goal/by": {"label": {"sv": "när det bedöms", "en": "when it is judged"}, "unit": null}}})");
  for (const char* id : {"ready-or-employed", "share-women"}) {
    Json& goal = goal_in(after, id);
    goal["numerator"] = goal["numerator"].get<int>() - 1;
  }
  const Difference difference = compare_runs(before, after);
  ASSERT_EQ(difference.definitions.size(), 1U);
  EXPECT_EQ(difference.definitions[0].name, "goal.ready-or-employed.by");
  ASSERT_EQ(difference.goals.size(), 2U);
  for (const GoalChange& goal : difference.goals) {
    const bool changed = goal.latest()["goal"] == "ready-or-employed";
    EXPECT_EQ(causes_of(goal), changed ? std::vector<Cause>{Cause::goal} : std::vector<Cause>{});
  }
  EXPECT_TRUE(has(text_of(before, after, Extent::largest, Language::swedish, 400),
                  "inställningen ”när det bedöms” (goal.ready-or-employed.by): exit+6m, tidigare exit."));
}

TEST(Diff, TellsTablesAndColumnsApartFromFigures) {
  const Json before = kept("jobb-inom-sex-manader");
  Json after = before;
  Json& followup = plugin_in(after, "longitudinal-followup");
  const std::string gone = followup["tables"][0]["title"]["sv"];
  followup["tables"].erase(followup["tables"].begin());
  Json& remained = table_in(followup, "remained");
  remained["columns"].push_back(
      Json::parse(R"({"name": "more", "role": "attribute", "type": "integer", "unit": null,
                      "label": {"sv": "fler", "en": "more"}, "added": false})"));
  for (Json& row : remained["rows"]) row["more"] = 1;
  const Difference difference = compare_runs(before, after);
  ASSERT_EQ(difference.definitions.size(), 2U) << difference_document(difference)["definitions"].dump(1);
  // A column that is new is said once, and not for each row.
  for (const RowChange& row : difference.rows) EXPECT_EQ(row.change, Change::removed);
  const std::string text = text_of(before, after, Extent::largest, Language::swedish, 400);
  EXPECT_TRUE(has(text, "tabellen ”" + gone)) << text;
  EXPECT_TRUE(has(text, "kolumnen ”fler” är ny")) << text;
}

TEST(Diff, RowsOfOtherDimensionsAreNotCompared) {
  const Json before = kept("jobb-inom-sex-manader");
  Json after = before;
  Json& table = table_in(plugin_in(after, "longitudinal-followup"), "state-at-point");
  for (Json& column : table["columns"]) {
    if (column["name"] == "state") column["role"] = "attribute";
  }
  const Difference difference = compare_runs(before, after);
  EXPECT_TRUE(difference.rows.empty());
  EXPECT_FALSE(difference.definitions.empty());
}

TEST(Diff, TellsDataAndFindings) {
  const Json before = kept("jobb-inom-sex-manader");
  Json after = before;
  Json& input = after["run"]["inputs"][0];
  input["sha256"] = std::string(64, 'a');
  input["rows"] = input["rows"].get<int>() + 2;
  input["set_aside"] = 2;
  after["flow"]["excluded"].push_back(Json::parse(R"({"reason": "D012", "n": 2})"));
  after["findings"].push_back(
      Json::parse(R"({"code": "D012", "severity": "error", "message": {"sv": "Fel datum.", "en": "Bad date."},
                      "help": {"sv": "", "en": ""}, "count": 2, "total": 62,
                      "unit": {"sv": "rader", "en": "rows"}, "places": []})"));
  const Difference difference = compare_runs(before, after);
  EXPECT_TRUE(difference.definitions.empty());
  EXPECT_EQ(difference.inputs.size(), 1U);
  ASSERT_EQ(difference.flow.size(), 1U);
  EXPECT_EQ(difference.flow[0].before, 0.0);
  ASSERT_EQ(difference.findings.size(), 1U);
  const std::string text = text_of(before, after, Extent::largest, Language::swedish, 400);
  EXPECT_TRUE(has(text, "D012 Fel datum. Ny: 2 av 62 rader.")) << text;
  Json fewer = after;
  fewer["findings"].back()["count"] = 1;
  const std::string later = text_of(after, fewer, Extent::largest, Language::swedish, 400);
  EXPECT_TRUE(has(later, "Nu 1 av 62 rader, förra gången 2 av 62 rader.")) << later;
}

TEST(Diff, WarnsOfAnotherProjectAndOfTheWrongOrder) {
  const Json before = kept("fasetten");
  const Json after = kept("jobb-inom-sex-manader");
  EXPECT_EQ(compare_runs(before, after).doubts, std::vector<Doubt>{Doubt::other_project});
  EXPECT_TRUE(has(text_of(before, after), "Varning: körningarna gäller olika projekt"));
  Json earlier = after;
  earlier["run"]["as_of"] = "2020-01-01";
  EXPECT_EQ(compare_runs(after, earlier).doubts, std::vector<Doubt>{Doubt::later_run_is_first});
  EXPECT_TRUE(compare_runs(earlier, after).doubts.empty());
}

TEST(Diff, FitsANarrowTerminal) {
  const Json before = results_of("framtidsjobb-avesta/expected/results-8.json");
  const Json after = results_of("framtidsjobb-avesta/expected/results-40.json");
  for (const std::size_t width : {40U, 60U, 80U, 120U}) {
    const Extent extent = width == 40 ? Extent::all : Extent::largest;
    std::istringstream lines(text_of(before, after, extent, Language::english, width));
    for (std::string line; std::getline(lines, line);) EXPECT_LE(display_width(line), width) << line;
  }
}

// Every text of the results is an attack, and the form of every part is not what is expected.
TEST(Diff, IsSafeWithHostileResults) {
  Json hostile = kept("jobb-inom-sex-manader");
  const std::string attack = "<script>alert(1)</script>\x1b[31m\xE2\x80\xAE";
  hostile["run"]["project"]["name"] = attack + std::string(10000, 'x');
  hostile["run"]["project"]["id"] = attack;
  hostile["run"]["as_of"] = attack;
  hostile["run"]["inputs"][0]["file"] = attack;
  for (Json& plugin : hostile["plugins"]) {
    plugin["title"] = {{"sv", attack}, {"en", attack}};
    plugin["version"] = attack;
    plugin["parameters"] = {{attack, attack}};
    for (Json& table : plugin["tables"]) {
      table["title"] = {{"sv", attack}, {"en", attack}};
      for (Json& row : table["rows"]) {
        for (auto& [name, cell] : row.items()) {
          if (cell.is_string()) cell = attack;
        }
      }
    }
  }
  const Json whole = kept("jobb-inom-sex-manader");
  for (const auto& [before, after] : {std::pair<const Json*, const Json*>(&whole, &hostile),
                                      std::pair<const Json*, const Json*>(&hostile, &whole)}) {
    const std::string text = text_of(*before, *after, Extent::all);
    EXPECT_FALSE(has(text, "\x1b"));
    EXPECT_FALSE(has(text, "\xE2\x80\xAE"));
    const std::string page = html_report(*after, Language::swedish, before);
    EXPECT_FALSE(has(page, "<script>alert"));
    EXPECT_TRUE(has(page, "<section id=since "));
  }
}

TEST(Diff, ReadsDocumentsOfAnyForm) {
  const Json whole = kept("jobb-inom-sex-manader");
  const char* forms[] = {
      R"({"schema": 1, "run": {}, "flow": {}, "plugins": [], "findings": []})",
      R"({"schema": 1, "run": {"project": 3, "as_of": [], "inputs": [1, null]}, "flow": {"excluded": [7]},
          "plugins": [null, 3, {"id": 5, "tables": [1, {"id": {}, "columns": 4, "rows": 5}]},
                      {"tables": [{"kind": "goals", "columns": [{"role": "dimension"}],
                                   "rows": [{"a": 1}, {}, {}, {"goal": [[[]]]}]}], "parameters": [1, {"id": 2}]}],
          "findings": [null, {"places": [3]}, {"places": {}}]})"};
  for (const char* form : forms) {
    const Json odd = read_results(form);
    EXPECT_TRUE(compare_runs(odd, odd).empty()) << form;
    for (const auto& [before, after] : {std::pair(&whole, &odd), std::pair(&odd, &whole)}) {
      EXPECT_FALSE(compare_runs(*before, *after).empty());
      EXPECT_FALSE(text_of(*before, *after, Extent::all).empty());
      EXPECT_FALSE(json_text(difference_document(compare_runs(*before, *after))).empty());
      EXPECT_TRUE(has(html_report(*after, Language::english, before), "id=since "));
    }
  }
}

TEST(Diff, StandsInThePageOnlyWhenAskedFor) {
  const Json before = results_of("framtidsjobb-avesta/expected/results-8.json");
  const Json after = results_of("framtidsjobb-avesta/expected/results-40.json");
  EXPECT_FALSE(has(html_report(after, Language::swedish), "id=since "));
  const std::string page = html_report(after, Language::swedish, &before);
  const std::size_t since = page.find("<section id=since ");
  ASSERT_NE(since, std::string::npos);
  EXPECT_GT(since, page.find("<section id=goals "));
  EXPECT_LT(since, page.find("<section id=flow "));
  EXPECT_TRUE(has(page, "href=\"#since\""));
  EXPECT_EQ(page, html_report(after, Language::swedish, &before));
}

}  // namespace
}  // namespace fotfaste::report
