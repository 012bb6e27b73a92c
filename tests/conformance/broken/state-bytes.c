/* Looks at the byte after the last. */
#define DESERIALIZE deserialize
#include "parts.h"

static int32_t deserialize(fotfaste_state* state, const void* data, uint64_t size) {
  const volatile char* bytes = (const char*)data;
  if (size == STATE_SIZE && bytes[size] == 'x') state->hidden += 1;
  return sound_deserialize(state, data, size);
}
