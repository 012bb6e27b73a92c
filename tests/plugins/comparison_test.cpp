// Groups beside each other, a standard population, published figures and comparison groups, counted by hand
// or held against R's values.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "csv_file.hpp"
#include "plugin_driver.hpp"

namespace fotfaste::tests {
namespace {

constexpr const char* as_of = "2026-01-01";

CompiledPlugin& plugin() {
  static CompiledPlugin compiled(COMPARISON);
  return compiled;
}

struct Counted {
  explicit Counted(const std::string& toml, const std::vector<Person>& people = {})
      : evaluation(plugin(), toml, as_of) {
    if (evaluation.status != FOTFASTE_OK) return;
    const auto state = evaluation.create();
    evaluation.consume(state, people);
    text = evaluation.report(state);
  }
  [[nodiscard]] bool told(const std::string& code) const {
    const auto& findings = plugin().host.findings;
    return std::any_of(findings.begin(), findings.end(),
                       [&](const RecordedFinding& finding) { return finding.code == code; });
  }
  ResultRow row(const std::string& table, const ResultRow& wanted) { return evaluation.row(table, wanted); }

  Evaluation evaluation;
  std::string text;
};

double number(const ResultRow& row, const std::string& column) {
  return std::stod(row.at(column));
}

// Somebody of a site who is in work at the exit, or not.
Person worker(const std::string& site, bool works, const std::string& gender = "woman") {
  Person person{.entry = "2024-01-01", .exit = "2024-07-01"};
  person.site = site;
  person.gender = gender;
  person.states = {in(works ? "employed" : "unemployed", "2024-06-01", "2025-06-01")};
  return person;
}

void add(std::vector<Person>& people, const std::string& site, int some, int all,
         const std::string& gender = "woman") {
  for (int i = 0; i < all; ++i) people.push_back(worker(site, i < some, gender));
}

constexpr const char* by_site = R"(
[[comparison]]
id = "work"
text = { sv = "I arbete", en = "In work" }
outcome = { spell = "employed", on = "exit" }
by = ["site"]
)";

// Newcombe's interval and Pearson's p are R's.
TEST(Comparison, TwoGroupsHaveTheDifferenceThatRHas) {
  std::vector<Person> people;
  add(people, "A", 56, 70);
  add(people, "B", 48, 80);
  Counted run(by_site, people);
  const ResultRow row = run.row("differences", {{"comparison", "work"}, {"by", "site"}});
  EXPECT_EQ(row.at("first"), "A");
  EXPECT_EQ(row.at("second"), "B");
  EXPECT_EQ(row.at("first_n"), "70");
  EXPECT_EQ(row.at("second_n"), "80");
  EXPECT_EQ(row.at("comparisons"), "1");
  EXPECT_EQ(row.at("reading"), "differs");
  int compared = 0;
  const auto file = read_csv(std::string(GOLDEN) + "/two_groups.csv");
  ASSERT_TRUE(file.has_value());
  for (const CsvRow& golden : *file) {
    if (golden.at("x1") != "56" || golden.at("n1") != "70" || golden.at("x2") != "48" ||
        golden.at("n2") != "80")
      continue;
    if (golden.at("conf") == "0.95" && golden.at("statistic") == "difference_newcombe") {
      EXPECT_NEAR(number(row, "value"), std::stod(golden.at("estimate")), 1e-12);
      EXPECT_NEAR(number(row, "low"), std::stod(golden.at("lower")), 1e-12);
      EXPECT_NEAR(number(row, "high"), std::stod(golden.at("upper")), 1e-12);
      ++compared;
    }
    if (golden.at("conf") == "0.95" && golden.at("statistic") == "chi_square_pearson (lower = p)") {
      EXPECT_NEAR(number(row, "p_adjusted"), std::stod(golden.at("lower")), 1e-12);
      ++compared;
    }
  }
  EXPECT_EQ(compared, 2);
  const ResultRow group = run.row("groups", {{"by", "site"}, {"group", "B"}});
  EXPECT_EQ(group.at("numerator"), "48");
  EXPECT_EQ(group.at("denominator"), "80");
  const ResultRow all = run.row("groups", {{"by", "all"}});
  EXPECT_EQ(all.at("numerator"), "104");
  EXPECT_EQ(all.at("denominator"), "150");
  EXPECT_EQ(run.evaluation.labels.at("groups.comparison work"), "I arbete / In work");
}

// The p values of the three pairs by themselves, adjusted by hand.
TEST(Comparison, SeveralComparisonsAreCountedAndAllowedFor) {
  const std::pair<int, int> sites[] = {{10, 40}, {20, 40}, {27, 40}};
  const char* const names[] = {"A", "B", "C"};
  std::vector<double> alone;
  for (const auto& [i, j] : {std::pair(0, 1), std::pair(0, 2), std::pair(1, 2)}) {
    std::vector<Person> people;
    add(people, names[i], sites[i].first, sites[i].second);
    add(people, names[j], sites[j].first, sites[j].second);
    Counted run(by_site, people);
    alone.push_back(number(run.row("differences", {}), "p_adjusted"));
    EXPECT_FALSE(run.told("P910"));
  }
  std::vector<Person> people;
  for (int i = 0; i < 3; ++i) add(people, names[i], sites[i].first, sites[i].second);
  Counted run(std::string(by_site) + "against = \"pairs\"\n", people);
  ASSERT_EQ(run.evaluation.rows("differences").size(), 3U);
  EXPECT_TRUE(run.told("P910"));
  // A to C is the smallest, B to C the largest.
  ASSERT_LT(alone[1], alone[0]);
  ASSERT_LT(alone[0], alone[2]);
  const double holm[] = {2 * alone[0], 3 * alone[1], std::max(2 * alone[0], alone[2])};
  for (std::size_t i = 0; i < 3; ++i) {
    const ResultRow& row = run.evaluation.rows("differences")[i];
    EXPECT_EQ(row.at("comparisons"), "3");
    EXPECT_NEAR(number(row, "p_adjusted"), holm[i], 1e-14);
  }
  // Each against the others together, and against one of them.
  Counted rest(by_site, people);
  ASSERT_EQ(rest.evaluation.rows("differences").size(), 3U);
  const ResultRow row = rest.row("differences", {{"first", "A"}});
  EXPECT_EQ(row.at("second"), "rest");
  EXPECT_NEAR(number(row, "value"), 10.0 / 40 - 47.0 / 80, 1e-15);
  EXPECT_EQ(row.at("second_n"), "80");
  Counted reference(std::string(by_site) + "reference = \"B\"\n", people);
  EXPECT_EQ(reference.evaluation.rows("differences").size(), 2U);
  EXPECT_NEAR(number(reference.row("differences", {{"first", "C"}}), "value"), 7.0 / 40, 1e-15);
  Counted absent(std::string(by_site) + "reference = \"D\"\n", people);
  EXPECT_TRUE(absent.evaluation.rows("differences").empty());
  EXPECT_TRUE(absent.told("P912"));
}

TEST(Comparison, FewAreTooFewToSay) {
  std::vector<Person> people;
  add(people, "A", 19, 19);
  add(people, "B", 0, 40);
  Counted run(by_site, people);
  const ResultRow row = run.row("differences", {});
  EXPECT_EQ(row.at("reading"), "too_few");
  for (const char* column : {"value", "low", "high", "p_adjusted"})
    EXPECT_EQ(row.at(column), "null") << column;
  EXPECT_EQ(row.at("comparisons"), "0");
  add(people, "A", 1, 1);
  EXPECT_EQ(Counted(by_site, people).row("differences", {}).at("reading"), "differs");
  EXPECT_EQ(Counted(std::string(by_site) + "least = 21\n", people).row("differences", {}).at("reading"),
            "too_few");
}

TEST(Comparison, UnknownAndNotDueAreNeitherYesNorNo) {
  std::vector<Person> people;
  add(people, "A", 2, 3);
  people.push_back(worker("A", true));
  people.back().states.clear();
  people.push_back(worker("A", true));
  people.back().exit.reset();
  people.push_back(worker("A", true));
  people.back().site.reset();
  Counted run(by_site, people);
  const ResultRow row = run.row("groups", {{"group", "A"}});
  EXPECT_EQ(row.at("numerator") + row.at("denominator") + row.at("unknown") + row.at("not_due"), "2311");
  EXPECT_EQ(run.row("groups", {{"group", "unknown"}}).at("numerator"), "1");
  EXPECT_TRUE(run.evaluation.rows("differences").empty()) << "whose site is unknown is no group";
  Counted strict(std::string(by_site) + "unknown = \"not_reached\"\n", people);
  EXPECT_EQ(strict.row("groups", {{"group", "A"}}).at("denominator"), "4");
}

TEST(Comparison, GroupsAreDeclaredByDaysAndConditions) {
  std::vector<Person> people;
  const auto since = [&](Word day, bool works) {
    people.push_back(worker("A", works));
    people.back().unemployed_since = std::move(day);
  };
  since("2020-02-29", true);
  since("2020-03-01", false);
  since("2021-01-01", true);
  since(std::nullopt, true);
  const std::string toml = R"(
[[comparison]]
id = "pandemic"
outcome = { spell = "employed", on = "exit" }
group = [{ id = "before", unemployed_before = 2020-03-01 }, { id = "since", unemployed_from = 2020-03-01 }]
least = 2
)";
  Counted run(toml, people);
  EXPECT_EQ(run.row("groups", {{"group", "before"}}).at("denominator"), "1");
  EXPECT_EQ(run.row("groups", {{"group", "since"}}).at("denominator"), "2");
  EXPECT_EQ(run.row("groups", {{"group", "since"}}).at("numerator"), "1");
  EXPECT_TRUE(run.told("P911")) << "since when one was without work is not known";
  people[0].entry = "2023-12-31";
  Counted entered(R"(
[[comparison]]
id = "later"
outcome = { spell = "employed", on = "exit" }
group = [{ id = "earlier", entered_before = 2024-01-01 }, { id = "the-rest" }]
)",
              people);
  EXPECT_EQ(entered.row("groups", {{"group", "earlier"}}).at("denominator"), "1");
  EXPECT_EQ(entered.row("groups", {{"group", "the-rest"}}).at("denominator"), "3");
}

