/* Parameters of a plugin: what was given on the command line, and the defaults that the plugin declared. */
#ifndef PARAMETERS_H_
#define PARAMETERS_H_

#include "fotfaste/descriptor.h"
#include "fotfaste/value.h"

/* given are "NAME=VALUE", each VALUE as in project.toml: a text in quotes, a number, a date, true or false, a
 * list or a table of these. Returns 0, or says on standard error what is wrong. What *table points to lives
 * until the program ends. */
int make_parameters(const fotfaste_descriptor* descriptor, char** given, int count, fotfaste_value* table);

#endif /* PARAMETERS_H_ */
