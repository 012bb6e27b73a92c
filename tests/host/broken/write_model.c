/* Writes into a column. */
#define PLUGIN_ID "broken-write-model"
#define CONSUME forge
#include "plugin_parts.h"

static int32_t forge(fotfaste_state* state, const fotfaste_batch* batch) {
  const struct ArrowArray* gender = find_column(batch, "gender");
  volatile int8_t* codes = (volatile int8_t*)(uintptr_t)gender->buffers[1];
  codes[0] = FOTFASTE_GENDER_OTHER;
  return sound_consume(state, batch);
}
