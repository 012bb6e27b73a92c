// How inputs of the frame fuzzer are put together, for the fuzzer and for the maker of its seeds.
//
//   stage | 0x00 | stage | 0x00 ...
//   stage: purpose | options | message, message ...
//   message: kind | size, low byte | size, high byte | payload
//
// A message is framed with a right checksum, so that mutations reach what stands in it; a stage of
// option_raw is given to the parser as it is. Each stage is one worker. What a worker said of its plugin is
// what the rows of those after it are held against.
#pragma once

namespace fotfaste::fuzz {

inline constexpr unsigned char option_raw = 1;      // the rest of the input is bytes of the pipe
inline constexpr unsigned char option_ending = 2;   // a right final frame is added
inline constexpr unsigned char option_in_bits = 4;  // the bytes come in small pieces

}  // namespace fotfaste::fuzz
