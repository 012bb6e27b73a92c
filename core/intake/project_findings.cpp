#include "intake/project_findings.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <tuple>
#include <utility>

#include "fotfaste/sdk/calendar.hpp"
#include "model/finding_catalogue.hpp"
#include "model/nearest.hpp"

namespace fotfaste::intake {
namespace {

using model::Text;
using model::ValueType;

struct TypeWords {
  std::string_view sv;
  std::string_view en;
  std::string_view example;
};

// In the order of model::ValueType.
constexpr std::array<TypeWords, 8> type_words = {{
    {"ett klockslag eller ett tal utan gräns", "a time of day or a number without end", ""},
    {"true eller false", "true or false", "= true"},
    {"ett heltal", "a whole number", "= 60"},
    {"ett tal", "a number", "= 0.40"},
    {"en text", "text", "= \"text\""},
    {"ett datum", "a date", "= 2024-09-01"},
    {"en lista", "a list", "= [\"a\", \"b\"]"},
    {"en tabell", "a table", "= { a = \"b\" }"},
}};

const TypeWords& words_of(ValueType type) {
  return type_words[static_cast<std::size_t>(type)];
}

std::string quoted(std::string_view text) {
  std::string result;
  return result.append("\"").append(text).append("\"");
}

}  // namespace

ProjectFindings::ProjectFindings(std::string file, const std::vector<std::string>& lines)
    : file_(std::move(file)), lines_(&lines) {}

model::Finding& ProjectFindings::add(std::string_view code, const Mark& mark, Text message, Text note,
                                     Text help) {
  model::Finding finding = model::make_finding(code);
  if (!message.empty()) finding.message = std::move(message);
  if (!help.empty()) finding.help = std::move(help);
  model::Place place;
  place.file = file_;
  place.row = mark.line;
  place.column = mark.character;
  place.note = std::move(note);
  if (mark.line >= 1 && mark.line <= lines_->size() && mark.character >= 1) {
    place.excerpt = (*lines_)[mark.line - 1];
    place.caret = mark.character - 1;
    place.caret_length = mark.length;
  }
  finding.places.push_back(std::move(place));
  finding.count = 1;
  findings_.push_back(std::move(finding));
  return findings_.back();
}

void ProjectFindings::unknown_key(const Node& node, const std::vector<std::string>& known) {
  add("C003", node.key_mark, {"okänd nyckel " + quoted(node.key), "unknown key " + quoted(node.key)},
      did_you_mean(model::nearest(node.key, known)));
}

bool ProjectFindings::expect(const Node& node, ValueType wanted) {
  if (node.is(wanted) || (wanted == ValueType::number && node.is(ValueType::integer))) return true;
  // Reported once for the whole file.
  if (node.unusable()) return false;
  const TypeWords& want = words_of(wanted);
  const TypeWords& have = words_of(node.type);
  const std::string name = node.key.empty() ? std::string() : quoted(node.key);
  Text message{name + " ska vara " + std::string(want.sv) + ", men här står " + std::string(have.sv),
               name + " must be " + std::string(want.en) + ", but this is " + std::string(have.en)};
  if (name.empty()) {
    message = {"här ska stå " + std::string(want.sv) + ", men här står " + std::string(have.sv),
               std::string(want.en) + " belongs here, but this is " + std::string(have.en)};
  }
  const std::string example = node.key + (node.key.empty() ? "" : " ") + std::string(want.example);
  add("C004", node.mark, std::move(message), {},
      {"skriv till exempel: " + example, "write, for example: " + example});
  return false;
}

std::vector<model::Finding> ProjectFindings::take() {
  std::stable_sort(findings_.begin(), findings_.end(), [](const model::Finding& a, const model::Finding& b) {
    const model::Place& left = a.places.front();
    const model::Place& right = b.places.front();
    return std::tie(left.row, left.column) < std::tie(right.row, right.column);
  });
  return std::move(findings_);
}

void report_unusable(const Node& node, ProjectFindings& findings) {
  if (node.unusable()) {
    findings.add(
        "C004", node.mark,
        {"klockslag och tal utan gräns används inte", "times of day and numbers without end are not used"},
        {}, {"skriv datum utan klockslag: 2024-09-01", "write a date without a time: 2024-09-01"});
  }
  for (const Node& item : node.items) report_unusable(item, findings);
}

std::optional<Text> read_label(const Node& node, ProjectFindings& findings) {
  if (node.is(ValueType::text)) return Text{node.text, node.text};
  if (!findings.expect(node, ValueType::table)) return std::nullopt;
  Text label;
  for (const Node& item : node.items) {
    if (item.key != "sv" && item.key != "en") {
      findings.unknown_key(item, {"sv", "en"});
    } else if (findings.expect(item, ValueType::text)) {
      (item.key == "sv" ? label.sv : label.en) = item.text;
    }
  }
  if (label.sv.empty()) label.sv = label.en;
  if (label.en.empty()) label.en = label.sv;
  return label;
}

Text did_you_mean(const std::optional<std::string>& suggestion) {
  if (!suggestion) return {};
  return {"menade du " + quoted(*suggestion) + "?", "did you mean " + quoted(*suggestion) + "?"};
}

std::string spelled(const Node& node) {
  switch (node.type) {
    case ValueType::boolean:
      return node.integer != 0 ? "true" : "false";
    case ValueType::integer:
      return std::to_string(node.integer);
    case ValueType::date:
      return format_day(static_cast<Day>(node.integer));
    case ValueType::number: {
      std::array<char, 32> digits{};
      const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), node.number).ptr;
      return std::string(digits.data(), end);
    }
    default:
      return node.text;
  }
}

}  // namespace fotfaste::intake
