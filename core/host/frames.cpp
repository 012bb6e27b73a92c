#include "host/frames.hpp"

#include <cstring>

#include "host/crc32c.hpp"

namespace fotfaste::host {
namespace {

constexpr std::size_t buffer_size = 64u << 10;

std::uint32_t checksum(char kind, std::string_view payload) {
  return crc32c(payload, crc32c(std::string_view(&kind, 1)));
}

}  // namespace

void write_frame_header(char (&header)[frame_header_size], FrameKind kind, std::string_view payload) {
  const auto size = static_cast<std::uint32_t>(payload.size());
  const char kind_byte = static_cast<char>(kind);
  const std::uint32_t sum = checksum(kind_byte, payload);
  std::memcpy(header, &size, sizeof size);
  std::memcpy(header + 4, &sum, sizeof sum);
  header[8] = kind_byte;
}

void FrameWriter::add(FrameKind kind, std::string_view payload) {
  if (payload.size() > largest_payload) throw std::length_error("a frame is too large");
  char header[frame_header_size];
  write_frame_header(header, kind, payload);
  buffer_.append(header, sizeof header);
  buffer_.append(payload);
  ++count_;
  if (buffer_.size() >= buffer_size) flush();
}

void FrameWriter::flush() {
  if (buffer_.empty()) return;
  output_(buffer_);
  buffer_.clear();
}

void FrameReader::feed(std::string_view bytes,
                       const std::function<void(FrameKind, std::string_view)>& on_frame) {
  rest_.append(bytes);
  std::string_view left = rest_;
  while (left.size() >= frame_header_size) {
    std::uint32_t size = 0;
    std::uint32_t sum = 0;
    std::memcpy(&size, left.data(), sizeof size);
    std::memcpy(&sum, left.data() + 4, sizeof sum);
    const char kind = left[8];
    if (size > largest_payload) throw InvalidOutput("a frame is larger than any may be");
    if (static_cast<std::uint8_t>(kind) < 1 || static_cast<std::uint8_t>(kind) > last_frame_kind) {
      throw InvalidOutput("a frame is of no known kind");
    }
    if (left.size() - frame_header_size < size) break;
    const std::string_view payload = left.substr(frame_header_size, size);
    if (checksum(kind, payload) != sum) throw InvalidOutput("the checksum of a frame is wrong");
    ++count_;
    on_frame(static_cast<FrameKind>(kind), payload);
    left.remove_prefix(frame_header_size + size);
  }
  rest_.erase(0, rest_.size() - left.size());
}

}  // namespace fotfaste::host
