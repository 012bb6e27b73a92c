/* Ends its own process group. */
#define PLUGIN_ID "broken-kill-group"
#define CONSUME end_all
#include <signal.h>

#include "plugin_parts.h"

static int32_t end_all(fotfaste_state* state, const fotfaste_batch* batch) {
  kill(0, SIGKILL);
  return sound_consume(state, batch);
}
