// The audit file beside a project.toml: who looked up single people is not known here, but when, and what.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "cli/context.hpp"

namespace fotfaste::cli {

struct AuditLine {
  std::string command;
  std::string indicator;
  std::string plugin;
  std::uint64_t rows = 0;  // shown
};

// Appends a line of JSON, with the time, to audit.jsonl in the folder of project. Throws Refusal (privacy)
// when it cannot be written: nothing may be shown then.
void audit(const Context& context, const std::filesystem::path& project, const AuditLine& line);

}  // namespace fotfaste::cli
