/* Makes a second way to the pipe for results. */
#define PLUGIN_ID "broken-duplicate-pipe"
#define CONSUME tap
#include <unistd.h>

#include "plugin_parts.h"

static int32_t tap(fotfaste_state* state, const fotfaste_batch* batch) {
  dup(3);
  return sound_consume(state, batch);
}
