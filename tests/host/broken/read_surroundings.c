/* Looks for the environment and the folder it was started in; aborts when it learns anything. */
#define PLUGIN_ID "broken-read-surroundings"
#define CONSUME look_around
#include <unistd.h>

#include "plugin_parts.h"

static int32_t look_around(fotfaste_state* state, const fotfaste_batch* batch) {
  char folder[4096];
  if (environ != NULL && environ[0] != NULL) abort();
  if (getcwd(folder, sizeof folder) != NULL) abort();
  return sound_consume(state, batch);
}
