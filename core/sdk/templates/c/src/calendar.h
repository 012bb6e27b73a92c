/* Days since 1970-01-01, and lengths of time as evaluators write them. */
#ifndef CALENDAR_H_
#define CALENDAR_H_

#include <fotfaste/abi.h>

/* Months first, then days. */
typedef struct duration {
  int32_t months;
  int32_t days;
} duration;

/* "14d", "6m", "2y". The host has checked the text already; 0 for anything else. */
int parse_duration(fotfaste_text text, duration* parsed);

/* Keeps the day of the month, or takes the month's last: 31 August and six months make 28 or 29 February.
 * In 64 bits, so that no day that a file may hold leaves the range. */
int64_t add_duration(int64_t day, duration length);

#endif
