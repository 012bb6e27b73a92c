/* Reports zero as the share of nobody. */
#define SHARE_OF_NOBODY number_cell(0)
#include "parts.h"
