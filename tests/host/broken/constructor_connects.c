/* Opens a socket while it is loaded. */
#define PLUGIN_ID "broken-constructor-connects"
#include <sys/socket.h>

#include "plugin_parts.h"

__attribute__((constructor)) static void call_home(void) {
  if (socket(AF_INET, SOCK_STREAM, 0) < 0) abort();
}
