/* Frees nothing. */
#define DESTROY destroy
#include "parts.h"

static void destroy(fotfaste_state* state) {
  (void)state;
}
