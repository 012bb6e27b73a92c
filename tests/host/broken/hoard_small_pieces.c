/* Asks for memory in small pieces, without end. */
#define PLUGIN_ID "broken-hoard-small-pieces"
#define CONSUME crumble

#include "plugin_parts.h"

static int32_t crumble(fotfaste_state* state, const fotfaste_batch* batch) {
  for (;;) {
    volatile char* piece = (volatile char*)malloc(200);
    if (piece == NULL) return FOTFASTE_OUT_OF_MEMORY;
    *piece = 1;
  }
  return sound_consume(state, batch);
}
