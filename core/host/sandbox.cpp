#include "host/sandbox.hpp"

#include <fcntl.h>
#include <linux/landlock.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>

namespace fotfaste::host {
namespace {

constexpr std::uint64_t read_folder =
    LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR;
constexpr std::uint64_t read_file = LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_READ_FILE;

// Every right that the running system can withhold: 13 from the first version on, then one more in each of
// the next two.
std::uint64_t all_rights(int version) {
  const int count = 13 + std::min(version - 1, 2);
  return (std::uint64_t{1} << count) - 1;
}

bool set_limit(int resource, rlim_t soft, rlim_t hard) {
  const rlimit limit = {soft, hard};
  return setrlimit(static_cast<__rlimit_resource>(resource), &limit) == 0;
}

// A path that is not there needs no rule.
bool permit(int ruleset, const char* path, std::uint64_t rights) {
  const int descriptor = open(path, O_PATH | O_CLOEXEC);
  if (descriptor < 0) return true;
  landlock_path_beneath_attr rule{};
  rule.allowed_access = rights;
  rule.parent_fd = descriptor;
  const bool added = syscall(SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &rule, 0) == 0;
  close(descriptor);
  return added;
}

}  // namespace

Sandbox::Sandbox() {
  if (!sanitized) {
    loading_ = SystemCallFilter::for_loading();
    working_ = SystemCallFilter::for_working();
  }
  const long version = syscall(SYS_landlock_create_ruleset, nullptr, 0, LANDLOCK_CREATE_RULESET_VERSION);
  landlock_version_ = version > 0 ? static_cast<int>(version) : 0;
}

std::vector<std::string> Sandbox::layers() const {
  std::vector<std::string> layers = {"projection", "rlimits"};
  if (!sanitized) layers.emplace_back("memory_limit");
  layers.emplace_back("no_new_privs");
  if (!sanitized) layers.emplace_back("seccomp");
  if (landlock_version_ > 0 && !sanitized) layers.emplace_back("landlock");
  return layers;
}

bool Sandbox::limit_resources(const Limits& limits) {
  const auto processor = static_cast<rlim_t>(std::max<std::int64_t>(1, limits.processor.count()));
  constexpr rlim_t descriptors = 32;
  // At the soft limit the process is told, a second later it is ended.
  return set_limit(RLIMIT_CORE, 0, 0) && set_limit(RLIMIT_FSIZE, 0, 0) &&
         set_limit(RLIMIT_NOFILE, descriptors, descriptors) &&
         set_limit(RLIMIT_CPU, processor, processor + 1);
}

bool Sandbox::forbid_new_privileges() {
  return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0;
}

bool Sandbox::confine_files(const std::filesystem::path& folder) const {
  if (landlock_version_ == 0 || sanitized) return true;
  landlock_ruleset_attr attributes{};
  attributes.handled_access_fs = all_rights(landlock_version_);
  const auto ruleset =
      static_cast<int>(syscall(SYS_landlock_create_ruleset, &attributes, sizeof attributes, 0));
  if (ruleset < 0) return false;
  bool confined =
      permit(ruleset, "/etc/ld.so.cache", read_file) && permit(ruleset, folder.c_str(), read_folder);
  for (const char* library_folder : {"/usr/lib", "/usr/lib64", "/usr/local/lib", "/lib", "/lib64"}) {
    confined = confined && permit(ruleset, library_folder, read_folder);
  }
  confined = confined && syscall(SYS_landlock_restrict_self, ruleset, 0) == 0;
  close(ruleset);
  return confined;
}

bool Sandbox::filter_for_loading() {
  return !loading_ || loading_->install(getpid());
}

bool Sandbox::limit_memory(int statm, std::uint64_t budget) {
  if (sanitized) return true;
  char text[64] = {};
  if (pread(statm, text, sizeof text - 1, 0) <= 0) return false;
  const std::uint64_t pages = std::strtoull(text, nullptr, 10);
  if (pages == 0) return false;
  const rlim_t most = pages * 4096 + budget;
  return set_limit(RLIMIT_AS, most, most);
}

bool Sandbox::filter_for_working() {
  return !working_ || working_->install(getpid());
}

}  // namespace fotfaste::host
