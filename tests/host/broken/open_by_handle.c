/* Opens a file without naming it. */
#define PLUGIN_ID "broken-open-by-handle"
#define CONSUME reach_around
#include <fcntl.h>

#include "plugin_parts.h"

static int32_t reach_around(fotfaste_state* state, const fotfaste_batch* batch) {
  struct file_handle handle;
  memset(&handle, 0, sizeof handle);
  open_by_handle_at(AT_FDCWD, &handle, O_RDONLY);
  return sound_consume(state, batch);
}
