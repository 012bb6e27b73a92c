/* Gives the same structure whatever is asked for. */
#define GET_EXTENSION get_extension
#include "parts.h"

static const void* get_extension(const char* id) {
  static const uint32_t structure[4] = {16, 0, 0, 0};
  (void)id;
  return structure;
}
