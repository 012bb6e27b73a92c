/* Looks beyond the end of a buffer. */
#define CONSUME consume
#include "parts.h"

static int32_t consume(fotfaste_state* state, const fotfaste_batch* batch) {
  const struct ArrowArray* entry = find_column(batch, "entry");
  if (entry != NULL && batch->array->length > 0) {
    const volatile char* days = (const char*)entry->buffers[1];
    const int64_t end = (4 * batch->array->length + 63) / 64 * 64;
    if (days[end] == 'x') state->hidden += 1;
  }
  return sound_consume(state, batch);
}
