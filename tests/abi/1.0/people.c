#include "people.h"

#include <stdlib.h>
#include <string.h>

#define PEOPLE 6
#define FIRST_BATCH 4
#define NO -1000000 /* null */

/* One column: a number for each person or, where it is nested, for each item of the list. */
typedef struct {
  const char* path;
  const char* format;
  const char* const* words; /* of a dictionary, NULL at the end */
  int values[8];
} data_column;

static const char* const genders[] = {"woman", "man", "other", "unknown", NULL};
static const char* const groups[] = {"programme", "comparison", NULL};
static const char* const exit_reasons[] = {"completed", "employment", "education", "dropout", "moved",
                                           "health",    "other",      "unknown",   NULL};
static const char* const labour[] = {"employed",       "self_employed", "unemployed", "inactive_education",
                                     "inactive_other", "unknown",       NULL};
static const char* const core_states[] = {
    "employed", "self_employed", "education",      "training", "placement", "unemployed", "job_search",
    "inactive", "sick",          "parental_leave", "other",    "unknown",   NULL};
static const char* const labels[] = {"arbete", "studier", "utan arbete", NULL};
static const char* const instruments[] = {"steg", NULL};
static const char* const items[] = {"arbetsmarknad", NULL};
static const char* const raters[] = {"caseworker", NULL};
static const char* const types[] = {"studiebesök", NULL};

/* How many items of a list each person has; the columns of the list hold them one after the other. */
typedef struct {
  const char* name;
  int counts[PEOPLE];
} data_list;
static const data_list lists[] = {
    {"states", {2, 1, 1, 0, 1, 1}}, {"assessments", {2, 2, 0, 1, 1, 0}}, {"activities", {1, 0, 1, 1, 0, 1}}};

/* Days from 1970-01-01: 20089 is 2025-01-01. */
static const data_column data[] = {
    {"person", "L", NULL, {0, 1, 2, 3, 4, 5}},
    {"group", "c", groups, {0, 0, 0, 0, 0, 0}},
    {"gender", "c", genders, {0, 1, 0, NO, 1, 3}},
    {"birth_date", "tdD", NULL, {4000, 7300, 9000, NO, 5600, 1200}},
    {"entry", "tdD", NULL, {19700, 19720, 19800, 19810, 19900, 20100}},
    {"exit", "tdD", NULL, {19900, 19950, NO, 20050, 20060, NO}},
    {"exit_reason", "c", exit_reasons, {1, 0, NO, 3, 2, NO}},
    {"labour_status", "c", labour, {2, 2, 4, 2, 5, 2}},
    {"states.core_state", "c", core_states, {5, 0, 2, 5, 0, 5}},
    {"states.state", "c", labels, {2, 0, 1, 2, 0, 2}},
    {"states.from", "tdD", NULL, {19600, 19880, 19940, 19700, 20055, 20000}},
    {"states.until", "tdD", NULL, {19880, NO, NO, NO, NO, NO}},
    {"assessments.instrument", "c", instruments, {0, 0, 0, 0, 0, 0}},
    {"assessments.item", "c", items, {0, 0, 0, 0, 0, 0}},
    {"assessments.rater", "c", raters, {0, 0, 0, 0, 0, 0}},
    {"assessments.date", "tdD", NULL, {19700, 19890, 19720, 19940, 19815, 19905}},
    {"assessments.value", "g", NULL, {2, 4, 3, 3, 1, NO}},
    {"activities.type", "c", types, {0, 0, 0, 0}},
    {"activities.from", "tdD", NULL, {19750, 19850, 19900, 20110}},
};
#define COLUMNS (sizeof data / sizeof data[0])

typedef struct {
  struct ArrowSchema schema;
  struct ArrowArray array;
} node;

static void* zeroed(size_t size) {
  void* memory = NULL;
  const size_t room = (size + 63) / 64 * 64 + 64;
  if (posix_memalign(&memory, 64, room) != 0) abort();
  memset(memory, 0, room);
  return memory;
}

static node* new_node(const char* format, const char* name, int64_t length, int64_t buffers) {
  node* made = zeroed(sizeof *made);
  made->schema.format = format;
  made->schema.name = name;
  made->schema.flags = ARROW_FLAG_NULLABLE;
  made->array.length = length;
  made->array.n_buffers = buffers;
  made->array.buffers = zeroed((size_t)buffers * sizeof(void*));
  return made;
}

static void add_child(node* parent, node* child) {
  enum { most = 32 };
  if (parent->schema.children == NULL) {
    parent->schema.children = zeroed(most * sizeof(void*));
    parent->array.children = zeroed(most * sizeof(void*));
  }
  if (parent->schema.n_children == most) abort();
  parent->schema.children[parent->schema.n_children++] = &child->schema;
  parent->array.children[parent->array.n_children++] = &child->array;
}

