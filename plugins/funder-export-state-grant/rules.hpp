// The rules of the report. Codes are permanent.
#pragma once

#include <cstddef>

#include "fotfaste/sdk/exports/rules.hpp"

namespace state_grant {

// Places in the list below.
enum Rule : std::size_t {
  end_before_start,
  not_started,
  before_project,
  imprecise_date,
  gender_unknown,
  age_unknown,
  outcome_unknown,
  hours_missing,
  hours_impossible,
  text_missing,
  spending_above_budget,
};

inline constexpr fotfaste::exports::ExportRule rules[] = {
    {"G01", fotfaste::Severity::error, fotfaste::exports::Basis::derived, "Ingen slutar före sin start.",
     "Nobody ends before their start."},
    {"G02", fotfaste::Severity::warning, fotfaste::exports::Basis::derived,
     "Starten ligger före dagen som uppgifterna gäller; annars räknas den inte än.",
     "The start lies before the day that the data are for; otherwise it is not counted yet."},
    {"G03", fotfaste::Severity::error, fotfaste::exports::Basis::derived,
     "Ingen börjar före projektets första dag.", "Nobody starts before the project's first day."},
    {"G04", fotfaste::Severity::warning, fotfaste::exports::Basis::derived,
     "Start och slut är kända på dagen; annars går läget efteråt inte att säga.",
     "Start and end are known to the day; otherwise it cannot be told how things were afterwards."},
    {"G05", fotfaste::Severity::warning, fotfaste::exports::Basis::derived, "Kön är känt.",
     "The gender is known."},
    {"G06", fotfaste::Severity::warning, fotfaste::exports::Basis::derived, "Åldern vid start är känd.",
     "The age at entry is known."},
    {"G07", fotfaste::Severity::warning, fotfaste::exports::Basis::derived,
     "Läget är känt vid varje punkt som redovisas.", "The state is known at every point that is reported."},
    {"G08", fotfaste::Severity::warning, fotfaste::exports::Basis::derived,
     "Varje insats som deltagaren var med i har timmar.", "Every activity attended has hours."},
    {"G09", fotfaste::Severity::error, fotfaste::exports::Basis::derived, "Timmar är inte negativa.",
     "Hours are not negative."},
    {"G10", fotfaste::Severity::error, fotfaste::exports::Basis::derived, "Varje fråga har ett svar.",
     "Every question has an answer."},
    {"G11", fotfaste::Severity::warning, fotfaste::exports::Basis::derived,
     "Utfallet är inte större än budgeten.", "The spending is not above the budget."},
};

}  // namespace state_grant
