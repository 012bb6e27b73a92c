// Words that an option takes.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/context.hpp"

namespace fotfaste::cli {

// Throws Refusal, with the nearest word, when value is not one of words.
void require_choice(const Context& context, std::string_view option, const std::string& value,
                    const std::vector<std::string>& words);

// " Menade du run?", or nothing when no word is near.
std::string suggestion(const Context& context, std::string_view typed, const std::vector<std::string>& words);

}  // namespace fotfaste::cli
