/* The identity note: an ELF note from which a host learns what a file is without running any of its code.
 *
 * Put FOTFASTE_IDENTITY("my-plugin", "1.0.0") once in one source file of the plugin. The texts must equal
 * those of the descriptor. Longer ids or versions than the fields hold do not compile.
 */
#ifndef FOTFASTE_NOTE_H_
#define FOTFASTE_NOTE_H_

#include "fotfaste/abi.h"

#ifdef __cplusplus
extern "C" {
#endif

#define FOTFASTE_NOTE_SECTION ".note.fotfaste"
#define FOTFASTE_NOTE_OWNER "fotfaste"
#define FOTFASTE_NOTE_TYPE 1u
#define FOTFASTE_NOTE_MAGIC 0x46464f54u /* "TOFF" read as little-endian bytes */

/* The note as it stands in the file. */
typedef struct fotfaste_identity_note {
  uint32_t owner_size; /* 9: the owner's name and its terminator */
  uint32_t content_size;
  uint32_t type;
  char owner[12];
  /* content */
  uint32_t magic;
  uint16_t abi_major;
  uint16_t abi_minor;
  char id[64];      /* NUL-padded */
  char version[32]; /* NUL-padded */
} fotfaste_identity_note;

/* A declaration that takes up nothing: its bound is negative, and the compiler stops, when a text is too
 * long. */
#define FOTFASTE_IDENTITY(id_text, version_text)                                                            \
  extern char fotfaste_identity_fits[sizeof(id_text) <= 64u && sizeof(version_text) <= 32u ? 1 : -1];       \
  __attribute__((section(FOTFASTE_NOTE_SECTION), used,                                                      \
                 aligned(4))) static const fotfaste_identity_note fotfaste_identity = {9u,                  \
                                                                                       104u,                \
                                                                                       FOTFASTE_NOTE_TYPE,  \
                                                                                       FOTFASTE_NOTE_OWNER, \
                                                                                       FOTFASTE_NOTE_MAGIC, \
                                                                                       FOTFASTE_ABI_MAJOR,  \
                                                                                       FOTFASTE_ABI_MINOR,  \
                                                                                       id_text,             \
                                                                                       version_text}

#ifdef __cplusplus
}
#endif

#endif /* FOTFASTE_NOTE_H_ */
