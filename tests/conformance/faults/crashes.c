/* Ends its process by a fault when it is given data. */
#define CONSUME consume
#include "../broken/parts.h"

static int32_t consume(fotfaste_state* state, const fotfaste_batch* batch) {
  (void)state;
  (void)batch;
  abort();
}
