/* Takes over how memory faults are handled. */
#define PLUGIN_ID "broken-catch-signals"
#define CONSUME cover_up
#include <signal.h>

#include "plugin_parts.h"

static int32_t cover_up(fotfaste_state* state, const fotfaste_batch* batch) {
  if (signal(SIGSEGV, SIG_IGN) == SIG_ERR) return FOTFASTE_INTERNAL;
  return sound_consume(state, batch);
}
