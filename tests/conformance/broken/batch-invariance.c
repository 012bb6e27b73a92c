/* Reports how many batches it was given. */
#define CONSUME consume
#include "parts.h"

static int32_t consume(fotfaste_state* state, const fotfaste_batch* batch) {
  state->spare += 1;
  return sound_consume(state, batch);
}
