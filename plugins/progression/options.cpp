#include "options.hpp"

#include "fotfaste/sdk/criteria/reading.hpp"

namespace progression {
namespace {

using fotfaste::Duration;
using fotfaste::Parameters;
using fotfaste::ParameterType;
namespace criteria = fotfaste::criteria;

template <typename Choice>
Choice choice_of(const Parameters& table, std::string_view name,
                 std::initializer_list<std::string_view> words, Choice otherwise) {
  const Parameters item = table.find(name);
  return item ? static_cast<Choice>(criteria::one_of(item, words)) : otherwise;
}

std::vector<std::string> words_of(const Parameters& table, std::string_view name) {
  std::vector<std::string> words;
  const Parameters item = table.find(name);
  if (!item) return words;
  for (const std::string_view word : criteria::some_texts(item)) {
    for (const std::string& before : words) {
      if (before != word) continue;
      criteria::throw_contradiction(
          item, {criteria::quote(word) + " står två gånger.", criteria::quote(word) + " stands twice."},
          {"Ta bort den ena.", "Remove one of them."});
    }
    words.emplace_back(word);
  }
  return words;
}

// The fewest days that a length of time has.
int days_at_least(const Duration& duration) {
  return fotfaste::add(fotfaste::to_day({2023, 1, 31}), duration) - fotfaste::to_day({2023, 1, 31});
}

void check_waves(const Parameters& parameters, const Options& options) {
  if (days_at_least(options.every) < 7) {
    criteria::throw_contradiction(
        parameters.find("every"),
        {"Vågorna ligger tätare än en vecka.", "The waves are less than a week apart."},
        {"Skriv till exempel every = \"3m\".", "Write for example every = \"3m\"."});
  }
  if (options.tolerance && days_at_least(*options.tolerance) * 2 > days_at_least(options.every) + 3) {
    criteria::throw_contradiction(
        parameters.find("tolerance"),
        {"tolerance är mer än halva tiden mellan två vågor, så en skattning skulle höra till båda.",
         "tolerance is more than half the time between two waves, so a rating would be of both."},
        {"Minska tolerance eller öka every.", "Lower tolerance, or raise every."});
  }
}

}  // namespace

void describe_parameters(fotfaste::Description& description) {
  description
      .parameter("instruments", ParameterType::text, "Formulär som räknas. Annars alla som finns i data.",
                 "Instruments to count. Otherwise all that the data have.")
      .repeated();
  description
      .parameter("raters", ParameterType::text,
                 "Vilka som skattar, i den ordning de redovisas. Annars alla som finns i data.",
                 "Who rates, in the order of the tables. Otherwise all that the data have.")
      .repeated();
  description
      .parameter(
          "waves", ParameterType::choice,
          "Vad en våg är: skattningar en viss tid efter start (time), eller personens första, andra ... "
          "skattningstillfälle (occasion).",
          "What a wave is: ratings so long after entry (time), or the person's first, second ... "
          "occasion (occasion).")
      .choices({"time", "occasion"})
      .default_value("time");
  description
      .parameter("every", ParameterType::duration,
                 "Tid mellan vågorna, räknat från start; våg 0 är vid start.",
                 "Time between waves, from entry on; wave 0 is at entry.")
      .default_value("3m");
  description.parameter("tolerance", ParameterType::duration,
                        "Längsta tid från vågens dag. Annars hör varje skattning till närmaste våg.",
                        "Longest time from the wave's day. Otherwise each rating is of the nearest wave.");
  description
      .parameter("same_occasion", ParameterType::duration,
                 "Skattningar så nära varandra hör till samma tillfälle (waves = \"occasion\").",
                 "Ratings so close to each other are of one occasion (waves = \"occasion\").")
      .default_value("14d");
  description
      .parameter("by", ParameterType::column,
                 "Kolumner att dela upp på, var för sig; \"gender*cohort\" korsar två.",
                 "Columns to break down by, each by itself; \"gender*cohort\" crosses two.")
      .repeated();
  description.parameter("population", ParameterType::criterion, "Vilka som räknas. Annars alla i programmet.",
                        "Who is counted. Otherwise everybody in the programme.");
  description
      .parameter("smallest_step", ParameterType::number,
                 "Minsta ändring som räknas som ett steg. 0: varje ändring.",
                 "The smallest change that counts as a step. 0: any change.")
      .range(0, 1e6)
      .default_value("0");
  description
      .parameter(
          "missing_norms", ParameterType::choice,
          "Om formuläret inte anger standardavvikelse eller reliabilitet: säg att säkerställd förändring "
          "är okänd (unknown), eller beräkna dem ur projektets egna data (computed).",
          "When the instrument states no standard deviation or reliability: say that reliable change is "
          "unknown (unknown), or compute them from the project's own data (computed).")
      .choices({"unknown", "computed"})
      .default_value("unknown");
  description
      .parameter("kappa_weights", ParameterType::choice, "Hur oenighet vägs i kappa.",
                 "How disagreement is weighed in kappa.")
      .choices({"quadratic", "linear"})
      .default_value("quadratic");
  description
      .parameter("activities", ParameterType::text,
                 "Insatser som räknas som pågående mellan två vågor. Annars alla.",
                 "Activities that count as going on between two waves. Otherwise all.")
      .repeated();
  description.parameter(
      "later", ParameterType::criterion,
      "Vad som senare ska ha hänt, till exempel arbete sex månader efter avslut: visar vilka "
      "mått som flyttats bland dem.",
      "What has to have happened later, for example work six months after exit: shows which "
      "measures moved among those.");
  description
      .parameter("exit_reach", ParameterType::duration,
                 "Så långt från avslutsdagen får en skattning vid avslut ligga.",
                 "How far from the exit day a rating at exit may lie.")
      .default_value("28d");
  description
      .parameter("dialogue_sheets", ParameterType::boolean,
                 "Tillåter underlag för samtal med en deltagare i taget (fotfaste sheet).",
                 "Permits dialogue sheets about one participant at a time (fotfaste sheet).")
      .default_value("false");
  description
      .parameter("sheet_person", ParameterType::integer,
                 "Deltagaren som underlaget gäller, som löpnummer. Anges av fotfaste sheet.",
                 "The participant whom the sheet is about, as a number. Given by fotfaste sheet.")
      .range(0, 9007199254740991.0);
}

Options parse_options(const fotfaste::Settings& settings) {
  using fotfaste::statistics::KappaWeights;
  const Parameters parameters = settings.parameters();
  Options options;
  options.instruments = words_of(parameters, "instruments");
  options.raters = words_of(parameters, "raters");
  options.waves = choice_of(parameters, "waves", {"time", "occasion"}, Waves::time);
  options.every = parameters.duration_or("every", options.every);
  if (parameters.has("tolerance")) options.tolerance = parameters.duration("tolerance");
  options.same_occasion = parameters.duration_or("same_occasion", options.same_occasion);
  if (options.waves == Waves::time) check_waves(parameters, options);
  options.smallest_step = parameters.number_or("smallest_step", 0);
  options.missing_norms =
      choice_of(parameters, "missing_norms", {"unknown", "computed"}, MissingNorms::unknown);
  const bool linear = parameters.text_or("kappa_weights", "quadratic") == "linear";
  options.kappa_weights = linear ? KappaWeights::linear : KappaWeights::quadratic;
  options.exit_reach = parameters.duration_or("exit_reach", options.exit_reach);
  if (const Parameters later = parameters.find("later")) {
    options.later = fotfaste::Criterion::parse(later, settings.as_of());
  }
  const Parameters person = parameters.find("sheet_person");
  if (person && !parameters.boolean_or("dialogue_sheets", false)) {
    criteria::throw_contradiction(
        person,
        {"Underlag för samtal är inte tillåtna i projektet.", "The project permits no dialogue sheets."},
        {"Sätt dialogue_sheets = true om ni beslutat att använda dem.",
         "Set dialogue_sheets = true if you have decided to use them."});
  }
  if (person) options.sheet_person = static_cast<std::uint64_t>(person.as_integer());
  return options;
}

}  // namespace progression
