#include "intake/project_instruments.hpp"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

#include "intake/instrument_file.hpp"
#include "intake/text_file.hpp"
#include "model/sha256.hpp"

namespace fotfaste::intake {
namespace {

using model::ValueType;

// Reads one file into the project. Where it stands among the others is told by node.
void read_file(const Node& node, model::Project& project, ProjectFindings& findings,
               std::vector<model::Finding>& file_findings) {
  const std::filesystem::path path = project.file.parent_path() / node.text;
  const std::optional<std::string> text = read_text(path);
  if (!text) {
    const std::string where = path.lexically_normal().string();
    findings.add("C030", node.mark, {}, {"söktes här: " + where, "looked for here: " + where});
    return;
  }
  const std::vector<std::string> lines = lines_of(*text);
  ProjectFindings own(node.text, lines);
  const TomlReading toml = read_toml(*text);
  if (toml.error) {
    own.add("C001", toml.error->mark,
            {"formulärfilen går inte att läsa", "the instrument's file cannot be read"}, toml.error->note);
  } else {
    report_unusable(toml.root, own);
    model::Instrument instrument = read_instrument(toml.root, own);
    instrument.file = node.text;
    model::Sha256 digest;
    digest.add(*text);
    instrument.sha256 = digest.finish();
    const auto same = [&](const model::Instrument& other) { return other.id == instrument.id; };
    if (std::any_of(project.instruments.begin(), project.instruments.end(), same)) {
      findings.add(
          "C031", node.mark, {},
          {"ett formulär med samma id finns redan", "there already is an instrument with the same id"});
    } else if (!instrument.id.empty()) {
      project.instruments.push_back(std::move(instrument));
    }
  }
  std::vector<model::Finding> found = own.take();
  std::move(found.begin(), found.end(), std::back_inserter(file_findings));
}

}  // namespace

void read_instruments(const Node& root, model::Project& project, ProjectFindings& findings,
                      std::vector<model::Finding>& file_findings) {
  const Node* instruments = root.find("instrument");
  if (instruments == nullptr) return;
  if (!instruments->is(ValueType::list)) {
    findings.add("C004", instruments->mark, {"instrument ska vara en lista", "instrument must be a list"}, {},
                 {"skriv dubbla hakparenteser: [[instrument]]", "write double brackets: [[instrument]]"});
    return;
  }
  for (const Node& node : instruments->items) {
    if (!findings.expect(node, ValueType::table)) continue;
    for (const Node& item : node.items) {
      if (item.key != "file") findings.unknown_key(item, {"file"});
    }
    const Node* file = node.find("file");
    if (file == nullptr) {
      findings.add("C005", node.mark, {"[[instrument]] saknar file", "[[instrument]] has no file"}, {},
                   {"lägg till en rad, till exempel: file = \"instruments/steg.toml\"",
                    "add a line, for example: file = \"instruments/steps.toml\""});
    } else if (findings.expect(*file, ValueType::text)) {
      read_file(*file, project, findings, file_findings);
    }
  }
}

}  // namespace fotfaste::intake
