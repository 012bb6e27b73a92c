/* Returns a status that does not exist. */
#define PLUGIN_ID "broken-unknown-status"
#define CONSUME shrug
#include "plugin_parts.h"

static int32_t shrug(fotfaste_state* state, const fotfaste_batch* batch) {
  (void)state;
  (void)batch;
  return 4711;
}
