/* Its note names a version of the interface that no host has. */
#define OWN_NOTE
#include "parts.h"

__attribute__((section(FOTFASTE_NOTE_SECTION), used, aligned(4))) static const fotfaste_identity_note note = {
    9u, 104u, FOTFASTE_NOTE_TYPE, FOTFASTE_NOTE_OWNER, FOTFASTE_NOTE_MAGIC, 9, 0, PLUGIN_ID, PLUGIN_VERSION};
