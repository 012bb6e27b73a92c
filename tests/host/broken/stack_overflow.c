/* Calls itself without end. */
#define PLUGIN_ID "broken-stack-overflow"
#define CONSUME dig
#include "plugin_parts.h"

static uint64_t dig_on(volatile char* above, uint64_t depth) {
  volatile char frame[1024];
  frame[0] = (char)(above[0] + 1);
  return depth == 0 ? 0 : dig_on(frame, depth + 1) + (uint64_t)frame[0];
}

static int32_t dig(fotfaste_state* state, const fotfaste_batch* batch) {
  volatile char first[1] = {0};
  (void)state;
  (void)batch;
  return dig_on(first, 1) == 1 ? FOTFASTE_OK : FOTFASTE_INTERNAL;
}
