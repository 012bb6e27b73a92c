/* Asks for memory until there is none left, and does not look whether it got any. */
#define PLUGIN_ID "broken-ignores-failed-allocation"
#define CONSUME hoard
#include "plugin_parts.h"

static int32_t hoard(fotfaste_state* state, const fotfaste_batch* batch) {
  (void)state;
  (void)batch;
  while (1) {
    char* volatile got = (char*)malloc(1 << 20);
    memset(got, 1, 1 << 20);
  }
  return FOTFASTE_OK;
}
