/* Reports the first day of whoever stands first in the run. */
#define CONSUME consume
#include "parts.h"

static int32_t consume(fotfaste_state* state, const fotfaste_batch* batch) {
  const struct ArrowArray* entry = find_column(batch, "entry");
  if (batch->first_row == 0 && batch->array->length > 0 && has_value(entry, 0)) {
    state->spare = ((const int32_t*)entry->buffers[1])[0];
  }
  return sound_consume(state, batch);
}
