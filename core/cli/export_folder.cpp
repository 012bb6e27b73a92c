#include "cli/export_folder.hpp"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

namespace fotfaste::cli {
namespace {

std::filesystem::path make_beside(const std::filesystem::path& target) {
  std::string name = (target.parent_path() / ("." + target.filename().string() + ".XXXXXX")).string();
  if (mkdtemp(name.data()) == nullptr)
    throw std::system_error(errno, std::generic_category(), target.string());
  return name;
}

}  // namespace

ExportFolder::ExportFolder(std::filesystem::path target)
    : target_(std::move(target)), beside_(make_beside(target_)) {}

ExportFolder::~ExportFolder() {
  std::error_code ignored;
  if (!beside_.empty()) std::filesystem::remove_all(beside_, ignored);
}

void ExportFolder::commit(Earlier earlier) {
  constexpr mode_t usual = 0755;
  const mode_t mask = umask(0);
  umask(mask);
  const auto fail = [&] { throw std::system_error(errno, std::generic_category(), target_.string()); };
  if (chmod(beside_.c_str(), usual & ~mask) != 0) fail();
  if (renameat2(AT_FDCWD, beside_.c_str(), AT_FDCWD, target_.c_str(), RENAME_NOREPLACE) == 0) {
    beside_.clear();
    return;
  }
  if (errno == EEXIST && earlier == Earlier::refused) fail();
  // The earlier folder is now beside, and goes when this does.
  if (errno == EEXIST &&
      renameat2(AT_FDCWD, beside_.c_str(), AT_FDCWD, target_.c_str(), RENAME_EXCHANGE) == 0) {
    return;
  }
  // Some file systems can do neither.
  std::filesystem::path set_aside;
  std::error_code error;
  if (std::filesystem::exists(target_, error)) {
    errno = EEXIST;
    if (earlier == Earlier::refused) fail();
    set_aside = make_beside(target_);
    if (rename(target_.c_str(), set_aside.c_str()) != 0) fail();
  }
  if (rename(beside_.c_str(), target_.c_str()) != 0) {
    const int reason = errno;
    if (!set_aside.empty()) std::filesystem::rename(set_aside, target_, error);
    errno = reason;
    fail();
  }
  beside_ = set_aside;
}

}  // namespace fotfaste::cli
