/* Begins a frame and ends the process. */
#define PLUGIN_ID "broken-half-a-frame"
#define CONSUME scribble
#include <sys/syscall.h>
#include <unistd.h>

#include "plugin_parts.h"

static int32_t scribble(fotfaste_state* state, const fotfaste_batch* batch) {
  static const unsigned char start[] = {200, 0, 0, 0, 1, 2, 3, 4, 8, 1};
  (void)state;
  (void)batch;
  syscall(SYS_write, 3, start, sizeof start);
  _exit(0);
}
