#include "host/identity_note.hpp"

#include <elf.h>
#include <gtest/gtest.h>

#include <cstring>
#include <fstream>
#include <iterator>
#include <random>

#include "fotfaste/note.h"
#include "host/host_fixture.hpp"

namespace fotfaste::host {
namespace {

std::string bytes_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

// A library that consists of nothing but a header and one run of notes.
std::string small_library(const std::string& notes) {
  Elf64_Ehdr header{};
  std::memcpy(header.e_ident, ELFMAG, SELFMAG);
  header.e_ident[EI_CLASS] = ELFCLASS64;
  header.e_ident[EI_DATA] = ELFDATA2LSB;
  header.e_type = ET_DYN;
  header.e_phoff = sizeof header;
  header.e_phentsize = sizeof(Elf64_Phdr);
  header.e_phnum = 1;
  Elf64_Phdr segment{};
  segment.p_type = PT_NOTE;
  segment.p_offset = sizeof header + sizeof segment;
  segment.p_filesz = notes.size();
  std::string file(reinterpret_cast<const char*>(&header), sizeof header);
  file.append(reinterpret_cast<const char*>(&segment), sizeof segment);
  return file + notes;
}

std::string note(const std::string& id, const std::string& version) {
  fotfaste_identity_note raw{};
  raw.owner_size = 9;
  raw.content_size = 104;
  raw.type = FOTFASTE_NOTE_TYPE;
  std::memcpy(raw.owner, FOTFASTE_NOTE_OWNER, 9);
  raw.magic = FOTFASTE_NOTE_MAGIC;
  raw.abi_major = 1;
  std::memcpy(raw.id, id.data(), id.size());
  std::memcpy(raw.version, version.data(), version.size());
  return {reinterpret_cast<const char*>(&raw), sizeof raw};
}

NoteReading read(const std::string& file) {
  IdentityNote found;
  return read_identity_note(std::string_view(file), found);
}

TEST(IdentityNote, IsReadFromALibrary) {
  IdentityNote found;
  ASSERT_EQ(read_identity_note(fixture("sound"), found), NoteReading::found);
  EXPECT_EQ(found.id, "sound");
  EXPECT_EQ(found.version, "1.0.0");
  EXPECT_EQ(found.abi_major, FOTFASTE_ABI_MAJOR);
  EXPECT_EQ(found.abi_minor, FOTFASTE_ABI_MINOR);
}

TEST(IdentityNote, IsFoundBehindOthers) {
  const Elf64_Nhdr header = {4, 3, 7};
  std::string other(reinterpret_cast<const char*>(&header), sizeof header);
  other.append("GNU\0abc\0", 8);
  EXPECT_EQ(read(small_library(other + note("sound", "1.0.0"))), NoteReading::found);
}

TEST(IdentityNote, MustHoldAnIdAndAVersion) {
  for (const char* id : {"", "Sound", "so und", "-sound", "sound-", "so--und", "../sound"}) {
    EXPECT_EQ(read(small_library(note(id, "1.0.0"))), NoteReading::damaged) << id;
  }
  for (const char* version : {"", "1", "1.0", "1.0.0.0", "1..0", "a.b.c", "1.0.0-rc"}) {
    EXPECT_EQ(read(small_library(note("sound", version))), NoteReading::damaged) << version;
  }
  EXPECT_EQ(read(small_library(note(std::string(64, 'a'), "1.0.0"))), NoteReading::damaged);
  EXPECT_EQ(read(small_library(note(std::string(63, 'a'), "1.0.0"))), NoteReading::found);
}

TEST(IdentityNote, MayBeCutAnywhere) {
  const std::string whole = bytes_of(fixture("sound"));
  ASSERT_EQ(read(whole), NoteReading::found);
  // Every length near what is read, and a sample of the rest.
  std::size_t step = 1;
  for (std::size_t size = 0; size < whole.size(); size += step) {
    // Behind the segments there may be sections that loading does not need.
    const NoteReading reading = read(whole.substr(0, size));
    if (size < whole.size() / 2) {
      EXPECT_NE(reading, NoteReading::found) << size;
    }
    step = size < 4096 ? 1 : 37;
  }
}

TEST(IdentityNote, MayHaveAnyByteChanged) {
  const std::string whole = small_library(note("sound", "1.0.0"));
  for (std::size_t at = 0; at < whole.size(); ++at) {
    for (const char value : {'\x00', '\x01', '\x7f', '\x80', '\xff'}) {
      std::string changed = whole;
      changed[at] = value;
      read(changed);
    }
  }
}

TEST(IdentityNote, MayPointAnywhere) {
  std::mt19937_64 random(7);
  const std::string whole = small_library(note("sound", "1.0.0"));
  for (int i = 0; i < 20'000; ++i) {
    std::string changed = whole;
    for (int write = 0; write < 3; ++write) {
      const std::uint64_t value = random() >> (random() % 64);
      std::memcpy(changed.data() + random() % (changed.size() - 8), &value, sizeof value);
    }
    read(changed);
  }
}

TEST(IdentityNote, IsNotInOtherFiles) {
  EXPECT_EQ(read(""), NoteReading::no_plugin);
  EXPECT_EQ(read(std::string(10'000, '\xff')), NoteReading::no_plugin);
  IdentityNote found;
  EXPECT_EQ(read_identity_note(std::filesystem::path("/dev/zero"), found), NoteReading::no_plugin);
  EXPECT_EQ(read_identity_note(std::filesystem::path("/"), found), NoteReading::no_plugin);
  EXPECT_EQ(read_identity_note(std::filesystem::path("/nothing/here"), found), NoteReading::no_plugin);
}

}  // namespace
}  // namespace fotfaste::host
