// What a project.toml becomes, the two projects that come with the program, and files cut short anywhere.
#include "intake/project_file.hpp"

#include <algorithm>
#include <sstream>

#include "fotfaste/sdk/calendar.hpp"
#include "project_files.hpp"

namespace fotfaste::intake {
namespace {

using model::Table;
using model::ValueType;

std::string contents(const std::filesystem::path& file) {
  std::ostringstream text;
  text << std::ifstream(file, std::ios::binary).rdbuf();
  return text.str();
}

model::ColumnId column(std::string_view path) {
  return model::find_column(path).value();
}

class ProjectFile : public ProjectFiles {};

TEST_F(ProjectFile, HoldsTheCard) {
  const ProjectReading reading = read(
      "as_of = 2027-08-31\n[project]\nid = \"a\"\nname = \"Å\"\nowner = \"b\"\nfund = \"ESF+\"\n"
      "start = 2024-09-01\nend = 2027-08-31\nplanned_participants = 60\nunion_cofinancing_rate = 0.4\n"
      "organisation_number = \"212000-1991\"\npostcode = \"691 83\"\nintervention_type = 140\n"
      "[data.participations]\nfile = \"deltagare.csv\"\n[[plugin]]\nid = \"p\"\n[report]\nfew_below = 10\n");
  ASSERT_EQ(codes(reading), "");
  const model::ProjectCard& card = reading.project.card;
  EXPECT_EQ(card.name, "Å");
  EXPECT_EQ(card.start, to_day({2024, 9, 1}));
  EXPECT_EQ(card.end, to_day({2027, 8, 31}));
  EXPECT_EQ(card.planned_participants, 60);
  ASSERT_EQ(card.other.size(), 4u);
  EXPECT_EQ(card.other[0].key, "union_cofinancing_rate");
  EXPECT_EQ(card.other[0].number, 0.4);
  EXPECT_EQ(reading.project.as_of, to_day({2027, 8, 31}));
  EXPECT_EQ(reading.project.few_below, 10);
  EXPECT_EQ(reading.project.lines[2], "id = \"a\"");
}

TEST_F(ProjectFile, TakesTheDayThatIsGiven) {
  std::string text(good_project);
  text.erase(text.find("as_of"), 19);
  write("project.toml", text);
  const ProjectReading reading = read_project(folder_ / "project.toml", std::nullopt, to_day({2025, 6, 30}));
  EXPECT_EQ(codes(reading), "");
  EXPECT_EQ(reading.project.as_of, to_day({2025, 6, 30}));
}

TEST_F(ProjectFile, HoldsTheMapping) {
  const ProjectReading reading = read(
      "[project]\nid = \"a\"\nname = \"b\"\nas_of = 2025-01-01\n[[plugin]]\nid = \"p\"\n"
      "[data.participations]\nfile = \"deltagare.csv\"\ndelimiter = \"tab\"\nencoding = \"UTF-8\"\n"
      "columns = { person = \"id\", gender = \"kön\" }\ncodes.gender = { \"K\" = \"woman\" }\n"
      "constants = { entry = 1993-07-01, rural = true, site = 7 }\n"
      "attributes = { Skola = \"skolform\" }\ngroups = { KAA = \"i kaa\" }\nmissing = [\"-\"]\n"
      "[[data.states]]\nfile = \"deltagare.csv\"\ncore = { \"Jobb\" = \"employed\" }\n"
      "[[data.states]]\nfile = \"deltagare.csv\"\n"
      "wide = { columns = \"1993-07..1999-06\", header = \"{Mon}.{yy}\", person = \"id\" }\n");
  ASSERT_EQ(codes(reading), "");
  ASSERT_EQ(reading.project.sources.size(), 3u);

  const model::Source& people = reading.project.sources[0];
  EXPECT_EQ(people.table, Table::participations);
  EXPECT_EQ(people.line, 7u);
  EXPECT_EQ(people.delimiter, '\t');
  EXPECT_EQ(people.encoding, "utf-8");
  ASSERT_EQ(people.columns.size(), 2u);
  EXPECT_EQ(people.columns[1].column, column("gender"));
  EXPECT_EQ(people.columns[1].header, "kön");
  EXPECT_EQ(people.columns[1].line, 11u);
  EXPECT_EQ(people.columns[1].character, 37u);
  EXPECT_EQ(people.codes.at(column("gender")).at("K"), "woman");
  EXPECT_EQ(people.constants.at(column("entry")), "1993-07-01");
  EXPECT_EQ(people.constants.at(column("rural")), "1");
  EXPECT_EQ(people.constants.at(column("site")), "7");
  EXPECT_EQ(people.attributes.at(0), std::pair(std::string("skolform"), std::string("Skola")));
  EXPECT_EQ(people.groups.at(0), std::pair(std::string("i kaa"), std::string("KAA")));
  EXPECT_EQ(people.missing, (std::vector<std::string>{"-", ""}));

  EXPECT_EQ(reading.project.sources[1].core_states.at("Jobb"), "employed");
  const model::Source& wide = reading.project.sources[2];
  ASSERT_TRUE(wide.wide.has_value());
  EXPECT_EQ(wide.wide->first_month, to_day({1993, 7, 1}));
  EXPECT_EQ(wide.wide->last_month, to_day({1999, 6, 1}));
  ASSERT_EQ(wide.columns.size(), 1u);
  EXPECT_EQ(wide.columns[0].column, column("person")) << "nested tables name the participations' person";
}

TEST_F(ProjectFile, MergesWhatStandsInAPluginIntoItsParameters) {
  std::string text(good_project);
  text.append(
      "parameters = { z = 1, a = \"å\" }\n"
      "[[plugin.goal]]\nid = \"g\"\ndecided = 2027-06-15\n"
      "outcome.any = [ { exited = true }, { hours = 2.5 } ]\n"
      "[[plugin]]\nid = \"off\"\nenabled = false\n");
  const ProjectReading reading = read(text);
  ASSERT_EQ(codes(reading), "");
  ASSERT_EQ(reading.project.plugins.size(), 1u);
  const model::PluginRequest& plugin = reading.project.plugins[0];
  EXPECT_EQ(plugin.id, "goal-metrics");
  EXPECT_EQ(plugin.line, 7u);
  const model::Value& parameters = plugin.parameters;
  EXPECT_EQ(parameters.type, ValueType::table);
  ASSERT_EQ(parameters.items.size(), 3u);
  EXPECT_EQ(parameters.items[0].key, "z") << "in the order of the file";
  EXPECT_EQ(parameters.items[1].text, "å");
  EXPECT_EQ(parameters.items[1].line, 9u);
  EXPECT_EQ(parameters.items[1].column, 27u);
  const model::Value& goal = parameters.find("goal")->items.at(0);
  EXPECT_EQ(goal.find("decided")->type, ValueType::date);
  EXPECT_EQ(goal.find("decided")->integer, to_day({2027, 6, 15}));
  const model::Value& any = *goal.find("outcome")->find("any");
  EXPECT_EQ(any.type, ValueType::list);
  EXPECT_EQ(any.items.at(0).find("exited")->type, ValueType::boolean);
  EXPECT_EQ(any.items.at(0).find("exited")->integer, 1);
  EXPECT_EQ(any.items.at(1).find("hours")->number, 2.5);
}

TEST_F(ProjectFile, LooksForDataUnderTheRootAtAnyHeight) {
  write("annat/data/deltagare.csv", "");
  std::string text(good_project);
  text.replace(text.find("deltagare.csv"), 13, "../../shared/data/deltagare.csv");
  for (const std::string root : {"annat", "annat/data"}) {
    const ProjectReading reading = read(text, folder_ / root);
    EXPECT_EQ(codes(reading), "") << root;
    EXPECT_EQ(reading.project.sources.at(0).opened, folder_ / "annat/data/deltagare.csv") << root;
  }
  const ProjectReading nowhere = read(text, folder_ / "borta");
  ASSERT_EQ(codes(nowhere), "C013");
  EXPECT_EQ(nowhere.project.sources.at(0).opened, folder_ / "borta/shared/data/deltagare.csv");
  EXPECT_TRUE(nowhere.usable) << "plugins can be prepared, and data simulated, without data";
  EXPECT_TRUE(nowhere.data_missing);
}

TEST_F(ProjectFile, TestsTheDocumentsOfEvidence) {
  const auto with = [](std::string_view evidence) {
    return std::string(good_project)
        .append("[[plugin.goal]]\nid = \"g\"\nevidence = { ")
        .append(evidence)
        .append(" }\n");
  };
  write("underlag/beslut.txt", "abc");
  // The first example of the standard (FIPS 180-4): SHA-256 of "abc".
  const std::string right = "BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD";
  EXPECT_EQ(codes(read(with("document = \"underlag/beslut.txt\", document_sha256 = \"" + right + "\""))), "");
  write("underlag/beslut.txt", "abd");
  EXPECT_EQ(codes(read(with("document = \"underlag/beslut.txt\", document_sha256 = \"" + right + "\""))),
            "C033");
  EXPECT_EQ(codes(read(with("document = \"underlag/beslut.txt\""))), "C034");
  EXPECT_EQ(codes(read(with("document = \"Dnr 2027/14\", document_sha256 = \"" + right + "\""))), "");
  EXPECT_EQ(codes(read(with("document = \"underlag\""))), "");
  EXPECT_EQ(codes(read(with("document = 5"))), "");  // for the plugin's parameters to refuse
}

TEST_F(ProjectFile, ReadsFilesOfOtherSystems) {
  std::string text("\xEF\xBB\xBF");
  for (const char c : good_project) text.append(c == '\n' ? "\r\n" : std::string(1, c));
  text.append("nonsense = 1\r\n");
  const ProjectReading reading = read(text);
  EXPECT_EQ(codes(reading), "");
  EXPECT_EQ(reading.project.lines[0], "[project]");
  EXPECT_EQ(reading.project.plugins.at(0).parameters.items.at(0).line, 9u);
}

// Wherever a file is cut, there is an answer, and every place in it exists.
TEST_F(ProjectFile, MayBeCutAnywhere) {
  const std::string whole =
      contents(std::filesystem::path(FOTFASTE_CONFIGS) / "jobb-inom-sex-manader/project.toml");
  ASSERT_GT(whole.size(), 1000u);
  std::size_t unreadable = 0;
  for (std::size_t size = 0; size < whole.size(); size += 41) {
    const ProjectReading reading = read(std::string_view(whole).substr(0, size));
    ASSERT_FALSE(reading.findings.empty()) << "no data files are there, at the least";
    for (const model::Finding& finding : reading.findings) {
      unreadable += finding.code == "C001" ? 1 : 0;
      const model::Place& place = finding.places.at(0);
      ASSERT_LE(place.row, reading.project.lines.size() + 1) << finding.code << " at size " << size;
      if (place.row == 0 || place.row > reading.project.lines.size()) continue;
      ASSERT_EQ(place.excerpt, reading.project.lines[place.row - 1]);
    }
  }
  EXPECT_GT(unreadable, 100u);
}

TEST(Configurations, KarlskogaIsComplete) {
  const ProjectReading reading =
      read_project(std::filesystem::path(FOTFASTE_CONFIGS) / "jobb-inom-sex-manader/project.toml");
  EXPECT_EQ(codes(reading), "");
  const model::Project& project = reading.project;
  EXPECT_EQ(project.card.planned_participants, 60);
  EXPECT_EQ(project.card.end, project.as_of);
  const auto metrics = std::find_if(project.plugins.begin(), project.plugins.end(),
                                    [](const auto& plugin) { return plugin.id == "goal-metrics"; });
  ASSERT_NE(metrics, project.plugins.end());
  const model::Value* goals = metrics->parameters.find("goal");
  ASSERT_NE(goals, nullptr);
  EXPECT_EQ(goals->items.size(), 14u);
  for (const model::Value& goal : goals->items) {
    const model::Value* text = goal.find("text");
    ASSERT_NE(text, nullptr) << goal.find("id")->text;
    EXPECT_NE(text->find("sv"), nullptr);
    EXPECT_NE(text->find("en"), nullptr);
    EXPECT_NE(goal.find("outcome") != nullptr, goal.find("evidence") != nullptr) << goal.find("id")->text;
  }
  EXPECT_EQ(project.simulation.find("participants")->integer, 60);
  EXPECT_EQ(project.simulation.find("women")->integer, 24);
}

TEST(Configurations, MvadIsComplete) {
  const std::filesystem::path data = std::filesystem::path(FOTFASTE_SHARED) / "data" / "mvad";
  const std::filesystem::path file = std::filesystem::path(FOTFASTE_CONFIGS) / "mvad/project.toml";
  if (!std::filesystem::exists(data)) GTEST_SKIP() << "the shared data set folder is not here: " << data;
  for (const std::filesystem::path& root : {data, data.parent_path()}) {
    const ProjectReading reading = read_project(file, root);
    EXPECT_EQ(codes(reading), "") << root;
    for (const model::Source& source : reading.project.sources) EXPECT_EQ(source.opened, data / "mvad.csv");
  }
}

}  // namespace
}  // namespace fotfaste::intake
