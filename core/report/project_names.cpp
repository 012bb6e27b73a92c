#include "report/project_names.hpp"

#include <optional>
#include <string>
#include <string_view>

#include "model/schema.hpp"

namespace fotfaste::report {
namespace {

std::optional<Label> label_of(const model::Text& text) {
  if (text.empty()) return std::nullopt;
  return Label{text.sv.empty() ? text.en : text.sv, text.en.empty() ? text.sv : text.en};
}

std::optional<Label> title_in_instruments(const model::Project& project, std::string_view column,
                                          std::string_view word) {
  for (const model::Instrument& instrument : project.instruments) {
    if (column == "assessments.instrument" && instrument.id == word) return label_of(instrument.title);
    if (column != "assessments.item") continue;
    for (const model::InstrumentItem& item : instrument.items) {
      if (item.id == word) return label_of(item.title);
    }
  }
  return std::nullopt;
}

// The first text, in its order, that stands for the code.
std::optional<Label> text_in_files(const model::Project& project, std::string_view column,
                                   std::string_view word) {
  const auto id = model::find_column(column);
  if (!id) return std::nullopt;
  for (const model::Source& source : project.sources) {
    const auto codes = source.codes.find(*id);
    if (codes == source.codes.end()) continue;
    for (const auto& [text, code] : codes->second) {
      if (code == word && !text.empty()) return Label{text, text};
    }
  }
  return std::nullopt;
}

}  // namespace

criteria::WordNames project_names(const model::Project& project) {
  return [&project](std::string_view column, std::string_view word) -> std::optional<Label> {
    const auto given = project.state_labels.find(std::string(word));
    if (given != project.state_labels.end()) {
      if (auto label = label_of(given->second)) return label;
    }
    if (auto title = title_in_instruments(project, column, word)) return title;
    if (column == "assessments.item") {
      if (auto text = text_in_files(project, "project.items.item", word)) return text;
    }
    return text_in_files(project, column, word);
  };
}

}  // namespace fotfaste::report
