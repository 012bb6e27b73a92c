/* Lets a C++ exception out through the C interface. */
#define PLUGIN_ID "broken-throw"
#define CONSUME throw_out
#include "plugin_parts.h"

#include <stdexcept>

static int32_t throw_out(fotfaste_state*, const fotfaste_batch*) {
  throw std::runtime_error("the sky is falling");
}
