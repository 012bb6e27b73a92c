/* Works with the very version that it was built for, and no later one. */
#define INIT init
#include "parts.h"

static int32_t init(const fotfaste_host* host) {
  if (host->abi_minor != FOTFASTE_ABI_MINOR) return FOTFASTE_INVALID_ARGUMENT;
  return sound_init(host);
}
