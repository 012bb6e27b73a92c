/* Writes what it hopes is taken for a result to every descriptor, and ends. */
#define CONSUME consume
#include "../broken/parts.h"

#include <unistd.h>

static int32_t consume(fotfaste_state* state, const fotfaste_batch* batch) {
  int descriptor;
  (void)state;
  (void)batch;
  for (descriptor = 1; descriptor < 16; ++descriptor) {
    if (write(descriptor, "{\"status\": \"pass\"}", 18) < 0) continue;
  }
  _exit(0);
}
