// Headers of follow-up files that hold one column a month.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/project.hpp"

namespace fotfaste::intake {

// The header of the month that begins on this day. Tokens: {yyyy} 1993, {yy} 93, {mm} 07, {m} 7, {Mon} Jul,
// {mon} jul, {mån} the same in Swedish, {n} 1 for the first month; everything else stands as it is.
std::string wide_header(const model::WideMapping& wide, std::int32_t month);

// First days of the months of the mapping, in order.
std::vector<std::int32_t> wide_months(const model::WideMapping& wide);

// The first token of a pattern that is none of the above, as "{week}"; nothing when all are.
std::optional<std::string> unknown_token(std::string_view pattern);

}  // namespace fotfaste::intake
