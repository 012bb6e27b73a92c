/* Never comes back, and never asks whether to stop. */
#define PLUGIN_ID "broken-loop-for-ever"
#define CONSUME loop
#include "plugin_parts.h"

static int32_t loop(fotfaste_state* state, const fotfaste_batch* batch) {
  volatile uint64_t count = 0;
  (void)state;
  (void)batch;
  while (count + 1 != 0) ++count;
  return FOTFASTE_OK;
}
