#include "report/parameters_document.hpp"

#include <algorithm>
#include <optional>
#include <string>

#include "fotfaste/descriptor.h"
#include "fotfaste/sdk/calendar.hpp"
#include "fotfaste/sdk/time_words.hpp"
#include "report/choice_words.hpp"
#include "report/code_words.hpp"
#include "report/project_names.hpp"
#include "report/text_document.hpp"

namespace fotfaste::report {
namespace {

using Json = nlohmann::ordered_json;
using model::ParameterDescription;
using model::Value;
using model::ValueType;

Json value_document(const Value& value) {
  switch (value.type) {
    case ValueType::boolean:
      return value.integer != 0;
    case ValueType::integer:
      return value.integer;
    case ValueType::number:
      return value.number;
    case ValueType::text:
      return value.text;
    case ValueType::date:
      return format_day(static_cast<std::int32_t>(value.integer));
    case ValueType::list: {
      Json list = Json::array();
      for (const Value& item : value.items) list.push_back(value_document(item));
      return list;
    }
    case ValueType::table: {
      Json table = Json::object();
      for (const Value& item : value.items) table[item.key] = value_document(item);
      return table;
    }
    default:
      return nullptr;
  }
}

Json label_document(const Label& label) {
  return text_document({label.sv, label.en});
}

std::string joined(const std::string& path, std::string_view key) {
  return path.empty() ? std::string(key) : std::string(path).append("/").append(key);
}

class Notes {
 public:
  explicit Notes(const model::Project& project) : names_(project_names(project)) {}

  // known are the parameters that may stand in the table.
  void add_table(const Value& table, const std::vector<ParameterDescription>& known, const std::string& path,
                 const std::string& label_path, bool is_default) {
    for (const Value& item : table.items) {
      const auto parameter =
          std::find_if(known.begin(), known.end(), [&](const auto& one) { return one.name == item.key; });
      if (parameter == known.end()) continue;
      const std::string label_at = joined(label_path, item.key);
      if (!labels_.contains(label_at)) {
        labels_[label_at] = {{"label", text_document(parameter->description)},
                             {"unit", parameter->unit.empty() ? Json() : Json(parameter->unit)}};
      }
      const std::string at = joined(path, item.key);
      const bool defaulted = !is_default && item.line == 0;
      if (defaulted) defaults_.push_back(at);
      add_parameter(item, *parameter, at, label_at, is_default || defaulted);
    }
  }

  Json take() {
    Json document = Json::object();
    document["labels"] = std::move(labels_);
    document["defaults"] = std::move(defaults_);
    document["words"] = std::move(words_);
    document["judged"] = std::move(judged_);
    return document;
  }

 private:
  void add_parameter(const Value& value, const ParameterDescription& parameter, const std::string& path,
                     const std::string& label_path, bool is_default) {
    if ((parameter.flags & FOTFASTE_PARAMETER_REPEATED) == 0)
      return add_one(value, parameter, path, label_path, is_default);
    for (std::size_t i = 0; i < value.items.size(); ++i)
      add_one(value.items[i], parameter, joined(path, std::to_string(i)), label_path, is_default);
  }

  void add_one(const Value& value, const ParameterDescription& parameter, const std::string& path,
               const std::string& label_path, bool is_default) {
    if (parameter.type == FOTFASTE_PARAMETER_TABLE)
      return add_table(value, parameter.fields, path, label_path, is_default);
    if (parameter.type == FOTFASTE_PARAMETER_CRITERION) return add_criterion(value, path);
    if (value.type != ValueType::text) return;
    if (const auto words = words_of(value.text, parameter)) words_[path] = label_document(*words);
  }

  void add_criterion(const Value& value, const std::string& path) {
    const model::LentValue lent(value);
    const Parameters criterion(&lent.get());
    try {
      words_[path] = label_document(criteria::in_words(criterion, names_));
      if (const auto judged = criteria::judged_in_words(criterion)) judged_[path] = label_document(*judged);
    } catch (const ParameterError&) {
      // Keys alone, which change another criterion: shown as they were written.
      words_.erase(path);
    }
  }

  static std::optional<Label> words_of(const std::string& text, const ParameterDescription& parameter) {
    std::optional<model::Text> found;
    switch (parameter.type) {
      case FOTFASTE_PARAMETER_DURATION:
        if (const auto duration = parse_duration(text)) return duration_in_words(*duration);
        break;
      case FOTFASTE_PARAMETER_POINT:
        if (const auto point = parse_point(text)) return point_in_words(*point);
        break;
      case FOTFASTE_PARAMETER_TEXT:
        if (const auto window = parse_window(text)) return window_in_words(*window);
        found = choice_words(parameter.name, text);
        break;
      case FOTFASTE_PARAMETER_CHOICE:
        found = choice_words(parameter.name, text);
        if (!found) found = value_label(parameter.name, text);
        break;
      case FOTFASTE_PARAMETER_COLUMN:
        return columns_of(text);
      default:
        break;
    }
    return found ? std::optional<Label>({found->sv, found->en}) : std::nullopt;
  }

  // "gender*cohort"; nothing when a column has no name of its own.
  static std::optional<Label> columns_of(std::string_view crossing) {
    Label label;
    while (true) {
      const std::size_t star = crossing.find('*');
      const auto column = column_label(crossing.substr(0, star));
      if (!column) return std::nullopt;
      label.sv.append(label.sv.empty() ? "" : " × ").append(column->sv);
      label.en.append(label.en.empty() ? "" : " × ").append(column->en);
      if (star == std::string_view::npos) return label;
      crossing.remove_prefix(star + 1);
    }
  }

  criteria::WordNames names_;
  Json labels_ = Json::object();
  Json defaults_ = Json::array();
  Json words_ = Json::object();
  Json judged_ = Json::object();
};

template <typename Number>
Json or_null(const std::optional<Number>& number) {
  return number ? Json(*number) : Json();
}

}  // namespace

Json parameters_document(const Value& settings) {
  return settings.type == ValueType::table ? value_document(settings) : Json::object();
}

Json parameter_notes_document(const model::Project& project, const model::PluginResult& plugin) {
  Notes notes(project);
  notes.add_table(plugin.settings, plugin.parameters, "", "", false);
  return notes.take();
}

Json definitions_document(const std::vector<model::DesignPurpose>& purposes) {
  Json list = Json::array();
  for (const model::DesignPurpose& purpose : purposes) {
    Json one = Json::object();
    one["id"] = purpose.id;
    one["title"] = text_document(purpose.title);
    one["denominator"] = purpose.denominator.empty() ? Json() : text_document(purpose.denominator);
    one["planned"] = or_null(purpose.planned);
    one["target"] = or_null(purpose.target);
    Json readings = Json::array();
    for (const model::DesignQuestion& question : purpose.questions) {
      Json reading = Json::object();
      reading["question"] = text_document(question.question);
      reading["reading"] = text_document(question.reading);
      reading["stated"] = question.answered;
      readings.push_back(std::move(reading));
    }
    one["readings"] = std::move(readings);
    list.push_back(std::move(one));
  }
  return list;
}

}  // namespace fotfaste::report
