/* Asks for addresses that are easy to guess. */
#define PLUGIN_ID "broken-change-personality"
#define CONSUME unmask
#include <sys/personality.h>

#include "plugin_parts.h"

static int32_t unmask(fotfaste_state* state, const fotfaste_batch* batch) {
  personality(ADDR_NO_RANDOMIZE);
  return sound_consume(state, batch);
}
