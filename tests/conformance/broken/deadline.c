/* Takes more than half a second for a large batch, though it would stop if it were told to. */
#include <time.h>
#define CONSUME consume
#include "parts.h"

static int32_t consume(fotfaste_state* state, const fotfaste_batch* batch) {
  const fotfaste_host* host = state->host;
  const fotfaste_host_cancel* host_cancel =
      (const fotfaste_host_cancel*)host->get_extension(host, FOTFASTE_EXTENSION_CANCEL);
  const clock_t begin = clock();
  while (batch->array->length >= 4000 && clock() - begin < CLOCKS_PER_SEC / 4 * 3) {
    const clock_t now = clock();
    if (host_cancel != NULL && host_cancel->is_cancelled(host)) return FOTFASTE_CANCELLED;
    while (clock() - now < CLOCKS_PER_SEC / 1000) continue;
  }
  return sound_consume(state, batch);
}
