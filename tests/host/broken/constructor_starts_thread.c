/* Starts a thread while it is loaded. */
#define PLUGIN_ID "broken-constructor-starts-thread"
#include <pthread.h>

#include "plugin_parts.h"

static void* work_unseen(void* nothing) {
  return nothing;
}

__attribute__((constructor)) static void begin_early(void) {
  pthread_t thread;
  if (pthread_create(&thread, NULL, work_unseen, NULL) == 0) pthread_join(thread, NULL);
}
