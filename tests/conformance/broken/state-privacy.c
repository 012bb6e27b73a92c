/* Writes to the log whom it counts. */
#define DECLARE_NEEDS declare_needs
#define CONSUME consume
#include "parts.h"

static int32_t declare_needs(const fotfaste_settings* settings, const fotfaste_needs_sink* sink) {
  const int32_t status = sound_declare_needs(settings, sink);
  return status == FOTFASTE_OK ? sink->add_column(sink, "person", 0) : status;
}

static int32_t consume(fotfaste_state* state, const fotfaste_batch* batch) {
  const fotfaste_host_log* log =
      (const fotfaste_host_log*)state->host->get_extension(state->host, FOTFASTE_EXTENSION_LOG);
  const struct ArrowArray* person = find_column(batch, "person");
  int64_t row;
  for (row = 0; log != NULL && person != NULL && row < batch->array->length; ++row) {
    char line[64];
    snprintf(line, sizeof line, "counts %llu",
             (unsigned long long)((const uint64_t*)person->buffers[1])[row]);
    log->log(state->host, FOTFASTE_LOG_DEBUG, text_of(line));
  }
  return sound_consume(state, batch);
}
