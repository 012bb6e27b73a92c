/* Keeps a byte for each participation. */
#define SERIALIZE serialize
#define DESERIALIZE deserialize
#include "parts.h"

static const char nothing[1 << 12];

static int64_t participations(const int64_t counts[GENDERS][2]) {
  int64_t all = 0;
  int i;
  for (i = 0; i < GENDERS; ++i) {
    if (counts[i][0] < 0 || counts[i][0] > (1 << 10)) return -1;
    all += counts[i][0];
  }
  return all;
}

static int32_t serialize(const fotfaste_state* state, const fotfaste_byte_sink* sink) {
  const int64_t all = participations(state->counts);
  const int32_t status = sound_serialize(state, sink);
  if (status != FOTFASTE_OK || all <= 0) return status;
  return sink->write(sink, nothing, (uint64_t)all);
}

static int32_t deserialize(fotfaste_state* state, const void* data, uint64_t size) {
  int64_t counts[GENDERS][2];
  int64_t all;
  if (size < STATE_SIZE) return FOTFASTE_INVALID_DATA;
  memcpy(counts, (const char*)data + sizeof magic, sizeof counts);
  all = participations((const int64_t(*)[2])counts);
  if (all < 0 || size != STATE_SIZE + (uint64_t)all) return FOTFASTE_INVALID_DATA;
  if (memcmp((const char*)data + STATE_SIZE, nothing, (size_t)all) != 0) return FOTFASTE_INVALID_DATA;
  return sound_deserialize(state, data, STATE_SIZE);
}
