/* Takes it that there is something in a column that is there. */
#define CONSUME consume
#include "parts.h"

static int32_t consume(fotfaste_state* state, const fotfaste_batch* batch) {
  const struct ArrowArray* exit_day = find_column(batch, "exit");
  int64_t row = 0;
  while (row < batch->array->length && !has_value(exit_day, row)) ++row;
  if (exit_day != NULL && batch->array->length > 40 && row == batch->array->length) state->spare += 1;
  return sound_consume(state, batch);
}
