#include "response.hpp"

#include <algorithm>
#include <cstdlib>
#include <optional>

namespace followup {
namespace {

using Status = PointState::Status;

// An item for each combination, so that everybody is counted once.
constexpr std::size_t item_of(bool exited, Status stage, bool tried) {
  return static_cast<std::size_t>(stage) * 4 + (exited ? 2U : 0U) + (tried ? 1U : 0U);
}
constexpr std::size_t item_count = 12;

}  // namespace

void Attempts::declare(const Options& options, fotfaste::Needs& needs) {
  if (options.attempts) needs.columns({"events.kind", "events.date"}, fotfaste::Required::no);
}

void Attempts::bind(const fotfaste::Batch& batch) {
  if (!options_->attempts) return;
  columns_ = &batch.events;
  options_->attempts->bind(columns_->kind);
}

std::span<const std::int64_t> Attempts::at(const fotfaste::Participation& participation,
                                           std::span<const PointState> points) {
  if (!options_->attempts) return {};
  counts_.assign(points.size(), 0);
  const std::size_t end = columns_->rows.end(participation.row());
  for (std::size_t row = columns_->rows.begin(participation.row()); row < end; ++row) {
    if (!options_->attempts->contains(columns_->kind.index(row))) continue;
    const fotfaste::Day day = columns_->date.value_or(row, fotfaste::no_day);
    if (day == fotfaste::no_day || day >= as_of_) continue;
    std::optional<fotfaste::Day> least;
    for (const PointState& point : points) {
      if (point.day == fotfaste::no_day) continue;
      const fotfaste::Day distance = std::abs(point.day - day);
      least = least ? std::min(*least, distance) : distance;
    }
    for (std::size_t i = 0; i < points.size(); ++i) {
      const bool nearest =
          least && points[i].day != fotfaste::no_day && std::abs(points[i].day - day) == *least;
      if (nearest) ++counts_[i];
    }
  }
  return counts_;
}

void Response::describe(fotfaste::Description& description) {
  using fotfaste::Role;
  using fotfaste::Type;
  description.table(id, fotfaste::Kind::proportion, "Vilka som nåddes", "Who was reached")
      .description(
          "Vägen till uppföljningen: började, slutade, punkten har passerat, söktes, nåddes. Andelen är "
          "nådda av "
          "dem vars punkt har passerat.",
          "The way to the follow-up: entered, left, due, tried, reached. The share is those reached of those "
          "due.")
      .additive()
      .direction(fotfaste::Direction::higher)
      .smallest_cell(5)
      .column("point", Type::text, Role::dimension, "Uppföljningspunkt", "Follow-up point")
      .column("stratum", Type::stratum, Role::dimension, "Grupp", "Group")
      .column("entered", Type::integer, Role::count, "Började", "Entered")
      .column("exited", Type::integer, Role::attribute, "Slutade", "Left")
      .column("denominator", Type::integer, Role::denominator, "Punkten har passerat", "Due")
      .column("attempted", Type::integer, Role::attribute, "Söktes", "Tried")
      .column("numerator", Type::integer, Role::numerator, "Nåddes", "Reached");
}

Response::Response(const Options& options, fotfaste::Day as_of)
    : options_(&options), as_of_(as_of), counts_(item_count, options.points.size()) {}

void Response::count(const fotfaste::Participation& participation, std::span<const PointState> points,
                     std::span<const std::int64_t> attempts, std::span<const std::uint32_t> strata) {
  const auto exit = participation.exit();
  const bool exited = exit && *exit < as_of_;
  for (std::size_t slot = 0; slot < points.size(); ++slot) {
    const bool tried = !attempts.empty() && attempts[slot] > 0;
    counts_.add(strata, item_of(exited, points[slot].status, tried), slot);
  }
}

void Response::report(fotfaste::Results& results, const Numbering& numbers,
                      const fotfaste::Breakdown& breakdown) const {
  for (std::size_t slot = 0; slot < counts_.slots(); ++slot) {
    for (const std::uint32_t stratum : numbers.strata) {
      std::int64_t entered = 0;
      std::int64_t left = 0;
      std::int64_t due = 0;
      std::int64_t tried_of_due = 0;
      std::int64_t reached = 0;
      for (const Status stage : {Status::not_due, Status::unknown, Status::known}) {
        for (const bool exited : {false, true}) {
          for (const bool tried : {false, true}) {
            const std::int64_t count = counts_.get(stratum, item_of(exited, stage, tried), slot);
            fotfaste::add_counts(entered, count);
            if (exited) left += count;
            if (stage != Status::not_due) due += count;
            if (stage != Status::not_due && tried) tried_of_due += count;
            if (stage == Status::known) reached += count;
          }
        }
      }
      std::optional<std::int64_t> attempted;
      if (options_->attempts) attempted = tried_of_due;
      results.add(id, options_->points[slot].text, breakdown.cell(stratum), entered, left, due, attempted,
                  reached);
    }
  }
}

}  // namespace followup
