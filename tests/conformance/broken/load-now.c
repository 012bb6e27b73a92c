/* Uses a function that is nowhere. */
#define INIT init
#include "parts.h"

int32_t fixture_defined_nowhere(void);

static int32_t init(const fotfaste_host* host) {
  (void)host;
  return fixture_defined_nowhere();
}
