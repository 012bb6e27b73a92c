/* The smallest host of 1.0, with headers of its own that never change: takes a plugin through its life and
 * prints what it reports. A plugin that is built later must still be loaded by it.
 *
 *   host PLUGIN.so [NAME=VALUE]...
 *
 * Everything is counted twice: in one state, and in two that are put together by way of their bytes. Ends
 * with 0 when both report the same, 3 when there are no data for the plugin, 1 when it breaks the interface.
 */
#include <dlfcn.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fotfaste/plugin.h"
#include "parameters.h"
#include "people.h"

enum { most_columns = 256, most_text = 1 << 22 };

static const fotfaste_descriptor* descriptor;
static const char* columns[most_columns];
static size_t column_count;
static const char* absent;

typedef struct {
  char* data;
  size_t size;
} buffer;

static void fail(const char* what, const char* detail) {
  fprintf(stderr, "%s %s\n", what, detail);
  exit(1);
}

static void append(buffer* to, const void* data, size_t size) {
  if (to->size + size + 1 > most_text) fail("there is more than a host takes", "");
  memcpy(to->data + to->size, data, size);
  to->size += size;
  to->data[to->size] = 0;
}

static void append_line(buffer* to, const char* format, ...) {
  char text[64];
  va_list arguments;
  va_start(arguments, format);
  vsnprintf(text, sizeof text, format, arguments);
  va_end(arguments);
  append(to, text, strlen(text));
}

static buffer new_buffer(void) {
  buffer made;
  made.size = 0;
  made.data = calloc(1, most_text);
  if (made.data == NULL) abort();
  return made;
}

static void set_error(const fotfaste_host* host, fotfaste_text message) {
  (void)host;
  fprintf(stderr, "plugin: %.*s\n", (int)message.size, message.data);
}

/* It offers nothing, and a plugin works all the same. */
static const void* host_extension(const fotfaste_host* host, const char* id) {
  (void)host;
  (void)id;
  return NULL;
}

static const fotfaste_host host = {sizeof host, FOTFASTE_ABI_MAJOR, FOTFASTE_ABI_MINOR, NULL, "minimal host",
                                   "1.0",       host_extension,     set_error};

static void check(int32_t status, const char* call) {
  char text[32];
  snprintf(text, sizeof text, "gave status %d", (int)status);
  if (status != FOTFASTE_OK) fail(call, text);
}

static int32_t add_column(const fotfaste_needs_sink* sink, const char* column, int32_t required) {
  char* copy;
  (void)sink;
  if (column_count == most_columns) return FOTFASTE_INVALID_ARGUMENT;
  copy = malloc(strlen(column) + 1);
  if (copy == NULL) abort();
  strcpy(copy, column);
  columns[column_count++] = copy;
  if (required && !has_column(column)) absent = copy;
  return FOTFASTE_OK;
}

static int32_t add_follow_up(const fotfaste_needs_sink* sink, fotfaste_text purpose, const char* anchor,
                             int32_t months, int32_t days) {
  (void)sink;
  (void)months;
  (void)days;
  return purpose.size > 0 && anchor != NULL ? FOTFASTE_OK : FOTFASTE_INVALID_ARGUMENT;
}

static int32_t write_bytes(const fotfaste_byte_sink* sink, const void* data, uint64_t size) {
  append(sink->context, data, size);
  return FOTFASTE_OK;
}

static void append_cell(buffer* rows, const fotfaste_cell* cell) {
  uint32_t i;
  switch (cell->type) {
    case FOTFASTE_TYPE_INTEGER:
      append_line(rows, "%lld", (long long)cell->integer);
      break;
    case FOTFASTE_TYPE_DATE:
      append_line(rows, "day %lld", (long long)cell->integer);
      break;
    case FOTFASTE_TYPE_NUMBER:
      append_line(rows, "%.17g", cell->number);
      break;
    case FOTFASTE_TYPE_TEXT:
      append(rows, cell->text.data, cell->text.size);
      break;
    case FOTFASTE_TYPE_STRATUM:
      for (i = 0; i < 2 * cell->label_count; ++i) {
        append(rows, cell->labels[i].data, cell->labels[i].size);
        append(rows, i % 2 == 0 ? "=" : ",", 1);
      }
      break;
    default:
      append(rows, "-", 1);
  }
}

static int32_t add_row(const fotfaste_result_sink* sink, uint32_t table, const fotfaste_cell* cells,
                       uint64_t cell_count) {
  buffer* rows = sink->context;
  uint64_t i;
  if (table >= descriptor->table_count) fail("a row is for a table that was not described", "");
  if (cell_count != descriptor->tables[table].column_count) fail("a row does not fit its table", "");
  append(rows, descriptor->tables[table].id, strlen(descriptor->tables[table].id));
  for (i = 0; i < cell_count; ++i) {
    if (cells[i].type != 0 && cells[i].type != descriptor->tables[table].columns[i].type)
      fail("a cell is not of its column's type in", descriptor->tables[table].id);
    append(rows, "|", 1);
    append_cell(rows, &cells[i]);
  }
  append(rows, "\n", 1);
  return FOTFASTE_OK;
}

static int32_t add_label(const fotfaste_result_sink* sink, uint32_t table, uint32_t column,
                         fotfaste_text value, const fotfaste_label* label) {
  (void)sink;
  (void)value;
  return table < descriptor->table_count && column < descriptor->tables[table].column_count && label != NULL
             ? FOTFASTE_OK
             : FOTFASTE_INVALID_ARGUMENT;
}

