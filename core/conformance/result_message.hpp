// What a check's process sends back: how the check ended, as bytes that the plugin may have tampered with.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace fotfaste::conformance {

// What a check can come to by itself. The numbers are of this program only.
enum class Ending : std::uint8_t { passed = 1, failed = 2, skipped = 3, broken = 4 };

struct Message {
  Ending ending = Ending::broken;
  std::string expected;
  std::string observed;
};

// More than this is never read.
inline constexpr std::size_t largest_message = 64 * 1024;

// Texts are cut to what fits, and made into one line of UTF-8.
std::string write_message(const Message& message);
// Throws MalformedBytes for anything that write_message did not write.
Message read_message(std::string_view bytes);

}  // namespace fotfaste::conformance
