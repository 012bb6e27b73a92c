/* Reads the memory of another process. */
#define PLUGIN_ID "broken-read-other-process"
#define CONSUME look_over
#include <sys/uio.h>

#include "plugin_parts.h"

static int32_t look_over(fotfaste_state* state, const fotfaste_batch* batch) {
  char here[8];
  struct iovec to = {here, sizeof here};
  struct iovec from = {here, sizeof here};
  process_vm_readv(1, &to, 1, &from, 1, 0);
  return sound_consume(state, batch);
}
