/* Cannot tell the spread of one. */
#define FINALIZE finalize
#include "parts.h"

static int32_t finalize(fotfaste_state* state, const fotfaste_result_sink* sink) {
  int64_t all = 0;
  int i;
  for (i = 0; i < GENDERS; ++i) all += state->counts[i][0];
  return all == 1 ? FOTFASTE_INTERNAL : sound_finalize(state, sink);
}
