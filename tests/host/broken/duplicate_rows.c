/* Reports two rows with the same dimensions. */
#define PLUGIN_ID "broken-duplicate-rows"
#define FINALIZE report
#include "plugin_parts.h"

static int32_t report(fotfaste_state* state, const fotfaste_result_sink* sink) {
  const int32_t status = add_sound_row(sink, "woman", 1, 7, 0, 0);
  (void)state;
  return status != FOTFASTE_OK ? status : add_sound_row(sink, "woman", 2, 7, 0, 0);
}
