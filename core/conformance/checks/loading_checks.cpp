// Level 1: loading and starting.

#include <dlfcn.h>
#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

#include <cfenv>
#include <clocale>
#include <cstdlib>
#include <map>
#include <sstream>

#include "conformance/catalogue.hpp"
#include "conformance/drive.hpp"

namespace fotfaste::conformance {
namespace {

void load_now(const Trial& trial) {
  if (dlopen(trial.subject.file.c_str(), RTLD_NOW | RTLD_LOCAL) != nullptr) return;
  const char* why = dlerror();
  throw Failure(why == nullptr ? "the system cannot load it" : why);
}

// What a plugin could change around itself, by name.
std::map<std::string, std::string> surroundings(const Trial& trial) {
  std::map<std::string, std::string> found;
  for (char** one = environ; one != nullptr && *one != nullptr; ++one) {
    found["the environment"].append(*one).append("\n");
  }
  for (int signal = 1; signal < SIGRTMIN; ++signal) {
    struct sigaction action {};
    if (sigaction(signal, nullptr, &action) != 0) continue;
    std::ostringstream handler;
    handler << reinterpret_cast<const void*>(action.sa_handler);
    found["how signal " + std::to_string(signal) + " is handled"] = handler.str();
  }
  found["the locale"] = std::setlocale(LC_ALL, nullptr);
  found["rounding of numbers"] = std::to_string(std::fegetround());
  found["traps of numbers"] = std::to_string(fegetexcept());
  char folder[4096];
  found["the working directory"] = getcwd(folder, sizeof folder) == nullptr ? "" : folder;
  constexpr int most_descriptors = 64;
  for (int descriptor = 0; descriptor < most_descriptors; ++descriptor) {
    if (fcntl(descriptor, F_GETFD) >= 0) found["open files"].append(std::to_string(descriptor)).append(" ");
  }
  char status[8192] = {};
  if (pread(trial.status_file, status, sizeof status - 1, 0) > 0) {
    const std::string text(status);
    const std::size_t at = text.find("Threads:");
    if (at != std::string::npos) found["threads"] = text.substr(at, text.find('\n', at) - at);
  }
  return found;
}

// Standard output and error go into a pipe while this lives.
class Listening {
 public:
  Listening() {
    int ends[2];
    if (pipe2(ends, O_CLOEXEC | O_NONBLOCK) != 0) throw std::runtime_error("no pipe to listen at");
    reading_ = ends[0];
    for (const int standard : {STDOUT_FILENO, STDERR_FILENO}) {
      kept_[standard - 1] = fcntl(standard, F_DUPFD_CLOEXEC, 0);
      dup2(ends[1], standard);
    }
    close(ends[1]);
  }
  Listening(const Listening&) = delete;
  Listening& operator=(const Listening&) = delete;
  ~Listening() {
    for (const int standard : {STDOUT_FILENO, STDERR_FILENO}) {
      dup2(kept_[standard - 1], standard);
      close(kept_[standard - 1]);
    }
    close(reading_);
  }
  std::string heard() {
    std::fflush(nullptr);
    char text[200];
    const ssize_t size = read(reading_, text, sizeof text);
    return size > 0 ? std::string(text, static_cast<std::size_t>(size)) : std::string();
  }

 private:
  int reading_ = -1;
  int kept_[2] = {-1, -1};
};

void load_quiet(const Trial& trial) {
  Listening listening;
  const auto before = surroundings(trial);
  const Drive drive(trial);
  const std::string heard = listening.heard();
  if (!heard.empty()) throw Failure("it writes \"" + heard + "\"", "nothing is written");
  for (const auto& [what, value] : surroundings(trial)) {
    const auto was = before.find(what);
    if (was == before.end() || was->second != value) throw Failure("it changes " + what);
  }
}

}  // namespace

std::vector<Check> loading_checks() {
  return {
      {.id = "load-now",
       .level = Level::load,
       .title = {"Laddning", "Loading"},
       .does = {"Laddar filen och löser alla symboler på en gång.",
                "Loads the file and resolves every symbol."},
       .passes = {"Den laddas och ingen symbol saknas.", "It loads and no symbol is missing."},
       .run = load_now},
      {.id = "load-quiet",
       .level = Level::load,
       .title = {"Tyst start", "Quiet start"},
       .does =
           {"Jämför utskrifter, öppna filer, trådar, miljö, signaler, språk och räkneregler före och efter "
            "att insticksprogrammet laddas och startas.",
            "Compares output, open files, threads, environment, signals, locale and rules of arithmetic "
            "before and after the plugin is loaded and started."},
       .passes = {"Ingenting skrivs och ingenting ändras.", "Nothing is written and nothing changes."},
       .run = load_quiet},
  };
}

}  // namespace fotfaste::conformance
