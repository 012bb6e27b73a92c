// libFuzzer's way in.
#include <cstddef>
#include <cstdint>

#include "fuzz.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fotfaste::fuzz::run_input(std::string_view(reinterpret_cast<const char*>(data), size));
  return 0;
}
