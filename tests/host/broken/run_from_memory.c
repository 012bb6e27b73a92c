/* Makes a file in memory, to run a program from it. */
#define PLUGIN_ID "broken-run-from-memory"
#define CONSUME smuggle
#include <sys/mman.h>

#include "plugin_parts.h"

static int32_t smuggle(fotfaste_state* state, const fotfaste_batch* batch) {
  memfd_create("program", 0);
  return sound_consume(state, batch);
}
