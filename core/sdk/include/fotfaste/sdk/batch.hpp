// A batch of participations as C++ sees it: for (const Participation participation : batch) ...
//
// Views are small values that point into the batch; they and every text they return live as long as the call
// that the batch was lent for. Reading a column that the plugin did not declare throws ContractError.
#pragma once

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>
#include <string_view>

#include "fotfaste/model.h"
#include "fotfaste/sdk/batch_columns.hpp"
#include "fotfaste/sdk/calendar.hpp"
#include "fotfaste/sdk/codes.hpp"
#include "fotfaste/sdk/cohort_starts.hpp"
#include "fotfaste/sdk/column.hpp"

namespace fotfaste {

// A nested row: columns and a row number. Views derive from it.
template <typename Columns>
class Nested {
 public:
  Nested(const Columns& columns, std::size_t row) : columns_(&columns), row_(row) {}
  // Row number in the batch's nested table, for use with the columns themselves.
  [[nodiscard]] std::size_t row() const { return row_; }

 protected:
  const Columns* columns_;
  std::size_t row_;
};

// The nested rows of one participation.
template <typename View, typename Columns>
class NestedRange {
 public:
  class Iterator {
   public:
    using value_type = View;
    using difference_type = std::ptrdiff_t;
    using iterator_category = std::input_iterator_tag;
    Iterator() = default;
    Iterator(const Columns* columns, std::size_t row) : columns_(columns), row_(row) {}
    View operator*() const { return View(*columns_, row_); }
    Iterator& operator++() {
      ++row_;
      return *this;
    }
    Iterator operator++(int) {
      Iterator before = *this;
      ++row_;
      return before;
    }
    friend bool operator==(const Iterator& a, const Iterator& b) { return a.row_ == b.row_; }

   private:
    const Columns* columns_ = nullptr;
    std::size_t row_ = 0;
  };

  NestedRange(const Columns& columns, std::size_t row)
      : columns_(&columns), begin_(columns.rows.begin(row)), end_(columns.rows.end(row)) {}
  [[nodiscard]] Iterator begin() const { return {columns_, begin_}; }
  [[nodiscard]] Iterator end() const { return {columns_, end_}; }
  [[nodiscard]] std::size_t size() const { return end_ - begin_; }
  [[nodiscard]] bool empty() const { return begin_ == end_; }
  [[nodiscard]] View operator[](std::size_t index) const { return View(*columns_, begin_ + index); }

