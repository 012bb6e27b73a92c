/* Changes what the process lets others see of it. */
#define PLUGIN_ID "broken-control-process"
#define CONSUME turn_away
#include <sys/prctl.h>

#include "plugin_parts.h"

static int32_t turn_away(fotfaste_state* state, const fotfaste_batch* batch) {
  prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
  return sound_consume(state, batch);
}
