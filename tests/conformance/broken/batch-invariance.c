/* Reports how many batches with anything in them it was given. */
#define CONSUME consume
#include "parts.h"

static int32_t consume(fotfaste_state* state, const fotfaste_batch* batch) {
  if (batch->array->length > 0) state->spare += 1;
  return sound_consume(state, batch);
}
