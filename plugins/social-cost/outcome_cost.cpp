#include "outcome_cost.hpp"

#include <utility>

#include "codes.hpp"
#include "fotfaste/sdk/criteria/reading.hpp"

namespace social_cost {
namespace {

using fotfaste::Parameters;
using fotfaste::ParameterType;
using fotfaste::Role;
using fotfaste::Type;

constexpr const char* table = "cost-per-outcome";

Parameters criterion_of(const Parameters& item) {
  const Parameters criterion = item.find("criterion");
  if (criterion) return criterion;
  fotfaste::criteria::throw_missing(
      item, {"Skriv criterion: vad som ska ha hänt.", "Write criterion: what has to have happened."});
}

std::optional<double> shared(double each, double share) {
  return share > 0 ? rounded(each / share) : std::nullopt;
}

}  // namespace

OutcomeCount::OutcomeCount(const Parameters& item, const fotfaste::Settings& settings)
    : id_(item.text("id")),
      label_(item.label_or("label", {id_, id_})),
      as_of_(settings.as_of()),
      criterion_(fotfaste::Criterion::parse(criterion_of(item), settings.as_of())),
      population_(item.find("population"), settings.as_of()) {}

void OutcomeCount::declare(fotfaste::Needs& needs) const {
  population_.declare(needs);
  criterion_.declare(needs);
}
void OutcomeCount::declare_follow_up(fotfaste::Needs& needs) const {
  criterion_.declare_follow_up(id_, needs);
}
void OutcomeCount::bind(const fotfaste::Batch& batch) {
  population_.bind(batch);
  criterion_.bind(batch);
}
void OutcomeCount::count(const fotfaste::Participation& participation) {
  if (!population_.includes(participation)) return;
  const fotfaste::Outcome outcome = criterion_.evaluate(participation);
  if (!fotfaste::is_observable(outcome, as_of_)) return tally_.add(Reached::pending);
  tally_.add(outcome.answer == fotfaste::Answer::yes  ? Reached::yes
             : outcome.answer == fotfaste::Answer::no ? Reached::no
                                                      : Reached::unknown);
}
void OutcomeCount::merge(const OutcomeCount& other) {
  population_.merge(other.population_);
  criterion_.merge(other.criterion_);
  tally_.merge(other.tally_);
}
void OutcomeCount::save(fotfaste::Writer& writer) const {
  population_.save(writer);
  criterion_.save(writer);
  tally_.save(writer);
}
void OutcomeCount::restore(fotfaste::Reader& reader) {
  population_.restore(reader);
  criterion_.restore(reader);
  tally_.restore(reader);
}
void OutcomeCount::report_findings(const fotfaste::Settings& settings) const {
  population_.report_left_out(settings, label_);
  criterion_.report_unseen(settings);
}

void describe_outcomes(fotfaste::Description& description) {
  fotfaste::Parameter& outcome =
      description
          .parameter("outcome", ParameterType::table, "Ett utfall som kostnaden ställs mot.",
                     "An outcome that the cost is held against.")
          .repeated();
  outcome.field("id", ParameterType::text, "Utfallets beteckning.", "The outcome's id.").required();
  outcome.field("label", ParameterType::label, "Vad det kallas.", "What it is called.");
  outcome.field("criterion", ParameterType::criterion, "Vad som ska ha hänt.", "What has to have happened.")
      .required();
  outcome.field("population", ParameterType::criterion, "Bland vilka. Annars alla i programmet.",
                "Among whom. Otherwise everybody in the programme.");
}

void describe_outcome_table(fotfaste::Description& description) {
  description.table(table, fotfaste::Kind::ratio, "Kostnad per utfall", "Cost per outcome")
      .description(
          "Utfallet hittills per deltagare, delat med andelen som nått utfallet bland dem man vet något om. "
          "Gränserna kommer ur osäkerheten i andelen; att bokföringen kan vara ofullständig syns inte i dem. "
          "De vars utfall är okänt eller inte hunnit inträffa antas kosta lika mycket.",
          "Spending so far per participant, divided by the share who reached the outcome among those whom it "
          "is known of. The limits come from the uncertainty of the share; that the books may be incomplete "
          "is "
          "not in them. Those whose outcome is unknown or not yet due are taken to cost as much.")
      .direction(fotfaste::Direction::lower)
      .column("outcome", Type::text, Role::dimension, "Utfall", "Outcome")
      .column("value", Type::number, Role::value, "Kronor per utfall", "Kronor per outcome", "SEK")
      .column("low", Type::number, Role::low, "Lägst", "Lowest", "SEK")
      .column("high", Type::number, Role::high, "Högst", "Highest", "SEK")
      .column("reached", Type::integer, Role::attribute, "Nådde utfallet", "Reached the outcome")
      .column("known", Type::integer, Role::attribute, "Av så många kända", "Of so many known")
      .column("unknown", Type::integer, Role::unknown, "Okänt", "Unknown")
      .column("pending", Type::integer, Role::excluded, "Inte där än", "Not yet due")
      .column("if_all_unknown", Type::number, Role::attribute, "Om alla okända nått det",
              "If all unknown reached it", "SEK")
      .column("if_no_unknown", Type::number, Role::attribute, "Om ingen okänd nått det",
              "If no unknown reached it", "SEK")
      .column("per_participant", Type::number, Role::attribute, "Kronor per deltagare",
              "Kronor per participant", "SEK");
}

std::vector<OutcomeCount> parse_outcomes(const fotfaste::Settings& settings) {
  std::vector<OutcomeCount> outcomes;
  for (const Parameters item : settings.parameters().find("outcome").items()) {
    for (const OutcomeCount& before : outcomes) {
      if (before.id() != item.text("id")) continue;
      throw fotfaste::ParameterError({sentence({"Två utfall heter ", before.id(), "."}),
                                      sentence({"Two outcomes are called ", before.id(), "."})},
                                     {"Ge dem olika id.", "Give them different ids."}, item.find("id").raw(),
                                     same_id_code);
    }
    outcomes.emplace_back(item, settings);
  }
  return outcomes;
}

void report_outcome_costs(const std::vector<OutcomeCount>& outcomes, const Ledger& ledger,
                          std::int64_t participants, fotfaste::Results& results) {
  const std::optional<Ore> spent = ledger.total(Side::spending);
  // Corrections may outweigh what was paid; then nothing has been, and an outcome has no cost.
  if (!spent || *spent <= 0 || participants == 0) return;
  const double each = kronor(*spent) / static_cast<double>(participants);
  for (const OutcomeCount& outcome : outcomes) {
    const auto interval = outcome.share_interval();
    const auto bounds = fotfaste::statistics::bounds(outcome.reached(), outcome.known(), outcome.unknown());
    const auto by = [each](double share) { return shared(each, share); };
    const double share = outcome.known() == 0
                             ? 0
                             : static_cast<double>(outcome.reached()) / static_cast<double>(outcome.known());
    results.add(table, outcome.id(), by(share), interval ? by(interval->high) : std::nullopt,
                interval ? by(interval->low) : std::nullopt, outcome.reached(), outcome.known(),
                outcome.unknown(), outcome.pending(), bounds ? by(bounds->high) : std::nullopt,
                bounds ? by(bounds->low) : std::nullopt, rounded(each));
    results.label(table, "outcome", outcome.id(), outcome.label());
  }
}

}  // namespace social_cost
