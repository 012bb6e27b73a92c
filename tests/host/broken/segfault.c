/* Writes through a null pointer. */
#define PLUGIN_ID "broken-segfault"
#define CONSUME segfault
#include "plugin_parts.h"

static int32_t segfault(fotfaste_state* state, const fotfaste_batch* batch) {
  volatile int* volatile nowhere = NULL;
  (void)state;
  (void)batch;
  *nowhere = 1;
  return FOTFASTE_OK;
}
