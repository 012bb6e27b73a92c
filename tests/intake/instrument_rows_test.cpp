// Questionnaires in the model: their rows, and answers outside their scales.
#include <gtest/gtest.h>

#include <algorithm>

#include "data_folder.hpp"

namespace fotfaste::intake {
namespace {

using model::Table;
using Places = std::vector<std::string>;

class InstrumentRows : public ::testing::Test {
 protected:
  InstrumentRows() {
    folder.write("deltagare.csv", "deltagare;start\np1;2025-01-07\n");
    folder.add(Table::participations, "deltagare.csv");
    model::Instrument instrument;
    instrument.id = "steps";
    instrument.title = {"Steg", "Steps"};
    instrument.file = "steps.toml";
    instrument.sha256 = std::string(64, 'a');
    instrument.items = {item("hope", "participant", 1, 5), item("hope", "caseworker", 1, 10),
                        item("pain", "", 0, 3)};
    instrument.norms.push_back({"hope", "", 0.123456789, 0.8, std::nullopt, std::nullopt, "Manualen"});
    folder.project.instruments.push_back(instrument);
  }
  static model::InstrumentItem item(const char* id, const char* rater, double lowest, double highest) {
    model::InstrumentItem made;
    made.id = id;
    made.rater = rater;
    made.number = 1;
    made.lowest = lowest;
    made.highest = highest;
    return made;
  }
  DataFolder folder;
};

TEST_F(InstrumentRows, StandInTheProjectsTables) {
  const Outcome outcome = folder.run();
  EXPECT_TRUE(outcome.places().empty());
  const std::string items = outcome.values(Table::items);
  EXPECT_EQ(std::count(items.begin(), items.end(), '\n'), 3) << items;
  EXPECT_LT(items.find("caseworker"), items.find("participant")) << items;
  const std::string instruments = outcome.values(Table::instruments);
  EXPECT_NE(instruments.find("Steps"), std::string::npos) << instruments;
  EXPECT_NE(outcome.values(Table::norms).find("sd=0.123457"), std::string::npos)
      << outcome.values(Table::norms);
  EXPECT_EQ(outcome.values(Table::sub_scales), "");
}

TEST_F(InstrumentRows, AreAmongTheFilesOfTheRun) {
  const Outcome outcome = folder.run();
  const auto found = std::find_if(outcome.report.files.begin(), outcome.report.files.end(),
                                  [](const FileReport& file) { return file.file == "steps.toml"; });
  ASSERT_NE(found, outcome.report.files.end());
  EXPECT_EQ(found->sha256, std::string(64, 'a'));
  EXPECT_EQ(found->rows, 3U);
  EXPECT_EQ(found->used, 3U);
}

TEST_F(InstrumentRows, SetTheScaleForEachRater) {
  folder.write("svar.csv",
               "deltagare;instrument;item;rater;date;value\n"
               "p1;steps;hope;participant;2025-02-01;5\n"
               "p1;steps;hope;participant;2025-02-02;6\n"
               "p1;steps;hope;caseworker;2025-02-01;10\n"
               "p1;steps;hope;caseworker;2025-02-02;11\n"
               "p1;steps;hope;employer;2025-02-02;99\n"
               "p1;steps;pain;employer;2025-02-02;3\n"
               "p1;steps;pain;employer;2025-02-03;4\n"
               "p1;;pain;;2025-02-03;4\n");
  folder.add(Table::assessments, "svar.csv",
             {{"person", "deltagare"},
              {"instrument", "instrument"},
              {"item", "item"},
              {"rater", "rater"},
              {"date", "date"},
              {"value", "value"}});
  EXPECT_EQ(folder.run().places(),
            (Places{"D013 3:6 value", "D013 5:6 value", "D013 8:6 value", "D013 9:6 value"}));
}

TEST_F(InstrumentRows, HoldOverRowsOfFiles) {
  folder.write("fragor.csv", "instrument;item;lowest;highest\nsteps;hope;0;100\nother;hope;0;100\n");
  folder.add(Table::items, "fragor.csv");
  const Outcome outcome = folder.run();
  EXPECT_EQ(outcome.places(), (Places{"D040 2:0"}));
  const std::string items = outcome.values(Table::items);
  EXPECT_EQ(std::count(items.begin(), items.end(), '\n'), 4) << items;
  const auto file = std::find_if(outcome.report.files.begin(), outcome.report.files.end(),
                                 [](const FileReport& one) { return one.file == "fragor.csv"; });
  ASSERT_NE(file, outcome.report.files.end());
  EXPECT_EQ(file->rows, 2U);
  EXPECT_EQ(file->used, 1U);
  EXPECT_EQ(file->set_aside, 1U);
}

}  // namespace
}  // namespace fotfaste::intake
