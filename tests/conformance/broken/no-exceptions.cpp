// Throws at a column that is not what it expects, and lets that out.
#include <stdexcept>

#define CONSUME consume
#include "parts.h"

static int32_t consume(fotfaste_state* state, const fotfaste_batch* batch) {
  for (int64_t i = 0; i < batch->schema->n_children; ++i) {
    const ArrowSchema* column = batch->schema->children[i];
    if (strcmp(column->name, "entry") == 0 && strcmp(column->format, "tdD") != 0) {
      throw std::runtime_error("the entry is no date");
    }
  }
  return sound_consume(state, batch);
}
