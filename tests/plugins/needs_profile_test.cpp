// Profiles of needs, distance groups and what is kept back of sensitive items; figures counted by hand.
#include "needs_people.hpp"
#include "recorded_design.hpp"

namespace fotfaste::tests {
namespace {

constexpr const char* two_domains = R"(
by = ["gender"]
[[domain]]
id = "home"
text = { sv = "Hemmet", en = "The home" }
public_health = [4, 5]
[[domain.item]]
id = "safe"
holds = { assessment = "life.safe", at = "first", at_most = 2 }
[[domain.item]]
id = "warm"
holds = { assessment = "life.warm", at = "first", at_most = 2 }
[[domain]]
id = "leisure"
[[domain.item]]
id = "member"
means = "strength"
holds = { assessment = "life.member", at = "first", at_least = 4 }
[[domain.item]]
id = "cost"
means = "barrier"
among = { assessment = "life.member", at = "first", at_most = 3 }
holds = { assessment = "life.cost", at = "first", at_least = 4 }
)";

const std::vector<Person> four_people = {
    with({{"safe", 1}, {"warm", 2}, {"member", 5}}, {.gender = "woman"}),
    with({{"safe", 4}, {"warm", 4}, {"member", 1}, {"cost", 5}}, {.gender = "woman"}),
    with({{"safe", 3}, {"member", 2}, {"cost", 2}}, {.gender = "man"}),
    with({{"warm", 1}, {"cost", 5}}, {.gender = "man"}),
};

TEST_F(NeedsMappingTest, EachItemIsCountedAmongThoseWhoseAnswerIsKnown) {
  EXPECT_EQ(rows(two_domains, "need-profile",
                 {"item", "stratum", "means", "numerator", "denominator", "unknown", "outside"}, four_people),
            (Rows{"home.safe everybody need 1 3 1 0", "home.safe gender=woman need 1 2 0 0",
                  "home.safe gender=man need 0 1 1 0", "home.warm everybody need 2 3 1 0",
                  "home.warm gender=woman need 1 2 0 0", "home.warm gender=man need 1 1 1 0",
                  "leisure.member everybody strength 1 3 1 0", "leisure.member gender=woman strength 1 2 0 0",
                  "leisure.member gender=man strength 0 1 1 0",
                  // The first is a member and not asked; of the fourth it is unknown whether the item is
                  // about them.
                  "leisure.cost everybody barrier 1 2 1 1", "leisure.cost gender=woman barrier 1 1 0 1",
                  "leisure.cost gender=man barrier 0 1 1 0"}));
  EXPECT_EQ(told(), "");
}

TEST_F(NeedsMappingTest, ADomainHasANeedWhenOneOfItsItemsHas) {
  // The third lacks an answer and has no known need; the fourth lacks one and has a need all the same.
  EXPECT_EQ(rows(two_domains, "domain-needs", {"domain", "stratum", "numerator", "denominator", "unknown"},
                 four_people),
            (Rows{"home everybody 2 3 1", "home gender=woman 1 2 0", "home gender=man 1 1 1"}));
  EXPECT_EQ(rows(two_domains, "domain-coverage",
                 {"domain", "public_health", "items", "numerator", "denominator"}, four_people),
            (Rows{"home 4, 5 2 2 4", "home 4, 5 2 2 2", "home 4, 5 2 0 2", "leisure null 2 3 4",
                  "leisure null 2 2 2", "leisure null 2 1 2"}));
}

TEST_F(NeedsMappingTest, NeedsOfAPersonAreAddedUpOnlyWhenAllAreKnown) {
  // Two needs and none; two people lack an answer. Barriers and strengths are no needs.
  EXPECT_EQ(rows(two_domains, "needs-per-person", {"needs", "stratum", "numerator", "denominator", "unknown"},
                 four_people),
            (Rows{"0 everybody 1 2 2", "1 everybody 0 2 2", "2 everybody 1 2 2", "0 gender=woman 1 2 0",
                  "1 gender=woman 0 2 0", "2 gender=woman 1 2 0", "0 gender=man 0 0 2", "1 gender=man 0 0 2",
                  "2 gender=man 0 0 2"}));
}

TEST_F(NeedsMappingTest, NobodyAtAllGivesZeroesAndNoShares) {
  EXPECT_EQ(
      rows(two_domains, "need-profile", {"item", "numerator", "denominator", "unknown", "outside"}, {}),
      (Rows{"home.safe 0 0 0 0", "home.warm 0 0 0 0", "leisure.member 0 0 0 0", "leisure.cost 0 0 0 0"}));
  EXPECT_EQ(rows(two_domains, "needs-per-person", {"needs", "numerator", "denominator"}, {}),
            (Rows{"0 0 0"}));
  EXPECT_EQ(rows("", "need-profile", {"item"}, four_people), Rows{});
}

TEST_F(NeedsMappingTest, AnswersOfOthersThanThePopulationAreNotCounted) {
  std::vector<Person> people = four_people;
  people.push_back(with({{"safe", 1}}, {.gender = "woman", .group = "comparison"}));
  people.push_back(with({{"safe", 1}}, {.entry = "2025-02-01", .gender = "woman"}));
  EXPECT_EQ(rows(two_domains, "need-profile", {"item", "numerator", "denominator"}, people).front(),
            "home.safe 1 3");
  const std::string women = std::string("population = { gender = \"woman\" }\n") + two_domains;
  EXPECT_EQ(rows(women, "need-profile", {"item", "numerator", "denominator"}, people).front(),
            "home.safe 1 2");
}

TEST_F(NeedsMappingTest, TextsOfAnyKindPassThrough) {
  const std::string toml = R"(
by = ["site"]
[[domain]]
id = "<b>\"å\"\n"
[[domain.item]]
id = "a|b"
holds = { attribute = "x", is = "<script>" }
)";
  const std::vector<Person> people = {{.site = "=1+1\n\"'", .attributes = {{"x", "<script>"}}}};
  EXPECT_EQ(rows(toml, "need-profile", {"item", "stratum", "numerator", "denominator"}, people),
            (Rows{"<b>\"å\"\n.a|b everybody 1 1", "<b>\"å\"\n.a|b site==1+1\n\"' 1 1"}));
}

