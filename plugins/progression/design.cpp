#include "design.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "activity_spells.hpp"
#include "fotfaste/sdk/breakdown.hpp"
#include "fotfaste/sdk/population.hpp"
#include "fotfaste/sdk/toml_text.hpp"
#include "ratings.hpp"

namespace progression {
namespace {

using fotfaste::Label;
using fotfaste::Parameters;
using fotfaste::toml_text;

constexpr const char* movement_purpose = "movement";
constexpr const char* movers_purpose = "movers";

class Describer {
 public:
  Describer(const fotfaste::Settings& settings, fotfaste::Design& design)
      : settings_(settings),
        design_(design),
        parameters_(settings.parameters()),
        options_(parse_options(settings)) {}

  void describe() {
    movement();
    if (options_.later) movers();
  }

 private:
  void movement() {
    Label denominator = population();
    denominator.sv.append(" och som samma skattare skattat minst två gånger");
    denominator.en.append(" and were rated at least twice by the same rater");
    design_.purpose(
        {.id = movement_purpose,
         .title = {"Andel som flyttat framåt på skattningarna", "Share that moved up on the ratings"},
         .denominator = std::move(denominator),
         .planned = planned()});
    columns();
    if (is_written("activities")) ActivitySpells::declare(design_.columns());
    questions();
    design_.limit(
        {"Att projektet är orsaken: före och efter utan jämförelsegrupp visar inte det.",
         "That the project is the cause: before and after without a comparison group do not show it."});
    design_.limit(
        {"Hur det gick för dem som bara skattats en gång.", "How it went for those rated only once."});
    design_.limit({"Om en enskild persons steg är verkligt: det kan vara mätfel.",
                   "Whether a single person's step is real: it may be error."});
  }

  void movers() {
    Label denominator = population();
    denominator.sv.append(", som skattats minst två gånger och vars utfall är känt");
    denominator.en.append(" who were rated at least twice and whose outcome is known");
    design_.purpose({.id = movers_purpose,
                     .title = {"Vilka mått flyttades bland dem som senare nådde utfallet",
                               "Which measures moved among those who later reached the outcome"},
                     .denominator = std::move(denominator),
                     .planned = planned(),
                     .describes = true,
                     .at = parameters_.find("later")});
    columns();
    options_.later->declare(design_.columns());
    design_.limit(
        {"Att rörelsen ledde till utfallet: de som nådde det kan ha skilt sig från början.",
         "That the movement led to the outcome: those who reached it may have differed from the start."});
  }

  [[nodiscard]] Label population() const {
    if (parameters_.has("population")) return {"de som population gäller", "those whom population is about"};
    return {"alla i programmet", "everybody in the programme"};
  }
  [[nodiscard]] std::optional<std::int64_t> planned() const {
    return parameters_.has("population") ? std::nullopt : settings_.planned_participants();
  }

  // Of the people; what describes the questionnaires is not data to be collected.
  void columns() {
    fotfaste::Needs& needs = design_.columns();
    Ratings::declare(needs);
    fotfaste::Population(parameters_.find("population"), settings_.as_of()).declare(needs);
    fotfaste::Breakdown(parameters_.find("by")).declare(needs);
  }

  void ask(fotfaste::DesignQuestion question) {
    const std::vector<std::string_view> agreed = parameters_.texts("agreed");
    std::string line = "agreed = [";
    for (const std::string_view before : agreed) {
      if (before != question.id) line.append(toml_text(before)).append(", ");
    }
    line.append(toml_text(std::string_view(question.id))).append("]");
    question.answered |= std::find(agreed.begin(), agreed.end(), question.id) != agreed.end();
    question.options.push_back(
        {std::move(line), {"läsningen är den som avses", "the reading is the one that is meant"}});
    design_.question(question);
  }

  // A default stands on no line.
  [[nodiscard]] bool is_written(std::string_view name) const { return parameters_.find(name).line() > 0; }

  // What the parameter says, or the reading that holds without it.
  [[nodiscard]] Label reading(std::string_view name, Label without) const {
    if (!is_written(name)) return without;
    const std::string written = toml_text(parameters_.find(name));
    return {written, written};
  }

  void questions() {
    ask({"raters",
         {"Vilka skattar, och på samma frågor?", "Who rates, and on the same items?"},
         reading("raters", {"Alla som finns i data, var för sig.", "All that the data have, each apart."}),
         is_written("raters"),
         {{"raters = [\"participant\", \"caseworker\"]",
           {"deltagaren och handledaren, med deltagaren först",
            "the participant and the caseworker, the participant first"}}}});
    if (options_.waves == Waves::time) {
      ask({"tolerance",
           {"Hur långt från vågens dag får en skattning ligga?",
            "How far from the wave's day may a rating lie?"},
           reading("tolerance",
                   {"Varje skattning hör till närmaste våg.", "Every rating is of the nearest wave."}),
           is_written("tolerance"),
           {{"tolerance = \"0d\"", {"bara just den dagen", "on that very day only"}}}});
    }
    ask({"step",
         {"Hur stor ändring är ett steg?", "How large a change is a step?"},
         reading("smallest_step", {"Varje ändring är ett steg.", "Any change is a step."}),
         is_written("smallest_step"),
         {{"smallest_step = 1", {"minst ett skalsteg", "at least one point of the scale"}}}});
    ask({"error",
         {"Varifrån kommer mätfelet, som en säkerställd förändring måste vara större än?",
          "Where does the error come from that a reliable change must exceed?"},
         reading("missing_norms",
                 {"Ur formulärets fil; anger den inget är säkerställd förändring okänd.",
                  "From the instrument's file; when it states none, reliable change is unknown."}),
         is_written("missing_norms"),
         {{"missing_norms = \"computed\"",
           {"det som filen inte anger beräknas ur projektets egna svar",
            "what the file does not state is computed from the project's own answers"}}}});
  }

  const fotfaste::Settings& settings_;
  fotfaste::Design& design_;
  Parameters parameters_;
  Options options_;
};

}  // namespace

void describe_agreed(fotfaste::Description& description) {
  description
      .parameter(
          "agreed", fotfaste::ParameterType::choice,
          "Definitionsfrågor där läsningen utan egen nyckel är den som avses; fotfaste check --design "
          "visar dem.",
          "Definition questions for which the reading without a key is the one that is meant; fotfaste "
          "check --design shows them.")
      .choices({"raters", "tolerance", "step", "error"})
      .repeated();
}

void describe_design(const fotfaste::Settings& settings, fotfaste::Design& design) {
  Describer(settings, design).describe();
}

void declare_follow_up(const Options& options, fotfaste::Needs& needs) {
  // The second rating; occasions come when they come.
  if (options.waves == Waves::time) needs.follow_up(movement_purpose, "entry", options.every);
  if (options.later) options.later->declare_follow_up(movers_purpose, needs);
}

}  // namespace progression
