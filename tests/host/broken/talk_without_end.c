/* Writes to the log without end. */
#define PLUGIN_ID "broken-talk-without-end"
#define CONSUME rant
#include "fotfaste/host.h"

#include "plugin_parts.h"

static int32_t rant(fotfaste_state* state, const fotfaste_batch* batch) {
  const fotfaste_host_log* log =
      (const fotfaste_host_log*)state->host->get_extension(state->host, FOTFASTE_EXTENSION_LOG);
  for (;;) log->log(state->host, FOTFASTE_LOG_DEBUG, text_of("still here, and still talking"));
  return sound_consume(state, batch);
}
