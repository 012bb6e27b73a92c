/* Sets the clock. */
#define PLUGIN_ID "broken-set-clock"
#define CONSUME turn_back
#include <time.h>

#include "plugin_parts.h"

static int32_t turn_back(fotfaste_state* state, const fotfaste_batch* batch) {
  const struct timespec beginning = {0, 0};
  clock_settime(CLOCK_REALTIME, &beginning);
  return sound_consume(state, batch);
}