TEST(Comparison, NamesOfGroupsAreNeverMixedUp) {
  std::vector<Person> people;
  for (const auto& [site, cohort] : {std::pair("a · b", "c"), std::pair("a", "b · c")}) {
    people.push_back(worker(site, true));
    people.back().cohort = cohort;
  }
  Counted run(R"(
[[comparison]]
id = "crossed"
outcome = { spell = "employed", on = "exit" }
by = ["site*cohort"]
)",
          people);
  std::set<std::string> names;
  for (const ResultRow& row : run.evaluation.rows("groups"))
    names.insert(row.at("by") + "/" + row.at("group"));
  EXPECT_EQ(names.size(), 3U);
  people.clear();
  for (const char* site : {"rest", "everybody", "groups", "=1+1", "\"", "<b>", "unknown"})
    add(people, site, 10, 30);
  Counted hostile(by_site, people);
  std::set<std::string> pairs;
  for (const ResultRow& row : hostile.evaluation.rows("differences"))
    EXPECT_TRUE(pairs.insert(row.at("by") + "/" + row.at("first") + "/" + row.at("second")).second);
  EXPECT_EQ(pairs.size(), 6U);
}

std::string refused(const std::string& toml) {
  Counted run(toml);
  EXPECT_EQ(run.evaluation.status, FOTFASTE_INVALID_ARGUMENT) << toml;
  return plugin().host.findings.empty() ? "" : plugin().host.findings.back().code;
}

