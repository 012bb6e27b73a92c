// Tables state-by-month and transitions.
#include <gtest/gtest.h>

#include "plugin_driver.hpp"

namespace fotfaste::tests {
namespace {

class MonthsTest : public testing::Test {
 protected:
  CompiledPlugin plugin_{LONGITUDINAL_FOLLOWUP};
  // "month state numerator/denominator unknown" of everybody, without states that nobody is in.
  static std::vector<std::string> lines(const std::vector<ResultRow>& rows) {
    std::vector<std::string> lines;
    for (const ResultRow& row : rows) {
      lines.push_back(row.at("month") + " " + row.at("state") + " " + row.at("numerator") + "/" +
                      row.at("denominator") + " " + row.at("unknown"));
    }
    return lines;
  }
};

TEST_F(MonthsTest, AMonthBelongsToTheStateOnItsDay) {
  Evaluation run(plugin_, "months = 4", "2026-01-01");
  const std::vector<Person> people{
      {.entry = "2024-01-31",
       .states = {in("unemployed", "2024-01-01", "2024-02-29"), in("employed", "2024-02-29", "2024-03-31")}}};
  // 31 January, 29 February, 31 March, 30 April.
  EXPECT_EQ(lines(run.table("state-by-month", people)),
            (std::vector<std::string>{"0 employed 0/1 0", "0 unemployed 1/1 0", "1 employed 1/1 0",
                                      "1 unemployed 0/1 0", "2 employed 0/0 1", "2 unemployed 0/0 1",
                                      "3 employed 0/0 1", "3 unemployed 0/0 1"}));
}

TEST_F(MonthsTest, OnlyMonthsBeforeAsOfAreThere) {
  Evaluation run(plugin_, "months = 24", "2024-03-01");
  const std::vector<Person> people{{.entry = "2024-01-01", .states = {in("employed", "2024-01-01")}}};
  EXPECT_EQ(lines(run.table("state-by-month", people)),
            (std::vector<std::string>{"0 employed 1/1 0", "1 employed 1/1 0"}));
}

TEST_F(MonthsTest, MonthsFromExitLeaveOutWhoStillTakesPart) {
  Evaluation run(plugin_, "months = 1\nanchor = \"exit\"", "2026-01-01");
  const std::vector<Person> people{{.exit = "2024-06-01", .states = {in("employed", "2024-01-01")}},
                                   {.states = {in("employed", "2024-01-01")}}};
  EXPECT_EQ(lines(run.table("state-by-month", people)), (std::vector<std::string>{"0 employed 1/1 0"}));
}

TEST_F(MonthsTest, TransitionsSkipUnknownMonths) {
  Evaluation run(plugin_, "months = 6", "2026-01-01");
  // Months 0 to 5: unemployed, unemployed, employed, nothing, employed, unemployed.
  const std::vector<Person> people{
      {.entry = "2024-01-10",
       .states = {in("unemployed", "2024-01-01", "2024-03-01"), in("employed", "2024-03-01", "2024-04-01"),
                  in("employed", "2024-05-01", "2024-06-01"), in("unemployed", "2024-06-01")}}};
  std::vector<std::string> lines;
  for (const ResultRow& row : run.table("transitions", people)) {
    lines.push_back(row.at("from") + ">" + row.at("to") + " " + row.at("numerator") + "/" +
                    row.at("denominator"));
  }
  EXPECT_EQ(lines, (std::vector<std::string>{"employed>employed 0/1", "employed>unemployed 1/1",
                                             "unemployed>employed 1/2", "unemployed>unemployed 1/2"}));
}

TEST_F(MonthsTest, LabelsAreCountedByTheirWords) {
  Evaluation run(plugin_, "months = 1\nlevel = \"label\"", "2026-01-01");
  const std::vector<Person> people{{.states = {{"Praktik", "placement", "2024-01-01", std::nullopt}}},
                                   {.states = {{"Arbete", "employed", "2024-01-01", std::nullopt}}},
                                   {.states = {{"Eget ord", std::nullopt, "2024-01-01", std::nullopt}}},
                                   {.states = {{"Vet ej", "unknown", "2024-01-01", std::nullopt}}}};
  EXPECT_EQ(lines(run.table("state-by-month", people)),
            (std::vector<std::string>{"0 Arbete 1/3 1", "0 Eget ord 1/3 1", "0 Praktik 1/3 1"}));
}

}  // namespace
}  // namespace fotfaste::tests
