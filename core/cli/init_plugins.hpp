// The plugins of a new project: those that there are, what each needs of project.toml, and what it reads
// then.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "cli/context.hpp"
#include "cli/init_answers.hpp"
#include "host/host.hpp"

namespace fotfaste::cli {

struct KnownPlugin {
  host::PluginFile file;
  model::PluginDescription description;
};

// All that are found and can say what they are; of the others it is said why not. Throws Refusal when there
// are none.
std::vector<KnownPlugin> known_plugins(const Context& context);

struct PlannedPlugin {
  std::string id;
  std::string text;                    // its part of project.toml
  std::optional<model::Text> why_off;  // why that part is switched off
};

struct Plan {
  std::vector<PlannedPlugin> plugins;
  std::vector<host::ColumnNeed> needs;  // of those that are not switched off
};

// Writes each plugin's part and tries it, switching off one for which examples are not enough. scratch is an
// empty folder to write in.
Plan plan_plugins(const Context& context, const std::vector<const KnownPlugin*>& chosen,
                  const Answers& answers, const std::string& as_of, const std::filesystem::path& scratch);

// Throws Refusal, having shown what is wrong, unless project.toml can be read. That there are no data is no
// fault.
void require_readable(const Context& context, const std::filesystem::path& project_file);

}  // namespace fotfaste::cli
