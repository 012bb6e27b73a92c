// The identity note of a plugin file, read from its bytes. Nothing of the file is run, and nothing in it is
// believed: any bytes may be handed in.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace fotfaste::host {

struct IdentityNote {
  std::uint16_t abi_major = 0;
  std::uint16_t abi_minor = 0;
  std::string id;
  std::string version;
};

enum class NoteReading {
  found,
  no_plugin,  // no shared library of this machine, or one without a note
  damaged,    // a note, or the file around it, that cannot be right
};

// Reads the note from a file's bytes. note is set only when it is found.
NoteReading read_identity_note(std::string_view file, IdentityNote& note);

// The same from a file, of which only what is needed is brought into memory. A file that cannot be read is
// no plugin.
NoteReading read_identity_note(const std::filesystem::path& path, IdentityNote& note);

// Lower-case words of letters and digits, joined by hyphens; at most 63 characters.
bool is_plugin_id(std::string_view text);
// MAJOR.MINOR.PATCH, at most 31 characters.
bool is_plugin_version(std::string_view text);

}  // namespace fotfaste::host