TEST_F(NeedsMappingTest, APublishedFigureStandsBesideTheProjectsOwn) {
  const std::string toml = R"(
[[domain]]
id = "health"
[[domain.item]]
id = "worse"
holds = { assessment = "life.worse", at_least = 3 }
reference = { share = 0.23, year = 2016, source = "Folkhälsomyndigheten", whom = { sv = "16-29 år", en = "aged 16-29" } }
[[domain.item]]
id = "other"
holds = { assessment = "life.other", at_least = 3 }
)";
  EXPECT_EQ(rows(toml, "reference",
                 {"item", "numerator", "denominator", "unknown", "reference", "year", "whom", "source"},
                 {with({{"worse", 4}}), with({{"worse", 1}}), with({{"other", 1}})}),
            (Rows{"health.worse 1 2 1 0.23000000000000001 2016 16-29 år Folkhälsomyndigheten"}));
}

// So many who drink too much and so many who do not, of a gender.
void add(std::vector<Person>& people, int yes, int no, const std::string& gender) {
  for (int i = 0; i < yes + no; ++i) {
    people.push_back(with({{"alcohol", i < yes ? 1 : 5}, {"safe", 1}},
                          {.gender = gender, .site = i % 2 == 0 ? "A" : "B", .attributes = {{"npf", "ja"}}}));
  }
}

std::string habits(const std::string& parameters) {
  return parameters + R"(
[[domain]]
id = "habits"
[[domain.item]]
id = "alcohol"
holds = { assessment = "life.alcohol", at_most = 2 }
sensitive = true
reference = { share = 0.1, year = 2016, source = "S" }
[[domain.item]]
id = "safe"
holds = { assessment = "life.safe", at_most = 2 }
[[distance]]
id = "near"
holds = { assessment = "life.safe", at_most = 2 }
[[distance]]
id = "far"
)";
}

const std::vector<std::string> sensitive_columns = {"item",    "stratum", "numerator", "denominator",
                                                    "unknown", "outside", "withheld"};

TEST_F(NeedsMappingTest, SensitiveItemsAreNotCountedUnlessAskedFor) {
  std::vector<Person> people;
  add(people, 20, 20, "woman");
  for (const char* off : {"", "sensitive = false"}) {
    EXPECT_EQ(rows(habits(off), "sensitive-profile", {"item"}, people), Rows{});
    EXPECT_EQ(told(), "P600");
    EXPECT_EQ(rows(habits(off), "reference", {"item"}, people), Rows{});
    EXPECT_EQ(rows(habits(off), "domain-coverage", {"items", "numerator"}, people), Rows{"1 40"});
  }
}

TEST_F(NeedsMappingTest, ASensitiveShareIsShownFromTenOnBothSides) {
  const std::string toml = habits("sensitive = true");
  const auto of = [&](int yes, int no) {
    std::vector<Person> people;
    add(people, yes, no, "woman");
    return rows(toml, "sensitive-profile", sensitive_columns, people);
  };
  EXPECT_EQ(of(10, 10), Rows{"habits.alcohol everybody 10 20 0 0 null"});
  EXPECT_EQ(told(), "");
  const Rows hidden = {"habits.alcohol everybody null null null null too-few"};
  EXPECT_EQ(of(9, 30), hidden);
  EXPECT_EQ(told(), "P601");
  EXPECT_EQ(of(30, 9), hidden);
  EXPECT_EQ(of(30, 0), hidden);  // everybody has it: that is told of each of them
  EXPECT_EQ(of(0, 30), hidden);
  EXPECT_EQ(of(0, 0), hidden);
}

