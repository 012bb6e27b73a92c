/* Never comes back when it is given data. */
#define CONSUME consume
#include "../broken/parts.h"

static int32_t consume(fotfaste_state* state, const fotfaste_batch* batch) {
  volatile int goes_on = 1;
  (void)batch;
  while (goes_on != 0) state->spare += 1;
  return FOTFASTE_OK;
}
