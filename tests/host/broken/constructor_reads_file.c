/* Reads a file of the system while it is loaded; aborts when it could. */
#define PLUGIN_ID "broken-constructor-reads-file"
#include <fcntl.h>

#include "plugin_parts.h"

__attribute__((constructor)) static void snoop(void) {
  if (open("/etc/passwd", O_RDONLY) >= 0) abort();
}
