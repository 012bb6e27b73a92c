// Findings that point into project.toml, and the checks that every part of it needs.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "intake/project_tree.hpp"
#include "model/finding.hpp"

namespace fotfaste::intake {

class ProjectFindings {
 public:
  // lines are those of the file; they must outlive this object.
  ProjectFindings(std::string file, const std::vector<std::string>& lines);

  // A finding of the catalogue at a mark. An empty message or help leaves the catalogue's own; note is what
  // is wrong just there. The reference is good until the next call.
  model::Finding& add(std::string_view code, const Mark& mark, model::Text message = {},
                      model::Text note = {}, model::Text help = {});

  // A key that is none of the known ones, with the nearest of them.
  void unknown_key(const Node& node, const std::vector<std::string>& known);

  // Whether the value is of this type; a finding when it is not. An integer is a number too.
  bool expect(const Node& node, model::ValueType wanted);

  // All that was added, in the order of the file.
  [[nodiscard]] std::vector<model::Finding> take();

 private:
  std::string file_;
  const std::vector<std::string>* lines_;
  std::vector<model::Finding> findings_;
};

// Reports values that TOML knows and projects do not use.
void report_unusable(const Node& node, ProjectFindings& findings);

// { sv = "...", en = "..." } or one text for both; a language that is left out reads as the other.
std::optional<model::Text> read_label(const Node& node, ProjectFindings& findings);

// "Menade du gender?"; empty without a suggestion.
model::Text did_you_mean(const std::optional<std::string>& suggestion);

// A number or a date as project.toml would have it: for messages and for values that go into a column.
std::string spelled(const Node& node);

}  // namespace fotfaste::intake
