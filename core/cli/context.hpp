// What every command is given: the answers to the options that all commands share.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/text.hpp"

namespace fotfaste::cli {

// A contract with scripts: docs/commands.md lists them.
enum class ExitCode : int {
  done = 0,
  findings = 1,    // at or above --fail-on, or any error with --strict
  usage = 2,       // usage or configuration
  unreadable = 3,  // input
  partial = 4,     // a plugin failed
  privacy = 5,     // refused
};

struct Context {
  model::Language language = model::Language::swedish;
  std::string format = "human";  // human, json or sarif
  std::string color = "auto";    // auto, always or never
  bool quiet = false;
  std::string log_level = "warning";
  std::string log_file;
  std::vector<std::filesystem::path> plugin_path;
  std::string as_of;  // as typed; empty when not given

  // What the chosen command does. The command's callback sets it while the command line is read; it runs
  // when all of it has been read without fault.
  std::function<ExitCode()> action;

  // The text in the language of this run.
  [[nodiscard]] std::string_view say(std::string_view sv, std::string_view en) const {
    return language == model::Language::swedish ? sv : en;
  }
};

}  // namespace fotfaste::cli
