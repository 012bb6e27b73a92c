/* Says properly that it failed, and why. */
#define PLUGIN_ID "broken-reports-error"
#define CONSUME complain
#include "plugin_parts.h"

static int32_t complain(fotfaste_state* state, const fotfaste_batch* batch) {
  (void)batch;
  state->host->set_error(state->host, text_of("the moon is in the wrong place"));
  return FOTFASTE_INTERNAL;
}
