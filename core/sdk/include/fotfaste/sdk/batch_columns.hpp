// The columns of a batch, bound by name: one structure of typed views for each table of the model.
//
// What plugins that work column by column read from; batch.hpp shows the same as rows.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "fotfaste/model.h"
#include "fotfaste/sdk/codes.hpp"
#include "fotfaste/sdk/column.hpp"

namespace fotfaste {

using PrecisionColumn = CodeColumn<Precision, Precision::day, Precision::year>;

// The offsets of a nested table: row i holds nested rows [begin(i), end(i)).
class ListColumn {
 public:
  ListColumn() = default;
  explicit ListColumn(const ColumnSource& source) : undeclared_(source.undeclared) {
    if (source.array == nullptr) return;
    if (std::string_view(source.schema->format) != "+l") internal::throw_format(source);
    internal::check_buffers(source, 2);
    if (source.schema->n_children != 1 || source.array->n_children != 1) internal::throw_profile(source);
    offsets_ = static_cast<const std::int32_t*>(source.array->buffers[1]);
    item_schema_ = source.schema->children[0];
    item_array_ = source.array->children[0];
    if (std::string_view(item_schema_->format) != "+s" || item_array_->offset != 0)
      internal::throw_profile(source);
    if (source.array->length > 0) {
      const bool inside = offsets_[0] >= 0 && offsets_[source.array->length] <= item_array_->length;
      if (!inside) internal::throw_profile(source);
    }
  }
  [[nodiscard]] std::size_t begin(std::size_t row) const {
    if (offsets_ == nullptr) [[unlikely]] {
      if (undeclared_ != nullptr) internal::throw_undeclared(undeclared_);
      return 0;
    }
    return static_cast<std::size_t>(offsets_[row]);
  }
  [[nodiscard]] std::size_t end(std::size_t row) const {
    return offsets_ == nullptr ? 0 : static_cast<std::size_t>(offsets_[row + 1]);
  }
  // Of all rows together.
  [[nodiscard]] std::size_t nested_rows() const {
    return item_array_ == nullptr ? 0 : static_cast<std::size_t>(item_array_->length);
  }
  [[nodiscard]] const ArrowSchema* item_schema() const { return item_schema_; }
  [[nodiscard]] const ArrowArray* item_array() const { return item_array_; }

 private:
  const std::int32_t* offsets_ = nullptr;
  const ArrowSchema* item_schema_ = nullptr;
  const ArrowArray* item_array_ = nullptr;
  const char* undeclared_ = nullptr;
};

namespace internal {

// Binds columns of one table by name. A path is "TABLE.name" for nested tables, the name itself at the root.
// A column that the plugin did not declare stays shut even if it is there: with another host it would not be.
class Binder {
 public:
  Binder(const ArrowSchema* schema, const ArrowArray* array, const Declared& declared)
      : schema_(schema), array_(array), declared_(declared) {}

  template <typename View>
  void operator()(View& view, const char* path) const {
    std::string_view name(path);
    if (const std::size_t dot = name.find('.'); dot != std::string_view::npos) name.remove_prefix(dot + 1);
    view =
        View(declared_.contains(path) ? child(schema_, array_, name) : ColumnSource{nullptr, nullptr, path});
  }
  // The list of a nested table, and a binder of its columns.
  Binder nested(ListColumn& rows, const char* table) const {
    rows = ListColumn(declared_.contains_table(table) ? child(schema_, array_, table)
                                                      : ColumnSource{nullptr, nullptr, table});
    return {rows.item_schema(), rows.item_array(), declared_};
  }

 private:
  const ArrowSchema* schema_;
  const ArrowArray* array_;
  const Declared& declared_;
};

}  // namespace internal

struct StateColumns {
  ListColumn rows;
  WordColumn dimension, state;
  CodeColumn<CoreState, CoreState::unknown, CoreState::unknown> core_state;
  DayColumn from, until, known_until;
  PrecisionColumn from_precision, until_precision;
  WordColumn contract, employer;
  NumberColumn<double> hours_per_week;
  NumberColumn<std::int8_t> subsidised;
  CodeColumn<Source, Source::other, Source::other> source;

  void bind(const internal::Binder& root) {
    const internal::Binder column = root.nested(rows, "states");
    column(dimension, "states.dimension");
    column(state, "states.state");
    column(core_state, "states.core_state");
    column(from, "states.from");
    column(from_precision, "states.from_precision");
    column(until, "states.until");
    column(until_precision, "states.until_precision");
    column(contract, "states.contract");
    column(hours_per_week, "states.hours_per_week");
    column(subsidised, "states.subsidised");
    column(employer, "states.employer");
    column(source, "states.source");
    column(known_until, "states.known_until");
  }
};

struct AssessmentColumns {
  ListColumn rows;
  WordColumn instrument, item, rater;
  DayColumn date;
  NumberColumn<double> value;
  CodeColumn<ReasonMissing, ReasonMissing::not_asked, ReasonMissing::protected_> reason_missing;

