// The bytes of one input file. Small files are read as they are opened; large ones are mapped, and must not
// be made shorter while they are read.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

namespace fotfaste::intake {

class InputFile {
 public:
  // Throws std::system_error when the file cannot be opened or read.
  explicit InputFile(const std::filesystem::path& path);
  InputFile(InputFile&& other) noexcept;
  InputFile& operator=(InputFile&&) = delete;
  InputFile(const InputFile&) = delete;
  InputFile& operator=(const InputFile&) = delete;
  ~InputFile();

  [[nodiscard]] std::string_view bytes() const { return bytes_; }
  // Says that this part is not needed for now, so that it need not stay in memory. It can still be read.
  void release(std::string_view part) const;

 private:
  std::string held_;
  std::string_view bytes_;
  bool mapped_ = false;
};

}  // namespace fotfaste::intake
