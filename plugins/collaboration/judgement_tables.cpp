#include "judgement_tables.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "codes.hpp"
#include "fotfaste/sdk/exact_sum.hpp"
#include "fotfaste/sdk/statistics/student.hpp"

namespace collaboration {
namespace {

using fotfaste::Day;
using fotfaste::Label;

constexpr const char* response_table = "survey-response";
constexpr const char* judgements_table = "judgements";
constexpr const char* means_table = "judgement-means";

constexpr double interval_level = 0.95;

struct Mean {
  double value;
  std::optional<double> deviation;
  std::optional<fotfaste::statistics::Interval> limits;
};

// values are of at least one answer.
Mean mean_of(const std::map<double, std::int64_t>& values) {
  fotfaste::ExactSum sum;
  std::int64_t count = 0;
  for (const auto& [value, times] : values) {
    sum.add(value * static_cast<double>(times));
    count += times;
  }
  const auto n = static_cast<double>(count);
  Mean mean{sum.value() / n, std::nullopt, std::nullopt};
  if (count < 2) return mean;
  fotfaste::ExactSum squares;
  for (const auto& [value, times] : values) {
    const double off = value - mean.value;
    squares.add(static_cast<double>(times) * off * off);
  }
  mean.deviation = values.size() == 1 ? 0.0 : std::sqrt(squares.value() / (n - 1));
  mean.limits = fotfaste::statistics::mean_limits(mean.value, *mean.deviation, n, interval_level);
  return mean;
}

class Reporter {
 public:
  // All outlive this.
  Reporter(const JudgementOptions& options, GroupAnswers& answers, fotfaste::Results& results,
           const fotfaste::Settings& settings)
      : options_(options),
        answers_(answers),
        results_(results),
        settings_(settings),
        occasions_(options.step) {}

  void report() {
    respond();
    if (options_.judgements.empty()) {
      for (const Judgement& judgement : answers_.every_item()) report(judgement, answers_.to(judgement));
    }
    for (const Judgement& judgement : options_.judgements) report(judgement, answers_.to(judgement));
    label_groups();
    report_findings();
  }

 private:
  [[nodiscard]] std::string text_of(AnswerOccasion occasion) const {
    return occasion ? occasions_.text(*occasion) : std::string();
  }

  void respond() {
    for (const auto& [key, cell] : answers_.responses()) {
      const AnswerCounts& counts = cell.answers;
      const std::int64_t answered = counts[Standing::answered];
      results_.add(response_table, key.first, text_of(key.second), answered,
                   answered + counts[Standing::missing],
                   counts[Standing::not_asked] + counts[Standing::not_applicable], cell.no_record);
      label_occasion(response_table, key.second);
      seen_[response_table].insert(key.first);
    }
  }

  void report(const Judgement& judgement, const Cells& cells) {
    const bool words_hold = may_use_words(judgement, cells);
    for (const auto& [key, cell] : cells) {
      const AnswerCounts& answers = cell.answers;
      const std::string occasion = text_of(key.second);
      const std::int64_t answered = answers[Standing::answered];
      outside_ += static_cast<std::uint64_t>(answers[Standing::outside_scale]);
      contradictory_ += static_cast<std::uint64_t>(answers[Standing::contradictory]);
      all_ += static_cast<std::uint64_t>(answers.total());
      const bool shown = answered >= options_.least_answers;
      if (judgement.has_cut_off()) {
        std::int64_t good = 0;
        for (const auto& [value, count] : answers.values()) good += judgement.is_good(value) ? count : 0;
        const Word* const word = shown && words_hold ? word_of(judgement, answers, good) : nullptr;
        results_.add(judgements_table, judgement.id, key.first, occasion,
                     shown ? std::optional(good) : std::nullopt, answered, answers[Standing::missing],
                     answers[Standing::not_asked], answers[Standing::not_applicable],
                     answers[Standing::outside_scale], answers[Standing::contradictory], cell.no_record,
                     judgement.at_least, judgement.at_most,
                     word == nullptr ? std::nullopt : std::optional<std::string>(word->text.sv));
        if (word != nullptr) results_.label(judgements_table, "word", word->text.sv, word->text);
        note_row(judgements_table, judgement, judgement.text_with_limit(), key);
      }
      if (!shown) {
        results_.add(means_table, judgement.id, key.first, occasion, answered, std::nullopt, std::nullopt,
                     std::nullopt, std::nullopt, std::nullopt, std::nullopt);
      } else {
        const Mean mean = mean_of(answers.values());
        const auto limit = [&mean](double fotfaste::statistics::Interval::*end) {
          return mean.limits ? std::optional((*mean.limits).*end) : std::nullopt;
        };
        results_.add(means_table, judgement.id, key.first, occasion, answered, mean.value,
                     limit(&fotfaste::statistics::Interval::low),
                     limit(&fotfaste::statistics::Interval::high), mean.deviation,
                     answers.values().begin()->first, answers.values().rbegin()->first);
      }
      note_row(means_table, judgement, judgement.text, key);
    }
  }