TEST(Comparison, RefusesWhatCannotBeMeant) {
  const std::string outcome = "outcome = { spell = \"employed\", on = \"exit\" }\n";
  const auto comparison = [&](const std::string& more) {
    return "[[comparison]]\nid = \"x\"\n" + outcome + more;
  };
  EXPECT_EQ(refused(comparison("")), "P900") << "no groups";
  EXPECT_EQ(refused(comparison("by = [\"site\"]\n") + comparison("by = [\"site\"]\n")), "P900")
      << "one id twice";
  EXPECT_EQ(refused(comparison("group = [{ id = \"one\" }]\n")), "P900") << "a single group";
  EXPECT_EQ(
      refused(comparison("group = [{ id = \"a\", entered_from = 2024-01-01, entered_before = 2024-01-01 }, "
                         "{ id = \"b\" }]\n")),
      "P900");
  EXPECT_EQ(refused(comparison("by = [\"shoe size\"]\n")), "P111");
  EXPECT_EQ(refused(comparison("by = [\"site\"]\ntext = \"Projektets effekter\"\n")), "P901");
  EXPECT_EQ(refused(comparison("by = [\"site\"]\ntext = { sv = \"Arbete\", en = \"The EFFECT on work\" }\n")),
            "P901");
  Counted effective(comparison("by = [\"site\"]\ntext = \"Effektiva insatser, effective\"\n"));
  EXPECT_EQ(effective.evaluation.status, FOTFASTE_OK);
  const std::string figure = "[[published]]\nid = \"p\"\nsource = \"s\"\n";
  EXPECT_EQ(refused(figure + "numerator = 5\ndenominator = 4\n"), "P900");
  EXPECT_EQ(refused(figure + "numerator = 1\ndenominator = 4\nbeside = \"nothing\"\n"), "P900");
  EXPECT_EQ(refused("[[published]]\nid = \"p\"\nsource = \"\"\nnumerator = 1\ndenominator = 4\n"), "P900");
  EXPECT_EQ(
      refused(
          "[[context]]\nid = \"c\"\nunit = \"%\"\nsource = \"s\"\nvalues = [{ period = \"1\", value = 1 }, "
          "{ period = \"1\", value = 2 }]\n"),
      "P900");
  Counted nothing("");
  EXPECT_EQ(nothing.evaluation.status, FOTFASTE_OK);
  EXPECT_TRUE(nothing.told("P902"));
}

