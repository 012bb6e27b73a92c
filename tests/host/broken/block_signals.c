/* Puts all signals off, and then does what is not allowed. */
#define PLUGIN_ID "broken-block-signals"
#define CONSUME hold_breath
#include <signal.h>
#include <sys/socket.h>

#include "plugin_parts.h"

static int32_t hold_breath(fotfaste_state* state, const fotfaste_batch* batch) {
  sigset_t all;
  sigfillset(&all);
  sigprocmask(SIG_BLOCK, &all, NULL);
  socket(AF_INET, SOCK_STREAM, 0);
  return sound_consume(state, batch);
}
