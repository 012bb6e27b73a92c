/* Never comes back until it is told to stop, and then does. */
#define PLUGIN_ID "broken-listens-to-cancel"
#define CONSUME loop
#include "plugin_parts.h"

static int32_t loop(fotfaste_state* state, const fotfaste_batch* batch) {
  const fotfaste_host_cancel* cancel =
      (const fotfaste_host_cancel*)state->host->get_extension(state->host, FOTFASTE_EXTENSION_CANCEL);
  (void)batch;
  while (cancel->is_cancelled(state->host) == 0) {
  }
  return FOTFASTE_CANCELLED;
}