constexpr const char* standard = R"(
[[standard]]
id = "work"
outcome = { spell = "employed", on = "exit" }
source = "Register, 2023"
rate = 0.35
stratum = [
  { id = "women", is = { gender = "woman" }, weight = 250, rate = 0.4 },
  { id = "men", is = { gender = "man" }, weight = 750 },
]
)";

TEST(Comparison, StandardisesToThePartsOfAPopulation) {
  std::vector<Person> people;
  add(people, "A", 6, 10, "woman");
  add(people, "A", 2, 10, "man");
  add(people, "A", 1, 1, "other");
  Counted run(standard, people);
  const ResultRow row = run.row("standardised", {});
  EXPECT_NEAR(number(row, "value"), 0.25 * 0.6 + 0.75 * 0.2, 1e-15);
  EXPECT_NEAR(number(row, "unstandardised"), 0.4, 1e-15);
  EXPECT_NEAR(number(row, "difference"), 0.3 - 0.35, 1e-15);
  EXPECT_EQ(row.at("outside"), "1");
  EXPECT_TRUE(run.told("P911"));
  // Wilson's limits of 6 of 10 and 2 of 10, put together by hand.
  const auto wilson = [](double k, double n) {
    const double z = 1.959963984540054;
    const double p = k / n;
    const double centre = p + z * z / (2 * n);
    const double half = z * std::sqrt(p * (1 - p) / n + z * z / (4 * n * n));
    return std::pair((centre - half) / (1 + z * z / n), (centre + half) / (1 + z * z / n));
  };
  const auto [l1, u1] = wilson(6, 10);
  const auto [l2, u2] = wilson(2, 10);
  EXPECT_NEAR(number(row, "low"), 0.3 - std::hypot(0.25 * (0.6 - l1), 0.75 * (0.2 - l2)), 1e-14);
  EXPECT_NEAR(number(row, "high"), 0.3 + std::hypot(0.25 * (u1 - 0.6), 0.75 * (u2 - 0.2)), 1e-14);
  EXPECT_NEAR(number(run.row("standard-groups", {{"group", "men"}}), "weight"), 0.75, 1e-15);
  // Nobody of a group that has a weight.
  Counted gap(standard, {worker("A", true)});
  EXPECT_EQ(gap.row("standardised", {}).at("value"), "null");
  EXPECT_TRUE(gap.told("P913"));
}

TEST(Comparison, PublishedFiguresComeFromTheirNumbers) {
  std::vector<Person> people;
  add(people, "A", 30, 60);
  Counted run(std::string(by_site) + R"(
[[published]]
id = "elsewhere"
text = "I arbete i ett annat projekt"
numerator = 40
denominator = 169
percent = 24
source = "Projektets webbplats, 2020"
beside = "work"
[[published]]
id = "misprinted"
numerator = 40
denominator = 169
percent = 42
source = "Ingenstans"
[[context]]
id = "unemployment"
unit = "procent"
source = "Påhittad serie"
values = [{ period = "2019", value = 8.5 }, { period = "2020", value = 11 }]
)",
          people);
  EXPECT_EQ(run.row("published", {{"figure", "elsewhere"}}).at("printing"), "agrees");
  EXPECT_EQ(run.row("published", {{"figure", "misprinted"}}).at("printing"), "differs");
  EXPECT_TRUE(run.told("P914"));
  const ResultRow row = run.row("differences", {{"by", "published"}});
  EXPECT_EQ(row.at("second"), "elsewhere");
  EXPECT_NEAR(number(row, "value"), 0.5 - 40.0 / 169, 1e-15);
  EXPECT_EQ(run.row("context", {{"period", "2020"}}).at("value"), "11");
}

