// A folder that is either wholly there or not at all: it is filled beside its place and then takes it.
#pragma once

#include <filesystem>
#include <string>

namespace fotfaste::cli {

// What becomes of something that stands in the folder's place when it takes it.
enum class Earlier { replaced, refused };

class ExportFolder {
 public:
  // Makes an empty folder beside target; the folder above it must be there. Throws std::system_error.
  explicit ExportFolder(std::filesystem::path target);
  ExportFolder(const ExportFolder&) = delete;
  ExportFolder& operator=(const ExportFolder&) = delete;
  // Removes what did not take its place.
  ~ExportFolder();

  [[nodiscard]] const std::filesystem::path& path() const { return beside_; }
  [[nodiscard]] const std::filesystem::path& target() const { return target_; }

  // Takes the place of target, with what there is in it. Throws std::system_error; nothing has changed then.
  void commit(Earlier earlier = Earlier::replaced);

 private:
  std::filesystem::path target_;
  std::filesystem::path beside_;
};

}  // namespace fotfaste::cli
