/* Is linked with a library that a host need not have; CMakeLists.txt says which. */
#include "parts.h"
