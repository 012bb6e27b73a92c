// CRC-32C (Castagnoli), the checksum of frames. Safe in a signal handler.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace fotfaste::host {

namespace internal {

constexpr std::array<std::uint32_t, 256> make_crc32c_table() {
  std::array<std::uint32_t, 256> table{};
  for (std::uint32_t i = 0; i < 256; ++i) {
    std::uint32_t value = i;
    for (int bit = 0; bit < 8; ++bit) value = (value & 1) != 0 ? value >> 1 ^ 0x82f63b78u : value >> 1;
    table[i] = value;
  }
  return table;
}

inline constexpr std::array<std::uint32_t, 256> crc32c_table = make_crc32c_table();

}  // namespace internal

// The checksum of bytes that follow others whose checksum was before; 0 for the first.
constexpr std::uint32_t crc32c(std::string_view bytes, std::uint32_t before = 0) {
  std::uint32_t value = ~before;
  for (const char byte : bytes) {
    value = internal::crc32c_table[(value ^ static_cast<unsigned char>(byte)) & 0xff] ^ value >> 8;
  }
  return ~value;
}

static_assert(crc32c("123456789") == 0xe3069283u);

}  // namespace fotfaste::host
