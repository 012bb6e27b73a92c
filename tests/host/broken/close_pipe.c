/* Closes the pipe for results. */
#define PLUGIN_ID "broken-close-pipe"
#define CONSUME hang_up
#include <unistd.h>

#include "plugin_parts.h"

static int32_t hang_up(fotfaste_state* state, const fotfaste_batch* batch) {
  close(3);
  return sound_consume(state, batch);
}
