#include "memberships.hpp"

#include <algorithm>
#include <bit>
#include <string_view>

namespace reach {
namespace {

constexpr std::uint32_t of_everybody[] = {fotfaste::Breakdown::everybody};

std::vector<std::string_view> views(const std::vector<std::string>& texts) {
  return {texts.begin(), texts.end()};
}

std::size_t pair_item(std::size_t a, std::size_t b) {
  return fotfaste::pair_number(std::min(a, b), std::max(a, b));
}

}  // namespace

void Groups::describe(fotfaste::Description& description) {
  using fotfaste::Role;
  using fotfaste::Type;
  description.table(id, fotfaste::Kind::proportion, "Grupper", "Groups")
      .description(
          "Hur många som hör till varje grupp. Den som hör till flera räknas i var och en, så grupperna kan "
          "inte läggas ihop. Den som inte står i någon grupp räknas som att inte höra dit.",
          "How many belong to each group. Who belongs to several is counted in each, so that groups do not "
          "add up. Who is in no group is counted as not belonging to it.")
      .smallest_cell(5)
      .column("group", Type::text, Role::dimension, "Tillhör", "Belong to")
      .column("stratum", Type::stratum, Role::dimension, "Grupp", "Group")
      .column("numerator", Type::integer, Role::numerator, "Hör till", "Belong")
      .column("denominator", Type::integer, Role::denominator, "Alla", "Everybody");
  description
      .table(overlap_id, fotfaste::Kind::matrix, "Samma person i flera grupper",
             "The same person in several groups")
      .description(
          "Av dem som hör till gruppen på raden: hur många som också hör till gruppen i kolumnen. "
          "Tillsammans kan två grupper peka ut någon: visa inte små tal för andra.",
          "Of those in the group of the row: how many are in the group of the column too. Two groups "
          "together may single somebody out: do not show small numbers to others.")
      .smallest_cell(10)
      .column("group", Type::text, Role::dimension, "Av dem i", "Of those in")
      .column("also_in", Type::text, Role::dimension, "Också i", "Also in")
      .column("numerator", Type::integer, Role::numerator, "I båda", "In both")
      .column("denominator", Type::integer, Role::denominator, "I den första", "In the first");
  description
      .table(several_id, fotfaste::Kind::distribution, "Hur många grupper var och en hör till",
             "How many groups each belongs to")
      .description("Alla efter antalet grupper som de hör till, eller myndigheter som känner dem.",
                   "Everybody by the number of groups that they belong to, or authorities that know them.")
      .smallest_cell(5)
      .column("groups", Type::integer, Role::dimension, "Antal grupper", "Number of groups")
      .column("numerator", Type::integer, Role::numerator, "Antal", "Number")
      .column("denominator", Type::integer, Role::denominator, "Alla", "Everybody");
}

void Groups::declare(fotfaste::Needs& needs) const {
  if (!names_.empty()) needs.column("groups.name", fotfaste::Required::no);
}

Groups::Groups(const std::vector<std::string>& names, const fotfaste::Parameters& at)
    : names_(names),
      words_("groups.name", views(names), at.raw()),
      members_(names.empty() ? 0 : names.size() + 1, 1),
      pairs_(names.size() * names.size(), 1),
      numbers_(names.empty() ? 0 : names.size() + 1, 1) {}

void Groups::bind(const fotfaste::Batch& batch) {
  if (names_.empty()) return;
  const fotfaste::WordColumn& column = batch.groups.name;
  names_column_ = &column;
  words_.bind(column);
  bits_.assign(static_cast<std::size_t>(column.word_count()), -1);
  for (std::size_t i = 0; i < names_.size(); ++i) {
    const std::int32_t index = column.find(names_[i]);
    if (index != fotfaste::WordColumn::none)
      bits_[static_cast<std::size_t>(index)] = static_cast<std::int32_t>(i);
  }
}

Memberships Groups::of(const fotfaste::Participation& participation) const {
  Memberships memberships = 0;
  if (bits_.empty()) return memberships;
  for (const fotfaste::GroupMembership group : participation.groups()) {
    const std::int32_t index = names_column_->index(group.row());
    if (index == fotfaste::WordColumn::none) continue;
    const std::int32_t bit = bits_[static_cast<std::size_t>(index)];
    if (bit >= 0) memberships |= Memberships{1} << bit;
  }
  return memberships;
}

void Groups::count(Memberships memberships, std::span<const std::uint32_t> strata) {
  if (names_.empty()) return;
  members_.add(strata, everybody_item(), 0);
  for (std::size_t a = 0; a < names_.size(); ++a) {
    if ((memberships >> a & 1u) == 0) continue;
    members_.add(strata, a, 0);
    for (std::size_t b = a + 1; b < names_.size(); ++b) {
      if ((memberships >> b & 1u) != 0) pairs_.add(of_everybody, pair_item(a, b), 0);
    }
  }
  numbers_.add(of_everybody, static_cast<std::size_t>(std::popcount(memberships)), 0);
}

void Groups::merge(const Groups& other, std::span<const std::uint32_t> strata) {
  if (names_.empty()) return;
  words_.merge(other.words_);
  members_.merge(other.members_, strata);
  pairs_.merge(other.pairs_, of_everybody);
  numbers_.merge(other.numbers_, of_everybody);
}

void Groups::save(fotfaste::Writer& writer, std::span<const std::uint32_t> strata) const {
  if (names_.empty()) return;
  words_.save(writer);
  members_.save(writer, strata);
  pairs_.save(writer, of_everybody);
  numbers_.save(writer, of_everybody);
}

void Groups::restore(fotfaste::Reader& reader, std::size_t strata) {
  if (names_.empty()) return;
  words_.restore(reader);
  members_.restore(reader, strata);
  pairs_.restore(reader, 1);
  numbers_.restore(reader, 1);
}

std::int64_t Groups::both(std::size_t a, std::size_t b) const {
  constexpr std::uint32_t everybody = fotfaste::Breakdown::everybody;
  return a == b ? members_.get(everybody, a, 0) : pairs_.get(everybody, pair_item(a, b), 0);
}

void Groups::report(const Reporting& reporting) const {
  if (names_.empty()) return;
  constexpr std::uint32_t everybody = fotfaste::Breakdown::everybody;
  for (std::size_t i = 0; i < names_.size(); ++i) {
    for (const std::uint32_t stratum : reporting.strata) {
      reporting.results.add(id, names_[i], reporting.breakdown.cell(stratum), members_.get(stratum, i, 0),
                            members_.get(stratum, everybody_item(), 0));
    }
  }
  for (std::size_t a = 0; names_.size() > 1 && a < names_.size(); ++a) {
    for (std::size_t b = 0; b < names_.size(); ++b) {
      reporting.results.add(overlap_id, names_[a], names_[b], both(a, b), both(a, a));
    }
  }
  for (std::size_t number = 0; number <= names_.size(); ++number) {
    reporting.results.add(several_id, number, numbers_.get(everybody, number, 0),
                          members_.get(everybody, everybody_item(), 0));
  }
  words_.report_unseen(reporting.settings);
}

}  // namespace reach
