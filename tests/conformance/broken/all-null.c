/* Cannot do without a column that it says it can do without. */
#define CONSUME consume
#include "parts.h"

static int32_t consume(fotfaste_state* state, const fotfaste_batch* batch) {
  if (batch->array->length > 40 && find_column(batch, "exit") == NULL) return FOTFASTE_INTERNAL;
  return sound_consume(state, batch);
}
