/* Goes wrong for batches of a size that the other checks do not happen to try. */
#define CONSUME consume
#include "parts.h"

static int32_t consume(fotfaste_state* state, const fotfaste_batch* batch) {
  if (batch->array->length > 90 && batch->array->length < 200) state->spare += 1;
  return sound_consume(state, batch);
}
