// Tables months and participants of the monthly file to Statistics Sweden. Its rules of time are those of
// scb.se, "Europeiska socialfonden: lämna uppgifter".
#include <gtest/gtest.h>

#include "plugin_driver.hpp"
#include "scb_people.hpp"
#include "violated_rules.hpp"

namespace fotfaste::tests {
namespace {

class ScbMonthsTest : public testing::Test {
 protected:
  // "2024-10: +1 -0 of 1, 10 h, 1 rows" for each month with anybody.
  std::string months(const std::vector<Person>& people, const std::string& toml = "",
                     const std::string& as_of = "2025-03-01") {
    Evaluation run(plugin_, toml, as_of);
    std::string text;
    for (const ResultRow& row : run.table("months", people)) {
      if (row.at("taking_part") == "0") continue;
      text.append(row.at("month")).append(": +").append(row.at("starts")).append(" -").append(row.at("ends"));
      text.append(" of ").append(row.at("taking_part")).append(", ").append(row.at("hours")).append(" h, ");
      text.append(row.at("rows")).append(" rows\n");
    }
    return text;
  }
  // "2024-10 0#1 2024-10-31..- 10 PO2 registered" for each row.
  std::string rows(const std::vector<Person>& people, const std::string& toml = "",
                   const std::string& as_of = "2025-03-01") {
    Evaluation run(plugin_, "person_rows = true\n" + toml, as_of);
    std::string text;
    const auto day = [](const std::string& cell) { return cell == "null" ? std::string("-") : cell; };
    for (const ResultRow& row : run.table("participants", people)) {
      text.append(row.at("month")).append(" ").append(row.at("person")).append("#").append(row.at("part"));
      text.append(" ").append(day(row.at("start"))).append("..").append(day(row.at("end"))).append(" ");
      text.append(row.at("hours")).append(" ").append(row.at("template")).append(" ");
      text.append(row.at("identity")).append("\n");
    }
    return text;
  }