TEST_F(NeedsMappingTest, ABreakdownOfASensitiveItemIsShownWholeOrNotAtAll) {
  const std::string toml = habits("sensitive = true\nsensitive_by = [\"gender\"]\nby = [\"site\"]");
  std::vector<Person> people;
  add(people, 12, 15, "woman");
  add(people, 11, 10, "man");
  EXPECT_EQ(rows(toml, "sensitive-profile", sensitive_columns, people),
            (Rows{"habits.alcohol everybody 23 48 0 0 null", "habits.alcohol gender=woman 12 27 0 0 null",
                  "habits.alcohol gender=man 11 21 0 0 null"}));
  // With one more group that is too small, the difference to the total would tell of it.
  add(people, 1, 0, "other");
  EXPECT_EQ(rows(toml, "sensitive-profile", {"stratum", "numerator", "withheld"}, people),
            (Rows{"everybody 24 null", "gender=woman null too-few", "gender=man null too-few",
                  "gender=other null too-few"}));
  const std::string larger = habits("sensitive = true\nsensitive_smallest = 25");
  EXPECT_EQ(rows(larger, "sensitive-profile", {"stratum", "numerator", "withheld"}, people),
            Rows{"everybody null too-few"});
}

TEST_F(NeedsMappingTest, NoOtherTableTellsOfASensitiveItem) {
  std::vector<Person> people;
  add(people, 20, 20, "woman");
  Evaluation run(plugin_, habits("sensitive = true"), "2025-01-01");
  const auto state = run.create();
  run.consume(state, people);
  const std::string whole = run.report(state);
  for (const char* table : {"need-profile", "needs-by-distance"}) {
    ASSERT_FALSE(run.rows(table).empty());
    for (const ResultRow& row : run.rows(table)) EXPECT_NE(row.at("item"), "habits.alcohol") << table;
  }
  EXPECT_TRUE(run.rows("domain-needs").empty()) << whole;
  EXPECT_EQ(run.row("needs-per-person", {{"needs", "1"}}).at("numerator"), "40");
  EXPECT_EQ(run.rows("reference").size(), 1u);
  people.resize(15);
  EXPECT_EQ(rows(habits("sensitive = true"), "reference", {"item"}, people), Rows{});
}

TEST_F(NeedsMappingTest, WhatIsSensitiveMustNotBeUsedWhereItWouldShow) {
  EXPECT_EQ(wrong(habits("sensitive = true\nsensitive_by = [\"site\"]")), "2 P111");
  EXPECT_EQ(wrong(habits("population = { assessment = \"alcohol\", at_most = 2 }")), "1 P604");
  const std::string need = R"(
[[need]]
id = "n"
found = { any = [{ assessment = "life.alcohol", at_most = 2 }] }
met = { activity = "Stöd" }
)";
  EXPECT_EQ(wrong(habits("") + need), "20 P604");
  const std::string npf = R"(
[[domain]]
id = "d"
[[domain.item]]
id = "npf"
holds = { attribute = "npf", is = "ja" }
sensitive = true
)";
  EXPECT_EQ(wrong("by = [\"gender*attributes.npf\"]" + npf), "1 P604");
  EXPECT_EQ(wrong("by = [\"attributes.npf2\"]" + npf), "fine");
  EXPECT_EQ(wrong(npf + "[[domain.item]]\nid = \"again\"\nholds = { attribute = \"npf\", is = \"nej\" }\n"),
            "10 P604");
}

constexpr const char* groups = R"(
by = ["gender"]
[[distance]]
id = "near"
text = { sv = "Nära", en = "Near" }
holds = { assessment = "life.dares", at_least = 4 }
[[distance]]
id = "middle"
holds = { assessment = "life.dares", at_least = 3 }
)";

TEST_F(NeedsMappingTest, EverybodyIsInTheFirstGroupThatHolds) {
  const std::vector<Person> people = {with({{"dares", 5}}), with({{"dares", 4}}), with({{"dares", 3}}),
                                      with({{"dares", 1}}), with({})};
  EXPECT_EQ(
      rows(groups, "distance-groups", {"group", "stratum", "numerator", "denominator", "unknown"}, people),
      (Rows{"near everybody 2 4 1", "near gender=unknown 2 4 1", "middle everybody 1 4 1",
            "middle gender=unknown 1 4 1", "none everybody 1 4 1", "none gender=unknown 1 4 1"}));
  const std::string rest = std::string(groups) + "[[distance]]\nid = \"far\"\n";
  EXPECT_EQ(rows(rest, "distance-groups", {"group", "numerator", "denominator", "unknown"}, people).back(),
            "far 1 4 1");
}

