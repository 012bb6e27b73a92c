#include "intake/column_value.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <vector>

#include "fotfaste/sdk/calendar.hpp"
#include "model/nearest.hpp"

namespace fotfaste::intake {
namespace {

using model::Form;
using model::Text;

bool is_number(const std::string& text) {
  double number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size() && std::isfinite(number);
}

bool is_small(const std::string& text, const model::Column& column) {
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool whole = error == std::errc() && end == text.data() + text.size();
  return whole && number >= column.least && number <= column.most;
}

// What the column holds, to end the sentence "here must stand ...".
Text held_by(const model::Column& column) {
  switch (column.form) {
    case Form::date:
      return {"ett datum: 2024-09-01", "a date: 2024-09-01"};
    case Form::number:
    case Form::money:
      return {"ett tal", "a number"};
    case Form::small: {
      if (column.least == 0 && column.most == 1) return {"1 (ja) eller 0 (nej)", "1 (yes) or 0 (no)"};
      const std::string least = std::to_string(column.least);
      const std::string most = std::to_string(column.most);
      return {"ett heltal från " + least + " till " + most, "a whole number from " + least + " to " + most};
    }
    case Form::person:
      return {"ingenting: person måste komma från filen", "nothing: person must come from the file"};
    default:
      return {"en text som inte är tom", "text that is not empty"};
  }
}

bool fits(const std::string& text, const model::Column& column) {
  switch (column.form) {
    case Form::person:
      return false;
    case Form::small:
      return is_small(text, column);
    case Form::date:
      return parse_day(text).has_value();
    case Form::number:
    case Form::money:
      return is_number(text);
    default:
      return !text.empty();
  }
}

void unknown_code(const Node& node, const model::Column& column, const std::string& text,
                  ProjectFindings& findings) {
  const std::vector<std::string> codes(column.codes.begin(), column.codes.end());
  std::string all;
  for (const std::string& code : codes) all.append(all.empty() ? "" : ", ").append(code);
  const std::string name(column.name);
  findings.add("C017", node.mark,
               {"\"" + text + "\" är ingen kod för " + name, "\"" + text + "\" is not a code of " + name},
               did_you_mean(model::nearest(text, codes)), {"välj en av: " + all, "choose one of: " + all});
}

}  // namespace

std::optional<std::string> column_value(const Node& node, model::ColumnId id, ProjectFindings& findings) {
  using model::ValueType;
  if (node.unusable()) return std::nullopt;
  if (node.is(ValueType::list) || node.is(ValueType::table)) {
    findings.expect(node, ValueType::text);
    return std::nullopt;
  }
  const model::Column& column = model::column(id);
  std::string text = spelled(node);
  if (node.is(ValueType::boolean) && column.form == Form::small)
    text.assign(1, node.integer != 0 ? '1' : '0');
  if (column.form == Form::code) {
    if (std::find(column.codes.begin(), column.codes.end(), text) != column.codes.end()) return text;
    unknown_code(node, column, text, findings);
    return std::nullopt;
  }
  if (fits(text, column)) return text;
  const Text held = held_by(column);
  const std::string name(column.name);
  findings.add("C018", node.mark,
               {"\"" + text + "\" passar inte i " + name, "\"" + text + "\" does not fit in " + name},
               {"här ska stå " + held.sv, "what belongs here is " + held.en});
  return std::nullopt;
}

}  // namespace fotfaste::intake
