#include "design.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "fotfaste/sdk/breakdown.hpp"
#include "fotfaste/sdk/population.hpp"
#include "fotfaste/sdk/toml_text.hpp"
#include "options.hpp"

namespace reach {
namespace {

using fotfaste::Label;
using fotfaste::Parameters;

class Describer {
 public:
  Describer(const fotfaste::Settings& settings, fotfaste::Design& design)
      : design_(design),
        parameters_(settings.parameters()),
        population_(parameters_.find("population"), settings.as_of()),
        breakdown_(parameters_.find("by")),
        options_(parse_options(settings)) {
    if (!parameters_.has("population")) planned_ = settings.planned_participants();
  }

  void describe() {
    if (!options_.rules.empty()) eligibility();
    for (const Asked& uptake : options_.uptakes) this->uptake(uptake);
    if (!options_.planned.empty()) composition();
  }

 private:
  void purpose(std::string_view id, Label title, std::string_view parameter) {
    Label denominator{"alla i programmet", "everybody in the programme"};
    if (parameters_.has("population"))
      denominator = {"de som population gäller", "those whom population is about"};
    denominator.sv.append(", med känd uppgift");
    denominator.en.append(" about whom it is known");
    design_.purpose({.id = id,
                     .title = std::move(title),
                     .denominator = std::move(denominator),
                     .planned = planned_,
                     .describes = true,
                     .at = parameters_.find(parameter)});
    population_.declare(design_.columns());
    breakdown_.declare(design_.columns());
  }

  void eligibility() {
    purpose(all_rules, {"Hur många som hör till målgruppen", "How many are of the target group"}, "rule");
    for (const Asked& rule : options_.rules) rule.criterion.declare(design_.columns());
    design_.limit({"Hur många som hör till målgruppen men aldrig nåddes av projektet.",
                   "How many are of the target group and were never reached by the project."});
  }

  void uptake(const Asked& uptake) {
    purpose(uptake.id, uptake.text, "uptake");
    uptake.criterion.declare(design_.columns());
    design_.limit({"Varför någon inte tog del: om det erbjöds, eller valdes bort.",
                   "Why somebody did not take it up: whether it was offered, or declined."});
  }

  void composition() {
    purpose("planned-composition", {"Fördelningen mot plan", "The composition against plan"}, "planned");
    const std::vector<std::string_view> agreed = parameters_.texts("agreed");
    const bool is_agreed = std::find(agreed.begin(), agreed.end(), "tolerance") != agreed.end();
    const bool is_stated = std::all_of(options_.planned.begin(), options_.planned.end(),
                                       [](const PlannedShare& one) { return one.tolerance.has_value(); });
    std::string settled = "agreed = [";
    for (const std::string_view before : agreed) {
      if (before != "tolerance") settled.append(fotfaste::toml_text(before)).append(", ");
    }
    design_.question(
        {.id = "tolerance",
         .question = {"Hur långt från den planerade andelen får utfallet vara?",
                      "How far from the planned share may the outcome be?"},
         .reading = is_stated
                        ? Label{"Så långt som tolerance säger.", "As far as tolerance says."}
                        : Label{"Utan tolerance sägs inte om fördelningen är enligt plan.",
                                "Without tolerance it is not said whether the composition is as planned."},
         .answered = is_stated || is_agreed,
         .options = {{"tolerance = 0.05",
                      {"fem procentenheter åt endera hållet", "five percentage points either way"}},
                     {settled.append("\"tolerance\"]"),
                      {"läsningen är den som avses", "the reading is the one that is meant"}}}});
  }

  fotfaste::Design& design_;
  Parameters parameters_;
  fotfaste::Population population_;
  fotfaste::Breakdown breakdown_;
  Options options_;
  std::optional<std::int64_t> planned_;
};

}  // namespace

void describe_design(const fotfaste::Settings& settings, fotfaste::Design& design) {
  Describer(settings, design).describe();
}

}  // namespace reach
