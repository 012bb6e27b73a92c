#include "conformance/elf_file.hpp"

#include <elf.h>

#include <cstring>
#include <fstream>
#include <iterator>
#include <string_view>

namespace fotfaste::conformance {
namespace {

class Bytes {
 public:
  explicit Bytes(std::string_view bytes) : bytes_(bytes) {}

  template <typename Structure>
  [[nodiscard]] Structure at(std::uint64_t position) const {
    if (position > bytes_.size() || bytes_.size() - position < sizeof(Structure)) {
      throw NotAnElfLibrary("a part of the file lies beyond its end");
    }
    Structure structure;
    std::memcpy(&structure, bytes_.data() + position, sizeof structure);
    return structure;
  }
  [[nodiscard]] std::string text(std::uint64_t position) const {
    if (position >= bytes_.size()) throw NotAnElfLibrary("a name lies beyond the end of the file");
    const std::string_view rest = bytes_.substr(position);
    const std::size_t end = rest.find('\0');
    if (end == std::string_view::npos) throw NotAnElfLibrary("a name has no end");
    return std::string(rest.substr(0, end));
  }
  [[nodiscard]] std::uint64_t size() const { return bytes_.size(); }

 private:
  std::string_view bytes_;
};

std::uint64_t sum(std::uint64_t a, std::uint64_t b) {
  std::uint64_t result = 0;
  if (__builtin_add_overflow(a, b, &result)) throw NotAnElfLibrary("a position is larger than any file");
  return result;
}

// Where an address stands in the file.
std::uint64_t position_of(const std::vector<Elf64_Phdr>& segments, std::uint64_t address) {
  for (const Elf64_Phdr& segment : segments) {
    if (segment.p_type == PT_LOAD && address >= segment.p_vaddr &&
        address - segment.p_vaddr < segment.p_filesz) {
      return sum(segment.p_offset, address - segment.p_vaddr);
    }
  }
  throw NotAnElfLibrary("an address is in no part of the file");
}

void read_dynamic(const Bytes& bytes, const std::vector<Elf64_Phdr>& segments, const Elf64_Phdr& dynamic,
                  ElfFile& file) {
  std::vector<Elf64_Dyn> entries;
  std::uint64_t texts = 0;
  for (std::uint64_t i = 0; i < dynamic.p_filesz / sizeof(Elf64_Dyn); ++i) {
    entries.push_back(bytes.at<Elf64_Dyn>(sum(dynamic.p_offset, i * sizeof(Elf64_Dyn))));
    if (entries.back().d_tag == DT_NULL) break;
    if (entries.back().d_tag == DT_STRTAB) texts = position_of(segments, entries.back().d_un.d_ptr);
  }
  for (const Elf64_Dyn& entry : entries) {
    const auto text = [&] { return bytes.text(sum(texts, entry.d_un.d_val)); };
    if (entry.d_tag == DT_NEEDED) file.needed.push_back(text());
    if (entry.d_tag == DT_RPATH || entry.d_tag == DT_RUNPATH) file.run_paths.push_back(text());
    if (entry.d_tag == DT_TEXTREL) file.text_relocations = true;
    if (entry.d_tag == DT_FLAGS && (entry.d_un.d_val & DF_TEXTREL) != 0) file.text_relocations = true;
  }
}

void read_symbols(const Bytes& bytes, const Elf64_Ehdr& header, const Elf64_Shdr& section, ElfFile& file) {
  if (section.sh_link >= header.e_shnum) throw NotAnElfLibrary("the names of symbols are in no section");
  const auto names = bytes.at<Elf64_Shdr>(sum(header.e_shoff, section.sh_link * sizeof(Elf64_Shdr)));
  for (std::uint64_t i = 0; i < section.sh_size / sizeof(Elf64_Sym); ++i) {
    const auto symbol = bytes.at<Elf64_Sym>(sum(section.sh_offset, i * sizeof(Elf64_Sym)));
    const unsigned binding = ELF64_ST_BIND(symbol.st_info);
    const unsigned visibility = ELF64_ST_VISIBILITY(symbol.st_other);
    if (symbol.st_shndx == SHN_UNDEF || symbol.st_shndx == SHN_ABS || binding == STB_LOCAL) continue;
    if (visibility == STV_HIDDEN || visibility == STV_INTERNAL) continue;
    file.exports.push_back({bytes.text(sum(names.sh_offset, symbol.st_name)), binding != STB_GLOBAL});
  }
}

}  // namespace

ElfFile read_elf_file(const std::filesystem::path& path) {
  std::ifstream stream(path, std::ios::binary);
  const std::string content{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
  if (!stream) throw NotAnElfLibrary("the file cannot be read");
  const Bytes bytes(content);
  const auto header = bytes.at<Elf64_Ehdr>(0);
  if (std::memcmp(header.e_ident, ELFMAG, SELFMAG) != 0) throw NotAnElfLibrary("the file is no ELF file");
  if (header.e_ident[EI_CLASS] != ELFCLASS64 || header.e_ident[EI_DATA] != ELFDATA2LSB ||
      header.e_machine != EM_X86_64 || header.e_type != ET_DYN) {
    throw NotAnElfLibrary("the file is no shared library for x86-64");
  }
  if (header.e_phentsize != sizeof(Elf64_Phdr) || header.e_shentsize != sizeof(Elf64_Shdr)) {
    throw NotAnElfLibrary("the file has no usable tables of its parts");
  }
  std::vector<Elf64_Phdr> segments;
  for (std::uint64_t i = 0; i < header.e_phnum; ++i) {
    segments.push_back(bytes.at<Elf64_Phdr>(sum(header.e_phoff, i * sizeof(Elf64_Phdr))));
  }
  ElfFile file;
  for (const Elf64_Phdr& segment : segments) {
    if (segment.p_type == PT_GNU_STACK) file.executable_stack = (segment.p_flags & PF_X) != 0;
    if (segment.p_type == PT_DYNAMIC) read_dynamic(bytes, segments, segment, file);
  }
  for (std::uint64_t i = 0; i < header.e_shnum; ++i) {
    const auto section = bytes.at<Elf64_Shdr>(sum(header.e_shoff, i * sizeof(Elf64_Shdr)));
    if (section.sh_type == SHT_DYNSYM) read_symbols(bytes, header, section, file);
  }
  return file;
}

}  // namespace fotfaste::conformance
