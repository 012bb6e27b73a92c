/* Ends its process as if all were well. */
#define CONSUME consume
#include "../broken/parts.h"

static int32_t consume(fotfaste_state* state, const fotfaste_batch* batch) {
  (void)state;
  (void)batch;
  exit(0);
}
