// The bytes of a serialized state: a header that says whose state it is and under which settings it was
// counted, then what the plugin saved. Whoever reads them refuses anything else, damaged bytes included.
#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "fotfaste/plugin.h"
#include "fotfaste/sdk/bytes.hpp"
#include "fotfaste/sdk/label.hpp"

namespace fotfaste::internal {

// FNV-1a. Finds damage and mix-ups, every single changed bit among them; it is no defence against forgery.
class Digest {
 public:
  void add(std::string_view bytes) {
    for (const char c : bytes) value_ = (value_ ^ static_cast<unsigned char>(c)) * 0x100000001b3u;
  }
  void add(std::uint64_t number) {
    for (int shift = 0; shift < 64; shift += 8) value_ = (value_ ^ (number >> shift & 0xff)) * 0x100000001b3u;
  }
  void add_text(std::string_view text) {
    add(std::uint64_t{text.size()});
    add(text);
  }
  [[nodiscard]] std::uint64_t value() const { return value_; }

 private:
  std::uint64_t value_ = 0xcbf29ce484222325u;
};

// Of what a value says, wherever it stands in the file: neither its place nor the order of a table's keys.
inline std::uint64_t digest_of(const fotfaste_value& value) {
  Digest digest;
  digest.add(std::uint64_t{value.type});
  digest.add_text(view(value.key));
  switch (value.type) {
    case FOTFASTE_VALUE_NONE:
      break;
    case FOTFASTE_VALUE_NUMBER:
      digest.add(std::bit_cast<std::uint64_t>(value.number));
      break;
    case FOTFASTE_VALUE_TEXT:
      digest.add_text(view(value.text));
      break;
    case FOTFASTE_VALUE_LIST:
    case FOTFASTE_VALUE_TABLE: {
      std::vector<std::uint64_t> items;
      for (std::uint64_t i = 0; i < value.count; ++i) items.push_back(digest_of(value.items[i]));
      if (value.type == FOTFASTE_VALUE_TABLE) std::sort(items.begin(), items.end());
      digest.add(std::uint64_t{items.size()});
      for (const std::uint64_t item : items) digest.add(item);
      break;
    }
    default:
      digest.add(static_cast<std::uint64_t>(value.integer));
  }
  return digest.value();
}

// Whose state it is, and under which settings.
struct StateHeader {
  std::string_view plugin;
  std::uint32_t revision = 0;
  std::uint64_t parameters = 0;  // digest
  std::int32_t as_of = 0;

  friend bool operator==(const StateHeader&, const StateHeader&) = default;
};

inline constexpr std::string_view state_magic = "fotfaste state 1";

inline std::string pack_state(const StateHeader& header, std::string_view content) {
  Digest checksum;
  checksum.add(content);
  Writer writer;
  writer.text(state_magic);
  writer.text(header.plugin);
  writer.number(header.revision);
  writer.number(header.parameters);
  writer.number(header.as_of);
  writer.number(checksum.value());
  writer.text(content);
  return writer.take();
}

// The content; points into bytes. Throws MalformedBytes for anything but a state with this header.
inline std::string_view unpack_state(const StateHeader& expected, std::string_view bytes) {
  Reader reader(bytes);
  if (reader.text() != state_magic) throw MalformedBytes("these bytes are not a serialized state");
  const std::string_view plugin = reader.text();
  if (plugin != expected.plugin) throw MalformedBytes("the state is another plugin's");
  if (reader.number<std::uint32_t>() != expected.revision) {
    throw MalformedBytes("the state was written by a version of the plugin that counts differently");
  }
  if (reader.number<std::uint64_t>() != expected.parameters) {
    throw MalformedBytes("the state was counted with other parameters");
  }
  if (reader.number<std::int32_t>() != expected.as_of)
    throw MalformedBytes("the state was counted as of another day");
  const auto checksum = reader.number<std::uint64_t>();
  const std::string_view content = reader.text();
  reader.expect_end();
  Digest found;
  found.add(content);
  if (found.value() != checksum) throw MalformedBytes("the state's bytes are damaged");
  return content;
}

}  // namespace fotfaste::internal
