/* Refuses the largest value that its parameter may have, and does not say why. */
#define PARAMETERS parameters
#define PARAMETER_COUNT 1
#define DECLARE_NEEDS declare_needs
#define CREATE create
#define CONSUME consume
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
