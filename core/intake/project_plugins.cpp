#include "intake/project_plugins.hpp"

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace fotfaste::intake {
namespace {

using model::ValueType;

// parameters = { ... } and every other key of the plugin, as one table.
model::Value read_parameters(const Node& plugin, ProjectFindings& findings) {
  model::Value parameters;
  parameters.type = ValueType::table;
  parameters.line = plugin.mark.line;
  parameters.column = plugin.mark.character;
  const auto add = [&](const Node& node) {
    if (parameters.find(node.key) != nullptr) {
      findings.add("C022", node.key_mark);
      return;
    }
    parameters.items.push_back(to_value(node));
  };
  for (const Node& node : plugin.items) {
    if (node.key == "id" || node.key == "enabled") continue;
    if (node.key != "parameters") {
      add(node);
    } else if (findings.expect(node, ValueType::table)) {
      for (const Node& item : node.items) add(item);
    }
  }
  return parameters;
}

const Node* read_id(const Node& plugin, ProjectFindings& findings) {
  const Node* id = plugin.find("id");
  if (id != nullptr && !(id->is(ValueType::text) && id->text.empty())) {
    return findings.expect(*id, ValueType::text) ? id : nullptr;
  }
  findings.add(
      "C005", id == nullptr ? plugin.mark : id->mark, {"[[plugin]] saknar id", "[[plugin]] has no id"}, {},
      {"lägg till en rad, till exempel: id = \"longitudinal-followup\"; \"fotfaste plugin list\" visar alla",
       "add a line, for example: id = \"longitudinal-followup\"; \"fotfaste plugin list\" shows all"});
  return nullptr;
}

bool is_enabled(const Node& plugin, ProjectFindings& findings) {
  const Node* enabled = plugin.find("enabled");
  if (enabled == nullptr || !findings.expect(*enabled, ValueType::boolean)) return true;
  return enabled->integer != 0;
}

}  // namespace

void read_plugins(const Node& root, model::Project& project, ProjectFindings& findings) {
  const Node* plugins = root.find("plugin");
  if (plugins != nullptr && !plugins->is(ValueType::list)) {
    findings.add("C004", plugins->mark, {"plugin ska vara en lista", "plugin must be a list"}, {},
                 {"skriv dubbla hakparenteser: [[plugin]]", "write double brackets: [[plugin]]"});
    return;
  }
  std::map<std::string, std::uint32_t> lines;
  const std::vector<Node> none;
  for (const Node& plugin : plugins != nullptr ? plugins->items : none) {
    if (!findings.expect(plugin, ValueType::table)) continue;
    const Node* id = read_id(plugin, findings);
    const bool enabled = is_enabled(plugin, findings);
    model::Value parameters = read_parameters(plugin, findings);
    if (id == nullptr || !enabled) continue;
    const auto [first, is_new] = lines.emplace(id->text, id->mark.line);
    if (!is_new) {
      const std::string line = std::to_string(first->second);
      findings.add("C014", id->mark, {}, {"står redan på rad " + line, "already stands on line " + line});
      continue;
    }
    project.plugins.push_back({id->text, std::move(parameters), plugin.mark.line});
  }
  if (project.plugins.empty()) findings.add("C024", {});
}

}  // namespace fotfaste::intake