 private:
  const Columns* columns_;
  std::size_t begin_;
  std::size_t end_;
};

// A spell: what a person was in over the days [from, until).
class State : public Nested<StateColumns> {
 public:
  using Nested::Nested;
  [[nodiscard]] std::string_view dimension() const { return columns_->dimension[row_]; }
  [[nodiscard]] std::string_view label() const { return columns_->state[row_]; }
  [[nodiscard]] CoreState core_state() const { return columns_->core_state[row_]; }
  [[nodiscard]] Day from() const { return columns_->from.value_or(row_, no_day); }
  // end_of_time for a spell that goes on.
  [[nodiscard]] Day until() const { return columns_->until.value_or(row_, end_of_time); }
  [[nodiscard]] Precision from_precision() const { return columns_->from_precision[row_]; }
  [[nodiscard]] Precision until_precision() const { return columns_->until_precision[row_]; }
  [[nodiscard]] std::string_view contract() const { return columns_->contract[row_]; }
  [[nodiscard]] std::string_view employer() const { return columns_->employer[row_]; }
  [[nodiscard]] std::optional<double> hours_per_week() const { return columns_->hours_per_week[row_]; }
  [[nodiscard]] std::optional<bool> subsidised() const {
    const auto value = columns_->subsidised[row_];
    return value ? std::optional<bool>(*value != 0) : std::nullopt;
  }
  [[nodiscard]] Source source() const { return columns_->source[row_]; }
  [[nodiscard]] std::optional<Day> known_until() const { return columns_->known_until[row_]; }
};

// One answer by one rater to one item on one day.
class Assessment : public Nested<AssessmentColumns> {
 public:
  using Nested::Nested;
  [[nodiscard]] std::string_view instrument() const { return columns_->instrument[row_]; }
  [[nodiscard]] std::string_view item() const { return columns_->item[row_]; }
  [[nodiscard]] std::string_view rater() const { return columns_->rater[row_]; }
  [[nodiscard]] Day date() const { return columns_->date.value_or(row_, no_day); }
  [[nodiscard]] std::optional<double> value() const { return columns_->value[row_]; }
  [[nodiscard]] bool has_reason_missing() const { return columns_->reason_missing.has(row_); }
  [[nodiscard]] ReasonMissing reason_missing() const { return columns_->reason_missing[row_]; }
};

class Activity : public Nested<ActivityColumns> {
 public:
  using Nested::Nested;
  [[nodiscard]] std::string_view type() const { return columns_->type[row_]; }
  [[nodiscard]] std::string_view provider() const { return columns_->provider[row_]; }
  [[nodiscard]] bool has_kind() const { return columns_->kind.has(row_); }
  [[nodiscard]] ActivityKind kind() const { return columns_->kind[row_]; }
  [[nodiscard]] Day from() const { return columns_->from.value_or(row_, no_day); }
  // The day after from for an activity of a single day.
  [[nodiscard]] Day until() const { return columns_->until.value_or(row_, from() + 1); }
  [[nodiscard]] std::optional<double> hours() const { return columns_->hours[row_]; }
  [[nodiscard]] std::optional<double> planned_hours() const { return columns_->planned_hours[row_]; }
  [[nodiscard]] std::optional<std::int8_t> attended() const { return columns_->attended[row_]; }
  [[nodiscard]] std::optional<std::int8_t> job_focused() const { return columns_->job_focused[row_]; }
};

class Event : public Nested<EventColumns> {
 public:
  using Nested::Nested;
  [[nodiscard]] std::string_view kind() const { return columns_->kind[row_]; }
  [[nodiscard]] std::string_view detail() const { return columns_->detail[row_]; }
  [[nodiscard]] Day date() const { return columns_->date.value_or(row_, no_day); }
};

class Assignment : public Nested<AssignmentColumns> {
 public:
  using Nested::Nested;
  [[nodiscard]] AssignmentRole role() const { return columns_->role[row_]; }
  [[nodiscard]] std::string_view who() const { return columns_->who[row_]; }
  [[nodiscard]] Day from() const { return columns_->from.value_or(row_, no_day); }
  [[nodiscard]] Day until() const { return columns_->until.value_or(row_, end_of_time); }
};

// A target group that the participation belongs to.
class GroupMembership : public Nested<GroupColumns> {
 public:
  using Nested::Nested;
  [[nodiscard]] std::string_view name() const { return columns_->name[row_]; }
};

class Attribute : public Nested<AttributeColumns> {
 public:
  using Nested::Nested;
  [[nodiscard]] std::string_view name() const { return columns_->name[row_]; }
  [[nodiscard]] std::string_view value() const { return columns_->value[row_]; }
};

class Batch;

// One person in one project.
class Participation {
 public:
  Participation(const Batch& batch, std::size_t row) : batch_(&batch), row_(row) {}
  // Row number in the batch, for use with the columns themselves.
  [[nodiscard]] std::size_t row() const { return row_; }
  [[nodiscard]] const ParticipationColumns& columns() const;

  [[nodiscard]] std::uint64_t person() const { return columns().person.value_or(row_, 0); }
  [[nodiscard]] Group group() const { return columns().group[row_]; }
  [[nodiscard]] std::string_view cohort() const { return columns().cohort[row_]; }
  // The day on which the cohort started; nothing when that is not known. declare_anchor (points.hpp) declares
  // what it needs.
  [[nodiscard]] std::optional<Day> cohort_start() const;
  [[nodiscard]] std::string_view site() const { return columns().site[row_]; }
  [[nodiscard]] std::string_view source() const { return columns().source[row_]; }
  [[nodiscard]] Day entry() const { return columns().entry.value_or(row_, no_day); }
  // Nothing while the person still takes part.
  [[nodiscard]] std::optional<Day> exit() const { return columns().exit[row_]; }
  [[nodiscard]] ExitReason exit_reason() const { return columns().exit_reason[row_]; }
  [[nodiscard]] Gender gender() const { return columns().gender[row_]; }
  [[nodiscard]] std::optional<Day> birth_date() const { return columns().birth_date[row_]; }
  [[nodiscard]] Precision birth_date_precision() const { return columns().birth_date_precision[row_]; }
  // Completed years at entry; nothing when the birth date is unknown.
  [[nodiscard]] std::optional<int> age_at_entry() const {
    const auto birth = birth_date();
    return birth ? std::optional<int>(completed_years(*birth, entry())) : std::nullopt;
  }
  [[nodiscard]] LabourStatus labour_status() const { return columns().labour_status[row_]; }
  [[nodiscard]] std::optional<Day> unemployed_since() const { return columns().unemployed_since[row_]; }
  [[nodiscard]] std::optional<int> isced() const {
    const auto value = columns().isced[row_];
    return value ? std::optional<int>(*value) : std::nullopt;
  }

