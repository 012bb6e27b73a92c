// What trace shows of a figure that is no funder's: a goal, a follow-up point, of a plugin that explains its
// figures.
#pragma once

#include <string>
#include <vector>

#include "cli/funder_exports.hpp"

namespace fotfaste::cli {

struct FigureTraces {
  Traces traces;                     // known: the figures of the plugins asked
  std::vector<std::string> plugins;  // those of the project that are no exports, and were to be asked
  bool found = false;                // one of them has the figure, and traces is all there is to say
  bool exports_too = false;          // exports of the project may have it instead
};

// The traces of the figure that options.code names, whatever its capitals. Reads no data when no plugin has
// it. With options.members people are shown by pseudonym, and that is written down.
FigureTraces read_figure_traces(const Context& context, const TraceOptions& options);

}  // namespace fotfaste::cli
