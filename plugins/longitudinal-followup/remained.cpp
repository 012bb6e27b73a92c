#include "remained.hpp"

#include <algorithm>

namespace followup {
namespace {

using fotfaste::Anchor;

// For those who left, once for each way of leaving; then one for those who have not.
enum class Item : std::uint8_t {
  elsewhere_at_exit,  // in neither work nor studies
  unknown_at_exit,
  not_due,
  unknown,
  no,
  yes,
  yes_at_every_wave
};
constexpr std::size_t item_count = 7;
constexpr const char* endings[] = {"finished", "dropped_out"};
constexpr std::size_t still_taking_part = 2 * item_count;

constexpr std::size_t number(bool dropped_out, Item item) {
  return (dropped_out ? item_count : 0) + static_cast<std::size_t>(item);
}

std::vector<std::size_t> waves_of(const std::vector<PointOption>& points) {
  const auto length = [&](std::size_t i) { return fotfaste::add(0, points[i].point.offset); };
  std::vector<std::size_t> waves;
  for (std::size_t i = 0; i < points.size(); ++i) {
    if (points[i].point.anchor == Anchor::exit && length(i) > 0) waves.push_back(i);
  }
  std::stable_sort(waves.begin(), waves.end(),
                   [&](std::size_t a, std::size_t b) { return length(a) < length(b); });
  return waves;
}

}  // namespace

void Remained::describe(fotfaste::Description& description) {
  using fotfaste::Role;
  using fotfaste::Type;
  description
      .table(id, fotfaste::Kind::proportion, "Kvar i arbete eller studier", "Remained in work or studies")
      .description(
          "Av dem som var i arbete eller studier vid avslut och vars tillstånd är känt vid punkten: andelen "
          "som "
          "är det då. De som avbröt står för sig, och de som fortfarande deltar räknas inte.",
          "Of those in work or studies at exit whose state is known at the point: the share who are so then. "
          "Those who dropped out stand apart, and those who still take part are not counted.")
      .additive()
      .direction(fotfaste::Direction::higher)
      .smallest_cell(5)
      .column("point", Type::text, Role::dimension, "Uppföljningspunkt", "Follow-up point")
      .column("ending", Type::text, Role::dimension, "Hur deltagandet slutade", "How the participation ended")
      .column("stratum", Type::stratum, Role::dimension, "Grupp", "Group")
      .column("wave", Type::integer, Role::attribute, "Mätning nummer", "Wave number")
      .column("numerator", Type::integer, Role::numerator, "I arbete eller studier", "In work or studies")
      .column("denominator", Type::integer, Role::denominator, "Var det vid avslut och nåddes",
              "Were so at exit and were reached")
      .column("unknown", Type::integer, Role::unknown, "Var det vid avslut, nåddes inte",
              "Were so at exit, not reached")
      .column("at_every_wave", Type::integer, Role::attribute, "Därav vid varje mätning dittills",
              "Of these at every wave until then")
      .column("not_due", Type::integer, Role::excluded, "Ännu inte framme vid punkten",
              "Not yet at the point")
      .column("elsewhere_at_exit", Type::integer, Role::excluded, "Inte i arbete eller studier vid avslut",
              "Not in work or studies at exit")
      .column("unknown_at_exit", Type::integer, Role::excluded, "Okända vid avslut", "Unknown at exit")
      .column("still_taking_part", Type::integer, Role::excluded, "Deltar fortfarande", "Still taking part");
}

Remained::Remained(const Options& options, fotfaste::Day as_of)
    : options_(&options),
      as_of_(as_of),
      waves_(waves_of(options.points)),
      counts_(still_taking_part + 1, waves_.size()) {}

void Remained::count(const fotfaste::Participation& participation, const PointStates& states,
                     std::span<const std::uint32_t> strata) {
  if (waves_.empty()) return;
  const auto count_all = [&](std::size_t item) {
    for (std::size_t wave = 0; wave < waves_.size(); ++wave) counts_.add(strata, item, wave);
  };
  const auto exit = participation.exit();
  if (!exit || *exit >= as_of_) return count_all(still_taking_part);
  const bool dropped_out = participation.exit_reason() == fotfaste::ExitReason::dropout;
  const PointState& at_exit = states.at_exit();
  if (at_exit.status == PointState::Status::not_due) return count_all(number(dropped_out, Item::not_due));
  if (at_exit.status == PointState::Status::unknown)
    return count_all(number(dropped_out, Item::unknown_at_exit));
  if (!is_work_or_studies(at_exit.outcome)) return count_all(number(dropped_out, Item::elsewhere_at_exit));
  bool at_every_wave = true;
  for (std::size_t wave = 0; wave < waves_.size(); ++wave) {
    const PointState& at = states.points()[waves_[wave]];
    Item item = Item::not_due;
    if (at.status == PointState::Status::unknown) item = Item::unknown;
    if (at.status == PointState::Status::known) item = is_work_or_studies(at.outcome) ? Item::yes : Item::no;
    at_every_wave &= item == Item::yes;
    counts_.add(strata, number(dropped_out, at_every_wave ? Item::yes_at_every_wave : item), wave);
  }
}

void Remained::report(fotfaste::Results& results, const Numbering& numbers,
                      const fotfaste::Breakdown& breakdown) const {
  for (std::size_t wave = 0; wave < waves_.size(); ++wave) {
    for (const bool dropped_out : {false, true}) {
      for (const std::uint32_t stratum : numbers.strata) {
        const auto of = [&](Item item) { return counts_.get(stratum, number(dropped_out, item), wave); };
        const std::int64_t yes = sum_of({of(Item::yes), of(Item::yes_at_every_wave)});
        std::optional<std::int64_t> taking_part;
        if (!dropped_out) taking_part = counts_.get(stratum, still_taking_part, wave);
        results.add(id, options_->points[waves_[wave]].text, endings[dropped_out ? 1 : 0],
                    breakdown.cell(stratum), wave + 1, yes, sum_of({yes, of(Item::no)}), of(Item::unknown),
                    of(Item::yes_at_every_wave), of(Item::not_due), of(Item::elsewhere_at_exit),
                    of(Item::unknown_at_exit), taking_part);
      }
    }
  }
  results.label(id, "ending", endings[0], {"de som inte avbröt", "those who did not drop out"});
  results.label(id, "ending", endings[1], {"de som avbröt", "those who dropped out"});
}

}  // namespace followup
