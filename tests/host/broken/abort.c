/* Gives up as a failed assertion does. */
#define PLUGIN_ID "broken-abort"
#define CONSUME give_up
#include "plugin_parts.h"

static int32_t give_up(fotfaste_state* state, const fotfaste_batch* batch) {
  (void)state;
  (void)batch;
  abort();
}
