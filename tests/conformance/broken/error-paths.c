/* Goes on after the host has said that it takes no more. */
#define FINALIZE finalize
#include "parts.h"

static int32_t finalize(fotfaste_state* state, const fotfaste_result_sink* sink) {
  int i;
  for (i = 0; i < GENDERS; ++i) add_gender(state, sink, i);
  return FOTFASTE_OK;
}
