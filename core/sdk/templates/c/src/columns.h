/* Columns of a batch by name, in the profile that fotfaste/arrow.h lays down. Views: valid as long as the
 * batch is. */
#ifndef COLUMNS_H_
#define COLUMNS_H_

#include <fotfaste/arrow.h>

/* A column of days or codes. A column that is empty throughout is not in the batch: values is NULL, and every
 * row is null. */
typedef struct column {
  const uint8_t* validity; /* NULL when nothing is null; null_count is not to be relied on */
  const void* values;
  int width; /* bytes of a value */
} column;

/* Nested rows: those of row i are [offsets[i], offsets[i + 1]). NULL where there are none at all. */
typedef struct list {
  const int32_t* offsets;
  const struct ArrowSchema* schema; /* of the nested rows */
  const struct ArrowArray* array;
} list;

/* The children of a struct array by name. Each returns 0 when the child is there and not of that form. */
int find_days(const struct ArrowSchema* schema, const struct ArrowArray* array, const char* name,
              column* found);
int find_codes(const struct ArrowSchema* schema, const struct ArrowArray* array, const char* name,
               column* found);
int find_list(const struct ArrowSchema* schema, const struct ArrowArray* array, const char* name,
              list* found);

/* The value of a row, or otherwise for null. What lies under a null may be anything and is not looked at. */
int32_t value_or(const column* column, int64_t row, int32_t otherwise);

#endif
