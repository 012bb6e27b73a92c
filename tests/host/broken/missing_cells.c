/* Reports a row with fewer cells than the table has columns. */
#define PLUGIN_ID "broken-missing-cells"
#define FINALIZE report
#include "plugin_parts.h"

static int32_t report(fotfaste_state* state, const fotfaste_result_sink* sink) {
  fotfaste_cell cells[1];
  (void)state;
  cells[0] = text_cell("woman");
  return sink->add_row(sink, 0, cells, 1);
}
