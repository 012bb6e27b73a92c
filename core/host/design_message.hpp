// The payloads of what a plugin says of a project's design. Reading throws InvalidOutput, as in messages.hpp,
// also for what an evaluator could not make sense of: no name, one language only, an open question without a
// way to answer it.
#pragma once

#include <string>
#include <string_view>

#include "host/messages.hpp"
#include "model/design.hpp"

namespace fotfaste::host {

inline constexpr std::uint64_t most_purposes = 1024;
inline constexpr std::uint64_t most_purpose_parts = 1024;  // columns, questions, limits of a purpose: each
inline constexpr std::uint64_t most_options = 16;

// Without its columns, questions and limits, which come in messages of their own.
std::string write(const model::DesignPurpose& purpose);
std::string write(const model::DesignQuestion& question);
std::string write_limit(const model::Text& limit);

model::DesignPurpose read_purpose(std::string_view bytes);
model::DesignQuestion read_question(std::string_view bytes);
model::Text read_limit(std::string_view bytes);

}  // namespace fotfaste::host
