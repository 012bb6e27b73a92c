// The intake in a process of its own. What comes back is read as hostile: lengths are checked, and the report
// stays in a memory file until it is asked for.
#include <fcntl.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <exception>
#include <stdexcept>
#include <system_error>
#include <utility>

#include "fotfaste/sdk/bytes.hpp"
#include "intake/intake.hpp"
#include "intake/report_bytes.hpp"

namespace fotfaste::intake {
namespace {

constexpr std::uint64_t largest_message = std::uint64_t{1} << 30;
constexpr std::uint8_t succeeded = 1;

[[noreturn]] void fail(const char* what) {
  throw std::system_error(errno, std::generic_category(), what);
}

void write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count = write(descriptor, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) fail("writing from the intake");
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
}

std::string read_to_end(int descriptor) {
  std::string bytes;
  std::array<char, 65536> piece;
  while (true) {
    const ssize_t count = read(descriptor, piece.data(), piece.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) fail("reading from the intake");
    if (count == 0) return bytes;
    bytes.append(piece.data(), static_cast<std::size_t>(count));
    if (bytes.size() > largest_message) throw std::runtime_error("the intake sent too much");
  }
}

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() { reset(); }
  void reset() {
    if (number_ >= 0) close(std::exchange(number_, -1));
  }
  [[nodiscard]] int number() const { return number_; }

 private:
  int number_;
};

// In the child: never returns. The report goes to a memory file, everything else through the pipe.
[[noreturn]] void run_child(const model::Project& project, const Options& options, model::MemoryFile& file,
                            int report_file, int pipe, pid_t parent) {
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (getppid() != parent) _exit(1);
  Writer message;
  try {
    Report report;
    const model::Directory directory = read_data(project, options, file, report);
    write_all(report_file, write_report(report));
    std::uint64_t errors = 0;
    for (const model::Finding& finding : report.findings)
      errors += finding.severity == model::Severity::error ? 1U : 0U;
    message.number(succeeded);
    message.number(errors);
    message.number(static_cast<std::uint8_t>(report.unreadable));
    message.number(static_cast<std::uint8_t>(report.refused_for_privacy));
    message.text(model::write_directory(directory));
    write_all(pipe, message.bytes());
  } catch (const std::exception&) {
    // What went wrong may hold something of the data; the parent only learns that it did.
    _exit(1);
  }
  _exit(0);
}

}  // namespace

struct SeparateIntake::Data {
  model::MemoryFile file = model::MemoryFile::create();
  model::MemoryFile report = model::MemoryFile::create();
  model::Directory directory;
  std::uint64_t errors = 0;
  bool unreadable = false;
  bool refused_for_privacy = false;

  void run(const model::Project& project, const Options& options) {
    std::array<int, 2> ends{};
    if (pipe2(ends.data(), O_CLOEXEC) != 0) fail("making a pipe to the intake");
    const Descriptor from_child(ends[0]);
    Descriptor to_parent(ends[1]);
    const pid_t parent = getpid();
    const pid_t child = fork();
    if (child < 0) fail("starting the intake");
    if (child == 0) run_child(project, options, file, report.descriptor(), to_parent.number(), parent);
    to_parent.reset();
    std::string bytes;
    std::exception_ptr failure;
    try {
      bytes = read_to_end(from_child.number());
    } catch (...) {
      failure = std::current_exception();
      kill(child, SIGKILL);
    }
    int status = 0;
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    if (failure) std::rethrow_exception(failure);
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
      throw std::runtime_error("the intake did not come to its end");
    take(bytes);
    report.seal();
  }

  void take(std::string_view bytes) {
    Reader reader(bytes);
    if (reader.number<std::uint8_t>() != succeeded)
      throw MalformedBytes("the intake did not say that it succeeded");
    errors = reader.number<std::uint64_t>();
    unreadable = reader.number<std::uint8_t>() != 0;
    refused_for_privacy = reader.number<std::uint8_t>() != 0;
    directory = model::read_directory(reader.text());
    reader.expect_end();
    if (directory.file_size != file.size()) throw MalformedBytes("the directory is of another memory file");
    constexpr int seals = F_SEAL_WRITE | F_SEAL_SHRINK | F_SEAL_GROW;
    if ((fcntl(file.descriptor(), F_GET_SEALS) & seals) != seals)
      throw MalformedBytes("the memory file is not sealed");
  }
};

SeparateIntake::SeparateIntake(const model::Project& project, const Options& options) : data_(new Data) {
  try {
    data_->run(project, options);
  } catch (...) {
    delete data_;
    throw;
  }
}

SeparateIntake::~SeparateIntake() {
  delete data_;
}

const model::MemoryFile& SeparateIntake::file() const {
  return data_->file;
}
const model::Directory& SeparateIntake::directory() const {
  return data_->directory;
}
std::uint64_t SeparateIntake::errors() const {
  return data_->errors;
}
bool SeparateIntake::unreadable() const {
  return data_->unreadable;
}
bool SeparateIntake::refused_for_privacy() const {
  return data_->refused_for_privacy;
}

Report SeparateIntake::report() const {
  std::string bytes(data_->report.size(), '\0');
  std::size_t done = 0;
  while (done < bytes.size()) {
    const ssize_t count =
        pread(data_->report.descriptor(), bytes.data() + done, bytes.size() - done, static_cast<off_t>(done));
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) fail("reading the report of the intake");
    done += static_cast<std::size_t>(count);
  }
  return read_report(bytes);
}

}  // namespace fotfaste::intake
