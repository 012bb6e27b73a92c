// What groups of respondents judge, beside what participants answered; counted by hand.
#include <gtest/gtest.h>

#include <cmath>

#include "collaboration_tables.hpp"
#include "recorded_design.hpp"

namespace fotfaste::tests {
namespace {

constexpr const char* survey = "respondent_group|respondent|item|date|value|reason_missing";
constexpr const char* good = R"(
least_answers = 1
[[judgement]]
id = "good"
item = "Q"
at_least = 4
)";

// Of group G on 1 May 2024.
std::string answer(const std::string& who, const std::string& value, const std::string& item = "Q") {
  return "G|" + who + "|" + item + "|2024-05-01|" + value + "|";
}

class CollaborationJudgements : public testing::Test {
 protected:
  // "good/answers unknown" of the judgement "good" by group and occasion.
  std::string shares(const std::vector<std::string>& lines, const std::string& toml = good,
                     const std::string& as_of = "2024-07-01") {
    CollaborationTables tables;
    tables.rows("survey", survey, lines);
    CollaborationRun run(plugin_, tables, toml, as_of);
    findings_ = run.findings;
    return run.cells("judgements", "group|occasion|numerator|denominator|unknown");
  }

  CompiledPlugin plugin_{COLLABORATION};
  std::string findings_;
};

TEST_F(CollaborationJudgements, WhoWasAskedAndDidNotAnswerIsUnknown) {
  CollaborationTables tables;
  tables.rows("survey", survey,
              {answer("1", "5"), answer("2", "4"), answer("3", "3"), "G|4|Q|2024-05-01||refused",
               "G|5|Q|2024-05-01||not_asked", "G|6|Q|2024-05-01||not_applicable", "G|7|Q|2024-05-01||",
               "G|8|Q|2024-05-01||protected", "G|9|Other|2024-05-01|1|", "H|1|Q|2024-05-01|2|",
               "G|10|Q|2024-07-01|5|"});
  CollaborationRun run(plugin_, tables, good);
  EXPECT_EQ(run.cells("judgements", "group|numerator|denominator|unknown|not_asked|not_applicable|no_record"),
            "G 2 3 3 1 1 1; H 0 1 0 0 0 0; ");
  EXPECT_EQ(run.cells("survey-response", "group|numerator|denominator|not_asked|no_record"),
            "G 4 7 2 0; H 1 1 0 0; ");
  const ResultRow mean = run.row("judgement-means", {{"group", "G"}});
  EXPECT_EQ(mean.at("n"), "3");
  EXPECT_DOUBLE_EQ(std::stod(mean.at("value")), 4);
  EXPECT_DOUBLE_EQ(std::stod(mean.at("sd")), 1);
  // t(0.975, 2) = 4.302652729749462; over the root of 3.
  EXPECT_NEAR(std::stod(mean.at("low")), 4 - 4.302652729749462 / std::sqrt(3.0), 1e-12);
  EXPECT_NEAR(std::stod(mean.at("high")), 4 + 4.302652729749462 / std::sqrt(3.0), 1e-12);
  EXPECT_EQ(run.row("judgement-means", {{"group", "H"}}).at("sd"), "null");
}

TEST_F(CollaborationJudgements, TheNumberAskedCountsThoseWhoAreNeverSeen) {
  const std::string asked = std::string(good) + "[[group]]\nid = \"G\"\nasked = 5\ntext = \"Gruppen\"\n";
  EXPECT_EQ(shares({answer("1", "5"), answer("2", "1")}, asked), "G  1 2 3; ");
  EXPECT_EQ(findings_, "");
  EXPECT_EQ(shares({answer("1", "5"), answer("2", "1"), answer("3", "4"), answer("4", "4"), answer("5", "4"),
                    answer("6", "4")},
                   asked),
            "G  5 6 0; ");
  EXPECT_EQ(findings_, "P704");
  CollaborationTables none;
  EXPECT_EQ(CollaborationRun(plugin_, none, asked).cells("survey-response", "group|numerator|denominator"),
            "G 0 5; ");
}

TEST_F(CollaborationJudgements, FewAnswersAreNotShown) {
  const std::string five = "[[judgement]]\nid = \"good\"\nitem = \"Q\"\nat_most = 2\n";
  std::vector<std::string> lines = {answer("1", "1"), answer("2", "2"), answer("3", "3"), answer("4", "4")};
  EXPECT_EQ(shares(lines, five), "G  null 4 0; ");
  CollaborationTables tables;
  tables.rows("survey", survey, lines);
  CollaborationRun run(plugin_, tables, five + "at_least = 0.5\ntext = { sv = \"Bra\", en = \"Good\" }\n");
  EXPECT_EQ(run.cells("judgement-means", "n|value|low|high|sd|smallest|largest"),
            "4 null null null null null null; ");
  EXPECT_EQ(run.label("judgements.judgement good"),
            "Bra (minst 0,5, högst 2) / Good (at least 0.5, at most 2)");
  EXPECT_EQ(run.label("judgement-means.judgement good"), "Bra / Good");
  lines.push_back(answer("5", "1"));
  EXPECT_EQ(shares(lines, five), "G  3 5 0; ");
}

TEST_F(CollaborationJudgements, TheLatestAnswerHolds) {
  EXPECT_EQ(shares({"G|1|Q|2024-05-01|1|", "G|1|Q|2024-06-01|5|", "G|1|Q||1|"}), "G  1 1 0; ");
  EXPECT_EQ(shares({"G|1|Q|2024-05-01|5|", "G|1|Q|2024-06-01||refused"}), "G  null 0 1; ");
  EXPECT_EQ(shares({"G|1|Q|2024-05-01|5|", "G|1|Q|2024-05-01||refused"}), "G  1 1 0; ");
  EXPECT_EQ(findings_, "");
  EXPECT_EQ(shares({"G|1|Q|2024-05-01|5|", "G|1|Q|2024-05-01|4|"}), "G  null 0 0; ");
  EXPECT_EQ(findings_, "P709");
  // Rows without a designation are somebody each.
  EXPECT_EQ(shares({"G||Q|2024-05-01|5|", "G||Q|2024-05-01|4|"}), "G  2 2 0; ");
}

TEST_F(CollaborationJudgements, OccasionsAreToldApart) {
  const std::string years = std::string("answers_by = \"year\"\n") + good;
  EXPECT_EQ(shares({"G|1|Q|2023-05-01|1|", "G|1|Q|2024-05-01|5|", "G|2|Q|2024-01-01|1|", "G|2|Q||5|"}, years),
            "G  1 1 0; G 2023 0 1 0; G 2024 1 2 0; ");
}

TEST_F(CollaborationJudgements, SeveralItemsGiveTheMeanOfThoseWhoAnsweredAll) {
  const std::string index =
      "least_answers = 1\n[[judgement]]\nid = \"good\"\nitem = [\"Q\", \"R\", \"S\"]\nat_least = 4\n";
  EXPECT_EQ(
      shares({answer("1", "5"), answer("1", "4", "R"), answer("1", "3", "S"),  // 4
              answer("2", "4"), answer("2", "4", "R"), answer("2", "3", "S"),  // 3.67
              answer("3", "5"), answer("3", "5", "R"),                         // S is missing
              "G|4|Q|2024-05-01||not_asked", "G|4|R|2024-05-01||not_asked", "G|4|S|2024-05-01||not_asked"},
             index),
      "G  1 2 1; ");
  EXPECT_EQ(findings_, "");
  EXPECT_EQ(shares({answer("1", "5"), answer("1", "5", "R"), answer("1", "5", "S"), answer("", "5")}, index),
            "G  1 1 0; ");
  EXPECT_EQ(findings_, "P711");
}

TEST_F(CollaborationJudgements, AnswersOutsideTheScaleAreSetAside) {
  CollaborationTables tables;
  tables.rows("survey", survey, {answer("1", "5"), answer("2", "6"), answer("3", "1e300"), answer("4", "0")});
  const InstrumentTables items(std::vector<ItemRow>{{.instrument = "i", .item = "Q"}});
  CollaborationRun run(plugin_, tables, good, "2024-07-01", {}, &items);
  EXPECT_EQ(run.cells("judgements", "numerator|denominator|unknown|outside_scale"), "1 1 0 3; ");
  EXPECT_EQ(run.findings, "P708");
  // Without a scale only what is beyond reason.
  CollaborationRun without(plugin_, tables, good);
  EXPECT_EQ(without.cells("judgements", "numerator|denominator|outside_scale"), "2 3 1; ");
}

TEST_F(CollaborationJudgements, WithoutAJudgementEveryItemHasItsMean) {
  CollaborationTables tables;
  tables.rows("survey", survey, {answer("1", "5"), answer("2", "2"), answer("1", "3", "R")});
  CollaborationRun run(plugin_, tables, "least_answers = 1");
  EXPECT_EQ(run.cells("judgement-means", "judgement|group|n|value|smallest|largest"),
            "Q G 2 3.5 2 5; R G 1 3 3 3; ");
  EXPECT_EQ(run.cells("judgements", "judgement"), "");
}

TEST_F(CollaborationJudgements, OfTheGroupsListed) {
  const std::string listed = std::string(good) + "groups = [\"H\", \"Nobody\"]\n";
  EXPECT_EQ(shares({answer("1", "5"), "H|1|Q|2024-05-01|2|"}, listed), "H  0 1 0; ");
  EXPECT_EQ(findings_, "P710");
}

TEST_F(CollaborationJudgements, ParticipantsStandBesideTheOthers) {
  const auto person = [](std::vector<AssessmentRow> answers, const char* group = "programme") {
    return Person{.entry = "2024-01-01", .group = group, .assessments = std::move(answers)};
  };
  const std::vector<Person> people = {
      person({{"judgement", "support", "participant", "2024-02-01", 1},
              {"judgement", "support", "participant", "2024-05-01", 5},
              {"judgement", "support", "participant", "2024-07-01", 1}}),
      person({{"judgement", "support", "participant", "2024-02-01", std::nullopt}}),
      person({{"judgement", "support", "caseworker", "2024-02-01", 5},
              {"other", "support", "participant", "2024-02-01", 5}}),
      person({{"judgement", "support", "participant", "2024-02-01", 3}}),
      person({{"judgement", "support", "participant", "2024-02-01", 5}}, "comparison"),
      Person{.entry = "2024-08-01",
             .assessments = {{"judgement", "support", "participant", "2024-02-01", 5}}}};
  CollaborationTables tables;
  tables.rows("survey", survey, {answer("1", "5")});
  const std::string toml = std::string(good) + "assessment = \"judgement.support\"\n";
  CollaborationRun run(plugin_, tables, toml, "2024-07-01", people);
  EXPECT_EQ(run.cells("judgements", "group|numerator|denominator|unknown|no_record"),
            "G 1 1 0 0; participants 1 2 1 1; ");
  EXPECT_EQ(run.cells("survey-response", "group|numerator|denominator|no_record"),
            "G 1 1 0; participants 2 3 1; ");
  EXPECT_EQ(run.label("judgements.group participants"), "deltagare / participants");
  CollaborationRun any(plugin_, CollaborationTables(), std::string(good) + "assessment = \"support\"\n",
                       "2024-07-01", people);
  EXPECT_EQ(any.cells("judgements", "group|numerator|denominator|unknown|no_record"),
            "participants 2 3 1 0; ");
}

TEST_F(CollaborationJudgements, AWordNeedsAThresholdThatCameFirst) {
  const std::vector<std::string> lines = {answer("1", "5"), answer("2", "5"), answer("3", "4"),
                                          answer("4", "1"), "G|5|Q|2024-05-01||refused"};
  const auto word = [&](const std::string& more) {
    CollaborationTables tables;
    tables.rows("survey", survey, lines);
    CollaborationRun run(
        plugin_, tables,
        good +
            std::string("words = [{ at_least = 0.5, text = { sv = \"goda\", en = \"good\" } }, "
                        "{ at_least = 0.75, text = \"mycket goda\" }, "
                        "{ at_least = 0.9, text = \"bäst\" }]\n") +
            more);
    findings_ = run.findings;
    return run.cells("judgements", "word");
  };
  EXPECT_EQ(word("words_declared = 2024-05-01\n"), "mycket goda; ");
  EXPECT_EQ(findings_, "");
  EXPECT_EQ(word("words_declared = 2024-05-02\n"), "null; ");
  EXPECT_EQ(findings_, "P705");
  EXPECT_EQ(word(""), "null; ");
  EXPECT_EQ(findings_, "P705");
  // Four of five answered.
  EXPECT_EQ(shares(lines), "G  3 4 1; ");
  const std::string declared = "words = [{ at_least = 0.5, text = \"goda\" }]\nwords_declared = 2024-01-01\n";
  CollaborationTables tables;
  tables.rows("survey", survey, lines);
  EXPECT_EQ(CollaborationRun(plugin_, tables, "response_at_least = 0.8\n" + (good + declared))
                .cells("judgements", "word"),
            "goda; ");
  EXPECT_EQ(CollaborationRun(plugin_, tables, "response_at_least = 0.81\n" + (good + declared))
                .cells("judgements", "word"),
            "null; ");
}

TEST_F(CollaborationJudgements, LockedItemsAreHeldToTheirWording) {
  CollaborationTables items;
  items.rows("items", "instrument|item|wording", {"i|Q|Hur nöjd är du?", "j|Q|Är du nöjd?", "i|R|"});
  const std::string toml = R"(
[[locked]]
item = "Q"
instrument = "i"
wording = " Hur nöjd är du? "
[[locked]]
item = "Q"
wording = "Hur nöjd är du?"
[[locked]]
item = "R"
wording = "Vad tycker du?"
)";
  CollaborationRun run(plugin_, items, toml);
  EXPECT_EQ(run.cells("locked-items", "item|instrument|status"), "Q i same; Q  changed; R  not-described; ");
  EXPECT_EQ(run.findings, "P702 P703");
}

