#include "columns.h"

#include <stddef.h>
#include <string.h>

/* -1 when there is no such child. */
static int64_t child_number(const struct ArrowSchema* schema, const char* name) {
  int64_t i;
  for (i = 0; i < schema->n_children; ++i) {
    if (strcmp(schema->children[i]->name, name) == 0) return i;
  }
  return -1;
}

/* Two buffers: validity, then values or offsets. */
static int is_usable(const struct ArrowArray* child, const struct ArrowArray* parent) {
  return child->length == parent->length && child->offset == 0 && child->n_buffers == 2 &&
         (child->length == 0 || child->buffers[1] != NULL) &&
         (child->null_count <= 0 || child->buffers[0] != NULL);
}

int find_days(const struct ArrowSchema* schema, const struct ArrowArray* array, const char* name,
              column* found) {
  const int64_t i = child_number(schema, name);
  memset(found, 0, sizeof *found);
  if (i < 0) return 1;
  if (strcmp(schema->children[i]->format, "tdD") != 0 || !is_usable(array->children[i], array)) return 0;
  found->validity = array->children[i]->buffers[0];
  found->values = array->children[i]->buffers[1];
  found->width = 4;
  return 1;
}

int find_codes(const struct ArrowSchema* schema, const struct ArrowArray* array, const char* name,
               column* found) {
  const int64_t i = child_number(schema, name);
  const char* format;
  memset(found, 0, sizeof *found);
  if (i < 0) return 1;
  /* The format of a dictionary array is that of its indices. */
  format = schema->children[i]->format;
  found->width = strcmp(format, "c") == 0   ? 1
                 : strcmp(format, "s") == 0 ? 2
                 : strcmp(format, "i") == 0 ? 4
                                            : 0;
  if (found->width == 0 || !is_usable(array->children[i], array)) return 0;
  found->validity = array->children[i]->buffers[0];
  found->values = array->children[i]->buffers[1];
  return 1;
}

int find_list(const struct ArrowSchema* schema, const struct ArrowArray* array, const char* name,
              list* found) {
  const int64_t i = child_number(schema, name);
  const struct ArrowArray* child;
  memset(found, 0, sizeof *found);
  if (i < 0) return 1;
  child = array->children[i];
  if (strcmp(schema->children[i]->format, "+l") != 0 || !is_usable(child, array) || child->n_children != 1) {
    return 0;
  }
  found->schema = schema->children[i]->children[0];
  found->array = child->children[0];
  if (child->length > 0) found->offsets = child->buffers[1];
  return strcmp(found->schema->format, "+s") == 0 && found->array->offset == 0 &&
         (found->offsets == NULL ||
          (found->offsets[0] >= 0 && found->offsets[child->length] <= found->array->length));
}

int32_t value_or(const column* column, int64_t row, int32_t otherwise) {
  if (column->values == NULL) return otherwise;
  if (column->validity != NULL && (column->validity[row / 8] >> (row % 8) & 1) == 0) return otherwise;
  switch (column->width) {
    case 1:
      return ((const int8_t*)column->values)[row];
    case 2:
      return ((const int16_t*)column->values)[row];
    default:
      return ((const int32_t*)column->values)[row];
  }
}
