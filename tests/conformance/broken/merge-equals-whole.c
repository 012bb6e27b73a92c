/* Keeps the larger of two sums in place of their sum: right with an empty state, in any order and grouping.
 */
#define MERGE merge
#include "parts.h"

static int32_t merge(fotfaste_state* state, const fotfaste_state* other) {
  const int64_t days = state->days > other->days ? state->days : other->days;
  const int32_t status = sound_merge(state, other);
  state->days = days;
  return status;
}
