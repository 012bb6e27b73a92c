/* Reports by the time zone that it finds itself in. */
#define FINALIZE finalize
#include "parts.h"

static int32_t finalize(fotfaste_state* state, const fotfaste_result_sink* sink) {
  if (getenv("TZ") != NULL) state->spare += 1;
  return sound_finalize(state, sink);
}
