#include "standard.hpp"

#include "codes.hpp"
#include "fotfaste/sdk/criteria/reading.hpp"
#include "fotfaste/sdk/statistics/standardised_share.hpp"
#include "words.hpp"

namespace comparison {
namespace {

using fotfaste::Answer;
using fotfaste::Kind;
using fotfaste::Parameters;
using fotfaste::ParameterType;
using fotfaste::Role;
using fotfaste::Type;
namespace criteria = fotfaste::criteria;
namespace statistics = fotfaste::statistics;

}  // namespace

void Standard::describe(fotfaste::Description& description) {
  fotfaste::Parameter& standard =
      description
          .parameter(
              "standard", ParameterType::table,
              "Standardisering. Projektets andel, om grupperna vore lika stora som i en känd befolkning.",
              "Standardisation. The project's share, if its groups were as large as in a known population.")
          .repeated();
  describe_id_and_text(standard);
  standard.field("outcome", ParameterType::criterion, "Vad som ska ha hänt.", "What must have happened.")
      .required();
  standard.field("population", ParameterType::criterion, "Bland vilka. Annars alla i programmet.",
                 "Among whom. Otherwise everybody in the programme.");
  standard
      .field("unknown", ParameterType::choice,
             "Okänt utfall: utanför nämnaren (unknown), eller inte nått (not_reached).",
             "Unknown outcome: outside the denominator (unknown), or not reached (not_reached).")
      .choices({"unknown", "not_reached"})
      .default_value("unknown");
  standard
      .field("source", ParameterType::text, "Varifrån befolkningens siffror kommer, med år.",
             "Where the population's figures come from, with the year.")
      .required();
  standard
      .field("rate", ParameterType::number, "Publicerad andel i befolkningen, som 0.35.",
             "Published share of the population, such as 0.35.")
      .range(0, 1);
  fotfaste::Parameter& stratum =
      standard
          .field("stratum", ParameterType::table,
                 "En grupp i befolkningen. Den som passar i flera räknas i den första.",
                 "A group of the population. Who fits several counts in the first.")
          .repeated()
          .required();
  describe_id_and_text(stratum);
  stratum.field("is", ParameterType::criterion, "Vilka som hör hit.", "Who belongs here.").required();
  stratum
      .field("weight", ParameterType::number, "Gruppens del av befolkningen, som antal eller andel.",
             "The group's part of the population, as a number or a share.")
      .range(0, 1e12)
      .required();
  stratum
      .field("rate", ParameterType::number, "Publicerad andel i gruppen, som 0.35.",
             "Published share of the group, such as 0.35.")
      .range(0, 1);
  description.table("standardised", Kind::mean, "Andel, standardiserad", "Share, standardised")
      .description(
          "Projektets andel om grupperna vore lika stora som i befolkningen, med intervall (Zou, Huang och "
          "Zhang), och den publicerade andelen. Lika grupper gör inte jämförelsen rättvis i allt annat.",
          "The project's share if its groups were as large as in the population, with an interval (Zou, "
          "Huang "
          "and Zhang), and the published share. Equal groups do not make all else equal.")
      .column("standard", Type::text, Role::dimension, "Vad som räknas", "What is counted")
      .column("value", Type::number, Role::value, "Standardiserad andel", "Standardised share")
      .column("low", Type::number, Role::low, "Lägst", "Low")
      .column("high", Type::number, Role::high, "Högst", "High")
      .column("n", Type::integer, Role::count, "Med känt utfall", "With a known outcome")
      .column("unstandardised", Type::number, Role::attribute, "Andel som den är", "Share as it is")
      .column("published", Type::number, Role::attribute, "Publicerad andel", "Published share")
      .column("difference", Type::number, Role::attribute, "Skillnad", "Difference")
      .column("difference_low", Type::number, Role::attribute, "Skillnad, lägst", "Difference, low")
      .column("difference_high", Type::number, Role::attribute, "Skillnad, högst", "Difference, high")
      .column("outside", Type::integer, Role::excluded, "I ingen av grupperna", "In none of the groups")
      .column("published_by", Type::text, Role::attribute, "Källa", "Source");
  description
      .table("standard-groups", Kind::proportion, "Grupperna i standardiseringen",
             "The groups of the standard")
      .description("Projektets andel i varje grupp av befolkningen, och gruppens vikt.",
                   "The project's share in each group of the population, and the group's weight.")
      .additive()
      .smallest_cell(5)
      .column("standard", Type::text, Role::dimension, "Vad som räknas", "What is counted")
      .column("group", Type::text, Role::dimension, "Grupp", "Group")
      .column("numerator", Type::integer, Role::numerator, "Nådde utfallet", "Reached the outcome")
      .column("denominator", Type::integer, Role::denominator, "Med känt utfall", "With a known outcome")
      .column("unknown", Type::integer, Role::unknown, "Okänt", "Unknown")
      .column("not_due", Type::integer, Role::excluded, "Inte där än", "Not yet due")
      .column("weight", Type::number, Role::attribute, "Del av befolkningen", "Part of the population")
      .column("published", Type::number, Role::attribute, "Publicerad andel", "Published share");
}

Standard::Standard(const Parameters& table, fotfaste::Day as_of)
    : at_(table),
      as_of_(as_of),
      id_(table.text("id")),
      text_(plain_text_of(table)),
      outcome_(fotfaste::Criterion::parse(table.find("outcome"), as_of)),
      population_(table.find("population"), as_of),
      unknown_is_no_(table.text_or("unknown", "unknown") == "not_reached"),
      source_(table.text("source")) {
  if (source_.empty()) {
    throw_contradiction(
        table.find("source"), {"Källan är tom.", "The source is empty."},
        {"Skriv varifrån siffrorna kommer, med år.", "Write where the figures come from, with the year."});
  }
  if (const Parameters rate = table.find("rate")) rate_ = finite_number(rate);
  check_ids(table.find("stratum"));
  double weights = 0;
  for (const Parameters stratum : table.find("stratum").items()) {
    Stratum one{GroupRule(stratum, as_of), finite_number(stratum.find("weight")), {}};
    if (const Parameters rate = stratum.find("rate")) one.rate = finite_number(rate);
    weights += one.weight;
    strata_.push_back(std::move(one));
  }
  if (!(weights > 0)) {
    throw_contradiction(table.find("stratum") ? table.find("stratum") : table,
                        {"Ingen grupp har någon vikt.", "No group has any weight."},
                        {"Skriv hur stor del av befolkningen varje grupp är.",
                         "Write how large a part of the population each group is."});
  }
}

void Standard::declare_columns(fotfaste::Needs& needs) const {
  outcome_.declare(needs);
  population_.declare(needs);
  for (const Stratum& stratum : strata_) stratum.rule.declare(needs);
}

void Standard::declare(fotfaste::Needs& needs) const {
  declare_columns(needs);
  outcome_.declare_follow_up(id_, needs);
}

void Standard::bind(const fotfaste::Batch& batch) {
  outcome_.bind(batch);
  population_.bind(batch);
  for (Stratum& stratum : strata_) stratum.rule.bind(batch);
}

void Standard::count(const fotfaste::Participation& participation) {
  if (!population_.includes(participation)) return;
  const Standing standing = standing_of(outcome_.evaluate(participation), as_of_, unknown_is_no_);
  for (Stratum& stratum : strata_) {
    const Answer answer = stratum.rule.includes(participation);
    if (answer == Answer::no) continue;
    if (answer == Answer::unknown) break;
    stratum.counts.add(standing);
    return;
  }
  unplaced_.add(standing);
}

void Standard::merge(const Standard& other) {
  outcome_.merge(other.outcome_);
  population_.merge(other.population_);
  for (std::size_t i = 0; i < strata_.size(); ++i) {
    strata_[i].rule.merge(other.strata_[i].rule);
    strata_[i].counts.merge(other.strata_[i].counts);
  }
  unplaced_.merge(other.unplaced_);
}

void Standard::save(fotfaste::Writer& writer) const {
  outcome_.save(writer);
  population_.save(writer);
  for (const Stratum& stratum : strata_) {
    stratum.rule.save(writer);
    stratum.counts.save(writer);
  }
  unplaced_.save(writer);
}

void Standard::restore(fotfaste::Reader& reader) {
  outcome_.restore(reader);
  population_.restore(reader);
  for (Stratum& stratum : strata_) {
    stratum.rule.restore(reader);
    stratum.counts.restore(reader);
  }
  unplaced_.restore(reader);
}

void Standard::report(const fotfaste::Settings& settings, fotfaste::Results& results) const {
  std::vector<statistics::WeightedShare> groups;
  statistics::Share all;
  double weights = 0;
  for (const Stratum& stratum : strata_) weights += stratum.weight;
  results.label("standard-groups", "standard", id_, text_);
  for (const Stratum& stratum : strata_) {
    const statistics::Share share = share_of(stratum.counts);
    groups.push_back({share.numerator, share.denominator, stratum.weight});
    all.numerator += share.numerator;
    all.denominator += share.denominator;
    results.add("standard-groups", id_, stratum.rule.id(), share.numerator, share.denominator,
                stratum.counts[Standing::unknown], stratum.counts[Standing::not_due],
                stratum.weight / weights, stratum.rate);
    results.label("standard-groups", "group", stratum.rule.id(), stratum.rule.text());
    if (stratum.weight > 0 && share.denominator == 0) {
      settings.report(fotfaste::Severity::warning, standard_gap_code,
                      {"Ingen deltagare med känt utfall finns i gruppen " +
                           criteria::quote(stratum.rule.id()) + ", så andelen kan inte standardiseras.",
                       "Nobody with a known outcome is in the group " + criteria::quote(stratum.rule.id()) +
                           ", so the share cannot be standardised."},
                      {"Slå ihop gruppen med en annan.", "Join the group with another."}, at_.raw());
    }
  }
  const auto found = statistics::standardised_share(groups);
  std::optional<double> value, low, high, plain, difference, difference_low, difference_high;
  if (all.denominator > 0) plain = static_cast<double>(all.numerator) / static_cast<double>(all.denominator);
  if (found) {
    value = found->value;
    low = found->limits.low;
    high = found->limits.high;
    if (rate_) {
      difference = *value - *rate_;
      difference_low = *low - *rate_;
      difference_high = *high - *rate_;
    }
  }
  const std::int64_t outside = share_of(unplaced_).denominator;
  results.label("standardised", "standard", id_, text_);
  results.add("standardised", id_, value, low, high, all.denominator, plain, rate_, difference,
              difference_low, difference_high, outside, source_);
  const fotfaste::Label purpose{"standardiseringen " + id_, "the standardisation " + id_};
  outcome_.report_unseen(settings);
  population_.report_left_out(settings, purpose);
  for (const Stratum& stratum : strata_) stratum.rule.report_unseen(settings);
  if (outside > 0) {
    settings.report(
        fotfaste::Severity::note, unplaced_code,
        {"Några hör inte till någon av grupperna i standardiseringen " + id_ +
             ", eller så går det inte att säga vilken.",
         "Some belong to none of the groups of the standardisation " + id_ + ", or it cannot be told which."},
        {"De räknas inte i den standardiserade andelen.", "They are not counted in the standardised share."},
        at_.raw(), static_cast<std::uint64_t>(outside),
        static_cast<std::uint64_t>(outside + all.denominator));
  }
}

}  // namespace comparison
