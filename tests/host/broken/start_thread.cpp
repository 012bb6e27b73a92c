/* Starts a thread. */
#define PLUGIN_ID "broken-start-thread"
#define CONSUME help_wanted
#include "plugin_parts.h"

#include <thread>

static int32_t help_wanted(fotfaste_state* state, const fotfaste_batch* batch) {
  std::thread helper([] {});
  helper.join();
  return sound_consume(state, batch);
}
