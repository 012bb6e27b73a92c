// The form of what a worker sends: frames, one after the other, the last of them Frame::final.
//
//   uint32 size of the payload | uint32 CRC-32C of kind and payload | uint8 kind | payload
//
// Numbers are little-endian. What the payloads hold is in messages.hpp. The supervisor reads them as hostile
// input: a plugin can write to the pipe whatever it likes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <stdexcept>
#include <string>
#include <string_view>

namespace fotfaste::host {

enum class FrameKind : std::uint8_t {
  step = 1,
  log,
  progress,
  finding,
  description,
  column_need,
  follow_up_need,
  purpose,
  purpose_column,
  question,
  limit,
  explained_table,
  explanation,
  row,
  label,
  state,
  violation,  // written by a fault handler
  fault,      // written by a fault handler
  final,
};
inline constexpr std::uint8_t last_frame_kind = static_cast<std::uint8_t>(FrameKind::final);

inline constexpr std::size_t frame_header_size = 9;
inline constexpr std::size_t largest_payload = 16u << 20;

// Thrown for bytes that are no frames, and for frames that hold what they must not.
class InvalidOutput : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// The header of a frame. Safe in a signal handler.
void write_frame_header(char (&header)[frame_header_size], FrameKind kind, std::string_view payload);

// Collects frames and hands them on in larger pieces.
class FrameWriter {
 public:
  // output takes all bytes that it is given, or throws.
  explicit FrameWriter(std::function<void(std::string_view)> output) : output_(std::move(output)) {}
  FrameWriter(const FrameWriter&) = delete;
  FrameWriter& operator=(const FrameWriter&) = delete;

  // A payload may not be larger than largest_payload: std::length_error.
  void add(FrameKind kind, std::string_view payload);
  void flush();
  [[nodiscard]] std::uint64_t count() const { return count_; }

 private:
  std::function<void(std::string_view)> output_;
  std::string buffer_;
  std::uint64_t count_ = 0;
};

// Cuts a stream of bytes into frames.
class FrameReader {
 public:
  // Takes bytes as they come, in pieces of any size, and calls on_frame with each frame that is complete. The
  // payload lives as long as the call. Throws InvalidOutput at the first byte that cannot be right, and
  // whatever on_frame throws.
  void feed(std::string_view bytes, const std::function<void(FrameKind, std::string_view)>& on_frame);
  // Whether the stream stands between two frames.
  [[nodiscard]] bool between_frames() const { return rest_.empty(); }
  [[nodiscard]] std::uint64_t count() const { return count_; }

 private:
  std::string rest_;
  std::uint64_t count_ = 0;
};

}  // namespace fotfaste::host