// Outcomes 1 to 4 and 2 to 5 plus one, and one thing known beforehand in which they are alike or not.
std::vector<Person> experiment(bool alike) {
  std::vector<Person> people;
  for (int i = 0; i < 8; ++i) {
    Person person{.entry = "2024-01-01", .exit = "2024-07-01"};
    person.group = i < 4 ? "programme" : "comparison";
    person.attributes = {{"before", std::to_string(alike ? i % 4 : i)}};
    person.assessments = {{"scale", "ready", "participant", "2024-06-30", i < 4 ? 2.0 + i : i - 3.0}};
    people.push_back(person);
  }
  return people;
}

constexpr const char* by_lot = R"(
[[comparison_group]]
id = "lot"
text = { sv = "Effekt på beredskap", en = "Effect on readiness" }
method = "lot"
value = { assessment = "scale.ready" }
covariates = [{ id = "before", number = "attributes.before" }]
least = 3
)";
constexpr const char* confirmed =
    "confirmed = { date = 2024-01-01, reviewer = \"evaluator\", document = \"plan.pdf\" }\n";

TEST(ComparisonGroup, ShowsTheDifferenceOnlyWhenTheGroupsAreAlike) {
  Counted alike(by_lot, experiment(true));
  const ResultRow row = alike.row("adjusted-differences", {{"way", "lot"}});
  EXPECT_NEAR(number(row, "value"), 1, 1e-14);
  EXPECT_NEAR(number(row, "error"), std::sqrt(2 * (5.0 / 3) / 4), 1e-14);
  EXPECT_EQ(row.at("n"), "8");
  // The outcome is the same line in both groups: the residuals are 0 and there is no error to report.
  EXPECT_EQ(alike.evaluation.rows("adjusted-differences").size(), 1U);
  EXPECT_EQ(alike.row("balance", {}).at("alike"), "alike");
  EXPECT_EQ(alike.row("balance", {}).at("after"), "0");

  Counted unlike(std::string(by_lot) + confirmed, experiment(false));
  EXPECT_TRUE(unlike.evaluation.rows("adjusted-differences").empty());
  EXPECT_TRUE(unlike.evaluation.rows("design").empty()) << "confirmed, but not alike";
  EXPECT_TRUE(unlike.told("P920"));
  const ResultRow balance = unlike.row("balance", {});
  EXPECT_EQ(balance.at("alike"), "not_alike");
  EXPECT_NEAR(number(balance, "before"), -4 / std::sqrt(5.0 / 3), 1e-14);
  EXPECT_EQ(unlike.row("design-checks", {{"check", "balance"}}).at("standing"), "not_met");
}

TEST(ComparisonGroup, MaySayEffectOnceConfirmedAndAlike) {
  Counted open(by_lot, experiment(true));
  EXPECT_TRUE(open.evaluation.rows("design").empty());
  EXPECT_TRUE(open.told("P922"));
  EXPECT_EQ(open.evaluation.labels.at("balance.design lot"), "Jämförelsen lot / The comparison lot");
  Counted claimed(std::string(by_lot) + confirmed, experiment(true));
  const ResultRow row = claimed.row("design", {});
  EXPECT_EQ(row.at("method"), "lot");
  EXPECT_EQ(row.at("confirmed"), "2024-01-01");
  EXPECT_EQ(claimed.evaluation.labels.at("design.design lot"), "Effekt på beredskap / Effect on readiness");
  Counted few(std::string(by_lot) + confirmed + "", [] {
    auto people = experiment(true);
    people.erase(people.begin(), people.begin() + 2);
    return people;
  }());
  EXPECT_TRUE(few.evaluation.rows("design").empty()) << "too few";
}

