// The memory file that holds a model: written region by region by one process, then sealed, then mapped
// read-only by others. No mapping of a sealed file can be made writable again, by anyone.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "model/directory.hpp"

namespace fotfaste::model {

// Owns a file descriptor. Throws std::system_error when the system refuses.
class MemoryFile {
 public:
  // An empty file that can be sealed.
  static MemoryFile create();

  explicit MemoryFile(int descriptor) : descriptor_(descriptor) {}
  MemoryFile(MemoryFile&& other) noexcept;
  MemoryFile& operator=(MemoryFile&& other) noexcept;
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;
  ~MemoryFile();

  [[nodiscard]] int descriptor() const { return descriptor_; }
  [[nodiscard]] std::uint64_t size() const;

  // Makes the file longer by a region of at least size bytes, all zero.
  Region append(std::uint64_t size);

  // From now on nothing can change the file. There must be no writable mapping left.
  void seal();

 private:
  int descriptor_ = -1;
};

// A region mapped for as long as the object lives.
class Mapping {
 public:
  enum class Access { read, write };
  Mapping(const MemoryFile& file, Region region, Access access);
  Mapping(Mapping&& other) noexcept;
  Mapping(const Mapping&) = delete;
  Mapping& operator=(const Mapping&) = delete;
  Mapping& operator=(Mapping&&) = delete;
  ~Mapping();

  [[nodiscard]] std::byte* data() const { return data_; }
  // The address of a position of the memory file that lies in this region.
  template <typename Item>
  [[nodiscard]] Item* at(std::uint64_t position) const {
    return reinterpret_cast<Item*>(data_ + (position - region_.offset));
  }

 private:
  Region region_;
  std::byte* data_ = nullptr;
};

}  // namespace fotfaste::model
