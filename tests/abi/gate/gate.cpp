#include "gate.hpp"

#include <sys/wait.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <regex>
#include <sstream>
#include <stdexcept>
#include <vector>

namespace fotfaste::tests {
namespace {

namespace fs = std::filesystem;

const fs::path source = FOTFASTE_ABI_TESTS;

struct Ended {
  int code;
  std::string said;
};

// In the folder of the tests, so that no path of this machine gets into what is made.
Ended run(const std::string& command, const fs::path& folder) {
  const fs::path said = folder / "said.txt";
  std::string line = "cd '";
  line.append(source.string()).append("' && ").append(command).append(" >'").append(said.string());
  line.append("' 2>&1");
  const int status = std::system(line.c_str());
  return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, read_text(said)};
}

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

void demand(const std::string& text, const std::string& part, const std::string& name,
            const std::string& where, std::string& problems) {
  if (!contains(text, part)) problems.append(name).append(" is missing in ").append(where).append("\n");
}

std::string all_of(const fs::path& headers) {
  std::vector<fs::path> files;
  // What is in draft/ is not published yet.
  for (const auto& entry : fs::directory_iterator(headers / "fotfaste")) {
    if (entry.is_regular_file()) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  std::string text;
  for (const fs::path& file : files) text.append(read_text(file)).append("\n");
  return text;
}

std::string missing_structures(const std::string& headers) {
  const std::string layout = read_text(source / "layout.c");
  const std::string anchors = read_text(source / "anchor.c");
  const std::string baseline = read_text(source / "baseline/anchor.abi");
  std::string problems;
  const std::regex defined("\\bstruct (\\w+) \\{");
  for (std::sregex_iterator it(headers.begin(), headers.end(), defined), end; it != end; ++it) {
    const std::string name = (*it)[1];
    const bool is_typedef = name.starts_with("fotfaste_");
    demand(layout, std::string("SIZE(").append(is_typedef ? "" : "struct ").append(name).append(","), name,
           "layout.c", problems);
    demand(anchors, std::string("ANCHOR_STRUCT(").append(name).append(")"), name, "anchor.c", problems);
    demand(baseline, std::string("name='anchor_").append(name).append("'"), name, "baseline/anchor.abi",
           problems);
  }
  return problems;
}

std::string changed_constants(const std::string& headers) {
  const std::string constants = read_text(source / "constants.c");
  const std::string identifiers = read_text(source / "baseline/identifiers.txt");
  std::string problems;
  std::string published;
  const std::regex defined("#define ((?:FOTFASTE|ARROW_FLAG)_[A-Z0-9_]+) ([^\n]+)");
  const std::regex quoted("^\"[^\"]*\"");
  for (std::sregex_iterator it(headers.begin(), headers.end(), defined), end; it != end; ++it) {
    const std::string name = (*it)[1];
    const std::string value = (*it)[2];
    if (value.starts_with("__attribute__")) continue;
    std::smatch text;
    if (!std::regex_search(value, text, quoted)) {
      demand(constants, std::string("SAME(").append(name).append(","), name, "constants.c", problems);
      continue;
    }
    const std::string line = std::string(name).append(" ").append(text.str()).append("\n");
    published.append(line);
    demand(identifiers, line, line, "baseline/identifiers.txt", problems);
  }
  std::istringstream lines(identifiers);
  for (std::string line; std::getline(lines, line);)
    demand(published, line + "\n", line, "headers", problems);
  return problems;
}

}  // namespace

std::string read_text(const fs::path& file) {
  std::ifstream stream(file);
  if (!stream) throw std::runtime_error("cannot read " + file.string());
  std::ostringstream text;
  text << stream.rdbuf();
  return text.str();
}

void write_text(const fs::path& file, const std::string& text) {
  std::ofstream stream(file);
  stream << text;
  if (!stream.flush()) throw std::runtime_error("cannot write " + file.string());
}

bool has_abidiff() {
  return std::system("abidiff --version >/dev/null 2>&1") == 0;
}

std::string differences(const fs::path& headers, const fs::path& folder) {
  fs::create_directories(folder);
  const std::string text = all_of(headers);
  std::string problems = missing_structures(text) + changed_constants(text);
  const std::string compiler = std::string("cc -std=c99 '-I").append(headers.string()).append("' ");
  for (const char* file : {"layout.c", "constants.c"}) {
    const Ended compiled = run(
        std::string(compiler).append("-Wall -Wextra -Wpadded -Werror -fsyntax-only ").append(file), folder);
    if (compiled.code != 0) problems.append(file).append(": ").append(compiled.said);
  }
  const std::string library = std::string("'").append((folder / "anchor.so").string()).append("'");
  const Ended built = run(
      std::string(compiler).append("-g -O0 -shared -fPIC -fvisibility=hidden anchor.c -o ").append(library),
      folder);
  if (built.code != 0) return problems.append("anchor.c: ").append(built.said);
  // What is new is no difference here: missing_structures() sees that the baseline has it.
  const Ended compared =
      run(std::string("abidiff --no-added-syms baseline/anchor.abi ").append(library), folder);
  if (compared.code != 0) problems.append("abidiff: ").append(compared.said);
  return problems;
}

}  // namespace fotfaste::tests
