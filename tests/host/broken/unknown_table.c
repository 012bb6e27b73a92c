/* Reports a row for a table that it did not declare. */
#define PLUGIN_ID "broken-unknown-table"
#define FINALIZE report
#include "plugin_parts.h"

static int32_t report(fotfaste_state* state, const fotfaste_result_sink* sink) {
  fotfaste_cell cells[1];
  (void)state;
  cells[0] = text_cell("woman");
  return sink->add_row(sink, 1, cells, 1);
}
