// The identity note as bytes, and the names that the two sides know each other's extensions by.
#include <gtest/gtest.h>

#include <cstddef>
#include <cstring>

#include "fotfaste/design.h"
#include "fotfaste/plugin.h"

FOTFASTE_IDENTITY("some-plugin", "12.3.4");

namespace {

TEST(Identity, NoteIsAnElfNoteWithTheWholeContent) {
  EXPECT_EQ(fotfaste_identity.owner_size, std::strlen(FOTFASTE_NOTE_OWNER) + 1);
  EXPECT_EQ(fotfaste_identity.content_size,
            sizeof(fotfaste_identity_note) - offsetof(fotfaste_identity_note, magic));
  EXPECT_EQ(fotfaste_identity.type, FOTFASTE_NOTE_TYPE);
  EXPECT_STREQ(fotfaste_identity.owner, FOTFASTE_NOTE_OWNER);
  EXPECT_EQ(std::memcmp(&fotfaste_identity.magic, "TOFF", 4), 0);
  EXPECT_EQ(fotfaste_identity.abi_major, FOTFASTE_ABI_MAJOR);
  EXPECT_EQ(fotfaste_identity.abi_minor, FOTFASTE_ABI_MINOR);
}

TEST(Identity, TextsArePaddedWithZeroes) {
  char id[sizeof fotfaste_identity.id] = "some-plugin";
  char version[sizeof fotfaste_identity.version] = "12.3.4";
  EXPECT_EQ(std::memcmp(fotfaste_identity.id, id, sizeof id), 0);
  EXPECT_EQ(std::memcmp(fotfaste_identity.version, version, sizeof version), 0);
}

TEST(Names, ArePublished) {
  EXPECT_STREQ(FOTFASTE_NOTE_SECTION, ".note.fotfaste");
  EXPECT_STREQ(FOTFASTE_NOTE_OWNER, "fotfaste");
  EXPECT_STREQ(FOTFASTE_FACTORY_PLUGIN, "fotfaste.plugin/1");
  EXPECT_STREQ(FOTFASTE_EXTENSION_LOG, "fotfaste.log/1");
  EXPECT_STREQ(FOTFASTE_EXTENSION_PROGRESS, "fotfaste.progress/1");
  EXPECT_STREQ(FOTFASTE_EXTENSION_CANCEL, "fotfaste.cancel/1");
  EXPECT_STREQ(FOTFASTE_EXTENSION_FINDINGS, "fotfaste.findings/1");
  EXPECT_STREQ(FOTFASTE_EXTENSION_DESIGN, "fotfaste.plugin.design/1");
}

}  // namespace
