// What a compiled plugin says of a project's design, written down.
#pragma once

#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "fotfaste/design.h"
#include "plugins/plugin_driver.hpp"

namespace fotfaste::tests {

struct RecordedOption {
  std::string toml;
  Label meaning;
};

struct RecordedQuestion {
  Label question;
  Label reading;
  bool answered = false;
  std::vector<RecordedOption> options;
};

struct RecordedPurpose {
  std::string id;
  Label title;
  Label denominator;
  std::optional<std::int64_t> planned;
  std::optional<double> target;
  bool describes = false;
  std::uint32_t line = 0;
  std::set<std::string> columns;
  std::vector<std::string> order;  // of the questions
  std::map<std::string, RecordedQuestion> questions;
  std::vector<Label> limits;

  // "start subsidised": of the questions that are answered, or open, in their order.
  [[nodiscard]] std::string ids(bool answered) const {
    std::string text;
    for (const std::string& id : order) {
      if (questions.at(id).answered != answered) continue;
      text.append(text.empty() ? "" : " ").append(id);
    }
    return text;
  }
};

// Throws when the plugin refuses the parameters or has no design.
inline std::vector<RecordedPurpose> design_of(CompiledPlugin& plugin, std::string_view toml,
                                              std::optional<std::int64_t> planned = std::nullopt) {
  using Purposes = std::vector<RecordedPurpose>;
  Evaluation evaluation(plugin, toml, "2027-08-31");
  if (evaluation.status != FOTFASTE_OK) {
    const auto& findings = plugin.host.findings;
    throw std::runtime_error("refused: " + (findings.empty() ? std::string() : findings.back().message_en));
  }
  if (planned) {
    // The settings point to a project of the evaluation's own, which nobody else reads.
    const_cast<fotfaste_project*>(evaluation.settings().project)->planned_participants = *planned;
  }
  const auto* design =
      static_cast<const fotfaste_plugin_design*>(plugin.factory->get_extension(FOTFASTE_EXTENSION_DESIGN));
  if (design == nullptr) throw std::runtime_error("the plugin has no design");

  const auto label = [](const fotfaste_label& lent) {
    return Label{std::string(view(lent.sv)), std::string(view(lent.en))};
  };
  static const auto to_label = label;
  Purposes purposes;
  fotfaste_design_sink sink = {};
  sink.struct_size = sizeof sink;
  sink.context = &purposes;
  sink.add_purpose = [](const fotfaste_design_sink* to, const fotfaste_design_purpose* lent) {
    RecordedPurpose purpose;
    purpose.id = view(lent->id);
    purpose.title = to_label(lent->title);
    purpose.denominator = to_label(lent->denominator);
    if (lent->planned >= 0) purpose.planned = lent->planned;
    if (!std::isnan(lent->target)) purpose.target = lent->target;
    purpose.describes = (lent->flags & FOTFASTE_DESIGN_DESCRIBES) != 0;
    purpose.line = lent->at == nullptr ? 0 : lent->at->line;
    static_cast<Purposes*>(to->context)->push_back(std::move(purpose));
    return FOTFASTE_OK;
  };
  sink.add_column = [](const fotfaste_design_sink* to, const char* column, std::int32_t) {
    static_cast<Purposes*>(to->context)->back().columns.insert(column);
    return FOTFASTE_OK;
  };
  sink.add_question = [](const fotfaste_design_sink* to, const fotfaste_design_question* lent) {
    RecordedPurpose& purpose = static_cast<Purposes*>(to->context)->back();
    RecordedQuestion question{to_label(lent->question), to_label(lent->reading), lent->answered != 0, {}};
    for (std::uint64_t i = 0; i < lent->option_count; ++i) {
      question.options.push_back(
          {std::string(view(lent->options[i].toml)), to_label(lent->options[i].meaning)});
    }
    purpose.order.emplace_back(lent->id);
    if (!purpose.questions.emplace(lent->id, std::move(question)).second) return FOTFASTE_INVALID_ARGUMENT;
    return FOTFASTE_OK;
  };
  sink.add_limit = [](const fotfaste_design_sink* to, const fotfaste_label* lent) {
    static_cast<Purposes*>(to->context)->back().limits.push_back(to_label(*lent));
    return FOTFASTE_OK;
  };
  if (design->describe_design(&evaluation.settings(), &sink) != FOTFASTE_OK)
    throw std::runtime_error("the plugin did not describe its design");
  return purposes;
}

}  // namespace fotfaste::tests
