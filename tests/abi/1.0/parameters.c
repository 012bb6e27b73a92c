#include "parameters.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { most_items = 64 };

/* Reads one value from *at, and moves behind it. Returns 0 when it can be read. */
static int read_value(const char** at, fotfaste_value* value);

static void skip_spaces(const char** at) {
  while (**at == ' ') ++*at;
}

static int32_t day_number(int year, int month, int day) {
  /* Days from 1970-01-01, counted in years that begin in March. */
  const int from_march = month > 2 ? year : year - 1;
  const int era = from_march / 400;
  const int of_era = from_march - era * 400;
  const int of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

static fotfaste_value* room_for_items(void) {
  fotfaste_value* items = calloc(most_items, sizeof *items);
  if (items == NULL) abort();
  return items;
}

static int read_items(const char** at, fotfaste_value* value, char end) {
  fotfaste_value* items = room_for_items();
  value->type = end == ']' ? FOTFASTE_VALUE_LIST : FOTFASTE_VALUE_TABLE;
  value->items = items;
  ++*at;
  for (skip_spaces(at); **at != end; skip_spaces(at)) {
    fotfaste_value* item = &items[value->count];
    if (value->count++ == most_items) return 1;
    if (end == '}') {
      item->key.data = *at;
      item->key.size = strcspn(*at, " =");
      *at += item->key.size;
      skip_spaces(at);
      if (*(*at)++ != '=') return 1;
      skip_spaces(at);
    }
    if (read_value(at, item) != 0) return 1;
    skip_spaces(at);
    if (**at == ',') ++*at;
  }
  ++*at;
  return 0;
}

static int read_number(const char** at, fotfaste_value* value) {
  int year, month, day;
  char* end;
  if (sscanf(*at, "%4d-%2d-%2d", &year, &month, &day) == 3) {
    value->type = FOTFASTE_VALUE_DATE;
    value->integer = day_number(year, month, day);
    *at += 10;
    return 0;
  }
  value->number = strtod(*at, &end);
  if (end == *at) return 1;
  value->type =
      memchr(*at, '.', (size_t)(end - *at)) != NULL ? FOTFASTE_VALUE_NUMBER : FOTFASTE_VALUE_INTEGER;
  if (value->type == FOTFASTE_VALUE_INTEGER) value->integer = (int64_t)value->number;
  *at = end;
  return 0;
}

static int read_value(const char** at, fotfaste_value* value) {
  if (**at == '[') return read_items(at, value, ']');
  if (**at == '{') return read_items(at, value, '}');
  if (**at == '"') {
    const char* end = strchr(*at + 1, '"');
    if (end == NULL) return 1;
    value->type = FOTFASTE_VALUE_TEXT;
    value->text.data = *at + 1;
    value->text.size = (uint64_t)(end - *at - 1);
    *at = end + 1;
    return 0;
  }
  if (strncmp(*at, "true", 4) == 0 || strncmp(*at, "false", 5) == 0) {
    value->type = FOTFASTE_VALUE_BOOLEAN;
    value->integer = **at == 't';
    *at += **at == 't' ? 4 : 5;
    return 0;
  }
  return read_number(at, value);
}

static int has_key(const fotfaste_value* table, const char* name) {
  uint64_t i;
  for (i = 0; i < table->count; ++i) {
    const fotfaste_text key = table->items[i].key;
    if (key.size == strlen(name) && memcmp(key.data, name, key.size) == 0) return 1;
  }
  return 0;
}

static int is_written_as_text(const fotfaste_parameter* parameter) {
  switch (parameter->type) {
    case FOTFASTE_PARAMETER_TEXT:
    case FOTFASTE_PARAMETER_DURATION:
    case FOTFASTE_PARAMETER_POINT:
    case FOTFASTE_PARAMETER_CHOICE:
    case FOTFASTE_PARAMETER_LABEL:
    case FOTFASTE_PARAMETER_COLUMN:
      return (parameter->flags & FOTFASTE_PARAMETER_REPEATED) == 0;
    default:
      return 0;
  }
}

/* A default is written as in project.toml; a text may stand without its quotes. */
static void read_default(const fotfaste_parameter* parameter, fotfaste_value* value) {
  const char* at = parameter->default_value;
  if (is_written_as_text(parameter) && strchr("\"'{", *at) == NULL) {
    value->type = FOTFASTE_VALUE_TEXT;
    value->text.data = at;
    value->text.size = strlen(at);
  } else if (read_value(&at, value) != 0) {
    fprintf(stderr, "no such value: %s\n", parameter->default_value);
    exit(1);
  }
}

static void be_a_number(fotfaste_value* value) {
  if (value->type == FOTFASTE_VALUE_INTEGER) value->type = FOTFASTE_VALUE_NUMBER;
}

/* As a host hands values over: whole numbers where numbers are declared are numbers, and defaults are there.
 */
static void fit(fotfaste_value* table, const fotfaste_parameter* parameters, uint64_t count) {
  fotfaste_value* items = (fotfaste_value*)table->items;
  uint64_t i, k;
  for (i = 0; i < count; ++i) {
    const fotfaste_parameter* parameter = &parameters[i];
    if (!has_key(table, parameter->name) && parameter->default_value != NULL && table->count < most_items) {
      fotfaste_value* added = &items[table->count++];
      read_default(parameter, added);
      added->key.data = parameter->name;
      added->key.size = strlen(parameter->name);
    }
    for (k = 0; k < table->count; ++k) {
      const fotfaste_text key = items[k].key;
      if (key.size != strlen(parameter->name) || memcmp(key.data, parameter->name, key.size) != 0) continue;
      if (parameter->type == FOTFASTE_PARAMETER_NUMBER) be_a_number(&items[k]);
      if (items[k].type == FOTFASTE_VALUE_TABLE) fit(&items[k], parameter->fields, parameter->field_count);
    }
  }
}

int make_parameters(const fotfaste_descriptor* descriptor, char** given, int count, fotfaste_value* table) {
  fotfaste_value* items = room_for_items();
  int i;
  memset(table, 0, sizeof *table);
  table->type = FOTFASTE_VALUE_TABLE;
  table->items = items;
  for (i = 0; i < count; ++i) {
    const char* at = strchr(given[i], '=');
    fotfaste_value* item = &items[table->count++];
    if (at == NULL) return fprintf(stderr, "no value: %s\n", given[i]);
    item->key.data = given[i];
    item->key.size = (uint64_t)(at - given[i]);
    item->line = (uint32_t)i + 1;
    ++at;
    if (read_value(&at, item) != 0 || *at != 0) return fprintf(stderr, "no such value: %s\n", given[i]);
  }
  fit(table, descriptor->parameters, descriptor->parameter_count);
  return 0;
}
