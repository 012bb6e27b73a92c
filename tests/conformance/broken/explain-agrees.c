/* Explains those who have not ended as if they had. */
#define EXPLAINED_PART(ended) ((void)(ended), FOTFASTE_EXPLAINED_NUMERATOR)
#include "parts.h"
