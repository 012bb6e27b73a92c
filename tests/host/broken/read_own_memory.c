/* Opens its own memory as a file, where no page is protected. */
#define PLUGIN_ID "broken-read-own-memory"
#define CONSUME look_inside
#include <fcntl.h>

#include "plugin_parts.h"

static int32_t look_inside(fotfaste_state* state, const fotfaste_batch* batch) {
  open("/proc/self/mem", O_RDWR);
  return sound_consume(state, batch);
}
