/* A column has no English label. */
#define DAYS_LABEL LABEL("dagar", "")
#include "parts.h"
