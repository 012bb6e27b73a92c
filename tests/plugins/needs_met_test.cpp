// Needs met, changes of the plan, the mapping month by month, anonymous answers; figures counted by hand.
#include "needs_people.hpp"

namespace fotfaste::tests {
namespace {

constexpr const char* two_needs = R"(
[[need]]
id = "daily"
found = { assessment = "life.daily", at = "first", at_most = 2 }
met = { any = [{ assessment = "life.daily", at = "last", at_least = 4 }, { activity = "Stöd" }] }
[[need]]
id = "job"
found = { event = "Behov: arbete" }
met = { event = "Kontakt" }
)";

Person left(Person person) {
  person.exit = "2024-06-30";
  return person;
}

const std::vector<std::string> met_columns = {"need",      "numerator",      "denominator",
                                              "unknown",   "in_project_met", "in_project_not_met",
                                              "not_found", "found_unknown"};

TEST_F(NeedsMappingTest, NeedsAreMetByAnActivityAnEventOrALaterAnswer) {
  std::vector<Person> people = {
      // Answered better later, and got the contact.
      left(with({{"daily", 1, "2024-01-10"}, {"daily", 4, "2024-05-10"}})),
      // Asked again and no better: not met.
      left(with({{"daily", 2, "2024-01-10"}, {"daily", 3, "2024-05-10"}})),
      // Asked once: it cannot be told.
      left(with({{"daily", 2, "2024-01-10"}})),
      // Asked once, but got the support.
      left(with({{"daily", 2, "2024-01-10"}})),
      // Had no need.
      left(with({{"daily", 5, "2024-01-10"}})),
      // Still in the project, met and not.
      with({{"daily", 1, "2024-01-10"}, {"daily", 5, "2024-05-10"}}),
      with({{"daily", 1, "2024-01-10"}}),
      // Never asked.
      left(with({})),
  };
  people[0].events = {{"Behov: arbete", "2024-02-01"}, {"Kontakt", "2024-03-01"}};
  people[1].events = {{"Behov: arbete", "2024-02-01"}, {"Kontakt", "2024-03-01"}};
  people[3].activities = {{"Stöd", "2024-02-01"}};
  people[3].events = {{"Behov: arbete", "2024-02-01"}};
  EXPECT_EQ(rows(two_needs, "needs-met", met_columns, people),
            (Rows{"daily 2 3 1 1 1 1 1", "job 2 3 0 0 0 5 0"}));
  EXPECT_EQ(rows(two_needs, "needs-together", {"result", "numerator", "denominator", "unknown", "in_project"},
                 people),
            // All: the first. Some: the second and the fourth. Unknown: the third.
            (Rows{"all 1 3 1 2", "some 2 3 1 2", "none 0 3 1 2"}));
  EXPECT_EQ(told(), "");
}

TEST_F(NeedsMappingTest, SeveralAnswersOnOneDayAreNotAskedAgain) {
  const std::vector<Person> people = {
      left(with({{"daily", 1, "2024-01-10"}, {"daily", 1, "2024-01-10", "caseworker"}}))};
  EXPECT_EQ(rows(two_needs, "needs-met", {"need", "numerator", "denominator", "unknown"}, people).front(),
            "daily 0 0 1");
  // An empty answer is none.
  EXPECT_EQ(rows(two_needs, "needs-met", {"need", "numerator", "denominator", "unknown"},
                 {left(with({{"daily", 1, "2024-01-10"}, {"daily", std::nullopt, "2024-05-10"}}))})
                .front(),
            "daily 0 0 1");
}

TEST_F(NeedsMappingTest, WhoLeavesOnTheDayOfTheReportIsStillThere) {
  Person person = with({{"daily", 1, "2024-01-10"}, {"daily", 5, "2024-05-10"}});
  person.exit = "2025-01-01";
  EXPECT_EQ(rows(two_needs, "needs-met", met_columns, {person}).front(), "daily 0 0 0 1 0 0 0");
  person.exit = "2024-12-31";
  EXPECT_EQ(rows(two_needs, "needs-met", met_columns, {person}).front(), "daily 1 1 0 0 0 0 0");
}

TEST_F(NeedsMappingTest, AQuestionThatSaysBothStandsByItself) {
  EXPECT_EQ(wrong(R"(
[[need]]
id = "daily"
found = { assessment = "life.daily", at = "first", at_most = 2 }
met = { all = [{ assessment = "life.daily", at_least = 4 }, { activity = "Stöd" }] }
)"),
            "5 P113");
}

TEST_F(NeedsMappingTest, ChangesOfThePlanAreCountedByDay) {
  const auto changed = [](const std::vector<std::string>& days) {
    Person person = left({});
    for (const std::string& day : days) person.events.push_back({"Plan ändrad", day});
    person.events.push_back({"Annat", "2024-02-02"});
    return person;
  };
  const std::vector<Person> people = {
      changed({}), changed({"2024-02-01"}), changed({"2024-02-01", "2024-02-01"}),
      changed({"2024-02-01", "2024-02-02", "2024-02-03", "2024-02-04", "2024-02-05", "2024-02-06"}),
      Person{.events = {{"Plan ändrad", "2024-02-01"}}}};
  EXPECT_EQ(rows("plan_changes = \"Plan ändrad\"", "plan-changes",
                 {"changes", "numerator", "denominator", "in_project"}, people),
            (Rows{"0 1 4 1", "1 2 4 1", "2 0 4 1", "3 0 4 1", "4 0 4 1", "5 1 4 1"}));
  EXPECT_EQ(rows("plan_changes = \"Plan andrad\"", "plan-changes", {"changes", "numerator"}, people).front(),
            "0 4");
  EXPECT_EQ(told(), "P120");
}

constexpr const char* mapping = R"(
[mapping]
instruments = ["life"]
raters = ["participant", "employer"]
months = 3
)";