TEST_F(CollaborationJudgements, WrongParametersAreRefusedWhereTheyStand) {
  const auto refused = [&](const std::string& toml) {
    const Evaluation evaluation(plugin_, toml, "2024-07-01");
    EXPECT_EQ(evaluation.status, FOTFASTE_INVALID_ARGUMENT) << toml;
    if (plugin_.host.findings.size() != 1) return std::string("no finding");
    const RecordedFinding& found = plugin_.host.findings.front();
    return found.code + ":" + std::to_string(found.at == nullptr ? 0 : found.at->line);
  };
  EXPECT_EQ(refused("[[judgement]]\nid = \"a\"\n"), "P112:1");
  EXPECT_EQ(refused("[[judgement]]\nid = \"a\"\nitem = \"\"\n"), "P112:3");
  EXPECT_EQ(refused("[[judgement]]\nid = \"a\"\nitem = \"Q\"\nat_least = 4\nat_most = 2\n"), "P113:4");
  EXPECT_EQ(refused("[[judgement]]\nid = \"a\"\nitem = \"Q\"\nwords = [{ at_least = 0.5, text = \"x\" }]\n"),
            "P112:1");
  EXPECT_EQ(refused("[[judgement]]\nid = \"a\"\nitem = \"Q\"\n[[judgement]]\nid = \"a\"\nitem = \"R\"\n"),
            "P113:5");
  EXPECT_EQ(refused("[[group]]\nid = \"a\"\n[[group]]\nid = \"a\"\n"), "P113:4");
  EXPECT_EQ(refused("period = \"week\"\n"), "P111:1");
  EXPECT_EQ(refused("[[locked]]\nitem = \"a\"\nwording = \" \"\n"), "P112:1");
  EXPECT_EQ(refused("[coding]\ngroup = \"K\"\ncoders = [\"A\"]\ncode = [{ number = 1, id = \"a\" }]\n"),
            "P113:3");
  EXPECT_EQ(
      refused("[coding]\ngroup = \"K\"\ncoders = [\"A\", \"A\"]\ncode = [{ number = 1, id = \"a\" }]\n"),
      "P113:3");
  EXPECT_EQ(refused("[coding]\ngroup = \"K\"\ncoders = [\"A\", \"B\"]\n"), "P112:1");
  EXPECT_EQ(refused("[coding]\ngroup = \"K\"\ncoders = [\"A\", \"B\"]\ncode = [{ number = 1, id = \"a\" }, "
                    "{ number = 1, id = \"b\" }]\n"),
            "P113:4");
  EXPECT_EQ(refused("[[measure]]\nid = \"a\"\n[[measure]]\nid = \"a\"\n"), "P113:4");
  EXPECT_EQ(refused("after_end = [\"6m\", \"6m\"]\n"), "P113:1");
  EXPECT_EQ(refused("measures_within = \"soon\"\n"), "P001:1");
}

