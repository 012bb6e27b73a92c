// What the fuzzers share. Each has one source file that defines run_input; it is linked with libFuzzer, and
// in every other build with replay.cpp, which runs the kept inputs as a test.
#pragma once

#include <cstdio>
#include <cstdlib>
#include <string_view>

namespace fotfaste::fuzz {

// One input. Whatever the bytes are it returns: a crash, a sanitizer's report and a broken promise are finds.
void run_input(std::string_view bytes);

// A promise that holds whatever the input is.
inline void promise(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "broken promise: %s\n", what);
  std::abort();
}

// Takes inputs apart. Where the bytes end everything is zero, so that every input means something.
class Pieces {
 public:
  explicit Pieces(std::string_view bytes) : rest_(bytes) {}
  unsigned char byte() {
    if (rest_.empty()) return 0;
    const char first = rest_.front();
    rest_.remove_prefix(1);
    return static_cast<unsigned char>(first);
  }
  std::string_view take(std::size_t size) {
    const std::string_view taken = rest_.substr(0, size);
    rest_.remove_prefix(taken.size());
    return taken;
  }
  // Up to the next separator, which is dropped.
  std::string_view until(char separator) {
    const std::string_view taken = rest_.substr(0, rest_.find(separator));
    rest_.remove_prefix(taken.size());
    if (!rest_.empty()) rest_.remove_prefix(1);
    return taken;
  }
  [[nodiscard]] std::string_view rest() const { return rest_; }
  [[nodiscard]] bool at_end() const { return rest_.empty(); }

 private:
  std::string_view rest_;
};

}  // namespace fotfaste::fuzz