class MappingTest : public NeedsMappingTest {
 protected:
  std::vector<std::string> months(const std::string& toml, const std::vector<Person>& people,
                                  const std::string& as_of = "2025-01-01") {
    Evaluation run(plugin_, toml, as_of);
    items_.lend_to(run.project());
    std::vector<std::string> all;
    for (const ResultRow& row : run.table("mapping-completeness", people))
      all.push_back(cells(row, {"measure", "rater", "month", "numerator", "denominator", "not_due", "left"}));
    return all;
  }
  // The employer is asked one of two.
  InstrumentTables items_{{{.instrument = "life", .item = "a"},
                           {.instrument = "life", .item = "b", .rater = "participant"},
                           {.instrument = "other", .item = "c"}}};
};

TEST_F(MappingTest, EachMonthSaysWhoHadBegunAndWhoWasDone) {
  std::vector<Person> people = {
      // Entered on 1 January: the first month ends before 1 February.
      with({{"a", 1, "2024-01-01"}, {"b", 1, "2024-01-31"}, {"a", 1, "2024-02-01", "employer"}}),
      with({{"a", 1, "2024-02-29"}}),
  };
  people[1].assessments.push_back({"other", "c", "participant", "2024-01-02", 1});
  EXPECT_EQ(months(mapping, people),
            (Rows{"done participant 1 1 2 0 0", "done participant 2 1 2 0 0", "done participant 3 1 2 0 0",
                  "done employer 1 0 2 0 0", "done employer 2 1 2 0 0", "done employer 3 1 2 0 0",
                  "done all 1 0 2 0 0", "done all 2 1 2 0 0", "done all 3 1 2 0 0",
                  "begun participant 1 1 2 0 0", "begun participant 2 2 2 0 0", "begun participant 3 2 2 0 0",
                  "begun employer 1 0 2 0 0", "begun employer 2 1 2 0 0", "begun employer 3 1 2 0 0",
                  "begun all 1 0 2 0 0", "begun all 2 1 2 0 0", "begun all 3 1 2 0 0"}));
}

TEST_F(MappingTest, AMonthCountsForThoseWhoWereThereAndWhenItIsOver) {
  std::vector<Person> people = {with({{"a", 1, "2024-01-01"}}), with({{"a", 1, "2024-01-01"}}),
                                with({{"a", 1, "2024-01-01"}})};
  people[0].exit = "2024-01-31";  // the last day of the first month
  people[1].exit = "2024-01-30";
  const Rows found = months(mapping, people, "2024-03-15");
  EXPECT_EQ(found[9], "begun participant 1 2 2 0 1");
  EXPECT_EQ(found[10], "begun participant 2 1 1 0 2");
  EXPECT_EQ(found[11], "begun participant 3 0 0 3 0");
  EXPECT_EQ(months(mapping, people, "2024-04-01")[11], "begun participant 3 1 1 0 2");
}

TEST_F(MappingTest, WithoutDescribedItemsNothingIsSaidToBeDone) {
  const Rows found = rows(mapping, "mapping-completeness", {"month", "rater", "measure"}, {});
  EXPECT_EQ(found.size(), 9u);
  EXPECT_NE(told().find("P603"), std::string::npos);
  const std::string stated = std::string(mapping) + R"(
[[mapping.asked]]
rater = "employer"
items = ["life.a"]
[[mapping.asked]]
rater = "participant"
items = ["life.b"]
)";
  EXPECT_EQ(rows(stated, "mapping-completeness", {"rater", "measure", "numerator"},
                 {with({{"b", 1, "2024-01-01"}, {"a", 2, "2024-01-05", "employer"}})})
                .at(6),
            "all done 1");
}

