// Codes of findings of this plugin. They are permanent.
#pragma once

namespace comparison {

inline constexpr const char* contradiction_code = "P900";  // parameters that do not go together
inline constexpr const char* effect_word_code = "P901";    // a text says effect where nothing can show one
inline constexpr const char* nothing_declared_code = "P902";
inline constexpr const char* multiplicity_code = "P910";
inline constexpr const char* unplaced_code = "P911";  // people whose group is not known
inline constexpr const char* reference_unseen_code = "P912";
inline constexpr const char* standard_gap_code = "P913";  // a group of the standard with nobody in it
inline constexpr const char* printed_code = "P914";       // a printed share that its counts do not give
inline constexpr const char* unbalanced_code = "P920";
inline constexpr const char* not_estimable_code = "P921";
inline constexpr const char* unconfirmed_code = "P922";
inline constexpr const char* left_out_code = "P923";
inline constexpr const char* not_a_number_code = "P924";

}  // namespace comparison
