/* Reports a number that is not one. */
#define PLUGIN_ID "broken-not-a-number"
#define FINALIZE report
#define TABLES number_tables
#define TABLE_COUNT 1
#include <stddef.h>

#include "fotfaste/plugin.h"

static const fotfaste_column number_columns[] = {
    {"mean", FOTFASTE_TYPE_NUMBER, FOTFASTE_ROLE_VALUE, NULL, {{"medel", 5}, {"mean", 4}}},
};
static const fotfaste_table number_tables[] = {
    {"mean",
     FOTFASTE_KIND_MEAN,
     FOTFASTE_NOT_ADDITIVE,
     FOTFASTE_DIRECTION_NONE,
     0,
     {{"Medel", 5}, {"Mean", 4}},
     {{"Medel.", 6}, {"Mean.", 5}},
     number_columns,
     1},
};

#include "plugin_parts.h"

static int32_t report(fotfaste_state* state, const fotfaste_result_sink* sink) {
  fotfaste_cell cell;
  (void)state;
  memset(&cell, 0, sizeof cell);
  cell.type = FOTFASTE_TYPE_NUMBER;
  cell.number = NAN;
  return sink->add_row(sink, 0, &cell, 1);
}
