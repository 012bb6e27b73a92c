// What project.toml alone says of the data that there will be.
#include "intake/mapped_columns.hpp"

#include "project_files.hpp"

namespace fotfaste::intake {
namespace {

using model::Supply;

class MappedColumns : public ProjectFiles {
 protected:
  [[nodiscard]] Supply supply(std::string_view data, std::string_view column) const {
    const ProjectReading reading =
        read("[project]\nid = \"x\"\nname = \"y\"\nas_of = 2025-01-01\n[[plugin]]\nid = \"a\"\n" +
             std::string(data));
    for (const model::Finding& finding : reading.findings) {
      if (finding.code != "C013" && finding.code != "C012") {
        ADD_FAILURE() << finding.code << " " << finding.message.en;
      }
    }
    return supply_of(reading.project, model::find_column(column).value());
  }
};

TEST_F(MappedColumns, NothingIsThereWithoutItsTable) {
  EXPECT_EQ(supply("", "entry"), Supply::no_table);
  EXPECT_EQ(supply("[data.participations]\nfile = \"d.csv\"\n", "states.from"), Supply::no_table);
}

TEST_F(MappedColumns, WithoutColumnsTheHeadersDecide) {
  EXPECT_EQ(supply("[data.participations]\nfile = \"d.csv\"\n", "entry"), Supply::by_header);
}

TEST_F(MappedColumns, WithColumnsOnlyWhatTheyName) {
  const std::string data =
      "[data.participations]\nfile = \"d.csv\"\ncolumns = { person = \"p\", entry = \"start\" }\n"
      "constants = { group = \"programme\" }\n";
  EXPECT_EQ(supply(data, "entry"), Supply::mapped);
  EXPECT_EQ(supply(data, "entry_precision"), Supply::mapped) << "how exactly a date is known comes with it";
  EXPECT_EQ(supply(data, "group"), Supply::mapped) << "the same in every row";
  EXPECT_EQ(supply(data, "exit"), Supply::absent);
  EXPECT_EQ(supply(data, "exit_precision"), Supply::absent);
}

TEST_F(MappedColumns, ACommonStateComesWithTheProjectsOwnWord) {
  const std::string data =
      "[data.states]\nfile = \"s.csv\"\ncolumns = { person = \"p\", state = \"läge\", from = \"från\" }\n";
  EXPECT_EQ(supply(data, "states.core_state"), Supply::mapped);
  EXPECT_EQ(supply(data, "states.until"), Supply::absent);
}

TEST_F(MappedColumns, AColumnAMonthGivesStatesAndTheirDays) {
  const std::string data =
      "[data.states]\nfile = \"s.csv\"\ncolumns = { person = \"p\" }\n"
      "wide = { columns = \"2024-01..2024-12\", header = \"{yyyy}-{mm}\" }\n";
  for (const char* column :
       {"states.state", "states.core_state", "states.from", "states.until", "states.known_until"}) {
    EXPECT_EQ(supply(data, column), Supply::mapped) << column;
  }
  EXPECT_EQ(supply(data, "states.employer"), Supply::absent);
}

TEST_F(MappedColumns, GroupsAndAttributesMayBeColumnsOfTheParticipations) {
  const std::string data =
      "[data.participations]\nfile = \"d.csv\"\ncolumns = { person = \"p\", entry = \"start\" }\n";
  EXPECT_EQ(supply(data, "groups.name"), Supply::no_table);
  EXPECT_EQ(supply(data + "groups = { KAA = \"kaa\" }\n", "groups.name"), Supply::mapped);
  EXPECT_EQ(supply(data + "groups = { KAA = \"kaa\" }\n", "attributes.value"), Supply::no_table);
  EXPECT_EQ(supply(data + "attributes = { Program = \"program\" }\n", "attributes.value"), Supply::mapped);
}

TEST_F(MappedColumns, InstrumentsFillTheirOwnTables) {
  model::Project project;
  project.instruments.emplace_back();
  EXPECT_EQ(supply_of(project, *model::find_column("project.items.item")), Supply::mapped);
  EXPECT_EQ(supply_of(project, *model::find_column("project.cohorts.name")), Supply::no_table);
}

TEST_F(MappedColumns, OfSeveralFilesTheBestCounts) {
  const std::string data =
      "[[data.states]]\nfile = \"a.csv\"\ncolumns = { person = \"p\", state = \"s\", from = \"f\" }\n"
      "[[data.states]]\nfile = \"b.csv\"\ncolumns = { person = \"p\", state = \"s\", from = \"f\", until = "
      "\"u\" }\n";
  EXPECT_EQ(supply(data, "states.until"), Supply::mapped);
  EXPECT_EQ(supply(data, "states.employer"), Supply::absent);
}

}  // namespace
}  // namespace fotfaste::intake
