/* Version, status codes and text: what every other header of the plugin interface builds on.
 *
 * The interface is plain C. It is clean in C99 and in C++11, uses fixed-width integers only, and passes
 * no structure by value. A published structure never changes: what is new comes as an extension that one
 * side asks the other for by name (see host.h and plugin.h).
 *
 * Ownership, everywhere: no memory changes owner. What a caller hands over is borrowed for the call and
 * may be gone afterwards; what a callee produces goes through a sink that copies before it returns.
 */
#ifndef FOTFASTE_ABI_H_
#define FOTFASTE_ABI_H_

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* A host loads a plugin whose major equals its own, whatever the minor. A larger minor only means that more
 * extensions exist; a plugin finds out by asking for them. */
#define FOTFASTE_ABI_MAJOR 1
#define FOTFASTE_ABI_MINOR 0

#define FOTFASTE_EXPORT __attribute__((visibility("default")))

/* Status codes, returned as int32_t. Zero is success; a host treats any code it does not know as
 * FOTFASTE_INTERNAL. Together with a status other than FOTFASTE_OK a plugin gives one sentence through
 * fotfaste_host::set_error, in English, with what was wrong and where. */
#define FOTFASTE_OK 0
#define FOTFASTE_INVALID_ARGUMENT 1 /* a parameter is outside what the plugin can work with */
#define FOTFASTE_INVALID_STATE 2    /* called out of order, e.g. consume after finalize */
#define FOTFASTE_INVALID_DATA 3     /* a batch or serialized state does not follow the contract */
#define FOTFASTE_NOT_APPLICABLE 4   /* the data that the plugin needs is not there at all */
#define FOTFASTE_OUT_OF_MEMORY 5
#define FOTFASTE_CANCELLED 6 /* the host asked to stop, and the plugin did */
#define FOTFASTE_INTERNAL 7  /* a fault of the plugin's own */

/* Text in UTF-8, not terminated. data may be NULL only when size is 0. */
typedef struct fotfaste_text {
  const char* data;
  uint64_t size;
} fotfaste_text;

/* One text in the two languages that evaluators read. Both are required in all that a plugin says of
 * itself (descriptor.h). */
typedef struct fotfaste_label {
  fotfaste_text sv;
  fotfaste_text en;
} fotfaste_label;

/* A day is an int32_t: days since 1970-01-01 in the proleptic Gregorian calendar (Arrow's date32). */
#define FOTFASTE_NO_DATE INT32_MIN

#ifdef __cplusplus
}
#endif

#endif /* FOTFASTE_ABI_H_ */