TEST_F(CollaborationJudgements, AStateIsOfItsSettings) {
  const std::string toml = std::string(good) + "assessment = \"judgement.support\"\n";
  const std::vector<Person> people = {
      Person{.assessments = {{"judgement", "support", "participant", "2024-02-01", 4}}}};
  Evaluation evaluation(plugin_, toml, "2024-07-01");
  const auto state = evaluation.create();
  evaluation.consume(state, people);
  const std::string bytes = evaluation.serialize(state);
  const auto answers = [&](const std::string& other, const char* as_of) {
    Evaluation reader(plugin_, other, as_of);
    return reader.deserialize(reader.create(), bytes);
  };
  EXPECT_EQ(answers(toml, "2024-07-01"), FOTFASTE_OK);
  EXPECT_EQ(answers(toml, "2024-07-02"), FOTFASTE_INVALID_DATA);
  EXPECT_EQ(answers("answers_by = \"year\"\n" + toml, "2024-07-01"), FOTFASTE_INVALID_DATA);
  EXPECT_EQ(answers(std::string(good) + "assessment = \"judgement.other\"\n", "2024-07-01"),
            FOTFASTE_INVALID_DATA);
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    Evaluation reader(plugin_, toml, "2024-07-01");
    ASSERT_EQ(reader.deserialize(reader.create(), std::string_view(bytes).substr(0, size)),
              FOTFASTE_INVALID_DATA);
  }
}

