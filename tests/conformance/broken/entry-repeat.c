/* Does not start while it is started. */
#define INIT init
#define DEINIT deinit
#include "parts.h"

static int started;

static int32_t init(const fotfaste_host* host) {
  if (started) return FOTFASTE_INVALID_STATE;
  started = 1;
  return sound_init(host);
}

static void deinit(void) {
  started = 0;
}
