/* Puts another folder in the place of one. */
#define PLUGIN_ID "broken-mount-folder"
#define CONSUME swap
#include <sys/mount.h>

#include "plugin_parts.h"

static int32_t swap(fotfaste_state* state, const fotfaste_batch* batch) {
  mount("none", "/tmp", "tmpfs", 0, NULL);
  return sound_consume(state, batch);
}