TEST_F(CollaborationJudgements, DesignAsksWhatTheWordingLeavesOpen) {
  const auto open = design_of(plugin_, "[[judgement]]\nid = \"a\"\nitem = \"Q\"\n");
  ASSERT_EQ(open.size(), 1U);
  EXPECT_EQ(open[0].id, "a");
  EXPECT_TRUE(open[0].describes);
  EXPECT_EQ(open[0].ids(false), "cut-off groups words");
  EXPECT_TRUE(open[0].columns.contains("project.survey.value"));
  std::size_t tried = 0;
  for (const auto& [id, question] : open[0].questions) {
    for (const RecordedOption& option : question.options) {
      const std::string more = id == "words" ? "\nat_least = 4\nwords_declared = 2024-01-01\n" : "\n";
      const auto purposes =
          design_of(plugin_, "[[judgement]]\nid = \"a\"\nitem = \"Q\"\n" + option.toml + more);
      EXPECT_TRUE(purposes.at(0).questions.at(id).answered) << option.toml;
      ++tried;
    }
  }
  EXPECT_EQ(tried, 7U);
  const auto all = design_of(plugin_, R"(
measures_group = "I"
[[measure]]
id = "m"
[coding]
group = "K"
coders = ["A", "B"]
code = [{ number = 1, id = "a" }]
agreement_at_least = 0.6
)");
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[0].id, "coding");
  EXPECT_EQ(all[0].ids(true), "agreement");
  EXPECT_EQ(all[1].id, "lasting-measures");
  EXPECT_EQ(all[1].ids(true), "follow-up");
  for (const RecordedPurpose& purpose : all) EXPECT_FALSE(purpose.limits.empty());
  EXPECT_TRUE(design_of(plugin_, "").empty());
}

}  // namespace
}  // namespace fotfaste::tests
