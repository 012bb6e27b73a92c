/* Looks for a file beside its work, and does not mind when there is none. */
#define CONSUME consume
#include "parts.h"

static int32_t consume(fotfaste_state* state, const fotfaste_batch* batch) {
  FILE* file = fopen("settings.txt", "r");
  if (file != NULL) fclose(file);
  return sound_consume(state, batch);
}
