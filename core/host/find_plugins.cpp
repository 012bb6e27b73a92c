#include <algorithm>
#include <cstdlib>
#include <map>
#include <system_error>

#include "fotfaste/abi.h"
#include "host/host.hpp"
#include "host/identity_note.hpp"
#include "host/plugin_folders.hpp"
#include "model/finding_catalogue.hpp"

namespace fotfaste::host {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> listed(std::string_view paths) {
  std::vector<fs::path> folders;
  while (!paths.empty()) {
    const std::size_t colon = paths.find(':');
    if (colon != 0) folders.emplace_back(paths.substr(0, colon));
    if (colon == std::string_view::npos) break;
    paths.remove_prefix(colon + 1);
  }
  return folders;
}

// In the order of their names, so that every run on every file system finds the same.
std::vector<fs::path> libraries_in(const fs::path& folder) {
  std::vector<fs::path> found;
  std::error_code error;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
    if (entry->path().extension() == ".so") found.push_back(fs::absolute(entry->path()).lexically_normal());
  }
  std::sort(found.begin(), found.end());
  return found;
}

model::Finding about(std::string_view code, const fs::path& file) {
  model::Finding finding = model::make_finding(code);
  model::Place place;
  place.file = file.string();
  finding.places.push_back(std::move(place));
  finding.count = 1;
  return finding;
}

model::Finding wrong_interface(const fs::path& file, const IdentityNote& note) {
  model::Finding finding = about("P002", file);
  const std::string built_for = std::to_string(note.abi_major);
  const std::string has = std::to_string(FOTFASTE_ABI_MAJOR);
  finding.message = {"insticksprogrammet " + note.id + " är byggt för gränssnitt " + built_for +
                         ", och den här versionen av Fotfäste har gränssnitt " + has,
                     "the plugin " + note.id + " was built for interface " + built_for +
                         ", and this version of Fotfäste has interface " + has};
  return finding;
}

model::Finding duplicate(const PluginFile& file, const PluginFile& first) {
  model::Finding finding = about("P004", file.path);
  finding.message = {
      "insticksprogrammet " + file.id + " finns två gånger; " + first.path.string() + " används",
      "the plugin " + file.id + " is there twice; " + first.path.string() + " is used"};
  return finding;
}

}  // namespace

std::vector<fs::path> plugin_folders(const std::vector<fs::path>& given) {
  std::vector<fs::path> folders = given;
  if (const char* paths = std::getenv("FOTFASTE_PLUGIN_PATH")) {
    for (fs::path& folder : listed(paths)) folders.push_back(std::move(folder));
  }
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  if (error) return folders;
  for (fs::path& folder : plugin_folders_of(program)) folders.push_back(std::move(folder));
  return folders;
}

std::vector<fs::path> plugin_folders_of(const fs::path& program) {
  const fs::path prefix = program.parent_path().parent_path();
  std::vector<fs::path> folders = {program.parent_path() / "plugins",
                                   prefix / FOTFASTE_PLUGIN_LIBRARY_FOLDER};
  if (prefix == "/usr") folders.push_back(fs::path("/usr/local") / FOTFASTE_PLUGIN_LIBRARY_FOLDER);
  return folders;
}

std::vector<PluginFile> find_plugins(const std::vector<fs::path>& folders,
                                     std::vector<model::Finding>& findings) {
  std::map<std::string, PluginFile> found;
  std::vector<fs::path> seen;
  for (const fs::path& folder : folders) {
    for (const fs::path& path : libraries_in(folder)) {
      // A folder may be named twice.
      if (std::find(seen.begin(), seen.end(), path) != seen.end()) continue;
      seen.push_back(path);
      IdentityNote note;
      const NoteReading reading = read_identity_note(path, note);
      if (reading == NoteReading::no_plugin) continue;
      if (reading == NoteReading::damaged) {
        findings.push_back(about("P003", path));
        continue;
      }
      if (note.abi_major != FOTFASTE_ABI_MAJOR) {
        findings.push_back(wrong_interface(path, note));
        continue;
      }
      PluginFile file = {path, note.id, note.version, note.abi_major, note.abi_minor};
      const auto [known, added] = found.try_emplace(note.id, file);
      if (!added) findings.push_back(duplicate(file, known->second));
    }
  }
  std::vector<PluginFile> plugins;
  for (auto& [id, file] : found) plugins.push_back(std::move(file));
  return plugins;
}

}  // namespace fotfaste::host
