// Every finding about data: at its row and column, with its count, and what happens to the row.
#include <gtest/gtest.h>

#include "data_folder.hpp"

namespace fotfaste::intake {
namespace {

using model::Table;
using testing::Test;

using Places = std::vector<std::string>;

class Findings : public Test {
 protected:
  void participations(std::string_view text) {
    folder.write("deltagare.csv", text);
    folder.add(Table::participations, "deltagare.csv");
  }
  model::Source& states(std::string_view text) {
    folder.write("status.csv", text);
    return folder.add(Table::states, "status.csv",
                      {{"person", "deltagare"}, {"state", "status"}, {"from", "från"}, {"until", "till"}});
  }
  void expect_identity(const Outcome& outcome) {
    for (const FileReport& file : outcome.report.files)
      EXPECT_EQ(file.rows, file.used + file.set_aside) << file.file;
  }
  DataFolder folder;
};

TEST_F(Findings, FileIsNotThere) {
  folder.add(Table::participations, "saknas.csv");
  const Outcome outcome = folder.run();
  EXPECT_EQ(outcome.places(), (Places{"D030 0:0", "D001 0:0"}));
  EXPECT_TRUE(outcome.report.unreadable);
  EXPECT_EQ(outcome.find("D001")->places[0].file, "saknas.csv");
}

TEST_F(Findings, FileIsAFolderOrUtf16) {
  std::filesystem::create_directory(folder.path() / "mapp.csv");
  folder.add(Table::participations, "mapp.csv");
  folder.write("utf16.csv",
               "\xFF\xFE"
               "d");
  folder.add(Table::participations, "utf16.csv");
  EXPECT_EQ(folder.run().places(), (Places{"D030 0:0", "D001 0:0", "D001 0:0"}));
}

TEST_F(Findings, FileIsEmpty) {
  participations("\n \r\n");
  EXPECT_EQ(folder.run().places(), (Places{"D030 0:0", "D002 0:0"}));
}

TEST_F(Findings, FileHasNoRows) {
  participations("deltagare;start\n\n");
  const Outcome outcome = folder.run();
  EXPECT_EQ(outcome.places(), (Places{"D030 0:0", "D029 1:0"}));
  EXPECT_EQ(outcome.report.files[0].rows, 0U);
}

TEST_F(Findings, HeaderTwice) {
  participations("deltagare;start;start\np1;2025-01-07;2025-01-08\n");
  const Outcome outcome = folder.run();
  EXPECT_EQ(outcome.places(), (Places{"D030 0:0", "D003 1:3 start"}));
  EXPECT_EQ(outcome.report.files[0].set_aside, 1U);
  expect_identity(outcome);
}

TEST_F(Findings, RequiredColumnMissing) {
  participations("deltagare;slut\np1;2025-01-07\np2;2025-01-07\n");
  const Outcome outcome = folder.run();
  EXPECT_EQ(outcome.places(), (Places{"D030 0:0", "D004 1:0"}));
  EXPECT_EQ(outcome.report.files[0].set_aside, 2U);
  expect_identity(outcome);
}

TEST_F(Findings, MappedColumnMissingPointsIntoTheProject) {
  folder.write("d.csv", "deltagare;start;kön\np1;2025-01-07;man\n");
  model::Source& source = folder.add(Table::participations, "d.csv",
                                     {{"person", "deltagare"}, {"entry", "start"}, {"gender", "kjön"}});
  source.columns[2].line = 2;
  source.columns[2].character = 11;
  folder.project.lines = {"[data.participations]", "gender = \"kjön\""};
  const Outcome outcome = folder.run();
  EXPECT_EQ(outcome.places(), (Places{"D005 2:11 kjön"}));
  const model::Finding& finding = *outcome.find("D005");
  EXPECT_EQ(finding.severity, model::Severity::warning);
  EXPECT_EQ(finding.places[0].excerpt, "gender = \"kjön\"");
  EXPECT_EQ(finding.places[0].note.sv, "menade du \"kön\"?");
  EXPECT_EQ(outcome.values(), "person=0 entry=2025-01-07\n");
}

TEST_F(Findings, ExtraColumnsAreANote) {
  participations("deltagare;start;telefon;namn\np1;2025-01-07;x;y\n");
  const Outcome outcome = folder.run();
  EXPECT_EQ(outcome.places(), Places{});
  const model::Finding& finding = *outcome.find("D006");
  EXPECT_EQ(finding.count, 2U);
  EXPECT_EQ(finding.total, 4U);
  EXPECT_EQ(finding.places[1].column, 4U);
}

TEST_F(Findings, WrongNumberOfFields) {
  participations("deltagare;start;slut\np1;2025-01-07;\np2;2025-01-07\np3;2025-01-07;;\n");
  const Outcome outcome = folder.run();
  EXPECT_EQ(outcome.places(), (Places{"D007 3:0", "D007 4:0"}));
  EXPECT_EQ(outcome.find("D007")->places[0].note.sv, "2 fält, rubrikraden har 3");
  EXPECT_EQ(outcome.find("D007")->count, 2U);
  EXPECT_EQ(outcome.find("D007")->total, 3U);
  expect_identity(outcome);
}

TEST_F(Findings, UnclosedQuoteCostsOnlyItsRow) {
  participations(
      "deltagare,start,ort\np1,2025-01-07,\"Nora\np2,2025-01-08,Nora\n\"p3\"x,2025-01-09,Nora\np4,2025-01-10,"
      "\"a\"\n");
  const Outcome outcome = folder.run();
  EXPECT_EQ(outcome.places(), (Places{"D008 2:0", "D008 4:0"}));
  EXPECT_EQ(outcome.directory.persons, 2U);
  expect_identity(outcome);
}

TEST_F(Findings, RowsAreNumberedAsASpreadsheetDoes) {
  participations("deltagare,start,ort\np1,2025-01-07,\"a\nb\nc\"\n\np2,2025-02-30,x\n");
  EXPECT_EQ(folder.run().places(), (Places{"D011 4:2 start"}));
}

TEST_F(Findings, InvalidUtf8InAUtf8File) {
  participations("deltagare;start;ort\np1;2025-01-07;Örebro\np2;2025-01-07;\xD6rebro\n");
  const Outcome outcome = folder.run();
  EXPECT_EQ(outcome.places(), (Places{"D009 3:3 ort"}));
  EXPECT_EQ(outcome.report.files[0].encoding, "utf-8");
  EXPECT_EQ(outcome.directory.persons, 1U);
}

TEST_F(Findings, RequiredValueMissing) {
  participations("deltagare;start\n;2025-01-07\np2;\n");
  EXPECT_EQ(folder.run().places(), (Places{"D030 0:0", "D010 2:1 deltagare", "D010 3:2 start"}));
}

TEST_F(Findings, ImpossibleDates) {
  participations(
      "deltagare;start;slut\np1;2025-02-30;\np2;2025-01-07;2025-13-01\np3;07/01/"
      "2025;\np4;31.04.2025;\np5;202501;\n");
  const Outcome outcome = folder.run();
  EXPECT_EQ(outcome.places(), (Places{"D030 0:0", "D011 2:2 start", "D011 4:2 start", "D011 5:2 start",
                                      "D011 6:2 start", "D011 3:3 slut"}));
  const model::Place& place = outcome.find("D011")->places[0];
  EXPECT_EQ(place.excerpt, "•;2025-02-30;");
  EXPECT_EQ(place.caret, 2U);
  EXPECT_EQ(place.caret_length, 10U);
}

TEST_F(Findings, BadNumbers) {
  participations("deltagare;start\np1;2025-01-07\n");
  folder.write(
      "insatser.csv",
      "deltagare;insats;datum;timmar\np1;a;2025-01-08;tre\np1;b;2025-01-08;1.234,5\np1;c;2025-01-08;1 23\n");
  folder.add(Table::activities, "insatser.csv",
             {{"person", "deltagare"}, {"type", "insats"}, {"from", "datum"}, {"hours", "timmar"}});
  EXPECT_EQ(folder.run().places(), (Places{"D012 2:4 timmar", "D012 3:4 timmar", "D012 4:4 timmar"}));
}

TEST_F(Findings, ValuesOutsideTheirScale) {
  participations("deltagare;start;utbildningsnivå\np1;2025-01-07;3\np2;2025-01-07;9\n");
  folder.write("frågor.csv", "instrument;item;lowest;highest\nexit;ready;1;5\n");
  folder.add(Table::items, "frågor.csv");
  folder.write("svar.csv",
               "deltagare;instrument;item;date;value\np1;exit;ready;2025-02-01;5\np1;exit;ready;2025-03-01;"
               "6\np1;exit;ready;2025-04-01;0\n");
  folder.add(Table::assessments, "svar.csv",
             {{"person", "deltagare"},
              {"instrument", "instrument"},
              {"item", "item"},
              {"date", "date"},
              {"value", "value"}});
  const Outcome outcome = folder.run();
  EXPECT_EQ(outcome.places(), (Places{"D013 3:3 utbildningsnivå", "D013 3:5 value", "D013 4:5 value"}));
  EXPECT_EQ(outcome.report.findings.back().places[0].note.sv, "högsta värdet är 5");
  EXPECT_EQ(outcome.report.findings.back().places[1].note.en, "the lowest value is 1");
}

TEST_F(Findings, SpellEndsBeforeItStarts) {
  participations("deltagare;start\np1;2025-01-07\n");
  states("deltagare;status;från;till\np1;employed;2025-06-01;2025-03-01\n");
  const Outcome outcome = folder.run();
  EXPECT_EQ(outcome.places(), (Places{"D014 2:4 till"}));
  EXPECT_EQ(outcome.find("D014")->places[0].note.en, "before 2025-06-01");
  EXPECT_EQ(outcome.find("D014")->places[0].excerpt, "•;employed;2025-06-01;2025-03-01");
  EXPECT_EQ(outcome.find("D014")->places[0].caret, 22U);
}

TEST_F(Findings, ExitBeforeEntry) {
  participations("deltagare;start;slut\np1;2025-06-01;2025-03-01\n");
  EXPECT_EQ(folder.run().places(), (Places{"D030 0:0", "D015 2:3 slut"}));
}

TEST_F(Findings, EntryOutsideTheProject) {
  folder.project.card.start = day("2024-09-01");
  folder.project.card.end = day("2027-08-31");
  participations(
      "deltagare;start;group\np1;2024-08-31;\np2;2024-09-01;\np3;2027-08-31;\np4;2027-09-01;\np5;2020-01-01;"
      "comparison\n"
      "p6;2024;\n");
  const Outcome outcome = folder.run();
  EXPECT_EQ(outcome.places(), (Places{"D016 2:2 start", "D016 5:2 start"}));
  EXPECT_EQ(outcome.directory.persons, 4U);
}

TEST_F(Findings, ImplausibleAge) {
  participations(
      "deltagare;start;född\np1;2025-01-07;2025-02-01\np2;2025-01-07;1901-01-01\np3;2025-01-07;2025\np4;2025-"
      "01-07;1990-05-05\n");
  const Outcome outcome = folder.run();
  EXPECT_EQ(outcome.places(), (Places{"D017 2:3 född", "D017 3:3 född"}));
  EXPECT_EQ(outcome.find("D017")->places[0].excerpt, "•;2025-01-07;•") << "birth dates are not shown";
}

TEST_F(Findings, AgeOutsideTheLimitsOfTheProject) {
  folder.project.card.least_age = 18;
  folder.project.card.most_age = 24;
  participations(
      "deltagare;start;född;group\n"
      "p1;2025-01-07;2007-01-07;\n"  // eighteen on that very day
      "p2;2025-01-07;2007-01-08;\n"  // the day after
      "p3;2025-01-07;2000-01-08;\n"  // twenty-four, for the last day
      "p4;2025-01-07;2000-01-07;\n"  // twenty-five
      "p5;2025-01-07;2010-05-01;comparison\n"
      "p6;2025-01-07;;\n"
      "p7;2025-01-07;2007;\n"          // perhaps eighteen, perhaps not yet
      "p8;2025-01-07;2008;\n"          // seventeen at most
      "p9;2025-01-07;2025-02-01;\n");  // not born: said already
  const Outcome outcome = folder.run();
  EXPECT_EQ(outcome.places(), (Places{"D017 10:3 född", "D033 3:3 född", "D033 5:3 född", "D033 9:3 född"}));
  EXPECT_EQ(outcome.find("D033")->places[0].note.en, "the project's lowest age is 18");
  EXPECT_EQ(outcome.find("D033")->places[1].note.en, "the project's highest age is 24");
  EXPECT_EQ(outcome.find("D033")->places[0].excerpt, "•;2025-01-07;•;") << "birth dates are not shown";
  EXPECT_EQ(outcome.directory.persons, 8U) << "they are counted all the same";
}

TEST_F(Findings, AgeIsNotCheckedWithoutLimits) {
  participations("deltagare;start;född\np1;2025-01-07;2020-01-07\np2;2025-01-07;1930-01-07\n");
  EXPECT_EQ(folder.run().places(), Places{});
}

TEST_F(Findings, UnknownPerson) {
  participations("deltagare;start\np1;2025-01-07\np2;2025-02-30\n");
  states(
      "deltagare;status;från;till\np1;employed;2025-06-01;\nP1;employed;2025-06-01;\np2;employed;2025-06-01;"
      "\n");
  const Outcome outcome = folder.run();
  EXPECT_EQ(outcome.places(), (Places{"D011 3:2 start", "D018 3:1 deltagare", "D018 4:1 deltagare"}));
  EXPECT_EQ(outcome.find("D018")->places[0].excerpt, "•;employed;2025-06-01;");
}

TEST_F(Findings, ParticipationTwice) {
  participations("deltagare;start;ort\np1;2025-01-07;B\np1;2025-01-07;A\np1;2025-02-07;C\n");
  const Outcome outcome = folder.run();
  EXPECT_EQ(outcome.places(), (Places{"D019 2:2 start"}));
  EXPECT_EQ(outcome.values(), "person=0 site=A entry=2025-01-07\nperson=0 site=C entry=2025-02-07\n");
  EXPECT_EQ(outcome.bytes().find('B'), std::string::npos) << "the word of the other row is not in the model";
}

TEST_F(Findings, OverlappingSpellsAreKept) {
  participations("deltagare;start\np1;2025-01-07\n");
  states(
      "deltagare;status;från;till\np1;education;2025-05-01;2025-09-01\np1;employed;2025-01-01;2025-06-01\np1;"
      "sick;2025-09-01;\n");
  const Outcome outcome = folder.run();
  EXPECT_EQ(outcome.places(), (Places{"D020 2:3 från"}));
  EXPECT_EQ(outcome.find("D020")->severity, model::Severity::warning);
  EXPECT_EQ(outcome.find("D020")->places[0].note.sv, "överlappar rad 3");
  EXPECT_EQ(outcome.report.files[1].used, 3U);
}

TEST_F(Findings, AnOpenSpellOverlapsWhatFollows) {
  participations("deltagare;start\np1;2025-01-07\n");
  states("deltagare;status;från;till\np1;employed;2025-01-01;\np1;education;2025-05-01;2025-09-01\n");
  EXPECT_EQ(folder.run().places(), (Places{"D020 3:3 från"}));
}

TEST_F(Findings, WhatIsKnownOfOneDayOnlyOverlapsThatDayOnly) {
  participations("deltagare;start\np1;2025-01-07\n");
  folder.write("status.csv",
               "deltagare;status;från;till;känd till\np1;employed;2025-01-01;;2025-03-01\n"
               "p1;education;2025-06-01;;2025-06-01\np1;sick;2025-06-02;;2025-06-10\n"
               "p1;unemployed;2025-06-09;;\n");
  folder.add(Table::states, "status.csv",
             {{"person", "deltagare"},
              {"state", "status"},
              {"from", "från"},
              {"until", "till"},
              {"known_until", "känd till"}});
  EXPECT_EQ(folder.run().places(), (Places{"D020 5:3 från"}));
}

TEST_F(Findings, SpellsOfTwoDimensionsDoNotOverlap) {
  participations("deltagare;start\np1;2025-01-07\n");
  folder.write("status.csv",
               "deltagare;slag;status;från;till\np1;work;employed;2025-01-01;2025-06-01\np1;housing;other;"
               "2025-01-01;2025-06-01\n");
  folder.add(Table::states, "status.csv",
             {{"person", "deltagare"},
              {"dimension", "slag"},
              {"state", "status"},
              {"from", "från"},
              {"until", "till"}});
  EXPECT_EQ(folder.run().places(), Places{});
}

TEST_F(Findings, SpellTwice) {
  participations("deltagare;start\np1;2025-01-07\n");
  states(
      "deltagare;status;från;till\np1;employed;2025-01-01;2025-06-01\np1;sick;2025-06-01;\np1;employed;2025-"
      "01-01;2025-06-01\n");
  const Outcome outcome = folder.run();
  EXPECT_EQ(outcome.places(), (Places{"D021 4:0"}));
  EXPECT_EQ(outcome.report.files[1].used, 2U);
  EXPECT_EQ(outcome.values(),
            "person=0 entry=2025-01-07 states=[state=employed core_state=employed from=2025-01-01 "
            "until=2025-06-01; "
            "state=sick core_state=sick from=2025-06-01]\n");
}

TEST_F(Findings, UnknownCodeSuggestsTheNearest) {
  participations(
      "deltagare;start;kön;funktionsnedsättning\np1;2025-01-07;Kvina;\np2;2025-01-07;Kvinna;kanske\n");
  folder.project.sources[0].codes[column(Table::participations, "gender")] = {{"Kvinna", "woman"},
                                                                              {"Man", "man"}};
  const Outcome outcome = folder.run();
  EXPECT_EQ(outcome.places(), (Places{"D030 0:0", "D022 2:3 kön", "D022 3:4 funktionsnedsättning"}));
  EXPECT_EQ(outcome.find("D022")->places[0].note.sv, "\"Kvina\": menade du \"Kvinna\"?");
  EXPECT_TRUE(outcome.report.findings.back().places[0].note.empty()) << "a sensitive value is not repeated";
  EXPECT_EQ(outcome.report.findings.back().places[0].excerpt, "•;2025-01-07;Kvinna;•");
}

TEST_F(Findings, UnmappedStateIsKeptAsUnknown) {
  participations("deltagare;start\np1;2025-01-07\n");
  model::Source& source = states("deltagare;status;från;till\np1;Anstäld;2025-01-01;\n");
  source.core_states = {{"Anställd", "employed"}};
  const Outcome outcome = folder.run();
  EXPECT_EQ(outcome.places(), (Places{"D023 2:2 status"}));
  EXPECT_EQ(outcome.find("D023")->severity, model::Severity::error);
  EXPECT_EQ(outcome.find("D023")->places[0].note.en, "\"Anstäld\": did you mean \"Anställd\"?");
  EXPECT_EQ(outcome.values(),
            "person=0 entry=2025-01-07 states=[state=Anstäld core_state=unknown from=2025-01-01]\n");
}

TEST_F(Findings, DatesAfterTheEvaluationDayAreKept) {
  folder.options.as_of = day("2025-06-01");
  participations("deltagare;start\np1;2025-01-07\np2;2025-06-01\n");
  states("deltagare;status;från;till\np1;employed;2025-05-31;2025-06-01\np1;sick;2025-06-01;2025-06-02\n");
  const Outcome outcome = folder.run();
  EXPECT_EQ(outcome.places(), (Places{"D024 3:2 start", "D024 3:3 från", "D024 3:4 till"}));
  EXPECT_EQ(outcome.report.files[1].used, 2U);
}

TEST_F(Findings, HeaderRepeated) {
  participations("deltagare;start\np1;2025-01-07\ndeltagare;start\np2;2025-01-07\n");
  EXPECT_EQ(folder.run().places(), (Places{"D027 3:0"}));
}

TEST_F(Findings, TooManyParticipationsOfOnePerson) {
  std::string text = "deltagare;start\n";
  for (int i = 0; i < 1002; ++i)
    text.append("Karlskoga;").append(format_day(day("2020-01-01") + i)).append("\n");
  participations(text);
  const Outcome outcome = folder.run();
  EXPECT_EQ(outcome.places(), (Places{"D028 1002:2 start", "D028 1003:2 start"}));
  EXPECT_EQ(outcome.directory.participations, 1000U);
}

TEST_F(Findings, ATableThatIsTooLong) {
  std::string text = "namn\n";
  for (int i = 0; i < 65538; ++i) text.append("o").append(std::to_string(i)).append("\n");
  folder.write("o.csv", text);
  folder.add(Table::organisations, "o.csv", {{"name", "namn"}});
  const Outcome outcome = folder.run();
  EXPECT_EQ(outcome.find("D032")->count, 2U);
  EXPECT_EQ(outcome.find("D032")->places[0].row, 65538U);
  expect_identity(outcome);
}

TEST_F(Findings, CountsAllAndShowsTheFirst) {
  std::string text = "deltagare;start\n";
  for (int i = 0; i < 5000; ++i) text.append("p").append(std::to_string(i)).append(";2025-02-30\n");
  participations(text);
  const Outcome outcome = folder.run();
  const model::Finding& finding = *outcome.find("D011");
  EXPECT_EQ(finding.count, 5000U);
  EXPECT_EQ(finding.places.size(), 1000U);
  EXPECT_EQ(finding.places.back().row, 1001U);
}

TEST_F(Findings, ARowWithSeveralFaultsIsSetAsideOnceWithAllOfThem) {
  participations("deltagare;start;slut;ort\np1;2025-01-07;;\"a;b\"\np2;2025-02-30;2025-13-01;\"x;y\"\n");
  const Outcome outcome = folder.run();
  EXPECT_EQ(outcome.report.files[0].set_aside, 1U);
  EXPECT_EQ(folder.read("set-aside/deltagare-set-aside.csv"),
            "deltagare;start;slut;ort;kod;orsak\n"
            "p2;2025-02-30;2025-13-01;\"x;y\";D011;\"omöjligt datum (start); omöjligt datum (slut)\"\n");
}

TEST_F(Findings, SetAsideRowsAreWrittenInUtf8WithTheirLineEnds) {
  folder.write("d.csv",
               "deltagare,start,ort\r\np1,2025-02-30,\"\xC5m\xE5l,\r\nby\"\r\np2,2025-01-07,Nora\r\n");
  folder.add(Table::participations, "d.csv");
  const Outcome outcome = folder.run();
  EXPECT_EQ(folder.read("set-aside/d-set-aside.csv"),
            "deltagare,start,ort,kod,orsak\np1,2025-02-30,\"Åmål,\r\nby\",D011,omöjligt datum (start)\n");
  EXPECT_EQ(outcome.report.files[0].set_aside_file, (folder.options.set_aside / "d-set-aside.csv").string());
}

TEST_F(Findings, FilesOfOneNameGetFilesOfTheirOwn) {
  folder.write("d.csv", "deltagare;start;status;från\np1;2025-02-30;employed;2025-13-01\n");
  folder.add(Table::participations, "d.csv");
  folder.add(Table::states, "d.csv", {{"person", "deltagare"}, {"state", "status"}, {"from", "från"}});
  const Outcome outcome = folder.run();
  EXPECT_TRUE(std::filesystem::exists(folder.options.set_aside / "d-set-aside.csv"));
  EXPECT_TRUE(std::filesystem::exists(folder.options.set_aside / "d-states-set-aside.csv"));
}

TEST_F(Findings, NothingIsWrittenWithoutAFolder) {
  participations("deltagare;start\np1;2025-02-30\n");
  Options options = folder.options;
  options.set_aside.clear();
  EXPECT_EQ(folder.run(options).report.files[0].set_aside_file, "");
}

TEST_F(Findings, ExcerptsShowNothingThatIsNotPartOfTheModel) {
  participations("deltagare;namn;start;anteckning\np1;Hemligt Namn;2025-02-30;ring 070\n");
  EXPECT_EQ(folder.run().find("D011")->places[0].excerpt, "•;•;2025-02-30;•");
}

TEST_F(Findings, ExcerptsHoldNoControlCharacters) {
  participations("deltagare;start;ort\np1;2025-02-30;\x1B[31mröd\n");
  EXPECT_EQ(folder.run().find("D011")->places[0].excerpt, "•;2025-02-30; [31mröd");
}

}  // namespace
}  // namespace fotfaste::intake
