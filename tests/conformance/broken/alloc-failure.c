/* Does not look whether it got the memory that it asked for. */
#define CONSUME consume
#include "parts.h"

static int32_t consume(fotfaste_state* state, const fotfaste_batch* batch) {
  volatile int64_t* rows = (volatile int64_t*)malloc(sizeof *rows);
  *rows = batch->array->length;
  free((void*)rows);
  return sound_consume(state, batch);
}
