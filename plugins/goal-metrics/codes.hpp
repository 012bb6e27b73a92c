// Codes of the findings that this plugin alone reports. docs/criteria.md has those of criteria.
#pragma once

namespace goals {

inline constexpr const char* no_target_code = "P130";
inline constexpr const char* declared_afterwards_code = "P131";
inline constexpr const char* declared_undated_code = "P132";
inline constexpr const char* words_unusable_code = "P133";
inline constexpr const char* done_without_evidence_code = "P134";
inline constexpr const char* group_unseen_code = "P135";
inline constexpr const char* cohort_without_start_code = "P136";

}  // namespace goals
