/* Reports fewer than none. */
#define PLUGIN_ID "broken-negative-count"
#define FINALIZE report
#include "plugin_parts.h"

static int32_t report(fotfaste_state* state, const fotfaste_result_sink* sink) {
  (void)state;
  return add_sound_row(sink, "woman", 0, 7, -1, 0);
}
