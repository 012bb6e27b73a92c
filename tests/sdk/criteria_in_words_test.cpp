// Criteria in words. Every kind of criterion and every key that changes what it asks has words of its own.
#include "fotfaste/sdk/criteria/in_words.hpp"

#include <gtest/gtest.h>

#include <set>
#include <string>
#include <vector>

#include "fotfaste/sdk/codes.hpp"
#include "plugins/toml_parameters.hpp"

namespace fotfaste {
namespace {

Label words_of(const std::string& criterion, const criteria::WordNames& names = {}) {
  const tests::TomlParameters parameters(std::string("outcome = ").append(criterion));
  return criteria::in_words(Parameters(parameters.get()).find("outcome"), names);
}
std::optional<Label> judged(const std::string& criterion) {
  const tests::TomlParameters parameters(std::string("outcome = ").append(criterion));
  return criteria::judged_in_words(Parameters(parameters.get()).find("outcome"));
}

struct Case {
  std::string criterion;
  std::string sv;
  std::string en;
};

const std::vector<Case>& cases() {
  static const std::vector<Case> all = {
      {R"({ spell = "employed", on = "exit" })", "är i arbete på avslutsdagen",
       "is employed on the day of exit"},
      {R"({ spell = ["employed", "self_employed", "education"], on = "exit+6m" })",
       "är i arbete, egen företagare eller i utbildning 6 månader efter avslutet",
       "is employed, self-employed or in education 6 months after the exit"},
      {R"({ spell = "employed", within = ["exit", "exit+28d"] })",
       "är i arbete någon dag från avslutsdagen fram till 28 dagar efter avslutet",
       "is employed on some day from the day of exit until 28 days after the exit"},
      {R"({ spell = "employed", starts_within = "6m", of = "cohort" })",
       "är i arbete någon dag inom 6 månader från omgångens start",
       "is employed on some day within 6 months of the cohort's start"},
      {R"({ spell = "employed", starts_within = "6m", lasts = "6m", gap_at_most = "14d", employer = "same", hours_at_least = 37.5, subsidised = "excluded" })",
       "är i arbete från någon dag inom 6 månader från starten och minst 6 månader framåt (uppehåll på högst "
       "14 dagar räknas inte som avbrott; hela tiden hos samma arbetsgivare; minst 37,5 timmar i veckan; "
       "arbete "
       "med lönestöd räknas inte)",
       "is employed from some day within 6 months of the entry on, for at least 6 months (a gap of at most "
       "14 "
       "days is no interruption; with the same employer throughout; at least 37.5 hours a week; subsidised "
       "work does not count)"},
      {R"({ spell = "Egen lägenhet", level = "label", dimension = "boende", on = "entry+1y" })",
       "har läget ”Egen lägenhet” 12 månader efter starten (uppgifter om ”boende”)",
       "is in the state “Egen lägenhet” 12 months after the entry (data on “boende”)"},
      {R"({ assessment = "exit.ready_for_work", rater = "participant", at_least = 4 })",
       "har svaret minst 4 på ”ready_for_work” (formuläret ”exit”; svar från deltagaren; det senaste svaret)",
       "has the answer at least 4 to “ready_for_work” (questionnaire “exit”; answers by the participant; the "
       "latest answer)"},
      {R"({ assessment = "hope", at = "first", between = [1, 2] })",
       "har svaret från 1 till 2 på ”hope” (det första svaret)",
       "has the answer from 1 to 2 to “hope” (the first answer)"},
      {R"({ assessment = "hope", at = "exit", between = [3, 3] })",
       "har svaret just 3 på ”hope” (svaret närmast avslutet, högst 28 dagar från det)",
       "has the answer exactly 3 to “hope” (the answer nearest to the exit, at most 28 days from it)"},
      {R"({ activity = "Praktik" })", "har deltagit i ”Praktik” minst 1 gång",
       "has taken part in “Praktik” at least 1 time"},
      {R"({ activity = ["Kurs", "Studiebesök"], kind = "group", count_at_least = 3, days_at_least = 60, hours_at_least = 10.5 })",
       "har deltagit i ”Kurs” eller ”Studiebesök” minst 3 gånger, 60 dagar och 10,5 timmar (bara i grupp)",
       "has taken part in “Kurs” or “Studiebesök” at least 3 times, 60 days and 10.5 hours (only in groups)"},
      {R"({ event = "Kontakt", within = "30d", of = "exit" })",
       "har händelsen ”Kontakt” inom 30 dagar från avslutet",
       "has the event “Kontakt” within 30 days of the exit"},
      {R"({ event = "Kontakt" })", "har händelsen ”Kontakt”", "has the event “Kontakt”"},
      {R"({ age = { at_least = 18, at_most = 24 } })", "är från 18 till 24 år vid starten",
       "is from 18 to 24 years old at entry"},
      {R"({ age = { at_most = 24 } })", "är högst 24 år vid starten", "is at most 24 years old at entry"},
      {R"({ gender = ["woman", "other"] })", "är kvinna eller av annat kön",
       "is a woman or of another gender"},
      {R"({ labour_status = "unemployed" })", "är arbetslös vid starten", "is unemployed at entry"},
      {R"({ exit_reason = ["employment", "education"] })",
       "har avslutsorsaken till arbete eller till utbildning",
       "has as reason for leaving to employment or to education"},
      {R"({ exited = true })", "har slutat", "has left"},
      {R"({ exited = false })", "deltar fortfarande", "still takes part"},
      {R"({ cohort = "1" })", "hör till omgången ”1”", "belongs to the cohort “1”"},
      {R"({ site = ["A", "B"] })", "hör till platsen ”A” eller ”B”", "belongs to the site “A” or “B”"},
      {R"({ source = "Skolan" })", "kommer från ”Skolan”", "was referred by “Skolan”"},
      {R"({ attribute = "Program", is = "IMA" })", "har ”IMA” som ”Program”", "has “IMA” as “Program”"},
      {R"({ target_group = "KAA" })", "hör till målgruppen ”KAA”", "belongs to the target group “KAA”"},
      {R"({ group = "comparison" })", "hör till jämförelsegruppen", "belongs to the comparison group"},
      {R"({ all = [{ gender = "woman" }, { any = [{ exited = true }, { cohort = "1" }] }] })",
       "är kvinna och (har slutat eller hör till omgången ”1”)",
       "is a woman and (has left or belongs to the cohort “1”)"},
      {R"({ any = [{ exited = true }, { gender = "man" }] })", "har slutat eller är man",
       "has left or is a man"},
      {R"({ not = { exited = true } })", "uppfyller inte villkoret (har slutat)",
       "does not meet the condition (has left)"},
      {R"({ count = [{ gender = "man" }, { exited = true }, { cohort = "1" }], at_least = 2 })",
       "uppfyller minst 2 av 3 villkor: (är man), (har slutat) och (hör till omgången ”1”)",
       "meets at least 2 of 3 conditions: (is a man), (has left) and (belongs to the cohort “1”)"},
  };
  return all;
}

TEST(CriteriaInWords, SayWhatHasToBeSo) {
  for (const Case& one : cases()) {
    const Label words = words_of(one.criterion);
    EXPECT_EQ(words.sv, one.sv) << one.criterion;
    EXPECT_EQ(words.en, one.en) << one.criterion;
  }
}

TEST(CriteriaInWords, CoverEveryKind) {
  std::set<std::string_view> met;
  for (const Case& one : cases()) {
    const tests::TomlParameters parameters(std::string("outcome = ").append(one.criterion));
    met.insert(criteria::kind_of(Parameters(parameters.get()).find("outcome")));
  }
  EXPECT_EQ(met.size(), std::size(criteria::kinds));
}

TEST(CriteriaInWords, CallThingsWhatTheProjectCallsThem) {
  const criteria::WordNames names = [](std::string_view column,
                                       std::string_view word) -> std::optional<Label> {
    if (column == "assessments.item" && word == "hope") return Label{"Tror på framtiden", "Hope"};
    return std::nullopt;
  };
  EXPECT_EQ(words_of(R"({ assessment = "exit.hope", at_least = 4 })", names).sv,
            "har svaret minst 4 på ”Tror på framtiden” (formuläret ”exit”; det senaste svaret)");
  EXPECT_EQ(words_of(R"({ cohort = "hope" })", names).sv, "hör till omgången ”hope”");
}

// Two codes of a list never read alike, and each has words.
template <typename Code, std::size_t Size>
void expect_phrases(const std::array<criteria::Phrase, Size>& phrases) {
  std::set<std::string_view> swedish, english;
  for (std::size_t i = 0; i < Size; ++i) {
    EXPECT_EQ(phrases[i].code, word(static_cast<Code>(i)));
    EXPECT_TRUE(swedish.insert(phrases[i].sv).second) << phrases[i].sv;
    EXPECT_TRUE(english.insert(phrases[i].en).second) << phrases[i].en;
  }
}

TEST(CriteriaInWords, KnowEveryCodeThatMayBeWritten) {
  expect_phrases<CoreState>(criteria::state_phrases);
  EXPECT_EQ(criteria::state_phrases.size(), static_cast<std::size_t>(CoreState::unknown));
  expect_phrases<Gender>(criteria::gender_phrases);
  EXPECT_EQ(criteria::gender_phrases.size(), static_cast<std::size_t>(Gender::unknown) + 1);
  expect_phrases<LabourStatus>(criteria::labour_status_phrases);
  EXPECT_EQ(criteria::labour_status_phrases.size(), static_cast<std::size_t>(LabourStatus::unknown) + 1);
  expect_phrases<ExitReason>(criteria::exit_reason_phrases);
  EXPECT_EQ(criteria::exit_reason_phrases.size(), static_cast<std::size_t>(ExitReason::unknown) + 1);
  expect_phrases<Group>(criteria::group_phrases);
  EXPECT_EQ(criteria::group_phrases.size(), static_cast<std::size_t>(Group::comparison) + 1);
}

// Whatever differs in meaning differs in words: each key of the outcome taken away or changed.
TEST(CriteriaInWords, DifferWhereTheMeaningDiffers) {
  const std::vector<std::string> variants = {
      R"({ spell = "employed", starts_within = "6m" })",
      R"({ spell = "employed", starts_within = "1y" })",
      R"({ spell = "employed", starts_within = "6m", of = "exit" })",
      R"({ spell = "employed", starts_within = "6m", lasts = "6m" })",
      R"({ spell = "employed", starts_within = "6m", lasts = "6m", gap_at_most = "30d" })",
      R"({ spell = "employed", starts_within = "6m", lasts = "6m", employer = "same" })",
      R"({ spell = "employed", starts_within = "6m", lasts = "6m", subsidised = "only" })",
      R"({ spell = "employed", starts_within = "6m", lasts = "6m", subsidised = "excluded" })",
      R"({ spell = "employed", starts_within = "6m", lasts = "6m", hours_at_least = 20 })",
      R"({ spell = "employed", starts_within = "6m", lasts = "6m", dimension = "arbete" })",
      R"({ spell = "employed", starts_within = "6m", lasts = "6m", level = "label" })",
  };
  std::set<std::string> swedish, english;
  for (const std::string& variant : variants) {
    const Label words = words_of(variant);
    EXPECT_TRUE(swedish.insert(words.sv).second) << words.sv;
    EXPECT_TRUE(english.insert(words.en).second) << words.en;
  }
}

TEST(CriteriaInWords, RefuseWhatIsNoCriterion) {
  EXPECT_THROW(words_of("{ hours_at_least = 20 }"), ParameterError);
  EXPECT_THROW(words_of(R"({ spell = "emplyed", on = "exit" })"), ParameterError);
  EXPECT_THROW(words_of("3"), ParameterError);
  EXPECT_THROW(judged("{}"), ParameterError);
}

TEST(CriteriaInWords, SayWhenTheyCanBeJudged) {
  EXPECT_EQ(judged(R"({ gender = "woman" })"), std::nullopt);
  EXPECT_EQ(judged(R"({ spell = "employed", on = "exit" })"), (Label{"avslutsdagen", "the day of exit"}));
  EXPECT_EQ(judged(R"({ spell = "employed", starts_within = "6m", lasts = "6m" })"),
            (Label{"12 månader efter starten", "12 months after the entry"}));
  EXPECT_EQ(judged(R"({ all = [{ spell = "employed", on = "exit+28d" }, { event = "X", within = "1m" }] })"),
            (Label{"1 månad efter starten och 28 dagar efter avslutet",
                   "1 month after the entry and 28 days after the exit"}));
}

TEST(TimesInWords, AreWholeAndCountOneAsOne) {
  EXPECT_EQ(duration_in_words({0, 1}), (Label{"1 dag", "1 day"}));
  EXPECT_EQ(duration_in_words({1, 0}), (Label{"1 månad", "1 month"}));
  EXPECT_EQ(duration_in_words({6, 28}), (Label{"6 månader och 28 dagar", "6 months and 28 days"}));
  EXPECT_EQ(duration_in_words({}), (Label{"0 dagar", "0 days"}));
  EXPECT_EQ(window_in_words({14, 30}),
            (Label{"från 14 dagar före till 30 dagar efter", "from 14 days before to 30 days after"}));
  EXPECT_EQ(window_in_words({0, 30}), (Label{"till och med 30 dagar efter", "until 30 days after"}));
  EXPECT_EQ(window_in_words({14, 0}), (Label{"från 14 dagar före", "from 14 days before"}));
  EXPECT_EQ(window_in_words({}), (Label{"samma dag", "the same day"}));
}

}  // namespace
}  // namespace fotfaste
