/* Never comes out of being loaded. */
#define PLUGIN_ID "broken-constructor-loops"
#include "plugin_parts.h"

__attribute__((constructor)) static void stay(void) {
  volatile int round = 0;
  for (;;) ++round;
}