TEST(ComparisonGroup, CountsEachPersonOnceAndSaysWhoIsLeftOut) {
  std::vector<Person> people = experiment(true);
  for (std::size_t i = 0; i < people.size(); ++i) people[i].number = i;
  people.push_back(people[0]);
  people.back().entry = "2024-03-01";
  people.back().group = "comparison";
  Person lacking = people[0];
  lacking.number = 20;
  lacking.attributes.clear();
  people.push_back(lacking);
  lacking.number = 21;
  lacking.attributes = {{"before", "many"}};
  people.push_back(lacking);
  lacking.number = 22;
  lacking.attributes = {{"before", "1,5"}};
  lacking.assessments.clear();
  people.push_back(lacking);
  lacking.number = 23;
  lacking.exit.reset();
  people.push_back(lacking);
  Counted run(by_lot, people);
  const ResultRow treated = run.row("compared", {{"side", "treated"}});
  EXPECT_EQ(treated.at("n") + treated.at("incomplete") + treated.at("unknown") + treated.at("not_due"),
            "4211");
  EXPECT_EQ(run.row("compared", {{"side", "control"}}).at("repeated"), "1");
  EXPECT_TRUE(run.told("P923"));
  EXPECT_TRUE(run.told("P924"));
  EXPECT_NEAR(number(run.row("adjusted-differences", {{"way", "lot"}}), "value"), 1, 1e-14);
}

TEST(ComparisonGroup, SaysWhenGroupsCannotBeMadeAlike) {
  std::string toml = by_lot;
  toml.replace(toml.find("\"lot\"\nvalue"), 5, "\"weighting\"");
  Counted apart(toml, experiment(false));
  EXPECT_TRUE(apart.told("P921")) << "the attribute tells the groups apart without fail";
  EXPECT_TRUE(apart.evaluation.rows("adjusted-differences").empty());
  Counted nobody(toml, {});
  EXPECT_TRUE(nobody.told("P921"));
  Counted one(toml, {experiment(true)[0]});
  EXPECT_TRUE(one.told("P921"));
  EXPECT_EQ(one.row("compared", {{"side", "treated"}}).at("n"), "1");
}

TEST(ComparisonGroup, RefusesWhatCannotBeMeant) {
  const auto without = [](const std::string& key) {
    std::string toml = by_lot;
    const std::size_t begin = toml.find(key);
    return toml.erase(begin, toml.find('\n', begin) - begin + 1);
  };
  EXPECT_EQ(refused(without("covariates")), "P900");
  EXPECT_EQ(refused(without("value")), "P900");
  EXPECT_EQ(refused(std::string(by_lot) + "outcome = { gender = \"woman\" }\n"), "P900");
  EXPECT_EQ(refused(std::string(by_lot) + "estimand = \"everybody\"\n"), "P900");
  EXPECT_EQ(refused(std::string(by_lot) + "variance_limit = 0.5\n"), "P900");
  EXPECT_EQ(refused(std::string(by_lot) +
                    "confirmed = { date = 2027-01-01, reviewer = \"r\", document = \"d\" }\n"),
            "P900")
      << "confirmed in the future";
  EXPECT_EQ(
      refused(std::string(by_lot) + "confirmed = { date = 2024-01-01, reviewer = \"\", document = \"d\" }\n"),
      "P900");
  EXPECT_EQ(refused(without("covariates") + "covariates = [{ id = \"x\" }]\n"), "P900");
  EXPECT_EQ(refused(without("covariates") + "covariates = [{ id = \"x\", number = \"shoe\" }]\n"), "P111");
}

TEST(ComparisonGroup, AsksForPersonsOnlyWhenItHoldsThem) {
  EXPECT_FALSE(Evaluation(plugin(), by_site, as_of).declared().contains("person"));
  EXPECT_TRUE(Evaluation(plugin(), by_lot, as_of).declared().contains("person"));
}

TEST(ComparisonGroup, RefusesStatesThatAreNotItsOwn) {
  Evaluation evaluation(plugin(), by_lot, as_of);
  const auto state = evaluation.create();
  evaluation.consume(state, experiment(true));
  const std::string bytes = evaluation.serialize(state);
  const auto fresh = evaluation.create();
  EXPECT_EQ(evaluation.deserialize(fresh, bytes.substr(0, bytes.size() - 1)), FOTFASTE_INVALID_DATA);
  std::string changed = bytes;
  changed[changed.size() - 3] ^= 1;
  EXPECT_EQ(evaluation.deserialize(fresh, changed), FOTFASTE_INVALID_DATA);
  for (const auto& [toml, day] : {std::pair(std::string(by_lot) + "balance_limit = 0.3\n", as_of),
                                  std::pair(std::string(by_lot), "2025-12-31")}) {
    Evaluation other(plugin(), toml, day);
    EXPECT_EQ(other.deserialize(other.create(), bytes), FOTFASTE_INVALID_DATA);
  }
  EXPECT_EQ(evaluation.deserialize(fresh, bytes), FOTFASTE_OK);
  EXPECT_EQ(evaluation.serialize(fresh), bytes);
}

}  // namespace
}  // namespace fotfaste::tests
