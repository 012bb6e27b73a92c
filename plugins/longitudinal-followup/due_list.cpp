#include "due_list.hpp"

#include <algorithm>
#include <optional>
#include <string_view>
#include <tuple>

#include "fotfaste/sdk/counts.hpp"

namespace followup {
namespace {

using fotfaste::Day;

// Of the latest assignment; empty when nobody was assigned.
std::string_view caseworker_of(const fotfaste::Participation& participation, Day as_of) {
  std::tuple<Day, Day, std::string_view> latest{fotfaste::no_day, fotfaste::no_day, {}};
  for (const fotfaste::Assignment assignment : participation.assignments()) {
    if (assignment.role() != fotfaste::AssignmentRole::caseworker || assignment.from() >= as_of) continue;
    latest = std::max(latest, {assignment.from(), assignment.until(), assignment.who()});
  }
  return std::get<std::string_view>(latest);
}

}  // namespace

void DueList::describe(fotfaste::Description& description) {
  using fotfaste::Role;
  using fotfaste::Type;
  description.table(id, fotfaste::Kind::records, "Att följa upp", "To follow up")
      .description(
          "De vars uppföljning är försenad eller snart infaller och som ännu inte nåtts, den tidigaste "
          "först.",
          "Those whose follow-up is late or soon due and who have not been reached yet, the earliest first.")
      .additive()
      .column("due", Type::date, Role::dimension, "Dag", "Day")
      .column("point", Type::text, Role::dimension, "Uppföljningspunkt", "Follow-up point")
      .column("person", Type::integer, Role::person, "Person", "Person")
      .column("caseworker", Type::text, Role::attribute, "Handledare", "Caseworker")
      .column("earliest", Type::date, Role::attribute, "Tidigast", "Earliest")
      .column("latest", Type::date, Role::attribute, "Senast", "Latest")
      .column("late", Type::text, Role::attribute, "Försenad", "Late")
      .column("attempts", Type::integer, Role::attribute, "Försök", "Attempts");
}

void DueList::declare(const Options& options, fotfaste::Needs& needs) {
  if (!options.due_within) return;
  needs.column("person");
  needs.columns({"assignments.role", "assignments.who", "assignments.from", "assignments.until"},
                fotfaste::Required::no);
}

DueList::DueList(const Options& options, Day as_of)
    : options_(&options),
      as_of_(as_of),
      before_(options.due_within ? fotfaste::add(as_of, *options.due_within) : fotfaste::no_day) {}

void DueList::count(const fotfaste::Participation& participation, std::span<const PointState> points,
                    std::span<const std::int64_t> attempts, fotfaste::History& history) {
  if (!options_->due_within) return;
  for (std::size_t i = 0; i < points.size(); ++i) {
    const PointState& at = points[i];
    if (at.day == fotfaste::no_day || at.day >= before_ || at.status == PointState::Status::known) continue;
    const fotfaste::Window& window = options_->points[i].window;
    const bool reached = at.status == PointState::Status::not_due &&
                         history.nearest_known(at.day, window.before, window.after).has_value();
    if (reached) continue;
    add({at.day, static_cast<std::uint32_t>(i), participation.person()},
        {std::string(caseworker_of(participation, as_of_)), attempts.empty() ? 0 : attempts[i]});
  }
}

// Two participations of a person that are due on one day are one line.
void DueList::add(const Key& key, Row row) {
  const auto [place, is_new] = rows_.try_emplace(key, std::move(row));
  if (is_new) return;
  place->second.caseworker = std::max(place->second.caseworker, row.caseworker);
  place->second.attempts = std::max(place->second.attempts, row.attempts);
}

void DueList::merge(const DueList& other) {
  for (const auto& [key, row] : other.rows_) add(key, row);
}

void DueList::save(fotfaste::Writer& writer) const {
  writer.number(static_cast<std::uint64_t>(rows_.size()));
  for (const auto& [key, row] : rows_) {
    writer.number(key.day);
    writer.number(key.point);
    writer.number(key.person);
    writer.text(row.caseworker);
    writer.number(row.attempts);
  }
}

void DueList::restore(fotfaste::Reader& reader) {
  for (std::uint64_t left = reader.count(32); left > 0; --left) {
    Key key{};
    key.day = reader.number<Day>();
    key.point = reader.number<std::uint32_t>();
    key.person = reader.number<std::uint64_t>();
    Row row;
    row.caseworker = reader.text();
    row.attempts = fotfaste::read_count(reader);
    if (key.point >= options_->points.size()) throw fotfaste::MalformedBytes("a due day is of no point");
    if (key.day >= before_) throw fotfaste::MalformedBytes("a day is not due");
    add(key, std::move(row));
  }
}

void DueList::report(fotfaste::Results& results) const {
  for (const auto& [key, row] : rows_) {
    const PointOption& point = options_->points[key.point];
    const Day latest = key.day + point.window.after;
    std::optional<std::string> caseworker;
    if (!row.caseworker.empty()) caseworker = row.caseworker;
    std::optional<std::int64_t> attempts;
    if (options_->attempts) attempts = row.attempts;
    results.add(id, fotfaste::DayCell{key.day}, point.text, key.person, caseworker,
                fotfaste::DayCell{key.day - point.window.before}, fotfaste::DayCell{latest},
                latest < as_of_ ? "yes" : "no", attempts);
  }
  results.label(id, "late", "yes", {"ja", "yes"});
  results.label(id, "late", "no", {"nej", "no"});
}

}  // namespace followup
