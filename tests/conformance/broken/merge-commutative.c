/* Takes it for granted that what is merged in comes later in the run. */
#define CONSUME consume
#define MERGE merge
#include "parts.h"

/* hidden: one more than the number of the first row, 0 for an empty state. */
static void remember(fotfaste_state* state, int64_t first) {
  if (first > 0 && (state->hidden == 0 || first < state->hidden)) state->hidden = first;
}

static int32_t consume(fotfaste_state* state, const fotfaste_batch* batch) {
  remember(state, (int64_t)batch->first_row + 1);
  return sound_consume(state, batch);
}

static int32_t merge(fotfaste_state* state, const fotfaste_state* other) {
  if (other->hidden > 0 && other->hidden < state->hidden) state->spare += 1;
  remember(state, other->hidden);
  return sound_merge(state, other);
}
