#include "host/identity_note.hpp"

#include <elf.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstring>
#include <optional>

#include "fotfaste/note.h"

namespace fotfaste::host {
namespace {

// A structure at a position of the file, or nothing when it does not lie inside.
template <typename Structure>
std::optional<Structure> read_at(std::string_view file, std::uint64_t position) {
  if (position > file.size() || file.size() - position < sizeof(Structure)) return std::nullopt;
  Structure structure;
  std::memcpy(&structure, file.data() + position, sizeof structure);
  return structure;
}

std::optional<std::string_view> part(std::string_view file, std::uint64_t position, std::uint64_t size) {
  if (position > file.size() || size > file.size() - position) return std::nullopt;
  return file.substr(position, size);
}

// A text in a field that is filled up with NUL, or nothing when it has no end.
template <std::size_t size>
std::optional<std::string> padded_text(const char (&field)[size]) {
  const std::string_view all(field, size);
  const std::size_t end = all.find('\0');
  if (end == std::string_view::npos || all.find_first_not_of('\0', end) != std::string_view::npos)
    return std::nullopt;
  return std::string(all.substr(0, end));
}

NoteReading read_content(std::string_view content, IdentityNote& note) {
  constexpr std::size_t content_offset = offsetof(fotfaste_identity_note, magic);
  fotfaste_identity_note raw{};
  if (content.size() != sizeof raw - content_offset) return NoteReading::damaged;
  std::memcpy(reinterpret_cast<char*>(&raw) + content_offset, content.data(), content.size());
  const std::optional<std::string> id = padded_text(raw.id);
  const std::optional<std::string> version = padded_text(raw.version);
  if (raw.magic != FOTFASTE_NOTE_MAGIC || !id || !version) return NoteReading::damaged;
  if (!is_plugin_id(*id) || !is_plugin_version(*version)) return NoteReading::damaged;
  note = {raw.abi_major, raw.abi_minor, *id, *version};
  return NoteReading::found;
}

// Looks through one run of notes, each a header, an owner and a content, both filled up to four bytes.
NoteReading search_notes(std::string_view notes, IdentityNote& note) {
  std::uint64_t position = 0;
  while (const auto header = read_at<Elf64_Nhdr>(notes, position)) {
    position += sizeof(Elf64_Nhdr);
    const auto owner = part(notes, position, header->n_namesz);
    position += (std::uint64_t{header->n_namesz} + 3) / 4 * 4;
    const auto content = part(notes, position, header->n_descsz);
    position += (std::uint64_t{header->n_descsz} + 3) / 4 * 4;
    const bool ours = owner && header->n_type == FOTFASTE_NOTE_TYPE &&
                      *owner == std::string_view(FOTFASTE_NOTE_OWNER, sizeof FOTFASTE_NOTE_OWNER);
    if (ours) return content ? read_content(*content, note) : NoteReading::damaged;
    if (!owner || !content) return NoteReading::no_plugin;
  }
  return NoteReading::no_plugin;
}

// Whether a run of notes that lies outside the file is one of ours cannot be known; such a file is damaged in
// any case.
NoteReading search_run(std::string_view file, std::uint64_t offset, std::uint64_t size, IdentityNote& note) {
  const auto notes = part(file, offset, size);
  return notes ? search_notes(*notes, note) : NoteReading::damaged;
}

bool is_library_of_this_machine(const Elf64_Ehdr& header) {
  return std::memcmp(header.e_ident, ELFMAG, SELFMAG) == 0 && header.e_ident[EI_CLASS] == ELFCLASS64 &&
         header.e_ident[EI_DATA] == ELFDATA2LSB && header.e_type == ET_DYN;
}

}  // namespace

NoteReading read_identity_note(std::string_view file, IdentityNote& note) {
  const auto header = read_at<Elf64_Ehdr>(file, 0);
  if (!header || !is_library_of_this_machine(*header)) return NoteReading::no_plugin;
  bool damaged = false;
  NoteReading found = NoteReading::no_plugin;
  for (std::uint64_t i = 0; i < header->e_phnum && header->e_phentsize >= sizeof(Elf64_Phdr); ++i) {
    std::uint64_t position = 0;
    if (__builtin_add_overflow(header->e_phoff, i * header->e_phentsize, &position))
      return NoteReading::damaged;
    const auto segment = read_at<Elf64_Phdr>(file, position);
    if (!segment) return NoteReading::damaged;
    // A file that was cut short would fault when it is used, long after it was loaded.
    if (segment->p_type == PT_LOAD && !part(file, segment->p_offset, segment->p_filesz)) damaged = true;
    if (segment->p_type != PT_NOTE || found == NoteReading::found) continue;
    found = search_run(file, segment->p_offset, segment->p_filesz, note);
    damaged = damaged || found == NoteReading::damaged;
  }
  if (damaged) return NoteReading::damaged;
  if (found == NoteReading::found) return found;
  for (std::uint64_t i = 0; i < header->e_shnum && header->e_shentsize >= sizeof(Elf64_Shdr); ++i) {
    std::uint64_t position = 0;
    if (__builtin_add_overflow(header->e_shoff, i * header->e_shentsize, &position))
      return NoteReading::damaged;
    const auto section = read_at<Elf64_Shdr>(file, position);
    if (!section) return NoteReading::damaged;
    if (section->sh_type != SHT_NOTE) continue;
    found = search_run(file, section->sh_offset, section->sh_size, note);
    if (found != NoteReading::no_plugin) return found;
  }
  return NoteReading::no_plugin;
}

NoteReading read_identity_note(const std::filesystem::path& path, IdentityNote& note) {
  const int descriptor = open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (descriptor < 0) return NoteReading::no_plugin;
  struct stat status {};
  const bool usable = fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode) && status.st_size > 0;
  const auto size = usable ? static_cast<std::size_t>(status.st_size) : 0;
  void* mapped = usable ? mmap(nullptr, size, PROT_READ, MAP_PRIVATE, descriptor, 0) : MAP_FAILED;
  close(descriptor);
  if (mapped == MAP_FAILED) return NoteReading::no_plugin;
  const NoteReading reading =
      read_identity_note(std::string_view(static_cast<const char*>(mapped), size), note);
  munmap(mapped, size);
  return reading;
}

bool is_plugin_id(std::string_view text) {
  if (text.empty() || text.size() > 63 || text.front() == '-' || text.back() == '-') return false;
  char before = 'a';
  for (const char c : text) {
    if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c == '-' && before != '-'))) return false;
    before = c;
  }
  return true;
}

bool is_plugin_version(std::string_view text) {
  if (text.size() > 31) return false;
  int numbers = 0;
  std::size_t digits = 0;
  for (const char c : text) {
    if (c >= '0' && c <= '9') {
      numbers += digits == 0 ? 1 : 0;
      ++digits;
    } else if (c == '.' && digits > 0) {
      digits = 0;
    } else {
      return false;
    }
  }
  return numbers == 3 && digits > 0;
}

}  // namespace fotfaste::host
