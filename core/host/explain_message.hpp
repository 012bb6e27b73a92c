// The payloads of what a plugin says of why participations count where they do.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "fotfaste/explain.h"
#include "host/messages.hpp"

namespace fotfaste::host {

// As in fotfaste_explanation; row is the number of the participation within the run.
struct ExplanationMessage {
  std::uint64_t row = 0;
  std::uint32_t table = 0;
  std::uint32_t part = 0;
  std::uint32_t column = 0;
  std::vector<model::Cell> dimensions;
  model::Text reason;
};

std::string write_explained_table(std::uint32_t table);
std::uint32_t read_explained_table(std::string_view bytes);

// The texts can be read and are no longer than they may be.
void write_explanation(std::string& bytes, const fotfaste_explanation& explanation, std::uint64_t first_row);
// Throws InvalidOutput for what is malformed, and for an unknown part or a reason in one language only.
ExplanationMessage read_explanation(std::string_view bytes);

// Throws InvalidOutput for an explanation that has no place in the table.
void check_explanation(const ExplanationMessage& explanation, const model::TableDescription& table);

}  // namespace fotfaste::host