  CompiledPlugin plugin_{FUNDER_EXPORT_SCB};
};

TEST_F(ScbMonthsTest, AStartIsToldInItsMonthAndAnEndInItsOwn) {
  const std::vector<Person> people{
      reported(1, "2024-10-31", "2025-01-01", {"2024-10-31", "2024-11", "2024-12", "2025-01-01"})};
  EXPECT_EQ(months(people),
            "2024-10: +1 -0 of 1, 10 h, 1 rows\n"
            "2024-11: +0 -0 of 1, 10 h, 1 rows\n"
            "2024-12: +0 -0 of 1, 10 h, 1 rows\n"
            "2025-01: +0 -1 of 1, 10 h, 1 rows\n");
  EXPECT_EQ(rows(people),
            "2024-10 1#1 2024-10-31..- 10 PO2 registered\n"
            "2024-11 1#1 -..- 10 PO2 registered\n"
            "2024-12 1#1 -..- 10 PO2 registered\n"
            "2025-01 1#1 -..2025-01-01 10 PO2 registered\n");
}

TEST_F(ScbMonthsTest, RowsStandInTheOrderInWhichMonthsAreSent) {
  const std::vector<Person> people{reported(9, "2024-11-01", std::nullopt, {}),
                                   reported(2, "2024-12-01", std::nullopt, {}),
                                   reported(5, "2024-11-02", "2024-11-02", {})};
  EXPECT_EQ(rows(people, "", "2025-01-01"),
            "2024-11 5#1 2024-11-02..2024-11-02 0 PO2 registered\n"
            "2024-11 9#1 2024-11-01..- 0 PO2 registered\n"
            "2024-12 2#1 2024-12-01..- 0 PO2 registered\n"
            "2024-12 9#1 -..- 0 PO2 registered\n");
}

TEST_F(ScbMonthsTest, NoRowsOfPersonsUnlessAskedFor) {
  Evaluation run(plugin_, "", "2025-03-01");
  const std::vector<Person> people{reported(1, "2024-10-31", std::nullopt, {})};
  EXPECT_TRUE(run.table("participants", people).empty());
  EXPECT_EQ(run.rows("months").size(), 6U);  // from the project's first month on, September
}

TEST_F(ScbMonthsTest, AMonthIsReportedWhenItIsOver) {
  const std::vector<Person> people{reported(1, "2025-02-01", std::nullopt, {})};
  EXPECT_EQ(months(people, "", "2025-02-28"), "");
  EXPECT_EQ(months(people, "", "2025-03-01"), "2025-02: +1 -0 of 1, 0 h, 1 rows\n");
}

TEST_F(ScbMonthsTest, AnEndOnTheDayOfTheDataIsNotKnownYet) {
  const std::vector<Person> people{reported(1, "2025-01-01", "2025-02-28", {})};
  EXPECT_EQ(months(people, "last_month = \"2025-02\"", "2025-02-28"),
            "2025-01: +1 -0 of 1, 0 h, 1 rows\n2025-02: +0 -0 of 1, 0 h, 1 rows\n");
}

TEST_F(ScbMonthsTest, TheProjectsLastMonthIsTheLast) {
  Evaluation run(plugin_, "", "2026-03-01");
  run.project().end = to_day({2024, 11, 30});
  const std::vector<Person> people{reported(1, "2024-10-01", "2024-11-30", {"2024-10", "2024-11"})};
  EXPECT_EQ(run.table("months", people).size(), 3U);
  EXPECT_EQ(violated_rules(run), "");
}

TEST_F(ScbMonthsTest, EveryMonthSaysWhenItOpensAndIsDue) {
  struct Case {
    const char* month;
    const char* opens;
    const char* due;
  };
  // 2028 is a leap year: its February ends on the 29th.
  constexpr Case cases[] = {{"2024-12", "2025-01-01", "2025-01-28"},
                            {"2025-02", "2025-03-01", "2025-03-28"},
                            {"2028-02", "2028-03-01", "2028-03-28"},
                            {"2028-04", "2028-05-01", "2028-05-28"}};
  Evaluation run(plugin_, "", "2028-06-01");
  const std::vector<Person> nobody;
  static_cast<void>(run.table("months", nobody));
  for (const Case& one : cases) {
    const ResultRow row = run.row("months", {{"month", one.month}});
    EXPECT_EQ(row.at("opens"), one.opens);
    EXPECT_EQ(row.at("due"), one.due);
  }
}

TEST_F(ScbMonthsTest, HoursOfAnActivityAreSplitOverItsDays) {
  Person person = reported(1, "2028-01-31", "2028-03-01", {});
  // 31 January, 29 days of the leap year's February, 1 March: 31 days, 62 hours.
  person.activities = {{"Praktik", "2028-01-31", "2028-03-02", 62.0}};
  const std::vector<Person> people{person};
  EXPECT_EQ(months(people, "", "2028-04-01"),
            "2028-01: +1 -0 of 1, 2 h, 1 rows\n"
            "2028-02: +0 -0 of 1, 58 h, 1 rows\n"
            "2028-03: +0 -1 of 1, 2 h, 1 rows\n");
  EXPECT_EQ(months(people, "split_hours = \"first_day\"", "2028-04-01"),
            "2028-01: +1 -0 of 1, 62 h, 1 rows\n"
            "2028-02: +0 -0 of 1, 0 h, 1 rows\n"
            "2028-03: +0 -1 of 1, 0 h, 1 rows\n");
}

TEST_F(ScbMonthsTest, PartsOfAnActivityAddUpToItsHours) {
  Person person = reported(1, "2024-10-01", "2024-12-31", {});
  person.activities = {{"Praktik", "2024-10-07", "2024-12-14", 100.0}};
  Evaluation run(plugin_, "round_hours = \"none\"", "2025-01-01");
  double sum = 0;
  for (const ResultRow& row : run.table("months", std::vector<Person>{person}))
    sum += std::stod(row.at("hours"));
  EXPECT_DOUBLE_EQ(sum, 100.0);
}

TEST_F(ScbMonthsTest, HoursOfAPersonBecomeWholeInEachMonth) {
  struct Case {
    const char* rounding;
    const char* hours;
  };
  constexpr Case cases[] = {{"nearest", "4"}, {"up", "4"}, {"down", "3"}, {"none", "3.5"}};
  Person person = reported(1, "2024-10-01", std::nullopt, {});
  person.activities = {{"Kurs", "2024-10-02", "2024-10-03", 1.25},
                       {"Kurs", "2024-10-09", "2024-10-10", 2.25}};
  for (const Case& one : cases) {
    EXPECT_EQ(months({person}, std::string("round_hours = \"") + one.rounding + "\"", "2024-11-01"),
              std::string("2024-10: +1 -0 of 1, ") + one.hours + " h, 1 rows\n");
  }
}

TEST_F(ScbMonthsTest, HoursPlannedAndNotAttendedDoNotCount) {
  Person person = reported(1, "2024-10-01", std::nullopt, {});
  person.activities = {{"Kurs", "2024-10-02", "2024-10-03", 2.0, std::nullopt, 1},
                       {"Kurs", "2024-10-03", "2024-10-04", 4.0, std::nullopt, 0},
                       {"Kurs", "2024-10-04", "2024-10-05", 8.0}};
  EXPECT_EQ(months({person}, "", "2024-11-01"), "2024-10: +1 -0 of 1, 10 h, 1 rows\n");
}

TEST_F(ScbMonthsTest, AnActivityWithoutEndGoesOnAsLongAsTheParticipation) {
  Person person = reported(1, "2024-10-31", "2024-11-01", {});
  person.activities = {{"Kurs", "2024-10-31", std::nullopt, 8.0}};
  EXPECT_EQ(months({person}, "", "2024-12-01"),
            "2024-10: +1 -0 of 1, 4 h, 1 rows\n2024-11: +0 -1 of 1, 4 h, 1 rows\n");
}

TEST_F(ScbMonthsTest, UnknownHoursAreNoZero) {
  Person person = reported(1, "2024-10-01", std::nullopt, {});
  person.activities = {{"Kurs", "2024-10-02", "2024-10-03"}};
  EXPECT_EQ(rows({person}, "", "2024-11-01"), "2024-10 1#1 2024-10-01..- null PO2 registered\n");
}

TEST_F(ScbMonthsTest, TheTemplateFollowsTheLabourStatusAtEntry) {
  struct Case {
    const char* status;
    const char* toml;
    const char* form;
  };
  // esf.se, Redovisning av deltagare: employed PO1, not employed PO2; PO3 always PO3.
  constexpr Case cases[] = {{"employed", "", "PO1"},
                            {"self_employed", "", "PO1"},
                            {"unemployed", "", "PO2"},
                            {"inactive_education", "", "PO2"},
                            {"inactive_other", "", "PO2"},
                            {"unknown", "", "null"},
                            {"employed", "template = \"PO3\"", "PO3"},
                            {"unknown", "template = \"PO2\"", "PO2"}};
  for (const Case& one : cases) {
    Person person = reported(1, "2024-10-01", std::nullopt, {"2024-10"});
    person.labour_status = one.status;
    EXPECT_EQ(rows({person}, one.toml, "2024-11-01"),
              std::string("2024-10 1#1 2024-10-01..- 10 ") + one.form + " registered\n")
        << one.status;
  }
}

TEST_F(ScbMonthsTest, PeopleUnderEighteenAreLeftOut) {
  struct Case {
    const char* birth;
    const char* precision;
    const char* left_out;  // months in which the person is
    const char* unknown;
  };
  // October to December; turning 18 on the first, on the second, on the day of entry, on 29 February's
  // stand-in.
  constexpr Case cases[] = {{"2006-10-15", nullptr, "", ""},
                            {"2006-10-16", nullptr, "2024-10 ", ""},
                            {"2006-11-01", nullptr, "2024-10 ", ""},
                            {"2006-11-02", nullptr, "2024-10 2024-11 ", ""},
                            {"2007-06-01", nullptr, "2024-10 2024-11 2024-12 ", ""},
                            {"2006-10-01", "month", "", "2024-10 "},
                            {"2006-01-01", "year", "", "2024-10 2024-11 2024-12 "},
                            {"2007-01-01", "year", "2024-10 2024-11 2024-12 ", ""},
                            {nullptr, nullptr, "", "2024-10 2024-11 2024-12 "}};
  for (const Case& one : cases) {
    Person person = reported(1, "2024-10-15", std::nullopt, {"2024-10", "2024-11", "2024-12"});
    person.birth_date = one.birth == nullptr ? Word() : Word(one.birth);
    person.birth_date_precision = one.precision == nullptr ? Word() : Word(one.precision);
    Evaluation run(plugin_, "person_rows = true", "2025-01-01");
    std::string minors, unknown;
    std::size_t in_file = 0;
    for (const ResultRow& row : run.table("months", std::vector<Person>{person})) {
      if (row.at("minors_left_out") == "1") minors.append(row.at("month")).append(" ");
      if (row.at("age_unknown_left_out") == "1") unknown.append(row.at("month")).append(" ");
      in_file += row.at("rows") == "1" ? 1 : 0;
    }
    EXPECT_EQ(minors, one.left_out) << (one.birth == nullptr ? "none" : one.birth);
    EXPECT_EQ(unknown, one.unknown) << (one.birth == nullptr ? "none" : one.birth);
    EXPECT_EQ(run.rows("participants").size(), in_file);
  }
}

TEST_F(ScbMonthsTest, MinorsAreInTheFileOnAStatedLegalBasisWhichIsShown) {
  Person person = reported(1, "2024-10-15", std::nullopt, {"2024-10"});
  person.birth_date = "2010-01-01";
  Evaluation run(plugin_, "legal_basis_for_minors = \"Beslut 2024/17\"", "2024-11-01");
  static_cast<void>(run.table("months", std::vector<Person>{person}));
  EXPECT_EQ(run.row("months", {{"month", "2024-10"}}).at("rows"), "1");
  EXPECT_EQ(run.row("rules", {{"code", "S08"}}).at("outcome"), "not_applicable");
  EXPECT_NE(run.labels.at("definitions.note minors").find("Beslut 2024/17"), std::string::npos);
}

TEST_F(ScbMonthsTest, ProtectedIdentitiesStandWithAPlaceholder) {
  Person one = reported(1, "2024-10-15", std::nullopt, {"2024-10"});
  one.groups = {"Skyddad"};
  const Person other = reported(2, "2024-10-15", std::nullopt, {"2024-10"});
  EXPECT_EQ(rows({one, other}, "protected = { target_group = \"Skyddad\" }", "2024-11-01"),
            "2024-10 1#1 2024-10-15..- 10 PO2 placeholder\n"
            "2024-10 2#1 2024-10-15..- 10 PO2 registered\n");
}

TEST_F(ScbMonthsTest, WhoComesBackStandsWithBothParticipations) {
  const std::vector<Person> people{reported(1, "2024-10-01", "2024-10-10", {"2024-10-02"}),
                                   reported(1, "2024-10-20", "2024-11-05", {"2024-10-21", "2024-11-04"})};
  EXPECT_EQ(months(people),
            "2024-10: +2 -1 of 1, 20 h, 2 rows\n"
            "2024-11: +0 -1 of 1, 10 h, 1 rows\n");
  EXPECT_EQ(rows(people),
            "2024-10 1#1 2024-10-01..2024-10-10 10 PO2 registered\n"
            "2024-10 1#2 2024-10-20..- 10 PO2 registered\n"
            "2024-11 1#1 -..2024-11-05 10 PO2 registered\n");
}

TEST_F(ScbMonthsTest, PeopleOfAComparisonGroupAreNotReported) {
  Person person = reported(1, "2024-10-15", std::nullopt, {"2024-10"});
  person.group = "comparison";
  EXPECT_EQ(months({person}), "");
}

TEST_F(ScbMonthsTest, AMistypedMonthIsRefused) {
  for (const char* toml :
       {"last_month = \"2025-13\"", "last_month = \"mars\"", "reported_until = \"2025\""}) {
    Evaluation run(plugin_, toml, "2025-03-01");
    EXPECT_EQ(run.status, FOTFASTE_INVALID_ARGUMENT) << toml;
  }
}

}  // namespace
}  // namespace fotfaste::tests
