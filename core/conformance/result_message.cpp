#include "conformance/result_message.hpp"

#include "fotfaste/sdk/bytes.hpp"
#include "host/validation.hpp"

namespace fotfaste::conformance {
namespace {

constexpr std::uint64_t magic = 0x6b636568632d6674;  // so that what a plugin prints is not taken for a result
constexpr std::size_t longest = 4000;

std::string one_line(std::string_view text) {
  text = text.substr(0, longest);
  while (!text.empty() && !host::is_utf8(text)) text.remove_suffix(1);
  std::string line(text);
  for (char& c : line) {
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) c = ' ';
  }
  return line;
}

}  // namespace

std::string write_message(const Message& message) {
  Writer writer;
  writer.number(magic);
  writer.number(static_cast<std::uint8_t>(message.ending));
  writer.text(one_line(message.expected));
  writer.text(one_line(message.observed));
  return writer.take();
}

Message read_message(std::string_view bytes) {
  if (bytes.size() > largest_message) throw MalformedBytes("the message is too long");
  Reader reader(bytes);
  if (reader.number<std::uint64_t>() != magic) throw MalformedBytes("the message does not begin as one");
  Message message;
  const auto ending = reader.number<std::uint8_t>();
  if (ending < 1 || ending > 4) throw MalformedBytes("the message has no known ending");
  message.ending = static_cast<Ending>(ending);
  message.expected = std::string(reader.text());
  message.observed = std::string(reader.text());
  reader.expect_end();
  if (one_line(message.expected) != message.expected || one_line(message.observed) != message.observed) {
    throw MalformedBytes("a text of the message is not one line of UTF-8");
  }
  return message;
}

}  // namespace fotfaste::conformance
