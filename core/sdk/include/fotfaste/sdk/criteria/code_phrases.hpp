// The fixed codes that criteria name, as parts of a sentence: "är i arbete", "is employed".
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "fotfaste/sdk/label.hpp"

namespace fotfaste::criteria {

struct Phrase {
  std::string_view code;
  std::string_view sv;
  std::string_view en;
};

// After "är" and "is".
inline constexpr std::array<Phrase, 11> state_phrases = {{
    {"employed", "i arbete", "employed"},
    {"self_employed", "egen företagare", "self-employed"},
    {"education", "i utbildning", "in education"},
    {"training", "i arbetsmarknadsutbildning", "in labour-market training"},
    {"placement", "på praktik", "in a work placement"},
    {"unemployed", "arbetslös", "unemployed"},
    {"job_search", "arbetssökande", "looking for work"},
    {"inactive", "utanför arbetskraften", "inactive"},
    {"sick", "sjukskriven", "on sick leave"},
    {"parental_leave", "föräldraledig", "on parental leave"},
    {"other", "i ett annat läge", "in another state"},
}};

inline constexpr std::array<Phrase, 4> gender_phrases = {{
    {"woman", "kvinna", "a woman"},
    {"man", "man", "a man"},
    {"other", "av annat kön", "of another gender"},
    {"unknown", "av okänt kön", "of unknown gender"},
}};

inline constexpr std::array<Phrase, 6> labour_status_phrases = {{
    {"employed", "anställd", "employed"},
    {"self_employed", "egen företagare", "self-employed"},
    {"unemployed", "arbetslös", "unemployed"},
    {"inactive_education", "i utbildning och utanför arbetskraften", "inactive and in education"},
    {"inactive_other", "utanför arbetskraften av annat skäl", "inactive for another reason"},
    {"unknown", "av okänd sysselsättning", "of unknown labour status"},
}};

// After "har avslutsorsaken" and "has as reason for leaving".
inline constexpr std::array<Phrase, 8> exit_reason_phrases = {{
    {"completed", "fullföljt", "completed"},
    {"employment", "till arbete", "to employment"},
    {"education", "till utbildning", "to education"},
    {"dropout", "avbrott", "dropped out"},
    {"moved", "flyttat", "moved away"},
    {"health", "hälsoskäl", "health reasons"},
    {"other", "annan orsak", "other reason"},
    {"unknown", "okänd orsak", "unknown reason"},
}};

// After "hör till" and "belongs to".
inline constexpr std::array<Phrase, 2> group_phrases = {{
    {"programme", "insatsgruppen", "the programme group"},
    {"comparison", "jämförelsegruppen", "the comparison group"},
}};

// After "svar från" and "answers by".
inline constexpr std::array<Phrase, 3> rater_phrases = {{
    {"participant", "deltagaren", "the participant"},
    {"caseworker", "handläggaren", "the caseworker"},
    {"employer", "arbetsgivaren", "the employer"},
}};

template <std::size_t Size>
std::optional<Label> phrase_of(const std::array<Phrase, Size>& phrases, std::string_view code) {
  for (const Phrase& phrase : phrases) {
    if (phrase.code == code) return Label{std::string(phrase.sv), std::string(phrase.en)};
  }
  return std::nullopt;
}

}  // namespace fotfaste::criteria
