/* Takes hold of another process as a debugger does. */
#define PLUGIN_ID "broken-trace-process"
#define CONSUME take_hold
#include <sys/ptrace.h>

#include "plugin_parts.h"

static int32_t take_hold(fotfaste_state* state, const fotfaste_batch* batch) {
  ptrace(PTRACE_ATTACH, 1, NULL, NULL);
  return sound_consume(state, batch);
}