static void check_descriptor(void) {
  uint64_t i, k;
  if (descriptor == NULL || descriptor->id == NULL || descriptor->version == NULL)
    fail("the descriptor is incomplete", "");
  if (descriptor->title.sv.size == 0 || descriptor->title.en.size == 0 || descriptor->table_count == 0)
    fail("the descriptor has no title, or no table:", descriptor->id);
  for (i = 0; i < descriptor->table_count; ++i) {
    const fotfaste_table* table = &descriptor->tables[i];
    if (table->id == NULL || table->kind < FOTFASTE_KIND_COUNT || table->kind > FOTFASTE_KIND_FILES)
      fail("a table has no id, or is of no known kind:", descriptor->id);
    for (k = 0; k < table->column_count; ++k) {
      const fotfaste_column* column = &table->columns[k];
      if (column->name == NULL || column->type < FOTFASTE_TYPE_INTEGER ||
          column->type > FOTFASTE_TYPE_STRATUM || column->role < FOTFASTE_ROLE_DIMENSION ||
          column->role > FOTFASTE_ROLE_PERSON)
        fail("a column has no name, or is of no known type or role:", table->id);
    }
  }
}

static void consume(const fotfaste_plugin_factory* factory, fotfaste_state* state, int number) {
  fotfaste_batch batch;
  make_batch(&batch, number, columns, column_count);
  check(factory->consume(state, &batch), "consume");
}

static buffer report(const fotfaste_plugin_factory* factory, fotfaste_state* state) {
  fotfaste_result_sink sink = {sizeof sink, 0, NULL, add_row, add_label};
  buffer rows = new_buffer();
  sink.context = &rows;
  check(factory->finalize(state, &sink), "finalize");
  factory->destroy(state);
  return rows;
}

static fotfaste_state* create(const fotfaste_plugin_factory* factory, const fotfaste_settings* settings) {
  fotfaste_state* state = NULL;
  check(factory->create(settings, &state), "create");
  if (state == NULL) fail("create made no state", "");
  return state;
}

static void live(const fotfaste_plugin_factory* factory, const fotfaste_settings* settings) {
  fotfaste_byte_sink sink = {sizeof sink, 0, NULL, write_bytes};
  buffer bytes = new_buffer();
  buffer whole;
  buffer parts;
  fotfaste_state* state = create(factory, settings);
  fotfaste_state* other;
  fotfaste_state* third;
  consume(factory, state, 0);
  consume(factory, state, 1);
  whole = report(factory, state);

  state = create(factory, settings);
  other = create(factory, settings);
  third = create(factory, settings);
  consume(factory, other, 1);
  consume(factory, third, 0);
  sink.context = &bytes;
  check(factory->serialize(other, &sink), "serialize");
  check(factory->deserialize(state, bytes.data, bytes.size), "deserialize");
  check(factory->merge(state, third), "merge");
  if (factory->deserialize(state, "?", 1) == FOTFASTE_OK) fail("bytes of nothing were taken for a state", "");
  factory->destroy(other);
  factory->destroy(third);
  parts = report(factory, state);
  fputs(whole.data, stdout);
  if (whole.size == 0) fail("the plugin reports nothing", "");
  if (strcmp(whole.data, parts.data) != 0) fail("in two states it reports something else:\n", parts.data);
}

int main(int count, char** arguments) {
  const fotfaste_plugin_entry* entry;
  const fotfaste_plugin_factory* factory;
  const fotfaste_needs_sink needs = {sizeof needs, 0, NULL, add_column, add_follow_up};
  fotfaste_project project;
  fotfaste_settings settings;
  fotfaste_value parameters;
  void* library;
  if (count < 2) fail("which plugin?", "");
  library = dlopen(arguments[1], RTLD_NOW | RTLD_LOCAL);
  if (library == NULL) fail("cannot be loaded:", dlerror());
  entry = dlsym(library, "fotfaste_plugin");
  if (entry == NULL || entry->struct_size < sizeof *entry || entry->abi_major != FOTFASTE_ABI_MAJOR)
    fail("not a plugin of major version 1:", arguments[1]);
  check(entry->init(&host), "init");
  if (entry->get_factory("fotfaste.plugin/0") != NULL) fail("a factory that nobody knows is there", "");
  factory = entry->get_factory(FOTFASTE_FACTORY_PLUGIN);
  if (factory == NULL || factory->struct_size < sizeof *factory) fail("there is no factory of 1.0", "");
  descriptor = factory->get_descriptor();
  check_descriptor();
  if (factory->get_extension("fotfaste.nothing/1") != NULL)
    fail("an extension that nobody knows is there", "");

  memset(&project, 0, sizeof project);
  project.struct_size = sizeof project;
  project.as_of = 20200;
  project.start = 19600;
  project.end = 20500;
  project.planned_participants = 8;
  project.id.data = project.name.data = "test";
  project.id.size = project.name.size = 4;
  if (make_parameters(descriptor, arguments + 2, count - 2, &parameters) != 0) return 1;
  memset(&settings, 0, sizeof settings);
  settings.struct_size = sizeof settings;
  settings.host = &host;
  settings.parameters = &parameters;
  settings.project = &project;
  check(factory->declare_needs(&settings, &needs), "declare_needs");
  if (absent != NULL) {
    fprintf(stderr, "there are no data of %s\n", absent);
    return 3;
  }
  live(factory, &settings);
  entry->deinit();
  return 0;
}
