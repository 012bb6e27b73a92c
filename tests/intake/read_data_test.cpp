// Files in, model out: values, dates, encodings, nesting.
#include <gtest/gtest.h>
#include <unistd.h>

#include <system_error>

#include "data_folder.hpp"
#include "model/finding_catalogue.hpp"

namespace fotfaste::intake {
namespace {

using model::Table;

constexpr std::string_view two_people =
    "deltagare;start;slut\n"
    "p2;2025-01-07;\n"
    "p1;2024-09-02;2025-03-01\n";

class ReadData : public testing::Test {
 protected:
  void participations(std::string_view text = two_people) {
    folder.write("deltagare.csv", text);
    folder.add(Table::participations, "deltagare.csv");
  }
  DataFolder folder;
};

TEST_F(ReadData, OrdersParticipationsByPseudonymAndEntry) {
  participations("deltagare;start\np10;2025-01-07\np9;2025-01-07\np10;2024-01-07\n");
  EXPECT_EQ(folder.run().values(),
            "person=0 entry=2024-01-07\n"
            "person=0 entry=2025-01-07\n"
            "person=1 entry=2025-01-07\n");
}

TEST_F(ReadData, KeepsThePseudonymsInOrder) {
  participations();
  const Outcome outcome = folder.run();
  const std::string bytes = outcome.bytes();
  EXPECT_EQ(outcome.directory.persons, 2U);
  EXPECT_EQ(bytes.substr(outcome.directory.pseudonym_text, 4), "p1p2");
}

TEST_F(ReadData, UsesTheMappingAndTheCodes) {
  folder.write("a.csv", "id,k\xC3\xB6n,in\nA,Kvinna,2024-09-01\nB,man,2024-09-01\nC,,2024-09-01\n");
  model::Source& source =
      folder.add(Table::participations, "a.csv", {{"person", "id"}, {"gender", "kön"}, {"entry", "in"}});
  source.codes[column(Table::participations, "gender")] = {{"Kvinna", "woman"}};
  EXPECT_EQ(folder.run().values(),
            "person=0 entry=2024-09-01 gender=woman\n"
            "person=1 entry=2024-09-01 gender=man\n"
            "person=2 entry=2024-09-01\n");
}

TEST_F(ReadData, GivesConstantsToEveryRow) {
  participations();
  folder.project.sources[0].constants[column(Table::participations, "site")] = "Karlskoga";
  EXPECT_EQ(folder.run().values(),
            "person=0 site=Karlskoga entry=2024-09-02 exit=2025-03-01\n"
            "person=1 site=Karlskoga entry=2025-01-07\n");
}

TEST_F(ReadData, UnderstandsEveryStyleOfDate) {
  participations(
      "deltagare,start\na,2024-09-01\nb,2024-09\nc,2024\nd,01.09.2024\ne,1.9.2024\nf,20240901\n"
      "g,2024-09-01 00:00:00\nh,2024/09/01\ni,2024-09-01T08:30\nj,01.09.2024 00:00\n");
  const Outcome outcome = folder.run();
  EXPECT_EQ(outcome.values(),
            "person=0 entry=2024-09-01\n"
            "person=1 entry=2024-09-01 entry_precision=month\n"
            "person=2 entry=2024-01-01 entry_precision=year\n"
            "person=3 entry=2024-09-01\nperson=4 entry=2024-09-01\nperson=5 entry=2024-09-01\n"
            "person=6 entry=2024-09-01\nperson=7 entry=2024-09-01\nperson=8 entry=2024-09-01\n"
            "person=9 entry=2024-09-01\n");
  EXPECT_EQ(outcome.report.files[0].used, 10U);
}

TEST_F(ReadData, HasNoPrecisionColumnWhenAllDatesAreExact) {
  participations();
  EXPECT_EQ(folder.run().directory.find(column(Table::participations, "entry_precision")), nullptr);
}

TEST_F(ReadData, UnderstandsDecimalsAndThousands) {
  participations();
  folder.write("insatser.csv",
               "deltagare;insats;datum;timmar\n"
               "p1;a;2025-01-01;1,5\np1;b;2025-01-01;1.25\np1;c;2025-01-01;1 234,5\np1;d;2025-01-01;-3\n"
               "p1;e;2025-01-01;0.001\np1;f;2025-01-01;\n");
  folder.add(Table::activities, "insatser.csv",
             {{"person", "deltagare"}, {"type", "insats"}, {"from", "datum"}, {"hours", "timmar"}});
  EXPECT_EQ(folder.run().values(),
            "person=0 entry=2024-09-02 exit=2025-03-01 activities=["
            "type=a from=2025-01-01 hours=1.5; type=b from=2025-01-01 hours=1.25; "
            "type=c from=2025-01-01 hours=1234.5; type=d from=2025-01-01 hours=-3; "
            "type=e from=2025-01-01 hours=0.001; type=f from=2025-01-01]\n"
            "person=1 entry=2025-01-07\n");
}

TEST_F(ReadData, ReadsWindows1252AndSaysSo) {
  folder.write("d.csv", "deltagare;start;ort\np1;2025-01-07;\xD6rebro\n");
  folder.add(Table::participations, "d.csv");
  const Outcome outcome = folder.run();
  EXPECT_EQ(outcome.values(), "person=0 site=Örebro entry=2025-01-07\n");
  EXPECT_EQ(outcome.report.files[0].encoding, "windows-1252");
  EXPECT_NE(outcome.find("D026"), nullptr);
}

TEST_F(ReadData, ReadsTheByteOrderMarkAsNothing) {
  participations(
      "\xEF\xBB\xBF"
      "deltagare;start\np1;2025-01-07\n");
  const Outcome outcome = folder.run();
  EXPECT_EQ(outcome.values(), "person=0 entry=2025-01-07\n");
  EXPECT_EQ(outcome.report.files[0].encoding, "utf-8 with byte order mark");
}

TEST_F(ReadData, FindsDelimitersAndLineEnds) {
  for (const std::string line_end : {"\n", "\r\n", "\r"}) {
    for (const auto& [delimiter, name] : {std::pair{",", ","}, {";", ";"}, {"\t", "tab"}, {"|", "|"}}) {
      DataFolder other;
      other.write("d.csv", std::string("deltagare") + delimiter + "start" + line_end + "p1" + delimiter +
                               "2025-01-07" + line_end + "p2" + delimiter + "2025-01-08" + line_end);
      other.add(Table::participations, "d.csv");
      const Outcome outcome = other.run();
      EXPECT_EQ(outcome.values(), "person=0 entry=2025-01-07\nperson=1 entry=2025-01-08\n") << name;
      EXPECT_EQ(outcome.report.files[0].delimiter, name);
      EXPECT_EQ(outcome.report.files[0].rows, 2U);
    }
  }
}

TEST_F(ReadData, ReadsQuotedFieldsWithLineEndsAndMarks) {
  participations(
      "deltagare,start,ort\n\"p1\",\"2025-01-07\",\"Nora,\nsäger \"\"hej\"\"\"\np2,2025-01-08,\"\"\n");
  EXPECT_EQ(folder.run().values(),
            "person=0 site=Nora,\nsäger \"hej\" entry=2025-01-07\nperson=1 entry=2025-01-08\n");
}

TEST_F(ReadData, KnowsTheLineThatNamesTheSeparator) {
  participations("sep=|\ndeltagare|start;x\np1|2025-01-07\n");
  folder.project.sources[0].columns = {{column(Table::participations, "person"), "deltagare", 0, 0},
                                       {column(Table::participations, "entry"), "start;x", 0, 0}};
  EXPECT_EQ(folder.run().values(), "person=0 entry=2025-01-07\n");
}

TEST_F(ReadData, TreatsTheProjectsWordsForNothingAsNothing) {
  participations("deltagare;start;slut;ort\np1;2025-01-07;9999-12-31;vet ej\n");
  folder.project.sources[0].missing = {"", "vet ej", "9999-12-31"};
  EXPECT_EQ(folder.run().values(), "person=0 entry=2025-01-07\n");
}

TEST_F(ReadData, GivesStatesToEveryParticipationAndDatedRowsToTheOneOfTheirTime) {
  participations("deltagare;start;slut\np1;2024-01-01;2024-06-01\np1;2025-01-01;\n");
  folder.write("status.csv", "deltagare;status;från;till\np1;employed;2024-02-01;2024-03-01\n");
  folder.add(Table::states, "status.csv",
             {{"person", "deltagare"}, {"state", "status"}, {"from", "från"}, {"until", "till"}});
  folder.write("insatser.csv",
               "deltagare;insats;datum\np1;before;2023-12-01\np1;first;2024-12-31\np1;second;2025-01-01\n");
  folder.add(Table::activities, "insatser.csv",
             {{"person", "deltagare"}, {"type", "insats"}, {"from", "datum"}});
  const std::string state = "states=[state=employed core_state=employed from=2024-02-01 until=2024-03-01]";
  EXPECT_EQ(folder.run().values(),
            "person=0 entry=2024-01-01 exit=2024-06-01 " + state +
                " activities=[type=before from=2023-12-01; type=first from=2024-12-31]\n"
                "person=0 entry=2025-01-01 " +
                state + " activities=[type=second from=2025-01-01]\n");
}

TEST_F(ReadData, MakesGroupsAndAttributesOfColumns) {
  participations("deltagare;start;KAA;program\np1;2025-01-07;ja;IMA\np2;2025-01-07;nej;\n");
  folder.project.sources[0].groups = {{"KAA", "kaa"}};
  folder.project.sources[0].attributes = {{"program", "programme"}};
  folder.write("grupper.csv", "deltagare;målgrupp\np2;nyanländ\np1;nyanländ\n");
  folder.add(Table::groups, "grupper.csv", {{"person", "deltagare"}, {"name", "målgrupp"}});
  EXPECT_EQ(
      folder.run().values(),
      "person=0 entry=2025-01-07 groups=[name=kaa; name=nyanländ] attributes=[name=programme value=IMA]\n"
      "person=1 entry=2025-01-07 groups=[name=nyanländ]\n");
}

TEST_F(ReadData, MakesSpellsOfMonths) {
  folder.write("wide.csv",
               "id,start,Jul.93,Aug.93,Sep.93,Oct.93\n"
               "1,1993-07-01,school,school,,employment\n2,1993-07-01,,,,\n");
  folder.add(Table::participations, "wide.csv", {{"person", "id"}, {"entry", "start"}});
  model::Source& source = folder.add(Table::states, "wide.csv", {{"person", "id"}});
  source.wide = model::WideMapping{day("1993-07-01"), day("1993-10-01"), "{Mon}.{yy}"};
  source.core_states = {{"school", "education"}, {"employment", "employed"}};
  const Outcome outcome = folder.run();
  EXPECT_EQ(outcome.values(),
            "person=0 entry=1993-07-01 states=["
            "state=school core_state=education from=1993-07-01 from_precision=month known_until=1993-09-01; "
            "state=employment core_state=employed from=1993-10-01 from_precision=month "
            "known_until=1993-11-01]\n"
            "person=1 entry=1993-07-01\n");
  EXPECT_EQ(outcome.report.files[1].rows, 2U);
  EXPECT_EQ(outcome.report.files[1].used, 2U);
}

// A state ends only where another follows: a blank is a month that nobody knows anything of.
TEST_F(ReadData, TakesABlankMonthForOneThatNothingIsKnownOf) {
  folder.write("wide.csv",
               "id,start,m1,m2,m3,m4\n"
               "1,2024-01-01,work,,work,idle\n2,2024-01-01,work,idle,,\n3,2024-01-01,,work,,work\n");
  folder.add(Table::participations, "wide.csv", {{"person", "id"}, {"entry", "start"}});
  model::Source& source = folder.add(Table::states, "wide.csv", {{"person", "id"}});
  source.wide = model::WideMapping{day("2024-01-01"), day("2024-05-01"), "m{n}"};  // there is no m5
  source.core_states = {{"work", "employed"}, {"idle", "inactive"}};
  const auto spell = [](const std::string& state, const std::string& from, const std::string& end) {
    return "state=" + state + " core_state=" + (state == "work" ? "employed" : "inactive") + " from=" + from +
           " from_precision=month " + end;
  };
  EXPECT_EQ(folder.run().values(),
            "person=0 entry=2024-01-01 states=[" + spell("work", "2024-01-01", "known_until=2024-02-01") +
                "; " + spell("work", "2024-03-01", "until=2024-04-01 until_precision=month") + "; " +
                spell("idle", "2024-04-01", "known_until=2024-05-01") + "]\n" +
                "person=1 entry=2024-01-01 states=[" +
                spell("work", "2024-01-01", "until=2024-02-01 until_precision=month") + "; " +
                spell("idle", "2024-02-01", "known_until=2024-03-01") + "]\n" +
                "person=2 entry=2024-01-01 states=[" + spell("work", "2024-02-01", "known_until=2024-03-01") +
                "; " + spell("work", "2024-04-01", "known_until=2024-05-01") + "]\n");
}

TEST_F(ReadData, ReadsProjectTablesInAnOrderOfTheirOwn) {
  participations();
  folder.write("kostnader.csv",
               "slag;konto;datum;belopp\nspending;lön;2025-02-01;12 345,60\nspending;lön;2025-01-01;-1,5\n");
  folder.add(Table::costs, "kostnader.csv",
             {{"kind", "slag"}, {"category", "konto"}, {"date", "datum"}, {"amount", "belopp"}});
  EXPECT_EQ(folder.run().values(Table::costs),
            "kind=spending category=lön date=2025-01-01 amount=-150\n"
            "kind=spending category=lön date=2025-02-01 amount=1234560\n");
}

TEST_F(ReadData, KeepsAnImpreciseEndFromPrecedingItsBeginning) {
  participations("deltagare;start;slut\np1;2024-09-15;2024-09\n");
  EXPECT_EQ(folder.run().values(), "person=0 entry=2024-09-15 exit=2024-09-15 exit_precision=month\n");
}

TEST_F(ReadData, StoresNoColumnAndNoListWithoutValues) {
  participations("deltagare;start;ort\np1;2025-01-07;\n");
  folder.write("status.csv", "deltagare;status;från\n");
  folder.add(Table::states, "status.csv", {{"person", "deltagare"}, {"state", "status"}, {"from", "från"}});
  const Outcome outcome = folder.run();
  EXPECT_EQ(outcome.directory.find(column(Table::participations, "site")), nullptr);
  EXPECT_EQ(outcome.directory.find(Table::states), nullptr);
}

TEST_F(ReadData, KeepsWordsOfRowsSetAsideOutOfTheModel) {
  participations("deltagare;start;ort\np1;2025-01-07;Nora\np2;2025-13-07;Hemlig\n");
  const Outcome outcome = folder.run();
  EXPECT_EQ(outcome.directory.find(column(Table::participations, "site"))->word_count, 1U);
  EXPECT_EQ(outcome.bytes().find("Hemlig"), std::string::npos);
}

TEST_F(ReadData, DividesPersonsIntoAtLeastSoManyBatches) {
  std::string text = "deltagare;start\n";
  for (int i = 0; i < 10; ++i) text.append("p").append(std::to_string(i)).append(";2025-01-07\n");
  participations(text + "p0;2025-02-07\n");
  Options options = folder.options;
  options.shards = 4;
  const Outcome outcome = folder.run(options);
  ASSERT_EQ(outcome.directory.batches.size(), 4U);
  for (const model::BatchExtent& batch : outcome.directory.batches) {
    EXPECT_GE(batch.rows, 2U);
    EXPECT_LE(batch.rows, 3U);
  }
  options.shards = 100;
  EXPECT_EQ(folder.run(options).directory.batches.size(), 10U);
  EXPECT_EQ(outcome.values(), folder.run().values());
}

TEST_F(ReadData, NeverMakesABatchTooLarge) {
  std::string text = "deltagare;start\n";
  for (std::uint64_t i = 0; i < model::largest_batch + 10; ++i)
    text.append("p").append(std::to_string(i)).append(";2025-01-07\n");
  participations(text);
  const Outcome outcome = folder.run();
  ASSERT_EQ(outcome.directory.batches.size(), 2U);
  EXPECT_NEAR(static_cast<double>(outcome.directory.batches[0].rows),
              static_cast<double>(outcome.directory.batches[1].rows), 1);
}

TEST_F(ReadData, SealsTheModelAndItsDirectoryHolds) {
  participations();
  const Outcome outcome = folder.run();
  model::MemoryFile again(dup(outcome.file.descriptor()));
  EXPECT_THROW(again.append(1), std::system_error);
  EXPECT_THROW(model::Mapping(again, {model::page_size, model::page_size}, model::Mapping::Access::write),
               std::system_error);
  EXPECT_EQ(model::read_directory(model::write_directory(outcome.directory)), outcome.directory);
}

TEST_F(ReadData, HashesTheFileAsItStands) {
  participations("deltagare;start\np1;2025-01-07\n");
  // printf 'deltagare;start\np1;2025-01-07\n' | sha256sum
  EXPECT_EQ(folder.run().report.files[0].sha256,
            "bdfb0b320a30babf98586cdfcafddb04ffd58e6a912dc945b179818c3af1d706");
}

TEST_F(ReadData, SurvivesAProjectWithoutFiles) {
  const Outcome outcome = folder.run();
  EXPECT_EQ(outcome.directory.participations, 0U);
  EXPECT_NE(outcome.find("D030"), nullptr);
  EXPECT_EQ(outcome.values(), "");
}

TEST(DataRules, ExplainThemselvesInBothLanguages) {
  std::string before;
  for (const model::Rule& rule : model::data_rules()) {
    EXPECT_LT(before, rule.code);
    before = rule.code;
    for (const model::RuleText& text : {rule.title, rule.intent, rule.rule, rule.help}) {
      EXPECT_FALSE(text.sv.empty()) << rule.code;
      EXPECT_FALSE(text.en.empty()) << rule.code;
    }
  }
}

}  // namespace
}  // namespace fotfaste::intake
