/* The Arrow C Data Interface, as its specification defines it (https://arrow.apache.org/docs/format/
 * CDataInterface.html). The guard must keep its name: other libraries define the same structures under it.
 *
 * Fotfäste uses a narrow profile of it:
 *   - offset is 0 in every array;
 *   - formats: c int8, s int16, i int32, l int64, L uint64, g float64, tdD date32, +s struct, +l list with
 *     32-bit offsets, and dictionary arrays (int8, int16 or int32 indices) over u, utf8;
 *   - buffers are aligned to 64 bytes; a validity buffer is NULL when nothing is null, else one bit a row;
 *   - arrays are lent for the call. A plugin never calls release and never moves an array.
 */
#ifndef FOTFASTE_ARROW_H_
#define FOTFASTE_ARROW_H_

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#ifndef ARROW_C_DATA_INTERFACE
#define ARROW_C_DATA_INTERFACE

#define ARROW_FLAG_DICTIONARY_ORDERED 1
#define ARROW_FLAG_NULLABLE 2
#define ARROW_FLAG_MAP_KEYS_SORTED 4

struct ArrowSchema {
  const char* format;
  const char* name;
  const char* metadata;
  int64_t flags;
  int64_t n_children;
  struct ArrowSchema** children;
  struct ArrowSchema* dictionary;
  void (*release)(struct ArrowSchema*);
  void* private_data;
};

struct ArrowArray {
  int64_t length;
  int64_t null_count;
  int64_t offset;
  int64_t n_buffers;
  int64_t n_children;
  const void** buffers;
  struct ArrowArray** children;
  struct ArrowArray* dictionary;
  void (*release)(struct ArrowArray*);
  void* private_data;
};

#endif /* ARROW_C_DATA_INTERFACE */

#ifdef __cplusplus
}
#endif

#endif /* FOTFASTE_ARROW_H_ */
