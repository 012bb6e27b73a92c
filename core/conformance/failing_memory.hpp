// Lets a plugin run out of memory without touching anybody else's: the plugin's own calls of the functions
// that give memory are led through here, by the addresses that the loader entered in the library for them.
// What other libraries take on the plugin's behalf is not counted and does not fail.
#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

namespace fotfaste::conformance {

// Which of the calls fail.
enum class Failing : std::uint8_t {
  none,
  one,   // the one with the number, then there is memory again
  from,  // that one and all after it
};

// At most one lives at a time.
class FailingMemory {
 public:
  // The plugin is loaded already. Throws std::system_error when the system does not let its addresses be
  // changed.
  explicit FailingMemory(const std::filesystem::path& plugin);
  FailingMemory(const FailingMemory&) = delete;
  FailingMemory& operator=(const FailingMemory&) = delete;
  ~FailingMemory();

  // Whether the plugin calls any such function.
  [[nodiscard]] bool reaches_plugin() const { return !entries_.empty(); }
  // From now on calls are counted from 1, and fail as said.
  void count_from_here(Failing failing = Failing::none, std::uint64_t call = 0);
  [[nodiscard]] std::uint64_t calls() const;

 private:
  struct Entry {
    void** place;
    void* before;
  };
  std::vector<Entry> entries_;
};

}  // namespace fotfaste::conformance
