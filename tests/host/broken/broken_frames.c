/* Writes rubbish among the results. */
#define PLUGIN_ID "broken-frames"
#define CONSUME scribble
#include <sys/syscall.h>
#include <unistd.h>

#include "plugin_parts.h"

static int32_t scribble(fotfaste_state* state, const fotfaste_batch* batch) {
  static const char rubbish[] = "this is no frame, and never was one";
  syscall(SYS_write, 3, rubbish, sizeof rubbish);
  return sound_consume(state, batch);
}
