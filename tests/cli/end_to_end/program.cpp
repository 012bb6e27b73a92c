#include "program.hpp"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <system_error>

extern char** environ;

namespace fotfaste::test {
namespace {

namespace fs = std::filesystem;

class Pipe {
 public:
  Pipe() {
    if (pipe2(ends_.data(), O_CLOEXEC) != 0) throw std::system_error(errno, std::generic_category(), "pipe2");
  }
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;
  ~Pipe() {
    close_end(0);
    close_end(1);
  }
  [[nodiscard]] int reading() const { return ends_[0]; }
  [[nodiscard]] int writing() const { return ends_[1]; }
  void close_end(std::size_t end) {
    if (ends_[end] >= 0) close(ends_[end]);
    ends_[end] = -1;
  }

 private:
  std::array<int, 2> ends_{-1, -1};
};

std::vector<std::string> environment_of(const Surroundings& surroundings) {
  std::map<std::string, std::string> merged;
  for (char** entry = environ; *entry != nullptr; ++entry) {
    const std::string text(*entry);
    const std::size_t equals = text.find('=');
    if (equals != std::string::npos) merged[text.substr(0, equals)] = text.substr(equals + 1);
  }
  for (const auto& [name, value] : surroundings.environment) merged[name] = value;
  std::vector<std::string> result;
  for (const auto& [name, value] : merged) result.push_back(name + "=" + value);
  return result;
}

std::vector<char*> pointers(std::vector<std::string>& texts) {
  std::vector<char*> result;
  for (std::string& text : texts) result.push_back(text.data());
  result.push_back(nullptr);
  return result;
}

// Reads both to their ends, so that neither can fill up while the other is waited for.
void read_both(int first, std::string& first_text, int second, std::string& second_text) {
  std::array<pollfd, 2> waiting{pollfd{first, POLLIN, 0}, pollfd{second, POLLIN, 0}};
  std::array<std::string*, 2> texts{&first_text, &second_text};
  std::array<char, 65536> buffer{};
  while (waiting[0].fd >= 0 || waiting[1].fd >= 0) {
    if (poll(waiting.data(), waiting.size(), -1) < 0) continue;
    for (std::size_t i = 0; i < waiting.size(); ++i) {
      if (waiting[i].fd < 0 || waiting[i].revents == 0) continue;
      const ssize_t size = read(waiting[i].fd, buffer.data(), buffer.size());
      if (size <= 0) {
        waiting[i].fd = -1;
        continue;
      }
      texts[i]->append(buffer.data(), static_cast<std::size_t>(size));
    }
  }
}

}  // namespace

Ended run_program(const fs::path& program, const std::vector<std::string>& arguments,
                  const Surroundings& surroundings) {
  std::vector<std::string> words{program.string()};
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::vector<std::string> environment = environment_of(surroundings);
  const std::vector<char*> argument_pointers = pointers(words);
  const std::vector<char*> environment_pointers = pointers(environment);

  Pipe out;
  Pipe err;
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_adddup2(&actions, out.writing(), STDOUT_FILENO);
  posix_spawn_file_actions_adddup2(&actions, err.writing(), STDERR_FILENO);
  if (!surroundings.folder.empty())
    posix_spawn_file_actions_addchdir_np(&actions, surroundings.folder.c_str());
  pid_t process = 0;
  const int failure = posix_spawn(&process, program.c_str(), &actions, nullptr, argument_pointers.data(),
                                  environment_pointers.data());
  posix_spawn_file_actions_destroy(&actions);
  if (failure != 0) throw std::system_error(failure, std::generic_category(), program.string());
  out.close_end(1);
  err.close_end(1);

  Ended ended;
  read_both(out.reading(), ended.out, err.reading(), ended.err);
  int status = 0;
  waitpid(process, &status, 0);
  if (WIFEXITED(status)) ended.code = WEXITSTATUS(status);
  if (WIFSIGNALED(status)) ended.signal = WTERMSIG(status);
  return ended;
}

Ended fotfaste(const std::vector<std::string>& arguments, const Surroundings& surroundings) {
  return run_program(FOTFASTE_PROGRAM, arguments, surroundings);
}

TemporaryFolder::TemporaryFolder() {
  std::string name = (fs::temp_directory_path() / "fotfaste-test-XXXXXX").string();
  if (mkdtemp(name.data()) == nullptr) throw std::system_error(errno, std::generic_category(), name);
  path_ = name;
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

fs::path source_folder() {
  return FOTFASTE_SOURCE;
}
fs::path configuration_folder(const std::string& name) {
  return source_folder() / "configs" / name;
}

fs::path karlskoga_folder() {
  return source_folder() / "configs/jobb-inom-sex-manader";
}

std::string read_file(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  EXPECT_TRUE(stream.is_open()) << file.filename() << " cannot be opened";
  return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

void write_file(const fs::path& file, const std::string& content) {
  fs::create_directories(file.parent_path());
  std::ofstream(file, std::ios::binary | std::ios::trunc) << content;
}

nlohmann::ordered_json read_json(const fs::path& file) {
  return nlohmann::ordered_json::parse(read_file(file), nullptr, false);
}

void copy_karlskoga(const fs::path& to) {
  fs::create_directories(to);
  fs::copy_file(karlskoga_folder() / "project.toml", to / "project.toml");
  fs::copy(karlskoga_folder() / "data", to / "data", fs::copy_options::recursive);
}

nlohmann::ordered_json without_build(nlohmann::ordered_json results) {
  results["run"]["sandbox"] = "*";
  results["run"]["project"]["sha256"] = "*";
  results["fotfaste"] = "*";
  for (auto& plugin : results["plugins"]) {
    plugin["sha256"] = "*";
    plugin["version"] = "*";
  }
  return results;
}

nlohmann::ordered_json plugin_of(const nlohmann::ordered_json& results, const std::string& id) {
  for (const auto& plugin : results.at("plugins")) {
    if (plugin.at("id") == id) return plugin;
  }
  return {};
}

nlohmann::ordered_json table_of(const nlohmann::ordered_json& plugin, const std::string& id) {
  if (plugin.is_null()) return {};
  for (const auto& table : plugin.at("tables")) {
    if (table.at("id") == id) return table;
  }
  return {};
}

}  // namespace fotfaste::test
