#include "cli/audit.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <ctime>
#include <nlohmann/json.hpp>

#include "cli/refusal.hpp"

namespace fotfaste::cli {
namespace {

std::string now() {
  const std::time_t seconds = std::time(nullptr);
  std::tm parts{};
  gmtime_r(&seconds, &parts);
  char text[sizeof "2026-01-01T00:00:00Z"];
  return {text, std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts)};
}

bool append(const std::filesystem::path& file, const std::string& line) {
  constexpr mode_t owner = 0600;
  const int descriptor = open(file.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_NOFOLLOW | O_CLOEXEC, owner);
  if (descriptor < 0) return false;
  const bool written = write(descriptor, line.data(), line.size()) == static_cast<ssize_t>(line.size()) &&
                       fsync(descriptor) == 0;
  return close(descriptor) == 0 && written;
}

}  // namespace

void audit(const Context& context, const std::filesystem::path& project, const AuditLine& line) {
  const std::filesystem::path file = project.parent_path() / "audit.jsonl";
  nlohmann::ordered_json document = nlohmann::ordered_json::object();
  document["time"] = now();
  document["command"] = line.command;
  document["indicator"] = line.indicator;
  document["plugin"] = line.plugin;
  document["rows"] = line.rows;
  if (append(file, document.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n"))
    return;
  throw Refusal(
      ExitCode::privacy,
      std::string(context.say("Loggen över uppslagningar kan inte skrivas, så ingen visas. Kontrollera "
                              "att du får skriva i filen ",
                              "The record of look-ups cannot be written, so nobody is shown. Check that "
                              "you may write to the file ")) +
          file.string());
}

}  // namespace fotfaste::cli
