/* Looks at every earlier participation again for each new one. */
#define CONSUME consume
#include "parts.h"

static int32_t consume(fotfaste_state* state, const fotfaste_batch* batch) {
  const fotfaste_host* host = state->host;
  const fotfaste_host_cancel* host_cancel =
      (const fotfaste_host_cancel*)host->get_extension(host, FOTFASTE_EXTENSION_CANCEL);
  volatile int64_t looked = 0;
  int64_t row;
  int64_t earlier;
  for (row = 0; row < batch->array->length; ++row) {
    if (row % 64 == 0 && host_cancel != NULL && host_cancel->is_cancelled(host)) return FOTFASTE_CANCELLED;
    for (earlier = 0; earlier < row; earlier += 2) looked += 1;
  }
  return sound_consume(state, batch);
}
