/* Notes in a batch that it has seen it. */
#define CONSUME consume
#include "parts.h"

static int32_t consume(fotfaste_state* state, const fotfaste_batch* batch) {
  ((struct ArrowArray*)batch->array)->private_data = state;
  return sound_consume(state, batch);
}
