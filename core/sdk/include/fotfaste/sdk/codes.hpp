// The model's fixed codes as enumerations, with the words that stand for them in files and results.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "fotfaste/model.h"

namespace fotfaste {

enum class Group : std::int8_t { programme, comparison };
enum class ExitReason : std::int8_t {
  completed,
  employment,
  education,
  dropout,
  moved,
  health,
  other,
  unknown
};
enum class Gender : std::int8_t { woman, man, other, unknown };
enum class LabourStatus : std::int8_t {
  employed,
  self_employed,
  unemployed,
  inactive_education,
  inactive_other,
  unknown
};
enum class CoreState : std::int8_t {
  employed,
  self_employed,
  education,
  training,
  placement,
  unemployed,
  job_search,
  inactive,
  sick,
  parental_leave,
  other,
  unknown
};
enum class Source : std::int8_t { register_, payslip, caseworker, self_report, other };
enum class ActivityKind : std::int8_t { individual, group };
enum class AssignmentRole : std::int8_t { caseworker, mentor };
enum class ReasonMissing : std::int8_t { not_asked, refused, not_reached, not_applicable, protected_ };
enum class Precision : std::int8_t { day, month, year };

inline constexpr int core_state_count = 12;

constexpr std::string_view word(Gender gender) {
  constexpr std::string_view words[] = {"woman", "man", "other", "unknown"};
  return words[static_cast<int>(gender)];
}

constexpr std::string_view word(Group group) {
  constexpr std::string_view words[] = {"programme", "comparison"};
  return words[static_cast<int>(group)];
}

constexpr std::string_view word(ExitReason reason) {
  constexpr std::string_view words[] = {"completed", "employment", "education", "dropout",
                                        "moved",     "health",     "other",     "unknown"};
  return words[static_cast<int>(reason)];
}

constexpr std::string_view word(LabourStatus status) {
  constexpr std::string_view words[] = {"employed",           "self_employed",  "unemployed",
                                        "inactive_education", "inactive_other", "unknown"};
  return words[static_cast<int>(status)];
}

constexpr std::string_view word(CoreState state) {
  constexpr std::string_view words[] = {"employed",  "self_employed",  "education",  "training",
                                        "placement", "unemployed",     "job_search", "inactive",
                                        "sick",      "parental_leave", "other",      "unknown"};
  return words[static_cast<int>(state)];
}

constexpr std::optional<CoreState> find_core_state(std::string_view text) {
  for (int i = 0; i < core_state_count; ++i) {
    if (word(static_cast<CoreState>(i)) == text) return static_cast<CoreState>(i);
  }
  return std::nullopt;
}

static_assert(static_cast<int>(CoreState::unknown) == FOTFASTE_STATE_UNKNOWN);
static_assert(static_cast<int>(Gender::unknown) == FOTFASTE_GENDER_UNKNOWN);
static_assert(static_cast<int>(LabourStatus::unknown) == FOTFASTE_LABOUR_UNKNOWN);
static_assert(static_cast<int>(ExitReason::unknown) == FOTFASTE_EXIT_UNKNOWN);

}  // namespace fotfaste
