// Whether somebody is a minor on a day, as far as the birth date tells.
#pragma once

#include <cstdint>

#include "fotfaste/sdk/batch.hpp"

namespace scb {

enum class Age : std::uint8_t { adult, minor, unknown };

// A birth date known to the month or year leaves it open as long as one of its days does.
Age age_on(fotfaste::Day day, const fotfaste::Participation& participation);

}  // namespace scb
