// The one way to standard output and standard error. Results go to the first, everything said about them to
// the second.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "cli/context.hpp"

namespace fotfaste::cli {

enum class Stream { out, error };

// Throws Refusal when standard output cannot take it (a full disk).
void print(std::string_view text);
// Nothing that goes wrong here is worth stopping for.
void print_error(std::string_view text);

// --color, else NO_COLOR, else whether the stream is a terminal.
bool uses_colour(const Context& context, Stream stream);

// Columns of the terminal, else COLUMNS, else 100.
std::size_t console_width(Stream stream);

// Whether the environment says that text is UTF-8: LC_ALL, else LC_CTYPE, else LANG.
bool uses_unicode();

// One line on a terminal's standard error that is written over and disappears. Does nothing elsewhere.
class Progress {
 public:
  explicit Progress(const Context& context);
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  ~Progress();
  void show(std::string_view what, double fraction);

 private:
  bool active_;
  bool shown_ = false;
};

}  // namespace fotfaste::cli
