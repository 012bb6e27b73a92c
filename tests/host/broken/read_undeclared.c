/* Reads beyond a column that it declared, into one that it did not. */
#define PLUGIN_ID "broken-read-undeclared"
#define CONSUME peek
#include "plugin_parts.h"

/* Columns stand in the memory file one after the other, in pages of their own: the test lays birth_date right
 * behind gender. */
static int32_t peek(fotfaste_state* state, const fotfaste_batch* batch) {
  const struct ArrowArray* gender = find_column(batch, "gender");
  const uintptr_t page = 4096;
  const uintptr_t next = ((uintptr_t)gender->buffers[1] / page + 1) * page;
  const volatile int32_t* birth_dates = (const volatile int32_t*)next;
  state->entry_days += birth_dates[0];
  return sound_consume(state, batch);
}
