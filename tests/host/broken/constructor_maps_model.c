/* Looks for the whole model among the open files while it is loaded; aborts when it finds one that can be
 * mapped. */
#define PLUGIN_ID "broken-constructor-maps-model"
#include <sys/mman.h>

#include "plugin_parts.h"

__attribute__((constructor)) static void map_everything(void) {
  int descriptor;
  for (descriptor = 0; descriptor < 64; ++descriptor) {
    if (mmap(NULL, 4096, PROT_READ, MAP_SHARED, descriptor, 0) != MAP_FAILED) abort();
  }
}
