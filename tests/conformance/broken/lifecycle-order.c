/* Goes on with a state that it has reported. */
#define IS_REPORTED(state) ((void)(state), 0)
#include "parts.h"
