#include "design.hpp"

#include <cstdint>
#include <optional>
#include <string>

#include "fotfaste/sdk/breakdown.hpp"
#include "fotfaste/sdk/criteria.hpp"
#include "fotfaste/sdk/population.hpp"
#include "questions.hpp"

namespace goals {
namespace {

using fotfaste::Label;
using fotfaste::Parameters;
using fotfaste::Settings;

bool is_measured(const Parameters& goal) {
  return !goal.has("evidence") && (goal.has("outcome") || goal.has("target") || goal.has("population"));
}

// Everybody will be in the denominator some day: no population, or all who have left.
bool is_about_everybody(const Parameters& population) {
  if (!population) return true;
  return population.items().size() == 1 && population.boolean_or("exited", false);
}

std::optional<std::int64_t> planned_of(const Parameters& goal, const Settings& settings) {
  if (const Parameters of = goal.find("target").find("of")) return of.as_integer();
  return is_about_everybody(goal.find("population")) ? settings.planned_participants() : std::nullopt;
}

std::optional<double> target_share(const Parameters& goal, std::optional<std::int64_t> planned) {
  const Parameters target = goal.find("target");
  for (const char* key : {"share", "at_most"}) {
    if (const Parameters share = target.find(key)) return share.as_number();
  }
  const Parameters count = target.find("count");
  if (!count || !planned || *planned < 1 || count.as_integer() > *planned) return std::nullopt;
  return static_cast<double>(count.as_integer()) / static_cast<double>(*planned);
}

Label denominator_of(const Parameters& goal) {
  const Parameters population = goal.find("population");
  Label text{"alla i programmet", "everybody in the programme"};
  if (population && is_about_everybody(population)) {
    text = {"alla i programmet som har slutat", "everybody in the programme who has left"};
  } else if (population) {
    text = {"de som målets population gäller", "those whom the goal's population is about"};
  }
  if (goal.text_or("dropouts", "counted") == "left_out") {
    text.sv.append(", utom dem som avbröt");
    text.en.append(", except those who dropped out");
  }
  if (!goal.has("outcome")) return text;
  if (goal.text_or("unknown", "unknown") == "not_reached") {
    text.sv.append("; den vars utfall är okänt räknas som att inte ha nått målet");
    text.en.append("; who has an unknown outcome counts as not having reached it");
  } else {
    text.sv.append("; den vars utfall är okänt räknas inte");
    text.en.append("; who has an unknown outcome is not counted");
  }
  return text;
}

void add_columns(const Parameters& goal, const Settings& settings, fotfaste::Needs& needs) {
  needs.column("entry");
  fotfaste::Population(goal.find("population"), settings.as_of()).declare(needs);
  fotfaste::Breakdown(goal.find("by")).declare(needs);
  if (goal.text_or("dropouts", "counted") == "left_out")
    needs.columns({"exit", "exit_reason"}, fotfaste::Required::no);
  if (const Parameters outcome = goal.find("outcome"))
    fotfaste::Criterion::parse(outcome, settings.as_of()).declare(needs);
}

bool asks_for_group(const Parameters& goal, const Settings& settings) {
  const Parameters population = goal.find("population");
  return population && fotfaste::Criterion::parse(population, settings.as_of()).asks_for_group();
}

void add_limits(const Parameters& goal, const Settings& settings, fotfaste::Design& design) {
  const Parameters outcome = goal.find("outcome");
  if (!goal.has("target") && !goal.has("group")) {
    design.limit(
        {"Att målet är nått: det har inget målvärde.", "That the goal is reached: it has no target."});
  }
  if (!outcome || is_composition(outcome)) return;
  if (!asks_for_group(goal, settings)) {
    design.limit(
        {"Att projektet är orsaken: siffran säger vad som hände efteråt, inte vad som hade hänt annars.",
         "That the project is the cause: the figure says what happened afterwards, not what would have "
         "happened otherwise."});
  }
  if (goal.text_or("unknown", "unknown") != "not_reached") {
    design.limit({"Hur det gick för dem vars utfall är okänt: de kan ha klarat sig bättre eller sämre.",
                  "How it went for those whose outcome is unknown: they may have fared better or worse."});
  }
  if (!parts_of_kind(outcome, "assessment").empty()) {
    design.limit({"Hur någon har det: svaren är vad den som skattar säger just då.",
                  "How somebody is: the answers are what the rater says at that moment."});
  }
}

}  // namespace

void describe_design(const Settings& settings, fotfaste::Design& design) {
  for (const Parameters goal : settings.parameters().find("goal").items()) {
    const std::string_view id = goal.text("id");
    const bool measured = is_measured(goal);
    const std::optional<std::int64_t> planned = measured ? planned_of(goal, settings) : std::nullopt;
    const Parameters outcome = goal.find("outcome");
    design.purpose({.id = id,
                    .title = goal.label_or("text", {std::string(id), std::string(id)}),
                    .denominator = measured ? denominator_of(goal) : Label(),
                    .planned = planned,
                    .target = measured ? target_share(goal, planned) : std::nullopt,
                    .describes = measured && (!outcome || is_composition(outcome)),
                    .at = goal});
    if (measured) add_columns(goal, settings, design.columns());
    for (const fotfaste::DesignQuestion& question : questions_of(goal)) design.question(question);
    if (measured) add_limits(goal, settings, design);
    if (!measured && !goal.has("evidence")) {
      design.limit(
          {"Att målet är nått: ingenting mäter det.", "That the goal is reached: nothing measures it."});
    }
  }
}

}  // namespace goals
