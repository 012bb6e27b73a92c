/* Opens a file. */
#define PLUGIN_ID "broken-open-file"
#define CONSUME open_one
#include <fcntl.h>

#include "plugin_parts.h"

static int32_t open_one(fotfaste_state* state, const fotfaste_batch* batch) {
  if (open("/etc/passwd", O_RDONLY) < 0) return FOTFASTE_INTERNAL;
  return sound_consume(state, batch);
}
