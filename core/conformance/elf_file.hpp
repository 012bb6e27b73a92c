// What an ELF library says of itself, read from its bytes without running anything of it. Any bytes may be
// handed in.
#pragma once

#include <filesystem>
#include <stdexcept>
#include <string>
#include <vector>

namespace fotfaste::conformance {

// Thrown when the bytes are not those of a library of this machine; what() says what is wrong.
class NotAnElfLibrary : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

struct ElfFile {
  struct Symbol {
    std::string name;
    bool weak = false;
  };
  std::vector<Symbol> exports;         // defined in .dynsym and visible to others
  std::vector<std::string> needed;     // DT_NEEDED
  std::vector<std::string> run_paths;  // DT_RPATH and DT_RUNPATH
  bool text_relocations = false;
  bool executable_stack = false;
};

ElfFile read_elf_file(const std::filesystem::path& path);

}  // namespace fotfaste::conformance
