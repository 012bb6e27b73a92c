/* Ends the process as if all were well. */
#define PLUGIN_ID "broken-exit-early"
#define CONSUME leave
#include "plugin_parts.h"

static int32_t leave(fotfaste_state* state, const fotfaste_batch* batch) {
  (void)state;
  (void)batch;
  exit(0);
}
