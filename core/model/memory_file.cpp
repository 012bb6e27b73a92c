#include "model/memory_file.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>
#include <utility>

namespace fotfaste::model {
namespace {

[[noreturn]] void fail(const char* what) {
  throw std::system_error(errno, std::generic_category(), what);
}

}  // namespace

MemoryFile MemoryFile::create() {
  const int descriptor = memfd_create("fotfaste-model", MFD_CLOEXEC | MFD_ALLOW_SEALING);
  if (descriptor < 0) fail("making a memory file");
  return MemoryFile(descriptor);
}

MemoryFile::MemoryFile(MemoryFile&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}

MemoryFile& MemoryFile::operator=(MemoryFile&& other) noexcept {
  std::swap(descriptor_, other.descriptor_);
  return *this;
}

MemoryFile::~MemoryFile() {
  if (descriptor_ >= 0) close(descriptor_);
}

std::uint64_t MemoryFile::size() const {
  struct stat status {};
  if (fstat(descriptor_, &status) != 0) fail("reading the size of the memory file");
  return static_cast<std::uint64_t>(status.st_size);
}

Region MemoryFile::append(std::uint64_t size) {
  Region region;
  // The first page stays empty, so that position 0 can stand for "no buffer".
  region.offset = std::max(this->size(), page_size);
  region.size = (size + page_size - 1) / page_size * page_size;
  if (ftruncate(descriptor_, static_cast<off_t>(region.offset + region.size)) != 0)
    fail("enlarging the memory file");
  return region;
}

void MemoryFile::seal() {
  if (fcntl(descriptor_, F_ADD_SEALS, F_SEAL_WRITE | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_SEAL) != 0) {
    fail("sealing the memory file");
  }
}

Mapping::Mapping(const MemoryFile& file, Region region, Access access) : region_(region) {
  if (region.size == 0) return;
  const int protection = access == Access::write ? PROT_READ | PROT_WRITE : PROT_READ;
  void* address = mmap(nullptr, region.size, protection, MAP_SHARED, file.descriptor(),
                       static_cast<off_t>(region.offset));
  if (address == MAP_FAILED) fail("mapping the memory file");
  data_ = static_cast<std::byte*>(address);
}

Mapping::Mapping(Mapping&& other) noexcept
    : region_(other.region_), data_(std::exchange(other.data_, nullptr)) {}

Mapping::~Mapping() {
  if (data_ != nullptr) munmap(data_, region_.size);
}

}  // namespace fotfaste::model
