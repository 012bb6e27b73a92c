// The rules of the monthly participant file. Codes are permanent.
#pragma once

#include <cstddef>

#include "fotfaste/sdk/exports/rules.hpp"

namespace scb {

// Places in the list below.
enum Rule : std::size_t {
  before_project,
  after_project,
  end_before_start,
  not_started,
  imprecise_date,
  same_days_twice,
  same_month_twice,
  age_unknown,
  start_as_minor,
  status_unknown,
  protection_unknown,
  hours_outside,
  hours_too_many,
  hours_impossible,
  hours_missing,
  no_hours,
  month_open,
  month_overdue,
};

inline constexpr fotfaste::exports::ExportRule rules[] = {
    {"S01", fotfaste::Severity::error, fotfaste::exports::Basis::derived,
     "Ingen börjar före projektets första dag.", "Nobody starts before the project's first day."},
    {"S02", fotfaste::Severity::error, fotfaste::exports::Basis::derived,
     "Ingen deltar efter projektets sista dag.", "Nobody takes part after the project's last day."},
    {"S03", fotfaste::Severity::error, fotfaste::exports::Basis::derived, "Ingen slutar före sin start.",
     "Nobody ends before their start."},
    {"S04", fotfaste::Severity::warning, fotfaste::exports::Basis::derived,
     "Starten ligger före dagen som uppgifterna gäller; den som inte börjat än är inte med.",
     "The start lies before the day that the data are for; who has not started yet is left out."},
    {"S05", fotfaste::Severity::error, fotfaste::exports::Basis::derived,
     "Start och slut är kända på dagen; annars kan deltagandet inte redovisas och är inte med.",
     "Start and end are known to the day; otherwise the participation cannot be reported and is left out."},
    {"S06", fotfaste::Severity::error, fotfaste::exports::Basis::derived,
     "Ingen har två deltaganden samma dagar.", "Nobody has two participations on the same days."},
    {"S07", fotfaste::Severity::warning, fotfaste::exports::Basis::derived,
     "Var och en står en gång i en månad; den som slutat och börjat igen samma månad står två gånger.",
     "Everybody stands once in a month; who left and came back in the same month stands twice."},
    {"S08", fotfaste::Severity::error, fotfaste::exports::Basis::derived,
     "Det är känt om deltagaren är 18 år eller äldre; annars är personen inte med.",
     "It is known whether the participant is 18 or older; otherwise the person is left out."},
    {"S09", fotfaste::Severity::warning, fotfaste::exports::Basis::derived,
     "Starten finns i filen; den som var under 18 år när den började kommer med först senare, utan start.",
     "The start is in the file; who was under 18 at the start comes in later, without one."},
    {"S10", fotfaste::Severity::error, fotfaste::exports::Basis::derived,
     "Sysselsättning vid start är känd, så att mallen (PO1 eller PO2) kan väljas.",
     "The labour status at entry is known, so that the template (PO1 or PO2) can be chosen."},
    {"S11", fotfaste::Severity::error, fotfaste::exports::Basis::derived,
     "Det är känt vilka som har skyddade personuppgifter; annars skrivs de med platsmarkering.",
     "It is known whose identity is protected; otherwise they stand with a placeholder."},
    {"S12", fotfaste::Severity::error, fotfaste::exports::Basis::derived,
     "Timmar redovisas bara i månader då personen deltar.",
     "Hours are reported only in months in which the person takes part."},
    {"S13", fotfaste::Severity::error, fotfaste::exports::Basis::derived,
     "Ingen har fler timmar än månaden har.", "Nobody has more hours than the month has."},
    {"S14", fotfaste::Severity::error, fotfaste::exports::Basis::derived,
     "Timmar är inte negativa, och inte fler än insatsens dagar rymmer.",
     "Hours are not negative, and not more than the days of the activity can hold."},
    {"S15", fotfaste::Severity::warning, fotfaste::exports::Basis::derived,
     "Varje insats som deltagaren var med i har timmar; utan dem är månadens timmar för få.",
     "Every activity attended has hours; without them the hours of the month are too few."},
    {"S16", fotfaste::Severity::warning, fotfaste::exports::Basis::verified,
     "Tid redovisas för alla som deltar.", "Time is reported for everybody who takes part."},
    {"S17", fotfaste::Severity::error, fotfaste::exports::Basis::verified,
     "En månad redovisas när den är slut; filen öppnas den första i nästa månad.",
     "A month is reported when it is over; its file opens on the first of the next."},
    {"S18", fotfaste::Severity::warning, fotfaste::exports::Basis::verified,
     "Månaden skickas inom fyra veckor efter dess sista dag.",
     "The month is sent within four weeks of its last day."},
};

}  // namespace scb
