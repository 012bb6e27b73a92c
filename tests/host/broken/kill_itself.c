/* Ends itself by the signal that the system uses when memory runs out. */
#define PLUGIN_ID "broken-kill-itself"
#define CONSUME give_in
#include <signal.h>

#include "plugin_parts.h"

static int32_t give_in(fotfaste_state* state, const fotfaste_batch* batch) {
  raise(SIGKILL);
  return sound_consume(state, batch);
}
