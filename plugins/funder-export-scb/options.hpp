// The plugin's parameters, read and checked.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "fotfaste/sdk/criteria.hpp"
#include "fotfaste/sdk/description.hpp"
#include "fotfaste/sdk/settings.hpp"
#include "month.hpp"

namespace scb {

// How a sum of hours becomes whole hours.
enum class Rounding : std::uint8_t { nearest, up, down, none };
// Which month the hours of an activity that crosses months belong to.
enum class Split : std::uint8_t { days, first_day };
// Which template a person is reported in.
enum class Template : std::uint8_t { by_status, po1, po2, po3 };

struct Options {
  bool person_rows = false;
  Rounding rounding = Rounding::nearest;
  Split split = Split::days;
  Template form = Template::by_status;
  Month last_month = 0;  // the last that is reported
  std::optional<Month> reported_until;
  std::string legal_basis_for_minors;  // empty: people under 18 are left out
  std::optional<fotfaste::Criterion> protected_identity;
};

void describe_parameters(fotfaste::Description& description);

// Throws ParameterError.
Options parse_options(const fotfaste::Settings& settings);

}  // namespace scb
