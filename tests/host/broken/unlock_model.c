/* Asks the system to make a column writable. */
#define PLUGIN_ID "broken-unlock-model"
#define CONSUME forge
#include <sys/mman.h>

#include "plugin_parts.h"

static int32_t forge(fotfaste_state* state, const fotfaste_batch* batch) {
  const struct ArrowArray* gender = find_column(batch, "gender");
  const uintptr_t page = 4096;
  void* start = (void*)((uintptr_t)gender->buffers[1] / page * page);
  (void)state;
  if (mprotect(start, page, PROT_READ | PROT_WRITE) == 0) return FOTFASTE_OK;
  return FOTFASTE_INTERNAL;
}
