/* Exports a second symbol: CMakeLists.txt builds it without the list of what to export. */
#include "parts.h"

FOTFASTE_EXPORT int32_t fixture_also_exports(void);
int32_t fixture_also_exports(void) {
  return 0;
}
