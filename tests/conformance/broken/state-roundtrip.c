/* Leaves out of the bytes what it reports. */
#define CONSUME consume
#define MERGE merge
#define FINALIZE finalize
#include "parts.h"

static int32_t consume(fotfaste_state* state, const fotfaste_batch* batch) {
  state->hidden += batch->array->length;
  return sound_consume(state, batch);
}

static int32_t merge(fotfaste_state* state, const fotfaste_state* other) {
  state->hidden += other->hidden;
  return sound_merge(state, other);
}

static int32_t finalize(fotfaste_state* state, const fotfaste_result_sink* sink) {
  state->spare = state->hidden;
  return sound_finalize(state, sink);
}
