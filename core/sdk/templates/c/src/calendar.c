/* Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms". Years begin in March here, so that the leap
 * day is the last of its year. */
#include "calendar.h"

static int64_t day_of(int64_t year, int64_t month, int64_t day) {
  const int64_t shifted = year - (month <= 2);
  const int64_t era = (shifted >= 0 ? shifted : shifted - 399) / 400;
  const int64_t year_of_era = shifted - era * 400;
  const int64_t day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  return era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719468;
}

static void civil_of(int64_t day, int64_t* year, int64_t* month, int64_t* day_of_month) {
  const int64_t shifted = day + 719468;
  const int64_t era = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
  const int64_t of_era = shifted - era * 146097;
  const int64_t years = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
  const int64_t of_year = of_era - (365 * years + years / 4 - years / 100);
  const int64_t index = (5 * of_year + 2) / 153;
  *day_of_month = of_year - (153 * index + 2) / 5 + 1;
  *month = index < 10 ? index + 3 : index - 9;
  *year = years + era * 400 + (*month <= 2);
}

int parse_duration(fotfaste_text text, duration* parsed) {
  int32_t count = 0;
  uint64_t i;
  if (text.size < 2 || text.size > 5) return 0;
  for (i = 0; i + 1 < text.size; ++i) {
    if (text.data[i] < '0' || text.data[i] > '9') return 0;
    count = count * 10 + (text.data[i] - '0');
  }
  parsed->months = 0;
  parsed->days = 0;
  switch (text.data[text.size - 1]) {
    case 'd':
      parsed->days = count;
      return 1;
    case 'm':
      parsed->months = count;
      return 1;
    case 'y':
      parsed->months = count * 12;
      return 1;
    default:
      return 0;
  }
}

int64_t add_duration(int64_t day, duration length) {
  int64_t year, month, of_month, last;
  civil_of(day, &year, &month, &of_month);
  month += length.months;
  year += (month - 1) / 12;
  month = (month - 1) % 12 + 1;
  last = day_of(month == 12 ? year + 1 : year, month == 12 ? 1 : month + 1, 1) - day_of(year, month, 1);
  return day_of(year, month, of_month < last ? of_month : last) + length.days;
}
