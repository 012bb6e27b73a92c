/* Opens a socket. */
#define PLUGIN_ID "broken-open-socket"
#define CONSUME connect_out
#include <sys/socket.h>

#include "plugin_parts.h"

static int32_t connect_out(fotfaste_state* state, const fotfaste_batch* batch) {
  if (socket(AF_INET, SOCK_STREAM, 0) < 0) return FOTFASTE_INTERNAL;
  return sound_consume(state, batch);
}
