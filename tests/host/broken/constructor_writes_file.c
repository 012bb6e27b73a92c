/* Writes a file while it is loaded, before anything of it is called. */
#define PLUGIN_ID "broken-constructor-writes-file"
#include <fcntl.h>

#include "plugin_parts.h"

__attribute__((constructor)) static void spill(void) {
  if (open("/tmp/fotfaste-broken-constructor", O_WRONLY | O_CREAT, 0600) < 0) abort();
}
