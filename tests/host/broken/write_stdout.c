/* Prints to standard output. */
#define PLUGIN_ID "broken-write-stdout"
#define CONSUME print
#include <stdio.h>

#include "plugin_parts.h"

static int32_t print(fotfaste_state* state, const fotfaste_batch* batch) {
  puts("hello");
  return sound_consume(state, batch);
}
