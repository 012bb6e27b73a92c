/* Ends the process without even the usual farewells. */
#define PLUGIN_ID "broken-exit-at-once"
#define CONSUME leave
#include <unistd.h>

#include "plugin_parts.h"

static int32_t leave(fotfaste_state* state, const fotfaste_batch* batch) {
  (void)state;
  (void)batch;
  _exit(0);
}
