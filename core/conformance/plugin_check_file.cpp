#include "conformance/plugin_check_file.hpp"

#include <toml++/toml.h>

#include "conformance/catalogue.hpp"
#include "model/nearest.hpp"

namespace fotfaste::conformance {
namespace {

[[noreturn]] void refuse(const std::filesystem::path& file, const toml::source_region& at,
                         const std::string& what) {
  throw NotUsable(file.filename().string() + ", line " + std::to_string(at.begin.line) + ": " + what);
}

void read_expected(const std::filesystem::path& file, const toml::node& node, PluginCheckFile& read) {
  if (!node.is_table()) refuse(file, node.source(), "expected_failures is a table: id = \"reason\"");
  for (const auto& [key, value] : *node.as_table()) {
    const std::string id(key.str());
    if (find_check(id) == nullptr) {
      std::vector<std::string> ids;
      for (const Check& check : catalogue()) ids.emplace_back(check.id);
      const auto near = model::nearest(id, ids);
      refuse(file, key.source(),
             "there is no check \"" + id + "\"" + (near ? "; did you mean \"" + *near + "\"?" : ""));
    }
    const auto* reason = value.as_string();
    if (reason == nullptr || reason->get().find_first_not_of(" \t") == std::string::npos) {
      refuse(file, value.source(), "an expected failure needs its reason: " + id + " = \"reason\"");
    }
    read.expected_failures[id] = reason->get();
  }
}

void read_cases(const std::filesystem::path& file, const toml::node& node, PluginCheckFile& read) {
  if (!node.is_array_of_tables()) refuse(file, node.source(), "cases are tables [[case]]");
  for (const toml::node& one : *node.as_array()) {
    for (const auto& [key, value] : *one.as_table()) {
      if (key.str() != "project" || !value.is_string()) {
        refuse(file, key.source(), "a case has one key: project = \"path/project.toml\"");
      }
      const std::filesystem::path path(value.as_string()->get());
      read.projects.push_back(path.is_absolute() ? path : file.parent_path() / path);
    }
    if (one.as_table()->empty()) refuse(file, one.source(), "a case needs project = \"path/project.toml\"");
  }
}

}  // namespace

PluginCheckFile read_plugin_check_file(const std::filesystem::path& file) {
  toml::table root;
  try {
    root = toml::parse_file(file.string());
  } catch (const toml::parse_error& error) {
    refuse(file, error.source(), std::string(error.description()));
  }
  PluginCheckFile read;
  for (const auto& [key, value] : root) {
    if (key.str() == "expected_failures") {
      read_expected(file, value, read);
    } else if (key.str() == "case") {
      read_cases(file, value, read);
    } else {
      refuse(file, key.source(), "there is no setting \"" + std::string(key.str()) + "\"");
    }
  }
  return read;
}

}  // namespace fotfaste::conformance
