/* Asks whether to stop and does not listen to the answer. */
#define CONSUME consume
#include "parts.h"

static int32_t consume(fotfaste_state* state, const fotfaste_batch* batch) {
  const fotfaste_host* host = state->host;
  const fotfaste_host_cancel* host_cancel =
      (const fotfaste_host_cancel*)host->get_extension(host, FOTFASTE_EXTENSION_CANCEL);
  if (host_cancel != NULL) host_cancel->is_cancelled(host);
  return sound_consume(state, batch);
}
