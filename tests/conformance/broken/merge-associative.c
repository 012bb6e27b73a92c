/* Forgets what a state had taken in before it was itself taken in: right as long as states of batches alone
 * are merged, one after the other. */
#define MERGE merge
#include "parts.h"

static int32_t merge(fotfaste_state* state, const fotfaste_state* other) {
  state->hidden += 1;
  if (other->hidden > 0) state->spare += 1;
  return sound_merge(state, other);
}
