// The built command, run as an evaluator runs it: as a process of its own, seen only from outside.
#pragma once

#include <filesystem>
#include <initializer_list>
#include <map>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

namespace fotfaste::test {

struct Ended {
  int code = -1;   // exit code; -1 when a signal ended it
  int signal = 0;  // that signal
  std::string out;
  std::string err;
};

struct Surroundings {
  std::map<std::string, std::string> environment;  // added to or in place of this process's own
  std::filesystem::path folder;                    // to run in; empty: this process's own
};

// Runs fotfaste with these arguments to its end.
Ended fotfaste(const std::vector<std::string>& arguments, const Surroundings& surroundings = {});
// The same for any program.
Ended run_program(const std::filesystem::path& program, const std::vector<std::string>& arguments,
                  const Surroundings& surroundings = {});

// A new empty folder that is removed with all that is in it.
class TemporaryFolder {
 public:
  TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  ~TemporaryFolder();
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  std::filesystem::path operator/(const std::filesystem::path& name) const { return path_ / name; }

 private:
  std::filesystem::path path_;
};

// The folders of this source tree and of the build.
std::filesystem::path source_folder();
std::filesystem::path configuration_folder(const std::string& name);
std::filesystem::path karlskoga_folder();

// Whole files. Reading fails the test when the file is not there.
std::string read_file(const std::filesystem::path& file);
void write_file(const std::filesystem::path& file, const std::string& content);
nlohmann::ordered_json read_json(const std::filesystem::path& file);

// A copy of the Karlskoga project with its data, to change at will.
void copy_karlskoga(const std::filesystem::path& to);

// The results.json of a run without what differs between builds: versions, the plugins' own bytes, the layers
// that this machine's kernel offers; and without the checksum of project.toml, where a comment may change.
nlohmann::ordered_json without_build(nlohmann::ordered_json results);

// The result of one plugin; a null value when it is not there.
nlohmann::ordered_json plugin_of(const nlohmann::ordered_json& results, const std::string& id);
// One of its tables; a null value when it is not there.
nlohmann::ordered_json table_of(const nlohmann::ordered_json& plugin, const std::string& id);

}  // namespace fotfaste::test
