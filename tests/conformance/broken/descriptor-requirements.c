/* Cannot do without both of the columns that it says it can do without. */
#define CONSUME consume
#include "parts.h"

static int32_t consume(fotfaste_state* state, const fotfaste_batch* batch) {
  const int neither = find_column(batch, "gender") == NULL && find_column(batch, "exit") == NULL;
  if (neither && batch->array->length > 8) return FOTFASTE_INVALID_DATA;
  return sound_consume(state, batch);
}
