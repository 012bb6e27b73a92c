#include "sensitive.hpp"

#include <map>
#include <optional>
#include <string>

#include "codes.hpp"

namespace needs_mapping {
namespace {

constexpr const char* sensitive_table = "sensitive-profile";
constexpr const char* reference_table = "reference";

// What the stratum is broken down by; empty for everybody.
std::string column_of(const fotfaste::StratumCell& cell) {
  return cell.labels.empty() ? std::string() : cell.labels.front().first;
}

}  // namespace

void Sensitive::describe(fotfaste::Description& description) {
  using fotfaste::Kind;
  using fotfaste::Role;
  using fotfaste::Type;
  description
      .table(sensitive_table, Kind::proportion, "Känsliga frågor, bara i stora grupper",
             "Sensitive items, in large groups only")
      .description(
          "Siffror visas bara om tillräckligt många svarat både ja och nej. Saknas de i en grupp av en "
          "uppdelning visas ingen av dess grupper. Frågorna delas aldrig upp på plats.",
          "Figures are shown only if enough have answered both yes and no. If they are missing in one group "
          "of a breakdown, none of its groups is shown. Items are never broken down by place.")
      .smallest_cell(10)
      .column("domain", Type::text, Role::dimension, "Område", "Domain")
      .column("item", Type::text, Role::dimension, "Fråga", "Item")
      .column("stratum", Type::stratum, Role::dimension, "Grupp", "Group")
      .column("numerator", Type::integer, Role::numerator, "Gäller för", "Holds of")
      .column("denominator", Type::integer, Role::denominator, "Med känt svar", "With a known answer")
      .column("unknown", Type::integer, Role::unknown, "Utan svar", "Without an answer")
      .column("outside", Type::integer, Role::excluded, "Frågan gäller inte dem",
              "The item is not about them")
      .column("withheld", Type::text, Role::attribute, "Visas inte", "Not shown");
  description
      .table(reference_table, Kind::proportion, "Bredvid publicerade siffror", "Beside published figures")
      .description(
          "Projektets andel bredvid en publicerad, med källa och år. Frågorna, åldrarna och åren kan skilja; "
          "skillnaden säger inte varför.",
          "The project's share beside a published one, with source and year. Items, ages and years may "
          "differ; the difference does not say why.")
      .smallest_cell(5)
      .column("item", Type::text, Role::dimension, "Fråga", "Item")
      .column("numerator", Type::integer, Role::numerator, "Gäller för", "Holds of")
      .column("denominator", Type::integer, Role::denominator, "Med känt svar", "With a known answer")
      .column("unknown", Type::integer, Role::unknown, "Utan svar", "Without an answer")
      .column("reference", Type::number, Role::attribute, "Publicerad andel", "Published share", "share")
      .column("year", Type::integer, Role::attribute, "År", "Year")
      .column("whom", Type::text, Role::attribute, "Gäller", "Of whom")
      .column("source", Type::text, Role::attribute, "Källa", "Source");
}

Sensitive::Sensitive(const Domains& domains, std::int64_t smallest)
    : domains_(&domains), smallest_(smallest), counts_(domains.items.size(), found_count) {}

void Sensitive::count(const std::vector<Found>& found, Strata strata) {
  for (std::size_t i = 0; i < found.size(); ++i) {
    if (domains_->items[i].sensitive) counts_.add(strata, i, static_cast<std::size_t>(found[i]));
  }
}

void Sensitive::merge(const Sensitive& other, Strata strata) {
  counts_.merge(other.counts_, strata);
}
void Sensitive::save(fotfaste::Writer& writer, Strata strata) const {
  counts_.save(writer, strata);
}
void Sensitive::restore(fotfaste::Reader& reader, std::size_t strata) {
  counts_.restore(reader, strata);
}

void Sensitive::report(const Reporting& reporting, const fotfaste::Settings& settings) const {
  std::int64_t withheld = 0;
  std::int64_t rows = 0;
  for (std::size_t i = 0; i < domains_->items.size(); ++i) {
    const Item& item = domains_->items[i];
    if (!item.sensitive) continue;
    std::map<std::string, bool> shown;  // by what is broken down by
    for (const std::uint32_t stratum : reporting.strata) {
      const auto [found, is_new] = shown.try_emplace(column_of(reporting.breakdown.cell(stratum)), true);
      found->second &= can_show(stratum, i);
    }
    for (const std::uint32_t stratum : reporting.strata) {
      const fotfaste::StratumCell cell = reporting.breakdown.cell(stratum);
      const bool show = shown.at(column_of(cell));
      const auto of = [&](Found one) {
        return show ? std::optional(get(stratum, i, one)) : std::optional<std::int64_t>();
      };
      ++rows;
      if (!show) ++withheld;
      const std::optional<std::int64_t> known =
          show ? std::optional(sum_of({get(stratum, i, Found::yes), get(stratum, i, Found::no)}))
               : std::nullopt;
      reporting.results.add(sensitive_table, domains_->domains[item.domain].id, item.id, cell, of(Found::yes),
                            known, of(Found::unknown), of(Found::outside),
                            show ? std::nullopt : std::optional<std::string>("too-few"));
    }
    reporting.results.label(sensitive_table, "item", item.id, item.text);
  }
  if (rows == 0) return;
  label_domains(reporting.results, sensitive_table, *domains_);
  const std::string smallest = std::to_string(smallest_);
  reporting.results.label(
      sensitive_table, "withheld", "too-few",
      {"färre än " + smallest + " i någon grupp", "fewer than " + smallest + " in a group"});
  if (withheld == 0) return;
  settings.report(
      fotfaste::Severity::note, withheld_code,
      {std::to_string(withheld) + " av " + std::to_string(rows) +
           " rader om känsliga frågor visas inte: någon grupp är mindre än " + smallest + ".",
       std::to_string(withheld) + " of " + std::to_string(rows) +
           " rows about sensitive items are not shown: a group is smaller than " + smallest + "."},
      {"Så ska det vara. Dela upp frågorna på färre grupper om något behöver visas.",
       "That is as it should be. Break the items down less if something has to be shown."});
}

void Sensitive::report_references(fotfaste::Results& results, const Profile& ordinary) const {
  for (std::size_t i = 0; i < domains_->items.size(); ++i) {
    const Item& item = domains_->items[i];
    if (!item.reference) continue;
    if (item.sensitive && !can_show(fotfaste::Breakdown::everybody, i)) continue;
    const auto of = [&](Found found) {
      return item.sensitive ? get(fotfaste::Breakdown::everybody, i, found) : ordinary.total(i, found);
    };
    const Reference& reference = *item.reference;
    results.add(reference_table, item.id, of(Found::yes), sum_of({of(Found::yes), of(Found::no)}),
                of(Found::unknown), reference.share, reference.year,
                reference.whom.sv.empty() ? std::nullopt : std::optional(reference.whom.sv),
                reference.source);
    results.label(reference_table, "item", item.id, item.text);
    if (!reference.whom.sv.empty()) results.label(reference_table, "whom", reference.whom.sv, reference.whom);
  }
}

}  // namespace needs_mapping
