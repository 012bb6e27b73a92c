/* Asks for more memory than it may have. */
#define PLUGIN_ID "broken-raise-limits"
#define CONSUME ask_for_more
#include <sys/resource.h>

#include "plugin_parts.h"

static int32_t ask_for_more(fotfaste_state* state, const fotfaste_batch* batch) {
  const struct rlimit none = {RLIM_INFINITY, RLIM_INFINITY};
  setrlimit(RLIMIT_AS, &none);
  return sound_consume(state, batch);
}
