// Codes of the findings that this plugin alone reports. docs/configuration.md has them in words.
#pragma once

namespace collaboration {

inline constexpr const char* outside_register_code = "P700";
inline constexpr const char* own_contact_code = "P701";
inline constexpr const char* reworded_code = "P702";
inline constexpr const char* not_described_code = "P703";
inline constexpr const char* asked_too_few_code = "P704";
inline constexpr const char* words_unusable_code = "P705";
inline constexpr const char* unknown_code_code = "P706";
inline constexpr const char* low_agreement_code = "P707";
inline constexpr const char* outside_scale_code = "P708";
inline constexpr const char* contradictory_code = "P709";
inline constexpr const char* unseen_group_code = "P710";
inline constexpr const char* unlinked_code = "P711";
inline constexpr const char* unknown_measure_code = "P712";
inline constexpr const char* no_project_end_code = "P713";
inline constexpr const char* unclear_status_code = "P714";

}  // namespace collaboration
