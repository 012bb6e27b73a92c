/* Asks for a queue of system calls, which would run beside the filter. */
#define PLUGIN_ID "broken-use-io-uring"
#define CONSUME queue_up
#include <sys/syscall.h>
#include <unistd.h>

#include "plugin_parts.h"

static int32_t queue_up(fotfaste_state* state, const fotfaste_batch* batch) {
  char parameters[256] = {0};
  syscall(SYS_io_uring_setup, 4, parameters);
  return sound_consume(state, batch);
}
