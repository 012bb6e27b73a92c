#include "cli/output_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace fotfaste::cli {
namespace {

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  [[nodiscard]] int get() const { return number_; }

 private:
  int number_;
};

[[noreturn]] void fail(const std::filesystem::path& file) {
  throw std::system_error(errno, std::generic_category(), file.string());
}

void write_all(int descriptor, std::string_view content, const std::filesystem::path& file) {
  while (!content.empty()) {
    const ssize_t written = ::write(descriptor, content.data(), content.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) fail(file);
    content.remove_prefix(static_cast<std::size_t>(written));
  }
}

}  // namespace

void write_file(const std::filesystem::path& file, std::string_view content) {
  std::string beside = file.string() + ".XXXXXX";
  const Descriptor descriptor(::mkstemp(beside.data()));
  if (descriptor.get() < 0) fail(file);
  try {
    write_all(descriptor.get(), content, file);
    constexpr mode_t owner_and_readers = 0644;
    const mode_t mask = ::umask(0);
    ::umask(mask);
    if (::fchmod(descriptor.get(), owner_and_readers & ~mask) != 0) fail(file);
    if (::rename(beside.c_str(), file.c_str()) != 0) fail(file);
  } catch (...) {
    ::unlink(beside.c_str());
    throw;
  }
}

std::string read_file(const std::filesystem::path& file) {
  const Descriptor descriptor(::open(file.c_str(), O_RDONLY | O_CLOEXEC));
  if (descriptor.get() < 0) fail(file);
  std::string content;
  char block[65536];
  for (;;) {
    const ssize_t got = ::read(descriptor.get(), block, sizeof block);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) fail(file);
    if (got == 0) return content;
    content.append(block, static_cast<std::size_t>(got));
  }
}

}  // namespace fotfaste::cli
