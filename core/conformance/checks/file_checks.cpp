// Level 1: what the file is, read from its bytes. Nothing of the plugin runs.

#include <algorithm>
#include <array>

#include "conformance/catalogue.hpp"
#include "conformance/elf_file.hpp"
#include "fotfaste/abi.h"
#include "host/validation.hpp"

namespace fotfaste::conformance {
namespace {

// What other checks of the file look at; that it is a library at all is elf-identity's.
ElfFile library(const Trial& trial) {
  try {
    return read_elf_file(trial.subject.file);
  } catch (const NotAnElfLibrary& error) {
    throw Skipped(error.what());
  }
}

void elf_identity(const Trial& trial) {
  try {
    static_cast<void>(read_elf_file(trial.subject.file));
  } catch (const NotAnElfLibrary& error) {
    throw Failure(error.what());
  }
  host::IdentityNote note;
  switch (host::read_identity_note(trial.subject.file, note)) {
    case host::NoteReading::found:
      break;
    case host::NoteReading::no_plugin:
      throw Failure("the file has no identity note: put FOTFASTE_IDENTITY in one source file");
    case host::NoteReading::damaged:
      throw Failure(
          "the identity note cannot be right: its id, version or form is not what the interface says");
  }
  if (note.abi_major != FOTFASTE_ABI_MAJOR) {
    throw Failure("the identity note names version " + std::to_string(note.abi_major) + " of the interface",
                  "version " + std::to_string(FOTFASTE_ABI_MAJOR));
  }
}

std::string list(const std::vector<std::string>& items) {
  std::string text;
  for (const std::string& item : items) text.append(text.empty() ? "" : ", ").append(item);
  return text;
}

void elf_exports(const Trial& trial) {
  const ElfFile file = library(trial);
  std::vector<std::string> others;
  bool entry = false;
  for (const ElfFile::Symbol& symbol : file.exports) {
    if (symbol.name == "fotfaste_plugin") {
      entry = true;
    } else {
      others.push_back(symbol.name + (symbol.weak ? " (weak)" : ""));
    }
  }
  constexpr std::size_t shown = 10;
  const std::size_t count = others.size();
  if (count > shown) others.resize(shown);
  if (!entry) throw Failure("fotfaste_plugin is not exported");
  if (count > 0) throw Failure("it also exports " + std::to_string(count) + " more: " + list(others));
}

void elf_needed(const Trial& trial) {
  const ElfFile file = library(trial);
  constexpr std::array<std::string_view, 5> allowed = {"libc.so.6", "libm.so.6", "libstdc++.so.6",
                                                       "libgcc_s.so.1", "ld-linux-x86-64.so.2"};
  std::vector<std::string> others;
  for (const std::string& library : file.needed) {
    // A sanitizer's run-time library is the host's.
    const bool sanitizer = host::sanitized && library.find("san.so") != std::string::npos;
    if (std::find(allowed.begin(), allowed.end(), library) == allowed.end() && !sanitizer) {
      others.push_back(library);
    }
  }
  if (!others.empty()) throw Failure("it needs " + list(others) + "; link that statically");
  if (!file.run_paths.empty())
    throw Failure("it has a path of its own to libraries: " + list(file.run_paths));
  if (file.text_relocations) throw Failure("it has relocations in its code; build with -fPIC");
  if (file.executable_stack) throw Failure("it asks for an executable stack");
}

}  // namespace

std::vector<Check> file_checks() {
  return {
      {.id = "elf-identity",
       .level = Level::load,
       .title = {"Filens identitet", "Identity of the file"},
       .does = {"Läser filens huvud och identitetsanteckning utan att ladda den.",
                "Reads the file's header and identity note without loading it."},
       .passes =
           {"Filen är ett delat bibliotek för x86-64 med en riktig anteckning för gränssnittets version.",
            "The file is a shared library for x86-64 with a proper note for the interface's version."},
       .run = elf_identity},
      {.id = "elf-exports",
       .level = Level::load,
       .title = {"Exporterade symboler", "Exported symbols"},
       .does = {"Räknar upp vad filen visar för andra.", "Lists what the file shows to others."},
       .passes = {"Bara fotfaste_plugin exporteras.", "Only fotfaste_plugin is exported."},
       .run = elf_exports},
      {.id = "elf-needed",
       .level = Level::load,
       .title = {"Bibliotek som behövs", "Libraries that are needed"},
       .does = {"Läser vilka bibliotek, sökvägar och rättigheter filen begär.",
                "Reads which libraries, paths and rights the file asks for."},
       .passes = {"Bara libc, libm, libstdc++ och libgcc_s; inga egna sökvägar, ingen körbar stack.",
                  "Only libc, libm, libstdc++ and libgcc_s; no paths of its own, no executable stack."},
       .run = elf_needed},
  };
}

}  // namespace fotfaste::conformance
