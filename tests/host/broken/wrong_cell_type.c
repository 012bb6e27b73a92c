/* Reports a text where it declared a count. */
#define PLUGIN_ID "broken-wrong-cell-type"
#define FINALIZE report
#include "plugin_parts.h"

static int32_t report(fotfaste_state* state, const fotfaste_result_sink* sink) {
  fotfaste_cell cells[5];
  (void)state;
  cells[0] = text_cell("woman");
  cells[1] = text_cell("seven");
  cells[2] = integer_cell(7);
  cells[3] = integer_cell(0);
  cells[4] = integer_cell(0);
  return sink->add_row(sink, 0, cells, 5);
}
