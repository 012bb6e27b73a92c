// Measures that the project leaves behind: which of them live on when it ends and later. Said by rows of the
// survey (1 lives on, 0 does not) or by evidence with a day and a document.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "fotfaste/sdk/calendar.hpp"
#include "fotfaste/sdk/description.hpp"
#include "fotfaste/sdk/label.hpp"
#include "fotfaste/sdk/needs.hpp"
#include "fotfaste/sdk/results.hpp"
#include "fotfaste/sdk/settings.hpp"

namespace collaboration {

struct Measure {
  std::string id;
  fotfaste::Label text;
  std::optional<fotfaste::Label> owner;
  std::optional<fotfaste::Label> budget;
  std::string origin;  // empty: not stated
};

struct MeasureOptions {
  std::vector<Measure> measures;
  std::string group;  // of the survey; empty: evidence alone
  std::vector<fotfaste::Duration> after_end;
  fotfaste::Duration within;
};

void describe_measure_options(fotfaste::Description& description);
// Throws ParameterError.
MeasureOptions measure_options_of(const fotfaste::Settings& settings);

void declare_measures(const MeasureOptions& options, fotfaste::Needs& needs);
void describe_measure_tables(fotfaste::Description& description);
void report_measures(const MeasureOptions& options, fotfaste::Results& results,
                     const fotfaste::Settings& settings);

}  // namespace collaboration
