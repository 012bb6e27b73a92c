/* Notes that it took something in, even when there was nothing in it. */
#define MERGE merge
#include "parts.h"

static int32_t merge(fotfaste_state* state, const fotfaste_state* other) {
  int64_t all = 0;
  int i;
  for (i = 0; i < GENDERS; ++i) all += other->counts[i][0];
  if (all == 0) state->spare += 1;
  return sound_merge(state, other);
}
