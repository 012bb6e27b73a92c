/* Takes over how memory faults are handled, while it is loaded. */
#define PLUGIN_ID "broken-constructor-catches-signals"
#include <signal.h>

#include "plugin_parts.h"

__attribute__((constructor)) static void cover_up(void) {
  signal(SIGSEGV, SIG_IGN);
}
