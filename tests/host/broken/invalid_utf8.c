/* Reports a text that is not UTF-8. */
#define PLUGIN_ID "broken-invalid-utf8"
#define FINALIZE report
#include "plugin_parts.h"

static int32_t report(fotfaste_state* state, const fotfaste_result_sink* sink) {
  (void)state;
  return add_sound_row(sink, "k\xf6n", 0, 0, 0, 0);
}
