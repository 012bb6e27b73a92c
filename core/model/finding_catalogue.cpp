#include "model/finding_catalogue.hpp"

#include <stdexcept>
#include <string>

namespace fotfaste::model {

const Rule* find_rule(std::string_view code) {
  for (const std::span<const Rule> rules :
       {configuration_rules(), data_rules(), plugin_rules(), design_rules(), key_rules()}) {
    for (const Rule& rule : rules) {
      if (rule.code == code) return &rule;
    }
  }
  return nullptr;
}

Finding make_finding(std::string_view code) {
  const Rule* rule = find_rule(code);
  if (rule == nullptr) throw std::logic_error("no rule has the code " + std::string(code));
  Finding finding;
  finding.code = code;
  finding.severity = rule->severity;
  finding.message = {std::string(rule->title.sv), std::string(rule->title.en)};
  finding.help = {std::string(rule->help.sv), std::string(rule->help.en)};
  return finding;
}

}  // namespace fotfaste::model
