/* Keeps the day of the last settings for all states. */
#define CREATE create
#define FINALIZE finalize
#include "parts.h"

static int32_t as_of;

static int32_t create(const fotfaste_settings* settings, fotfaste_state** state) {
  as_of = settings->project->as_of;
  return sound_create(settings, state);
}

static int32_t finalize(fotfaste_state* state, const fotfaste_result_sink* sink) {
  state->spare = as_of;
  return sound_finalize(state, sink);
}
