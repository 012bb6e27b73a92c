/* Looks at every earlier participation again for each new one. */
#define CONSUME consume
#include "parts.h"

static int32_t consume(fotfaste_state* state, const fotfaste_batch* batch) {
  volatile int64_t looked = 0;
  int64_t row;
  int64_t earlier;
  for (row = 0; row < batch->array->length; ++row) {
    for (earlier = 0; earlier < row; ++earlier) looked += 1;
  }
  return sound_consume(state, batch);
}
