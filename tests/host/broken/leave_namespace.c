/* Asks for a name space of its own, where it could be root. */
#define PLUGIN_ID "broken-leave-namespace"
#define CONSUME step_aside
#include <sched.h>

#include "plugin_parts.h"

static int32_t step_aside(fotfaste_state* state, const fotfaste_batch* batch) {
  unshare(CLONE_NEWUSER);
  return sound_consume(state, batch);
}
