/* Counts fewer when there is one more, and does not say of whom. */
#define EXPLAINS 0
#define ADDITIVITY FOTFASTE_NOT_ADDITIVE
#define FINALIZE finalize
#include "parts.h"

static int32_t finalize(fotfaste_state* state, const fotfaste_result_sink* sink) {
  int i;
  for (i = 0; i < GENDERS; ++i) {
    if (state->counts[i][0] > 3) state->counts[i][0] -= 3 * (state->counts[i][0] % 2);
    if (state->counts[i][1] > state->counts[i][0]) state->counts[i][1] = state->counts[i][0];
  }
  return sound_finalize(state, sink);
}