TEST_F(NeedsMappingTest, NeedsAreCountedInEachDistanceGroup) {
  const std::string toml = std::string(groups) + R"(
[[domain]]
id = "d"
[[domain.item]]
id = "alone"
holds = { assessment = "life.alone", at_least = 4 }
)";
  const std::vector<Person> people = {with({{"dares", 5}, {"alone", 5}}), with({{"dares", 4}, {"alone", 1}}),
                                      with({{"dares", 3}}), with({{"dares", 1}, {"alone", 4}}),
                                      with({{"alone", 5}})};
  EXPECT_EQ(rows(toml, "needs-by-distance", {"item", "group", "numerator", "denominator", "unknown"}, people),
            (Rows{"d.alone near 1 2 0", "d.alone middle 0 0 1", "d.alone none 1 1 0"}));
}

TEST_F(NeedsMappingTest, WrongParametersAreToldAtTheirPlace) {
  EXPECT_EQ(wrong("[[domain]]\nid = \"d\""), "1 P112");
  EXPECT_EQ(wrong("[[domain]]\nid = \"\"\n"), "2 P112");
  const std::string item = "[[domain.item]]\nid = \"i\"\nholds = { gender = \"woman\" }\n";
  EXPECT_EQ(wrong("[[domain]]\nid = \"d\"\n" + item + item), "7 P113");
  EXPECT_EQ(wrong("[[domain]]\nid = \"d\"\n" + item + "[[domain]]\nid = \"d\"\n" + item), "7 P113");
  EXPECT_EQ(wrong("[[domain]]\nid = \"d\"\n[[domain.item]]\nid = \"i\"\nholds = { gendr = \"woman\" }\n"),
            "5 P110");
  EXPECT_EQ(wrong("[[domain]]\nid = \"d\"\n" + item + "means = \"ned\"\n"), "6 P111");
  EXPECT_EQ(wrong("[[distance]]\nid = \"near\"\nholds = { gender = \"man\" }\n"), "1 P112");
  EXPECT_EQ(wrong("[[distance]]\nid = \"near\"\n[[distance]]\nid = \"far\"\n"), "3 P113");
  EXPECT_EQ(wrong("by = [\"ort\"]\n"), "1 P111");
}

TEST_F(NeedsMappingTest, RiskOfCrimeAboutSinglePersonsIsAdvisedAgainst) {
  const auto with_item = [](const std::string& criterion) {
    return "[[domain]]\nid = \"d\"\n[[domain.item]]\nid = \"i\"\nholds = " + criterion + "\n";
  };
  for (const char* criterion :
       {"{ target_group = \"Risk för gängmiljö\" }", "{ attribute = \"GÄNG\", is = \"ja\" }",
        "{ any = [{ gender = \"man\" }, { not = { event = \"Misstänkt kriminalitet\" } }] }",
        "{ assessment = \"risk.gang\", at_least = 3 }"}) {
    EXPECT_EQ(rows(with_item(criterion), "need-profile", {"item"}, {}), Rows{"d.i"});
    EXPECT_NE(told().find("P602"), std::string::npos) << criterion;
  }
  for (const char* criterion : {"{ attribute = \"Omgång\", is = \"omgang\" }", "{ activity = \"Brottning\" }",
                                "{ activity = \"Ingång till gångstråk\" }"}) {
    EXPECT_EQ(rows(with_item(criterion), "need-profile", {"item"}, {}), Rows{"d.i"});
    EXPECT_EQ(told().find("P602"), std::string::npos) << criterion;
  }
}

TEST_F(NeedsMappingTest, TheDesignSaysWhatIsOpen) {
  const auto purposes = design_of(plugin_, habits(""), 60);
  ASSERT_EQ(purposes.size(), 2u);
  EXPECT_EQ(purposes[0].id, "need-profile");
  EXPECT_EQ(purposes[0].planned, 60);
  EXPECT_EQ(purposes[0].ids(false), "occasion sensitive");
  EXPECT_EQ(purposes[0].questions.at("sensitive").reading.en, "No, they are not counted.");
  EXPECT_EQ(purposes[1].id, "distance-groups");
  EXPECT_EQ(purposes[1].ids(false), "cut-offs");
  const auto settled =
      design_of(plugin_, habits("sensitive = true\nagreed = [\"occasion\", \"cut-offs\"]"), 60);
  EXPECT_EQ(settled[0].ids(true), "occasion sensitive");
  EXPECT_EQ(settled[1].ids(true), "cut-offs");
  bool advised = false;
  for (const Label& limit : purposes[0].limits)
    advised |= limit.sv.find("bör inte registreras om enskilda") != std::string::npos;
  EXPECT_TRUE(advised);
}

}  // namespace
}  // namespace fotfaste::tests
