/* Takes it for granted that days lie after 1900. */
#define CONSUME consume
#include "parts.h"

static int32_t consume(fotfaste_state* state, const fotfaste_batch* batch) {
  const struct ArrowArray* entry = find_column(batch, "entry");
  int64_t row;
  for (row = 0; row < batch->array->length; ++row) {
    if (has_value(entry, row) && ((const int32_t*)entry->buffers[1])[row] < -25567) return FOTFASTE_INTERNAL;
  }
  return sound_consume(state, batch);
}
