#include "intake/input_file.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>
#include <system_error>
#include <utility>

namespace fotfaste::intake {
namespace {

// Up to this size a file is read as a whole, so that nothing that happens to it later matters.
constexpr std::size_t largest_held = std::size_t{16} << 20;
constexpr std::uintptr_t page = 4096;

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() { close(number_); }
  [[nodiscard]] int number() const { return number_; }

 private:
  int number_;
};

[[noreturn]] void fail(const char* what) {
  throw std::system_error(errno, std::generic_category(), what);
}

std::string read_all(int descriptor, std::size_t expected) {
  std::string held;
  constexpr std::size_t step = std::size_t{1} << 20;
  held.resize(expected + 1);
  std::size_t size = 0;
  while (true) {
    if (size == held.size()) held.resize(size + step);
    const ssize_t count = read(descriptor, held.data() + size, held.size() - size);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) fail("reading an input file");
    if (count == 0) break;
    size += static_cast<std::size_t>(count);
  }
  held.resize(size);
  return held;
}

}  // namespace

InputFile::InputFile(const std::filesystem::path& path) {
  const int number = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (number < 0) fail("opening an input file");
  const Descriptor file(number);
  struct stat status {};
  if (fstat(file.number(), &status) != 0) fail("looking at an input file");
  const auto size = S_ISREG(status.st_mode) ? static_cast<std::size_t>(status.st_size) : std::size_t{0};
  if (size <= largest_held) {
    held_ = read_all(file.number(), size);
    bytes_ = held_;
    return;
  }
  void* const address = mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file.number(), 0);
  if (address == MAP_FAILED) fail("mapping an input file");
  madvise(address, size, MADV_SEQUENTIAL);
  mapped_ = true;
  bytes_ = {static_cast<const char*>(address), size};
}

InputFile::InputFile(InputFile&& other) noexcept
    : held_(std::move(other.held_)), mapped_(std::exchange(other.mapped_, false)) {
  bytes_ = mapped_ ? other.bytes_ : std::string_view(held_);
  other.bytes_ = {};
}

InputFile::~InputFile() {
  if (mapped_) munmap(const_cast<char*>(bytes_.data()), bytes_.size());
}

void InputFile::release(std::string_view part) const {
  if (!mapped_) return;
  const auto begin = (reinterpret_cast<std::uintptr_t>(part.data()) + page - 1) / page * page;
  const auto end = (reinterpret_cast<std::uintptr_t>(part.data()) + part.size()) / page * page;
  if (begin < end) madvise(reinterpret_cast<void*>(begin), end - begin, MADV_DONTNEED);
}

}  // namespace fotfaste::intake
