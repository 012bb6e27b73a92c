/* Divides a whole number by zero. */
#define PLUGIN_ID "broken-divide-by-zero"
#define CONSUME divide

#include "plugin_parts.h"

static int32_t divide(fotfaste_state* state, const fotfaste_batch* batch) {
  volatile int nothing = 0;
  state->entry_days += 7 / nothing;
  return sound_consume(state, batch);
}