  void note_row(const char* table, const Judgement& judgement, const Label& text,
                const std::pair<std::string, AnswerOccasion>& key) {
    results_.label(table, "judgement", judgement.id, text);
    label_occasion(table, key.second);
    seen_[table].insert(key.first);
  }

  void label_occasion(const char* table, AnswerOccasion occasion) {
    if (!occasion) {
      results_.label(table, "occasion", "", {"dag inte angiven", "day not stated"});
    } else if (const auto label = occasions_.label(*occasion)) {
      results_.label(table, "occasion", text_of(occasion), *label);
    }
  }

  void label_groups() {
    for (const auto& [table, groups] : seen_) {
      for (const std::string& group : groups) {
        const auto stated = options_.groups.find(group);
        if (stated != options_.groups.end()) {
          results_.label(table, "group", group, stated->second.text);
        } else if (group == participants) {
          results_.label(table, "group", group, {"deltagare", "participants"});
        }
      }
    }
  }

  // Words were laid down no later than the first answer; tells when they were not.
  bool may_use_words(const Judgement& judgement, const Cells& cells) {
    if (judgement.words.empty()) return false;
    Day first = fotfaste::end_of_time;
    for (const auto& [key, cell] : cells) first = std::min(first, cell.answers.first());
    if (first == fotfaste::end_of_time) return false;
    if (judgement.words_declared && first != fotfaste::no_day && *judgement.words_declared <= first)
      return true;
    const Label when =
        !judgement.words_declared ? Label{"det står inte när", "it is not said when"}
        : first == fotfaste::no_day
            ? Label{"det står inte när alla svar gavs", "it is not said when all answers were given"}
            : Label{"det första svaret kom den " + fotfaste::format_day(first),
                    "the first answer came on " + fotfaste::format_day(first)};
    settings_.report(fotfaste::Severity::warning, words_unusable_code,
                     {"Orden för omdömet \"" + judgement.id +
                          "\" går inte att visa lades fast före svaren: " + when.sv + ".",
                      "The words for the judgement \"" + judgement.id +
                          "\" cannot be shown to have been laid down before the answers: " + when.en + "."},
                     {"Orden används inte. Skriv dagen i words_declared.",
                      "The words are not used. Write the day in words_declared."},
                     judgement.at);
    return false;
  }

  [[nodiscard]] const Word* word_of(const Judgement& judgement, const AnswerCounts& answers,
                                    std::int64_t good) const {
    const auto answered = static_cast<double>(answers[Standing::answered]);
    const double asked = answered + static_cast<double>(answers[Standing::missing]);
    if (answered < options_.response_at_least * asked) return nullptr;
    for (const Word& word : judgement.words) {
      if (static_cast<double>(good) >= word.at_least * answered) return &word;
    }
    return nullptr;
  }

  void report_findings() {
    const Remarks& remarks = answers_.remarks();
    for (const std::string& group : remarks.too_few) {
      const Group& stated = options_.groups.at(group);
      settings_.report(fotfaste::Severity::warning, asked_too_few_code,
                       {"Fler har en rad i enkäten än som ska ha frågats.",
                        "More have a row in the survey than are said to have been asked."},
                       {"Svarsandelen räknas av dem som har en rad. Rätta asked.",
                        "The response rate is of those who have a row. Correct asked."},
                       stated.at);
    }
    for (const Judgement& judgement : options_.judgements) {
      if (!remarks.unseen.contains(judgement.id)) continue;
      settings_.report(
          fotfaste::Severity::note, unseen_group_code,
          {"En grupp som anges för omdömet \"" + judgement.id + "\" har inget svar i enkäten.",
           "A group that is stated for the judgement \"" + judgement.id + "\" has no answer in the survey."},
          {"Kontrollera att gruppen och frågan heter lika i groups, item och enkäten.",
           "Check that the group and the item are called the same in groups, item and the survey."},
          judgement.at);
    }
    for (const Judgement& judgement : options_.judgements) {
      if (!remarks.unlinked.contains(judgement.id)) continue;
      settings_.report(
          fotfaste::Severity::warning, unlinked_code,
          {"Svar utan beteckning på den som svarar kan inte läggas ihop till omdömet \"" + judgement.id +
               "\".",
           "Answers without a designation of the respondent cannot be put together for the judgement \"" +
               judgement.id + "\"."},
          {"De räknas inte. Ge varje svarande ett löpnummer i enkäten.",
           "They do not count. Give each respondent a running number in the survey."},
          judgement.at);
    }
    if (outside_ > 0) {
      settings_.report(fotfaste::Severity::warning, outside_scale_code,
                       {"Svar ligger utanför frågans skala.", "Answers are outside the item's scale."},
                       {"De räknas inte. Rätta svaren, eller skalan i formuläret.",
                        "They do not count. Correct the answers, or the scale of the instrument."},
                       nullptr, outside_, all_);
    }
    if (contradictory_ > 0) {
      settings_.report(fotfaste::Severity::warning, contradictory_code,
                       {"Samma svarande har två olika svar på samma fråga samma dag.",
                        "The same respondent has two different answers to an item on one day."},
                       {"De räknas inte. Ge varje svarande en egen beteckning.",
                        "They do not count. Give each respondent a designation of their own."},
                       nullptr, contradictory_, all_);
    }
  }

