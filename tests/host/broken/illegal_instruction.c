/* Runs into what is no instruction. */
#define PLUGIN_ID "broken-illegal-instruction"
#define CONSUME run_aground

#include "plugin_parts.h"

static int32_t run_aground(fotfaste_state* state, const fotfaste_batch* batch) {
  __builtin_trap();
  return sound_consume(state, batch);
}
