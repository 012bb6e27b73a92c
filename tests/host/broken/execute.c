/* Starts another program. */
#define PLUGIN_ID "broken-execute"
#define CONSUME become
#include <unistd.h>

#include "plugin_parts.h"

static int32_t become(fotfaste_state* state, const fotfaste_batch* batch) {
  execl("/bin/true", "true", (char*)NULL);
  return sound_consume(state, batch);
}
