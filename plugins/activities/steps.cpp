// Tables of steps: what should have happened, and when it can be told whether it did.
#include "tables.hpp"

namespace activities {

fotfaste::Table& add_step_columns(fotfaste::Table& table, const char* sv_yes, const char* en_yes) {
  using fotfaste::Role;
  using fotfaste::Type;
  return table.column("stratum", Type::stratum, Role::dimension, "Grupp", "Group")
      .column("numerator", Type::integer, Role::numerator, sv_yes, en_yes)
      .column("denominator", Type::integer, Role::denominator, "Kan bedömas", "Can be judged")
      .column("unknown", Type::integer, Role::unknown, "Okända", "Unknown")
      .column("not_due", Type::integer, Role::excluded, "Kan ännu inte bedömas", "Cannot be judged yet")
      .column("early", Type::integer, Role::attribute, "Av dem: redan uppfyllt", "Of those: already so")
      .column("apart", Type::integer, Role::excluded, "Gäller inte", "Does not apply");
}

StepCells step_cells(const Reporting& reporting, Series series, std::uint32_t stratum,
                     std::string_view word) {
  const auto of = [&](Step step) { return reporting.step(series, stratum, word, step); };
  StepCells cells{of(Step::yes),     of(Step::yes),   of(Step::unknown),
                  of(Step::not_due), of(Step::early), of(Step::apart)};
  fotfaste::add_counts(cells.judged, of(Step::no));
  fotfaste::add_counts(cells.not_due, cells.early);
  return cells;
}

Step step_by(std::optional<fotfaste::Day> day, fotfaste::Day last_day, fotfaste::Day as_of) {
  const bool in_time = day && *day <= last_day;
  if (last_day >= as_of) return in_time ? Step::early : Step::not_due;
  return in_time ? Step::yes : Step::no;
}

Step step_until_exit(bool has_happened, bool has_left) {
  if (has_left) return has_happened ? Step::yes : Step::no;
  return has_happened ? Step::early : Step::not_due;
}

}  // namespace activities