  void bind(const internal::Binder& root) {
    const internal::Binder column = root.nested(rows, "assessments");
    column(instrument, "assessments.instrument");
    column(item, "assessments.item");
    column(rater, "assessments.rater");
    column(date, "assessments.date");
    column(value, "assessments.value");
    column(reason_missing, "assessments.reason_missing");
  }
};

struct ActivityColumns {
  ListColumn rows;
  WordColumn type, provider;
  CodeColumn<ActivityKind, ActivityKind::individual, ActivityKind::group> kind;
  DayColumn from, until;
  NumberColumn<double> hours, planned_hours;
  NumberColumn<std::int8_t> attended, job_focused;

  void bind(const internal::Binder& root) {
    const internal::Binder column = root.nested(rows, "activities");
    column(type, "activities.type");
    column(kind, "activities.kind");
    column(from, "activities.from");
    column(until, "activities.until");
    column(hours, "activities.hours");
    column(planned_hours, "activities.planned_hours");
    column(attended, "activities.attended");
    column(provider, "activities.provider");
    column(job_focused, "activities.job_focused");
  }
};

struct EventColumns {
  ListColumn rows;
  WordColumn kind, detail;
  DayColumn date;

  void bind(const internal::Binder& root) {
    const internal::Binder column = root.nested(rows, "events");
    column(kind, "events.kind");
    column(date, "events.date");
    column(detail, "events.detail");
  }
};

struct AssignmentColumns {
  ListColumn rows;
  CodeColumn<AssignmentRole, AssignmentRole::caseworker, AssignmentRole::mentor> role;
  WordColumn who;
  DayColumn from, until;

  void bind(const internal::Binder& root) {
    const internal::Binder column = root.nested(rows, "assignments");
    column(role, "assignments.role");
    column(who, "assignments.who");
    column(from, "assignments.from");
    column(until, "assignments.until");
  }
};

struct GroupColumns {
  ListColumn rows;
  WordColumn name;

  void bind(const internal::Binder& root) {
    const internal::Binder column = root.nested(rows, "groups");
    column(name, "groups.name");
  }
};

struct AttributeColumns {
  ListColumn rows;
  WordColumn name, value;

  void bind(const internal::Binder& root) {
    const internal::Binder column = root.nested(rows, "attributes");
    column(name, "attributes.name");
    column(value, "attributes.value");
  }
};

struct ParticipationColumns {
  NumberColumn<std::uint64_t> person;
  CodeColumn<Group, Group::programme, Group::comparison> group;
  WordColumn cohort, site, source;
  DayColumn entry, exit, birth_date, unemployed_since;
  PrecisionColumn entry_precision, exit_precision, birth_date_precision;
  CodeColumn<ExitReason, ExitReason::unknown, ExitReason::unknown> exit_reason;
  CodeColumn<Gender, Gender::unknown, Gender::unknown> gender;
  CodeColumn<LabourStatus, LabourStatus::unknown, LabourStatus::unknown> labour_status;
  NumberColumn<std::int8_t> isced, foreign_background, third_country_national, minority, disability, homeless,
      rural, jobless_household, dependent_children, single_adult, other_disadvantaged;

  void bind(const internal::Binder& column) {
    column(person, "person");
    column(group, "group");
    column(cohort, "cohort");
    column(site, "site");
    column(source, "source");
    column(entry, "entry");
    column(entry_precision, "entry_precision");
    column(exit, "exit");
    column(exit_precision, "exit_precision");
    column(exit_reason, "exit_reason");
    column(gender, "gender");
    column(birth_date, "birth_date");
    column(birth_date_precision, "birth_date_precision");
    column(labour_status, "labour_status");
    column(unemployed_since, "unemployed_since");
    column(isced, "isced");
    column(foreign_background, "foreign_background");
    column(third_country_national, "third_country_national");
    column(minority, "minority");
    column(disability, "disability");
    column(homeless, "homeless");
    column(rural, "rural");
    column(jobless_household, "jobless_household");
    column(dependent_children, "dependent_children");
    column(single_adult, "single_adult");
    column(other_disadvantaged, "other_disadvantaged");
  }
};

}  // namespace fotfaste
