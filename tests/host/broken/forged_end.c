/* Writes the last frame itself, and goes on. */
#define PLUGIN_ID "broken-forged-end"
#define CONSUME end_early
#include <sys/syscall.h>
#include <unistd.h>

#include "plugin_parts.h"

/* CRC-32C, bit by bit. */
static uint32_t checksum(const unsigned char* bytes, size_t size) {
  uint32_t sum = 0xffffffffu;
  size_t i;
  int bit;
  for (i = 0; i < size; ++i) {
    sum ^= bytes[i];
    for (bit = 0; bit < 8; ++bit) sum = (sum & 1) != 0 ? (sum >> 1) ^ 0x82f63b78u : sum >> 1;
  }
  return ~sum;
}

/* Size and checksum, kind "final", and of its payload: done, status 0, no text, so many frames before. */
static int32_t end_early(fotfaste_state* state, const fotfaste_batch* batch) {
  unsigned char frame[8 + 1 + 1 + 4 + 8 + 8];
  const uint32_t size = sizeof frame - 9;
  const uint64_t frames = 4;
  uint32_t sum;
  memset(frame, 0, sizeof frame);
  frame[8] = 17;
  memcpy(frame + 22, &frames, sizeof frames);
  sum = checksum(frame + 8, sizeof frame - 8);
  memcpy(frame, &size, sizeof size);
  memcpy(frame + 4, &sum, sizeof sum);
  syscall(SYS_write, 3, frame, sizeof frame);
  return sound_consume(state, batch);
}
