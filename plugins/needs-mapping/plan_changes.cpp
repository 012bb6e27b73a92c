#include "plan_changes.hpp"

#include <algorithm>
#include <string>

#include "fotfaste/sdk/criteria/reading.hpp"

namespace needs_mapping {
namespace {

constexpr const char* table_id = "plan-changes";

fotfaste::criteria::WordSet kinds_of(const fotfaste::Parameters& item) {
  if (!item) return {};
  return {"events.kind", fotfaste::criteria::some_texts(item), item.raw()};
}

}  // namespace

void PlanChanges::describe_parameter(fotfaste::Description& description) {
  description
      .parameter("plan_changes", fotfaste::ParameterType::text,
                 "Händelser som betyder att deltagarens plan ändrats.",
                 "Events that mean that the participant's plan was changed.")
      .repeated();
}

void PlanChanges::describe(fotfaste::Description& description) {
  using fotfaste::Role;
  using fotfaste::Type;
  description
      .table(table_id, fotfaste::Kind::distribution, "Hur ofta planen ändrats",
             "How often the plan was changed")
      .description(
          "Av dem som har slutat: hur många gånger planen ändrats. Flera ändringar på samma dag räknas en "
          "gång.",
          "Of those who have left: how many times the plan was changed. Several changes on one day count "
          "once.")
      .additive()
      .smallest_cell(5)
      .column("changes", Type::text, Role::dimension, "Ändringar", "Changes")
      .column("stratum", Type::stratum, Role::dimension, "Grupp", "Group")
      .column("numerator", Type::integer, Role::numerator, "Antal personer", "Persons")
      .column("denominator", Type::integer, Role::denominator, "Har slutat", "Have left")
      .column("in_project", Type::integer, Role::excluded, "Kvar i projektet", "Still in the project");
}

PlanChanges::PlanChanges(const fotfaste::Settings& settings)
    : kinds_(kinds_of(settings.parameters().find("plan_changes"))),
      as_of_(settings.as_of()),
      counts_(most + 2, 1) {}

void PlanChanges::declare(fotfaste::Needs& needs) const {
  if (!kinds_.empty()) needs.columns({"exit", "events.kind", "events.date"}, fotfaste::Required::no);
}

void PlanChanges::bind(const fotfaste::Batch& batch) {
  if (kinds_.empty()) return;
  events_ = &batch.events;
  kinds_.bind(events_->kind);
}

void PlanChanges::count(const fotfaste::Participation& participation, Strata strata) {
  if (kinds_.empty()) return;
  const auto exit = participation.exit();
  if (!exit || *exit >= as_of_) return counts_.add(strata, most + 1, 0);
  std::vector<fotfaste::Day> days;
  const std::size_t end = events_->rows.end(participation.row());
  for (std::size_t row = events_->rows.begin(participation.row()); row < end; ++row) {
    const fotfaste::Day day = events_->date.value_or(row, fotfaste::no_day);
    if (kinds_.contains(events_->kind.index(row)) && day != fotfaste::no_day && day < as_of_)
      days.push_back(day);
  }
  std::sort(days.begin(), days.end());
  const auto changes = static_cast<std::size_t>(std::unique(days.begin(), days.end()) - days.begin());
  counts_.add(strata, std::min(changes, most), 0);
}

void PlanChanges::merge(const PlanChanges& other, Strata strata) {
  kinds_.merge(other.kinds_);
  counts_.merge(other.counts_, strata);
}
void PlanChanges::save(fotfaste::Writer& writer, Strata strata) const {
  kinds_.save(writer);
  counts_.save(writer, strata);
}
void PlanChanges::restore(fotfaste::Reader& reader, std::size_t strata) {
  kinds_.restore(reader);
  counts_.restore(reader, strata);
}

void PlanChanges::report(const Reporting& reporting) const {
  if (kinds_.empty()) return;
  // Nobody's plan was changed more often.
  std::size_t highest = most;
  while (highest > 0 && counts_.get(fotfaste::Breakdown::everybody, highest, 0) == 0) --highest;
  for (std::size_t changes = 0; changes <= highest; ++changes) {
    for (const std::uint32_t stratum : reporting.strata) {
      std::int64_t left = 0;
      for (std::size_t one = 0; one <= most; ++one) fotfaste::add_counts(left, counts_.get(stratum, one, 0));
      reporting.results.add(table_id, std::to_string(changes), reporting.breakdown.cell(stratum),
                            counts_.get(stratum, changes, 0), left, counts_.get(stratum, most + 1, 0));
    }
  }
  for (std::size_t changes = 0; changes <= highest; ++changes) {
    const std::string number = std::to_string(changes);
    const std::string times =
        changes == most ? number + " gånger eller fler" : number + (changes == 1 ? " gång" : " gånger");
    const std::string english = changes == most ? number + " times or more"
                                : changes == 1  ? "once"
                                                : number + " times";
    reporting.results.label(
        table_id, "changes", number,
        changes == 0 ? fotfaste::Label{"inte alls", "not at all"} : fotfaste::Label{times, english});
  }
}

void PlanChanges::report_unseen(const fotfaste::Settings& settings) const {
  kinds_.report_unseen(settings);
}

}  // namespace needs_mapping
