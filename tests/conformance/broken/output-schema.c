/* Reports a row twice. */
#define FINALIZE finalize
#include "parts.h"

static int32_t finalize(fotfaste_state* state, const fotfaste_result_sink* sink) {
  const int32_t status = sound_finalize(state, sink);
  return status == FOTFASTE_OK ? add_gender(state, sink, 0) : status;
}
