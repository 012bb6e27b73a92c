#include "profile.hpp"

#include <algorithm>
#include <string>

namespace needs_mapping {
namespace {

constexpr const char* items_table = "need-profile";
constexpr const char* domains_table = "domain-needs";
constexpr const char* persons_table = "needs-per-person";
constexpr const char* coverage_table = "domain-coverage";

constexpr std::size_t complete = 0;
constexpr std::size_t everybody = 1;

struct MeansWord {
  const char* code;
  const char* sv;
  const char* en;
};
constexpr MeansWord means_words[] = {{"need", "ett behov", "a need"},
                                     {"strength", "något att bygga på", "something to build on"},
                                     {"barrier", "ett hinder", "a barrier"}};

}  // namespace

void label_domains(fotfaste::Results& results, const char* table, const Domains& domains) {
  for (const Domain& domain : domains.domains) results.label(table, "domain", domain.id, domain.text);
}
void label_items(fotfaste::Results& results, const char* table, const Domains& domains) {
  for (const Item& item : domains.items) results.label(table, "item", item.id, item.text);
}

void Profile::describe(fotfaste::Description& description) {
  using fotfaste::Kind;
  using fotfaste::Role;
  using fotfaste::Type;
  description.table(items_table, Kind::proportion, "Behovsprofil", "Profile of needs")
      .description(
          "För varje fråga hur många det gäller för, av dem vars svar är känt. Känsliga frågor står i en "
          "egen "
          "tabell.",
          "For each item, of how many it holds, among those whose answer is known. Sensitive items are in a "
          "table of their own.")
      .additive()
      .smallest_cell(5)
      .column("domain", Type::text, Role::dimension, "Område", "Domain")
      .column("item", Type::text, Role::dimension, "Fråga", "Item")
      .column("stratum", Type::stratum, Role::dimension, "Grupp", "Group")
      .column("means", Type::text, Role::attribute, "Betyder", "Means")
      .column("numerator", Type::integer, Role::numerator, "Gäller för", "Holds of")
      .column("denominator", Type::integer, Role::denominator, "Med känt svar", "With a known answer")
      .column("unknown", Type::integer, Role::unknown, "Utan svar", "Without an answer")
      .column("outside", Type::integer, Role::excluded, "Frågan gäller inte dem",
              "The item is not about them");
  description.table(domains_table, Kind::proportion, "Behov i varje område", "Needs in each domain")
      .description(
          "Hur många som har minst ett behov i området. Den som inget behov är känt för, men som saknar "
          "något "
          "svar, är okänd. Områden med känsliga frågor är inte med.",
          "How many have at least one need in the domain. Who has no known need and lacks an answer is "
          "unknown. Domains with sensitive items are left out.")
      .additive()
      .smallest_cell(5)
      .column("domain", Type::text, Role::dimension, "Område", "Domain")
      .column("stratum", Type::stratum, Role::dimension, "Grupp", "Group")
      .column("numerator", Type::integer, Role::numerator, "Minst ett behov", "At least one need")
      .column("denominator", Type::integer, Role::denominator, "Går att säga om", "Can be told of")
      .column("unknown", Type::integer, Role::unknown, "Okända", "Unknown");
  description.table(persons_table, Kind::distribution, "Sammansatta behov", "Compound needs")
      .description(
          "Hur många behov varje person har, av alla frågor som betyder ett behov och inte är känsliga. Den "
          "som saknar svar på någon av dem är okänd.",
          "How many needs each person has, of all items that mean a need and are not sensitive. Who lacks an "
          "answer to any of them is unknown.")
      .additive()
      .smallest_cell(5)
      .column("needs", Type::text, Role::dimension, "Antal behov", "Number of needs")
      .column("stratum", Type::stratum, Role::dimension, "Grupp", "Group")
      .column("numerator", Type::integer, Role::numerator, "Antal personer", "Persons")
      .column("denominator", Type::integer, Role::denominator, "Med alla svar", "With every answer")
      .column("unknown", Type::integer, Role::unknown, "Något svar saknas", "An answer is missing");
  description.table(coverage_table, Kind::proportion, "Kartlagda i varje område", "Mapped in each domain")
      .description(
          "Hur många som har känt svar på varje fråga i området, av alla som räknas. Säger inget om vad de "
          "svarat.",
          "How many have a known answer to every item of the domain, of everybody counted. It says nothing "
          "of what they answered.")
      .additive()
      .direction(fotfaste::Direction::higher)
      .smallest_cell(5)
      .column("domain", Type::text, Role::dimension, "Område", "Domain")
      .column("stratum", Type::stratum, Role::dimension, "Grupp", "Group")
      .column("public_health", Type::text, Role::attribute, "Folkhälsomål (2003)",
              "Public-health objectives (2003)")
      .column("items", Type::integer, Role::attribute, "Frågor", "Items")
      .column("numerator", Type::integer, Role::numerator, "Alla svar kända", "Every answer known")
      .column("denominator", Type::integer, Role::denominator, "Alla", "Everybody");
}

Profile::Profile(const Domains& domains)
    : domains_(&domains),
      needs_(static_cast<std::size_t>(std::count_if(domains.items.begin(), domains.items.end(), adds_up))),
      items_(domains.items.size(), found_count),
      by_domain_(domains.domains.size(), 3),
      per_person_(needs_ + 2, 1),
      coverage_(domains.domains.size(), 2) {}

void Profile::count(const std::vector<Found>& found, Strata strata) {
  struct InDomain {
    bool need = false, unknown = false, any_unknown = false, asked = false;
  };
  std::vector<InDomain> domains(domains_->domains.size());
  std::size_t needs = 0;
  bool unknown = false;
  for (std::size_t i = 0; i < found.size(); ++i) {
    const Item& item = domains_->items[i];
    InDomain& domain = domains[item.domain];
    domain.asked = true;
    domain.any_unknown |= found[i] == Found::unknown;
    if (!item.sensitive) items_.add(strata, i, static_cast<std::size_t>(found[i]));
    if (!adds_up(item)) continue;
    if (found[i] == Found::yes) ++needs;
    domain.need |= found[i] == Found::yes;
    domain.unknown |= found[i] == Found::unknown;
    unknown |= found[i] == Found::unknown;
  }
  for (std::size_t i = 0; i < domains.size(); ++i) {
    if (!domains[i].asked) continue;
    by_domain_.add(strata, i, domains[i].need ? 0 : domains[i].unknown ? 2 : 1);
    coverage_.add(strata, i, everybody);
    if (!domains[i].any_unknown) coverage_.add(strata, i, complete);
  }
  per_person_.add(strata, unknown ? needs_ + 1 : needs, 0);
}

void Profile::merge(const Profile& other, Strata strata) {
  items_.merge(other.items_, strata);
  by_domain_.merge(other.by_domain_, strata);
  per_person_.merge(other.per_person_, strata);
  coverage_.merge(other.coverage_, strata);
}

void Profile::save(fotfaste::Writer& writer, Strata strata) const {
  items_.save(writer, strata);
  by_domain_.save(writer, strata);
  per_person_.save(writer, strata);
  coverage_.save(writer, strata);
}

void Profile::restore(fotfaste::Reader& reader, std::size_t strata) {
  items_.restore(reader, strata);
  by_domain_.restore(reader, strata);
  per_person_.restore(reader, strata);
  coverage_.restore(reader, strata);
}

std::int64_t Profile::total(std::size_t item, Found found) const {
  return items_.get(fotfaste::Breakdown::everybody, item, static_cast<std::size_t>(found));
}

void Profile::report_items(const Reporting& reporting) const {
  for (std::size_t i = 0; i < domains_->items.size(); ++i) {
    const Item& item = domains_->items[i];
    if (item.sensitive) continue;
    for (const std::uint32_t stratum : reporting.strata) {
      const auto of = [&](Found found) { return items_.get(stratum, i, static_cast<std::size_t>(found)); };
      reporting.results.add(items_table, domains_->domains[item.domain].id, item.id,
                            reporting.breakdown.cell(stratum),
                            means_words[static_cast<std::size_t>(item.means)].code, of(Found::yes),
                            sum_of({of(Found::yes), of(Found::no)}), of(Found::unknown), of(Found::outside));
    }
  }
  label_domains(reporting.results, items_table, *domains_);
  for (const Item& item : domains_->items) {
    if (!item.sensitive) reporting.results.label(items_table, "item", item.id, item.text);
  }
  for (const MeansWord& word : means_words)
    reporting.results.label(items_table, "means", word.code, {word.sv, word.en});
}

void Profile::report_domains(const Reporting& reporting) const {
  for (std::size_t i = 0; i < domains_->domains.size(); ++i) {
    const Domain& domain = domains_->domains[i];
    const bool any_need = std::any_of(domains_->items.begin(), domains_->items.end(),
                                      [&](const Item& item) { return item.domain == i && adds_up(item); });
    if (domain.sensitive || !any_need) continue;
    for (const std::uint32_t stratum : reporting.strata) {
      const auto of = [&](std::size_t slot) { return by_domain_.get(stratum, i, slot); };
      reporting.results.add(domains_table, domain.id, reporting.breakdown.cell(stratum), of(0),
                            sum_of({of(0), of(1)}), of(2));
    }
  }
  label_domains(reporting.results, domains_table, *domains_);
}

void Profile::report_persons(const Reporting& reporting) const {
  if (needs_ == 0) return;
  // Nobody has more needs than this.
  std::size_t highest = needs_;
  while (highest > 0 && per_person_.get(fotfaste::Breakdown::everybody, highest, 0) == 0) --highest;
  for (const std::uint32_t stratum : reporting.strata) {
    const auto of = [&](std::size_t needs) { return per_person_.get(stratum, needs, 0); };
    std::int64_t known = 0;
    for (std::size_t needs = 0; needs <= needs_; ++needs) fotfaste::add_counts(known, of(needs));
    for (std::size_t needs = 0; needs <= highest; ++needs) {
      reporting.results.add(persons_table, std::to_string(needs), reporting.breakdown.cell(stratum),
                            of(needs), known, of(needs_ + 1));
    }
  }
  for (std::size_t needs = 0; needs <= highest; ++needs) {
    const std::string number = std::to_string(needs);
    reporting.results.label(
        persons_table, "needs", number,
        needs == 0 ? fotfaste::Label{"inget behov", "no need"}
                   : fotfaste::Label{number + " behov", number + (needs == 1 ? " need" : " needs")});
  }
}

void Profile::report_coverage(const Reporting& reporting) const {
  for (std::size_t i = 0; i < domains_->domains.size(); ++i) {
    const Domain& domain = domains_->domains[i];
    const auto items = std::count_if(domains_->items.begin(), domains_->items.end(),
                                     [&](const Item& item) { return item.domain == i; });
    if (items == 0) continue;
    for (const std::uint32_t stratum : reporting.strata) {
      reporting.results.add(coverage_table, domain.id, reporting.breakdown.cell(stratum),
                            domain.public_health.empty() ? std::nullopt : std::optional(domain.public_health),
                            items, coverage_.get(stratum, i, complete), coverage_.get(stratum, i, everybody));
    }
  }
  label_domains(reporting.results, coverage_table, *domains_);
}

void Profile::report(const Reporting& reporting) const {
  if (domains_->domains.empty()) return;
  report_coverage(reporting);
  report_items(reporting);
  report_domains(reporting);
  report_persons(reporting);
}

}  // namespace needs_mapping
