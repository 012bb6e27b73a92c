// coverage check|write ROOT EVIDENCE: holds the annotations in ROOT/configs against the runs in EVIDENCE,
// which coverage.sh makes. write brings docs/coverage.md and the list of rows still open up to date.
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "coverage.hpp"

namespace fs = std::filesystem;
using fotfaste::coverage::Annotation;
using fotfaste::coverage::Coverage;
using fotfaste::coverage::Evidence;
using fotfaste::coverage::Json;
using fotfaste::coverage::Row;

namespace {

std::string read(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) throw std::runtime_error("cannot read " + file.string());
  return {std::istreambuf_iterator<char>(in), {}};
}

void write(const fs::path& file, const std::string& content) {
  std::ofstream out(file, std::ios::binary);
  if (!(out << content).flush()) throw std::runtime_error("cannot write " + file.string());
}

std::set<std::string> lines_of(const std::string& text) {
  std::set<std::string> lines;
  std::size_t begin = 0;
  for (std::size_t end = text.find('\n'); end != std::string::npos; end = text.find('\n', begin)) {
    if (end > begin) lines.insert(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return lines;
}

// "  sheet     Make a dialogue sheet" of fotfaste --help.
std::map<std::string, std::string> commands_of(const std::string& help) {
  std::map<std::string, std::string> commands;
  for (const std::string& line : lines_of(help.substr(std::min(help.size(), help.find("Commands:"))))) {
    const std::size_t end = line.find(' ', 2);
    if (!line.starts_with("  ") || end == std::string::npos || end == 2) continue;
    const std::size_t text = line.find_first_not_of(' ', end);
    if (text != std::string::npos) commands[line.substr(2, end - 2)] = line.substr(text);
  }
  return commands;
}

// Those that the program explains, and the plugins' own: "| P130 | the project has no goal with a target |".
std::map<std::string, std::string> rules_of(const Json& rules, const std::string& plugin_findings) {
  std::map<std::string, std::string> titles;
  constexpr std::size_t code_begin = 2;
  constexpr std::size_t text_begin = 9;
  for (const std::string& line : lines_of(plugin_findings)) {
    if (!line.starts_with("| P") || line.find(" | ") != code_begin + 4 || !line.ends_with(" |")) continue;
    titles[line.substr(code_begin, 4)] = line.substr(text_begin, line.size() - text_begin - 2);
  }
  for (const Json& rule : rules) titles[rule.at("code")] = rule.at("title").at("en");
  return titles;
}

int run(bool writes, const fs::path& root, const fs::path& evidence_folder) {
  const std::vector<Row> rows = fotfaste::coverage::read_rows(read(root / "tests/coverage/rows.csv"));
  const fs::path open_file = root / "tests/coverage/open.txt";
  const fs::path document_file = root / "docs/coverage.md";
  const auto rules =
      rules_of(Json::parse(read(evidence_folder / "rules.json")), read(root / "docs/criteria.md"));
  const auto commands = commands_of(read(evidence_folder / "help.txt"));
  std::map<std::string, std::vector<Annotation>> annotations;
  std::map<std::string, Evidence> evidence;
  for (const Row& row : rows) {
    const std::string& name = row.configuration;
    if (annotations.contains(name)) continue;
    annotations[name] = fotfaste::coverage::read_annotations(read(root / "configs" / name / "project.toml"));
    evidence[name] = {Json::parse(read(evidence_folder / name / "results.json")),
                      Json::parse(read(evidence_folder / name / "design.json")), rules, commands};
  }
  const std::set<std::string> open = lines_of(read(open_file));
  const Coverage coverage = fotfaste::coverage::cover(rows, open, annotations, evidence);
  for (const std::string& fault : coverage.faults) std::fprintf(stderr, "%s\n", fault.c_str());
  if (!coverage.faults.empty()) return 1;
  if (writes) {
    std::string still_open;
    for (const Row& row : rows) {
      if (coverage.open.contains(row.id)) still_open.append(row.id).append("\n");
    }
    write(open_file, still_open);
    write(document_file, coverage.document);
    return 0;
  }
  if (coverage.open == open && fs::exists(document_file) && read(document_file) == coverage.document)
    return 0;
  std::fprintf(stderr,
               "docs/coverage.md or tests/coverage/open.txt is not what script/coverage makes: run it\n");
  return 1;
}

}  // namespace

int main(int count, char** arguments) {
  const std::string mode = count == 4 ? arguments[1] : "";
  if (mode != "check" && mode != "write") {
    std::fprintf(stderr, "coverage check|write ROOT EVIDENCE\n");
    return 2;
  }
  try {
    return run(mode == "write", arguments[2], arguments[3]);
  } catch (const std::exception& fault) {
    std::fprintf(stderr, "%s\n", fault.what());
    return 1;
  }
}
