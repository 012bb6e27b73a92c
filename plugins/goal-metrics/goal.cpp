#include "goal.hpp"

#include <algorithm>

#include "fotfaste/sdk/criteria/in_words.hpp"
#include "fotfaste/sdk/criteria/reading.hpp"
#include "parse_all.hpp"
#include "questions.hpp"

namespace goals {
namespace {

using fotfaste::Parameters;
using fotfaste::ParameterType;
using fotfaste::Settings;
namespace criteria = fotfaste::criteria;

constexpr double default_undecided_above = 0.2;

Wording wording_of(const Parameters& table) {
  Wording wording{table.find("population"), table.find("outcome")};
  if (const Parameters unknown = table.find("unknown"))
    wording.unknown_is_not_reached = criteria::one_of(unknown, {"unknown", "not_reached"}) == 1;
  if (const Parameters dropouts = table.find("dropouts"))
    wording.dropouts_left_out = criteria::one_of(dropouts, {"counted", "left_out"}) == 1;
  return wording;
}

std::vector<Part> parts_of(const Parameters& table, const Settings& settings) {
  const Parameters texts = table.find("part_texts");
  const Parameters wanted = texts ? texts : table.find("parts");
  if (!wanted || (!texts && !wanted.as_boolean())) return {};
  const Parameters outcome = table.find("outcome");
  const Parameters list = outcome.has("any") ? outcome.find("any") : outcome.find("all");
  if (!list) {
    criteria::throw_contradiction(
        wanted,
        {"Bara ett utfall med any eller all har delar.", "Only an outcome with any or all has parts."},
        {"Ta bort raden, eller skriv utfallet med any eller all.",
         "Remove the line, or write the outcome with any or all."});
  }
  if (texts && texts.items().size() != list.items().size()) {
    criteria::throw_contradiction(
        texts, {"Delarna är inte lika många som texterna.", "There are not as many parts as texts."},
        {"Skriv en text för varje del.", "Write a text for each part."});
  }
  std::vector<Part> parts;
  for (std::size_t i = 0; i < list.items().size(); ++i) {
    const Parameters part = list.items()[i];
    parts.push_back({std::string(table.text("id")) + "." + std::to_string(i + 1),
                     texts ? texts.items()[i].as_label() : criteria::in_words(part),
                     fotfaste::Criterion::parse(part, settings.as_of())});
  }
  return parts;
}

std::vector<GradeWord> words_of(const Parameters& table, const Target& target) {
  std::vector<GradeWord> words;
  const Parameters list = table.find("words");
  if (list && !target.low) {
    criteria::throw_contradiction(list,
                                  {"Ordet för hur väl målet nås kräver ett lägsta målvärde.",
                                   "A word for how well the goal is met needs a lowest target."},
                                  {"Ange target med count eller share.", "Give target with count or share."});
  }
  for (const Parameters item : list.items()) words.push_back({item.number("at_least"), item.label("text")});
  std::stable_sort(words.begin(), words.end(),
                   [](const GradeWord& a, const GradeWord& b) { return a.at_least > b.at_least; });
  return words;
}

Goal goal_of(const Parameters& table, const Settings& settings) {
  const Parameters outcome = table.find("outcome");
  const Parameters evidence = table.find("evidence");
  const Parameters population = table.find("population");
  const Parameters target = table.find("target");
  if (evidence && (outcome || target)) {
    criteria::throw_contradiction(
        evidence,
        {"Målet både mäts och visas med underlag.", "The goal is both measured and shown by evidence."},
        {"Dela upp det i två mål.", "Split it into two goals."});
  }
  const bool measured = outcome || target || population;
  const Wording wording = wording_of(table);
  Goal goal{.id = std::string(table.text("id")),
            .level = std::string(table.text_or("level", "individual")),
            .text = std::nullopt,
            .kind = evidence   ? GoalKind::evidence
                    : measured ? GoalKind::measured
                               : GoalKind::none,
            .target = target_of(target),
            .group_targets = {},
            .evidence = std::nullopt,
            .reading = GoalReading(wording, settings),
            .alternatives = {},
            .parts = parts_of(table, settings),
            .words = {},
            .words_declared = table.day("words_declared"),
            .words_at = table.find("words").raw(),
            .breakdown = fotfaste::Breakdown(table.find("by")),
            .undecided_above = default_undecided_above};
  if (const Parameters limit = table.find("undecided_above")) goal.undecided_above = share_of(limit);
  if (const Parameters level = table.find("level"))
    criteria::one_of(level, {"individual", "organisation", "structure", "area"});
  if (table.has("text")) goal.text = table.label("text");
  goal.group_targets = group_targets_of(table.find("group"), table.find("by"));
  goal.words = words_of(table, goal.target);
  if (evidence) goal.evidence = evidence_of(evidence, goal.id, settings);
  if (measured) goal.alternatives = alternatives_of(table, wording, settings);
  return goal;
}

}  // namespace

void describe_goals(fotfaste::Description& description) {
  auto& goal = description.parameter("goal", ParameterType::table, "Ett mål.", "A goal.").repeated();
  goal.field("id", ParameterType::text, "Målets namn i resultaten.", "The goal's name in results.")
      .required();
  goal.field("level", ParameterType::choice, "Individ-, organisations-, struktur- eller områdesnivå.",
             "Of individuals, the organisation, structures or an area.")
      .choices({"individual", "organisation", "structure", "area"})
      .default_value("individual");
  goal.field("text", ParameterType::label, "Målet som det står i ansökan.",
             "The goal as the application words it.");
  describe_target(goal.field("target", ParameterType::table, "Målvärdet. Utan det redovisas bara utfallet.",
                             "The target. Without it only the outcome is reported."));
  goal.field("outcome", ParameterType::criterion,
             "När en deltagare har nått målet. Utan det räknas deltagarna själva.",
             "When a participant has reached the goal. Without it the participants themselves are counted.");
  goal.field("population", ParameterType::criterion, "Vilka målet gäller. Annars alla i programmet.",
             "Whom the goal is about. Otherwise everybody in the programme.");
  goal.field("by", ParameterType::column, "Kolumner att dela upp målet på.",
             "Columns to break the goal down by.")
      .repeated();
  describe_group_targets(goal.field("group", ParameterType::table, "Målvärdet för en grupp i by.",
                                    "The target of a group of by.")
                             .repeated());
  goal.field("unknown", ParameterType::choice,
             "Vad okända utfall räknas som: okända, utanför nämnaren, eller ej nådda.",
             "What unknown outcomes count as: unknown, outside the denominator, or not reached.")
      .choices({"unknown", "not_reached"})
      .default_value("unknown");
  goal.field("dropouts", ParameterType::choice, "Om de som avbröt räknas med.",
             "Whether those who dropped out are counted.")
      .choices({"counted", "left_out"})
      .default_value("counted");
  goal.field(
          "undecided_above", ParameterType::number,
          "Större andel okända och kommande än så, och inget omdöme ges om målet är troligt.",
          "With a larger share of unknown and pending than this, nothing is said of the goal being likely.")
      .range(0, 1)
      .default_value("0.2");
  goal.field("parts", ParameterType::boolean, "Redovisa också varje del av ett utfall med any eller all.",
             "Report each part of an outcome with any or all too.");
  goal.field("part_texts", ParameterType::label, "Delarnas namn, i ordning; redovisar dem också.",
             "The names of the parts, in order; reports them too.")
      .repeated();
  describe_alternatives(goal);
  auto& words = goal.field("words", ParameterType::table,
                           "Ett ord för hur väl målet nås, som \"mycket hög måluppfyllelse\".",
                           "A word for how well the goal is met, such as \"very high goal attainment\".")
                    .repeated();
  words
      .field("at_least", ParameterType::number, "Från den här delen av målvärdet; 1 är hela.",
             "From this part of the target on; 1 is all of it.")
      .range(0, 10)
      .required();
  words.field("text", ParameterType::label, "Ordet.", "The word.").required();
  goal.field("words_declared", ParameterType::date,
             "Dagen då orden lades fast. De används bara om det var innan något utfall var känt.",
             "The day on which the words were laid down. They are used only if no outcome was known then.");
  describe_agreed(goal);
  describe_evidence(goal.field("evidence", ParameterType::table,
                               "För mål som visas med underlag i stället för siffror.",
                               "For goals shown by evidence instead of figures."));
}

std::vector<Goal> parse_goals(const Settings& settings) {
  return parse_all<Goal>(settings, "goal", {"Två mål heter ", "Two goals are called "},
                         [&](const Parameters& table) { return goal_of(table, settings); });
}

}  // namespace goals
