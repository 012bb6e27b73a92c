// The rules of the registration. Codes are permanent.
#pragma once

#include <cstddef>

#include "fotfaste/sdk/exports/rules.hpp"

namespace finsam {

// Places in the list below.
enum Rule : std::size_t {
  exits_above_entries,
  ends_before_start,
  not_started,
  imprecise_date,
  gender_unknown,
  reason_unknown,
  support_unknown,
  supplied_outcomes,
  void_unknown,
};

inline constexpr fotfaste::exports::ExportRule rules[] = {
    {"F01", fotfaste::Severity::error, fotfaste::exports::Basis::derived,
     "Till och med varje år är de avslutade insatserna inte fler än de påbörjade.",
     "Through every year no more activities have been ended than entered."},
    {"F02", fotfaste::Severity::error, fotfaste::exports::Basis::derived,
     "Ingen insats slutar före sin start.", "No activity ends before its start."},
    {"F03", fotfaste::Severity::warning, fotfaste::exports::Basis::derived,
     "Insatsen börjar före dagen som uppgifterna gäller; annars räknas den inte än.",
     "The activity starts before the day that the data are for; otherwise it is not counted yet."},
    {"F04", fotfaste::Severity::warning, fotfaste::exports::Basis::derived,
     "Start och slut är kända på dagen; annars går försörjningen före och efter inte att säga.",
     "Start and end are known to the day; otherwise the support before and after cannot be told."},
    {"F05", fotfaste::Severity::warning, fotfaste::exports::Basis::derived, "Kön är känt.",
     "The gender is known."},
    {"F06", fotfaste::Severity::warning, fotfaste::exports::Basis::verified,
     "Varje utregistrering har en avslutsanledning.", "Every exit has an exit reason."},
    {"F07", fotfaste::Severity::warning, fotfaste::exports::Basis::verified,
     "Försörjningen före och efter är känd för varje avslutad insats.",
     "The support before and after is known of every activity ended."},
    {"F08", fotfaste::Severity::error, fotfaste::exports::Basis::derived,
     "De som enligt projektets egna siffror gick till arbete, studier eller annat är inte fler än de som "
     "enligt dem slutade.",
     "Those who by the project's own figures left for work, studies or other things are no more than those "
     "who by them ended."},
    {"F09", fotfaste::Severity::warning, fotfaste::exports::Basis::derived,
     "Det är känt vilka registreringar som är felregistrerade; annars räknas de.",
     "It is known which registrations are wrong; otherwise they count."},
};

}  // namespace finsam
