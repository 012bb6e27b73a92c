/* Makes a system call in the way of older machines, which have other numbers. */
#define PLUGIN_ID "broken-old-system-call"
#define CONSUME use_back_door

#include "plugin_parts.h"

static int32_t use_back_door(fotfaste_state* state, const fotfaste_batch* batch) {
#if defined(__x86_64__)
  long number = 20;
  __asm__ volatile("int $0x80" : "+a"(number) : : "memory");
#endif
  return sound_consume(state, batch);
}