static node* dictionary_of(const char* const* words) {
  int32_t* offsets;
  char* text;
  node* made;
  size_t count = 0;
  size_t i;
  while (words[count] != NULL) ++count;
  made = new_node("u", "", (int64_t)count, 3);
  offsets = zeroed((count + 1) * sizeof *offsets);
  text = zeroed(1024);
  for (i = 0; i < count; ++i) {
    const size_t size = strlen(words[i]);
    memcpy(text + offsets[i], words[i], size);
    offsets[i + 1] = offsets[i] + (int32_t)size;
  }
  made->array.buffers[1] = offsets;
  made->array.buffers[2] = text;
  return made;
}

static node* column_node(const data_column* column, const char* name, int first, int end) {
  const int rows = end - first;
  node* made = new_node(column->format, name, rows, 2);
  uint8_t* validity = zeroed((size_t)(rows + 7) / 8);
  char* values = zeroed((size_t)rows * 8);
  int row;
  for (row = 0; row < rows; ++row) {
    const int value = column->values[first + row];
    if (value == NO) {
      ++made->array.null_count;
      continue;
    }
    validity[row / 8] = (uint8_t)(validity[row / 8] | 1u << row % 8);
    switch (column->format[0]) {
      case 'c':
        ((int8_t*)values)[row] = (int8_t)value;
        break;
      case 't':
        ((int32_t*)(void*)values)[row] = value;
        break;
      case 'L':
        ((uint64_t*)(void*)values)[row] = (uint64_t)value;
        break;
      default:
        ((double*)(void*)values)[row] = value;
    }
  }
  made->array.buffers[0] = made->array.null_count == 0 ? NULL : validity;
  made->array.buffers[1] = values;
  if (column->words != NULL) {
    node* words = dictionary_of(column->words);
    made->schema.dictionary = &words->schema;
    made->array.dictionary = &words->array;
  }
  return made;
}

static const data_column* find_column(const char* path) {
  size_t i;
  for (i = 0; i < COLUMNS; ++i) {
    if (strcmp(data[i].path, path) == 0) return &data[i];
  }
  return NULL;
}

static int is_asked(const char* path, const char* const* columns, size_t count) {
  size_t i;
  for (i = 0; i < count; ++i) {
    if (strcmp(columns[i], path) == 0) return 1;
  }
  return 0;
}

static node* list_node(const data_list* list, int first, int end, const char* const* columns, size_t count) {
  const size_t length = strlen(list->name);
  node* made = new_node("+l", list->name, end - first, 2);
  int32_t* offsets = zeroed((size_t)(end - first + 1) * sizeof *offsets);
  node* item;
  int begin = 0;
  int person;
  size_t i;
  for (person = 0; person < first; ++person) begin += list->counts[person];
  for (person = first; person < end; ++person)
    offsets[person - first + 1] = offsets[person - first] + list->counts[person];
  made->array.buffers[1] = offsets;
  item = new_node("+s", "item", offsets[end - first], 1);
  for (i = 0; i < COLUMNS; ++i) {
    if (strncmp(data[i].path, list->name, length) != 0 || data[i].path[length] != '.') continue;
    if (is_asked(data[i].path, columns, count))
      add_child(item, column_node(&data[i], data[i].path + length + 1, begin, begin + offsets[end - first]));
  }
  add_child(made, item);
  return item->schema.n_children == 0 ? NULL : made;
}

int has_column(const char* path) {
  return find_column(path) != NULL;
}

void make_batch(fotfaste_batch* batch, int number, const char* const* columns, size_t count) {
  const int first = number == 0 ? 0 : FIRST_BATCH;
  const int end = number == 0 ? FIRST_BATCH : PEOPLE;
  node* root = new_node("+s", "", end - first, 1);
  size_t i;
  for (i = 0; i < COLUMNS; ++i) {
    if (strchr(data[i].path, '.') == NULL && is_asked(data[i].path, columns, count))
      add_child(root, column_node(&data[i], data[i].path, first, end));
  }
  for (i = 0; i < sizeof lists / sizeof lists[0]; ++i) {
    node* list = list_node(&lists[i], first, end, columns, count);
    if (list != NULL) add_child(root, list);
  }
  memset(batch, 0, sizeof *batch);
  batch->struct_size = sizeof *batch;
  batch->first_row = (uint64_t)first;
  batch->schema = &root->schema;
  batch->array = &root->array;
}