  const JudgementOptions& options_;
  GroupAnswers& answers_;
  fotfaste::Results& results_;
  const fotfaste::Settings& settings_;
  Occasions occasions_;
  std::map<std::string, std::set<std::string>> seen_;  // groups in each table
  std::uint64_t outside_ = 0;
  std::uint64_t contradictory_ = 0;
  std::uint64_t all_ = 0;
};

}  // namespace

void describe_judgement_tables(fotfaste::Description& description) {
  using fotfaste::Kind;
  using fotfaste::Role;
  using fotfaste::Type;
  description.table(response_table, Kind::proportion, "Vilka som svarat", "Who answered")
      .description(
          "Hur många i varje grupp som svarat på något, av dem som frågades. De tillfrågade är alla som "
          "finns, inget urval; intervallet säger hur osäkert det vore för en större grupp.",
          "How many of each group answered anything, of those who were asked. Those asked are all there are, "
          "no sample; the interval says how uncertain it would be for a larger group.")
      .column("group", Type::text, Role::dimension, "Grupp", "Group")
      .column("occasion", Type::text, Role::dimension, "Tillfälle", "Occasion")
      .column("numerator", Type::integer, Role::numerator, "Svarade", "Answered")
      .column("denominator", Type::integer, Role::denominator, "Frågade", "Asked")
      .column("not_asked", Type::integer, Role::excluded, "Inte frågade", "Not asked")
      .column("no_record", Type::integer, Role::excluded, "Ingen uppgift", "No record");
  description.table(judgements_table, Kind::proportion, "Omdömen", "Judgements")
      .description(
          "Hur många i varje grupp vars svar når gränsen, av dem som svarat. De som frågades och inte "
          "svarade "
          "är okända. Andelen visas inte när svaren är för få för att vara skyddade.",
          "How many of each group whose answer reaches the limit, of those who answered. Those who were "
          "asked "
          "and did not answer are unknown. The share is not shown when the answers are too few to be "
          "protected.")
      .smallest_cell(5)
      .column("judgement", Type::text, Role::dimension, "Omdöme", "Judgement")
      .column("group", Type::text, Role::dimension, "Grupp", "Group")
      .column("occasion", Type::text, Role::dimension, "Tillfälle", "Occasion")
      .column("numerator", Type::integer, Role::numerator, "Når gränsen", "Reach the limit")
      .column("denominator", Type::integer, Role::denominator, "Svar", "Answers")
      .column("unknown", Type::integer, Role::unknown, "Frågade utan svar", "Asked, no answer")
      .column("not_asked", Type::integer, Role::excluded, "Inte frågade", "Not asked")
      .column("not_applicable", Type::integer, Role::excluded, "Gäller inte dem", "Does not apply")
      .column("outside_scale", Type::integer, Role::excluded, "Utanför skalan", "Outside the scale")
      .column("contradictory", Type::integer, Role::excluded, "Motsägande svar", "Contradictory answers")
      .column("no_record", Type::integer, Role::excluded, "Ingen uppgift", "No record")
      .column("at_least", Type::number, Role::attribute, "Gräns: minst", "Limit: at least")
      .column("at_most", Type::number, Role::attribute, "Gräns: högst", "Limit: at most")
      .column("word", Type::text, Role::attribute, "Ord enligt gräns bestämd i förväg",
              "Word by a limit laid down beforehand");
  description.table(means_table, Kind::mean, "Omdömenas medelvärden", "Means of the judgements")
      .description(
          "Medelvärdet av svaren i varje grupp, och hur spridda de är. Intervallet är Students t.",
          "The mean of the answers of each group, and how far they spread. The interval is Student's t.")
      .smallest_cell(5)
      .column("judgement", Type::text, Role::dimension, "Omdöme", "Judgement")
      .column("group", Type::text, Role::dimension, "Grupp", "Group")
      .column("occasion", Type::text, Role::dimension, "Tillfälle", "Occasion")
      .column("n", Type::integer, Role::count, "Svar", "Answers")
      .column("value", Type::number, Role::value, "Medelvärde", "Mean")
      .column("low", Type::number, Role::low, "lägst (95 %)", "low (95 %)")
      .column("high", Type::number, Role::high, "högst (95 %)", "high (95 %)")
      .column("sd", Type::number, Role::attribute, "Standardavvikelse", "Standard deviation")
      .column("smallest", Type::number, Role::attribute, "Lägsta svar", "Lowest answer")
      .column("largest", Type::number, Role::attribute, "Högsta svar", "Highest answer");
}

void report_judgements(const JudgementOptions& options, GroupAnswers& answers, fotfaste::Results& results,
                       const fotfaste::Settings& settings) {
  Reporter(options, answers, results, settings).report();
}

}  // namespace collaboration
