/* Reports rows without end. */
#define PLUGIN_ID "broken-huge-output"
#define FINALIZE babble
#include <stdio.h>

#include "plugin_parts.h"

static int32_t babble(fotfaste_state* state, const fotfaste_result_sink* sink) {
  char name[32];
  int64_t i;
  (void)state;
  for (i = 0;; ++i) {
    int32_t status;
    snprintf(name, sizeof name, "%lld", (long long)i);
    status = add_sound_row(sink, name, 0, 0, 0, 0);
    if (status != FOTFASTE_OK) return status;
  }
}
