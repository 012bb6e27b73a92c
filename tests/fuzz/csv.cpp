// Reading data: the files of csv.toml, whatever stands in them, through the one way in that there is.
//
//   options | file 0x1d file 0x1d ...    in the order of csv.toml
#include <sys/mman.h>
#include <unistd.h>

#include <array>
#include <stdexcept>
#include <string>

#include "fuzz.hpp"
#include "intake/data_folder.hpp"
#include "intake/project_file.hpp"
#include "intake/report_bytes.hpp"

namespace fotfaste::fuzz {
namespace {

constexpr char file_end = 0x1d;
constexpr unsigned char option_shards = 1;
constexpr unsigned char option_set_aside = 2;  // rows set aside are written to files as well

// A file without a name, which is opened by its descriptor.
class UnnamedFile {
 public:
  UnnamedFile() : descriptor_(memfd_create("fuzz", MFD_CLOEXEC)) {
    if (descriptor_ < 0) throw std::runtime_error("no file in memory");
  }
  UnnamedFile(const UnnamedFile&) = delete;
  UnnamedFile& operator=(const UnnamedFile&) = delete;
  ~UnnamedFile() { close(descriptor_); }
  void hold(std::string_view bytes) const {
    if (ftruncate(descriptor_, 0) != 0 ||
        pwrite(descriptor_, bytes.data(), bytes.size(), 0) != static_cast<ssize_t>(bytes.size())) {
      throw std::runtime_error("the file in memory takes no bytes");
    }
  }
  [[nodiscard]] std::string path() const { return "/proc/self/fd/" + std::to_string(descriptor_); }

 private:
  int descriptor_;
};

struct Setting {
  intake::DataFolder folder;
  std::array<UnnamedFile, 8> files;
  Setting() {
    const auto reading = intake::read_project(FOTFASTE_FUZZ_FOLDER "/csv.toml");
    if (!reading.usable) throw std::runtime_error("csv.toml cannot be read");
    folder.project = reading.project;
    folder.options.as_of = reading.project.as_of.value();
    folder.options.threads = 1;
    for (std::size_t i = 0; i < folder.project.sources.size(); ++i)
      folder.project.sources[i].opened = files.at(i).path();
  }
};

void check(const intake::Outcome& outcome) {
  for (const intake::FileReport& file : outcome.report.files)
    promise(file.rows == file.used + file.set_aside, "every row is used or set aside");
  const std::string directory = model::write_directory(outcome.directory);
  promise(model::read_directory(directory) == outcome.directory, "a directory reads back as written");
  const std::string report = intake::write_report(outcome.report);
  promise(intake::write_report(intake::read_report(report)) == report, "a report reads back as written");
}

}  // namespace

void run_input(std::string_view bytes) {
  static const Setting setting;
  Pieces pieces(bytes);
  const unsigned char chosen = pieces.byte();
  for (std::size_t i = 0; i < setting.folder.project.sources.size(); ++i)
    setting.files[i].hold(pieces.until(file_end));
  intake::Options options = setting.folder.options;
  if ((chosen & option_set_aside) == 0) options.set_aside.clear();
  const intake::Outcome whole = setting.folder.run(options);
  check(whole);
  const std::string values = whole.values();
  if ((chosen & option_shards) == 0) return;
  options.shards = 3;
  const intake::Outcome sharded = setting.folder.run(options);
  check(sharded);
  promise(sharded.values() == values, "how data are divided makes no difference");
}

}  // namespace fotfaste::fuzz
