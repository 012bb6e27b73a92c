#include "coverage.hpp"

#include <algorithm>
#include <optional>
#include <sstream>
#include <utility>

namespace fotfaste::coverage {
namespace {

std::string trimmed(const std::string& text) {
  const std::size_t begin = text.find_first_not_of(" \t\r");
  if (begin == std::string::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r") - begin + 1);
}

// The first word, and what follows it.
std::pair<std::string, std::string> first_word(const std::string& text) {
  const std::size_t end = text.find_first_of(" \t");
  if (end == std::string::npos) return {text, {}};
  return {text.substr(0, end), trimmed(text.substr(end))};
}

std::string in_a_cell(std::string text) {
  for (std::size_t at = text.find('|'); at != std::string::npos; at = text.find('|', at + 2))
    text.insert(at, "\\");
  return text;
}

std::string english(const Json& object, const char* key) {
  const auto found = object.find(key);
  if (found == object.end() || !found->is_object()) return {};
  return found->value("en", std::string());
}

const Json* with_value(const Json& array, const char* key, const std::string& value) {
  for (const Json& one : array) {
    if (one.value(key, std::string()) == value) return &one;
  }
  return nullptr;
}

struct Filter {
  std::string key;
  std::string value;
};

// "goal=half-time-job site=\"Övriga orter\"". Nothing when it cannot be read.
std::optional<std::vector<Filter>> read_filters(std::string text) {
  std::vector<Filter> filters;
  while (!text.empty()) {
    const std::size_t equals = text.find('=');
    if (equals == std::string::npos || equals == 0) return std::nullopt;
    Filter filter{text.substr(0, equals), {}};
    std::string rest = text.substr(equals + 1);
    if (rest.starts_with('"')) {
      const std::size_t end = rest.find('"', 1);
      if (end == std::string::npos) return std::nullopt;
      filter.value = rest.substr(1, end - 1);
      text = trimmed(rest.substr(end + 1));
    } else {
      std::tie(filter.value, text) = first_word(rest);
    }
    if (filter.value.empty() || filter.key.find(' ') != std::string::npos) return std::nullopt;
    filters.push_back(std::move(filter));
  }
  return filters;
}

bool equals(const Json& cell, const std::string& value) {
  return cell.is_string() ? cell.get_ref<const std::string&>() == value : cell.dump() == value;
}

// By a column, or by a name within the stratum.
bool meets(const Json& row, const Filter& filter) {
  if (const auto cell = row.find(filter.key); cell != row.end()) return equals(*cell, filter.value);
  const auto stratum = row.find("stratum");
  return stratum != row.end() && stratum->is_object() && stratum->contains(filter.key) &&
         equals(stratum->at(filter.key), filter.value);
}

std::string called(const Json& table, const Filter& filter) {
  const Json& labels = table.at("labels");
  if (!labels.contains(filter.key) || !labels.at(filter.key).contains(filter.value)) return filter.value;
  return labels.at(filter.key).at(filter.value).value("en", filter.value);
}

Resolved faulty(std::string fault) {
  return {Answer::figure, {}, std::move(fault)};
}

Resolved resolve_figure(const std::string& path, const std::string& rest, const Evidence& evidence) {
  const std::size_t first = path.find('.');
  const std::size_t second = first == std::string::npos ? first : path.find('.', first + 1);
  if (second == std::string::npos)
    return faulty("should be plugin.table.column, check CODE, kommando NAME or nej: a reason");
  const std::string plugin_id = path.substr(0, first);
  const std::string table_id = path.substr(first + 1, second - first - 1);
  const std::string column_name = path.substr(second + 1);
  const Json* plugin = with_value(evidence.results.at("plugins"), "id", plugin_id);
  if (plugin == nullptr) return faulty("a run has no plugin " + plugin_id);
  const Json* table = with_value(plugin->at("tables"), "id", table_id);
  if (table == nullptr) return faulty(plugin_id + " has no table " + table_id);
  const Json* column = with_value(table->at("columns"), "name", column_name);
  if (column == nullptr) return faulty(table_id + " has no column " + column_name);
  const auto filters = read_filters(rest);
  if (!filters) return faulty("which rows are meant is written as column=value");
  const bool holds = std::any_of(table->at("rows").begin(), table->at("rows").end(), [&](const Json& row) {
    const auto cell = row.find(column_name);
    return cell != row.end() && !cell->is_null() && *cell != "" &&
           std::all_of(filters->begin(), filters->end(),
                       [&](const Filter& filter) { return meets(row, filter); });
  });
  if (!holds) return faulty("a run has no value there");
  std::string text = english(*table, "title") + ": " + english(*column, "label");
  for (std::size_t i = 0; i < filters->size(); ++i) {
    text.append(i == 0 ? ", for “" : ", “").append(called(*table, (*filters)[i])).append("”");
  }
  text.append(" (`").append(path).append("`)");
  return {Answer::figure, text, {}};
}

Resolved resolve_check(const std::string& code, const Evidence& evidence) {
  const Json& design = evidence.design.at("findings");
  if (const auto rule = evidence.rules.find(code); rule != evidence.rules.end()) {
    // What is wrong with data does not come with the projects' own; what a design lacks must.
    if (code.starts_with('E') && with_value(design, "code", code) == nullptr)
      return faulty("check --design of this project does not have it");
    return {Answer::check, "`check` " + code + ": " + rule->second, {}};
  }
  // A plugin's own findings are known when they have come.
  std::vector<const Json*> findings = {&evidence.results.at("findings"), &design};
  for (const Json& plugin : evidence.results.at("plugins")) findings.push_back(&plugin.at("findings"));
  for (const Json* list : findings) {
    if (const Json* one = with_value(*list, "code", code); one != nullptr)
      return {Answer::check, "`check` " + code + ": " + english(*one, "message"), {}};
  }
  return faulty("there is no finding " + code + ", and no run of this project has it");
}

}  // namespace

std::vector<Row> read_rows(const std::string& csv) {
  std::vector<Row> rows;
  std::istringstream lines(csv);
  std::string line;
  std::getline(lines, line);
  while (std::getline(lines, line)) {
    const std::size_t first = line.find(';');
    const std::size_t second = line.find(';', first + 1);
    if (first == std::string::npos || second == std::string::npos) continue;
    rows.push_back({line.substr(0, first), line.substr(first + 1, second - first - 1),
                    trimmed(line.substr(second + 1))});
  }
  return rows;
}

std::vector<Annotation> read_annotations(const std::string& project_file) {
  std::vector<Annotation> annotations;
  std::istringstream lines(project_file);
  std::string line;
  for (int number = 1; std::getline(lines, line); ++number) {
    std::string comment = trimmed(line);
    if (!comment.starts_with('#')) continue;
    comment = trimmed(comment.substr(1));
    if (!comment.starts_with("krav:")) continue;
    auto [row, place] = first_word(trimmed(comment.substr(5)));
    annotations.push_back({std::move(row), std::move(place), number});
  }
  return annotations;
}

Resolved resolve(const std::string& place, const Evidence& evidence) {
  const auto [word, rest] = first_word(place);
  if (word == "nej:") {
    // A word or two is no reason.
    if (rest.size() < 20) return faulty("a reason is a whole sentence");
    return {Answer::reason, "Not done: *" + rest + "*", {}};
  }
  if (word == "check") return resolve_check(rest, evidence);
  if (word == "kommando") {
    const auto command = evidence.commands.find(rest);
    if (command == evidence.commands.end()) return faulty("there is no command " + rest);
    return {Answer::command, "`fotfaste " + rest + "`: " + command->second, {}};
  }
  return resolve_figure(word, rest, evidence);
}

Coverage cover(const std::vector<Row>& rows, const std::set<std::string>& open,
               const std::map<std::string, std::vector<Annotation>>& annotations,
               const std::map<std::string, Evidence>& evidence) {
  Coverage coverage;
  std::map<std::string, std::vector<std::string>> answers;
  std::map<Answer, std::set<std::string>> by_answer;
  for (const auto& [configuration, all] : annotations) {
    for (const Annotation& one : all) {
      const std::string where = "configs/" + configuration + "/project.toml:" + std::to_string(one.line) +
                                ": " + one.row + " " + one.place + ": ";
      const auto row = std::find_if(rows.begin(), rows.end(), [&](const Row& r) { return r.id == one.row; });
      if (row == rows.end() || row->configuration != configuration) {
        coverage.faults.push_back(where + "this project has no such row");
        continue;
      }
      const Resolved resolved = resolve(one.place, evidence.at(configuration));
      if (!resolved.fault.empty()) {
        coverage.faults.push_back(where + resolved.fault);
        continue;
      }
      auto& texts = answers[one.row];
      if (std::find(texts.begin(), texts.end(), resolved.text) == texts.end()) texts.push_back(resolved.text);
      by_answer[resolved.answer].insert(one.row);
    }
  }
  std::string tables;
  std::string configuration;
  for (const Row& row : rows) {
    if (row.configuration != configuration) {
      configuration = row.configuration;
      const auto project = evidence.at(configuration).results.at("run").at("project");
      tables.append("\n## ")
          .append(project.value("name", configuration))
          .append("\n\nConfiguration: `configs/");
      tables.append(configuration)
          .append("/project.toml`\n\n| Row | The text says | Answered by |\n|---|---|---|\n");
    }
    tables.append("| ").append(row.id).append(" | ").append(in_a_cell(row.text)).append(" | ");
    const auto found = answers.find(row.id);
    if (found == answers.end()) {
      coverage.open.insert(row.id);
      if (!open.contains(row.id)) coverage.faults.push_back("row " + row.id + " has no answer");
      tables.append("Not yet");
    } else {
      for (std::size_t i = 0; i < found->second.size(); ++i)
        tables.append(i == 0 ? "" : "<br>").append(in_a_cell(found->second[i]));
    }
    tables.append(" |\n");
  }
  const auto count = [&](Answer answer) { return std::to_string(by_answer[answer].size()); };
  coverage.document.append("# What answers which sentence\n\n")
      .append(
          "Each row is a sentence or a figure of one of the five projects' texts, and where a run of that "
          "project's configuration answers it: a column of a plugin's table, a finding, a command, or the "
          "reason why the system should not do it. Table and column stand with the names that results.json "
          "has.\n\nMade by `script/coverage` from the comments `# krav:` in `configs/*/project.toml`; a test "
          "holds every place against a run. A row may have answers of several kinds.\n\n")
      .append("Of ")
      .append(std::to_string(rows.size()))
      .append(" rows: ")
      .append(count(Answer::figure))
      .append(" with a figure, ")
      .append(count(Answer::check))
      .append(" with a check, ")
      .append(count(Answer::command))
      .append(" with a command, ")
      .append(count(Answer::reason))
      .append(" with a reason why not, ")
      .append(std::to_string(coverage.open.size()))
      .append(" without an answer yet.\n")
      .append(tables);
  return coverage;
}

}  // namespace fotfaste::coverage
