/* Refuses the largest value that its parameter may have, and does not say why. */
#define PARAMETERS parameters
#define PARAMETER_COUNT 1
#define DECLARE_NEEDS declare_needs
#define CREATE create
#define CONSUME consume
#define SERIALIZE serialize
#define DESERIALIZE deserialize
#include <stddef.h>

#include "fotfaste/descriptor.h"

static const fotfaste_parameter parameters[] = {
    {"factor",
     FOTFASTE_PARAMETER_INTEGER,
     0,
     NULL,
     "2",
     1,
     10,
     NULL,
     0,
     NULL,
     0,
     {{"faktor", 6}, {"factor", 6}}},
};
static int64_t factor;

#include "parts.h"

static int32_t declare_needs(const fotfaste_settings* settings, const fotfaste_needs_sink* sink) {
  if (settings->parameters->items[0].integer >= 10) return FOTFASTE_INVALID_ARGUMENT;
  return sound_declare_needs(settings, sink);
}

static int32_t create(const fotfaste_settings* settings, fotfaste_state** state) {
  factor = settings->parameters->items[0].integer;
  return sound_create(settings, state);
}

static int32_t consume(fotfaste_state* state, const fotfaste_batch* batch) {
  state->spare += factor * batch->array->length;
  return sound_consume(state, batch);
}

/* The factor goes before the bytes, so that those of another run are refused. */
static int32_t serialize(const fotfaste_state* state, const fotfaste_byte_sink* sink) {
  const int32_t status = sink->write(sink, &factor, sizeof factor);
  return status == FOTFASTE_OK ? sound_serialize(state, sink) : status;
}

static int32_t deserialize(fotfaste_state* state, const void* data, uint64_t size) {
  if (size < sizeof factor || memcmp(data, &factor, sizeof factor) != 0) return FOTFASTE_INVALID_DATA;
  return sound_deserialize(state, (const char*)data + sizeof factor, size - sizeof factor);
}
