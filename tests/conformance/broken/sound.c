/* Nothing is broken. */
#include "parts.h"
