/* Reports eight of seven. */
#define PLUGIN_ID "broken-numerator-above-denominator"
#define FINALIZE report
#include "plugin_parts.h"

static int32_t report(fotfaste_state* state, const fotfaste_result_sink* sink) {
  (void)state;
  return add_sound_row(sink, "woman", 8, 7, 0, 0);
}
