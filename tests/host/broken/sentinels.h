/* Words and days that occur nowhere by chance. A word is never in memory unless data with it were read: it is
 * made letter by letter, here and in the test that writes the data. */
#ifndef FOTFASTE_TESTS_SENTINELS_H_
#define FOTFASTE_TESTS_SENTINELS_H_

#include <stdint.h>

/* Where a word stands in the data. */
enum {
  SENTINEL_DECLARED_COLUMN, /* the only one that the plugin may find */
  SENTINEL_OTHER_COLUMN,
  SENTINEL_NESTED_COLUMN,
  SENTINEL_PSEUDONYM,
  SENTINEL_COLUMN_NOT_MAPPED,
  SENTINEL_ROW_SET_ASIDE,
  SENTINEL_WORDS,
  SENTINEL_DECLARED_DAYS = SENTINEL_WORDS, /* as the first: days of a column that was declared */
  SENTINEL_OTHER_DAYS,
  SENTINELS
};

#define SENTINEL_LENGTH 24
static inline char sentinel_letter(unsigned sentinel, unsigned position) {
  return (char)('a' + (((sentinel + 1) * 7919u + position) * 2654435761u >> 16) % 26u);
}

/* Days stand one after the other: so many of the same. */
#define SENTINEL_DAYS 16
#define SENTINEL_DECLARED_DAY 19790 /* 2024-03-08 */
#define SENTINEL_OTHER_DAY 10399    /* 1998-06-22 */

#endif /* FOTFASTE_TESTS_SENTINELS_H_ */
