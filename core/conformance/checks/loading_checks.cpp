// Level 1: loading and starting.

#include <dlfcn.h>
#include <fcntl.h>
#include <signal.h>
#include <time.h>
#include <unistd.h>

#include <cfenv>
#include <clocale>
#include <cstdlib>
#include <map>
#include <sstream>

#include "conformance/catalogue.hpp"
#include "conformance/drive.hpp"
#include "host/validation.hpp"

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

void load_time(const Trial& trial) {
  const auto milliseconds = [] {
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return now.tv_sec * 1000 + now.tv_nsec / 1'000'000;
  };
  const auto before = milliseconds();
  Drive drive(trial);
  static_cast<void>(drive.description());
  const auto needed = milliseconds() - before;
  constexpr int limit = 100;
  if (needed < limit) return;
  throw Failure("it takes " + std::to_string(needed) + " ms of processor time",
                "less than " + std::to_string(limit) + " ms");
}

void entry_repeat(const Trial& trial) {
  Drive drive(trial);
  const fotfaste_plugin_entry& entry = drive.entry();
  const auto described = [&] {
    const auto* factory = static_cast<const fotfaste_plugin_factory*>(
        drive.call("get_factory", [&] { return entry.get_factory(FOTFASTE_FACTORY_PLUGIN); }));
    if (factory == nullptr) return std::string("no factory");
    const fotfaste_descriptor* descriptor =
        drive.call("get_descriptor", [&] { return factory->get_descriptor(); });
    if (descriptor == nullptr) return std::string("no descriptor");
    return host::write(host::copy_descriptor(*descriptor));
  };
  const auto start = [&](const std::string& when) {
    const std::int32_t status = drive.call("init", [&] { return entry.init(&drive.host().get()); });
    if (status == FOTFASTE_OK) return;
    throw Failure("init " + when + " returns " + status_word(status), "it returns FOTFASTE_OK");
  };
  const auto end = [&] { drive.call("deinit", [&] { entry.deinit(); }); };
  static_cast<void>(drive.description());
  const std::string first = described();
  const auto expect_same = [&](const std::string& when) {
    if (described() != first) throw Failure(when + " it does not describe itself as before");
  };
  start("a second time");
  expect_same("after a second init");
  end();
  expect_same("after one deinit for two init");
  end();
  start("after its last deinit");
  expect_same("after it was ended and started again");
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
      {.id = "load-time",
       .level = Level::load,
       .warns = true,
       .title = {"Laddningstid", "Loading time"},
       .does = {"Mäter processortiden för att ladda, starta och beskriva insticksprogrammet.",
                "Measures the processor time to load, start and describe the plugin."},
       .passes = {"Mindre än 100 ms.", "Less than 100 ms."},
       .run = load_time},
      {.id = "entry-repeat",
       .level = Level::load,
       .title = {"Start och slut flera gånger", "Starting and ending repeatedly"},
       .does = {"Startar två gånger, avslutar två gånger och startar igen.",
                "Starts it twice, ends it twice and starts it again."},
       .passes = {"Varje start lyckas, och det beskriver sig likadant så länge det är startat.",
                  "Every start succeeds, and it describes itself in the same way as long as it is started."},
       .run = entry_repeat},
  };
}

}  // namespace fotfaste::conformance
