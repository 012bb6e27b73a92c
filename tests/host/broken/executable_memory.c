/* Makes memory in which it could write a program. */
#define PLUGIN_ID "broken-executable-memory"
#define CONSUME forge_code
#include <sys/mman.h>

#include "plugin_parts.h"

static int32_t forge_code(fotfaste_state* state, const fotfaste_batch* batch) {
  mmap(NULL, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  return sound_consume(state, batch);
}
