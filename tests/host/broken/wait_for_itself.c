/* Waits for a lock that it holds itself. */
#define PLUGIN_ID "broken-wait-for-itself"
#define CONSUME wait_in_vain
#include <pthread.h>

#include "plugin_parts.h"

static int32_t wait_in_vain(fotfaste_state* state, const fotfaste_batch* batch) {
  static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
  pthread_mutex_lock(&lock);
  pthread_mutex_lock(&lock);
  return sound_consume(state, batch);
}
