#include "sampling.hpp"

#include <cmath>

#include "fotfaste/sdk/counts.hpp"
#include "fotfaste/sdk/statistics/finite_population.hpp"

namespace fotfaste::esf_plus {
namespace {

constexpr const char* table = "sampling";
constexpr double margin = 0.03;
// Below this a sample of the size needed leaves out so few that everybody may as well be asked.
constexpr std::int64_t worth_sampling = 300;

}  // namespace

std::optional<double> margin_reached(std::int64_t population, std::int64_t reached) {
  if (reached <= 0 || population <= 0) return std::nullopt;
  if (reached >= population) return 0.0;
  const auto size = static_cast<double>(population);
  const auto answers = static_cast<double>(reached);
  return statistics::two_sided_z(0.95) * std::sqrt((size - answers) / (4 * answers * (size - 1)));
}

void Sampling::describe(Description& description) {
  description
      .table(table, Kind::records, "Urval för resultaten efter sex månader", "Sample for the later results")
      .description(
          "Hur många av dem som slutat som behöver svara för att en andel ska vara känd på 3 procentenheter "
          "när "
          "(95 procents säkerhet), och hur långt de svar som finns räcker. Marginalen gäller om de som "
          "svarat är "
          "som ett slumpmässigt urval; av dem som valt att svara är den större.",
          "How many of those who left must answer for a share to be known to 3 percentage points (95 % "
          "confidence), and how far the answers in hand reach. The margin holds if those who answered are "
          "like a "
          "random sample; where they chose to answer it is wider.")
      .column("gender", Type::text, Role::dimension, "Kön", "Gender")
      .column("population", Type::integer, Role::attribute, "Har slutat för sex månader sedan eller mer",
              "Left six months ago or more")
      .column("later", Type::integer, Role::attribute, "Har slutat senare", "Left later")
      .column("needed", Type::integer, Role::attribute, "Svar som behövs", "Answers needed")
      .column("reached", Type::integer, Role::count, "Svar som finns", "Answers in hand")
      .column("design", Type::text, Role::attribute, "Att fråga", "To be asked")
      .column("outcome", Type::text, Role::attribute, "Utfall", "Outcome")
      .column("margin", Type::number, Role::attribute, "Marginal", "Margin");
}

void Sampling::add(const indicators::Record& record) {
  const auto gender = static_cast<std::size_t>(record.facts.gender);
  if (!record.complete || gender >= genders || !record.facts.exit || *record.facts.exit >= as_of_) return;
  Count& count = counts_[gender];
  if (record.due[static_cast<std::size_t>(indicators::Due::six_months)] >= as_of_) {
    ++count.later;
    return;
  }
  ++count.population;
  if (record.facts.later.employed != Answer::unknown) ++count.reached;
}

void Sampling::merge(const Sampling& other) {
  for (std::size_t i = 0; i < genders; ++i) {
    add_counts(counts_[i].population, other.counts_[i].population);
    add_counts(counts_[i].later, other.counts_[i].later);
    add_counts(counts_[i].reached, other.counts_[i].reached);
  }
}

void Sampling::save(Writer& writer) const {
  for (const Count& count : counts_) {
    writer.number(count.population);
    writer.number(count.later);
    writer.number(count.reached);
  }
}

void Sampling::restore(Reader& reader) {
  for (Count& count : counts_) {
    add_counts(count.population, read_count(reader));
    add_counts(count.later, read_count(reader));
    add_counts(count.reached, read_count(reader));
    if (count.reached > count.population) throw MalformedBytes("more answered than were asked");
  }
}

void Sampling::report(Results& results) const {
  std::array<Count, genders + 1> all = {};
  for (std::size_t i = 0; i < genders; ++i) {
    all[i] = counts_[i];
    all[genders].population += counts_[i].population;
    all[genders].later += counts_[i].later;
    all[genders].reached += counts_[i].reached;
  }
  constexpr std::array<const char*, genders + 1> names = {"woman", "man", "other", "all"};
  for (std::size_t i = 0; i < all.size(); ++i) {
    const Count& count = all[i];
    if (count.population == 0) {
      results.add(table, names[i], 0, count.later, 0, 0, std::nullopt, "nobody_yet", std::nullopt);
      continue;
    }
    const std::int64_t needed = statistics::sample_size(margin, count.population).persons;
    const char* outcome = count.reached == count.population ? "census"
                          : count.reached >= needed         ? "enough"
                                                            : "too_few";
    results.add(table, names[i], count.population, count.later, needed, count.reached,
                count.population < worth_sampling ? "everybody" : "sample", outcome,
                margin_reached(count.population, count.reached));
  }
  indicators::IndicatorsTable::label_genders(results, table, "gender");
  results.label(table, "design", "everybody", {"alla", "everybody"});
  results.label(table, "design", "sample", {"minst ett slumpmässigt urval", "a random sample at least"});
  results.label(table, "outcome", "census", {"alla har svarat", "all have answered"});
  results.label(table, "outcome", "enough", {"svaren räcker", "answers suffice"});
  results.label(table, "outcome", "too_few", {"svaren räcker inte", "answers do not suffice"});
  results.label(table, "outcome", "nobody_yet", {"ingen att fråga än", "nobody to ask yet"});
}

}  // namespace fotfaste::esf_plus
