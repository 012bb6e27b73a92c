/* Sends a signal to another process. */
#define PLUGIN_ID "broken-send-signal"
#define CONSUME shoot
#include <signal.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "plugin_parts.h"

static int32_t shoot(fotfaste_state* state, const fotfaste_batch* batch) {
  if (kill(1, 0) != 0) return FOTFASTE_INTERNAL;
  return sound_consume(state, batch);
}
