// Every finding about project.toml: one piece of text that gives it, and the place that it points at.
#include <algorithm>
#include <cstddef>
#include <set>

#include "model/finding_catalogue.hpp"
#include "model/words.hpp"
#include "project_files.hpp"

namespace fotfaste::intake {
namespace {

struct Case {
  std::string_view name;
  std::string_view code;
  std::string_view found;        // in good_project ...
  std::string_view replacement;  // ... and what stands there instead
  std::string_view marked;       // what the carets stand under; empty: the finding has no place in a line
  std::string_view said = {};    // part of the English message, note or help
};

const Case cases[] = {
    {"document_changed", "C033", "id = \"goal-metrics\"",
     "id = \"goal-metrics\"\n[[plugin.goal]]\nid = \"a\"\nevidence = { document = \"deltagare.csv\", "
     "document_sha256 = \"00\" }",
     "\"00\"", "the file now has 5d2aabfdecfa5f5a"},
    {"document_without_checksum", "C034", "id = \"goal-metrics\"",
     "id = \"goal-metrics\"\n[[plugin.checklist]]\nid = \"a\"\n[[plugin.checklist.point]]\nevidence = { "
     "document "
     "= \"deltagare.csv\" }",
     "\"deltagare.csv\"", "add: document_sha256 = "},
    {"not_toml", "C001", "name = \"y\"", "name = y", "y", "quotation marks"},
    {"curly_quotes", "C001", "name = \"y\"", "name = “y”", "“", "straight"},
    {"decimal_comma", "C001", "id = \"x\"", "union_cofinancing_rate = 0,40", ",", "decimal point"},
    {"open_quote", "C001", "name = \"y\"", "name = \"y", "", "does not end"},
    {"bare_swedish_key", "C001", "name = \"y\"", "namnet är = 1", "ä", "quotation marks"},
    {"three_brackets", "C001", "[[plugin]]", "[[[plugin]]", "[", {}},
    {"empty_heading", "C001", "[[plugin]]", "[=]", "=", {}},
    {"not_utf8", "C001", "name = \"y\"", "name = \"\xE5\"", {}, "UTF-8"},
    {"twice_in_file", "C001", "name = \"y\"", "id = \"y\"", "", "earlier"},
    {"impossible_date", "C001", "2025-01-01", "2025-02-30", "", "2024-09-01"},
    {"unknown_key", "C003", "[project]", "[project]\nplaned_participants = 60", "planed_participants",
     "planned_participants"},
    {"unknown_top_level", "C003", "[[plugin]]", "[[plugins]]\nid=\"a\"\n[[plugin]]", "plugins", "plugin"},
    {"unknown_key_of_source", "C003", "file = ", "delimeter = \";\"\nfile = ", "delimeter", "delimiter"},
    {"unknown_report_key", "C003", "[data.", "[report]\nfew_bellow = 10\n[data.", "few_bellow", "few_below"},
    {"unknown_label_language", "C003", "[data.", "[labels.state]\na = { swe = \"b\" }\n[data.", "swe", ""},
    {"absent_instrument", "C030", "[[plugin]]", "[[instrument]]\nfile = \"borta.toml\"\n[[plugin]]",
     "\"borta.toml\"", "looked for here"},
    {"date_in_quotes", "C004", "as_of = 2025-01-01", "start = \"2024-09-01\"\nas_of = 2025-01-01",
     "\"2024-09-01\"", "= 2024-09-01"},
    {"number_as_name", "C004", "name = \"y\"", "name = 5", "5", "must be text"},
    {"time_of_day", "C004", "2025-01-01", "2025-01-01T10:00:00", "2025-01-01T10:00:00", "without a time"},
    {"endless_number", "C004", "[data.", "[simulation]\na = [inf]\n[data.", "inf", "without end"},
    {"single_plugin_table", "C004", "[[plugin]]", "[plugin]", "[plugin]", "[[plugin]]"},
    {"parameters_not_table", "C004", "id = \"goal-metrics\"", "id = \"goal-metrics\"\nparameters = 1", "1",
     "a table"},
    {"no_id", "C005", "id = \"x\"\n", "", "[project]", "23-079-S14"},
    {"empty_name", "C005", "\"y\"", "\"\"", "\"\"", "no name"},
    {"no_card", "C005", "[project]\nid = \"x\"\nname = \"y\"\n", "", "", "[project] is missing"},
    {"no_file", "C005", "file = \"deltagare.csv\"\n", "", "[data.participations]", "no file"},
    {"plugin_without_id", "C005", "id = \"goal-metrics\"", "enabled = true", "[[plugin]]", "no id"},
    {"empty_header", "C005", "[[plugin]]", "columns = { person = \"\", entry = \"b\" }\n[[plugin]]", "\"\"",
     ""},
    {"no_as_of", "C006", "as_of = 2025-01-01", "end = 2026-06-30", "[project]", "as_of = 2026-06-30"},
    {"end_before_start", "C007", "as_of", "start = 2024-02-01\nend = 2024-01-31\nas_of", "2024-01-31",
     "before 2024-02-01"},
    {"check_digit", "C008", "as_of", "organisation_number = \"212000-1992\"\nas_of", "\"212000-1992\"", ""},
    {"too_few_digits", "C008", "as_of", "organisation_number = 21200019\nas_of", "21200019", ""},
    {"per_cent_as_share", "C009", "as_of", "union_cofinancing_rate = 40\nas_of", "40", "0.40"},
    {"negative_share", "C009", "as_of", "support_rate = -0.1\nas_of", "-0.1", ""},
    {"short_postcode", "C010", "as_of", "postcode = \"6918\"\nas_of", "\"6918\"", ""},
    {"no_participants_planned", "C011", "as_of", "planned_participants = 0\nas_of", "0", "at least 1"},
    {"few_below_nothing", "C011", "[data.", "[report]\nfew_below = 0\n[data.", "0", ""},
    {"no_participations", "C012", "[data.participations]", "[data.states]", "[data.states]", ""},
    {"no_data", "C012", "[data.participations]\nfile = \"deltagare.csv\"\n", "", "", ""},
    {"file_not_there", "C013", "deltagare.csv", "deltagre.csv", "\"deltagre.csv\"", "deltagre.csv"},
    {"file_is_folder", "C013", "deltagare.csv", ".", "\".\"", "folder"},
    {"plugin_twice", "C014", "[[plugin]]", "[[plugin]]\nid = \"goal-metrics\"\n[[plugin]]",
     "\"goal-metrics\"", "line 8"},
    {"unknown_table", "C015", "[[plugin]]", "[data.state]\nfile = \"deltagare.csv\"\n[[plugin]]", "state",
     "states"},
    {"unknown_column", "C016", "[[plugin]]", "codes.gendr = { \"K\" = \"woman\" }\n[[plugin]]", "gendr",
     "gender"},
    {"mapping_turned_round", "C016", "[[plugin]]",
     "columns = { person = \"a\", entry = \"b\", \"kön\" = \"gender\" }\n[[plugin]]", "\"kön\"",
     "\"gender\""},
    {"unknown_code", "C017", "[[plugin]]", "codes.gender = { \"K\" = \"womn\" }\n[[plugin]]", "\"womn\"",
     "woman"},
    {"unknown_core_state", "C017", "[[plugin]]",
     "[data.states]\nfile = \"deltagare.csv\"\ncore = { \"Arbete\" = \"employment\" }\n[[plugin]]",
     "\"employment\"", "employed"},
    {"code_as_number", "C017", "[[plugin]]", "codes.gender = { \"K\" = 1 }\n[[plugin]]", "1",
     "choose one of"},
    {"text_as_date", "C018", "[[plugin]]", "constants = { entry = \"hösten\" }\n[[plugin]]", "\"hösten\"",
     "a date"},
    {"scale_too_high", "C018", "[[plugin]]", "codes.isced = { \"Hög\" = 9 }\n[[plugin]]", "9", "0 to 8"},
    {"yes_no_as_two", "C018", "[[plugin]]", "codes.rural = { \"X\" = 2 }\n[[plugin]]", "2", "1 (yes)"},
    {"constant_person", "C018", "[[plugin]]", "constants = { person = \"a\" }\n[[plugin]]", "\"a\"",
     "the file"},
    {"core_in_participations", "C019", "[[plugin]]", "core = { a = \"employed\" }\n[[plugin]]", "core",
     "[data.states]"},
    {"groups_in_states", "C019", "[[plugin]]",
     "[data.states]\nfile = \"deltagare.csv\"\ngroups = { KAA = \"kaa\" }\n[[plugin]]", "groups",
     "[data.participations]"},
    {"months_in_disorder", "C020", "[[plugin]]",
     "[data.states]\nfile = \"deltagare.csv\"\nwide = { columns = \"1999-06..1993-07\", header = "
     "\"{yy}{mm}\" "
     "}\n[[plugin]]",
     "\"1999-06..1993-07\"", "before the first"},
    {"no_such_month", "C020", "[[plugin]]",
     "[data.states]\nfile = \"deltagare.csv\"\nwide = { columns = \"1993-13..1999-06\", header = "
     "\"{yy}{mm}\" "
     "}\n[[plugin]]",
     "\"1993-13..1999-06\"", "two months"},
    {"too_many_months", "C020", "[[plugin]]",
     "[data.states]\nfile = \"deltagare.csv\"\nwide = { columns = \"1900-01..2000-01\", header = \"{n}\" "
     "}\n[[plugin]]",
     "\"1900-01..2000-01\"", "1 200"},
    {"unknown_token", "C020", "[[plugin]]",
     "[data.states]\nfile = \"deltagare.csv\"\nwide = { columns = \"1993-07..1999-06\", header = \"{week}\" "
     "}\n[[plugin]]",
     "\"{week}\"", "{week}"},
    {"months_alike", "C020", "[[plugin]]",
     "[data.states]\nfile = \"deltagare.csv\"\nwide = { columns = \"1993-07..1999-06\", header = \"{Mon}\" "
     "}\n[[plugin]]",
     "\"{Mon}\"", "\"Jul\""},
    {"wide_without_header", "C020", "[[plugin]]",
     "[data.states]\nfile = \"deltagare.csv\"\nwide = { columns = \"1993-07..1999-06\" }\n[[plugin]]",
     "{ columns = \"1993-07..1999-06\" }", "both"},
    {"column_and_constant", "C022", "[[plugin]]",
     "columns = { person = \"a\", entry = \"b\" }\nconstants = { entry = 2024-01-01 }\n[[plugin]]", "entry",
     ""},
    {"two_as_of", "C022", "[project]", "as_of = 2024-12-31\n[project]", "as_of", ""},
    {"parameter_twice", "C022", "id = \"goal-metrics\"",
     "id = \"goal-metrics\"\nby = []\nparameters = { by = [] }", "by", ""},
    {"delimiter_in_words", "C023", "[[plugin]]", "delimiter = \"semikolon\"\n[[plugin]]", "\"semikolon\"",
     "tab"},
    {"other_encoding", "C023", "[[plugin]]", "encoding = \"utf-16\"\n[[plugin]]", "\"utf-16\"",
     "windows-1252"},
    {"no_plugin", "C024", "[[plugin]]\nid = \"goal-metrics\"\n", "", "", ""},
    {"all_disabled", "C024", "id = \"goal-metrics\"", "id = \"goal-metrics\"\nenabled = false", "", ""},
    {"month_as_start", "C040", "as_of", "start = \"2024-08\"\nas_of", "\"2024-08\"", "read as 2024-08-01"},
    {"month_as_end", "C040", "as_of", "end = \"2028-02\"\nas_of", "\"2028-02\"", "read as 2028-02-29"},
    {"year_as_end", "C040", "as_of", "end = \"2027\"\nas_of", "\"2027\"", "read as 2027-12-31"},
    {"amounts_that_do_not_add_up", "C041", "as_of",
     "total_budget = 1000\ngranted_support = 700\nown_financing = 200\nas_of", "1000",
     "support and own financing are 900"},
    {"more_support_than_budget", "C041", "as_of", "total_budget = 1000\ngranted_support = 1001\nas_of",
     "1000", "support and own financing are 1001"},
    {"the_unions_rate_as_the_supports", "C042", "as_of",
     "total_budget = 8923460\ngranted_support = 6692666\nsupport_rate = 0.50\nas_of", "0.50",
     "the support granted is 0.75 of the budget"},
    {"ages_that_cross", "C043", "as_of", "age_at_entry = { least = 25, most = 24 }\nas_of", "",
     "one limit only"},
    {"no_age", "C043", "as_of", "age_at_entry = {}\nas_of", "", "one limit only"},
    {"negative_age", "C043", "as_of", "age_at_entry = { least = -1 }\nas_of", "", "one limit only"},
    {"unknown_age_limit", "C003", "as_of", "age_at_entry = { leest = 18 }\nas_of", "leest", "least"},
    {"age_in_words", "C004", "as_of", "age_at_entry = { least = \"arton\" }\nas_of", "\"arton\"", ""},
    {"age_without_braces", "C004", "as_of", "age_at_entry = 18\nas_of", "18", ""},
    {"no_month", "C004", "as_of", "end = \"2027-13\"\nas_of", "\"2027-13\"", {}},
    {"as_of_too_early", "C025", "as_of", "start = 2025-01-02\nas_of", "2025-01-01", "2025-01-02"},
    {"entry_not_mapped", "C026", "[[plugin]]", "columns = { person = \"a\" }\n[[plugin]]", "columns",
     "entry"},
    {"person_not_mapped", "C026", "[[plugin]]",
     "[data.events]\nfile = \"deltagare.csv\"\ncolumns = { kind = \"a\", date = \"b\" }\n[[plugin]]",
     "columns", "person"},
};

std::string marked_text(const model::Place& place) {
  const std::u32string all = model::characters(place.excerpt);
  std::string text;
  for (const char32_t c : all.substr(std::min<std::size_t>(place.caret, all.size()), place.caret_length)) {
    // Enough UTF-8 for the cases: two and three bytes.
    if (c < 0x80) {
      text.push_back(static_cast<char>(c));
    } else if (c < 0x800) {
      text.push_back(static_cast<char>(0xC0 | (c >> 6)));
      text.push_back(static_cast<char>(0x80 | (c & 0x3F)));
    } else {
      text.push_back(static_cast<char>(0xE0 | (c >> 12)));
      text.push_back(static_cast<char>(0x80 | ((c >> 6) & 0x3F)));
      text.push_back(static_cast<char>(0x80 | (c & 0x3F)));
    }
  }
  return text;
}

std::string with_case(const Case& wanted) {
  std::string text(good_project);
  const std::size_t at = text.find(wanted.found);
  if (at != std::string::npos) text.replace(at, wanted.found.size(), wanted.replacement);
  return text;
}

class ConfigurationFinding : public ProjectFiles, public ::testing::WithParamInterface<Case> {};

TEST_P(ConfigurationFinding, PointsAtItsPlace) {
  const Case& wanted = GetParam();
  const std::string text = with_case(wanted);
  ASSERT_NE(text, good_project);
  const ProjectReading reading = read(text);
  const auto found = std::find_if(reading.findings.begin(), reading.findings.end(),
                                  [&](const model::Finding& finding) { return finding.code == wanted.code; });
  ASSERT_NE(found, reading.findings.end()) << "found: " << codes(reading);

  const model::Rule* rule = model::find_rule(wanted.code);
  ASSERT_NE(rule, nullptr);
  EXPECT_EQ(found->severity, rule->severity);
  ASSERT_EQ(found->places.size(), 1u);
  const model::Place& place = found->places.front();
  EXPECT_TRUE(place.file.ends_with("project.toml"));
  if (!wanted.marked.empty()) {
    EXPECT_EQ(marked_text(place), wanted.marked);
    EXPECT_EQ(place.column, place.caret + 1);
    EXPECT_NE(text.find(place.excerpt), std::string::npos);
  }
  const std::string said = found->message.en + "\n" + place.note.en + "\n" + found->help.en;
  EXPECT_NE(said.find(wanted.said), std::string::npos) << said;
  for (const model::Text& words : {found->message, found->help}) {
    EXPECT_FALSE(words.sv.empty());
    EXPECT_FALSE(words.en.empty());
  }
  EXPECT_EQ(place.note.sv.empty(), place.note.en.empty());
}

INSTANTIATE_TEST_SUITE_P(All, ConfigurationFinding, ::testing::ValuesIn(cases),
                         [](const auto& info) { return std::string(info.param.name); });

class ConfigurationFindings : public ProjectFiles {};

TEST_F(ConfigurationFindings, AreNoneForAGoodFile) {
  const ProjectReading reading = read(good_project);
  EXPECT_EQ(codes(reading), "");
  EXPECT_TRUE(reading.usable);
  EXPECT_FALSE(reading.data_missing);
}

TEST_F(ConfigurationFindings, AreAllGivenAtOnceInTheOrderOfTheFile) {
  const ProjectReading reading = read(
      "[project]\n"
      "nmae = \"y\"\n"
      "end = \"senare\"\n"
      "union_cofinancing_rate = 40\n"
      "[data.participations]\n"
      "file = \"borta.csv\"\n"
      "codes.gender = { \"Kvinna\" = \"kvinna\", \"Man\" = \"men\" }\n"
      "[[plugin]]\n");
  EXPECT_EQ(codes(reading), "C024 C005 C005 C006 C003 C004 C009 C013 C017 C017 C005")
      << "findings without a line come first";
}

TEST_F(ConfigurationFindings, CountCharactersAndNotBytes) {
  const ProjectReading reading = read(
      "[data.participations]\nfile = \"deltagare.csv\"\ncodes.gender = { \"Åäö\" = \"wmoan\" }\n"
      "[project]\nid = \"x\"\nname = \"y\"\nas_of = 2025-01-01\n[[plugin]]\nid = \"a\"\n");
  ASSERT_EQ(codes(reading), "C017");
  EXPECT_EQ(reading.findings[0].places[0].row, 3u);
  EXPECT_EQ(reading.findings[0].places[0].column, 26u);
}

TEST_F(ConfigurationFindings, StandInTheCatalogueWithEveryTextInBothLanguages) {
  std::set<std::string_view> seen;
  for (const model::Rule& rule : model::configuration_rules()) {
    EXPECT_TRUE(seen.insert(rule.code).second) << rule.code << " stands twice";
    EXPECT_EQ(rule.code.size(), 4u);
    EXPECT_EQ(rule.code.front(), 'C');
    for (const model::RuleText& text : {rule.title, rule.intent, rule.rule, rule.help}) {
      EXPECT_FALSE(text.sv.empty()) << rule.code;
      EXPECT_FALSE(text.en.empty()) << rule.code;
      EXPECT_NE(text.sv, text.en) << rule.code;
    }
    EXPECT_FALSE(rule.example.empty()) << rule.code;
  }
}

TEST_F(ConfigurationFindings, HaveATestEach) {
  // These need more than a line of the file and are tested by themselves.
  std::set<std::string_view> tested = {"C002", "C021", "C031"};
  for (const Case& each : cases) tested.insert(each.code);
  for (const model::Rule& rule : model::configuration_rules()) {
    EXPECT_EQ(tested.count(rule.code), 1u) << rule.code << " is in the catalogue and never tested";
  }
}

TEST_F(ConfigurationFindings, SayThatTheFileCannotBeOpened) {
  EXPECT_EQ(codes(read_project(folder_ / "borta.toml")), "C002");
  EXPECT_EQ(codes(read_project(folder_)), "C002");
  EXPECT_FALSE(read_project(folder_).usable);
}

TEST_F(ConfigurationFindings, NoteAPathFromTheRoot) {
  std::string text(good_project);
  const std::string file = (folder_ / "deltagare.csv").string();
  text.replace(text.find("deltagare.csv"), 13, file);
  const ProjectReading reading = read(text);
  ASSERT_EQ(codes(reading), "C021");
  EXPECT_EQ(reading.findings[0].severity, model::Severity::note);
  EXPECT_TRUE(reading.usable);
}

}  // namespace
}  // namespace fotfaste::intake