  [[nodiscard]] NestedRange<GroupMembership, GroupColumns> groups() const;
  [[nodiscard]] NestedRange<Attribute, AttributeColumns> attributes() const;
  [[nodiscard]] NestedRange<State, StateColumns> states() const;
  [[nodiscard]] NestedRange<Assessment, AssessmentColumns> assessments() const;
  [[nodiscard]] NestedRange<Activity, ActivityColumns> activities() const;
  [[nodiscard]] NestedRange<Event, EventColumns> events() const;
  [[nodiscard]] NestedRange<Assignment, AssignmentColumns> assignments() const;

 private:
  const Batch* batch_;
  std::size_t row_;
};

class Batch {
 public:
  // declared outlives the batch. The project, when there is one, says when cohorts started. Throws
  // ContractError for a batch outside the profile.
  Batch(const fotfaste_batch& batch, const Declared& declared, const fotfaste_project* project = nullptr);
  Batch(const Batch&) = delete;
  Batch& operator=(const Batch&) = delete;

  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] Participation operator[](std::size_t row) const { return {*this, row}; }

  class Iterator {
   public:
    using value_type = Participation;
    using difference_type = std::ptrdiff_t;
    Iterator(const Batch& batch, std::size_t row) : batch_(&batch), row_(row) {}
    Participation operator*() const { return {*batch_, row_}; }
    Iterator& operator++() {
      ++row_;
      return *this;
    }
    friend bool operator==(const Iterator& a, const Iterator& b) { return a.row_ == b.row_; }

   private:
    const Batch* batch_;
    std::size_t row_;
  };
  [[nodiscard]] Iterator begin() const { return {*this, 0}; }
  [[nodiscard]] Iterator end() const { return {*this, size_}; }

  ParticipationColumns participations;
  GroupColumns groups;
  AttributeColumns attributes;
  StateColumns states;
  AssessmentColumns assessments;
  ActivityColumns activities;
  EventColumns events;
  AssignmentColumns assignments;
  CohortStarts cohort_starts;

 private:
  std::size_t size_ = 0;
};

inline const ParticipationColumns& Participation::columns() const {
  return batch_->participations;
}
inline std::optional<Day> Participation::cohort_start() const {
  return batch_->cohort_starts[columns().cohort.index(row_)];
}
inline NestedRange<GroupMembership, GroupColumns> Participation::groups() const {
  return {batch_->groups, row_};
}
inline NestedRange<Attribute, AttributeColumns> Participation::attributes() const {
  return {batch_->attributes, row_};
}
inline NestedRange<State, StateColumns> Participation::states() const {
  return {batch_->states, row_};
}
inline NestedRange<Assessment, AssessmentColumns> Participation::assessments() const {
  return {batch_->assessments, row_};
}
inline NestedRange<Activity, ActivityColumns> Participation::activities() const {
  return {batch_->activities, row_};
}
inline NestedRange<Event, EventColumns> Participation::events() const {
  return {batch_->events, row_};
}
inline NestedRange<Assignment, AssignmentColumns> Participation::assignments() const {
  return {batch_->assignments, row_};
}

inline Batch::Batch(const fotfaste_batch& batch, const Declared& declared, const fotfaste_project* project) {
  const bool is_struct = batch.schema != nullptr && batch.array != nullptr &&
                         batch.schema->format != nullptr && std::string_view(batch.schema->format) == "+s";
  if (!is_struct || batch.array->offset != 0 || batch.array->length < 0) {
    throw ContractError("the batch is not a struct array of participations");
  }
  size_ = static_cast<std::size_t>(batch.array->length);
  const internal::Binder root(batch.schema, batch.array, declared);
  participations.bind(root);
  groups.bind(root);
  attributes.bind(root);
  states.bind(root);
  assessments.bind(root);
  activities.bind(root);
  events.bind(root);
  assignments.bind(root);
  cohort_starts = CohortStarts(participations.cohort, declared, project);
}

}  // namespace fotfaste
