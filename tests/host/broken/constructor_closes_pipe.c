/* Closes the pipe for results while it is loaded. */
#define PLUGIN_ID "broken-constructor-closes-pipe"
#include <unistd.h>

#include "plugin_parts.h"

__attribute__((constructor)) static void hang_up(void) {
  close(3);
}
