/* Waits instead of counting. */
#define PLUGIN_ID "broken-sleep"
#define CONSUME rest
#include <time.h>

#include "plugin_parts.h"

static int32_t rest(fotfaste_state* state, const fotfaste_batch* batch) {
  const struct timespec day = {86400, 0};
  nanosleep(&day, NULL);
  return sound_consume(state, batch);
}
