/* Reports a text that claims to be larger than all memory. */
#define PLUGIN_ID "broken-giant-text"
#define FINALIZE boast
#include "plugin_parts.h"

static int32_t boast(fotfaste_state* state, const fotfaste_result_sink* sink) {
  fotfaste_cell cells[5];
  int i;
  (void)state;
  cells[0] = text_cell("woman");
  cells[0].text.size = (uint64_t)1 << 60;
  for (i = 1; i < 5; ++i) cells[i] = integer_cell(1);
  return sink->add_row(sink, 0, cells, 5);
}
