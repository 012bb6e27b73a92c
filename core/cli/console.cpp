#include "cli/console.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "cli/refusal.hpp"
#include "report/display_text.hpp"

namespace fotfaste::cli {
namespace {

int descriptor_of(Stream stream) {
  return stream == Stream::out ? STDOUT_FILENO : STDERR_FILENO;
}

}  // namespace

void print(std::string_view text) {
  const bool written = std::fwrite(text.data(), 1, text.size(), stdout) == text.size();
  if (!written || std::fflush(stdout) != 0) {
    throw Refusal(ExitCode::unreadable,
                  "Resultatet kunde inte skrivas ut. / The result could not be written.");
  }
}

void print_error(std::string_view text) {
  std::fwrite(text.data(), 1, text.size(), stderr);
  std::fflush(stderr);
}

bool uses_colour(const Context& context, Stream stream) {
  if (context.color == "always") return true;
  if (context.color == "never") return false;
  if (const char* no_colour = std::getenv("NO_COLOR"); no_colour != nullptr && *no_colour != '\0')
    return false;
  if (const char* kind = std::getenv("TERM"); kind != nullptr && std::strcmp(kind, "dumb") == 0) return false;
  return ::isatty(descriptor_of(stream)) == 1;
}

std::size_t console_width(Stream stream) {
  constexpr std::size_t fallback = 100;
  constexpr std::size_t widest = 160;  // longer lines are hard to read
  winsize size{};
  if (::ioctl(descriptor_of(stream), TIOCGWINSZ, &size) == 0 && size.ws_col > 0) {
    return std::min<std::size_t>(size.ws_col, widest);
  }
  const char* columns = std::getenv("COLUMNS");
  if (columns == nullptr) return fallback;
  std::size_t width = 0;
  const char* const end = columns + std::strlen(columns);
  const auto [stopped, error] = std::from_chars(columns, end, width);
  return error == std::errc() && stopped == end && width > 0 ? std::min(width, widest) : fallback;
}

bool uses_unicode() {
  for (const char* const name : {"LC_ALL", "LC_CTYPE", "LANG"}) {
    const char* const locale = std::getenv(name);
    if (locale == nullptr || *locale == '\0') continue;
    std::string text(locale);
    for (char& c : text) {
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return text.find("utf-8") != std::string::npos || text.find("utf8") != std::string::npos;
  }
  return false;
}

Progress::Progress(const Context& context) : active_(!context.quiet && ::isatty(STDERR_FILENO) == 1) {}

Progress::~Progress() {
  if (shown_) print_error("\r\x1b[K");
}

void Progress::show(std::string_view what, double fraction) {
  if (!active_) return;
  const long percent = std::lround(std::clamp(fraction, 0.0, 1.0) * 100);
  std::string line = "\r\x1b[K";
  line.append(report::neutral(what, 60)).append(" ").append(std::to_string(percent)).append(" %");
  print_error(line);
  shown_ = true;
}

}  // namespace fotfaste::cli
