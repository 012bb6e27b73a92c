/* The first end ends it, however often it was started. */
#define INIT init
#define DEINIT deinit
#define GET_FACTORY get_factory
#include "parts.h"

static int started;

static int32_t init(const fotfaste_host* host) {
  started = 1;
  return sound_init(host);
}

static void deinit(void) {
  started = 0;
}

static const void* get_factory(const char* id) {
  return started ? sound_get_factory(id) : NULL;
}
