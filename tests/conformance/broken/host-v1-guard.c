/* Reads a field behind the end of the project. */
#define CREATE create
#include "parts.h"

__attribute__((no_sanitize("address"))) static int32_t create(const fotfaste_settings* settings,
                                                              fotfaste_state** state) {
  const volatile uint32_t* behind = (const volatile uint32_t*)(settings->project + 1);
  (void)*behind;
  return sound_create(settings, state);
}
