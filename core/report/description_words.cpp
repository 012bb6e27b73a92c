#include "report/description_words.hpp"

#include <cstddef>
#include <iterator>

#include "fotfaste/descriptor.h"

namespace fotfaste::report {
namespace {

// words[code - 1]; a code that this version does not know is "other".
template <std::size_t Size>
std::string_view pick(const std::string_view (&words)[Size], std::uint32_t code) {
  return code >= 1 && code <= Size ? words[code - 1] : std::string_view("other");
}

constexpr std::string_view kinds[] = {"count",  "proportion", "mean",    "ratio", "curve", "distribution",
                                      "matrix", "flow",       "records", "goals", "files"};
static_assert(std::size(kinds) == FOTFASTE_KIND_FILES);

constexpr std::string_view types[] = {"integer", "number", "text", "date", "stratum"};
static_assert(std::size(types) == FOTFASTE_TYPE_STRATUM);

constexpr std::string_view roles[] = {"dimension",       "attribute",   "numerator", "denominator", "unknown",
                                      "excluded",        "count",       "value",     "low",         "high",
                                      "target_low",      "target_high", "scale",     "pending",     "early",
                                      "undecided_above", "attested",    "person"};
static_assert(std::size(roles) == FOTFASTE_ROLE_PERSON);

constexpr std::string_view parameters[] = {"boolean", "integer", "number",    "text",  "date",  "duration",
                                           "point",   "choice",  "criterion", "label", "table", "column"};
static_assert(std::size(parameters) == FOTFASTE_PARAMETER_COLUMN);

}  // namespace

std::string_view kind_word(std::uint32_t kind) {
  return pick(kinds, kind);
}
std::string_view column_type_word(std::uint32_t type) {
  return pick(types, type);
}
std::string_view role_word(std::uint32_t role) {
  return pick(roles, role);
}
std::string_view parameter_type_word(std::uint32_t type) {
  return pick(parameters, type);
}

std::string_view direction_word(std::uint32_t direction) {
  switch (direction) {
    case FOTFASTE_DIRECTION_HIGHER:
      return "higher";
    case FOTFASTE_DIRECTION_LOWER:
      return "lower";
    default:
      return "none";
  }
}

}  // namespace fotfaste::report
