/* Reports small counts as none, in a table that it says may be added. */
#define FINALIZE finalize
#include "parts.h"

static int32_t finalize(fotfaste_state* state, const fotfaste_result_sink* sink) {
  int i;
  for (i = 0; i < GENDERS; ++i) {
    if (state->counts[i][0] < 5) state->counts[i][0] = state->counts[i][1] = 0;
  }
  return sound_finalize(state, sink);
}
