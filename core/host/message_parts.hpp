// What writing and reading of all kinds of payloads share.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "fotfaste/sdk/bytes.hpp"
#include "host/frames.hpp"
#include "host/messages.hpp"

namespace fotfaste::host {

inline void write_text(Writer& writer, const model::Text& text) {
  writer.text(text.sv);
  writer.text(text.en);
}

inline std::string read_string(Reader& reader, std::uint64_t longest, const char* what) {
  const std::string_view text = reader.text();
  if (text.size() > longest) throw InvalidOutput(std::string(what) + " is too long");
  if (!is_utf8(text)) throw InvalidOutput(std::string(what) + " is not valid UTF-8");
  return std::string(text);
}

inline std::string read_name(Reader& reader) {
  return read_string(reader, longest_name, "a name");
}

inline model::Text read_text(Reader& reader) {
  model::Text text;
  text.sv = read_string(reader, longest_text, "a text");
  text.en = read_string(reader, longest_text, "a text");
  return text;
}

inline std::uint64_t read_count(Reader& reader) {
  const std::uint64_t count = reader.count(1);
  if (count > most_described) throw InvalidOutput("the description has more parts than any may have");
  return count;
}

// Reads all of bytes with function; what does not follow the form is the plugin's fault, not ours.
template <typename Function>
auto read_all(std::string_view bytes, Function function) {
  try {
    Reader reader(bytes);
    auto value = function(reader);
    reader.expect_end();
    return value;
  } catch (const MalformedBytes& error) {
    throw InvalidOutput(error.what());
  }
}

template <typename Code>
Code read_code(Reader& reader, std::uint8_t last) {
  const auto value = reader.number<std::uint8_t>();
  if (value > last) throw InvalidOutput("a message has an unknown code");
  return static_cast<Code>(value);
}

}  // namespace fotfaste::host
