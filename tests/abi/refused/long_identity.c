/* An id of 64 characters has no room for its end. */
#include "fotfaste/note.h"

FOTFASTE_IDENTITY("a234567890123456789012345678901234567890123456789012345678901234", "1.0.0");
