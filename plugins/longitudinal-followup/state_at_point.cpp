#include "state_at_point.hpp"

#include <vector>

#include "fotfaste/sdk/counts.hpp"

namespace followup {
namespace {

constexpr std::uint32_t not_due = 0;
constexpr std::uint32_t unknown = 1;
constexpr std::uint32_t first_state = 2;

std::vector<std::uint32_t> items_of(const std::vector<std::uint32_t>& states) {
  std::vector<std::uint32_t> items{not_due, unknown};
  for (const std::uint32_t state : states) items.push_back(first_state + state);
  return items;
}

}  // namespace

void StateAtPoint::describe(fotfaste::Description& description) {
  using fotfaste::Role;
  using fotfaste::Type;
  description
      .table(id, fotfaste::Kind::proportion, "Tillstånd vid uppföljningspunkterna",
             "State at the follow-up points")
      .description("Andelen i varje tillstånd, av dem vars tillstånd är känt vid punkten.",
                   "The share in each state, of those whose state is known at the point.")
      .additive()
      .smallest_cell(5)
      .column("point", Type::text, Role::dimension, "Uppföljningspunkt", "Follow-up point")
      .column("state", Type::text, Role::dimension, "Tillstånd", "State")
      .column("stratum", Type::stratum, Role::dimension, "Grupp", "Group")
      .column("numerator", Type::integer, Role::numerator, "I tillståndet", "In the state")
      .column("denominator", Type::integer, Role::denominator, "Med känt tillstånd", "With a known state")
      .column("unknown", Type::integer, Role::unknown, "Okända", "Unknown")
      .column("not_due", Type::integer, Role::excluded, "Ännu inte framme vid punkten",
              "Not yet at the point");
}

StateAtPoint::StateAtPoint(const Options& options)
    : options_(&options), counts_(options.points.size()), found_(options.points.size()) {}

void StateAtPoint::count(std::span<const PointState> points, std::span<const std::uint32_t> strata,
                         StateNumbers& numbers) {
  std::size_t items = 0;
  for (std::size_t slot = 0; slot < points.size(); ++slot) {
    const PointState& at = points[slot];
    const std::size_t item = at.status == PointState::Status::known
                                 ? first_state + static_cast<std::size_t>(numbers.number(at.state))
                             : at.status == PointState::Status::unknown ? unknown
                                                                        : not_due;
    items = item >= items ? item + 1 : items;
    found_[slot] = item * found_.size() + slot;
  }
  for (const std::uint32_t stratum : strata) {
    std::int64_t* const counts = counts_.stratum(stratum, items);
    for (const std::size_t index : found_) ++counts[index];
  }
}

void StateAtPoint::explain(const fotfaste::Participation& participation, std::span<const PointState> points,
                           std::span<const std::uint32_t> strata, const fotfaste::Breakdown& breakdown,
                           StateNumbers& numbers, fotfaste::Explanations& explanations) const {
  using fotfaste::RowPart;
  for (std::size_t slot = 0; slot < points.size(); ++slot) {
    const std::string& point = options_->points[slot].text;
    if (!explanations.wants(point)) continue;
    const PointState& at = points[slot];
    for (const std::uint32_t stratum : strata) {
      const fotfaste::StratumCell cell = breakdown.cell(stratum);
      // Of all states alike, but for the one that the participation is in.
      const auto add = [&](const fotfaste::Where& where, const fotfaste::Label& reason) {
        explanations.add(id, participation, where, reason, point, std::nullopt, cell);
      };
      switch (at.status) {
        case PointState::Status::known:
          explanations.add(id, participation, RowPart::numerator,
                           {"Var i tillståndet vid punkten.", "Was in the state at the point."}, point,
                           numbers.text(static_cast<std::uint32_t>(numbers.number(at.state))), cell);
          add(RowPart::denominator,
              {"Var i ett annat tillstånd vid punkten.", "Was in another state at the point."});
          break;
        case PointState::Status::unknown:
          add(RowPart::unknown,
              {"Tillståndet vid punkten är inte känt.", "The state at the point is not known."});
          break;
        case PointState::Status::not_due:
          if (at.day == fotfaste::no_day) {
            add({RowPart::excluded, "not_due"},
                {"Den dag som punkten räknas från saknas, eller har inte kommit.",
                 "The day that the point is counted from is not recorded, or "
                 "still to come."});
          } else {
            add({RowPart::excluded, "not_due"},
                {"Ännu inte framme vid punkten.", "Has not come to the point yet."});
          }
          break;
      }
    }
  }
}

void StateAtPoint::explain_outside(const fotfaste::Participation& participation,
                                   fotfaste::Explanations& explanations) const {
  for (const PointOption& option : options_->points) {
    explanations.add(id, participation, fotfaste::RowPart::outside,
                     {"Har inte börjat, eller hör inte till dem som följs upp.",
                      "Has not entered, or does not belong to those who are followed up."},
                     option.text, std::nullopt, fotfaste::StratumCell{});
  }
}

void StateAtPoint::merge(const StateAtPoint& other, const Numbering& numbers) {
  counts_.merge(other.counts_, numbers.strata, items_of(numbers.states));
}

void StateAtPoint::save(fotfaste::Writer& writer, const Numbering& numbers) const {
  counts_.save(writer, numbers.strata, items_of(numbers.states));
}

void StateAtPoint::restore(fotfaste::Reader& reader, const Numbering& numbers) {
  counts_.restore(reader, numbers.strata.size(), first_state + numbers.states.size());
}

void StateAtPoint::report(fotfaste::Results& results, const Numbering& numbers,
                          const fotfaste::Breakdown& breakdown, const StateNumbers& states) const {
  std::vector<std::uint32_t> shown;
  for (const std::uint32_t state : numbers.states) {
    bool occurs = states.is_always_shown(state);
    for (std::size_t slot = 0; slot < counts_.slots(); ++slot) {
      occurs |= counts_.get(fotfaste::Breakdown::everybody, first_state + state, slot) > 0;
    }
    if (occurs) shown.push_back(state);
  }
  for (std::size_t slot = 0; slot < counts_.slots(); ++slot) {
    for (const std::uint32_t stratum : numbers.strata) {
      const fotfaste::StratumCell cell = breakdown.cell(stratum);
      std::int64_t known = 0;
      for (const std::uint32_t state : shown)
        fotfaste::add_counts(known, counts_.get(stratum, first_state + state, slot));
      for (const std::uint32_t state : shown) {
        results.add(id, options_->points[slot].text, states.text(state), cell,
                    counts_.get(stratum, first_state + state, slot), known,
                    counts_.get(stratum, unknown, slot), counts_.get(stratum, not_due, slot));
      }
    }
  }
}

}  // namespace followup
