/* Six participations of six people, in two batches, as Arrow arrays over the columns that are asked for. */
#ifndef PEOPLE_H_
#define PEOPLE_H_

#include <stddef.h>

#include "fotfaste/model.h"

/* Whether there are such data: "entry", "states.core_state". */
int has_column(const char* path);

/* Batch 0 has the first four, batch 1 the others. columns are paths, of which those that there are count.
 * What the batch points to lives until the program ends. */
void make_batch(fotfaste_batch* batch, int number, const char* const* columns, size_t count);

#endif /* PEOPLE_H_ */
