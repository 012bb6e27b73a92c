/* Takes what is missing at the end of the bytes for zeros. */
#define DESERIALIZE deserialize
#include "parts.h"

static int32_t deserialize(fotfaste_state* state, const void* data, uint64_t size) {
  char bytes[STATE_SIZE];
  if (size > STATE_SIZE || size < sizeof magic) return FOTFASTE_INVALID_DATA;
  memset(bytes, 0, sizeof bytes);
  memcpy(bytes, data, size);
  return sound_deserialize(state, bytes, sizeof bytes);
}
