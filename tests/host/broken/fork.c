/* Starts a process. */
#define PLUGIN_ID "broken-fork"
#define CONSUME multiply
#include <unistd.h>

#include "plugin_parts.h"

static int32_t multiply(fotfaste_state* state, const fotfaste_batch* batch) {
  if (fork() < 0) return FOTFASTE_INTERNAL;
  return sound_consume(state, batch);
}
