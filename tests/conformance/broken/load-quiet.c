/* Greets on standard output. */
#define INIT init
#include "parts.h"

static int32_t init(const fotfaste_host* host) {
  puts("ready");
  return sound_init(host);
}
