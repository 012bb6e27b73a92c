/* Adds up how long the names of sites are. */
#define DECLARE_NEEDS declare_needs
#define CONSUME consume
#include "parts.h"

static int32_t declare_needs(const fotfaste_settings* settings, const fotfaste_needs_sink* sink) {
  const int32_t status = sound_declare_needs(settings, sink);
  return status == FOTFASTE_OK ? sink->add_column(sink, "site", 0) : status;
}

static int32_t consume(fotfaste_state* state, const fotfaste_batch* batch) {
  const struct ArrowArray* site = find_column(batch, "site");
  int64_t row;
  if (site == NULL || site->dictionary == NULL) return sound_consume(state, batch);
  for (row = 0; row < batch->array->length; ++row) {
    const int32_t* offsets = (const int32_t*)site->dictionary->buffers[1];
    int32_t word;
    if (!has_value(site, row) || site->dictionary->length > 128) continue;
    word = ((const int8_t*)site->buffers[1])[row];
    state->spare += offsets[word + 1] - offsets[word];
  }
  return sound_consume(state, batch);
}
