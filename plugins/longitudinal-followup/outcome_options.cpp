#include "outcome_options.hpp"

#include <initializer_list>
#include <span>
#include <string_view>
#include <vector>

#include "fotfaste/sdk/criteria/reading.hpp"

namespace followup {
namespace {

using fotfaste::CoreState;
using fotfaste::Parameters;
using fotfaste::ParameterType;
namespace criteria = fotfaste::criteria;

const std::initializer_list<std::string_view> core_words = {
    "employed",   "self_employed", "education", "training",       "placement", "unemployed",
    "job_search", "inactive",      "sick",      "parental_leave", "other"};

std::span<const std::string_view> words() {
  return {core_words.begin(), core_words.size()};
}

constexpr std::uint32_t bit(CoreState state) {
  return std::uint32_t{1} << static_cast<int>(state);
}

constexpr std::uint32_t usual_distance[] = {
    bit(CoreState::employed) | bit(CoreState::self_employed), bit(CoreState::education),
    bit(CoreState::placement) | bit(CoreState::training),
    bit(CoreState::job_search) | bit(CoreState::unemployed), bit(CoreState::inactive) | bit(CoreState::sick)};

std::uint32_t states_of(const Parameters& item, std::uint32_t otherwise) {
  return item ? criteria::some_of(item, words()) : otherwise;
}

fotfaste::Label said_of(std::string_view word, const char* sv, const char* en) {
  return {criteria::quote(word).append(sv), criteria::quote(word).append(en)};
}

void refuse_twice(const Parameters& item, std::uint32_t repeated) {
  for (int state = 0; repeated >> state != 0; ++state) {
    if ((repeated >> state & 1) == 0) continue;
    criteria::throw_contradiction(
        item,
        said_of(words()[static_cast<std::size_t>(state)], " står på två ställen.", " stands in two places."),
        {"Ta bort det ena.", "Remove one of them."});
  }
}

std::array<std::int8_t, fotfaste::core_state_count> distance_of(const Parameters& list) {
  std::vector<std::uint32_t> steps(std::begin(usual_distance), std::end(usual_distance));
  if (list) {
    steps.clear();
    std::uint32_t before = 0;
    for (const Parameters step : list.items()) {
      const Parameters states = step.find("states");
      criteria::some_texts(states);
      const std::uint32_t own = criteria::some_of(states, words());
      refuse_twice(states, own & before);
      before |= own;
      steps.push_back(own);
    }
  }
  std::array<std::int8_t, fotfaste::core_state_count> distance{};
  distance.fill(OutcomeOption::no_rank);
  for (std::size_t step = 0; step < steps.size(); ++step) {
    for (std::size_t state = 0; state < distance.size(); ++state) {
      if ((steps[step] >> state & 1) != 0) distance[state] = static_cast<std::int8_t>(step);
    }
  }
  return distance;
}

RatingOption rating_of(const Parameters& table) {
  RatingOption rating;
  const Parameters name = table.find("assessment");
  const std::string_view written = name.as_text();
  const std::size_t dot = written.find('.');
  const std::string_view item = dot == std::string_view::npos ? written : written.substr(dot + 1);
  if (item.empty() || dot == 0) {
    throw fotfaste::ParameterError(
        said_of(written, " anger ingen fråga.", " names no item."),
        {"Skriv \"FORMULÄR.FRÅGA\" eller \"FRÅGA\".", "Write \"INSTRUMENT.ITEM\" or \"ITEM\"."}, name.raw(),
        criteria::missing_key_code);
  }
  rating.items = criteria::WordSet("assessments.item", {item}, name.raw());
  if (dot != std::string_view::npos) {
    rating.instruments = criteria::WordSet("assessments.instrument", {written.substr(0, dot)}, name.raw());
  }
  if (const Parameters rater = table.find("rater")) {
    rating.raters = criteria::WordSet("assessments.rater", criteria::some_texts(rater), rater.raw());
  }
  if (const Parameters higher = table.find("higher"))
    rating.higher_is_closer = criteria::one_of(higher, {"closer", "further"}) == 0;
  rating.within = table.duration_or("within", rating.within);
  rating.change_at_least = table.number_or("change_at_least", 0);
  return rating;
}

}  // namespace

void describe_outcome_parameters(fotfaste::Description& description) {
  description
      .parameter("work", ParameterType::choice, "Tillstånden som är arbete.", "The states that are work.")
      .choices(core_words)
      .repeated()
      .default_value("[\"employed\", \"self_employed\"]");
  description
      .parameter("studies", ParameterType::choice, "Tillstånden som är studier.",
                 "The states that are studies.")
      .choices(core_words)
      .repeated()
      .default_value("[\"education\"]");
  auto& distance =
      description
          .parameter(
              "distance", ParameterType::table,
              "Tillstånden i ordning från det närmaste arbete till det längst ifrån. Utan den: arbete; "
              "utbildning; praktik och arbetsmarknadsutbildning; arbetssökande; utanför arbetskraften "
              "och sjukskrivning.",
              "The states in order from the closest to work to the furthest away. Without it: work; "
              "education; placement and training; looking for work; inactive and sick.")
          .repeated();
  distance.field("states", ParameterType::choice, "Tillstånd som är lika nära.", "States that are as close.")
      .choices(core_words)
      .required()
      .repeated();
  auto& rating =
      description.parameter("rating", ParameterType::table,
                            "En skattning som säger vem som kommit närmare, i stället för tillstånden.",
                            "A rating that says who came closer, instead of the states.");
  rating
      .field("assessment", ParameterType::text, "Frågan: \"FORMULÄR.FRÅGA\" eller \"FRÅGA\".",
             "The item: \"INSTRUMENT.ITEM\" or \"ITEM\".")
      .required();
  rating.field("rater", ParameterType::text, "Vem som skattar. Annars alla.", "Who rates. Otherwise anybody.")
      .repeated();
  rating
      .field("higher", ParameterType::choice, "Om ett högre svar är närmare eller längre ifrån.",
             "Whether a higher answer is closer or further away.")
      .choices({"closer", "further"})
      .default_value("closer");
  rating
      .field("within", ParameterType::duration, "Så långt från dagen får ett svar ligga.",
             "How far from the day an answer may lie.")
      .default_value("28d");
  rating
      .field("change_at_least", ParameterType::number,
             "En mindre ändring än så räknas som oförändrad; annars räknas varje ändring.",
             "A smaller change than this counts as unchanged; otherwise every change counts.")
      .range(0, 1e6);
}

OutcomeOption outcome_of(const Parameters& parameters) {
  OutcomeOption option;
  option.work = states_of(parameters.find("work"), bit(CoreState::employed) | bit(CoreState::self_employed));
  option.studies = states_of(parameters.find("studies"), bit(CoreState::education));
  refuse_twice(parameters.find("work"), option.work & option.studies);
  option.distance = distance_of(parameters.find("distance"));
  if (const Parameters rating = parameters.find("rating")) option.rating = rating_of(rating);
  return option;
}

}  // namespace followup
