// Canonical bytes: little-endian, fixed widths, no padding. Equal values give equal bytes. What a state is
// serialized with, and what processes of the host talk in.
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace fotfaste {

static_assert(std::endian::native == std::endian::little, "bytes are written as they stand in memory");

// Thrown by Reader for input that does not follow the form; what() says what was expected.
class MalformedBytes : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

class Writer {
 public:
  template <typename Number>
  requires std::is_arithmetic_v<Number>
  void number(Number value) {
    char raw[sizeof value];
    std::memcpy(raw, &value, sizeof value);
    bytes_.append(raw, sizeof value);
  }
  void text(std::string_view value) {
    number(static_cast<std::uint64_t>(value.size()));
    bytes_.append(value);
  }
  [[nodiscard]] const std::string& bytes() const { return bytes_; }
  [[nodiscard]] std::string take() { return std::move(bytes_); }

 private:
  std::string bytes_;
};

// Reads what Writer wrote, as hostile input: never past the end, and never a count larger than the bytes
// that are left could hold. The bytes must outlive the reader and the texts that it returns.
class Reader {
 public:
  explicit Reader(std::string_view bytes) : rest_(bytes) {}

  template <typename Number>
  requires std::is_arithmetic_v<Number> Number number() {
    Number value;
    if (rest_.size() < sizeof value) throw MalformedBytes("the bytes end within a number");
    std::memcpy(&value, rest_.data(), sizeof value);
    rest_.remove_prefix(sizeof value);
    return value;
  }
  std::string_view text() {
    const auto size = number<std::uint64_t>();
    if (size > rest_.size()) throw MalformedBytes("the bytes end within a text");
    const std::string_view value = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return value;
  }
  // A count of items that take at least smallest_item bytes each.
  std::uint64_t count(std::uint64_t smallest_item) {
    const auto value = number<std::uint64_t>();
    if (smallest_item != 0 && value > rest_.size() / smallest_item) {
      throw MalformedBytes("a count is larger than what follows");
    }
    return value;
  }
  [[nodiscard]] bool at_end() const { return rest_.empty(); }
  void expect_end() const {
    if (!at_end()) throw MalformedBytes("there are bytes after the end");
  }

 private:
  std::string_view rest_;
};

}  // namespace fotfaste