TEST_F(MappingTest, WrongParametersAreToldAtTheirPlace) {
  EXPECT_EQ(wrong("[mapping]\ninstruments = [\"life\"]\nraters = [\"p\", \"p\"]\n"), "3 P113");
  EXPECT_EQ(wrong("[mapping]\ninstruments = [\"life\"]\nraters = [\"all\"]\n"), "3 P113");
  const std::string asked = std::string(mapping) + "[[mapping.asked]]\n";
  EXPECT_EQ(wrong(asked + "rater = \"caseworker\"\nitems = [\"life.a\"]\n"), "7 P113");
  EXPECT_EQ(wrong(asked + "rater = \"employer\"\nitems = [\"other.a\"]\n"), "8 P113");
  EXPECT_EQ(wrong(asked + "rater = \"employer\"\nitems = [\"a\"]\n"), "8 P113");
}

TEST_F(MappingTest, AStateOfOtherSettingsIsRefused) {
  const std::vector<Person> people = {with({{"a", 1, "2024-01-01"}})};
  Evaluation run(plugin_, mapping, "2025-01-01");
  items_.lend_to(run.project());
  const auto state = run.create();
  run.consume(state, people);
  const std::string bytes = run.serialize(state);
  EXPECT_EQ(run.deserialize(run.create(), bytes), FOTFASTE_OK);
  EXPECT_EQ(run.deserialize(run.create(), bytes.substr(0, bytes.size() - 1)), FOTFASTE_INVALID_DATA);

  Evaluation other_day(plugin_, mapping, "2025-01-02");
  items_.lend_to(other_day.project());
  EXPECT_EQ(other_day.deserialize(other_day.create(), bytes), FOTFASTE_INVALID_DATA);
  Evaluation other_parameters(
      plugin_, std::string(mapping) + "[[mapping.asked]]\nrater = \"employer\"\nitems = [\"life.a\"]\n",
      "2025-01-01");
  items_.lend_to(other_parameters.project());
  EXPECT_EQ(other_parameters.deserialize(other_parameters.create(), bytes), FOTFASTE_INVALID_DATA);
  // The same parameters, and another questionnaire.
  const std::vector<ItemRow> both = {{.instrument = "life", .item = "a"},
                                     {.instrument = "life", .item = "b"}};
  const InstrumentTables longer(both);
  Evaluation other_items(plugin_, mapping, "2025-01-01");
  longer.lend_to(other_items.project());
  EXPECT_EQ(other_items.deserialize(other_items.create(), bytes), FOTFASTE_INVALID_DATA);
}

class SurveyTable : public ProjectTables {
 public:
  SurveyTable(const Words& groups, const Words& items, const Words& dates,
              const std::vector<std::optional<double>>& values) {
    std::vector<Column> columns;
    columns.push_back(word_column("respondent_group", groups));
    columns.push_back(word_column("item", items));
    std::vector<std::optional<std::int32_t>> dated;
    for (const auto& date : dates)
      dated.push_back(date ? std::optional(parse_day(*date).value()) : std::nullopt);
    columns.push_back(days("date", dated));
    columns.push_back(numbers<double>("g", "value", values));
    add("survey", groups.size(), std::move(columns));
  }
};

TEST_F(NeedsMappingTest, AnonymousAnswersAreShownFromTenOnBothSides) {
  const std::string toml = R"(
[[anonymous]]
id = "risk"
item = "risk"
respondents = "deltagare"
at_least = 3
)";
  const auto of = [&](int yes, int no) {
    ProjectTables::Words groups, items, dates;
    std::vector<std::optional<double>> values;
    const auto add = [&](const char* group, const char* item, const char* date, std::optional<double> value) {
      groups.emplace_back(group);
      items.emplace_back(item);
      dates.emplace_back(date);
      values.push_back(value);
    };
    for (int i = 0; i < yes; ++i) add("deltagare", "risk", "2024-03-01", 3);
    for (int i = 0; i < no; ++i) add("deltagare", "risk", "2024-03-01", 2);
    add("deltagare", "risk", "2024-03-01", std::nullopt);
    add("deltagare", "other", "2024-03-01", 5);
    add("personal", "risk", "2024-03-01", 5);
    add("deltagare", "risk", "2025-01-01", 5);  // on the day of the report: not known yet
    const SurveyTable survey(groups, items, dates, values);
    Evaluation run(plugin_, toml, "2025-01-01");
    survey.lend_to(run.project());
    std::vector<std::string> all;
    for (const ResultRow& row : run.table("anonymous-profile", {}))
      all.push_back(cells(row, {"question", "numerator", "denominator", "unknown", "withheld"}));
    return all;
  };
  EXPECT_EQ(of(10, 12), Rows{"risk 10 22 1 null"});
  EXPECT_EQ(of(9, 12), Rows{"risk null null null too-few"});
  EXPECT_EQ(of(12, 9), Rows{"risk null null null too-few"});
  EXPECT_EQ(wrong("[[anonymous]]\nid = \"a\"\nitem = \"i\"\n"), "1 P112");
}

}  // namespace
}  // namespace fotfaste::tests
