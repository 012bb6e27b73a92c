/* Reports a text that is a null pointer with a length. */
#define PLUGIN_ID "broken-null-text"
#define FINALIZE report
#include "plugin_parts.h"

static int32_t report(fotfaste_state* state, const fotfaste_result_sink* sink) {
  fotfaste_cell cells[5];
  int i;
  (void)state;
  cells[0] = text_cell("woman");
  cells[0].text.data = NULL;
  for (i = 1; i < 5; ++i) cells[i] = integer_cell(0);
  sink->add_row(sink, 0, cells, 5);
  return FOTFASTE_OK;
}
