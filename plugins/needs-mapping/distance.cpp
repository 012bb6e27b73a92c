#include "distance.hpp"

#include <utility>

#include "fotfaste/sdk/criteria/reading.hpp"
#include "profile.hpp"

namespace needs_mapping {
namespace {

using fotfaste::Answer;
using fotfaste::Criterion;
using fotfaste::Parameters;
using fotfaste::ParameterType;
namespace criteria = fotfaste::criteria;

constexpr const char* groups_table = "distance-groups";
constexpr const char* needs_table = "needs-by-distance";
constexpr const char* no_group = "none";

// Barriers are about a part of people only, and would be split too finely.
bool is_listed(const Item& item) {
  return !item.sensitive && item.means != Means::barrier;
}

}  // namespace

void describe_distance_parameter(fotfaste::Description& description) {
  auto& group = description
                    .parameter("distance", ParameterType::table,
                               "En grupp efter avstånd till arbetsmarknaden; den första som stämmer gäller.",
                               "A group by distance to the labour market; the first that holds is taken.")
                    .repeated();
  group.field("id", ParameterType::text, "Gruppens namn i resultaten.", "The group's name in results.")
      .required();
  group.field("text", ParameterType::label, "Gruppens rubrik.", "The group's heading.");
  group.field("holds", ParameterType::criterion,
              "Vilka som hör till gruppen: ett villkor. Den sista gruppen får sakna det: alla andra.",
              "Who belongs to the group: a criterion. The last group may lack it: everybody else.");
}

std::vector<DistanceGroup> parse_distance(const fotfaste::Settings& settings, const Names& sensitive,
                                          Names& all) {
  std::vector<DistanceGroup> groups;
  std::vector<std::string> ids = {no_group};
  for (const Parameters table : settings.parameters().find("distance").items()) {
    if (!groups.empty() && !groups.back().holds) {
      criteria::throw_contradiction(
          table, {"Gruppen före är redan alla andra.", "The group before is everybody else."},
          {"Ge gruppen före ett villkor i holds, eller ta bort den här.",
           "Give the group before a criterion in holds, or remove this one."});
    }
    std::string id = new_id(table, ids);
    ids.push_back(id);
    const Parameters holds = table.find("holds");
    refuse_names(holds, sensitive);
    add_names(holds, all);
    const fotfaste::Label text = text_or(table, id);
    groups.push_back({std::move(id), text,
                      holds ? std::optional(Criterion::parse(holds, settings.as_of())) : std::nullopt});
  }
  if (groups.size() == 1) {
    criteria::throw_missing(settings.parameters().find("distance").items()[0],
                            {"Skriv minst två grupper.", "Write two groups at least."});
  }
  return groups;
}

void Distance::describe(fotfaste::Description& description) {
  using fotfaste::Kind;
  using fotfaste::Role;
  using fotfaste::Type;
  description
      .table(groups_table, Kind::distribution, "Avstånd till arbetsmarknaden",
             "Distance to the labour market")
      .description("Hur många som hör till varje grupp, i den ordning som grupperna prövas.",
                   "How many belong to each group, in the order in which the groups are tried.")
      .additive()
      .smallest_cell(5)
      .column("group", Type::text, Role::dimension, "Avstånd", "Distance")
      .column("stratum", Type::stratum, Role::dimension, "Grupp", "Group")
      .column("numerator", Type::integer, Role::numerator, "Antal", "Number")
      .column("denominator", Type::integer, Role::denominator, "Går att säga om", "Can be told of")
      .column("unknown", Type::integer, Role::unknown, "Okända", "Unknown");
  description
      .table(needs_table, Kind::proportion, "Behov efter avstånd till arbetsmarknaden",
             "Needs by distance to the labour market")
      .description("För varje grupp hur många det gäller för. Känsliga frågor och hinder är inte med.",
                   "For each group, of how many it holds. Sensitive items and barriers are left out.")
      .additive()
      .smallest_cell(5)
      .column("item", Type::text, Role::dimension, "Fråga", "Item")
      .column("group", Type::text, Role::dimension, "Avstånd", "Distance")
      .column("numerator", Type::integer, Role::numerator, "Gäller för", "Holds of")
      .column("denominator", Type::integer, Role::denominator, "Med känt svar", "With a known answer")
      .column("unknown", Type::integer, Role::unknown, "Utan svar", "Without an answer")
      .column("outside", Type::integer, Role::excluded, "Frågan gäller inte dem",
              "The item is not about them");
}

Distance::Distance(std::vector<DistanceGroup> groups, const Domains& domains)
    : groups_(std::move(groups)),
      domains_(&domains),
      counts_(groups_.size() + 2, 1),
      needs_(domains.items.size(), found_count) {}

void Distance::declare(fotfaste::Needs& needs) const {
  for (const DistanceGroup& group : groups_) {
    if (group.holds) group.holds->declare(needs);
  }
}

void Distance::bind(const fotfaste::Batch& batch) {
  for (DistanceGroup& group : groups_) {
    if (group.holds) group.holds->bind(batch);
  }
}

std::size_t Distance::group_of(const fotfaste::Participation& participation) {
  for (std::size_t i = 0; i < groups_.size(); ++i) {
    if (!groups_[i].holds) return i;
    const Answer answer = groups_[i].holds->evaluate(participation).answer;
    if (answer == Answer::yes) return i;
    if (answer == Answer::unknown) return groups_.size() + 1;
  }
  return groups_.size();
}

void Distance::count(const fotfaste::Participation& participation, const std::vector<Found>& found,
                     Strata strata) {
  if (groups_.empty()) return;
  const std::size_t group = group_of(participation);
  counts_.add(strata, group, 0);
  if (group > groups_.size()) return;
  const auto number = static_cast<std::uint32_t>(group);
  for (std::size_t i = 0; i < found.size(); ++i) {
    if (!is_listed(domains_->items[i])) continue;
    needs_.add({&number, 1}, i, static_cast<std::size_t>(found[i]));
  }
}

void Distance::merge(const Distance& other, Strata strata) {
  for (std::size_t i = 0; i < groups_.size(); ++i) {
    if (groups_[i].holds) groups_[i].holds->merge(*other.groups_[i].holds);
  }
  counts_.merge(other.counts_, strata);
  std::vector<std::uint32_t> same(groups_.size() + 1);
  for (std::uint32_t i = 0; i < same.size(); ++i) same[i] = i;
  needs_.merge(other.needs_, same);
}

void Distance::save(fotfaste::Writer& writer, Strata strata) const {
  for (const DistanceGroup& group : groups_) {
    if (group.holds) group.holds->save(writer);
  }
  counts_.save(writer, strata);
  std::vector<std::uint32_t> groups(groups_.size() + 1);
  for (std::uint32_t i = 0; i < groups.size(); ++i) groups[i] = i;
  needs_.save(writer, groups);
}

void Distance::restore(fotfaste::Reader& reader, std::size_t strata) {
  for (DistanceGroup& group : groups_) {
    if (group.holds) group.holds->restore(reader);
  }
  counts_.restore(reader, strata);
  needs_.restore(reader, groups_.size() + 1);
}

void Distance::report(const Reporting& reporting) const {
  if (groups_.empty()) return;
  const std::size_t listed = groups_.size() + (has_rest() ? 0 : 1);
  const auto name = [this](std::size_t group) {
    return group < groups_.size() ? std::string_view(groups_[group].id) : std::string_view(no_group);
  };
  for (std::size_t group = 0; group < listed; ++group) {
    for (const std::uint32_t stratum : reporting.strata) {
      std::int64_t known = 0;
      for (std::size_t one = 0; one < listed; ++one)
        fotfaste::add_counts(known, counts_.get(stratum, one, 0));
      reporting.results.add(groups_table, name(group), reporting.breakdown.cell(stratum),
                            counts_.get(stratum, group, 0), known,
                            counts_.get(stratum, groups_.size() + 1, 0));
    }
  }
  for (std::size_t i = 0; i < domains_->items.size(); ++i) {
    const Item& item = domains_->items[i];
    if (!is_listed(item)) continue;
    for (std::size_t group = 0; group < listed; ++group) {
      const auto of = [&](Found found) { return needs_.get(group, i, static_cast<std::size_t>(found)); };
      reporting.results.add(needs_table, item.id, name(group), of(Found::yes),
                            sum_of({of(Found::yes), of(Found::no)}), of(Found::unknown), of(Found::outside));
    }
    reporting.results.label(needs_table, "item", item.id, item.text);
  }
  for (const char* table : {groups_table, needs_table}) {
    for (const DistanceGroup& group : groups_) reporting.results.label(table, "group", group.id, group.text);
    if (!has_rest())
      reporting.results.label(table, "group", no_group, {"ingen av grupperna", "none of the groups"});
  }
}

void Distance::report_unseen(const fotfaste::Settings& settings) const {
  for (const DistanceGroup& group : groups_) {
    if (group.holds) group.holds->report_unseen(settings);
  }
}

}  // namespace needs_mapping
